// SPDX-License-Identifier: Apache-2.0
#include "text/record_fields.hpp"

#include "base/error.hpp"
#include "text/iso_time.hpp"
#include "text/word_table.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dateline {

namespace embedded {
extern const std::string_view field_names_tsv;
}

namespace {

using Table = std::unordered_map<std::string, NamedField>;

std::string simplified(std::string_view name) {
    std::string simple;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            simple += static_cast<char>(c + ('a' - 'A'));
        else if (c != '_' && c != '-' && c != ' ')
            simple += c;
    }
    return simple;
}

Table read_table() {
    constexpr std::array<std::pair<std::string_view, RecordField>, 10> fields{
        {{"id", RecordField::id},
         {"url", RecordField::url},
         {"site", RecordField::site},
         {"title", RecordField::title},
         {"language", RecordField::language},
         {"published", RecordField::published},
         {"updated", RecordField::updated},
         {"text", RecordField::text},
         {"html", RecordField::html},
         {"file", RecordField::file}}};
    Table table;
    for_each_row(embedded::field_names_tsv, "field_names.tsv", [&](const WordRow& row) {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.first == row.cell(1); });
        if (found == fields.end())
            fail<DataError>("{}:{}: unknown field \"{}\"", row.file, row.line, row.cell(1));
        table.emplace(simplified(row.cell(0)), NamedField{found->second, row.line});
    });
    return table;
}

} // namespace

std::optional<NamedField> find_record_field(std::string_view name) {
    static const Table table = read_table();
    constexpr std::size_t longest = 40;
    if (name.size() > longest)
        return std::nullopt;
    const auto found = table.find(simplified(name));
    return found == table.end() ? std::nullopt : std::optional{found->second};
}

std::string* RecordBuilder::target(RecordField field) {
    switch (field) {
    case RecordField::id:
        return &m_article.id;
    case RecordField::url:
        return &m_article.url;
    case RecordField::site:
        return &m_article.site;
    case RecordField::title:
        return &m_article.title;
    case RecordField::language:
        return &m_article.language;
    case RecordField::published:
        return &m_article.published;
    case RecordField::updated:
        return &m_article.updated;
    case RecordField::text:
        return &m_article.text;
    case RecordField::html:
        return &m_html;
    case RecordField::file:
        return &m_file;
    }
    return nullptr;
}

void RecordBuilder::set(std::string_view name, std::string value) {
    if (const auto field = find_record_field(name))
        set(*field, std::move(value));
}

void RecordBuilder::set(NamedField field, std::string value) {
    if (value.find_first_not_of(" \t\r\n") == std::string::npos)
        return;
    std::uint32_t& rank = m_ranks[static_cast<std::size_t>(field.field)];
    if (rank != 0 && rank <= field.rank)
        return;
    rank = field.rank;
    *target(field.field) = std::move(value);
}

Article RecordBuilder::take() {
    for (std::string* time : {&m_article.published, &m_article.updated}) {
        if (std::string iso = iso_time(*time); !iso.empty())
            *time = std::move(iso);
    }
    return std::move(m_article);
}

} // namespace dateline
