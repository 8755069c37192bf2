// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "geo/geometry_text.hpp"
#include "geo/operations.hpp"
#include "layers/own_layers.hpp"
#include "publish/export_store.hpp"
#include "store/store.hpp"
#include "support/catch.hpp"
#include "support/sample_contents.hpp"
#include "support/temporary_folder.hpp"

#include <nlohmann/json.hpp>
#include <ogr_api.h>

#include <algorithm>

using namespace dateline;
using Json = nlohmann::json;

namespace {

Day day(int year, unsigned month, unsigned day_of_month) {
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                                 std::chrono::day{day_of_month}};
}

/// A store with the sample contents, and exports from it.
class Exporter {
public:
    Exporter() { create_store(m_folder / "s.gpkg", sample_contents(), {}); }

    std::string text(ExportOptions options, const std::string& format = "GeoJSON") {
        options.writer.format = format;
        options.writer.path = m_folder / "out";
        options.writer.overwrite = true;
        summary = export_store(m_folder / "s.gpkg", options);
        return read_bytes(m_folder / "out");
    }
    Json json(const ExportOptions& options) { return Json::parse(text(options)); }
    std::vector<std::string> ids(const ExportOptions& options) {
        std::vector<std::string> found;
        const Json collection = json(options);
        for (const Json& feature : collection["features"])
            found.push_back(feature["id"].get<std::string>());
        return found;
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return m_folder; }
    ExportSummary summary;

private:
    TemporaryFolder m_folder;
};

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("without a layer a GeoJSON holds incidents, fortifications and sites") {
    Exporter exporter;
    const Json json = exporter.json({});
    CHECK(json["type"] == "FeatureCollection");
    CHECK(json["attribution"] == "Made-up places of the tests");
    CHECK_FALSE(json.contains("crs"));
    REQUIRE(json["features"].size() == 5);
    CHECK(json["bbox"] == Json::array({126.9, 37.9, 129.3, 42.3}));
    const Json& first = json["features"][0];
    CHECK(first["id"] == "DL-0001");
    CHECK(first["properties"]["layer"] == "incidents");
    CHECK(first["properties"]["kind"] == "incident");
    CHECK(first["properties"]["date_end"] == "2024-08-20");
    CHECK(json["features"][3]["properties"]["layer"] == "fortifications");
    CHECK(json["features"][3]["properties"]["kind"] == "fortification");
    CHECK(json["features"][3]["properties"]["date_end"].is_null());
    CHECK(json["features"][3]["geometry"]["type"] == "LineString");
}

TEST_CASE("reports carry the properties of the contract") {
    Exporter exporter;
    ExportOptions options;
    options.layers = {"reports"};
    const Json json = exporter.json(options);
    REQUIRE(json["features"].size() == 3);
    const Json& report = json["features"][0]["properties"];
    for (const char* name :
         {"report_id",     "article_id", "incident_id", "kind",           "type",       "subtype",
          "date_start",    "date_end",   "edtf",        "date_precision", "date_basis", "date_text_start",
          "date_text_end", "lat",        "lon",         "radius_m",       "precision",  "place_name",
          "place_text",    "country",    "status",      "change",         "people_low", "people_best",
          "people_high",   "killed_low", "injured_low", "count_low",      "count_unit", "length_m_low",
          "actor",         "outcome",    "modality",    "attribution",    "quote",      "quote_start",
          "quote_end"}) {
        INFO(name);
        CHECK(report.contains(name));
    }
    CHECK(report["report_id"] == "a1.r01");
    CHECK(report["people_low"] == 1);
    CHECK(report["quote_end"] == 55);
    CHECK(report["lat"] == 38.45);
    CHECK(json["features"][0]["geometry"]["coordinates"] == Json::array({128.36, 38.45}));
    for (const char* name : {"footprint_id", "rule", "quote_span_start", "also_quotes"})
        CHECK_FALSE(report.contains(name));
}

TEST_CASE("dates choose what overlaps, and open intervals are counted") {
    Exporter exporter;
    ExportOptions options;
    options.selection.from = day(2024, 8, 1);
    options.selection.to = day(2024, 8, 20);
    CHECK(exporter.ids(options) == Ids{"DL-0001", "DL-0003"});
    CHECK(exporter.summary.undated_left_out == 2); // the balloons, and the fence that has no last day
    options.selection.include_undated = true;
    CHECK(exporter.ids(options) == Ids{"DL-0001", "DL-0002", "DL-0003", "DL-0004"});
    CHECK(exporter.summary.undated_left_out == 0);

    options = {};
    options.selection.to = day(2022, 12, 31);
    CHECK(exporter.ids(options) == Ids{"DL-0004"}); // open on the other side only
    CHECK(exporter.summary.undated_left_out == 1);
    options.selection.within_dates = true;
    CHECK(exporter.ids(options).empty());
    options = {};
    options.selection.from = day(2024, 8, 21);
    CHECK(exporter.ids(options).empty());
}

