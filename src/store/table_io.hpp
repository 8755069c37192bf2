// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"
#include "layers/row.hpp"
#include "layers/schema.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace dateline {

/// Writes rows into one table.
class TableWriter {
public:
    TableWriter(SqliteDatabase& database, const TableDefinition& table);

    void insert(const Row& row);
    void update(std::int64_t fid, const Row& row);
    void remove(std::int64_t fid);

private:
    /// Binds all cells from index `first` on; returns the next index.
    int bind(SqliteStatement& statement, int first, const Row& row) const;

    const TableDefinition& m_table;
    SqliteStatement m_insert;
    SqliteStatement m_update;
    SqliteStatement m_remove;
};

/// Columns of a table as a select list that `read_row` understands: `fid`, `geom` where there is one, then
/// the fields, nothing for those that a file of an older schema does not have or that nobody wants.
std::string select_list(SqliteDatabase& database, const TableDefinition& table,
                        const std::function<bool(const FieldDefinition&)>& wanted = {});

/// The row under the cursor of a statement over `select_list`. A damaged geometry counts as none.
Row read_row(const SqliteStatement& statement, const TableDefinition& table);
/// The same into a row that was read before, whose memory serves again.
void read_row(const SqliteStatement& statement, const TableDefinition& table, Row& row);

/// All rows of a table in the order of their fids; none of a table that a file of an older schema does not
/// have.
void each_row(SqliteDatabase& database, const TableDefinition& table,
              const std::function<void(std::int64_t fid, Row&& row)>& sink);

/// Extent and time of the last change of a table, as gpkg_contents tells them.
void write_contents(SqliteDatabase& database, const TableDefinition& table, const std::string& timestamp);

} // namespace dateline
