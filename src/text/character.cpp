// SPDX-License-Identifier: Apache-2.0
#include "text/character.hpp"

#include <unicode/uchar.h>

namespace dateline {

namespace {

constexpr std::array<CharacterKind, 128> make_ascii_kinds() {
    std::array<CharacterKind, 128> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            kinds[c] = CharacterKind::space;
        else if (c >= 'a' && c <= 'z')
            kinds[c] = CharacterKind::lower;
        else if (c >= 'A' && c <= 'Z')
            kinds[c] = CharacterKind::upper;
        else if (c >= '0' && c <= '9')
            kinds[c] = CharacterKind::digit;
        else
            kinds[c] = CharacterKind::symbol;
    }
    for (const char c : {'!', '"', '\'', ',', '-', '.', ':', ';', '?', '/', '\\', '*', '&', '@', '_'})
        kinds[static_cast<unsigned char>(c)] = CharacterKind::punctuation;
    for (const char c : {'(', '[', '{'})
        kinds[static_cast<unsigned char>(c)] = CharacterKind::open;
    for (const char c : {')', ']', '}'})
        kinds[static_cast<unsigned char>(c)] = CharacterKind::close;
    return kinds;
}

CharacterKind kind_of(char32_t c) {
    if (is_hangul(c))
        return CharacterKind::letter;
    switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return CharacterKind::upper;
    case U_LOWERCASE_LETTER:
        return CharacterKind::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return CharacterKind::letter;
    case U_DECIMAL_DIGIT_NUMBER:
        return CharacterKind::digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
        return CharacterKind::space;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
        return CharacterKind::open;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
        return CharacterKind::close;
    case U_DASH_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
        return CharacterKind::punctuation;
    default:
        return c == 0xFEFF || c == 0x200B || c == 0x85 ? CharacterKind::space : CharacterKind::symbol;
    }
}

} // namespace

constinit const std::array<CharacterKind, 128> ascii_kinds = make_ascii_kinds();

Character wide_character_at(std::string_view text, std::size_t at) {
    constexpr Character bad{U'\uFFFD', 1, CharacterKind::symbol};
    const auto byte = [&](std::size_t i) -> char32_t {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const char32_t lead = byte(at);
    const std::uint32_t size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (size == 0)
        return bad;
    char32_t c = lead & (0x7FU >> size);
    for (std::uint32_t i = 1; i < size; ++i) {
        const char32_t next = byte(at + i);
        if ((next & 0xC0U) != 0x80U)
            return bad;
        c = (c << 6U) | (next & 0x3FU);
    }
    const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
    if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return bad;
    return {c, size, kind_of(c)};
}

Character character_before(std::string_view text, std::size_t at) {
    if (at == 0)
        return {};
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin;
    const Character character = character_at(text, begin);
    if (begin + character.size == at)
        return character;
    return {U'\uFFFD', 1, CharacterKind::symbol};
}

} // namespace dateline
