// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/mention.hpp"
#include "place/place_hints.hpp"
#include "place/type_words.hpp"

#include <vector>

namespace dateline {

class TokenView;

/// Choose for every mention that is not rejected the entry it means, all of them together: by type words,
/// containers said beside the name, countries and other places of the article, nearness to them, prominence
/// and hints. Sets `entry`, `candidates` (best first, with reasons), `confidence` and `why`.
void choose_entries(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                    const TypeWords& types, const PlaceHints& hints);

/// The entry of a country by its ISO code; nothing when the gazetteer has none.
std::optional<EntryIndex> country_entry(const Gazetteer& gazetteer, std::string_view iso);

} // namespace dateline
