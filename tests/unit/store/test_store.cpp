// SPDX-License-Identifier: Apache-2.0
#include "base/sqlite.hpp"
#include "layers/style.hpp"
#include "layers/symbols.hpp"
#include "store/ddl.hpp"
#include "store/project.hpp"
#include "store/store.hpp"
#include "support/catch.hpp"
#include "support/sample_contents.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <fstream>

using namespace dateline;

namespace {

/// The contents as a store gives them back: sorted, with the ids that were issued.
StoreContents stored_form(StoreContents contents) {
    const auto by = [](auto& list, auto key) {
        std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    };
    by(contents.articles, [](const auto& a) { return a.article_id; });
    by(contents.reports, [](const auto& r) { return r.report_id; });
    by(contents.incidents, [](const auto& i) { return i.incident_id; });
    contents.reckoned_by = "dateline";
    contents.issued = {"DL-0001", "DL-0002", "DL-0003", "DL-0004", "DL-0005", "DL-0009"};
    return contents;
}

/// Change a store as QGIS would: through SQL, with the functions its driver registers.
void edit(const std::filesystem::path& path, const std::string& sql) {
    SqliteDatabase database{path, SqliteDatabase::Mode::read_write};
    add_gpkg_functions(database);
    database.execute(sql);
}

} // namespace

TEST_CASE("a store gives back what was put in") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    const StoreContents read = read_store(folder / "s.gpkg");
    const StoreContents expected = stored_form(sample_contents());
    CHECK(read.articles == expected.articles);
    CHECK(read.reports == expected.reports);
    CHECK(read.figures == expected.figures);
    REQUIRE(read.incidents.size() == expected.incidents.size());
    for (std::size_t i = 0; i < read.incidents.size(); ++i) {
        INFO(expected.incidents[i].incident_id);
        CHECK(read.incidents[i] == expected.incidents[i]);
    }
    CHECK(read.places == expected.places);
    CHECK(read.outlines == expected.outlines);
    CHECK(read.aliases == expected.aliases);
    CHECK(read.attribution == expected.attribution);
    CHECK(read.issued == expected.issued);
    CHECK(read.corrections.empty());
    CHECK(read.reviews.empty());
    CHECK(read == expected);
}

TEST_CASE("an empty store has all its tables") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", {}, {});
    CHECK(is_store(folder / "s.gpkg"));
    StoreContents nothing;
    nothing.reckoned_by = "dateline";
    CHECK(read_store(folder / "s.gpkg") == nothing);
}

TEST_CASE("same contents, same bytes, whatever their order") {
    // The embedded project names its file: same bytes are promised for the same name.
    const TemporaryFolder a;
    const TemporaryFolder b;
    StoreContents contents = sample_contents();
    create_store(a / "s.gpkg", contents, {});
    std::reverse(contents.articles.begin(), contents.articles.end());
    std::reverse(contents.reports.begin(), contents.reports.end());
    std::reverse(contents.incidents.begin(), contents.incidents.end());
    create_store(b / "s.gpkg", contents, {});
    CHECK(read_bytes(a / "s.gpkg") == read_bytes(b / "s.gpkg"));
    StoreOptions later;
    later.timestamp = "2030-01-01T00:00:00.000Z";
    later.overwrite = true;
    create_store(b / "s.gpkg", contents, later);
    CHECK(read_bytes(a / "s.gpkg") != read_bytes(b / "s.gpkg"));
    CHECK(read_bytes(b / "s.gpkg").find("2030-01-01T00:00:00.000Z") != std::string::npos);
}

TEST_CASE("the embedded project follows a new name") {
    const TemporaryFolder folder;
    create_store(folder / "old.gpkg", sample_contents(), {});
    std::filesystem::rename(folder / "old.gpkg", folder / "new & <old>.gpkg");
    rewrite_project(folder / "new & <old>.gpkg", {});
    SqliteDatabase database{folder / "new & <old>.gpkg", SqliteDatabase::Mode::read_only};
    const std::string xml = project_xml(database, "new & <old>.gpkg");
    // A theme that named no classes would turn on what is only known by its country.
    const std::size_t named = xml.find("<checked-legend-nodes id=\"incidents_");
    REQUIRE(named != std::string::npos);
    const std::string theme = xml.substr(named, xml.find("</checked-legend-nodes>", named) - named);
    const std::vector<std::size_t> shown = classes_shown(*find_table("incidents"));
    CHECK(static_cast<std::size_t>(std::count(theme.begin(), theme.end(), '/')) == shown.size());
    CHECK(shown.size() == type_symbols("incident").size());
    CHECK(shown.back() == shown.size()); // one is left out before the last
    CHECK(classes_shown(*find_table("places_land")).empty());
    CHECK(xml.find("./new &amp; &lt;old&gt;.gpkg|layername=incidents") != std::string::npos);
    CHECK(xml.find("old.gpkg|") == std::string::npos);
    CHECK(xml.find("2024-08-20T23:59:59Z") != std::string::npos);
    SqliteStatement count = database.prepare("SELECT count(*), min(length(content)) FROM qgis_projects");
    REQUIRE(count.step());
    CHECK(count.integer(0) == 1);
    CHECK(count.integer(1) > 10000);
}

