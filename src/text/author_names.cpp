// SPDX-License-Identifier: Apache-2.0
#include "text/author_names.hpp"

#include "base/ascii.hpp"
#include "text/character.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// The capitalised words from `first` on, as long as they can be one name: two to four of them.
std::string_view name_at(const Document& document, std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t longest = 6; // with hyphens and dots, which are tokens of their own
    std::uint32_t words = 0;
    std::uint32_t last = first;
    for (std::uint32_t i = first; i < end && i - first < longest; ++i) {
        const Token& token = document.tokens[i];
        const Character c = character_at(document.text(), token.span.begin);
        const bool inside_name = i > first && (!token.space_before || is_hyphen(c.code_point));
        if (c.kind == CharacterKind::upper)
            ++words;
        else if (!inside_name || !(is_hyphen(c.code_point) || c.kind == CharacterKind::lower))
            break;
        last = i;
    }
    if (words < 2)
        return {};
    const std::uint32_t begin = document.tokens[first].span.begin;
    return document.text().substr(begin, document.tokens[last].span.end - begin);
}

} // namespace

std::vector<std::string_view> author_names(const Document& document,
                                           const std::vector<BlockMeasures>& measures) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        if (document.blocks[i].role != BlockRole::byline)
            continue;
        bool expected = false;
        for (std::uint32_t t = measures[i].first_token; t < measures[i].end_token; ++t) {
            const std::string word = to_lower(document.words(document.tokens[t]));
            if (expected) {
                if (const std::string_view name = name_at(document, t, measures[i].end_token); !name.empty())
                    names.push_back(name);
            }
            expected = word == "by" || word == "and" || word == "," || word == "&" || word == ";";
        }
    }
    return names;
}

bool speaks_of_author(std::string_view block, const std::vector<std::string_view>& authors) {
    return std::any_of(authors.begin(), authors.end(), [&](std::string_view name) {
        return block.size() > name.size() && block.starts_with(name) && block[name.size()] == ' ';
    });
}

} // namespace dateline
