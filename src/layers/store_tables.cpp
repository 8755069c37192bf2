// SPDX-License-Identifier: Apache-2.0
#include "layers/store_tables.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// A table with everything of one of ours but name and words.
TableDefinition like(std::string_view base, const OwnTable& own) {
    TableDefinition table = *find_table(base);
    const bool sites = base == "fortification_sites";
    table.name = sites ? own.name + "_sites" : own.name;
    table.own_table = own.name;
    table.title = own.title + (sites ? " (sites)" : "");
    table.description = own.description.empty() ? table.description : own.description;
    return table;
}

/// The types of one's own that rows of a table may have.
std::vector<OwnType> types_for(const TableDefinition& table, const OwnLayers& own) {
    if (table.base.starts_with("places"))
        return {};
    std::vector<OwnType> types;
    for (const OwnType& type : own.types) {
        const bool works = type.symbol.kind == "fortification";
        if (table.base == "incidents" ? works : table.base.starts_with("fortification") && !works)
            continue;
        types.push_back(type);
    }
    return types;
}

} // namespace

StoreTables::StoreTables(const OwnLayers& own)
    : m_tables(built_in_tables()), m_happenings{"incidents", "fortifications", "fortification_sites"} {
    for (const OwnTable& table : own.tables) {
        if (table.kind == ReportKind::incident) {
            m_tables.push_back(like("incidents", table));
        } else {
            m_tables.push_back(like("fortification_sites", table));
            m_tables.push_back(like("fortifications", table));
        }
        for (std::string& name : table_names(table))
            m_happenings.push_back(std::move(name));
    }
    for (TableDefinition& table : m_tables)
        table.own_types = types_for(table, own);
}

const TableDefinition* StoreTables::find(std::string_view name) const {
    const auto found = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&](const TableDefinition& table) { return table.name == name; });
    return found == m_tables.end() ? nullptr : &*found;
}

std::vector<const TableDefinition*> StoreTables::own() const {
    std::vector<const TableDefinition*> tables;
    for (const TableDefinition& table : m_tables) {
        if (!table.own_table.empty())
            tables.push_back(&table);
    }
    return tables;
}

} // namespace dateline
