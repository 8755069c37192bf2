// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// What the word lists say of a block.
enum class FurnitureWords : std::uint8_t {
    none,
    furniture,
    caption,
    byline,
    biography, ///< of the author, if it stands behind the text
    aside,     ///< furniture, and so are the lines behind it that are no sentences
    tail,      ///< furniture, and so is what follows until running text comes back
    end,       ///< the same, but it hardly ever comes back: comments, sources
};

/// Hold a block of `words` words against `words/furniture.tsv`, and, unless it has quotation marks, against
/// `words/page_words.tsv`: a block that speaks to the reader about the page itself is furniture.
FurnitureWords match_furniture(std::string_view block, std::uint32_t words, bool quoted);

} // namespace dateline
