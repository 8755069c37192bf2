// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/mention.hpp"
#include "place/type_words.hpp"

#include <vector>

namespace dateline {

class TokenView;

/// Every run of words that could name a place, in text order, not overlapping: names of the gazetteer with
/// the type word beside them, demonyms, and well-formed names that no gazetteer has. Sees words only: nothing
/// is resolved.
std::vector<Mention> find_mentions(const TokenView& tokens, const Gazetteer& gazetteer,
                                   const TypeWords& types);

/// Puts mentions at exactly these spans, in place of what touches them: names given from outside, each looked
/// up whole.
void take_given_spans(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                      const std::vector<Span>& spans);

} // namespace dateline
