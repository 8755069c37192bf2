// SPDX-License-Identifier: Apache-2.0
#include "publish/json_text.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace dateline {

void append_json_string(std::string& out, std::string_view text, bool for_html) {
    // Text of articles is checked when it is read; a person may still have put anything into a cell.
    if (find_invalid_utf8(text)) {
        append_json_string(out, "(not valid UTF-8)", for_html);
        return;
    }
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
                (for_html && (c == '<' || c == '>' || c == '&')))
                out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
            else
                out += c;
        }
    }
    out += '"';
}

void append_decimal(std::string& out, double number, int decimals) {
    std::array<char, 400> digits{};
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                      std::chars_format::fixed, decimals);
    std::string_view text{digits.data(), static_cast<std::size_t>(result.ptr - digits.data())};
    if (text.find('.') != std::string_view::npos) {
        while (text.back() == '0')
            text.remove_suffix(1);
        if (text.back() == '.')
            text.remove_suffix(1);
    }
    out += text == "-0" ? "0" : text;
}

void append_json_value(std::string& out, const Value& value, FieldType type, bool for_html) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        if (type == FieldType::boolean)
            out += *integer != 0 ? "true" : "false";
        else
            out += fmt::format_int{*integer}.c_str();
    } else if (const auto* real = std::get_if<double>(&value)) {
        std::array<char, 40> digits{};
        if (!std::isfinite(*real)) {
            out += "null";
        } else if (*real == std::floor(*real) && std::abs(*real) < 1e15) {
            out += fmt::format_int{static_cast<std::int64_t>(*real)}.c_str();
        } else {
            const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), *real);
            out.append(digits.data(), result.ptr);
        }
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        append_json_string(out, *text, for_html);
    } else {
        out += "null";
    }
}

} // namespace dateline
