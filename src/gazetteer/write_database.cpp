// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/write_database.hpp"

#include "base/error.hpp"
#include "base/spatialite.hpp"
#include "gazetteer/compile.hpp"
#include "geo/geometry_text.hpp"

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE types (code TEXT PRIMARY KEY, label TEXT NOT NULL, precision TEXT NOT NULL, radius_m REAL NOT NULL,
    near_m REAL NOT NULL, words TEXT NOT NULL);
CREATE TABLE sources (code TEXT PRIMARY KEY, title TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL,
    date TEXT NOT NULL, attribution TEXT NOT NULL);
CREATE TABLE places (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL,
    country TEXT NOT NULL, parents TEXT NOT NULL, lon REAL NOT NULL, lat REAL NOT NULL, radius_m REAL NOT NULL,
    prominence REAL NOT NULL, sources TEXT NOT NULL, valid TEXT, note TEXT);
CREATE TABLE names (place INTEGER NOT NULL REFERENCES places(place), name TEXT NOT NULL, language TEXT NOT NULL,
    status TEXT NOT NULL);
SELECT AddGeometryColumn('places', 'point', 4326, 'POINT', 'XY');
SELECT AddGeometryColumn('places', 'shape', 4326, 'GEOMETRY', 'XY');
)sql";

void fill(SqliteDatabase& database, const GazetteerDefinitions& definitions) {
    SqliteStatement types = database.prepare("INSERT INTO types VALUES (?, ?, ?, ?, ?, ?)");
    for (const PlaceType& type : definitions.types) {
        std::string words;
        for (const std::string& word : type.words)
            words += (words.empty() ? "" : "|") + word;
        types.bind(1, type.code).bind(2, type.label).bind(3, type.precision).bind(4, type.radius_m);
        types.bind(5, type.near_m).bind(6, words).step();
        types.reset();
    }
    SqliteStatement sources = database.prepare("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)");
    for (const PlaceSource& source : definitions.sources) {
        sources.bind(1, source.code).bind(2, source.title).bind(3, source.licence).bind(4, source.url);
        sources.bind(5, source.date).bind(6, source.attribution).step();
        sources.reset();
    }
    SqliteStatement places = database.prepare(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, MakePoint(?, ?, 4326), "
        "GeomFromText(?, 4326))");
    SqliteStatement names = database.prepare("INSERT INTO names VALUES (?, ?, ?, ?)");
    const std::vector<std::vector<PlaceName>> generated = generated_names(definitions);
    std::int64_t number = 0;
    for (const GazetteerDefinitions::Entry& entry : definitions.entries) {
        const PlaceRecord& record = entry.record;
        ++number;
        std::string parents;
        for (const std::string& parent : record.parents)
            parents += (parents.empty() ? "" : "|") + parent;
        places.bind(1, number).bind(2, record.id).bind(3, record.name).bind(4, record.type);
        places.bind(5, record.country).bind(6, parents).bind(7, record.point.lon).bind(8, record.point.lat);
        places.bind(9, record.radius_m).bind(10, record.prominence).bind(11, record.sources);
        record.valid.empty() ? places.bind_null(12) : places.bind(12, record.valid);
        record.note.empty() ? places.bind_null(13) : places.bind(13, record.note);
        places.bind(14, record.point.lon).bind(15, record.point.lat);
        record.shape.empty() ? places.bind_null(16) : places.bind(16, to_wkt(record.shape));
        places.step();
        places.reset();
        const auto add_name = [&](const PlaceName& name) {
            names.bind(1, number).bind(2, name.text).bind(3, name.language);
            names.bind(4, to_string(name.status)).step();
            names.reset();
        };
        add_name({record.name, "en", NameStatus::official});
        for (const PlaceName& name : record.names)
            add_name(name);
        for (const PlaceName& name : generated[static_cast<std::size_t>(number - 1)])
            add_name(name);
    }
}

/// What SpatiaLite notes about the hour of day would make every run differ.
void scrub(SqliteDatabase& database) {
    constexpr std::string_view epoch = "1970-01-01T00:00:00.000Z";
    database.execute(fmt::format("UPDATE spatialite_history SET timestamp = '{}'", epoch));
    database.execute(fmt::format("UPDATE geometry_columns_time SET last_insert = '{0}', last_update = '{0}', "
                                 "last_delete = '{0}'",
                                 epoch));
}

} // namespace

void write_database(const GazetteerDefinitions& definitions, const fs::path& output) {
    fs::path partial = output;
    partial += ".tmp";
    std::error_code ignored;
    fs::remove(partial, ignored);
    try {
        SpatialiteFunctions spatialite;
        SqliteDatabase database{partial, SqliteDatabase::Mode::create};
        spatialite.serve(database);
        // Half built it is of no use to anyone: no journal, no waiting for the disk.
        database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096");
        database.execute("BEGIN; SELECT InitSpatialMetaDataFull(0, 'NONE')");
        database.execute("SELECT InsertEpsgSrid(4326)");
        database.execute(schema);
        fill(database, definitions);
        database.execute(
            "CREATE INDEX names_of_place ON names(place); CREATE INDEX names_by_name ON names(name)");
        scrub(database);
        database.execute("COMMIT; VACUUM");
    } catch (...) {
        fs::remove(partial, ignored);
        throw;
    }
    std::error_code failed;
    fs::rename(partial, output, failed);
    if (failed)
        fail<SystemError>("{}: cannot be put in place: {}", output.string(), failed.message());
}

} // namespace dateline
