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
}

namespace {

enum class Where : std::uint8_t { whole, start, end, any };

struct Entry {
    std::string_view words;
    Where where = Where::whole;
    std::uint32_t longest = 0;
    FurnitureWords meaning = FurnitureWords::none;
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
        entry.meaning = role == "furniture" ? FurnitureWords::furniture
                        : role == "caption" ? FurnitureWords::caption
                        : role == "byline"  ? FurnitureWords::byline
                        : role == "tail"    ? FurnitureWords::tail
                                            : FurnitureWords::none;
        const std::string_view longest = row.cell(2);
        const auto parsed = std::from_chars(longest.data(), longest.data() + longest.size(), entry.longest);
        if (entry.words.empty() || entry.meaning == FurnitureWords::none || parsed.ec != std::errc{} ||
            (entry.where == Where::any && where != "any"))
            fail<DataError>("{}:{}: not a furniture record", row.file, row.line);
        table[first_word(entry.words)].push_back(entry);
    });
    return table;
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
    if (!word_ends)
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

} // namespace

FurnitureWords match_furniture(std::string_view block, std::uint32_t words) {
    static const Table table = read_table();
    constexpr std::uint32_t longest_of_all = 60;
    if (words > longest_of_all)
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
    return FurnitureWords::none;
}

} // namespace dateline
