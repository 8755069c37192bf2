// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "gazetteer/place_record.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// A gazetteer as people edit it: a folder with `types.tsv`, `sources.tsv`, `entries/*.tsv` and
/// `shapes/*.geojson`.
struct GazetteerDefinitions {
    struct Entry {
        PlaceRecord record;
        std::string position; ///< `file:line` of it
    };
    std::vector<PlaceType> types;
    std::vector<PlaceSource> sources;
    std::vector<Entry> entries; ///< sorted by id
};

/// Reads and checks a folder. Types, sources and parents may also be those of `base`, so that a folder of a
/// user's own entries needs only `entries/`. Throws DataError, starting with `file:line:column`, at the first
/// fault: unknown type, parent, source or shape; an id twice; parents in a circle; a number out of its range;
/// text not in NFC; rows unsorted; an invalid shape.
GazetteerDefinitions read_definitions(const std::filesystem::path& folder, const Gazetteer* base = nullptr);

/// `text[@lang[-scheme]][!status]`. Throws DataError without a position when it is not of that form.
PlaceName parse_place_name(std::string_view item);

} // namespace dateline
