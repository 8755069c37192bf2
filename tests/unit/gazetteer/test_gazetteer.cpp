// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gazetteer/tsv.hpp"
#include "little_gazetteer.hpp"
#include "support/catch.hpp"

using namespace dateline;

namespace {

const std::string rows = R"(kp;North Korea;country;KP;;127;40;;0.9;;북한@ko|DPRK@en!abbreviation;test;;
kp.nh;North Hamgyong Province;province;KP;kp;129.5;41.9;;0.5;box;N. Hamgyong@en!abbreviation|함경북도@ko;test;;
kp.nh.musan;Musan County;county;KP;kp.nh|kp;129.2193;42.2264;;0.4;;무산군@ko|茂山郡@zh|Mozan@ja!historic;test;1952/..;has a mine
kr;South Korea;country;KR;;127.8;36.5;;0.9;;Republic of Korea@en;test;;
yalu;Yalu River;river;KP/CN;kp;126;41.5;;0.5;line;Yalu@en|압록강@ko;test;;
)";

const std::map<std::string, std::string> shapes{
    {"box",
     R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"kp.nh","properties":{},"geometry":
        {"type":"Polygon","coordinates":[[[129,41],[129,43],[130.7,43],[130.7,41],[129,41]]]}}]})"},
    {"line",
     R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"yalu","properties":{},"geometry":
        {"type":"LineString","coordinates":[[124.3,39.9],[126.1234567,41.2],[128.1,42]]}}]})"}};

Gazetteer open(const ScratchFolder& folder) {
    write_definitions(folder, rows, shapes);
    compile_index(read_definitions(folder.path()), folder.path() / "g.gaz");
    return Gazetteer{{folder.path() / "g.gaz"}};
}

std::string ids(const Gazetteer& gazetteer, const std::vector<EntryIndex>& entries) {
    std::string all;
    for (const EntryIndex entry : entries)
        all += (all.empty() ? "" : " ") + std::string{gazetteer.entry(entry).id};
    return all;
}

} // namespace

TEST_CASE("an entry comes back from the index as it was written") {
    const ScratchFolder folder;
    const Gazetteer gazetteer = open(folder);
    REQUIRE(gazetteer.size() == 5);
    const auto musan = gazetteer.find("kp.nh.musan");
    REQUIRE(musan);
    const EntryView entry = gazetteer.entry(*musan);
    CHECK(entry.name == "Musan County");
    CHECK(entry.type == "county");
    CHECK(entry.country == "KP");
    CHECK(entry.point == LonLat{129.2193, 42.2264});
    CHECK(entry.radius_m == 20000);
    CHECK(entry.prominence == 0.4);
    CHECK(entry.sources == "test");
    CHECK(entry.valid == "1952/..");
    CHECK(entry.note == "has a mine");
    CHECK_FALSE(entry.has_shape);
    CHECK(gazetteer.type(*musan).near_m == 10000);
    CHECK(gazetteer.type(*musan).precision == PlacePrecision::county);
    REQUIRE(gazetteer.sources().size() == 1);
    CHECK(gazetteer.sources()[0].licence == "CC0-1.0");
    CHECK_FALSE(gazetteer.find("kp.nh.musa"));
}

TEST_CASE("parents come nearest first and only once") {
    const ScratchFolder folder;
    const Gazetteer gazetteer = open(folder);
    const EntryIndex musan = *gazetteer.find("kp.nh.musan");
    CHECK(ids(gazetteer, gazetteer.parents(musan)) == "kp.nh kp");
    CHECK(gazetteer.within(musan, *gazetteer.find("kp")));
    CHECK_FALSE(gazetteer.within(*gazetteer.find("kp"), musan));
    CHECK_FALSE(gazetteer.within(musan, *gazetteer.find("kr")));
}

TEST_CASE("shapes come back to the last digit, rings turned as RFC 7946 wants them") {
    const ScratchFolder folder;
    const Gazetteer gazetteer = open(folder);
    const Geometry line = gazetteer.geometry(*gazetteer.find("yalu"));
    REQUIRE(line.is_line());
    CHECK(line.lines[0] == Path{{124.3, 39.9}, {126.1234567, 41.2}, {128.1, 42}});
    const Geometry box = gazetteer.geometry(*gazetteer.find("kp.nh"));
    REQUIRE(box.is_polygon());
    CHECK(box.polygons[0][0] == Path{{129, 41}, {130.7, 41}, {130.7, 43}, {129, 43}, {129, 41}});
    const Geometry point = gazetteer.geometry(*gazetteer.find("kr"));
    CHECK(point.points == std::vector<LonLat>{{127.8, 36.5}});
}

TEST_CASE("a name is found in any spelling") {
    const ScratchFolder folder;
    const Gazetteer gazetteer = open(folder);
    const auto first = [&](std::string_view name) {
        const auto matches = gazetteer.named(name);
        return matches.empty() ? std::string{} : std::string{gazetteer.entry(matches[0].entry).id};
    };
    CHECK(first("musan county") == "kp.nh.musan");
    CHECK(first("MUSAN-COUNTY") == "kp.nh.musan");
    CHECK(first("무산군") == "kp.nh.musan");
    CHECK(first("茂山郡") == "kp.nh.musan");
    CHECK(first("N Hamgyŏng") == "kp.nh");
    CHECK(first("Nowhere").empty());
    CHECK(first("").empty());
}

TEST_CASE("a later index overrides entries of an earlier one by id") {
    const ScratchFolder folder;
    const Gazetteer alone = open(folder);
    const ScratchFolder own;
    own.write("entries/mine.tsv",
              tabbed(std::string{little_header} +
                     "kp.nh.musan;Musan Mine;county;KP;kp.nh;129.3;42.2;;0.9;;;test;;\n"
                     "kp.nh.musan.fence;Musan Fence;zone;KP;kp.nh.musan;129.2;42.3;;0.1;;;test;;\n"));
    compile_index(read_definitions(own.path(), &alone), own.path() / "own.gaz");
    const Gazetteer both{{folder.path() / "g.gaz", own.path() / "own.gaz"}};
    CHECK(both.size() == 7);
    const EntryIndex musan = *both.find("kp.nh.musan");
    CHECK(both.entry(musan).name == "Musan Mine");
    CHECK(both.named("Musan County").empty());
    CHECK(both.find_names(sentence("Musan County")).empty());
    CHECK(ids(both, both.parents(*both.find("kp.nh.musan.fence"))) == "kp.nh.musan kp.nh kp");
    int hidden = 0;
    for (EntryIndex i = 0; i < both.size(); ++i)
        hidden += both.overridden(i) ? 1 : 0;
    CHECK(hidden == 1);
}

TEST_CASE("the same definitions give the same bytes") {
    const ScratchFolder folder;
    write_definitions(folder, rows, shapes);
    compile_index(read_definitions(folder.path()), folder.path() / "a.gaz");
    compile_index(read_definitions(folder.path()), folder.path() / "b.gaz");
    const auto bytes = [&](const char* name) { return read_file(folder.path() / name); };
    CHECK(bytes("a.gaz").size() > 1000);
    CHECK(bytes("a.gaz") == bytes("b.gaz"));
}
