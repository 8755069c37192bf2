// SPDX-License-Identifier: Apache-2.0
#include "store/ddl.hpp"

#include "store/gpkg_geometry.hpp"

#include <array>
#include <string_view>

namespace dateline {

namespace {

// The tables that OGC 12-128 1.3 itself defines.
constexpr std::string_view core_tables = R"(
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
  max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
  ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write'),
  ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write');
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
)";

// Ours, for the program; registered all the same, since QGIS 3.22 complains of tables that are not.
constexpr std::string_view own_tables = R"(
CREATE TABLE dateline_store (fid INTEGER PRIMARY KEY NOT NULL, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE footprints (fid INTEGER PRIMARY KEY NOT NULL, footprint_id TEXT NOT NULL UNIQUE, shape BLOB NOT NULL);
)";

std::string_view sql_type(FieldType type) {
    constexpr std::array<std::string_view, 5> names{"TEXT", "INTEGER", "REAL", "BOOLEAN", "DATE"};
    return names[static_cast<std::size_t>(type)];
}

std::string_view geometry_type(TableKind kind) {
    return kind == TableKind::point ? "POINT" : kind == TableKind::line ? "MULTILINESTRING" : "MULTIPOLYGON";
}

void describe_fields(SqliteDatabase& database, const TableDefinition& table,
                     const std::vector<FieldDefinition>& fields) {
    SqliteStatement describe =
        database.prepare("INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, ?)");
    for (const FieldDefinition& field : fields) {
        std::string description = field.description;
        if (!field.unit.empty())
            description += " (" + field.unit + ")";
        describe.bind(1, table.name)
            .bind(2, field.name)
            .bind(3, field.alias)
            .bind(4, field.alias)
            .bind(5, description);
        if (!field.values.empty())
            describe.bind(6, field.values);
        else
            describe.bind_null(6);
        describe.step();
        describe.reset();
    }
}

template <double Extent::*side>
std::optional<double> side_of_blob(std::string_view blob) {
    const std::optional<Extent> extent = extent_of_blob(blob);
    return extent ? std::optional{(*extent).*side} : std::nullopt;
}

} // namespace

std::string sql_name(std::string_view name) {
    std::string text{"\""};
    for (const char c : name) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + '"';
}

void add_gpkg_functions(SqliteDatabase& database) {
    database.add_function("ST_MinX", side_of_blob<&Extent::west>);
    database.add_function("ST_MaxX", side_of_blob<&Extent::east>);
    database.add_function("ST_MinY", side_of_blob<&Extent::south>);
    database.add_function("ST_MaxY", side_of_blob<&Extent::north>);
    database.add_function("ST_IsEmpty", [](std::string_view blob) -> std::optional<double> {
        if (blob.empty())
            return std::nullopt;
        return extent_of_blob(blob) ? 0.0 : 1.0;
    });
}

void create_table(SqliteDatabase& database, const TableDefinition& table, const std::string& timestamp) {
    std::string sql =
        "CREATE TABLE " + sql_name(table.name) + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL";
    if (table.spatial())
        sql += ", geom " + std::string{geometry_type(table.kind)};
    for (const FieldDefinition& field : table.fields)
        sql += ", " + sql_name(field.name) + " " + std::string{sql_type(field.type)};
    database.execute(sql + ")");
    SqliteStatement titled = database.prepare("SELECT 1 FROM gpkg_contents WHERE identifier = ?");
    titled.bind(1, table.title);
    SqliteStatement contents = database.prepare(
        "INSERT INTO gpkg_contents(table_name, data_type, identifier, description, last_change, srs_id) "
        "VALUES (?, ?, ?, ?, ?, ?)");
    contents.bind(1, table.name)
        .bind(2, table.spatial() ? "features" : "attributes")
        .bind(3, titled.step() ? table.name : table.title)
        .bind(4, table.description)
        .bind(5, timestamp);
    if (table.spatial())
        contents.bind(6, std::int64_t{4326});
    contents.step();
    if (table.spatial()) {
        SqliteStatement column =
            database.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)");
        column.bind(1, table.name).bind(2, geometry_type(table.kind)).step();
    }
    describe_fields(database, table, table.fields);
}

void create_tables(SqliteDatabase& database, const StoreTables& tables, const std::string& timestamp) {
    database.execute("PRAGMA application_id = " + std::to_string(gpkg_application_id));
    database.execute("PRAGMA user_version = " + std::to_string(gpkg_user_version));
    database.execute(core_tables);
    database.execute(own_tables);
    SqliteStatement constraint = database.prepare(
        "INSERT INTO gpkg_data_column_constraints VALUES (?, 'enum', ?, NULL, NULL, NULL, NULL, ?)");
    for (const std::string& list : value_list_names()) {
        for (const CodeLabel& code : value_list(list)) {
            constraint.bind(1, list).bind(2, code.code).bind(3, code.label).step();
            constraint.reset();
        }
    }
    for (const TableDefinition& table : tables.all())
        create_table(database, table, timestamp);
    SqliteStatement contents = database.prepare(
        "INSERT INTO gpkg_contents(table_name, data_type, identifier, description, last_change) VALUES "
        "('dateline_store', 'attributes', 'About this file', 'Schema version, program and attribution', ?1), "
        "('footprints', 'attributes', 'Footprints', 'Full shapes that places of reports and incidents refer "
        "to', ?1)");
    contents.bind(1, timestamp).step();
}

