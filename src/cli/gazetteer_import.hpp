// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"
#include "gazetteer/gazetteer.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace dateline {

/// What the subcommands of `gazetteer` that write an index share.
struct IndexOutput {
    std::filesystem::path path;
    bool overwrite = false;
    bool alone = false;
    std::vector<std::filesystem::path> gazetteers;

    void add_options(CLI::App& command);
    /// Throws UsageError when the output exists and may not be replaced, or its folder does not exist.
    void check() const;
    /// The gazetteer that the new index will be opened over; nothing when it is to stand alone.
    [[nodiscard]] std::optional<Gazetteer> base(const Session& session) const;
};

inline const Gazetteer* pointer_to(const std::optional<Gazetteer>& gazetteer) {
    return gazetteer ? &*gazetteer : nullptr;
}

/// `gazetteer import geonames|gns|lpf|layer`.
void add_gazetteer_imports(CLI::App& gazetteer, Session& session);

} // namespace dateline
