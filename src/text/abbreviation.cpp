// SPDX-License-Identifier: Apache-2.0
#include "text/abbreviation.hpp"

#include "base/error.hpp"
#include "text/word_table.hpp"

#include <unordered_map>

namespace dateline {

namespace embedded {
extern const std::string_view abbreviations_tsv;
}

namespace {

using Table = std::unordered_map<std::string_view, Abbreviation>;

Table read_table() {
    Table table;
    for_each_row(embedded::abbreviations_tsv, "abbreviations.tsv", [&](const WordRow& row) {
        const std::string_view kind = row.cell(1);
        Abbreviation abbreviation = Abbreviation::none;
        if (kind == "title")
            abbreviation = Abbreviation::title;
        else if (kind == "number")
            abbreviation = Abbreviation::number;
        else if (kind == "month")
            abbreviation = Abbreviation::month;
        else if (kind == "plain")
            abbreviation = Abbreviation::plain;
        else
            fail<DataError>("{}:{}: unknown kind of abbreviation \"{}\"", row.file, row.line, kind);
        table.emplace(row.cell(0), abbreviation);
    });
    return table;
}

} // namespace

Abbreviation find_abbreviation(std::string_view word) {
    static const Table table = read_table();
    const auto found = table.find(word);
    return found == table.end() ? Abbreviation::none : found->second;
}

} // namespace dateline
