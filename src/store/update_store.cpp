// SPDX-License-Identifier: Apache-2.0
#include "store/contents_io.hpp"
#include "store/ddl.hpp"
#include "store/gpkg_geometry.hpp"
#include "store/metadata.hpp"
#include "store/open_store.hpp"
#include "store/own_layers_io.hpp"
#include "store/project.hpp"
#include "store/store_rows.hpp"
#include "store/table_io.hpp"

#include <map>
#include <set>

namespace dateline {

namespace {

namespace fs = std::filesystem;

/// Text that is equal for equal cells: rows of tables without a key are told apart by all they hold.
std::string row_key(const Row& row, const TableDefinition& table) {
    const auto cell = [](const Value& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            return std::to_string(*integer);
        if (const auto* real = std::get_if<double>(&value))
            return fmt::format("{}", *real);
        const auto* text = std::get_if<std::string>(&value);
        return text == nullptr ? std::string{} : *text;
    };
    if (table.name == "machine")
        return cell(row.values.at(1));
    if (!table.key.empty())
        return cell(row.values.front());
    std::string key;
    for (const Value& value : row.values)
        key += cell(value) + '\x1f';
    return key;
}

/// Make one table hold the new rows; true when anything was written.
bool write_difference(SqliteDatabase& database, const TableDefinition& table, const StoreRows& rows) {
    std::map<std::string, std::pair<std::int64_t, Row>> old;
    std::vector<std::int64_t> superfluous;
    each_row(database, table, [&](std::int64_t fid, Row&& row) {
        std::string key = row_key(row, table);
        if (!old.try_emplace(std::move(key), fid, std::move(row)).second)
            superfluous.push_back(fid);
    });
    TableWriter writer{database, table};
    bool changed = !superfluous.empty();
    std::set<std::string> kept;
    std::vector<Row> fresh;
    rows.each(table.name, [&](Row&& row) {
        std::string key = row_key(row, table);
        const auto found = old.find(key);
        if (found == old.end() || !kept.insert(key).second) {
            if (kept.insert(std::move(key)).second || !table.key.empty())
                fresh.push_back(std::move(row));
            return;
        }
        if (found->second.second != row) {
            writer.update(found->second.first, row);
            changed = true;
        }
    });
    for (const auto& [key, entry] : old) {
        if (!kept.contains(key))
            superfluous.push_back(entry.first);
    }
    for (const std::int64_t fid : superfluous)
        writer.remove(fid);
    for (const Row& row : fresh)
        writer.insert(row);
    return changed || !superfluous.empty() || !fresh.empty();
}

bool write_footprints(SqliteDatabase& database, const StoreRows& rows) {
    std::set<std::string> old;
    SqliteStatement read = database.prepare("SELECT footprint_id FROM footprints");
    while (read.step())
        old.insert(read.text(0));
    SqliteStatement insert = database.prepare("INSERT INTO footprints(footprint_id, shape) VALUES (?, ?)");
    bool changed = false;
    rows.each_footprint([&](const std::string& id, const Geometry& geometry) {
        if (old.erase(id) != 0)
            return;
        insert.bind(1, id).bind_blob(2, encode_any_geometry(geometry)).step();
        insert.reset();
        changed = true;
    });
    SqliteStatement remove = database.prepare("DELETE FROM footprints WHERE footprint_id = ?");
    for (const std::string& id : old) {
        remove.bind(1, id).step();
        remove.reset();
        changed = true;
    }
    return changed;
}

[[noreturn]] void fail_locked(const fs::path& path, std::string_view what) {
    fail<SystemError>(
        "{}: {}; close the file in the other program (QGIS?) and run again. Nothing was changed",
        path.string(), what);
}

/// A file that another program keeps in WAL mode cannot be changed here without rewriting what that program
/// sees: turn it back, which works only when nobody else has it open.
void leave_wal_mode(SqliteDatabase& database, const fs::path& path) {
    try {
        SqliteStatement mode = database.prepare("PRAGMA journal_mode = DELETE");
        mode.step();
        if (mode.text(0) == "delete")
            return;
    } catch (const SqliteBusy&) { // NOLINT(bugprone-empty-catch): said below
    }
    fail_locked(path, fs::exists(path.string() + "-wal") ? "another program has it open for editing (" +
                                                               path.filename().string() + "-wal is live)"
                                                         : std::string{"another program has it open"});
}

/// Version 2 added columns to `articles` and `reports`, version 3 the table `own_readings` and
/// the columns `date_read_...` of `reports`.
void migrate(SqliteDatabase& database, int version) {
    if (version >= store_schema_version)
        return;
    add_missing_tables_and_columns(database, StoreTables{});
    set_store_value(database, "schema_version", std::to_string(store_schema_version));
}

bool write_changes(SqliteDatabase& database, const StoreContents& contents, const fs::path& path,
                   const StoreOptions& options) {
    const std::string timestamp = timestamp_of(contents, options);
    const StoreRows rows{contents};
    const OwnLayers known = read_own_layers(database);
    const bool more_layers = known != contents.own_layers;
    if (more_layers)
        add_own_layers(database, known, contents.own_layers, timestamp);
    bool changed = more_layers;
    for (const TableDefinition& table : rows.tables().all()) {
        if (!write_difference(database, table, rows))
            continue;
        write_contents(database, table, timestamp);
        changed = true;
    }
    changed = write_footprints(database, rows) || changed;
    std::string attribution;
    for (const std::string& line : contents.attribution)
        attribution += line + "\n";
    if (attribution != store_value(database, "attribution")) {
        set_store_value(database, "attribution", attribution);
        changed = true;
    }
    if (changed) {
        set_store_value(database, "program", options.program);
        write_metadata(database, rows.tables(), contents.attribution, options.program, timestamp);
    }
    if (more_layers && has_own_project(database))
        embed_project(database, path.filename().string(), timestamp);
    return changed;
}

} // namespace

void change_store(const fs::path& path, const StoreOptions& options,
                  const std::function<bool(SqliteDatabase&)>& change) {
    check_is_gpkg(path);
    SqliteDatabase database{path, SqliteDatabase::Mode::read_write};
    database.set_busy_timeout(options.lock_timeout);
    add_gpkg_functions(database);
    try {
        check_schema_version(path, schema_version_of(database));
        leave_wal_mode(database, path);
        database.execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    } catch (const SqliteBusy&) {
        fail_locked(path, "another program holds a lock on it");
    }
    bool changed = false;
    try {
        const int version = schema_version_of(database);
        check_schema_version(path, version);
        migrate(database, version);
        changed = change(database) || version < store_schema_version;
    } catch (...) {
        database.execute("ROLLBACK");
        throw;
    }
    try {
        database.execute(changed ? "COMMIT" : "ROLLBACK");
    } catch (const SqliteBusy&) {
        database.execute("ROLLBACK");
        fail_locked(path, "another program is reading it and did not stop");
    }
}

void update_store(const fs::path& path, const std::function<StoreContents(StoreContents)>& change,
                  const StoreOptions& options) {
    change_store(path, options, [&](SqliteDatabase& database) {
        return write_changes(database, change(read_contents(database)), path, options);
    });
}

} // namespace dateline
