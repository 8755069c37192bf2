// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/find_times.hpp"

#include <string_view>

namespace dateline {

/// Where the words about an expression look: `are to be built in September` lies ahead, `were punished in
/// September` behind.
enum class Direction : std::uint8_t { unknown, behind, ahead };

/// Judge by the verb nearest to the expression within its clause: before it first, then after it. Looks at a
/// bounded number of pieces.
Direction direction_of(std::string_view text, const FoundTimes& times, const FoundTime& found);

/// `said on Tuesday`, `told reporters on the 12th`: do words of saying stand just before?
bool follows_saying(const FoundTimes& times, const FoundTime& found);

/// `the first since a sergeant fled in August last year`: how far back the clause goes. The story is
/// elsewhere.
bool told_as_bound(std::string_view text, const FoundTimes& times, const FoundTime& found);

/// Is it the time of a clause that looks back: `a man who had fled in 2017`? Such a time moves no story.
bool told_as_background(std::string_view text, const FoundTimes& times, const FoundTime& found);

} // namespace dateline
