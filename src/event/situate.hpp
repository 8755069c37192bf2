// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/event_mention.hpp"
#include "place/place_reference.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Tokens [begin, end) of a sentence.
struct TokenRange {
    TokenIndex begin = 0;
    TokenIndex end = 0;
};
/// The tokens of the sentence that a span of the text covers; nothing when it covers none.
std::optional<TokenRange> tokens_in(const SentenceAnalysis& analysis, Span span);

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

/// Where a mention says that it happened.
struct Siting {
    const PlaceReference* place = nullptr;
    std::string derivation;
    int rank = 0; ///< 4 clause, 3 neighbouring clause, 2 sentence, 1 sentences before
};

/// The time words of the mention's clause, else of the clause above or below, else of the sentence. Times of
/// saying
/// (`said on Tuesday`) and bounds of comparison (`the first since 2019`) are not when it happened.
std::optional<Timing> time_of(const SentenceAnalysis& analysis, const EventMention& mention,
                              const DocumentTimes& times);

/// The finest place of the mention's clause that the scene can have happened at, else of the clauses about
/// it, else of the sentence. Countries only when nothing finer is told.
std::optional<Siting> place_of(const SentenceAnalysis& analysis, const EventMention& mention,
                               const std::vector<PlaceReference>& places);

/// Every finer place told in the mention's own clause, each apart from the others.
std::vector<Siting> places_apart(const SentenceAnalysis& analysis, const EventMention& mention,
                                 const std::vector<PlaceReference>& places);

/// Days all of whose bounds the two have in common; nothing when they exclude each other.
bool times_agree(const Interval& a, const Interval& b);
/// True where the two footprints may be the same spot.
bool places_agree(const Footprint& a, const Footprint& b, double slack_m);
/// Number of days, or a very large one for open intervals.
double length_days(const Interval& interval);

} // namespace dateline
