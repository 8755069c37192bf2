// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/event_mention.hpp"
#include "time/interval.hpp"

#include <optional>

namespace dateline {

/// A clause told at a length of time from the one it hangs on: `days after another soldier had crossed`, `a week
/// before the posts were blown up`. Neither time nor place of the clause above is its own.
struct ToldApart {
    TokenIndex mark = 0;      ///< `after`, `before`
    TokenIndex predicate = 0; ///< of the clause above
    int least_days = 0;       ///< how far from it, at least ...
    int most_days = 0;        ///< ... and at most
    bool earlier = false;     ///< the clause tells what came first
};
/// The clause of the mention, or the one it is a part of, told so; nothing: it is not.
std::optional<ToldApart> told_apart(const SentenceAnalysis& analysis, const EventMention& mention);

/// `It comes nine months after four people landed`: is the clause above about what the story told before?
bool points_at_story(const SentenceAnalysis& analysis, const ToldApart& apart);

/// The days so far from the interval of the clause above.
Interval shifted(const Interval& above, const ToldApart& apart);

} // namespace dateline
