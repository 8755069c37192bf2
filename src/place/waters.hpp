// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/entry_options.hpp"

#include <vector>

namespace dateline {

class TokenView;

/// `the NLL in eastern waters`, `crossed the sea border in the East Sea`: lines of one name in two seas.
/// Words of the sentence that tell the side or the sea decide, else the nearest ones of the article,
/// which weigh half: an account of one boat names its sea once.
void read_waters(const std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                 EntryOptions& options);

} // namespace dateline
