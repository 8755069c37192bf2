// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

/// What reading text needs to know of a character.
enum class CharacterKind : std::uint8_t {
    space,
    lower,  ///< lower-case letter
    upper,  ///< upper- or title-case letter
    letter, ///< letter without case (Hangul, Han), combining mark
    digit,  ///< decimal digit
    open,   ///< opening bracket or quotation mark
    close,  ///< closing bracket or quotation mark
    punctuation,
    symbol, ///< signs, currency, control characters, bytes that are no text
};

/// One character at a byte offset. Bytes that are not well-formed UTF-8 count as one symbol each.
struct Character {
    char32_t code_point = 0;
    std::uint32_t size = 0; ///< bytes; 0 past the end
    CharacterKind kind = CharacterKind::space;

    [[nodiscard]] bool is_letter() const {
        return kind == CharacterKind::lower || kind == CharacterKind::upper || kind == CharacterKind::letter;
    }
    [[nodiscard]] bool is_alphanumeric() const { return is_letter() || kind == CharacterKind::digit; }
};

/// Kinds of the 128 ASCII characters.
extern const std::array<CharacterKind, 128> ascii_kinds;

/// A character outside ASCII, by Unicode properties.
Character wide_character_at(std::string_view text, std::size_t at);

/// The character that starts at `at`; size 0 at the end of the text.
inline Character character_at(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80)
        return {byte, 1, ascii_kinds[byte]};
    return wide_character_at(text, at);
}

/// The character that ends just before `at`; size 0 at the start of the text.
Character character_before(std::string_view text, std::size_t at);

/// Hangul syllables and letters.
constexpr bool is_hangul(char32_t c) {
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

/// ' and the typographic forms used as apostrophe.
constexpr bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/// Hyphens that join words (no dashes).
constexpr bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/// En, em and longer dashes, the horizontal bar.
constexpr bool is_dash(char32_t c) {
    return (c >= 0x2012 && c <= 0x2015) || c == 0x2E3A || c == 0x2E3B;
}

} // namespace dateline
