// SPDX-License-Identifier: Apache-2.0
#include "cli/gazetteer_files.hpp"

#include "base/data_path.hpp"
#include "gazetteer/gazetteer.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace dateline {

void add_gazetteer_option(CLI::App& command, std::vector<std::filesystem::path>& files) {
    // Texts, not paths: the library takes a path for a list of its parts and would swallow what follows.
    command
        .add_option_function<std::vector<std::string>>(
            "--gazetteer",
            [&files](const std::vector<std::string>& given) { files.assign(given.begin(), given.end()); },
            "Compiled places of your own over the default ones (repeatable; the later overrides)")
        ->allow_extra_args(false)
        ->type_name("FILE");
}

std::vector<std::filesystem::path> gazetteer_files(const Session& session,
                                                   const std::vector<std::filesystem::path>& extra) {
    std::vector<std::filesystem::path> files{
        find_data_file(session.data_directories(), "gazetteer/default.gaz")};
    files.insert(files.end(), extra.begin(), extra.end());
    return files;
}

std::vector<std::string> credits(const Gazetteer& gazetteer) {
    std::vector<std::string> said;
    for (const SourceView& source : gazetteer.sources()) {
        if (source.attribution.size() < 2) // "-": nobody is to be named
            continue;
        said.emplace_back(source.attribution);
        if (source.licence != "facts")
            said.back() += " (" + std::string{source.licence} + ")";
    }
    return said;
}

} // namespace dateline
