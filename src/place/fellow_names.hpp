// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/entry_options.hpp"

#include <vector>

namespace dateline {

class TokenView;

/// `Alabama, Georgia, Kansas and Utah`, `Guinea, Niger and Togo`: what is told in one list is of one
/// kind. Where at least two others, and half of them, can only be countries or divisions of one country,
/// so is each.
void read_lists(const std::vector<Mention>& mentions, const TokenView& tokens, EntryOptions& options);

/// `Congo` where the article also has `the Republic of Congo`: the longer name tells which.
void read_longer_names(const std::vector<Mention>& mentions, EntryOptions& options);

} // namespace dateline
