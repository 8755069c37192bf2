// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <vector>

namespace dateline {

/// The head of an entry in a chronology: `Aug. 20, 2024 -- A sergeant crosses the line.` All of its paragraph
/// is told in the present and happened then.
struct Entry {
    const TimeExpression* date = nullptr; ///< dated to a month or better; of the times given
    std::uint32_t sentence = 0;           ///< the one that has the head, index into Document::sentences
    std::uint32_t first_token = 0;        ///< where the telling begins, index into Document::tokens
    std::uint32_t end = 0;                ///< the first sentence that is not of the entry
};

/// The entry whose head stands at the beginning of the sentence; nothing where the sentence is no first one
/// of its paragraph or line, or does not begin with a date and a colon or dash.
std::optional<Entry> entry_at(const Document& document, const Sentence& sentence, const DocumentTimes& times);

/// Heads that stand on lines of their own, `November 2017` above what happened then: each holds to the next
/// one, the last for its paragraph or, where it is one by itself, the next. Empty where the text has fewer
/// than two.
std::vector<Entry> date_lines(const Document& document, const DocumentTimes& times);

/// The sentence without what stands before its grammar begins: a dateline, the head of the entry.
Sentence without_head(const Document& document, const Sentence& sentence, const std::optional<Entry>& entry);

} // namespace dateline
