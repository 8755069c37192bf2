// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "base/sqlite.hpp"
#include "layers/store_tables.hpp"
#include "store/ddl.hpp"
#include "store/project.hpp"
#include "store/store.hpp"
#include "support/catch.hpp"
#include "support/sample_contents.hpp"
#include "support/temporary_folder.hpp"

using namespace dateline;

namespace {

void edit(const std::filesystem::path& path, const std::string& sql) {
    SqliteDatabase database{path, SqliteDatabase::Mode::read_write};
    add_gpkg_functions(database);
    database.execute(sql);
}

std::string ask(const std::filesystem::path& path, const std::string& sql) {
    SqliteDatabase database{path, SqliteDatabase::Mode::read_only};
    SqliteStatement statement = database.prepare(sql);
    return statement.step() && !statement.is_null(0) ? statement.text(0) : "";
}

/// Balloons get a table of their own, and so do fences.
OwnLayers balloons() {
    OwnLayers own;
    own.tables = {{"balloons", ReportKind::incident, "Balloons & <kites>", "Things in the air"},
                  {"fencing", ReportKind::fortification, "Fencing", ""}};
    for (const auto& [kind, type, table] : {std::tuple{"incident", "balloon_launch", "balloons"},
                                            std::tuple{"fortification", "fence", "fencing"},
                                            std::tuple{"fortification", "guard_post", "fencing"}}) {
        OwnType mine;
        mine.symbol = type_symbol(kind, type);
        mine.table = table;
        own.types.push_back(mine);
    }
    return own;
}

StoreContents with_balloons() {
    StoreContents contents = sample_contents();
    contents.own_layers = balloons();
    return contents;
}

} // namespace

TEST_CASE("happenings stand in the table of their definition and nowhere else") {
    const TemporaryFolder folder;
    const auto file = folder / "s.gpkg";
    create_store(file, with_balloons(), {});
    CHECK(ask(file, "SELECT count(*) FROM balloons WHERE type = 'balloon_launch'") == "1");
    CHECK(ask(file, "SELECT count(*) FROM incidents WHERE type = 'balloon_launch'") == "0");
    CHECK(ask(file, "SELECT count(*) FROM fencing WHERE type = 'fence' AND lon IS NOT NULL") == "1");
    CHECK(ask(file, "SELECT count(*) FROM fencing_sites WHERE type = 'guard_post'") == "1");
    CHECK(ask(file, "SELECT count(*) FROM fortifications") == "0");
    CHECK(ask(file, "SELECT count(*) FROM fortification_sites") == "0");
    CHECK(ask(file, "SELECT data_type || identifier FROM gpkg_contents WHERE table_name = 'balloons'") ==
          "featuresBalloons & <kites>");
    CHECK(ask(file, "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'fencing'") ==
          "MULTILINESTRING");
    CHECK(ask(file, "SELECT count(*) FROM rtree_balloons_geom") ==
          ask(file, "SELECT count(*) FROM balloons WHERE geom IS NOT NULL"));
    CHECK(ask(file, "SELECT count(*) FROM layer_styles WHERE f_table_name LIKE 'fencing%'") == "2");

    const StoreContents read = read_store(file);
    CHECK(read.own_layers == balloons());
    CHECK(read.corrections.empty());
    CHECK(read.added.empty());
    CHECK(read.incidents.size() == sample_contents().incidents.size());

    SqliteDatabase database{file, SqliteDatabase::Mode::read_only};
    const std::string project = project_xml(database, "s.gpkg");
    CHECK(project.find("|layername=balloons\"") != std::string::npos);
    CHECK(project.find("Reports of Balloons &amp; &lt;kites&gt;") != std::string::npos);
    CHECK(project.find("|layername=fencing_sites\"") != std::string::npos);
}

TEST_CASE("a store without tables of its own is as it always was") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    CHECK(ask(folder / "s.gpkg", "SELECT value FROM dateline_store WHERE key = 'schema_version'") ==
          std::to_string(store_schema_version));
    CHECK(ask(folder / "s.gpkg", "SELECT count(*) FROM dateline_store WHERE key = 'own_layers'") == "0");
}

TEST_CASE("a program that knows nothing of own tables must not write such a store") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", with_balloons(), {});
    CHECK(ask(folder / "s.gpkg", "SELECT value FROM dateline_store WHERE key = 'schema_version'") ==
          std::to_string(own_tables_schema_version));
    CHECK(own_tables_schema_version > store_schema_version);
}

