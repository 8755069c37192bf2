// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// What the word list says of a block.
enum class FurnitureWords : std::uint8_t {
    none,
    furniture,
    caption,
    byline,
    tail, ///< furniture, and what follows is furniture too until running text comes back
};

/// Hold a block of `words` words against `words/furniture.tsv`.
FurnitureWords match_furniture(std::string_view block, std::uint32_t words);

} // namespace dateline
