// SPDX-License-Identifier: Apache-2.0
#include "text/mime.hpp"

#include "base/ascii.hpp"
#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dateline {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Take one line, without its end, off the front.
std::string_view take_line(std::string_view& bytes) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

std::string decoded(std::string_view body, std::string_view encoding) {
    const std::string name = to_lower(trimmed(encoding));
    if (name == "base64")
        return decode_base64(body);
    if (name == "quoted-printable")
        return decode_quoted_printable(body);
    return std::string{body};
}

void collect(std::string_view message, int depth, std::vector<MimePart>& parts) {
    constexpr int deepest = 8;
    constexpr std::size_t most_parts = 2000;
    if (depth > deepest || parts.size() >= most_parts)
        return;
    MimeHeaders headers = MimeHeaders::take(message);
    const std::string boundary = headers.parameter("content-type", "boundary");
    if (!headers.media_type().starts_with("multipart/") || boundary.empty()) {
        std::string bytes = decoded(message, headers.get("content-transfer-encoding"));
        parts.push_back({std::move(headers), std::move(bytes)});
        return;
    }
    const std::string mark = "--" + boundary;
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = 0; at < message.size();) {
        std::string_view rest = message.substr(at);
        const std::string_view line = take_line(rest);
        const std::size_t next = message.size() - rest.size();
        if (line.starts_with(mark)) {
            if (begin != std::string_view::npos)
                collect(message.substr(begin, at - begin), depth + 1, parts);
            begin = line.substr(mark.size()).starts_with("--") ? std::string_view::npos : next;
        }
        at = next;
    }
    if (begin != std::string_view::npos && begin < message.size())
        collect(message.substr(begin), depth + 1, parts); // the end mark is missing
}

} // namespace

MimeHeaders MimeHeaders::take(std::string_view& bytes) {
    MimeHeaders headers;
    while (!bytes.empty()) {
        const std::string_view line = take_line(bytes);
        if (line.empty())
            break;
        headers.add_line(line);
    }
    return headers;
}

void MimeHeaders::add_line(std::string_view line) {
    if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
        if (!m_headers.empty())
            (m_headers.back().second += ' ') += trimmed(line);
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        m_headers.emplace_back(to_lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
}

std::string_view MimeHeaders::get(std::string_view lower_name) const {
    const auto found = std::find_if(m_headers.begin(), m_headers.end(),
                                    [&](const auto& header) { return header.first == lower_name; });
    return found == m_headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::string MimeHeaders::parameter(std::string_view lower_name, std::string_view parameter) const {
    std::string_view value = get(lower_name);
    for (std::size_t semicolon = value.find(';'); semicolon != std::string_view::npos;
         semicolon = value.find(';')) {
        value.remove_prefix(semicolon + 1);
        const std::string_view pair = trimmed(value);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || to_lower(trimmed(pair.substr(0, equals))) != parameter)
            continue;
        std::string_view found = trimmed(pair.substr(equals + 1));
        if (!found.empty() && found.front() == '"')
            return std::string{found.substr(1, found.find('"', 1) - 1)};
        return std::string{trimmed(found.substr(0, found.find(';')))};
    }
    return {};
}

std::string MimeHeaders::media_type() const {
    const std::string_view type = get("content-type");
    return to_lower(trimmed(type.substr(0, type.find(';'))));
}

std::vector<MimePart> mime_parts(std::string_view message) {
    std::vector<MimePart> parts;
    collect(message, 0, parts);
    return parts;
}

std::string decode_base64(std::string_view text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos || c == '\0')
            continue;
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
        }
    }
    return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            bytes += text[i];
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == '\n') {
            ++i;
        } else if (i + 2 < text.size() && text[i + 1] == '\r' && text[i + 2] == '\n') {
            i += 2;
        } else if (i + 2 < text.size() && hexadecimal(text[i + 1]) >= 0 && hexadecimal(text[i + 2]) >= 0) {
            bytes += static_cast<char>(hexadecimal(text[i + 1]) * 16 + hexadecimal(text[i + 2]));
            i += 2;
        } else {
            bytes += '=';
        }
    }
    return bytes;
}

std::string decode_mime_words(std::string_view header) {
    std::string text;
    while (!header.empty()) {
        const std::size_t begin = header.find("=?");
        const std::size_t charset_end = begin == std::string_view::npos ? begin : header.find('?', begin + 2);
        if (charset_end == std::string_view::npos || charset_end + 2 >= header.size() ||
            header[charset_end + 2] != '?')
            break;
        const std::size_t end = header.find("?=", charset_end + 3);
        if (end == std::string_view::npos)
            break;
        // Blanks between two coded words do not count.
        if (header.substr(0, begin).find_first_not_of(" \t") != std::string_view::npos || text.empty())
            text += header.substr(0, begin);
        std::string coded{header.substr(charset_end + 3, end - charset_end - 3)};
        const bool base64 = header[charset_end + 1] == 'B' || header[charset_end + 1] == 'b';
        if (!base64)
            std::replace(coded.begin(), coded.end(), '_', ' ');
        const auto word = decode_text(base64 ? decode_base64(coded) : decode_quoted_printable(coded),
                                      header.substr(begin + 2, charset_end - begin - 2));
        if (word)
            text += word->text;
        header.remove_prefix(end + 2);
    }
    text += header;
    return text;
}

} // namespace dateline
