// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Upper, lower or without case (digits, Hangul, Han); `none` for what is neither letter nor digit.
enum class LetterCase : std::uint8_t { none, upper, lower, uncased };

LetterCase letter_case(char32_t code_point);

/// Append what is left of a code point when marks, case and compatibility forms are taken off: its
/// compatibility decomposition (NFKD) without combining marks, case folded, as UTF-8. Returns false when
/// there was nothing but marks between words: white space, punctuation, symbols.
bool append_bare(std::string& out, char32_t code_point);

/// Offset of the first place where the text is not in Unicode's composed form NFC, else npos.
std::size_t find_not_nfc(std::string_view text);

/// The code point at `at`, which moves past it; U+FFFD for malformed bytes. Precondition: `at` is inside.
char32_t next_code_point(std::string_view text, std::size_t& at);

} // namespace dateline
