// SPDX-License-Identifier: Apache-2.0
#include "text/split_blocks.hpp"

#include "text/character.hpp"

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

} // namespace

std::vector<Block> split_blocks(std::string_view text) {
    std::vector<Block> blocks;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos)
            end = text.size();
        const Span line = trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        if (!line.empty())
            blocks.push_back({line, BlockRole::body});
        at = end + 1;
    }
    return blocks;
}

} // namespace dateline