TEST_CASE("an existing file is not replaced unasked and stays whole when writing fails") {
    const TemporaryFolder folder;
    std::ofstream{folder / "s.gpkg"} << "mine";
    CHECK_THROWS_AS(create_store(folder / "s.gpkg", {}, {}), UsageError);
    CHECK(read_bytes(folder / "s.gpkg") == "mine");
    StoreOptions overwrite;
    overwrite.overwrite = true;
    create_store(folder / "s.gpkg", {}, overwrite);
    CHECK(is_store(folder / "s.gpkg"));
    CHECK_THROWS_AS(create_store(folder / "none" / "s.gpkg", {}, {}), UsageError);
    CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 1); // nothing left beside
}

TEST_CASE("files that are not ours are refused") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(read_store(folder / "none.gpkg"), UsageError);
    std::ofstream{folder / "text.gpkg"} << "hello";
    CHECK_FALSE(is_store(folder / "text.gpkg"));
    CHECK_THROWS_AS(read_store(folder / "text.gpkg"), UsageError);
    CHECK_THROWS_AS(update_store(folder / "text.gpkg", [](StoreContents c) { return c; }, {}), UsageError);
    CHECK(read_bytes(folder / "text.gpkg") == "hello");
    {
        SqliteDatabase other{folder / "other.gpkg", SqliteDatabase::Mode::create};
        other.execute("PRAGMA application_id = 1196444487; CREATE TABLE t(a)");
    }
    CHECK_FALSE(is_store(folder / "other.gpkg"));
    CHECK_THROWS_AS(update_store(folder / "other.gpkg", [](StoreContents c) { return c; }, {}), UsageError);
    create_store(folder / "newer.gpkg", {}, {});
    edit(folder / "newer.gpkg", "UPDATE dateline_store SET value = '99' WHERE key = 'schema_version'");
    CHECK_THROWS_AS(read_store(folder / "newer.gpkg"), UsageError);
    CHECK_THROWS_AS(update_store(folder / "newer.gpkg", [](StoreContents c) { return c; }, {}), UsageError);
}

TEST_CASE("a store of an older schema is read as it is and migrated by the next change") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    const StoreContents now = read_store(folder / "s.gpkg");
    for (const char* column : {"origin", "replaced_by", "assumed", "assumed_from", "sketch"}) {
        edit(folder / "s.gpkg", std::string{"ALTER TABLE articles DROP COLUMN "} + column);
        edit(folder / "s.gpkg",
             std::string{"DELETE FROM gpkg_data_columns WHERE column_name = '"} + column + "'");
    }
    edit(folder / "s.gpkg", "DROP TABLE own_readings;"
                            "DELETE FROM gpkg_data_columns WHERE table_name = 'own_readings';"
                            "DELETE FROM gpkg_contents WHERE table_name = 'own_readings'");
    edit(folder / "s.gpkg", "UPDATE dateline_store SET value = '1' WHERE key = 'schema_version'");
    CHECK(read_store(folder / "s.gpkg") == now);
    update_store(folder / "s.gpkg",
                 [](StoreContents contents) {
                     contents.articles.front().origin = "yonhap";
                     return contents;
                 },
                 {});
    CHECK(read_store(folder / "s.gpkg").articles.front().origin == "yonhap");
    SqliteDatabase database{folder / "s.gpkg", SqliteDatabase::Mode::read_only};
    SqliteStatement described =
        database.prepare("SELECT count(*) FROM gpkg_data_columns WHERE column_name = 'replaced_by'");
    REQUIRE(described.step());
    CHECK(described.integer(0) == 1);
    SqliteStatement registered = database.prepare(
        "SELECT count(*) FROM gpkg_contents, pragma_table_info('own_readings') WHERE table_name = "
        "'own_readings'");
    REQUIRE(registered.step());
    CHECK(registered.integer(0) > 50);
}

TEST_CASE("an update that changes nothing leaves every byte as it was") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    const std::string before = read_bytes(folder / "s.gpkg");
    update_store(folder / "s.gpkg", [](StoreContents contents) { return contents; }, {});
    CHECK(read_bytes(folder / "s.gpkg") == before);
}

