// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"
#include "event/lexicon.hpp"
#include "gazetteer/gazetteer.hpp"
#include "layers/own_layers.hpp"
#include "place/place_memory.hpp"
#include "syntax/parser.hpp"
#include "time/chronology.hpp"

#include <filesystem>
#include <vector>

namespace dateline {

/// The data that reading an article needs: shared by all threads, immutable but for the memory, which guards
/// itself.
struct Resources {
    Gazetteer gazetteer;
    Chronology chronology;
    Lexicon lexicon;
    Parser parser;
    PlaceMemory place_memory; ///< what it keeps is of the gazetteer
    OwnLayers own_layers;     ///< tables and types of a user's layer definitions
};

/// Find and open them. `more_gazetteers` are compiled indexes that override the default one. Throws
/// SystemError naming the places looked at when a file is missing, DataError when one is damaged.
Resources load_resources(const Session& session, const std::vector<std::filesystem::path>& more_gazetteers);

} // namespace dateline
