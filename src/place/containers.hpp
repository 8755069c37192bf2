// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/entry_options.hpp"
#include "place/type_words.hpp"

#include <string>
#include <unordered_set>
#include <vector>

namespace dateline {

class TokenView;

/// Keys of names that are said to lie where none of their candidates lies: `London, Ky.`
using NamesElsewhere = std::unordered_set<std::string>;

/// `X, Y`, `X in Y`, `Y's X`, `the Chinese city of X`: what stands beside a name says what it lies in.
/// Weighed in `container` of both; names that lie in none of what is said are added to `elsewhere`.
void read_containers(const std::vector<Mention>& mentions, const TokenView& tokens,
                     const Gazetteer& gazetteer, const TypeWords& types, EntryOptions& options,
                     NamesElsewhere& elsewhere);

/// A name means the same all over an article: what stands beside it once holds for the bare ones.
void share_containers(const std::vector<Mention>& mentions, EntryOptions& options);

} // namespace dateline
