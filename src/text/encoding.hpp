// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Text in UTF-8 and the encoding it came in.
struct DecodedText {
    std::string text;
    std::string encoding; ///< `UTF-8`, `windows-1252`, `EUC-KR` ... as ICU names it
};

/// Convert bytes to UTF-8. The encoding is, in this order: that of a byte order mark; the declared one, if
/// the bytes are possible in it; UTF-8, if they are well-formed; what ICU's statistics find, if plausible.
/// Nothing is returned when none fits: the bytes are damaged or no text. Damaged UTF-8 is never taken for a
/// legacy encoding.
std::optional<DecodedText> decode_text(std::string bytes, std::string_view declared = {});

} // namespace dateline
