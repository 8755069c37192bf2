// SPDX-License-Identifier: Apache-2.0
#include "store/layer_styles.hpp"

namespace dateline {

void create_layer_styles(SqliteDatabase& database, const std::string& timestamp) {
    database.execute(
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog "
        "TEXT(256), "
        "f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), "
        "styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
        "update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))");
    SqliteStatement contents = database.prepare(
        "INSERT INTO gpkg_contents(table_name, data_type, identifier, description, last_change) "
        "VALUES ('layer_styles', 'attributes', 'layer_styles', 'How QGIS draws the layers', ?)");
    contents.bind(1, timestamp).step();
}

void add_layer_style(SqliteDatabase& database, const LayerStyle& style, const std::string& timestamp) {
    // QGIS finds a default style only where catalog and schema are '' and not NULL.
    SqliteStatement put = database.prepare("INSERT INTO layer_styles(f_table_catalog, f_table_schema, "
                                           "f_table_name, f_geometry_column, styleName, styleQML, "
                                           "styleSLD, useAsDefault, description, owner, update_time) "
                                           "VALUES ('', '', ?, ?, ?, ?, ?, 1, 'Made by dateline', '', ?)");
    put.bind(1, style.table)
        .bind(2, style.geometry_column)
        .bind(3, "dateline " + style.table)
        .bind(4, style.qml)
        .bind(5, style.sld)
        .bind(6, timestamp)
        .step();
}

} // namespace dateline