TEST_CASE("filters choose by type, place, confidence, sources and condition") {
    Exporter exporter;
    ExportOptions options;
    options.selection.types = {"defection", "fence"};
    CHECK(exporter.ids(options) == Ids{"DL-0001", "DL-0004"});
    options.selection.types = {"defect"};
    CHECK(exporter.ids(options).empty());
    options = {};
    options.selection.bbox = Extent{128, 38, 129, 39};
    CHECK(exporter.ids(options) == Ids{"DL-0001"});
    options = {};
    options.selection.area = sample_box(126, 37, 127, 38.3);
    CHECK(exporter.ids(options) == Ids{"DL-0002"});
    options.selection.area = sample_box(124, 33, 131, 43);
    options.selection.coarsest_m = 30000; // the whole country is not within a county about its middle
    CHECK(exporter.ids(options) == Ids{"DL-0001", "DL-0002", "DL-0004", "DL-0005"});
    CHECK(exporter.summary.too_coarse == 1);
    options = {};
    options.selection.min_confidence = "medium";
    CHECK(exporter.ids(options) == Ids{"DL-0001", "DL-0002", "DL-0004", "DL-0005"});
    options.selection.min_sources = 2;
    CHECK(exporter.ids(options) == Ids{"DL-0001"});
    options = {};
    options.selection.precisions = {"country", "stretch"};
    CHECK(exporter.ids(options) == Ids{"DL-0003", "DL-0004"});
    options = {};
    options.selection.where = "admin1 = 'Gangwon' -- and nothing else";
    CHECK(exporter.ids(options) == Ids{"DL-0001"});
}

TEST_CASE("a condition is one by itself") {
    Exporter exporter;
    ExportOptions options;
    options.selection.types = {"defection"};
    for (const char* where : {"1); DROP TABLE incidents", "1) OR (1", "people_high >", "1; SELECT 1", ""}) {
        options.selection.where = where;
        INFO(where);
        if (*where != '\0')
            CHECK_THROWS_AS(exporter.ids(options), UsageError);
        else
            CHECK(exporter.ids(options) == Ids{"DL-0001"});
    }
    options.selection.where = "people_high > 1 OR people_high IS NULL"; // together with the other conditions
    CHECK(exporter.ids(options) == Ids{"DL-0001"});
}

TEST_CASE("shapes stay valid when they are rounded") {
    StoreContents contents = sample_contents();
    // A strip narrower than what rounding tells apart, its two sides uneven.
    Path ring{{128.2, 38.3}, {128.6, 38.3}};
    Path back;
    for (int i = 0; i < 200; ++i) {
        const double lon = 128.6 - 0.002 * i;
        ring.push_back({lon, 38.6 + (i * 37 % 11) * 1e-6});
        back.push_back({lon + 0.0007, 38.600012 + (i * 53 % 13) * 1e-6});
    }
    std::reverse(back.begin(), back.end());
    ring.insert(ring.end(), back.begin(), back.end());
    ring.insert(ring.end(), {{128.7, 38.7}, {128.1, 38.7}, {128.2, 38.3}});
    Geometry& shape = contents.incidents[2].where.geometry;
    shape = made_valid({{}, {}, {{ring}}});
    CHECK_FALSE(is_valid(rounded(shape, 5))); // else this test shows nothing
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", contents, {});
    ExportOptions options;
    options.layers = {"incident_areas"};
    options.writer.format = "GeoJSON";
    options.writer.path = folder / "out";
    export_store(folder / "s.gpkg", options);
    const Json json = Json::parse(read_bytes(folder / "out"));
    bool seen = false;
    for (const Json& feature : json["features"]) {
        OGRGeometryH told = OGR_G_CreateGeometryFromJson(feature["geometry"].dump().c_str());
        CHECK(OGR_G_IsValid(told) != 0);
        OGR_G_DestroyGeometry(told);
        seen = seen || feature["properties"]["incident_id"] == "DL-0001";
    }
    CHECK(seen);
}

