// SPDX-License-Identifier: Apache-2.0
#include "event/entry.hpp"

#include "event/grammar.hpp"

#include <algorithm>

namespace dateline {

std::optional<Entry> entry_at(const Document& document, const Sentence& sentence,
                              const DocumentTimes& times) {
    const auto index = static_cast<std::size_t>(&sentence - document.sentences.data());
    const bool first = index == 0 || document.sentences[index - 1].block != sentence.block;
    if (!first)
        return std::nullopt;
    std::uint32_t token = sentence.first_token;
    while (token < sentence.end_token && document.tokens[token].kind >= TokenKind::punctuation)
        ++token; // bullets
    if (token >= sentence.end_token)
        return std::nullopt;
    const auto date = std::find_if(times.expressions.begin(), times.expressions.end(),
                                   [&](const TimeExpression& expression) {
                                       return expression.kind == TimeKind::date && expression.interval &&
                                              expression.interval->precision <= TimePrecision::month &&
                                              expression.span.begin == document.tokens[token].span.begin;
                                   });
    if (date == times.expressions.end())
        return std::nullopt;
    while (token < sentence.end_token && document.tokens[token].span.begin < date->span.end)
        ++token;
    constexpr std::uint32_t shortest_telling = 3; // tokens
    if (token + shortest_telling > sentence.end_token ||
        !is_one_of(document.words(document.tokens[token]), {":", "-", "--", "\u2013", "\u2014"}))
        return std::nullopt;
    return Entry{&*date, token + 1};
}

} // namespace dateline
