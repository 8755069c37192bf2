// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"
#include "layers/store_tables.hpp"

#include <set>
#include <string>
#include <string_view>

namespace dateline {

inline constexpr std::int64_t gpkg_application_id = 0x47504b47; ///< "GPKG"
inline constexpr std::int64_t gpkg_user_version = 10300;        ///< GeoPackage 1.3

/// A name as SQL writes it.
std::string sql_name(std::string_view name);

/// The functions that the R-tree triggers of a GeoPackage call (ST_MinX, ST_IsEmpty ...): without them not
/// even an attribute of a feature table can be changed.
void add_gpkg_functions(SqliteDatabase& database);

/// All tables of a store, empty, with everything the format wants to be told about them: contents, geometry
/// columns, aliases, descriptions and value lists, extensions. R-trees come later.
void create_tables(SqliteDatabase& database, const StoreTables& tables, const std::string& timestamp);

/// One of them. Its title in gpkg_contents is its name where another table has that title already.
void create_table(SqliteDatabase& database, const TableDefinition& table, const std::string& timestamp);

/// Tell the value lists of types that have come since.
void add_type_values(SqliteDatabase& database, const std::vector<OwnType>& types);

/// Build the R-tree of a feature table from its rows and the triggers that keep it right.
void create_rtree(SqliteDatabase& database, const TableDefinition& table);

/// Indexes for the look-ups that relations and exports make.
void create_indexes(SqliteDatabase& database, const TableDefinition& table);

/// Names of the columns that a table of this file has; those of older schemas are fewer.
std::set<std::string> columns_of(SqliteDatabase& database, const TableDefinition& table);

/// Bring a file of an older schema up to date: tables and columns that came later are added behind the
/// others, empty.
void add_missing_tables_and_columns(SqliteDatabase& database, const StoreTables& tables);

} // namespace dateline