TEST_CASE("wrong wishes are refused before anything is written") {
    Exporter exporter;
    ExportOptions options;
    options.layers = {"nowhere"};
    CHECK_THROWS_AS(exporter.text(options), UsageError);
    options = {};
    options.selection.where = "no such column = 1";
    CHECK_THROWS_AS(exporter.text(options), UsageError);
    options = {};
    options.layers = {"articles"};
    options.selection.from = day(2024, 1, 1);
    CHECK_THROWS_AS(exporter.text(options), UsageError);
    CHECK_THROWS_AS(exporter.text({}, "CSV"), UsageError); // one layer only
    CHECK_THROWS_AS(exporter.text({}, "NoSuchDriver"), UsageError);
    CHECK_FALSE(std::filesystem::exists(exporter.folder() / "out"));
}

TEST_CASE("a CSV has its point in two columns and quotes what needs it") {
    Exporter exporter;
    ExportOptions options;
    options.layers = {"incidents"};
    const std::string csv = exporter.text(options, "CSV");
    CHECK(csv.starts_with("incident_id,title,type"));
    CHECK(csv.substr(0, csv.find("\r\n")).ends_with(",lon,lat"));
    CHECK(csv.find(",128.36,38.45\r\n") != std::string::npos);
    options.layers = {"fortifications"};
    CHECK(exporter.text(options, "CSV").find("\"LINESTRING (129 42.2,129.2 42.3,129.3 42.25)\"") !=
          std::string::npos);
    options.layers = {"articles"};
    CHECK(exporter.text(options, "CSV").find("\"Other \"\"Daily\"\"\"") != std::string::npos);
}

TEST_CASE("sequences have one feature a line") {
    Exporter exporter;
    const std::string sequence = exporter.text({}, "GeoJSONSeq");
    CHECK(std::count(sequence.begin(), sequence.end(), '\x1e') == 5);
    CHECK(std::count(sequence.begin(), sequence.end(), '\n') == 5);
    const std::string lines = exporter.text({}, "GeoJSONLines");
    CHECK(std::count(lines.begin(), lines.end(), '\x1e') == 0);
    CHECK(Json::parse(lines.substr(0, lines.find('\n')))["id"] == "DL-0001");
}

TEST_CASE("coordinates are no finer than their precision") {
    CHECK(decimals_for("site", false) == 5);
    CHECK(decimals_for("county", false) == 3);
    CHECK(decimals_for("province", false) == 2);
    CHECK(decimals_for("province", true) == 5); // shapes stay shapes
}

TEST_CASE("simplestyle colours every feature") {
    Exporter exporter;
    ExportOptions options;
    options.simplestyle = true;
    const Json json = exporter.json(options);
    CHECK(json["features"][0]["properties"]["marker-color"] == "#0072b2");
    CHECK(json["features"][3]["properties"]["stroke"] == "#0072b2");
}

TEST_CASE("the public profile withholds, coarsens and shortens") {
    StoreContents contents = sample_contents();
    std::string words;
    for (int i = 0; i < 40; ++i)
        words += "word" + std::to_string(i) + " ";
    contents.reports.back().quote = words;
    Incident& secret =
        contents.incidents[3]; // the balloons: now an escape through China from a named village
    secret.type = "defection.via_china";
    secret.when = sample_day(2024, 1, 15);
    secret.place_name = "Hidden Village";
    secret.title = "Escape near Hidden Village";
    secret.admin2 = "Wide County";
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", contents, {});
    ExportOptions options;
    options.profile = PublicProfile{day(2024, 9, 1)};
    options.writer.format = "GeoJSON";
    options.writer.path = folder / "out";
    const ExportSummary summary = export_store(folder / "s.gpkg", options);
    CHECK(summary.coarsened == 1);
    const std::string bytes = read_bytes(folder / "out");
    CHECK(bytes.find("Hidden Village") == std::string::npos);
    CHECK(bytes.find("126.9,") == std::string::npos);
    CHECK(bytes.find("Wide County") != std::string::npos);
    CHECK(bytes.find("walks") == std::string::npos); // a title
    CHECK(bytes.find("word24") != std::string::npos);
    CHECK(bytes.find("word25") == std::string::npos);

    options.profile = PublicProfile{day(2024, 2, 1)}; // within ninety days
    options.writer.overwrite = true;
    CHECK(export_store(folder / "s.gpkg", options).withheld == 1);
    CHECK(read_bytes(folder / "out").find("defection.via_china") == std::string::npos);
}

