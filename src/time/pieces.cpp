// SPDX-License-Identifier: Apache-2.0
#include "time/pieces.hpp"

#include <algorithm>

namespace dateline {

namespace {

bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct CodePoint {
    std::uint32_t value = 0;
    std::uint32_t size = 1;
};

/// The code point at `at`; ill-formed bytes count one by one as U+FFFD.
CodePoint decode(std::string_view text, std::uint32_t at, std::uint32_t end) {
    const auto byte = [&](std::uint32_t i) -> std::uint32_t { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t lead = byte(at);
    const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (lead < 0x80)
        return {lead, 1};
    if (size == 1 || at + size > end)
        return {0xFFFD, 1};
    std::uint32_t value = lead & (0xFFU >> (size + 1));
    for (std::uint32_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return {0xFFFD, 1};
        value = (value << 6U) | (byte(at + i) & 0x3FU);
    }
    return {value, size};
}

bool is_space(std::uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
           c == 0x3000;
}

bool is_hangul(std::uint32_t c) {
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
}

/// ASCII stand-in of a mark; 0 when the code point is a letter.
char mark_of(std::uint32_t c) {
    if (c < 0x80)
        return static_cast<char>(c);
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    if (c == 0x2018 || c == 0x2019 || c == 0x2032)
        return '\'';
    if (c == 0x201C || c == 0x201D)
        return '"';
    if (c == 0x223C || c == 0x301C || c == 0xFF5E)
        return '~';
    if (c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x303F) || c == 0xFFFD ||
        (c >= 0xFF00 && c <= 0xFF20))
        return '?';
    return 0;
}

} // namespace

void cut_pieces(std::string_view text, Span part, std::vector<Piece>& pieces) {
    bool space = true;
    for (std::uint32_t at = part.begin; at < part.end;) {
        const CodePoint point = decode(text, at, part.end);
        if (is_space(point.value)) {
            space = true;
            at += point.size;
            continue;
        }
        Piece piece;
        piece.space_before = space;
        space = false;
        const std::uint32_t begin = at;
        if (point.value < 0x80 && is_digit(static_cast<unsigned char>(point.value))) {
            piece.kind = Piece::Kind::number;
            std::int32_t value = 0;
            while (at < part.end && is_digit(static_cast<unsigned char>(text[at]))) {
                if (at - begin < 9)
                    value = value * 10 + (text[at] - '0');
                ++at;
            }
            piece.digits = static_cast<std::uint8_t>(std::min<std::uint32_t>(at - begin, 255));
            piece.value = at - begin <= 9 ? value : -1;
        } else if (const char mark = mark_of(point.value);
                   mark != 0 && !(point.value < 0x80 && is_letter(static_cast<unsigned char>(point.value)))) {
            piece.mark = mark;
            at += point.size;
        } else {
            piece.kind = Piece::Kind::word;
            piece.capital = point.value >= 'A' && point.value <= 'Z';
            piece.hangul = is_hangul(point.value);
            while (at < part.end) {
                const CodePoint next = decode(text, at, part.end);
                const bool letter = next.value < 0x80 ? is_letter(static_cast<unsigned char>(next.value))
                                                      : !is_space(next.value) && mark_of(next.value) == 0;
                if (!letter || is_hangul(next.value) != piece.hangul)
                    break;
                at += next.size;
            }
            if (!piece.hangul)
                piece.facts = find_word(text.substr(begin, at - begin));
        }
        piece.span = {begin, at};
        pieces.push_back(piece);
    }
}

} // namespace dateline
