// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/event_mention.hpp"

#include <optional>

namespace dateline {

/// Tokens [begin, end) of a sentence.
struct TokenRange {
    TokenIndex begin = 0;
    TokenIndex end = 0;
};
/// The tokens of the sentence that a span of the text covers; nothing when it covers none.
std::optional<TokenRange> tokens_in(const SentenceAnalysis& analysis, Span span);

/// Parsers hang a clause on the time words in front of it: `the last dash: on 13 November he ran`.
bool hangs_on(const SentenceAnalysis& analysis, std::uint32_t frame, TokenRange range);

/// `since last spring, when its troops began to lay mines`: the clause says what came about then.
bool is_told_as_when(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range);

/// `The men who had been held in Shenyang in February were sent back`, `Fences that were swept away last
/// September have been rebuilt`: the words stand in a clause in front of the verb that tells what was before.
bool is_of_flashback(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range);

/// How near the clause of the tokens is to that of the mention: 3 the same, 2 directly above or below, 1
/// elsewhere.
int nearness(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range);

} // namespace dateline
