// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "gazetteer/place_record.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// What an import did.
struct ImportReport {
    std::uint64_t entries = 0;
    std::uint64_t names = 0;
    std::uint64_t already_known = 0; ///< left out: the gazetteer imported over has them
    std::uint64_t other_kinds = 0;   ///< left out: of kinds that are no places here
    std::uint64_t faulty = 0;        ///< left out: lines or features that cannot be read
    Diagnostics diagnostics;         ///< the first few faulty ones, each with its line

    /// Count a faulty line, and keep a word about it unless there are many already.
    void fault(const std::string& file, std::uint64_t line, std::string what);
};

/// Whether another spelling that a source lists is worth having: not a code (`ALV`), a mechanical
/// transliteration written small, a number, or something too short to be told from words.
bool is_usable_variant(std::string_view text);

/// Whether `base` has a place of that name and kind there already: same country, near, settlement or division
/// alike.
bool is_known_place(const Gazetteer* base, const PlaceRecord& record, PlacePrecision precision);

} // namespace dateline
