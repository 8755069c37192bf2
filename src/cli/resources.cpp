// SPDX-License-Identifier: Apache-2.0
#include "cli/resources.hpp"

#include "base/data_path.hpp"
#include "base/error.hpp"
#include "cli/gazetteer_files.hpp"
#include "layers/definitions.hpp"

#include <utility>

namespace dateline {

namespace {

namespace fs = std::filesystem;

/// Every `layers` folder, a user's before ours: the first file of a name counts.
std::vector<fs::path> layer_folders(const std::vector<fs::path>& directories) {
    std::vector<fs::path> folders;
    std::error_code unreadable;
    for (const fs::path& directory : directories)
        if (fs::is_directory(directory / "layers", unreadable))
            folders.push_back(directory / "layers");
    if (folders.empty())
        find_data_file(directories, "layers"); // throws, naming every place looked at
    return folders;
}

} // namespace

Resources load_resources(const Session& session, const std::vector<fs::path>& more_gazetteers) {
    const std::vector<fs::path> directories = session.data_directories();
    LayerDefinitions definitions = read_layer_definitions(layer_folders(directories));
    for (const std::string& family : session.without) {
        if (!switch_off(definitions.lexicon.families, family))
            fail<UsageError>("--without {}: no such family of rules", family);
    }
    return {Gazetteer{gazetteer_files(session, more_gazetteers)},
            Chronology::read(find_data_file(directories, "gazetteer/chronology.tsv")),
            std::move(definitions.lexicon),
            Parser{find_data_file(directories, "syntax/english.model")},
            PlaceMemory{},
            std::move(definitions.own)};
}

} // namespace dateline
