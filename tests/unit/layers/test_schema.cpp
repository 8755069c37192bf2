// SPDX-License-Identifier: Apache-2.0
#include "layers/crosswalk.hpp"
#include "layers/definitions.hpp"
#include "layers/rows.hpp"
#include "layers/schema.hpp"
#include "layers/symbols.hpp"
#include "support/catch.hpp"

#include <set>

using namespace dateline;

TEST_CASE("every table of a store is defined") {
    for (const char* name : {"incidents", "incident_areas", "fortifications", "fortification_sites",
                             "reports", "articles", "figures", "places", "machine", "incident_aliases"}) {
        INFO(name);
        REQUIRE(find_table(name) != nullptr);
        CHECK(find_table(name)->fields.size() > 1);
    }
    CHECK(find_table("nothing") == nullptr);
}

TEST_CASE("aliases are unique in each table and every field is described") {
    for (const TableDefinition& table : built_in_tables()) {
        std::set<std::string> aliases;
        for (const FieldDefinition& field : table.fields) {
            INFO(table.name << '.' << field.name);
            CHECK(aliases.insert(field.alias).second);
            CHECK_FALSE(field.description.empty());
            if (!field.values.empty())
                CHECK_FALSE(value_list(field.values).empty());
        }
        for (const std::string& field : {table.label_field, table.start_field, table.end_field, table.key}) {
            if (!field.empty())
                CHECK(table.find_field(field) != nullptr);
        }
    }
}

TEST_CASE("rows have a cell for each field") {
    CHECK(report_row({}, {}).values.size() == find_table("reports")->fields.size());
    CHECK(article_row({}).values.size() == find_table("articles")->fields.size());
    CHECK(figure_row({}, false).values.size() == find_table("figures")->fields.size());
    CHECK(place_row({}, {}).values.size() == find_table("places")->fields.size());
    CHECK(outline_row({}).values.size() == find_table("places_outlines")->fields.size());
    CHECK(history_row({}, {}).values.size() == find_table("fortification_history")->fields.size());
    IncidentRecord record;
    CHECK(incident_row(record).values.size() == find_table("incidents")->fields.size());
    record.incident.kind = ReportKind::fortification;
    CHECK(incident_row(record).values.size() == find_table("fortification_sites")->fields.size());
    record.incident.where.geometry.lines = {{{1, 2}, {3, 4}}};
    CHECK(incident_row(record).values.size() == find_table("fortifications")->fields.size());
}

TEST_CASE("cells stand under the right names") {
    Report report;
    report.report_id = "a.r01";
    report.when.end = Day{std::chrono::year{2024} / 8 / 21};
    report.where.point = {128.5, 38.5};
    report.where.geometry.points = {report.where.point};
    report.people.high = 7;
    report.quote_start = 11;
    const Row row = report_row(report, "shape");
    const auto cell = [&](std::string_view name) {
        const TableDefinition& table = *find_table("reports");
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            if (table.fields[i].name == name)
                return row.values[i];
        }
        return Value{};
    };
    CHECK(cell("report_id") == Value{"a.r01"});
    CHECK(cell("date_start") == Value{});
    CHECK(cell("date_end") == Value{"2024-08-20"}); // inclusive
    CHECK(cell("lat") == Value{38.5});
    CHECK(cell("lon") == Value{128.5});
    CHECK(cell("people_high") == Value{7.0});
    CHECK(cell("people_low") == Value{});
    CHECK(cell("quote_start") == Value{std::int64_t{11}});
    CHECK(cell("footprint_id") == Value{"shape"});
    CHECK(cell("modality") == Value{"asserted"});
}

TEST_CASE("types without a row are drawn as other") {
    CHECK(type_symbol("incident", "shooting").label == "Shooting");
    CHECK(type_symbol("incident", "meteor").type == "other");
    CHECK(type_symbol("fortification", "moat").type == "other");
}

TEST_CASE("every type of the definitions has a symbol and a crosswalk") {
    const LayerDefinitions definitions = read_layer_definitions(std::filesystem::path{DATELINE_SOURCE_DIR} / "layers");
    CHECK(definitions.layers.size() >= 2);
    for (const LayerDefinition& layer : definitions.layers) {
        const std::string kind{to_string(layer.kind)};
        for (const std::string& type : layer.types) {
            INFO(kind << ' ' << type);
            CHECK(type_symbol(kind, type).type == type);
            CHECK_FALSE(crosswalk_of(kind, type).acled_event.empty());
        }
    }
    CHECK(crosswalk_of("incident", "landmine_casualty").acled_event == "Explosions/Remote violence");
    CHECK(crosswalk_of("incident", "meteor") == crosswalk_of("incident", "other"));
}
