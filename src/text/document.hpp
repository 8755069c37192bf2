// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"
#include "text/article.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dateline {

/// What a paragraph of a page is for. Only `title`, `heading` and `body` tell happenings; captions may
/// support them.
enum class BlockRole : std::uint8_t {
    title,     ///< the headline of this article
    heading,   ///< a heading or summary line inside it
    body,      ///< running text
    caption,   ///< under a picture
    byline,    ///< author, time stamp, agency line
    quotation, ///< an embedded post or pull quote with its own source and date line
    furniture, ///< everything else on the page
};

/// One paragraph or line of the page.
struct Block {
    Span span;
    BlockRole role = BlockRole::body;
    bool operator==(const Block&) const = default;
};

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol };

/// A `number` starts with a digit (`1,600`, `20th`, `20s`, `20일`).
/// One word, number or mark, after the conventions of the Universal Dependencies English treebanks: clitics
/// are apart (`South | Korea | 's`, `do | n't`), hyphenated words are split at hyphens (`trash | - |
/// filled`), abbreviations keep their dot (`Aug.`, `p.m.`, `U.S.`), numbers keep commas and points (`1,600`,
/// `2.5`).
struct Token {
    Span span;
    TokenKind kind = TokenKind::word;
    bool space_before = false; ///< white space stands between it and the token before
    bool operator==(const Token&) const = default;
};

/// A sentence: a run of tokens inside one block.
struct Sentence {
    Span span;                     ///< without white space at the ends
    std::uint32_t first_token = 0; ///< index into Document::tokens
    std::uint32_t end_token = 0;   ///< one past the last
    std::uint32_t block = 0;       ///< index into Document::blocks
    bool operator==(const Sentence&) const = default;
};

/// The line at the head of a report: `SEOUL, Aug. 18 (UPI) —`, `(서울=연합뉴스)`. Empty spans: part not
/// there.
struct Dateline {
    Span span;   ///< all of it, dash included
    Span place;  ///< `SEOUL`
    Span date;   ///< `Aug. 18`
    Span agency; ///< `UPI`
    bool operator==(const Dateline&) const = default;
};

/// What a stamp of the page says.
enum class StampKind : std::uint8_t {
    published, ///< said to be the publication
    updated,   ///< said to be a change after it
    unsaid,    ///< a date by itself: most often the publication
};

/// An article cut into blocks, sentences and tokens, all in text order.
struct Document {
    Article article;
    std::vector<Block> blocks;
    std::vector<Sentence> sentences; ///< of all blocks, furniture included: see told()
    std::vector<Token> tokens;
    std::optional<Dateline> dateline;
    /// Parts of blocks in the page's head (and foot) that carry a publication or update time: the words of
    /// weekday, day, time and zone, without what introduces them. Publications come first, then dates by
    /// themselves, then updates; in text order within each.
    std::vector<Span> stamps;
    std::vector<StampKind> stamp_kinds; ///< one for each of `stamps`

    [[nodiscard]] std::string_view text() const { return article.text; }
    [[nodiscard]] std::string_view words(Span span) const { return span.of(article.text); }
    [[nodiscard]] std::string_view words(const Token& token) const { return token.span.of(article.text); }
    [[nodiscard]] BlockRole role(const Sentence& sentence) const { return blocks[sentence.block].role; }
    /// True for sentences of titles, headings and running text.
    [[nodiscard]] bool told(const Sentence& sentence) const { return role(sentence) <= BlockRole::body; }
};

} // namespace dateline
