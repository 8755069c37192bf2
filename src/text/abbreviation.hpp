// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// How an abbreviation that ends in a full stop behaves. The list is `words/abbreviations.tsv`.
enum class Abbreviation : std::uint8_t {
    none,
    title,  ///< a name follows (`Gen.`, `Mr.`): never the end of a sentence
    number, ///< only before a number (`No. 1`, `Art. 5`); elsewhere an ordinary word
    month,  ///< `Aug.`: ends a sentence only before a clear beginning
    plain,  ///< `p.m.`, `Inc.`, `U.S.`: may end a sentence
};

/// The kind of `word`, which includes its full stop. Case counts.
Abbreviation find_abbreviation(std::string_view word);

} // namespace dateline