TEST_CASE("what people change in a table of its own survives") {
    const TemporaryFolder folder;
    const auto file = folder / "s.gpkg";
    create_store(file, with_balloons(), {});
    const std::string id = ask(file, "SELECT incident_id FROM balloons");
    // A change of type must not move the row to another table: it would count as taken out and drawn anew.
    edit(file, "UPDATE balloons SET type = 'shooting', date_start = '2024-07-01', review_note = 'seen', "
               "geom = (SELECT geom FROM places LIMIT 1);"
               "UPDATE incidents SET type = 'balloon_launch' WHERE incident_id = 'DL-0001';"
               "DELETE FROM fencing_sites;"
               "INSERT INTO balloons(title, type) VALUES ('Drawn by hand', 'other')");
    const auto reckon = [](StoreContents contents) {
        contents.incidents = sample_contents().incidents;
        for (Incident& incident : contents.incidents)
            incident.people.high = 9;
        return contents;
    };
    update_store(file, reckon, {});
    CHECK(ask(file, "SELECT count(*) FROM balloons") == "2");
    CHECK(ask(file, "SELECT type || date_start || review_status || review_note || people_high FROM balloons "
                    "WHERE incident_id = '" +
                        id + "'") == "shooting2024-07-01correctedseen9.0");
    CHECK(
        ask(file, "SELECT incident_id LIKE 'hand-balloons-%' FROM balloons WHERE title = 'Drawn by hand'") ==
        "1");
    CHECK(ask(file, "SELECT type FROM incidents WHERE incident_id = 'DL-0001'") == "balloon_launch");
    CHECK(ask(file, "SELECT count(*) FROM fencing_sites") == "0");
    const std::string once = read_bytes(file);
    update_store(file, reckon, {});
    CHECK(read_bytes(file) == once);
    const StoreContents read = read_store(file);
    REQUIRE(read.added.size() == 1);
    CHECK(read.added.front().own_table == "balloons");
    for (const IncidentRecord& record : shown_incidents(read)) {
        if (record.incident.incident_id == id)
            CHECK(record.incident.where.point == LonLat{128.36, 38.45});
    }
}

TEST_CASE("own tables come into a store that is there, and happenings move into them") {
    const TemporaryFolder folder;
    const auto file = folder / "s.gpkg";
    create_store(file, sample_contents(), {});
    const auto with_layers = [](StoreContents contents) {
        contents.own_layers = balloons();
        contents.own_layers.types.push_back({});
        contents.own_layers.types.back().symbol = type_symbol("incident", "other");
        contents.own_layers.types.back().symbol.type = "kite";
        contents.own_layers.types.back().symbol.label = "Kite";
        return contents;
    };
    edit(file, "UPDATE layer_styles SET styleQML = 'mine' WHERE f_table_name = 'reports'");
    const std::string project = ask(file, "SELECT content FROM qgis_projects");
    update_store(file, with_layers, {});
    CHECK(ask(file, "SELECT content FROM qgis_projects").size() > project.size());
    CHECK(ask(file, "SELECT count(*) FROM balloons") == "1");
    CHECK(ask(file, "SELECT count(*) FROM rtree_balloons_geom") == "1");
    CHECK(ask(file, "SELECT count(*) FROM incidents WHERE type = 'balloon_launch'") == "0");
    CHECK(ask(file, "SELECT count(*) FROM layer_styles WHERE f_table_name = 'balloons'") == "1");
    CHECK(ask(file, "SELECT styleQML LIKE '%Kite%' FROM layer_styles WHERE f_table_name = 'incidents'") ==
          "1");
    CHECK(ask(file, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'reports'") == "mine");
    CHECK(ask(file, "SELECT count(*) FROM gpkg_data_column_constraints WHERE value = 'kite'") == "2");
    const std::string once = read_bytes(file);
    update_store(file, with_layers, {});
    CHECK(read_bytes(file) == once);
    CHECK(read_store(file).corrections.empty());
}

TEST_CASE("a project that a person saved is left alone when tables come") {
    const TemporaryFolder folder;
    const auto file = folder / "s.gpkg";
    create_store(file, sample_contents(), {});
    edit(file,
         "UPDATE qgis_projects SET content = 'theirs', metadata = '{\"last_modified_user\":\"somebody\"}'");
    update_store(file,
                 [](StoreContents contents) {
                     contents.own_layers = balloons();
                     return contents;
                 },
                 {});
    CHECK(ask(file, "SELECT count(*) FROM balloons") == "1");
    CHECK(ask(file, "SELECT content FROM qgis_projects") == "theirs");
}

TEST_CASE("a table that somebody else put into the file is not taken over") {
    const TemporaryFolder folder;
    const auto file = folder / "s.gpkg";
    create_store(file, sample_contents(), {});
    edit(file, "CREATE TABLE balloons (fid INTEGER PRIMARY KEY, mine TEXT)");
    const std::string before = read_bytes(file);
    CHECK_THROWS_AS(update_store(file,
                                 [](StoreContents contents) {
                                     contents.own_layers = balloons();
                                     return contents;
                                 },
                                 {}),
                    UsageError);
    CHECK(read_bytes(file) == before);
}
