// SPDX-License-Identifier: Apache-2.0
#include "text/split_blocks.hpp"

#include "base/utf8.hpp"
#include "text/character.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// `span` without white space at its ends.
Span trimmed(std::string_view text, Span span) {
    while (span.begin < span.end) {
        const Character c = character_at(text.substr(0, span.end), span.begin);
        if (c.kind != CharacterKind::space)
            break;
        span.begin += c.size;
    }
    while (span.begin < span.end) {
        const Character c = character_before(text, span.end);
        if (c.kind != CharacterKind::space)
            break;
        span.end -= c.size;
    }
    return span;
}

/// A line of the text, without white space at its ends.
struct Line {
    Span span;
    std::size_t width = 0;  ///< code points
    bool after_gap = false; ///< an empty line stands before it
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos)
            end = text.size();
        const Span span = trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        if (span.empty()) {
            gap = true;
        } else {
            lines.push_back({span, count_code_points(span.of(text)), gap});
            gap = false;
        }
        at = end + 1;
    }
    return lines;
}

bool ends_sentence(std::string_view line) {
    while (line.ends_with('"') || line.ends_with('\'') || line.ends_with(')') ||
           line.ends_with("\xE2\x80\x9D"))
        line.remove_suffix(line.back() == '\x9D' ? 3 : 1);
    return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':');
}

std::size_t first_word_width(std::string_view line) {
    return count_code_points(line.substr(0, line.find(' ')));
}

/// The column at which the lines of a text were broken, or 0. Texts whose paragraphs are lines have wider
/// ones; of broken lines many are full and end in the middle of a sentence.
std::size_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
    constexpr std::size_t narrowest = 45;
    constexpr std::size_t widest = 130;
    constexpr std::size_t fewest_full = 4;
    std::size_t column = 0;
    for (const Line& line : lines)
        column = std::max(column, line.width);
    if (column < narrowest || column > widest)
        return 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const bool no_room = lines[i].width + 1 + first_word_width(lines[i + 1].span.of(text)) > column;
        if (no_room && !lines[i + 1].after_gap && !ends_sentence(lines[i].span.of(text)))
            ++full;
    }
    return full >= fewest_full && full * 4 >= lines.size() ? column : 0;
}

/// A line drawn with marks: `-----`, `* * *`.
bool is_rule(std::string_view line) {
    return line.find_first_not_of("-=_*~. ") == std::string_view::npos;
}

/// In a text broken at `column`: is the next line the same paragraph?
bool continues(std::string_view text, const Line& line, const Line& next, std::size_t column) {
    if (ends_sentence(line.span.of(text)) || is_rule(line.span.of(text)) || is_rule(next.span.of(text)))
        return false;
    return character_at(text, next.span.begin).kind == CharacterKind::lower || line.width * 4 >= column * 3 ||
           line.width + 1 + first_word_width(next.span.of(text)) > column;
}

} // namespace

std::vector<Block> split_blocks(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    const std::size_t column = wrap_column(text, lines);
    std::vector<Block> blocks;
    blocks.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool goes_on =
            column > 0 && i > 0 && !lines[i].after_gap && continues(text, lines[i - 1], lines[i], column);
        if (goes_on)
            blocks.back().span.end = lines[i].span.end;
        else
            blocks.push_back({lines[i].span, BlockRole::body});
    }
    return blocks;
}

} // namespace dateline
