// SPDX-License-Identifier: Apache-2.0
#include "layers/xml.hpp"

namespace dateline {

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\n':
            escaped += "&#10;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
                escaped += c;
        }
    }
    return escaped;
}

} // namespace dateline
