// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/lexicon.hpp"
#include "layers/own_layers.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// One definition file: a layer, the types it collects, and the words that report them.
struct LayerDefinition {
    std::string name;  ///< the file's stem
    std::string table; ///< where its happenings stand: `incidents`, `fortifications` or an OwnTable
    ReportKind kind = ReportKind::incident;
    std::vector<std::string> types; ///< in the file's order
    std::filesystem::path style;    ///< QGIS style beside the file; empty: none
};

/// The definitions of a folder: word classes, layers, and the lexicon built of all of them.
struct LayerDefinitions {
    std::vector<LayerDefinition> layers; ///< by name
    Lexicon lexicon;
    OwnLayers own; ///< what a store must keep of them: types that are not ours, tables besides ours
};

/// Read `words.toml` and every other `*.toml` of the folder, in the order of their names. Throws DataError
/// with `file:line:column` for what is malformed, unknown or contradictory: classes nobody declared, roles
/// that do not exist, rules that give no type, the same type twice, names that no table can have.
LayerDefinitions read_layer_definitions(const std::filesystem::path& folder);

/// The same of several folders: a user's file replaces ours of the same name, new files add to them.
LayerDefinitions read_layer_definitions(const std::vector<std::filesystem::path>& folders);

} // namespace dateline
