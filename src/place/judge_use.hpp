// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/mention.hpp"

#include <vector>

namespace dateline {

class TokenView;

/// Tell apart what a name stands for: the place itself, the body, people or government that bears the name
/// (associative), the place of writing (dateline), or no place at all (rejected: persons, months, ordinary
/// words). Sets `use`, `rejected` and `reason` of each mention; the reason names the rule.
void judge_use(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer);

} // namespace dateline
