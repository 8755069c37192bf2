// SPDX-License-Identifier: Apache-2.0
#include "text/block_look.hpp"

#include "text/character.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::uint32_t short_block = 60; ///< words; longer blocks are not held against word lists

bool is_separator(char32_t c) {
    return c == '|' || c == '>' || c == 0xBB || c == 0xB7 || c == 0x203A || c == 0x2022;
}

bool is_bullet(char32_t c) {
    return c == '-' || c == '*' || c == 0x2022 || c == 0xB7 || c == 0x2023 || c == 0x25AA || c == 0x25CF ||
           c == 0x25A0 || c == 0x25B2 || c == 0x25B6 || c == 0x25B7 || c == 0x2013;
}

class Measurer {
public:
    explicit Measurer(const Document& document) : m_document(document) {}

    void measure(std::uint32_t block, BlockMeasures& measures, std::vector<Stamp>& stamps) const {
        count(measures);
        measures.full_stop = ends_like_sentence(measures);
        if (measures.words <= short_block) {
            measures.furniture = match_furniture(m_document.words(m_document.blocks[block].span),
                                                 measures.words, measures.quoted);
            if (measures.furniture == FurnitureWords::byline && measures.full_stop &&
                starts_with_by(measures))
                measures.furniture = FurnitureWords::none; // By Tuesday the guards had gone.
            if (measures.furniture == FurnitureWords::none && is_address_line(measures))
                measures.furniture = FurnitureWords::furniture;
            const std::vector<Stamp> found =
                match_stamps(m_document, block, measures.first_token, measures.end_token);
            measures.stamped = !found.empty();
            stamps.insert(stamps.end(), found.begin(), found.end());
        }
        measures.look = look_of(measures);
    }

private:
    const Document& m_document;

    [[nodiscard]] Character first_of(std::uint32_t token) const {
        return character_at(m_document.text(), m_document.tokens[token].span.begin);
    }

    void count(BlockMeasures& measures) const {
        for (std::uint32_t i = measures.first_token; i < measures.end_token; ++i) {
            const Token& token = m_document.tokens[i];
            const Character c = first_of(i);
            if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
                ++measures.words;
                if (c.kind == CharacterKind::lower || c.kind == CharacterKind::letter)
                    ++measures.lower;
            } else if (is_separator(c.code_point)) {
                ++measures.separators;
            } else if (c.code_point == '"' || c.code_point == 0x201C || c.code_point == 0x300C) {
                measures.quoted = true;
            }
        }
    }

    [[nodiscard]] bool starts_with_by(const BlockMeasures& measures) const {
        const std::string_view word = m_document.words(m_document.tokens[measures.first_token]);
        return word == "By" || word == "BY";
    }

    /// A mail or web address with hardly a word beside it.
    [[nodiscard]] bool is_address_line(const BlockMeasures& measures) const {
        constexpr std::uint32_t most_words = 5;
        if (measures.words > most_words || measures.full_stop)
            return false;
        for (std::uint32_t i = measures.first_token; i < measures.end_token; ++i) {
            const std::string_view word = m_document.words(m_document.tokens[i]);
            if (word.size() > 5 && (word.find('@', 1) != std::string_view::npos || word.starts_with("http") ||
                                    word.starts_with("www.")))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool ends_like_sentence(const BlockMeasures& measures) const {
        for (std::uint32_t i = measures.end_token; i > measures.first_token; --i) {
            const Character c = first_of(i - 1);
            if (c.kind == CharacterKind::close || c.code_point == '"' || c.code_point == '\'')
                continue;
            const char last = m_document.text()[m_document.tokens[i - 1].span.end - 1];
            return last == '.' || last == '!' || last == '?' || c.code_point == 0x3002 ||
                   c.code_point == 0x2026;
        }
        return false;
    }

    [[nodiscard]] BlockLook look_of(const BlockMeasures& measures) const {
        constexpr std::uint32_t sentence_words = 8;
        constexpr std::uint32_t korean_words = 5; // particles stay attached: fewer and longer words
        constexpr std::uint32_t long_block = 25;
        constexpr std::uint32_t shortest_sentence = 3;
        constexpr std::uint32_t introducing_words = 5;
        if (measures.first_token < measures.end_token &&
            is_bullet(first_of(measures.first_token).code_point) &&
            measures.end_token - measures.first_token > 1)
            return BlockLook::item;
        const bool hangul = is_hangul(first_of(measures.first_token).code_point);
        const bool many_small = measures.lower * 2 >= measures.words;
        if (measures.full_stop && measures.words >= (hangul ? korean_words : sentence_words) && many_small)
            return BlockLook::text;
        if (measures.words >= long_block && measures.separators * 5 < measures.words &&
            measures.lower * 3 >= measures.words)
            return BlockLook::text;
        if (measures.full_stop && measures.sentences >= 3 && measures.lower * 4 >= measures.words &&
            measures.words >= sentence_words)
            return BlockLook::text;
        if (measures.sentences >= 2 && measures.words >= sentence_words && many_small)
            return BlockLook::text; // ... the mines. AFP, BLOOMBERG
        if (measures.full_stop && measures.words >= shortest_sentence && measures.lower > 0)
            return BlockLook::sentence;
        if (many_small && measures.words >= introducing_words &&
            m_document.words(m_document.tokens[measures.end_token - 1]) == ":")
            return BlockLook::sentence; // Before we close, here is what we know:
        return BlockLook::line;
    }
};

} // namespace

std::vector<BlockMeasures> measure_blocks(const Document& document, std::vector<Stamp>& stamps) {
    std::vector<BlockMeasures> all(document.blocks.size());
    for (const Sentence& sentence : document.sentences) {
        BlockMeasures& measures = all[sentence.block];
        if (measures.sentences == 0)
            measures.first_token = sentence.first_token;
        measures.end_token = sentence.end_token;
        ++measures.sentences;
    }
    const Measurer measurer{document};
    for (std::uint32_t block = 0; block < all.size(); ++block) {
        if (all[block].sentences > 0)
            measurer.measure(block, all[block], stamps);
    }
    return all;
}

} // namespace dateline
