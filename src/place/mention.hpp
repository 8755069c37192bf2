// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "place/place_reference.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// What a run of words that could name a place is taken for.
enum class MentionKind : std::uint8_t {
    name,    ///< a name of the gazetteer
    demonym, ///< `Chinese`, `North Korean`: tells a country, is none
    unknown, ///< well formed (`X County`) but in no gazetteer
};

/// A run of words that could name a place, before anything is resolved.
struct Mention {
    std::uint32_t first = 0; ///< token
    std::uint32_t end = 0;   ///< one past the last token
    Span span;               ///< without a Korean particle
    MentionKind kind = MentionKind::name;
    std::vector<NameMatch> matches;
    std::string key;       ///< the folded words: the same name again has the same key
    std::string country;   ///< of a demonym
    std::string said_type; ///< type word beside or in the name: county, river, city ...; empty: none
    PlaceUse use = PlaceUse::literal;
    bool rejected = false;   ///< a person, a month, an ordinary word
    bool possessive = false; ///< followed by 's
    std::string reason;      ///< why rejected or associative

    // Filled by the choice among entries:
    std::optional<EntryIndex> entry;
    double confidence = 0;
    std::vector<Candidate> candidates;
    std::string why;
};

} // namespace dateline
