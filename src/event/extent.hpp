// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"

namespace dateline {

/// How long the thing is that a noun names, in metres: `160 metres of wall`, `a 10-kilometre fence`, `a fence
/// stretching 3 km`, `two miles of barbed wire`. Heights, widths and distances from elsewhere are no lengths.
/// Nothing told: an empty Quantity.
Quantity length_of(const SentenceAnalysis& analysis, TokenIndex noun);

} // namespace dateline
