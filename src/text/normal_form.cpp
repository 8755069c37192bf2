// SPDX-License-Identifier: Apache-2.0
#include "text/normal_form.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <vector>

namespace dateline {

namespace {

const UNormalizer2* compatibility_decomposition() {
    static const UNormalizer2* const normalizer = [] {
        UErrorCode status = U_ZERO_ERROR;
        return unorm2_getNFKDInstance(&status);
    }();
    return normalizer;
}

bool is_letter_or_digit(UChar32 c) {
    return u_isalnum(c) != 0 || u_charType(c) == U_OTHER_LETTER;
}

// ICU's macros convert between signed and unsigned at will.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"

void append_utf8(std::string& out, UChar32 c) {
    std::array<uint8_t, U8_MAX_LENGTH> bytes{};
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, c);
    for (int32_t i = 0; i < length; ++i)
        out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

UChar32 decode(const char* text, int32_t& at, int32_t size) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text, at, size, c);
    return c;
}

UChar32 next_part(const UChar* parts, int32_t& at, int32_t count) {
    UChar32 part = 0;
    U16_NEXT(parts, at, count, part);
    return part;
}

int32_t append_utf16(UChar* units, int32_t count, UChar32 c) {
    U16_APPEND_UNSAFE(units, count, c);
    return count;
}

#pragma GCC diagnostic pop

} // namespace

LetterCase letter_case(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    if (u_isUUppercase(c) != 0 || u_istitle(c) != 0)
        return LetterCase::upper;
    if (u_isULowercase(c) != 0)
        return LetterCase::lower;
    return is_letter_or_digit(c) ? LetterCase::uncased : LetterCase::none;
}

bool append_bare(std::string& out, char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    std::array<UChar, 32> parts{};
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = unorm2_getDecomposition(compatibility_decomposition(), c, parts.data(),
                                            static_cast<int32_t>(parts.size()), &status);
    if (count < 0 || U_FAILURE(status))
        count = append_utf16(parts.data(), 0, c);
    bool kept = false;
    bool between = false;
    for (int32_t i = 0; i < count;) {
        const UChar32 part = next_part(parts.data(), i, count);
        const auto type = u_charType(part);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK)
            continue;
        if (is_letter_or_digit(part) || type == U_COMBINING_SPACING_MARK || type == U_MODIFIER_LETTER) {
            append_utf8(out, u_foldCase(part, U_FOLD_CASE_DEFAULT));
            kept = true;
        } else {
            between = true;
        }
    }
    return kept || !between;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    int32_t position = 0;
    const auto rest = static_cast<int32_t>(std::min<std::size_t>(text.size() - at, U8_MAX_LENGTH));
    const UChar32 c = decode(text.data() + at, position, rest);
    at += static_cast<std::size_t>(position);
    return static_cast<char32_t>(c);
}

std::size_t find_not_nfc(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; }))
        return std::string_view::npos;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* composed = unorm2_getNFCInstance(&status);
    std::u16string wide;
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        std::array<UChar, 2> units{};
        const int32_t count = append_utf16(units.data(), 0, static_cast<UChar32>(next_code_point(text, at)));
        wide.append(units.data(), static_cast<std::size_t>(count));
        starts.insert(starts.end(), static_cast<std::size_t>(count), begin);
    }
    const auto size = static_cast<int32_t>(wide.size());
    if (unorm2_isNormalized(composed, wide.data(), size, &status) != 0)
        return std::string_view::npos;
    const int32_t good = unorm2_spanQuickCheckYes(composed, wide.data(), size, &status);
    return good < size ? starts[static_cast<std::size_t>(good)] : text.size() - 1;
}

} // namespace dateline
