// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Where data files are looked for, first hit wins, each file on its own: the directory given on the command
/// line, `DATELINE_DATA`, the user's data directory (`$XDG_DATA_HOME/dateline` or `~/.local/share/dateline`),
/// the folder beside the executable (`data/`, as in a build tree), the install prefix (`share/dateline`).
/// Reads the environment: call it from cli/ only and hand the paths on.
std::vector<std::filesystem::path> data_directories(const std::filesystem::path& given = {});

/// The first existing `directory/relative`, e.g. "gazetteer/default.gaz". Throws SystemError naming every
/// place looked at when there is none.
std::filesystem::path find_data_file(const std::vector<std::filesystem::path>& directories,
                                     std::string_view relative);

} // namespace dateline
