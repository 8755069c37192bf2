// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/fold.hpp"

#include "gazetteer/gazetteer.hpp"

#include <array>
#include <utility>

namespace dateline {

namespace {

/// Letters that have no decomposition but a customary plain form.
constexpr std::array<std::pair<char32_t, std::string_view>, 18> plain_letters{{
    {0x00C6, "ae"},
    {0x00D0, "d"},
    {0x00D8, "o"},
    {0x00DE, "th"},
    {0x00DF, "ss"},
    {0x00E6, "ae"},
    {0x00F0, "d"},
    {0x00F8, "o"},
    {0x00FE, "th"},
    {0x0110, "d"},
    {0x0111, "d"},
    {0x0131, "i"},
    {0x0141, "l"},
    {0x0142, "l"},
    {0x0152, "oe"},
    {0x0153, "oe"},
    {0x0126, "h"},
    {0x0127, "h"},
}};

bool vanishes(char32_t c) {
    // Apostrophes of every romanisation and the Hawaiian and Arabic letters written like them.
    return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0x02BB || c == 0x02BF ||
           c == 0x02BE || c == 0x00B4 || c == 0x2032 || c == 0x00AD || c == 0x200B || c == 0x200C ||
           c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

bool keeps_as_is(char32_t c) {
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FF);
}

} // namespace

bool NameFolder::fold_beyond_ascii(std::string_view text, std::size_t& at, std::string& out,
                                   char32_t& code_point) {
    const std::size_t begin = at;
    code_point = next_code_point(text, at);
    if (keeps_as_is(code_point)) {
        out.append(text.substr(begin, at - begin));
        return true;
    }
    if (vanishes(code_point))
        return true;
    for (const auto& [letter, plain] : plain_letters) {
        if (letter == code_point) {
            out.append(plain);
            return true;
        }
    }
    return append_bare(out, code_point);
}

FoldedName fold_words(std::string_view name) {
    FoldedName folded;
    bool begins = true;
    bool after_hyphen = false;
    NameFolder::fold(
        name,
        [&](char byte) {
            if (begins)
                folded.words.push_back({static_cast<std::uint32_t>(folded.letters.size()), after_hyphen});
            begins = false;
            after_hyphen = false;
            folded.letters += byte;
        },
        [&](char32_t mark) {
            if (!begins)
                after_hyphen = false;
            begins = true;
            after_hyphen = after_hyphen || mark == '-' || mark == 0x2010 || mark == 0x2011 || mark == 0x2013;
        });
    // The case of each word's first letter comes from the name as written.
    std::size_t word = 0;
    bool inside = false;
    for (std::size_t at = 0; at < name.size() && word < folded.words.size();) {
        const std::size_t begin = at;
        next_code_point(name, at);
        bool kept = false;
        bool split = false;
        NameFolder::fold(
            name.substr(begin, at - begin), [&](char) { kept = true; }, [&](char32_t) { split = true; });
        if (kept && !inside)
            folded.words[word++].first = first_letter_case(name.substr(begin, at - begin));
        inside = (inside || kept) && !split;
    }
    return folded;
}

std::string fold_name(std::string_view name) {
    std::string folded;
    bool space = false;
    NameFolder::fold(
        name,
        [&](char byte) {
            if (space && !folded.empty())
                folded += ' ';
            space = false;
            folded += byte;
        },
        [&](char32_t) { space = true; });
    return folded;
}

LetterCase first_letter_case(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const LetterCase letter = letter_case(next_code_point(word, at));
        if (letter != LetterCase::none)
            return letter;
    }
    return LetterCase::none;
}

} // namespace dateline
