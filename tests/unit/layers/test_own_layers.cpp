// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "layers/crosswalk.hpp"
#include "layers/definitions.hpp"
#include "layers/incident_title.hpp"
#include "layers/rows.hpp"
#include "layers/store_tables.hpp"
#include "layers/style.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>

using namespace dateline;

namespace {

namespace fs = std::filesystem;

/// What a definition file adds to the definitions that come with the program.
LayerDefinitions with(const TemporaryFolder& folder, const std::string& text, const std::string& more = {}) {
    std::ofstream{folder / "mine.toml"} << text;
    if (!more.empty())
        std::ofstream{folder / "other.toml"} << more;
    return read_layer_definitions({folder.path(), fs::path{DATELINE_SOURCE_DIR} / "layers"});
}

/// The message of what is wrong with it.
std::string fault_of(const std::string& text, const std::string& more = {}) {
    const TemporaryFolder folder;
    try {
        with(folder, text, more);
    } catch (const DataError& error) {
        return error.what();
    }
    return "nothing";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

constexpr const char* two_types = R"(kind = "incident"
table = "fishing"
title = "Fishing"
[[type]]
name = "boat_seized"
title = "Boat seized"
acled = "Strategic developments/Other"
[[type]]
name = "boat_fined"
symbol = { colour = "#112233", shape = "star" }
public = { finest = "site", embargo_days = 3 }
)";

} // namespace

TEST_CASE("a definition without a table adds types to the tables of its kind") {
    const TemporaryFolder folder;
    const LayerDefinitions definitions = with(folder, R"(kind = "incident"
[[type]]
name = "kite"
title = "Kite"
)");
    CHECK(definitions.own.tables.empty());
    REQUIRE(definitions.own.types.size() == 1);
    CHECK(definitions.own.types[0].table.empty());
    CHECK(definitions.own.table_of(ReportKind::incident, "kite").empty());
    const StoreTables tables{definitions.own};
    CHECK(tables.all().size() == built_in_tables().size());
    CHECK(contains(layer_qml(*tables.find("incidents")), "value=\"kite\" label=\"Kite\""));
    CHECK_FALSE(contains(layer_qml(*tables.find("fortifications")), "kite"));
}

TEST_CASE("our own definitions ask for nothing to be kept") {
    CHECK(read_layer_definitions(fs::path{DATELINE_SOURCE_DIR} / "layers").own.empty());
}

TEST_CASE("a definition with a table gets one like ours") {
    const TemporaryFolder folder;
    const LayerDefinitions definitions = with(folder, two_types);
    REQUIRE(definitions.own.tables.size() == 1);
    CHECK(definitions.own.table_of(ReportKind::incident, "boat_seized") == "fishing");
    CHECK(definitions.own.table_of(ReportKind::fortification, "boat_seized").empty());
    CHECK(definitions.own.table_of(ReportKind::incident, "shooting").empty());

    const StoreTables tables{definitions.own};
    const TableDefinition* fishing = tables.find("fishing");
    REQUIRE(fishing != nullptr);
    CHECK(fishing->fields == find_table("incidents")->fields);
    CHECK(fishing->kind == TableKind::point);
    CHECK(fishing->start_field == "date_start");
    CHECK(fishing->title == "Fishing");
    CHECK(tables.happenings().back() == "fishing");
    const std::string qml = layer_qml(*fishing);
    CHECK(contains(qml, "value=\"boat_seized\" label=\"Boat seized\""));
    CHECK(contains(qml, "name=\"color\" value=\"17,34,51,"));
    CHECK_FALSE(contains(qml, "<category symbol=\"0\" type=\"string\" value=\"shooting\""));
    CHECK(contains(qml, "<temporal enabled=\"1\""));

    const std::vector<OwnType>& types = definitions.own.types;
    REQUIRE(types.size() == 2);
    CHECK(types[0].finest == "county"); // nobody said that it may be told more finely
    CHECK(types[0].embargo_days == 90);
    CHECK(types[1].finest == "site");
    CHECK(types[1].embargo_days == 3);
    CHECK(type_symbol("incident", "boat_fined", types).shape == "star");
    CHECK(type_symbol("incident", "shooting", types) == type_symbol("incident", "shooting"));
    CHECK(crosswalk_of("incident", "boat_seized", types).acled_sub_event == "Other");
    CHECK(value_list("incident_type", types).size() == value_list("incident_type").size() + 2);
    CHECK(value_list("fortification_type", types) == value_list("fortification_type"));

    Incident incident;
    incident.type = "boat_seized";
    incident.place_name = "Sokcho";
    CHECK(incident_title(incident, types) == "Boat seized, Sokcho");
    CHECK(incident_table(incident, "fishing") == "fishing");
}

