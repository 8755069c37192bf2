// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/containers.hpp"

#include <vector>

namespace dateline {

class TokenView;

/// `Edmonton, south of Cairns`, `X, just outside Y`: they are neighbours. Of the candidates those beside one
/// of Y's gain; where none is, the gazetteer does not know this X, and its key is added to `elsewhere`.
void read_neighbours(const std::vector<Mention>& mentions, const TokenView& tokens, EntryOptions& options,
                     NamesElsewhere& elsewhere);

} // namespace dateline
