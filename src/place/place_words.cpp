// SPDX-License-Identifier: Apache-2.0
#include "place/place_words.hpp"

#include "text/word_table.hpp"

namespace dateline {

namespace embedded {
extern const std::string_view acting_verbs_tsv;
extern const std::string_view border_compounds_tsv;
extern const std::string_view borders_tsv;
extern const std::string_view capitals_tsv;
extern const std::string_view demonyms_tsv;
extern const std::string_view directions_tsv;
extern const std::string_view given_names_tsv;
extern const std::string_view government_nouns_tsv;
extern const std::string_view institutions_before_tsv;
extern const std::string_view institutions_tsv;
extern const std::string_view ordinary_words_tsv;
extern const std::string_view part_nouns_tsv;
extern const std::string_view place_nouns_tsv;
extern const std::string_view relations_tsv;
extern const std::string_view surnames_tsv;
extern const std::string_view titles_tsv;
extern const std::string_view units_tsv;
} // namespace embedded

WordTable::WordTable(std::string_view table, std::string_view file) {
    for_each_row(table, file, [this](const WordRow& row) {
        m_rows.try_emplace(row.cell(0), Cells{row.cell(1), row.cell(2)});
        m_first_words.insert(row.cell(0).substr(0, row.cell(0).find(' ')));
    });
}

std::string_view WordTable::operator[](std::string_view word) const {
    const auto row = m_rows.find(word);
    return row == m_rows.end() ? std::string_view{} : row->second.first;
}

std::string_view WordTable::second(std::string_view word) const {
    const auto row = m_rows.find(word);
    return row == m_rows.end() ? std::string_view{} : row->second.second;
}

const PlaceWords& PlaceWords::built_in() {
    static const PlaceWords words{
        WordTable{embedded::ordinary_words_tsv, "ordinary_words.tsv"},
        WordTable{embedded::demonyms_tsv, "demonyms.tsv"},
        WordTable{embedded::titles_tsv, "titles.tsv"},
        WordTable{embedded::given_names_tsv, "given_names.tsv"},
        WordTable{embedded::surnames_tsv, "surnames.tsv"},
        WordTable{embedded::institutions_tsv, "institutions.tsv"},
        WordTable{embedded::institutions_before_tsv, "institutions_before.tsv"},
        WordTable{embedded::acting_verbs_tsv, "acting_verbs.tsv"},
        WordTable{embedded::government_nouns_tsv, "government_nouns.tsv"},
        WordTable{embedded::directions_tsv, "directions.tsv"},
        WordTable{embedded::relations_tsv, "relations.tsv"},
        WordTable{embedded::place_nouns_tsv, "place_nouns.tsv"},
        WordTable{embedded::part_nouns_tsv, "part_nouns.tsv"},
        WordTable{embedded::units_tsv, "units.tsv"},
        WordTable{embedded::borders_tsv, "borders.tsv"},
        WordTable{embedded::capitals_tsv, "capitals.tsv"},
        WordTable{embedded::border_compounds_tsv, "border_compounds.tsv"},
    };
    return words;
}

} // namespace dateline
