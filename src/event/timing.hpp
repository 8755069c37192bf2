// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/nearness.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// When a mention says that it happened.
struct Timing {
    Interval interval;
    Span span;
    bool from_text = false; ///< the year stands in the article
    std::string derivation; ///< which words, found where
    int rank = 0;           ///< 3 clause, 2 neighbouring clause, 1 sentence
};

/// `on the 9th, the 18th and the 20th`: the days of a list in the mention's clause, each of which is a
/// happening of its own. Empty where there is no list, or its days follow on one another (`on May 28 and
/// 29`).
std::vector<Timing> days_listed(const SentenceAnalysis& analysis, const EventMention& mention,
                                const DocumentTimes& times);

/// Time words in the mention's clause that nothing resolved (no publication date, say): what they count in.
enum class UnresolvedTime : std::uint8_t { none, year, other };
UnresolvedTime unresolved_time(const SentenceAnalysis& analysis, const EventMention& mention,
                               const DocumentTimes& times, Span* words = nullptr);

/// The time words of the mention's clause, else of the clause above or below, else of the sentence. Times of
/// saying (`said on Tuesday`) and bounds of comparison (`the first since 2019`) are not when it happened.
std::optional<Timing> time_of(const SentenceAnalysis& analysis, const EventMention& mention,
                              const DocumentTimes& times);

/// Days all of whose bounds the two have in common; nothing when they exclude each other.
bool times_agree(const Interval& a, const Interval& b);
/// Number of days, or a very large one for open intervals.
double length_days(const Interval& interval);

} // namespace dateline
