// SPDX-License-Identifier: Apache-2.0
#include "event/entry.hpp"

#include "event/grammar.hpp"
#include "event/token_classes.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// First of its paragraph, or of its line: entries often stand line under line without a blank one between.
bool begins_line(const Document& document, std::size_t index) {
    const Sentence& sentence = document.sentences[index];
    if (index == 0 || document.sentences[index - 1].block != sentence.block)
        return true;
    const std::size_t before = document.sentences[index - 1].span.end;
    return before <= sentence.span.begin &&
           document.text().substr(before, sentence.span.begin - before).find('\n') != std::string_view::npos;
}

/// The date, a month or better, that begins with the token; null: none.
const TimeExpression* date_at(const Document& document, const DocumentTimes& times, std::uint32_t token) {
    const auto date = std::find_if(times.expressions.begin(), times.expressions.end(),
                                   [&](const TimeExpression& expression) {
                                       return expression.kind == TimeKind::date && expression.interval &&
                                              expression.interval->precision <= TimePrecision::month &&
                                              expression.span.begin == document.tokens[token].span.begin;
                                   });
    return date == times.expressions.end() ? nullptr : &*date;
}

bool is_dash(const Document& document, std::uint32_t token) {
    return is_one_of(document.words(document.tokens[token]), {"-", "--", "\u2013", "\u2014"});
}

/// The sentence after the last of a paragraph.
std::uint32_t end_of_block(const Document& document, std::uint32_t sentence) {
    std::uint32_t end = sentence;
    while (end < document.sentences.size() &&
           document.sentences[end].block == document.sentences[sentence].block)
        ++end;
    return end;
}

} // namespace

std::vector<Entry> date_lines(const Document& document, const DocumentTimes& times) {
    std::vector<Entry> found;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        if (!begins_line(document, s) || sentence.first_token >= sentence.end_token ||
            document.role(sentence) == BlockRole::title)
            continue;
        const TimeExpression* date = date_at(document, times, sentence.first_token);
        if (date == nullptr)
            continue;
        std::uint32_t token = sentence.first_token;
        while (token < sentence.end_token && (document.tokens[token].span.begin < date->span.end ||
                                              document.tokens[token].kind >= TokenKind::punctuation))
            ++token;
        const bool next_line = s + 1 < document.sentences.size() && begins_line(document, s + 1);
        if (token < sentence.end_token || !next_line)
            continue;
        if (!found.empty())
            found.back().end = s;
        std::uint32_t end = end_of_block(document, s);
        if (end == s + 1)
            end = end_of_block(document, end);
        found.push_back({date, s, sentence.end_token, end});
    }
    if (found.size() < 2)
        found.clear();
    return found;
}

std::optional<Entry> entry_at(const Document& document, const Sentence& sentence,
                              const DocumentTimes& times) {
    const auto index = static_cast<std::size_t>(&sentence - document.sentences.data());
    if (!begins_line(document, index))
        return std::nullopt;
    std::uint32_t token = sentence.first_token;
    while (token < sentence.end_token && document.tokens[token].kind >= TokenKind::punctuation)
        ++token; // bullets
    if (token >= sentence.end_token)
        return std::nullopt;
    const TimeExpression* date = date_at(document, times, token);
    if (date == nullptr)
        return std::nullopt;
    while (token < sentence.end_token && document.tokens[token].span.begin < date->span.end)
        ++token;
    constexpr std::uint32_t shortest_telling = 3; // tokens
    if (token + shortest_telling > sentence.end_token ||
        !(document.words(document.tokens[token]) == ":" || is_dash(document, token)))
        return std::nullopt;
    const auto at = static_cast<std::uint32_t>(index);
    return Entry{date, at, token + 1, end_of_block(document, at)};
}

Sentence without_head(const Document& document, const Sentence& sentence, const std::optional<Entry>& entry) {
    Sentence told = without_dateline(document, sentence);
    if (entry && entry->first_token > told.first_token && entry->first_token < told.end_token) {
        told.first_token = entry->first_token;
        told.span.begin = document.tokens[told.first_token].span.begin;
    }
    return told;
}

} // namespace dateline
