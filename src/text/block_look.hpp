// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "text/find_stamps.hpp"
#include "text/furniture_words.hpp"

#include <cstdint>
#include <vector>

namespace dateline {

/// What a block looks like by itself, wherever it stands on the page.
enum class BlockLook : std::uint8_t {
    text,     ///< running text: long sentences
    sentence, ///< short, but ends like a sentence and has small letters
    item,     ///< a list entry
    line,     ///< no sentence: headings, menus, links, names
};

/// One block's measures.
struct BlockMeasures {
    std::uint32_t first_token = 0;
    std::uint32_t end_token = 0;
    std::uint32_t sentences = 0;
    std::uint32_t words = 0;      ///< words and numbers
    std::uint32_t lower = 0;      ///< words that start with a small letter or have no case (Hangul)
    std::uint32_t separators = 0; ///< marks between menu entries: | » > ·
    bool full_stop = false;       ///< ends like a sentence
    bool quoted = false;          ///< has quotation marks
    bool stamped = false;         ///< carries a publication or update time
    BlockLook look = BlockLook::line;
    FurnitureWords furniture = FurnitureWords::none;
};

/// Measure every block; stamps found on the way are appended to `stamps`.
std::vector<BlockMeasures> measure_blocks(const Document& document, std::vector<Stamp>& stamps);

} // namespace dateline
