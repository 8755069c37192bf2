// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// All tables of a store, in the order in which they are written. Read once from the embedded definitions.
const std::vector<TableDefinition>& store_tables();

/// The table of that name, or nothing.
const TableDefinition* find_table(std::string_view name);

/// The codes of a value list in reading order; `incident_type`, `fortification_type` and `any_type` come from
/// the symbols. Empty when there is no such list.
std::vector<CodeLabel> value_list(std::string_view name);

/// Names of all value lists.
std::vector<std::string> value_list_names();

/// Lines and cells of a definition file: comments and empty lines left out, header line first.
std::vector<std::vector<std::string>> read_tsv(std::string_view text);

/// The text of an embedded definition file: "layers/fields.tsv". Empty when there is none.
std::string_view embedded_layers_file(std::string_view name);

} // namespace dateline