TEST_CASE("an update writes what differs and keeps the rest") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    update_store(folder / "s.gpkg",
                 [](StoreContents contents) {
                     StoredArticle article;
                     article.article_id = "a3";
                     contents.articles.push_back(article);
                     contents.incidents.pop_back(); // DL-0005
                     contents.incidents.front().people.high = 3;
                     return contents;
                 },
                 {});
    const StoreContents read = read_store(folder / "s.gpkg");
    CHECK(read.articles.size() == 3);
    REQUIRE(read.incidents.size() == 4);
    CHECK(read.incidents.front().people.high == 3);
    CHECK(read.corrections.empty());
}

TEST_CASE("an update that throws changes nothing") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    const std::string before = read_bytes(folder / "s.gpkg");
    CHECK_THROWS_AS(
        update_store(folder / "s.gpkg", [](StoreContents) -> StoreContents { throw DataError{"no"}; }, {}),
        DataError);
    CHECK(read_bytes(folder / "s.gpkg") == before);
}

TEST_CASE("what people change survives, is marked and beats the machine") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    edit(folder / "s.gpkg",
         "UPDATE incidents SET date_start = '2024-08-19', people_best = 2, review_note = 'seen' "
         "WHERE incident_id = 'DL-0001';"
         "UPDATE incidents SET review_status = 'rejected' WHERE incident_id = 'DL-0003';"
         "DELETE FROM fortification_sites WHERE incident_id = 'DL-0005';"
         "UPDATE incidents SET geom = (SELECT geom FROM places LIMIT 1) WHERE incident_id = 'DL-0002';"
         "INSERT INTO incidents(title, type) VALUES ('Drawn by hand', 'other')");
    const StoreContents read = read_store(folder / "s.gpkg");
    CHECK(read.incidents.size() == 4); // the machine's view, without the one taken out
    CHECK(to_iso(*read.incidents.front().when.start) == "2024-08-20");
    CHECK(read.corrections.size() == 4);
    CHECK(read.reviews.at("DL-0003").status == "rejected");
    REQUIRE(read.added.size() == 1);
    CHECK(read.added.front().incident.title == "Drawn by hand");

    // The machine reckons everything anew, with another value of its own.
    const auto reckon = [](StoreContents contents) {
        contents.incidents = sample_contents().incidents;
        for (Incident& incident : contents.incidents) {
            if (incident.incident_id == "DL-0001")
                incident.people.high = 9;
        }
        return contents;
    };
    update_store(folder / "s.gpkg", reckon, {});
    const std::string once = read_bytes(folder / "s.gpkg");
    const StoreContents after = read_store(folder / "s.gpkg");
    const std::vector<IncidentRecord> shown = shown_incidents(after);
    REQUIRE(shown.size() == 5);
    CHECK(to_iso(*shown[0].incident.when.start) == "2024-08-19");
    CHECK(shown[0].incident.people.best == 2);
    CHECK(shown[0].incident.people.high == 9);
    CHECK(shown[0].review.status == "corrected");
    CHECK(shown[0].review.note == "seen");
    CHECK(shown[1].incident.where.point == LonLat{128.36, 38.45});
    CHECK(shown[2].review.status == "rejected");
    CHECK(shown.back().incident.title == "Drawn by hand");
    CHECK(after.incidents.front().people.best == 1); // the machine's value stays in sight

    update_store(folder / "s.gpkg", reckon, {});
    CHECK(read_bytes(folder / "s.gpkg") == once);
    SqliteDatabase database{folder / "s.gpkg", SqliteDatabase::Mode::read_only};
    SqliteStatement count = database.prepare("SELECT count(*) FROM fortification_sites");
    REQUIRE(count.step());
    CHECK(count.integer(0) == 0); // taken out by a person, not brought back
}

TEST_CASE("a locked store is refused by name and stays as it is") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    StoreOptions hasty;
    hasty.lock_timeout = std::chrono::milliseconds{50};
    const auto remove_all = [](StoreContents) { return StoreContents{}; };
    {
        SqliteDatabase other{folder / "s.gpkg", SqliteDatabase::Mode::read_write};
        other.execute("BEGIN IMMEDIATE");
        CHECK_THROWS_WITH(update_store(folder / "s.gpkg", remove_all, hasty),
                          Catch::Matchers::Contains("lock"));
    }
    {
        SqliteDatabase other{folder / "s.gpkg", SqliteDatabase::Mode::read_write};
        add_gpkg_functions(other);
        other.execute("PRAGMA journal_mode = WAL");
        other.execute("UPDATE articles SET site = 'Edited' WHERE article_id = 'a1'");
        CHECK_THROWS_WITH(update_store(folder / "s.gpkg", remove_all, hasty),
                          Catch::Matchers::Contains("-wal is live"));
    }
    update_store(folder / "s.gpkg", [](StoreContents contents) { return contents; }, {});
    CHECK(read_store(folder / "s.gpkg").articles.front().site == "Edited");
    CHECK_FALSE(std::filesystem::exists((folder / "s.gpkg").string() + "-wal"));
}
