// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/assemble.hpp"

namespace dateline {

/// How many a happening killed and injured, as told; `nobody was hurt` is exactly none of both.
struct Casualties {
    Quantity killed;
    Quantity injured;
};

/// Read from the sentences that tell the happening, and from those right after them that tell no other. The
/// words are the classes `killing`, `dying`, `injuring`, `the_dead` and `the_injured` of words.toml.
Casualties read_casualties(const ArticleReading& reading, const Happening& happening);

} // namespace dateline
