// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// Header lines of mail, of parts of mail, of web archives: names in lower case, folded lines joined.
class MimeHeaders {
public:
    /// Take the headers off the front of `bytes`, up to and with the empty line.
    static MimeHeaders take(std::string_view& bytes);
    void add_line(std::string_view line);

    /// The first value of a header; empty where it is not there.
    [[nodiscard]] std::string_view get(std::string_view lower_name) const;
    /// A parameter of it: `parameter("content-type", "charset")`, quotes taken off.
    [[nodiscard]] std::string parameter(std::string_view lower_name, std::string_view parameter) const;
    /// The first word of `content-type`, in lower case.
    [[nodiscard]] std::string media_type() const;

private:
    std::vector<std::pair<std::string, std::string>> m_headers;
};

/// One part without parts of its own, decoded from base64 or quoted-printable.
struct MimePart {
    MimeHeaders headers;
    std::string bytes;
};

/// The leaf parts of a message, in order. Nesting and number are bounded; what is behind the bounds is left
/// out.
std::vector<MimePart> mime_parts(std::string_view message);

std::string decode_base64(std::string_view text);
std::string decode_quoted_printable(std::string_view text);

/// `=?utf-8?B?...?=` words of a header in UTF-8.
std::string decode_mime_words(std::string_view header);

} // namespace dateline
