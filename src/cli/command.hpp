// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dateline {

/// What every command shares: where data files are, how much to say, and how the run ended.
struct Session {
    std::string version;                  ///< of the program
    std::filesystem::path data_directory; ///< --data, may be empty
    std::vector<std::string> without;     ///< families of rules switched off, to measure what they add
    bool quiet = false;                   ///< -q
    int verbosity = 0;                    ///< number of -v
    int exit_code = 0;                    ///< 0 fine, 1 something failed, 2 wrong use

    /// Places to look for data files, in order.
    [[nodiscard]] std::vector<std::filesystem::path> data_directories() const;
    /// Print what is worth saying to stderr, and remember failures in the exit code.
    void report(const Diagnostics& diagnostics);
};

/// Each command adds its options to the command line; its callback does the work and sets
/// `session.exit_code`. `session` outlives `app`. One function and one file `command_<name>.cpp` a command;
/// commands.cpp lists them all.
void add_commands(CLI::App& app, Session& session);

} // namespace dateline
