// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"
#include "layers/symbols.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A table that a user's layer definition asks for (`table = "fishing"`). Happenings of kind incident stand
/// in a table of that name with the columns of `incidents`; fortifications in two, as ours do: lines under
/// the name, points under the name with `_sites`.
struct OwnTable {
    std::string name;
    ReportKind kind = ReportKind::incident;
    std::string title;
    std::string description;
    bool operator==(const OwnTable&) const = default;
};

/// A type that a user's layer definition brings: all that a store must know to place, draw, name and publish
/// its happenings without the definition.
struct OwnType {
    TypeSymbol symbol;
    std::string table; ///< its OwnTable; empty: the tables of its kind
    std::string acled; ///< codes of other data sets, as definitions write them
    std::string plover;
    std::string cameo;
    std::string finest;   ///< public copies tell its place no more finely; empty: as layers/public.tsv has it
    int embargo_days = 0; ///< public copies withhold it so long after its last day

    bool operator==(const OwnType&) const = default;
};

/// What user's layer definitions add to a store. Kept in the store, so that it describes itself.
struct OwnLayers {
    std::vector<OwnTable> tables; ///< by name
    std::vector<OwnType> types;   ///< by kind, in the order of their definitions

    bool operator==(const OwnLayers&) const = default;
    [[nodiscard]] bool empty() const { return tables.empty() && types.empty(); }
    /// Name of the OwnTable in which happenings of that type stand; empty: the tables of their kind.
    [[nodiscard]] std::string table_of(ReportKind kind, std::string_view type) const;
};

/// What public copies do with a type about which nobody said anything: the strictest that our own types have.
inline constexpr std::string_view careful_finest = "county";
inline constexpr int careful_embargo_days = 90;

/// Why a name cannot be that of a table of one's own; empty: it can. Small letters, digits and underscores,
/// no name that a GeoPackage, QGIS, SQLite or this program uses.
std::string fault_of_table_name(std::string_view name);

/// Names of the tables that an OwnTable stands for: itself, and for fortifications the points.
std::vector<std::string> table_names(const OwnTable& table);

/// What a store knows, with what the definitions at hand tell: about a type or table of both, these say what
/// holds. Throws UsageError where both have a table of one name for other things.
OwnLayers joined(OwnLayers known, const OwnLayers& told);

/// As JSON, and back. Reading takes what it understands and throws DataError for names that no definition
/// could have given.
std::string to_text(const OwnLayers& layers);
OwnLayers own_layers_from_text(std::string_view text);

/// True for `#rrggbb`, and for the name of a shape that our own symbols use.
bool is_colour(std::string_view text);
bool is_shape(std::string_view text);

/// The symbol of a type, of one's own or ours; `other` where it has none.
TypeSymbol type_symbol(std::string_view kind, std::string_view type, const std::vector<OwnType>& own);

} // namespace dateline
