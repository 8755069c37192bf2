// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"
#include "geo/footprint.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Whether the words speak of the place itself.
enum class PlaceUse : std::uint8_t {
    literal,     ///< `in Seoul`
    associative, ///< the government, people or thing that bears the name: `Seoul said`, `Chinese authorities`
    dateline,    ///< the place of writing: `SEOUL, Aug. 18 (UPI) —`
};

/// One gazetteer entry that a name could mean, with why it was taken or dropped.
struct Candidate {
    std::string entry_id;
    std::string name; ///< the entry's English name
    double score = 0; ///< higher is better; comparable within one reference only
    std::string reasons;
    bool operator==(const Candidate&) const = default;
};

/// The words that say where, and what they resolve to in their article.
struct PlaceReference {
    Span span; ///< all the words of a described part or relation; the name alone for a name
    PlaceUse use = PlaceUse::literal;
    std::optional<Footprint>
        footprint;        ///< absent: well formed but unknown (`X County`), or a pointer to nothing
    std::string entry_id; ///< the entry it names or is built on
    std::string name;     ///< neutral English name: `Musan County`, `eastern part of the Demilitarized Zone`
    std::string country;  ///< ISO 3166-1 alpha-2; `KR/KP` for a border; `international waters`
    std::string admin1;   ///< English name of the first-level division; empty where none or several
    std::string admin2;
    double confidence = 1;             ///< 0..1
    std::vector<Candidate> candidates; ///< best first

    bool operator==(const PlaceReference&) const = default;
};

} // namespace dateline
