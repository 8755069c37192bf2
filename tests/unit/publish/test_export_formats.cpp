// SPDX-License-Identifier: Apache-2.0
// What other formats than GeoJSON and CSV keep, and what options reach their drivers.
#include "base/error.hpp"
#include "base/sqlite.hpp"
#include "publish/export_store.hpp"
#include "store/store.hpp"
#include "support/catch.hpp"
#include "support/sample_contents.hpp"
#include "support/temporary_folder.hpp"

#include <nlohmann/json.hpp>

using namespace dateline;

namespace {

namespace fs = std::filesystem;

/// Exports of one sample store; a long Korean quote stands under its first incident.
class Files {
public:
    Files() {
        StoreContents contents = sample_contents();
        std::string quote;
        for (int i = 0; i < 100; ++i)
            quote += "\uad70\uc0ac\ubd84\uacc4\uc120 "; // 16 bytes
        for (Report& report : contents.reports)
            report.quote = quote;
        create_store(m_folder / "s.gpkg", contents, {});
    }

    fs::path write(const std::string& name, const std::string& layer, ExportOptions options = {}) {
        options.layers = {layer};
        if (options.writer.format.empty())
            options.writer.format = format_of(name);
        options.writer.path = m_folder / name;
        export_store(m_folder / "s.gpkg", options);
        return options.writer.path;
    }
    [[nodiscard]] fs::path path(const std::string& name) const { return m_folder / name; }

private:
    TemporaryFolder m_folder;
};

/// Names of the columns in a dBASE table: 32 bytes each after the first 32, up to a carriage return.
std::vector<std::string> dbf_names(const std::string& bytes) {
    std::vector<std::string> names;
    for (std::size_t at = 32; at + 32 <= bytes.size() && bytes[at] != '\r'; at += 32)
        names.emplace_back(bytes.c_str() + at);
    return names;
}

} // namespace

TEST_CASE("a KML has names, times and descriptions of its placemarks") {
    Files files;
    const std::string kml = read_bytes(files.write("out.kml", "incidents"));
    CHECK(kml.find("<name>Defection over the MDL near Goseong County</name>") != std::string::npos);
    CHECK(kml.find("<TimeSpan>") != std::string::npos);
    CHECK(kml.find("<begin>2024-08-20T00:00:00</begin>") != std::string::npos);
    CHECK(kml.find("<end>2024-08-20T00:00:00</end>") != std::string::npos);
    CHECK(kml.find("<description>") != std::string::npos);
    CHECK(kml.find("128.36,38.45") != std::string::npos);
}

TEST_CASE("a Shapefile cuts names to ten letters and texts to 254 bytes, between letters") {
    Files files;
    files.write("out.shp", "incidents");
    CHECK(read_bytes(files.path("out.cpg")) == "UTF-8");
    const std::string table = read_bytes(files.path("out.dbf"));
    const std::vector<std::string> names = dbf_names(table);
    for (const char* name :
         {"incident_i", "date_start", "date_preci", "people_bes", "people_hig", "independen"})
        CHECK(std::count(names.begin(), names.end(), name) == 1);
    for (const std::string& name : names)
        CHECK(name.size() <= 10);
    const std::string syllables = "\uad70\uc0ac\ubd84\uacc4\uc120 ";
    const std::size_t quote = table.find(syllables);
    REQUIRE(quote != std::string::npos);
    CHECK(table.find(syllables + syllables, quote) == quote);
    // The 16th repetition would end at byte 256.
    std::string whole;
    for (int i = 0; i < 16; ++i)
        whole += syllables;
    CHECK(table.find(whole) == std::string::npos);
    CHECK(table.find(whole.substr(0, 15 * syllables.size())) != std::string::npos);
    CHECK(fs::file_size(files.path("out.shp")) == 100 + 3 * 28); // a header and three points
}

TEST_CASE("creation options reach the driver, and must be NAME=VALUE") {
    Files files;
    ExportOptions options;
    const auto indexed = fs::file_size(files.write("indexed.fgb", "incidents", options));
    options.writer.layer_options = {"SPATIAL_INDEX=NO"};
    CHECK(fs::file_size(files.write("plain.fgb", "incidents", options)) < indexed);
    options.writer.layer_options = {"GEOMETRY_NAME=where_it_was"};
    options.writer.dataset_options = {"VERSION=1.2"};
    const std::string bytes = read_bytes(files.write("out.gpkg", "incidents", options));
    CHECK(bytes.find("where_it_was") != std::string::npos);
    CHECK(bytes.substr(60, 4) == std::string("\0\0\x27\xd8", 4)); // user_version 10200
    options.writer.layer_options = {"SPATIAL_INDEX"};
    CHECK_THROWS_AS(files.write("wrong.fgb", "incidents", options), UsageError);
    CHECK_FALSE(fs::exists(files.path("wrong.fgb")));
}

TEST_CASE("a FlatGeobuf is one file whatever its name") {
    Files files;
    ExportOptions options;
    options.writer.format = "FlatGeobuf";
    CHECK(fs::is_regular_file(files.write("out.bin", "incidents", options)));
    CHECK(read_bytes(files.path("out.bin")).starts_with("fgb"));
}

