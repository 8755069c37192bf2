// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/meaning.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace dateline {

/// What the particles glued to a Korean time word make of it: `20일에`, `20일부터`, `20일까지`, `20일간`.
enum class KoreanEnding : std::uint8_t { none, plain, since, until, length };

/// A word that points from today or from the date last named: `어제`, `작년`, `다음날`.
struct KoreanPointer {
    std::string_view stem;
    TimeUnit unit;
    Which which;
    int days; ///< for days: from today
};

struct KoreanPart {
    std::string_view stem;
    DayPart part;
};

struct KoreanUnit {
    std::string_view stem;
    TimeUnit unit;
};

extern const std::array<KoreanPointer, 24> korean_pointers;
extern const std::array<KoreanPart, 10> korean_parts;
extern const std::array<KoreanUnit, 9> korean_units;         ///< of counts: `3일`
extern const std::array<KoreanUnit, 5> korean_pointed_units; ///< after `지난`, `다음`: `달`
extern const std::array<KoreanUnit, 4> korean_native_units;  ///< after native numbers: `두 달`
extern const std::array<std::string_view, 10> korean_native_numbers;
extern const std::array<std::string_view, 7> korean_weekdays;
extern const std::array<std::string_view, 7> korean_weekday_letters;
extern const std::array<std::string_view, 4> korean_seasons;

/// What follows `stem` in `word`; nothing when the word does not start with it.
std::optional<std::string_view> after_korean_stem(std::string_view word, std::string_view stem);

/// What the rest of a word after its stem says; none: it is another word.
KoreanEnding korean_ending(std::string_view rest);

/// Is the rest of a word, or the word after it, one that makes a length: `간`, `동안`?
bool is_korean_length(std::string_view rest, std::string_view next_word);

/// `초`, `중순`, `말`: the part of a period, and what its own ending says.
PartOf korean_part_of(std::string_view word);
KoreanEnding korean_ending_after_part(std::string_view word);

} // namespace dateline
