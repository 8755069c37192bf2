// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What the models see of one word. Case is folded (ASCII), digits become 0, typographic quotes become plain
/// ones, so that a rare spelling shares what was learnt of the common one.
struct WordForm {
    std::uint64_t word = 0;  ///< hash of the folded word; 0 hides its identity (rare words in training)
    std::uint64_t tail = 0;  ///< last eight bytes of the folded word, the last one in the top byte
    std::uint64_t start = 0; ///< first eight bytes of the folded word, the first one in the low byte
    std::uint32_t shape = 0; ///< bit set of capitals, digits, marks, and of the sentence's way of capitals

    /// The last `count` bytes (1 to 8) as a number; shorter words are filled with zero.
    [[nodiscard]] std::uint64_t suffix(unsigned count) const { return tail >> (64U - 8U * count); }
    /// The first `count` bytes (1 to 7).
    [[nodiscard]] std::uint64_t prefix(unsigned count) const { return start & ((1ULL << (8U * count)) - 1U); }
};

/// How a sentence uses capitals: headlines in capitals or in title case say nothing about names.
enum class CapitalUse : std::uint8_t { sentence, title, capitals };

CapitalUse capital_use(std::span<const std::string_view> words);

/// One form for each word.
void read_forms(std::span<const std::string_view> words, std::vector<WordForm>& forms);

} // namespace dateline