TEST_CASE("formats of several files come whole, columns they do not know as the next best") {
    Files files;
    files.write("out.gml", "incidents");
    CHECK(fs::exists(files.path("out.xsd")));
    CHECK(read_bytes(files.path("out.gml")).find("out.xsd") != std::string::npos);
    ExportOptions options;
    options.writer.format = "mapinfo file"; // drivers by their names in whatever letters
    files.write("out.tab", "incidents", options);
    for (const char* name : {"out.dat", "out.map", "out.id"})
        CHECK(fs::exists(files.path(name)));
    CHECK(read_bytes(files.path("out.tab")).find("sources Integer") != std::string::npos);
}

TEST_CASE("a GeoPackage of chosen layers keeps the styles of the store") {
    Files files;
    ExportOptions options;
    options.writer.attribution = {};
    files.write("out.gpkg", "incidents", options);
    SqliteDatabase database{files.path("out.gpkg"), SqliteDatabase::Mode::read_only};
    SqliteStatement style = database.prepare(
        "SELECT f_table_name, f_geometry_column, styleQML, f_table_schema FROM layer_styles WHERE "
        "useAsDefault AND 'layer_styles' IN (SELECT table_name FROM gpkg_contents)");
    REQUIRE(style.step());
    CHECK(style.text(0) == "incidents");
    CHECK(style.text(1) == "geom");
    CHECK(style.text(2).find("name=\"Date (earliest)\"") != std::string::npos);
    CHECK(style.text(2).find("startField=\"date_start\"") != std::string::npos);
    CHECK(style.text(2).find("footprint_id") == std::string::npos); // not exported
    CHECK_FALSE(style.is_null(3));
    CHECK_FALSE(style.step());
    SqliteStatement title =
        database.prepare("SELECT identifier FROM gpkg_contents WHERE table_name = 'incidents'");
    REQUIRE(title.step());
    CHECK(title.text(0) == "Incidents");
    // With the columns of another data set there is nothing to style by.
    options.columns = AnalystProfile::acled;
    files.write("acled.gpkg", "incidents", options);
    SqliteDatabase other{files.path("acled.gpkg"), SqliteDatabase::Mode::read_only};
    CHECK_THROWS_AS(other.prepare("SELECT 1 FROM layer_styles"), SystemError);
}

TEST_CASE("on request a style stands beside the file of a layer") {
    Files files;
    ExportOptions options;
    options.qml_beside = true;
    files.write("out.fgb", "fortifications", options);
    CHECK(read_bytes(files.path("out.qml")).find("categorizedSymbol") != std::string::npos);
    CHECK_THROWS_AS(files.write("out.gpkg", "incidents", options), UsageError);
    CHECK_THROWS_AS(files.write("out.geojson", "incidents", options), UsageError); // the style is there
    options.columns = AnalystProfile::ucdp;
    CHECK_THROWS_AS(files.write("ucdp.csv", "incidents", options), UsageError);
    CHECK_FALSE(fs::exists(files.path("ucdp.qml")));
}

TEST_CASE("reports come as points with a style and times of their own") {
    Files files;
    files.write("out.gpkg", "reports");
    SqliteDatabase database{files.path("out.gpkg"), SqliteDatabase::Mode::read_only};
    SqliteStatement style = database.prepare("SELECT styleQML FROM layer_styles");
    REQUIRE(style.step());
    CHECK(style.text(0).find("categorizedSymbol") != std::string::npos);
    CHECK(style.text(0).find("startField=\"date_start\"") != std::string::npos);
}

TEST_CASE("simplestyle reaches lines, areas and points in every form of GeoJSON") {
    Files files;
    ExportOptions options;
    options.simplestyle = true;
    for (const char* layer : {"incidents", "fortifications", "incident_areas"}) {
        const std::string text = read_bytes(files.write(std::string{layer} + ".geojsonl", layer, options));
        const nlohmann::json first = nlohmann::json::parse(text.substr(0, text.find('\n')));
        const nlohmann::json& properties = first["properties"];
        INFO(layer);
        for (const char* name : {"marker-color", "stroke", "fill"}) {
            const std::string colour = properties[name].get<std::string>();
            CHECK((colour.size() == 7 && colour.front() == '#'));
        }
        CHECK(properties["fill-opacity"].get<double>() > 0);
        CHECK(properties["stroke-width"].get<double>() > 0);
    }
}

TEST_CASE("a box keeps lines that only pass through it") {
    Files files;
    ExportOptions options;
    options.selection.bbox = Extent{129.05, 42.1, 129.1, 42.4}; // no vertex of the fence lies in it
    const std::string text = read_bytes(files.write("fence.geojsonl", "fortifications", options));
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    options.selection.bbox = Extent{129.31, 42.1, 129.4, 42.4};
    CHECK(read_bytes(files.write("none.geojsonl", "fortifications", options)).empty());
}