TEST_CASE(
    "tables of own layers are exported beside ours, and kept back unless their definition says otherwise") {
    const TemporaryFolder folder;
    StoreContents contents = sample_contents();
    OwnType type;
    type.symbol = type_symbol("incident", "balloon_launch");
    type.symbol.type = "kite";
    type.symbol.label = "Kite";
    type.symbol.colour = "#123456";
    type.table = "kites";
    type.acled = "Protests/Peaceful protest";
    type.finest = careful_finest;
    type.embargo_days = careful_embargo_days;
    contents.own_layers.tables = {{"kites", ReportKind::incident, "Kites", ""}};
    contents.own_layers.types = {type};
    for (Incident& incident : contents.incidents) {
        if (incident.type == "balloon_launch") {
            incident.type = "kite";
            incident.when = sample_day(2024, 5, 28);
        }
    }
    const auto written = [&](const ExportOptions& asked, bool fresh) {
        if (fresh) {
            StoreOptions afresh;
            afresh.overwrite = true;
            create_store(folder / "s.gpkg", contents, afresh);
        }
        ExportOptions options = asked;
        options.writer.format = "GeoJSON";
        options.writer.path = folder / "out";
        options.writer.overwrite = true;
        export_store(folder / "s.gpkg", options);
        const Json collection = Json::parse(read_bytes(folder / "out"));
        return collection.at("features").get<std::vector<Json>>();
    };
    const auto kites = [](const std::vector<Json>& features) {
        std::vector<Json> found;
        for (const Json& feature : features) {
            if (feature["properties"].value("layer", "kites") == "kites")
                found.push_back(feature);
        }
        return found;
    };
    ExportOptions options;
    options.simplestyle = true;
    const std::vector<Json> all = written(options, true);
    CHECK(all.size() == 5);
    REQUIRE(kites(all).size() == 1);
    CHECK(kites(all)[0]["properties"]["kind"] == "incident");
    CHECK(kites(all)[0]["properties"]["marker-color"] == "#123456");

    options = {};
    options.layers = {"kites"};
    options.columns = AnalystProfile::acled;
    CHECK(written(options, false)[0]["properties"]["sub_event_type"] == "Peaceful protest");

    // Told exactly to the settlement, and long ago: coarser. Lately: not at all.
    options = {};
    options.profile = PublicProfile{day(2024, 12, 1)};
    const std::vector<Json> coarse = kites(written(options, false));
    REQUIRE(coarse.size() == 1);
    CHECK(coarse[0]["properties"]["precision"] == "county");
    CHECK(coarse[0]["properties"]["quote"].is_null());
    CHECK(coarse[0]["properties"]["title"].get<std::string>().starts_with("Kite"));
    CHECK(coarse[0]["geometry"] != kites(all)[0]["geometry"]);
    options.profile = PublicProfile{day(2024, 6, 1)};
    CHECK(kites(written(options, false)).empty());

    contents.own_layers.types[0].finest = "site";
    contents.own_layers.types[0].embargo_days = 0;
    const std::vector<Json> open = kites(written(options, true));
    REQUIRE(open.size() == 1);
    CHECK(open[0]["properties"]["precision"] == "settlement");
}

TEST_CASE("words are counted, not bytes") {
    CHECK(first_words("one two  three", 2) == "one two \u2026");
    CHECK(first_words("one two", 2) == "one two");
    CHECK(first_words("", 2).empty());
}

TEST_CASE("analysts get the columns and codes they know") {
    Exporter exporter;
    ExportOptions options;
    options.columns = AnalystProfile::acled;
    const std::string acled = exporter.text(options, "CSV");
    CHECK(acled.starts_with("event_id_cnty,event_date,year,time_precision,"));
    CHECK(acled.find("DL-0001,2024-08-20,2024,1,Strategic developments,Strategic "
                     "developments,Other,soldier,KR,Gangwon,"
                     "Goseong County,Goseong County,38.45,128.36,2,Example Wire,") != std::string::npos);
    CHECK(acled.find("DL-0002,,,,") != std::string::npos); // undated stays empty
    options.columns = AnalystProfile::ucdp;
    const Json ucdp = exporter.json(options);
    REQUIRE(ucdp["features"].size() == 3);
    const Json& first = ucdp["features"][0]["properties"];
    CHECK(first["where_prec"] == 3);
    CHECK(first["date_prec"] == 1);
    CHECK(first["type_of_violence"].is_null());
    options.layers = {"reports"};
    CHECK_THROWS_AS(exporter.text(options), UsageError);
}
