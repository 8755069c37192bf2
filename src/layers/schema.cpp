// SPDX-License-Identifier: Apache-2.0
#include "layers/schema.hpp"

#include "base/error.hpp"
#include "layers/symbols.hpp"

#include <algorithm>

namespace dateline {

namespace {

std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> cells;
    for (std::size_t begin = 0;;) {
        const std::size_t end = line.find(separator, begin);
        cells.emplace_back(line.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return cells;
        begin = end + 1;
    }
}

FieldType field_type(const std::string& name, const std::string& field) {
    if (name == "text")
        return FieldType::text;
    if (name == "integer")
        return FieldType::integer;
    if (name == "real")
        return FieldType::real;
    if (name == "boolean")
        return FieldType::boolean;
    if (name == "date")
        return FieldType::date;
    fail<DataError>("layers/fields.tsv: {}: no such type: {}", field, name);
}

TableKind table_kind(const std::string& name, const std::string& table) {
    if (name == "point")
        return TableKind::point;
    if (name == "line")
        return TableKind::line;
    if (name == "area")
        return TableKind::area;
    if (name == "table")
        return TableKind::table;
    if (name == "hidden")
        return TableKind::hidden;
    fail<DataError>("layers/tables.tsv: {}: no such kind: {}", table, name);
}

bool has_flag(const std::string& flags, char flag) {
    return flags.find(flag) != std::string::npos;
}

std::vector<TableDefinition> read_tables() {
    std::vector<TableDefinition> tables;
    const auto table_rows = read_tsv(embedded_layers_file("layers/tables.tsv"));
    for (std::size_t i = 1; i < table_rows.size(); ++i) {
        const auto& row = table_rows[i];
        if (row.size() != 8)
            fail<DataError>("layers/tables.tsv: record {}: 8 cells expected", i);
        TableDefinition table;
        table.name = row[0];
        table.kind = table_kind(row[1], row[0]);
        table.key = row[2];
        table.label_field = row[3];
        table.start_field = row[4];
        table.end_field = row[5];
        table.title = row[6];
        table.description = row[7];
        table.base = table.name;
        tables.push_back(std::move(table));
    }
    const auto field_rows = read_tsv(embedded_layers_file("layers/fields.tsv"));
    for (std::size_t i = 1; i < field_rows.size(); ++i) {
        const auto& row = field_rows[i];
        if (row.size() != 8)
            fail<DataError>("layers/fields.tsv: record {}: 8 cells expected", i);
        FieldDefinition field;
        field.name = row[1];
        field.type = field_type(row[2], row[1]);
        field.unit = row[3];
        field.values = row[4];
        field.editable = has_flag(row[5], 'e');
        field.exported = !has_flag(row[5], 'i');
        field.dropped_in_public = has_flag(row[5], 'p');
        field.shortened_in_public = has_flag(row[5], 'q');
        field.alias = row[6];
        field.description = row[7];
        for (const std::string& name : split(row[0], ',')) {
            const auto table = std::find_if(tables.begin(), tables.end(),
                                            [&](const TableDefinition& t) { return t.name == name; });
            if (table == tables.end())
                fail<DataError>("layers/fields.tsv: record {}: no table {}", i, name);
            table->fields.push_back(field);
        }
    }
    return tables;
}

} // namespace

std::vector<std::vector<std::string>> read_tsv(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (!line.empty() && line.front() != '#')
            rows.push_back(split(line, '\t'));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return rows;
}

const FieldDefinition* TableDefinition::find_field(std::string_view field) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const FieldDefinition& f) { return f.name == field; });
    return found == fields.end() ? nullptr : &*found;
}

const std::vector<TableDefinition>& built_in_tables() {
    static const std::vector<TableDefinition> tables = read_tables();
    return tables;
}

const TableDefinition* find_table(std::string_view name) {
    const auto& tables = built_in_tables();
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&](const TableDefinition& table) { return table.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

std::vector<CodeLabel> value_list(std::string_view name, const std::vector<OwnType>& own) {
    std::vector<CodeLabel> labels;
    const auto add = [&](const TypeSymbol& symbol) {
        const bool known = std::any_of(labels.begin(), labels.end(),
                                       [&](const CodeLabel& label) { return label.code == symbol.type; });
        if (!known)
            labels.push_back({symbol.type, symbol.label});
    };
    const auto add_types = [&](std::string_view kind) {
        for (const TypeSymbol& symbol : type_symbols(kind))
            add(symbol);
        for (const OwnType& type : own) {
            if (type.symbol.kind == kind)
                add(type.symbol);
        }
    };
    if (name == "incident_type" || name == "any_type")
        add_types("incident");
    if (name == "fortification_type" || name == "any_type")
        add_types("fortification");
    static const auto rows = read_tsv(embedded_layers_file("layers/values.tsv"));
    for (const auto& row : rows) {
        if (row.size() == 3 && row[0] == name)
            labels.push_back({row[1], row[2]});
    }
    return labels;
}

std::vector<std::string> value_list_names() {
    std::vector<std::string> names{"any_type", "fortification_type", "incident_type"};
    const auto rows = read_tsv(embedded_layers_file("layers/values.tsv"));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (std::find(names.begin(), names.end(), rows[i].front()) == names.end())
            names.push_back(rows[i].front());
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace dateline
