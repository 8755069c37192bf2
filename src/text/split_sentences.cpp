// SPDX-License-Identifier: Apache-2.0
#include "text/split_sentences.hpp"

#include "text/abbreviation.hpp"
#include "text/character.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

/// Words that, capitalised after an abbreviation, begin a sentence.
constexpr std::array<std::string_view, 58> openers{
    "The",  "A",         "An",    "He",      "She",       "It",   "They", "We",      "I",     "You",
    "In",   "On",        "At",    "But",     "And",       "This", "That", "These",   "Those", "There",
    "If",   "When",      "While", "After",   "Before",    "As",   "For",  "However", "Since", "Although",
    "His",  "Her",       "Their", "Its",     "Our",       "My",   "Some", "Many",    "Most",  "No",
    "What", "Who",       "How",   "Why",     "Where",     "So",   "Yet",  "Then",    "Both",  "Under",
    "With", "According", "Last",  "Earlier", "Meanwhile", "By",   "From", "To"};

class Splitter {
public:
    Splitter(std::string_view text, const std::vector<Token>& tokens) : m_text(text), m_tokens(tokens) {}

    /// Index one past the last token of the sentence that starts at `first`.
    [[nodiscard]] std::uint32_t sentence_end(std::uint32_t first) const {
        const auto count = static_cast<std::uint32_t>(m_tokens.size());
        for (std::uint32_t i = first; i < count; ++i) {
            if (!may_end(i))
                continue;
            std::uint32_t end = i + 1;
            while (end < count && (closes(end) || footnote(end)))
                end += footnote(end) ? 3U : 1U;
            if (i == first + 1 && end == i + 1 && enumerates(first))
                continue;
            if (end == count || ends(i, end))
                return end;
            i = end - 1;
        }
        return count;
    }

private:
    std::string_view m_text;
    const std::vector<Token>& m_tokens;

    [[nodiscard]] std::string_view words(std::uint32_t i) const { return m_tokens[i].span.of(m_text); }
    [[nodiscard]] Character first_of(std::uint32_t i) const {
        return character_at(m_text, m_tokens[i].span.begin);
    }

    [[nodiscard]] bool may_end(std::uint32_t i) const {
        const char last = m_text[m_tokens[i].span.end - 1];
        if (last == '.' || last == '!' || last == '?')
            return true;
        if (static_cast<unsigned char>(last) < 0x80 || m_tokens[i].kind != TokenKind::punctuation)
            return false;
        const char32_t c = first_of(i).code_point;
        return c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0E;
    }

    /// Quotation marks and brackets that close, standing close to what is before them.
    [[nodiscard]] bool closes(std::uint32_t i) const {
        const Token& token = m_tokens[i];
        if (token.kind != TokenKind::punctuation || token.space_before)
            return false;
        const Character c = first_of(i);
        return c.kind == CharacterKind::close || c.code_point == '"' || c.code_point == '\'';
    }

    /// `[7]` behind the sentence.
    [[nodiscard]] bool footnote(std::uint32_t i) const {
        return i + 2 < m_tokens.size() && words(i) == "[" && words(i + 2) == "]" &&
               m_tokens[i + 1].kind == TokenKind::number;
    }

    /// `1.` at the head of a sentence.
    [[nodiscard]] bool enumerates(std::uint32_t i) const {
        constexpr std::uint32_t most_digits = 2;
        return m_tokens[i].kind == TokenKind::number && m_tokens[i].span.size() <= most_digits &&
               words(i + 1) == ".";
    }

    /// Does the sentence end at the mark `i`, when `next` is the first token behind it and its closing marks?
    [[nodiscard]] bool ends(std::uint32_t i, std::uint32_t next) const {
        const bool stop_alone = m_tokens[i].kind != TokenKind::word;
        const bool closed = next > i + 1;
        const Character beginning = opening_of(next);
        if (stop_alone) {
            if (!m_tokens[next].space_before)
                return glued_sentence(i, next, beginning);
            if (beginning.kind == CharacterKind::lower)
                return false;
            const std::string_view mark = words(i);
            if (mark.front() == '.' && mark.size() > 1)
                return beginning.kind == CharacterKind::upper || beginning.kind == CharacterKind::letter;
            return true;
        }
        if (!m_tokens[next].space_before && !closed)
            return false;
        return abbreviation_ends(i, next, beginning);
    }

    /// The first character behind opening quotation marks and brackets.
    [[nodiscard]] Character opening_of(std::uint32_t next) const {
        while (next + 1 < m_tokens.size()) {
            const Character c = first_of(next);
            if (c.kind != CharacterKind::open && c.code_point != '"' && c.code_point != '\'')
                return c;
            ++next;
        }
        return first_of(next);
    }

    /// `... closed.The guards ...`: the space was lost.
    [[nodiscard]] bool glued_sentence(std::uint32_t i, std::uint32_t next, const Character& beginning) const {
        if (i == 0 || words(i) != "." || m_tokens[next].kind == TokenKind::punctuation)
            return false;
        return beginning.kind == CharacterKind::upper && m_tokens[i - 1].span.size() > 2 &&
               m_tokens[next].span.size() > 1;
    }

    [[nodiscard]] bool abbreviation_ends(std::uint32_t i, std::uint32_t next,
                                         const Character& beginning) const {
        if (beginning.kind == CharacterKind::lower)
            return false;
        const bool opener = std::find(openers.begin(), openers.end(), words(next)) != openers.end();
        const bool quoted = first_of(next).kind == CharacterKind::open || first_of(next).code_point == '"';
        const std::string_view word = words(i);
        switch (find_abbreviation(word)) {
        case Abbreviation::title:
        case Abbreviation::number:
            return false;
        case Abbreviation::month:
            return opener || quoted;
        case Abbreviation::plain:
            return opener || quoted || (is_clock(word) && next_is_clause(next));
        case Abbreviation::none:
            break;
        }
        // Initials and letter chains.
        return opener && word.size() > 2;
    }

    /// `p.m.`, `a.m.`
    [[nodiscard]] static bool is_clock(std::string_view word) {
        return word.size() == 4 && (word[2] == 'm' || word[2] == 'M');
    }

    /// After a clock time a capital begins a sentence, unless it is a weekday, month or time zone.
    [[nodiscard]] bool next_is_clause(std::uint32_t next) const {
        const std::string_view word = words(next);
        if (first_of(next).kind != CharacterKind::upper || word.back() == '.')
            return false;
        if (std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
            return false; // EDT, KST
        constexpr std::array<std::string_view, 24> dates{
            "Monday",   "Tuesday",  "Wednesday", "Thursday", "Friday",  "Saturday", "Sunday", "January",
            "February", "March",    "April",     "May",      "June",    "July",     "August", "September",
            "October",  "November", "December",  "Korea",    "Eastern", "Pacific",  "Seoul",  "Pyongyang"};
        return std::find(dates.begin(), dates.end(), word) == dates.end();
    }
};

} // namespace

void split_sentences(std::string_view text, std::uint32_t block, std::uint32_t first,
                     const std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
    const Splitter splitter{text, tokens};
    while (first < tokens.size()) {
        const std::uint32_t end = splitter.sentence_end(first);
        sentences.push_back({{tokens[first].span.begin, tokens[end - 1].span.end}, first, end, block});
        first = end;
    }
}

} // namespace dateline
