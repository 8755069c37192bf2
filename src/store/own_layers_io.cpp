// SPDX-License-Identifier: Apache-2.0
#include "store/own_layers_io.hpp"

#include "base/error.hpp"
#include "layers/store_tables.hpp"
#include "layers/style.hpp"
#include "store/ddl.hpp"
#include "store/layer_styles.hpp"
#include "store/metadata.hpp"
#include "store/store.hpp"

namespace dateline {

namespace {

constexpr std::string_view own_layers_key = "own_layers";

bool has_styles(SqliteDatabase& database) {
    SqliteStatement find = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'layer_styles'");
    return find.step();
}

void add_table(SqliteDatabase& database, const TableDefinition& table, const std::string& timestamp) {
    if (!columns_of(database, table).empty())
        fail<UsageError>("the store has a table {} that somebody else put there: give that of the layer "
                         "definition another name",
                         table.name);
    create_table(database, table, timestamp);
    create_rtree(database, table);
    create_indexes(database, table);
    if (has_styles(database))
        add_layer_style(database, {table.name, "geom", layer_qml(table), layer_sld(table)}, timestamp);
}

/// A style that is still as the program made it shows what is new.
void renew_style(SqliteDatabase& database, const TableDefinition& before, const TableDefinition& now) {
    SqliteStatement renew = database.prepare("UPDATE layer_styles SET styleQML = ?1, styleSLD = ?2 WHERE "
                                             "f_table_name = ?3 AND styleQML = ?4");
    renew.bind(1, layer_qml(now)).bind(2, layer_sld(now)).bind(3, now.name).bind(4, layer_qml(before)).step();
}

} // namespace

OwnLayers read_own_layers(SqliteDatabase& database) {
    return own_layers_from_text(store_value(database, own_layers_key));
}

void keep_own_layers(SqliteDatabase& database, const OwnLayers& layers) {
    if (layers.empty())
        return;
    set_store_value(database, own_layers_key, to_text(layers));
    if (!layers.tables.empty())
        set_store_value(database, "schema_version", std::to_string(own_tables_schema_version));
}

void add_own_layers(SqliteDatabase& database, const OwnLayers& known, const OwnLayers& now,
                    const std::string& timestamp) {
    const StoreTables before{known};
    const StoreTables after{now};
    add_type_values(database, now.types);
    for (const TableDefinition& table : after.all()) {
        const TableDefinition* there = before.find(table.name);
        if (there == nullptr)
            add_table(database, table, timestamp);
        else if (*there != table && table.kind != TableKind::hidden && has_styles(database))
            renew_style(database, *there, table);
    }
    keep_own_layers(database, now);
}

} // namespace dateline
