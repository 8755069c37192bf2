// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

class Gazetteer;

/// The option `--gazetteer FILE` of every command that resolves places: compiled indexes of the user's own,
/// opened over the default one; may be given several times, later ones override earlier ones.
void add_gazetteer_option(CLI::App& command, std::vector<std::filesystem::path>& files);

/// What to open: the default index, looked for where data files are, then `extra` in order. Throws
/// SystemError when the default is nowhere, naming the places looked at.
std::vector<std::filesystem::path> gazetteer_files(const Session& session,
                                                   const std::vector<std::filesystem::path>& extra = {});

/// What is to be said of each source wherever its places are shown: who, and under which licence. Travels in
/// every output.
std::vector<std::string> credits(const Gazetteer& gazetteer);

} // namespace dateline
