// SPDX-License-Identifier: Apache-2.0
#include "place/token_view.hpp"

#include "base/ascii.hpp"
#include "text/character.hpp"

#include <limits>

namespace dateline {

namespace {

bool is_all_capitals(std::string_view word) {
    int letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const Character c = character_at(word, at);
        if (c.kind == CharacterKind::lower || c.kind == CharacterKind::letter)
            return false;
        letters += c.kind == CharacterKind::upper ? 1 : 0;
        at += c.size;
    }
    return letters > 1;
}

} // namespace

TokenView::TokenView(const Document& document) : m_document(&document), m_tokens(document.tokens.size()) {
    m_none.sentence = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        bool started = false;
        int words = 0;
        int capitals = 0;
        for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
            const Token& token = document.tokens[i];
            const std::string_view text = document.words(token);
            PlaceToken& out = m_tokens[i];
            out.small = to_lower(text);
            out.sentence = s;
            out.word = token.kind == TokenKind::word;
            if (!out.word)
                continue;
            out.capital = character_at(text, 0).kind == CharacterKind::upper;
            out.all_capitals = is_all_capitals(text);
            out.starts_sentence = !started;
            started = true;
            if (text.size() > 3) {
                ++words;
                capitals += out.capital ? 1 : 0;
            }
        }
        // Headlines in title case write every longer word with a capital; running text has small verbs.
        if (words >= 3 && capitals * 10 >= words * 9)
            for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i)
                m_tokens[i].in_headline = true;
    }
}

const PlaceToken& TokenView::operator[](std::int64_t index) const {
    return index >= 0 && index < static_cast<std::int64_t>(m_tokens.size())
               ? m_tokens[static_cast<std::size_t>(index)]
               : m_none;
}

bool TokenView::same_sentence(std::int64_t a, std::int64_t b) const {
    const std::uint32_t one = (*this)[a].sentence;
    return one == (*this)[b].sentence && one != m_none.sentence;
}

std::uint32_t TokenView::match(std::uint32_t first, std::string_view words) const {
    std::uint32_t at = first;
    while (!words.empty()) {
        const std::size_t blank = words.find(' ');
        const std::string_view word = words.substr(0, blank);
        words = blank == std::string_view::npos ? std::string_view{} : words.substr(blank + 1);
        if (at > first && small(at) == "-" && same_sentence(at, first))
            ++at;
        if (at >= size() || small(at) != word || !same_sentence(at, first))
            return first;
        ++at;
    }
    return at;
}

} // namespace dateline