std::set<std::string> columns_of(SqliteDatabase& database, const TableDefinition& table) {
    std::set<std::string> names;
    SqliteStatement columns = database.prepare("SELECT name FROM pragma_table_info(?)");
    columns.bind(1, table.name);
    while (columns.step())
        names.insert(columns.text(0));
    return names;
}

void add_type_values(SqliteDatabase& database, const std::vector<OwnType>& types) {
    SqliteStatement constraint = database.prepare("INSERT OR REPLACE INTO gpkg_data_column_constraints "
                                                  "VALUES (?, 'enum', ?, NULL, NULL, NULL, NULL, ?)");
    for (const OwnType& type : types) {
        for (const std::string& list : {type.symbol.kind + "_type", std::string{"any_type"}}) {
            constraint.bind(1, list).bind(2, type.symbol.type).bind(3, type.symbol.label).step();
            constraint.reset();
        }
    }
}

void add_missing_tables_and_columns(SqliteDatabase& database, const StoreTables& tables) {
    for (const TableDefinition& table : tables.all()) {
        const std::set<std::string> there = columns_of(database, table);
        if (there.empty()) {
            SqliteStatement latest = database.prepare("SELECT max(last_change) FROM gpkg_contents");
            latest.step();
            create_table(database, table, latest.text(0));
            create_indexes(database, table);
            continue;
        }
        std::vector<FieldDefinition> fresh;
        for (const FieldDefinition& field : table.fields) {
            if (there.contains(field.name))
                continue;
            database.execute("ALTER TABLE " + sql_name(table.name) + " ADD COLUMN " + sql_name(field.name) +
                             " " + std::string{sql_type(field.type)});
            fresh.push_back(field);
        }
        describe_fields(database, table, fresh);
    }
}

void create_rtree(SqliteDatabase& database, const TableDefinition& table) {
    const std::string name = sql_name(table.name);
    const std::string tree_name = "rtree_" + table.name + "_geom";
    const std::string tree = sql_name(tree_name);
    const auto trigger = [&](std::string_view suffix, std::string_view when, std::string_view action) {
        database.execute("CREATE TRIGGER " + sql_name(tree_name + std::string{suffix}) + " " +
                         std::string{when} + " BEGIN " + std::string{action} + "; END");
    };
    const std::string values =
        "(NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom))";
    const std::string put = "INSERT OR REPLACE INTO " + tree + " VALUES " + values;
    const std::string take = "DELETE FROM " + tree + " WHERE id = OLD.fid";
    const std::string filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
    const std::string empty = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
    database.execute("CREATE VIRTUAL TABLE " + tree + " USING rtree(id, minx, maxx, miny, maxy)");
    database.execute("INSERT INTO " + tree +
                     " SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) FROM " + name +
                     " WHERE geom NOTNULL AND NOT ST_IsEmpty(geom) ORDER BY fid");
    trigger("_insert", "AFTER INSERT ON " + name + " WHEN " + filled, put);
    trigger("_update1", "AFTER UPDATE OF geom ON " + name + " WHEN OLD.fid = NEW.fid AND " + filled, put);
    trigger("_update2", "AFTER UPDATE OF geom ON " + name + " WHEN OLD.fid = NEW.fid AND " + empty, take);
    trigger("_update3", "AFTER UPDATE ON " + name + " WHEN OLD.fid != NEW.fid AND " + filled,
            take + "; " + put);
    trigger("_update4", "AFTER UPDATE ON " + name + " WHEN OLD.fid != NEW.fid AND " + empty,
            "DELETE FROM " + tree + " WHERE id IN (OLD.fid, NEW.fid)");
    trigger("_delete", "AFTER DELETE ON " + name + " WHEN OLD.geom NOT NULL", take);
    SqliteStatement extension =
        database.prepare("INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', "
                         "'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')");
    extension.bind(1, table.name).step();
}

void create_indexes(SqliteDatabase& database, const TableDefinition& table) {
    const auto index = [&](std::string_view kind, std::string_view field) {
        database.execute("CREATE " + std::string{kind} + " " +
                         sql_name("idx_" + table.name + "_" + std::string{field}) + " ON " +
                         sql_name(table.name) + "(" + sql_name(field) + ")");
    };
    // Not unique where a person may copy a row; the places tables hold one row an entry.
    if (!table.key.empty())
        index("INDEX", table.key);
    if (table.name == "reports") {
        index("INDEX", "incident_id");
        index("INDEX", "article_id");
    }
    if (table.name == "disagreements" || table.name == "fortification_history")
        index("INDEX", "incident_id");
    if (!table.start_field.empty())
        index("INDEX", table.start_field);
}

} // namespace dateline
