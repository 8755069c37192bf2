// SPDX-License-Identifier: Apache-2.0
#include "text/furniture_names.hpp"

#include "base/error.hpp"
#include "text/word_table.hpp"

#include <fmt/format.h>

#include <string>
#include <unordered_map>

namespace dateline {

namespace embedded {
extern const std::string_view page_names_tsv;
}

namespace {

enum class Meaning : std::uint8_t { furniture, caption };
using Table = std::unordered_map<std::string, Meaning>;

Table read_table() {
    Table table;
    for_each_row(embedded::page_names_tsv, "page_names.tsv", [&](const WordRow& row) {
        if (row.cell(1) != "furniture" && row.cell(1) != "caption")
            fail<DataError>("{}:{}: \"{}\" is neither furniture nor caption", row.file, row.line,
                            row.cell(1));
        table.emplace(row.cell(0), row.cell(1) == "caption" ? Meaning::caption : Meaning::furniture);
    });
    return table;
}

/// Is one of the words, or two words in a row joined by a space, in the table with this meaning? Words end at
/// marks, blanks and inner capitals.
bool has_word(std::string_view names, Meaning meaning) {
    static const Table table = read_table();
    const auto means = [&](const std::string& word) {
        const auto found = table.find(word);
        return found != table.end() && found->second == meaning;
    };
    std::string before;
    std::string word;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const char c = i < names.size() ? names[i] : ' ';
        const bool lower = c >= 'a' && c <= 'z';
        const bool upper = c >= 'A' && c <= 'Z';
        const bool starts_inner = upper && i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z';
        if ((!lower && !upper) || starts_inner) {
            if (!word.empty()) {
                if (means(word) || (!before.empty() && means(fmt::format("{} {}", before, word))))
                    return true;
                before = std::move(word);
            }
            word.clear();
            if (c == ' ' && !starts_inner)
                before.clear();
        }
        if (lower || upper)
            word += upper ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return false;
}

} // namespace

bool is_furniture_name(std::string_view names) {
    return !names.empty() && has_word(names, Meaning::furniture);
}

bool is_caption_name(std::string_view names) {
    return !names.empty() && has_word(names, Meaning::caption);
}

} // namespace dateline
