// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <cstddef>
#include <string>

namespace dateline {

/// A counter on a terminal's last line; silent when standard error is no terminal or with -q.
class Progress {
public:
    Progress(const Session& session, std::string what);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void set(std::size_t count);
    void done(); ///< wipe the line

private:
    std::string m_what;
    bool m_shown = false;
};

} // namespace dateline
