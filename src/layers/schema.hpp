// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/own_layers.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class FieldType : std::uint8_t { text, integer, real, boolean, date };

/// A column of a table: what it holds, how people see it, and who may change it. From `layers/fields.tsv`.
struct FieldDefinition {
    std::string name;
    FieldType type = FieldType::text;
    std::string unit;   ///< `m`, `degree`; empty: none
    std::string values; ///< name of its value list; empty: free
    std::string alias;  ///< as shown to people
    std::string description;
    bool editable = false; ///< a person's change survives later runs
    bool exported = true;  ///< part of exports; the others serve the program and `explain`
    bool dropped_in_public = false;
    bool shortened_in_public = false; ///< a quote: cut to a few words in public copies

    bool operator==(const FieldDefinition&) const = default;
};

enum class TableKind : std::uint8_t { point, line, area, table, hidden };

/// A table of the store, a layer where it has a geometry. From `layers/tables.tsv`.
struct TableDefinition {
    std::string name;
    TableKind kind = TableKind::table;
    std::string key;         ///< field with the stable id; empty: rows have none
    std::string label_field; ///< what a reader calls a row
    std::string start_field; ///< for the time slider; empty: timeless
    std::string end_field;
    std::string title;
    std::string description;
    std::vector<FieldDefinition> fields; ///< in column order; `fid` and `geom` come before them
    std::string base;      ///< the table of ours whose columns and looks it has; of ours: its own name
    std::string own_table; ///< the OwnTable it belongs to; empty: one that every store has
    std::vector<OwnType> own_types; ///< types of one's own that its rows may have

    bool operator==(const TableDefinition&) const = default;
    [[nodiscard]] bool spatial() const {
        return kind == TableKind::point || kind == TableKind::line || kind == TableKind::area;
    }
    /// Position in `fields`, or nothing.
    [[nodiscard]] const FieldDefinition* find_field(std::string_view field) const;
};

/// A code and what it means to a reader.
struct CodeLabel {
    std::string code;
    std::string label;
    bool operator==(const CodeLabel&) const = default;
};

/// The tables that every store has, in the order in which they are written; see StoreTables for those of one
/// store. Read once from the embedded definitions.
const std::vector<TableDefinition>& built_in_tables();

/// The one of that name among them, or nothing.
const TableDefinition* find_table(std::string_view name);

/// The codes of a value list in reading order; `incident_type`, `fortification_type` and `any_type` come from
/// the symbols, and have the types of one's own behind ours. Empty when there is no such list.
std::vector<CodeLabel> value_list(std::string_view name, const std::vector<OwnType>& own = {});

/// Names of all value lists.
std::vector<std::string> value_list_names();

/// Lines and cells of a definition file: comments and empty lines left out, header line first.
std::vector<std::vector<std::string>> read_tsv(std::string_view text);

/// The text of an embedded definition file: "layers/fields.tsv". Empty when there is none.
std::string_view embedded_layers_file(std::string_view name);

} // namespace dateline
