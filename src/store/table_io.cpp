// SPDX-License-Identifier: Apache-2.0
#include "store/table_io.hpp"

#include "store/ddl.hpp"
#include "store/gpkg_geometry.hpp"

namespace dateline {

namespace {

std::string insert_sql(const TableDefinition& table) {
    std::string names;
    std::string marks;
    const auto add = [&](std::string_view name) {
        names += (names.empty() ? "" : ", ") + sql_name(name);
        marks += marks.empty() ? "?" : ", ?";
    };
    if (table.spatial())
        add("geom");
    for (const FieldDefinition& field : table.fields)
        add(field.name);
    return "INSERT INTO " + sql_name(table.name) + "(" + names + ") VALUES (" + marks + ")";
}

std::string update_sql(const TableDefinition& table) {
    std::string sets;
    const auto add = [&](std::string_view name) {
        sets += (sets.empty() ? "" : ", ") + sql_name(name) + " = ?";
    };
    if (table.spatial())
        add("geom");
    for (const FieldDefinition& field : table.fields)
        add(field.name);
    return "UPDATE " + sql_name(table.name) + " SET " + sets + " WHERE fid = ?";
}

} // namespace

TableWriter::TableWriter(SqliteDatabase& database, const TableDefinition& table)
    : m_table(table), m_insert(database.prepare(insert_sql(table))),
      m_update(database.prepare(update_sql(table))),
      m_remove(database.prepare("DELETE FROM " + sql_name(table.name) + " WHERE fid = ?")) {}

int TableWriter::bind(SqliteStatement& statement, int first, const Row& row) const {
    int index = first;
    if (m_table.spatial()) {
        const std::string blob = encode_gpkg_geometry(row.geometry, m_table.kind);
        if (blob.empty())
            statement.bind_null(index);
        else
            statement.bind_blob(index, blob);
        ++index;
    }
    for (const Value& value : row.values) {
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            statement.bind(index, *integer);
        else if (const auto* real = std::get_if<double>(&value))
            statement.bind(index, *real);
        else if (const auto* text = std::get_if<std::string>(&value))
            statement.bind(index, *text);
        else
            statement.bind_null(index);
        ++index;
    }
    return index;
}

void TableWriter::insert(const Row& row) {
    bind(m_insert, 1, row);
    m_insert.step();
    m_insert.reset();
}

void TableWriter::update(std::int64_t fid, const Row& row) {
    const int last = bind(m_update, 1, row);
    m_update.bind(last, fid).step();
    m_update.reset();
}

void TableWriter::remove(std::int64_t fid) {
    m_remove.bind(1, fid).step();
    m_remove.reset();
}

std::string select_list(SqliteDatabase& database, const TableDefinition& table,
                        const std::function<bool(const FieldDefinition&)>& wanted) {
    const std::set<std::string> there = columns_of(database, table);
    std::string list{"fid"};
    if (table.spatial())
        list += ", geom";
    for (const FieldDefinition& field : table.fields)
        list +=
            there.contains(field.name) && (!wanted || wanted(field)) ? ", " + sql_name(field.name) : ", NULL";
    return list;
}

void read_row(const SqliteStatement& statement, const TableDefinition& table, Row& row) {
    int column = 1;
    row.geometry.points.clear();
    row.geometry.lines.clear();
    row.geometry.polygons.clear();
    if (table.spatial()) {
        if (const std::string_view blob = statement.blob_view(column); !blob.empty())
            row.geometry = decode_gpkg_geometry(blob).value_or(Geometry{});
        ++column;
    }
    row.values.resize(table.fields.size());
    for (Value& value : row.values) {
        switch (statement.cell(column)) {
        case SqliteStatement::Cell::null:
            value = std::monostate{};
            break;
        case SqliteStatement::Cell::integer:
            value = statement.integer(column);
            break;
        case SqliteStatement::Cell::real:
            value = statement.real(column);
            break;
        case SqliteStatement::Cell::text:
            if (auto* text = std::get_if<std::string>(&value))
                text->assign(statement.text_view(column)); // its memory serves again
            else
                value.emplace<std::string>(statement.text_view(column));
            break;
        }
        ++column;
    }
}

Row read_row(const SqliteStatement& statement, const TableDefinition& table) {
    Row row;
    read_row(statement, table, row);
    return row;
}

void each_row(SqliteDatabase& database, const TableDefinition& table,
              const std::function<void(std::int64_t, Row&&)>& sink) {
    if (columns_of(database, table).empty())
        return;
    SqliteStatement statement = database.prepare("SELECT " + select_list(database, table) + " FROM " +
                                                 sql_name(table.name) + " ORDER BY fid");
    while (statement.step())
        sink(statement.integer(0), read_row(statement, table));
}

void write_contents(SqliteDatabase& database, const TableDefinition& table, const std::string& timestamp) {
    if (!table.spatial()) {
        SqliteStatement change =
            database.prepare("UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?");
        change.bind(1, timestamp).bind(2, table.name).step();
        return;
    }
    SqliteStatement change = database.prepare(
        "UPDATE gpkg_contents SET last_change = ?1, (min_x, min_y, max_x, max_y) = "
        "(SELECT min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom)) FROM " +
        sql_name(table.name) + ") WHERE table_name = ?2");
    change.bind(1, timestamp).bind(2, table.name).step();
}

} // namespace dateline
