// SPDX-License-Identifier: Apache-2.0
#include "text/identify_language.hpp"

#include "base/ascii.hpp"
#include "text/character.hpp"
#include "text/word_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <vector>

namespace dateline {

namespace embedded {
extern const std::string_view function_words_tsv;
}

namespace {

constexpr std::size_t enough_bytes = 4000;

/// For each word the languages that use it all the time.
using Words = std::unordered_map<std::string_view, std::vector<std::string_view>>;

Words read_words() {
    Words words;
    for_each_row(embedded::function_words_tsv, "function_words.tsv", [&](const WordRow& row) {
        std::string_view list = row.cell(1);
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            words[list.substr(0, end)].push_back(row.cell(0));
            list.remove_prefix(std::min(list.size(), end + 1));
        }
    });
    return words;
}

struct Scripts {
    std::size_t latin = 0;
    std::size_t hangul = 0;
    std::size_t han = 0;
    std::size_t kana = 0;
    std::size_t cyrillic = 0;
    std::size_t arabic = 0;
    std::size_t thai = 0;
    std::size_t greek = 0;
    std::size_t hebrew = 0;
    std::size_t devanagari = 0;
};

void count(Scripts& scripts, char32_t c) {
    const auto between = [c](char32_t low, char32_t high) { return c >= low && c <= high; };
    if (c < 0x250 || between(0x1E00, 0x1EFF))
        ++scripts.latin;
    else if (is_hangul(c))
        ++scripts.hangul;
    else if (between(0x3040, 0x30FF))
        ++scripts.kana;
    else if (between(0x4E00, 0x9FFF) || between(0x3400, 0x4DBF))
        ++scripts.han;
    else if (between(0x400, 0x52F))
        ++scripts.cyrillic;
    else if (between(0x600, 0x6FF) || between(0x750, 0x77F))
        ++scripts.arabic;
    else if (between(0xE00, 0xE7F))
        ++scripts.thai;
    else if (between(0x370, 0x3FF))
        ++scripts.greek;
    else if (between(0x590, 0x5FF))
        ++scripts.hebrew;
    else if (between(0x900, 0x97F))
        ++scripts.devanagari;
}

/// The language most of whose common words occur; empty when hardly any do.
std::string by_words(std::string_view text) {
    static const Words words = read_words();
    std::map<std::string_view, std::size_t> hits;
    std::size_t all = 0;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        word.clear();
        Character c = character_at(text, at);
        while (c.size > 0 && c.is_letter()) {
            word.append(text, at, c.size);
            at += c.size;
            c = character_at(text, at);
        }
        if (word.empty()) {
            at += std::max(c.size, 1U);
            continue;
        }
        word = to_lower(word);
        ++all;
        if (const auto found = words.find(word); found != words.end()) {
            for (const std::string_view language : found->second)
                ++hits[language];
        }
    }
    const auto best = std::max_element(hits.begin(), hits.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    constexpr std::size_t fewest_words = 4;
    constexpr std::size_t one_in = 12;
    if (best == hits.end() || all < fewest_words || best->second * one_in < all)
        return {};
    return std::string{best->first};
}

} // namespace

std::string identify_language(std::string_view text) {
    text = text.substr(0, enough_bytes);
    Scripts scripts;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (c.is_letter())
            count(scripts, c.code_point);
        at += std::max(c.size, 1U);
    }
    const std::size_t asian = scripts.hangul + scripts.kana + scripts.han;
    // A syllable sign is worth about three letters.
    if (asian * 3 > scripts.latin + scripts.cyrillic) {
        if (scripts.hangul * 2 > asian)
            return "ko";
        return scripts.kana * 8 > asian ? "ja" : "zh";
    }
    const std::array<std::pair<std::size_t, const char*>, 4> alone{
        {{scripts.thai, "th"}, {scripts.greek, "el"}, {scripts.hebrew, "he"}, {scripts.devanagari, "hi"}}};
    for (const auto& [letters, language] : alone) {
        if (letters > scripts.latin + scripts.cyrillic + scripts.arabic)
            return language;
    }
    return by_words(text);
}

bool has_rules(std::string_view language) {
    const std::string_view base = language.substr(0, language.find_first_of("-_"));
    return base.empty() || base == "en" || base == "ko" || base == "EN" || base == "KO";
}

} // namespace dateline