TEST_CASE("works with a table of their own stand in two, points and lines") {
    const TemporaryFolder folder;
    const LayerDefinitions definitions = with(folder, R"(kind = "fortification"
table = "tunnels"
[[type]]
name = "tunnel"
)");
    const StoreTables tables{definitions.own};
    REQUIRE(tables.find("tunnels") != nullptr);
    REQUIRE(tables.find("tunnels_sites") != nullptr);
    CHECK(tables.find("tunnels")->kind == TableKind::line);
    CHECK(tables.find("tunnels_sites")->kind == TableKind::point);
    IncidentRecord record;
    record.own_table = definitions.own.table_of(ReportKind::fortification, "tunnel");
    record.incident.kind = ReportKind::fortification;
    record.incident.type = "tunnel";
    CHECK(incident_table(record.incident, record.own_table) == "tunnels_sites");
    record.incident.where.geometry.lines = {{{1, 2}, {3, 4}}};
    CHECK(incident_table(record.incident, record.own_table) == "tunnels");
    const TableDefinition& lines = *tables.find("tunnels");
    CHECK(incident_row(record).values.size() == lines.fields.size());
    CHECK(incident_from_row(incident_row(record), lines).own_table == "tunnels");
    CHECK(incident_from_row(incident_row(record), lines).incident.kind == ReportKind::fortification);
}

TEST_CASE("names that no table can have are refused, with file and line") {
    const auto of = [](const std::string& name) {
        return fault_of("kind = \"incident\"\ntable = '" + name + "'\n");
    };
    for (const char* name : {"reports", "machine", "fortifications", "fortification_sites", "gpkg_contents",
                             "rtree_mine", "sqlite_master", "layer_styles", "footprints", "dateline_store",
                             "", "Fishing", "2fish", "a b", "a\"; DROP TABLE incidents; --", "a'b", "é"}) {
        INFO(name);
        if (std::string_view{name} == "a'b")
            continue; // ends the text of the definition itself
        CHECK(contains(of(name), "mine.toml:2:"));
        CHECK_FALSE(fault_of_table_name(name).empty());
    }
    CHECK_FALSE(fault_of_table_name("a'b").empty());
    CHECK_FALSE(fault_of_table_name(std::string(49, 'a')).empty());
    CHECK(fault_of_table_name("weapons_tests2").empty());
    CHECK(of("incidents") == "nothing");
    // The points of works would stand in a table that is there, or is another's.
    CHECK(contains(fault_of("kind = \"fortification\"\ntable = \"fortification\"\n"), "fortification_sites"));
    CHECK(contains(fault_of("kind = \"fortification\"\ntable = \"dug\"\n",
                            "kind = \"incident\"\ntable = \"dug_sites\"\n"),
                   "other.toml:2:"));
    CHECK(contains(
        fault_of("kind = \"fortification\"\ntable = \"dug\"\n", "kind = \"incident\"\ntable = \"dug\"\n"),
        "for other things"));
}

TEST_CASE("colours, shapes and classes of precision are checked") {
    const auto of = [](const std::string& line) {
        return fault_of("kind = \"incident\"\ntable = \"mine\"\n[[type]]\nname = \"x\"\n" + line + "\n");
    };
    CHECK(contains(of("symbol = { colour = \"red\" }"), "mine.toml:5:"));
    CHECK(contains(of("symbol = { shape = \"blob\" }"), "no shape 'blob'"));
    CHECK(contains(of("public = { finest = \"street\" }"), "'street'"));
    CHECK(of("symbol = { colour = \"#a0B1c2\" }") == "nothing");
}

TEST_CASE("what a store keeps of own layers is read back, and damage is not believed") {
    const TemporaryFolder folder;
    const OwnLayers layers = with(folder, two_types).own;
    CHECK(own_layers_from_text(to_text(layers)) == layers);
    CHECK(own_layers_from_text("").empty());
    CHECK_THROWS_AS(own_layers_from_text("{"), DataError);
    CHECK_THROWS_AS(own_layers_from_text(R"({"tables":[{"name":"x\"; DROP TABLE incidents; --"}]})"),
                    DataError);
    CHECK_THROWS_AS(own_layers_from_text(R"({"tables":[{"name":"reports"}]})"), DataError);
    const OwnLayers odd = own_layers_from_text(
        R"({"types":[{"kind":"incident","type":"t","colour":"zz","shape":"\"","table":"nowhere"}, 7]})");
    REQUIRE(odd.types.size() == 1);
    CHECK(odd.types[0].table.empty());
    CHECK(is_colour(odd.types[0].symbol.colour));
    CHECK(is_shape(odd.types[0].symbol.shape));
}

TEST_CASE("definitions at hand and what a store knows are joined") {
    const TemporaryFolder folder;
    const OwnLayers known = with(folder, two_types).own;
    CHECK(joined(known, {}) == known);
    CHECK(joined({}, known) == known);
    CHECK(joined(known, known) == known);
    OwnLayers told;
    told.tables = {{"anew", ReportKind::incident, "Anew", ""}};
    told.types = {known.types[1]};
    told.types[0].table = "anew";
    const OwnLayers both = joined(known, told);
    REQUIRE(both.tables.size() == 2);
    CHECK(both.tables.front().name == "anew");
    CHECK(both.table_of(ReportKind::incident, "boat_fined") == "anew");
    CHECK(both.table_of(ReportKind::incident, "boat_seized") == "fishing");
    told.tables = {{"fishing", ReportKind::fortification, "", ""}};
    CHECK_THROWS_AS(joined(known, told), UsageError);
}
