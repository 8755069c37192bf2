// SPDX-License-Identifier: Apache-2.0
#include "text/furniture_words.hpp"

#include "base/error.hpp"
#include "text/word_table.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

namespace embedded {
extern const std::string_view furniture_tsv;
extern const std::string_view page_words_tsv;
} // namespace embedded

namespace {

enum class Where : std::uint8_t { whole, start, end, any };

struct Entry {
    std::string_view words;
    Where where = Where::whole;
    std::uint32_t longest = 0;
    FurnitureWords meaning = FurnitureWords::none;
    bool prefix = false;              ///< written `words*`: the last word may go on
    bool not_behind_sentence = false; ///< `... said. (Yonhap)` is no caption
};

/// Entries by the first word of their phrase.
using Table = std::unordered_map<std::string_view, std::vector<Entry>>;

std::string_view first_word(std::string_view words) {
    return words.substr(0, words.find(' '));
}

Table read_table() {
    Table table;
    for_each_row(embedded::furniture_tsv, "furniture.tsv", [&](const Row& row) {
        Entry entry;
        entry.words = row.cell(0);
        const std::string_view where = row.cell(1);
        const std::string_view role = row.cell(3);
        entry.where = where == "whole"   ? Where::whole
                      : where == "start" ? Where::start
                      : where == "end"   ? Where::end
                                         : Where::any;
        entry.meaning = role == "furniture"      ? FurnitureWords::furniture
                        : role == "caption"      ? FurnitureWords::caption
                        : role == "byline"       ? FurnitureWords::byline
                        : role == "caption-line" ? FurnitureWords::caption
                        : role == "biography"    ? FurnitureWords::biography
                        : role == "aside"        ? FurnitureWords::aside
                        : role == "tail"         ? FurnitureWords::tail
                        : role == "end"          ? FurnitureWords::end
                                                 : FurnitureWords::none;
        if (entry.words.ends_with('*')) {
            entry.words.remove_suffix(1);
            entry.prefix = true;
        }
        entry.not_behind_sentence = role == "caption-line";
        const std::string_view longest = row.cell(2);
        const auto parsed = std::from_chars(longest.data(), longest.data() + longest.size(), entry.longest);
        if (entry.words.empty() || entry.meaning == FurnitureWords::none || parsed.ec != std::errc{} ||
            (entry.where == Where::any && where != "any"))
            fail<DataError>("{}:{}: not a furniture record", row.file, row.line);
        table[first_word(entry.words)].push_back(entry);
    });
    return table;
}

/// How surely a word speaks of the page and to its reader.
using Weights = std::unordered_map<std::string_view, std::uint32_t>;

Weights read_weights() {
    Weights weights;
    for_each_row(embedded::page_words_tsv, "page_words.tsv",
                 [&](const Row& row) { weights.emplace(row.cell(0), row.cell(1) == "2" ? 2U : 1U); });
    return weights;
}

/// Lower case, one space between words, plain quotation marks.
std::string simplified(std::string_view block) {
    std::string simple;
    simple.reserve(block.size());
    for (std::size_t i = 0; i < block.size(); ++i) {
        char c = block[i];
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
        else if (c == '\t' || c == '\n')
            c = ' ';
        else if (block.compare(i, 3, "\xE2\x80\x99") == 0 || block.compare(i, 3, "\xE2\x80\x98") == 0) {
            c = '\'';
            i += 2;
        } else if (block.compare(i, 2, "\xC2\xA0") == 0) {
            c = ' ';
            i += 1;
        }
        if (c == ' ' && (simple.empty() || simple.back() == ' '))
            continue;
        simple += c;
    }
    while (!simple.empty() && simple.back() == ' ')
        simple.pop_back();
    return simple;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool matches(std::string_view block, std::size_t at, const Entry& entry) {
    if (block.compare(at, entry.words.size(), entry.words) != 0)
        return false;
    const std::size_t end = at + entry.words.size();
    const bool word_ends =
        end == block.size() || !is_word_byte(block[end]) || !is_word_byte(entry.words.back());
    if (!word_ends && !entry.prefix)
        return false;
    if (entry.not_behind_sentence && at >= 2 && block[at - 1] == ' ' &&
        std::string_view{".\"'!?"}.find(block[at - 2]) != std::string_view::npos)
        return false;
    std::string_view rest = block.substr(end);
    while (!rest.empty() && std::string_view{" :.!?…>»"}.find(rest.front()) != std::string_view::npos)
        rest.remove_prefix(1);
    switch (entry.where) {
    case Where::whole:
        return at == 0 && rest.empty();
    case Where::start:
        return at == 0;
    case Where::end:
        return rest.empty();
    case Where::any:
        return true;
    }
    return false;
}

/// Enough words about newsletters, accounts, cookies and the reader for the block's length.
bool speaks_of_page(std::string_view block, std::uint32_t words) {
    static const Weights weights = read_weights();
    constexpr std::uint32_t enough = 4;
    constexpr std::uint32_t enough_unsure = 5;
    constexpr std::uint32_t one_in = 6;
    std::uint32_t sum = 0;
    bool sure = false;
    for (std::size_t at = 0; at < block.size();) {
        std::size_t end = at;
        while (end < block.size() && is_word_byte(block[end]))
            ++end;
        if (const auto found = weights.find(block.substr(at, end - at)); found != weights.end()) {
            sum += found->second;
            sure = sure || found->second > 1;
        }
        at = end + 1;
    }
    const std::uint32_t wanted = sure ? std::min(enough, std::max(words, 2U)) : enough_unsure;
    return sum >= wanted && sum * one_in >= words;
}

} // namespace

FurnitureWords match_furniture(std::string_view block, std::uint32_t words, bool quoted) {
    static const Table table = read_table();
    constexpr std::uint32_t longest_of_all = 60;
    constexpr std::size_t most_bytes = 1000;
    if (words > longest_of_all || block.size() > most_bytes)
        return FurnitureWords::none;
    const std::string simple = simplified(block);
    const std::string_view text = simple;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view word = first_word(text.substr(at));
        for (std::size_t size = word.size(); size > 0; --size) {
            // Only whole words and words without marks at their end are looked up.
            if (size != word.size() && is_word_byte(word[size]))
                break;
            const auto found = table.find(word.substr(0, size));
            if (found == table.end())
                continue;
            for (const Entry& entry : found->second) {
                if (words <= entry.longest && matches(text, at, entry))
                    return entry.meaning;
            }
        }
        at += word.size() + 1;
    }
    return !quoted && speaks_of_page(text, words) ? FurnitureWords::furniture : FurnitureWords::none;
}

} // namespace dateline
