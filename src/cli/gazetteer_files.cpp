// SPDX-License-Identifier: Apache-2.0
#include "cli/gazetteer_files.hpp"

#include "base/data_path.hpp"

#include <CLI/CLI.hpp>

namespace dateline {

void add_gazetteer_option(CLI::App& command, std::vector<std::filesystem::path>& files) {
    command
        .add_option("--gazetteer", files,
                    "Compiled places of your own over the default ones (repeatable; the later overrides)")
        ->expected(1)
        ->take_all()
        ->type_name("FILE");
}

std::vector<std::filesystem::path> gazetteer_files(const Session& session,
                                                   const std::vector<std::filesystem::path>& extra) {
    std::vector<std::filesystem::path> files{
        find_data_file(session.data_directories(), "gazetteer/default.gaz")};
    files.insert(files.end(), extra.begin(), extra.end());
    return files;
}

} // namespace dateline
