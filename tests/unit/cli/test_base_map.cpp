// SPDX-License-Identifier: Apache-2.0
#include "cli/base_map.hpp"
#include "cli/map_words.hpp"
#include "geo/operations.hpp"
#include "support/catch.hpp"
#include "support/sample_contents.hpp"
#include "unit/gazetteer/little_gazetteer.hpp"

#include <algorithm>

using namespace dateline;

namespace {

/// A far coast with an island in its bay: thinned coarsely, the coast runs over the island.
const std::map<std::string, std::string> shapes{
    {"far",
     R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"far","properties":{},"geometry":
      {"type":"MultiPolygon","coordinates":[
        [[[10,10],[14,10],[14,12],[12.04,12],[12.02,11.94],[12,12],[10,12],[10,10]]],
        [[[12.018,11.97],[12.022,11.97],[12.03,12.06],[12.01,12.06],[12.018,11.97]]]]}}]})"},
    {"kr", R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"kr","properties":{},"geometry":
      {"type":"Polygon","coordinates":[[[126,34],[129.5,34],[129.5,38.6],[126,38.6],[126,34]]]}}]})"}};

const std::string rows = R"(fa.city;Far City;city;FA;far;12;11;;0.8;;;test;;
far;Farland;country;FA;;12;11;;0.5;far;;test;;
kr;South Korea;country;KR;;127.8;36.5;;0.9;kr;;test;;
kr.chuncheon;Chuncheon City;city;KR;kr;127.73;37.88;;0.6;;;test;;
kr.far_city;Jeju City;city;KR;kr;126.5;33.5;;0.7;;;test;;
kr.goseong;Goseong County;county;KR;kr;128.47;38.38;;0.3;;;test;;
kr.old;Old Province;province;KR;kr;128;37.5;;0.3;;;test;../1945;
kr.river;Han River;river;KR;kr;127.2;37.5;;0.3;;;test;;
kr.seoul;Seoul;city;KR;kr;126.98;37.57;;0.9;;;test;;
kr.seoul.centre;Seoul Municipality;city;KR;kr;127.0;37.6;;0.2;;;test;;
kr.sokcho;Sokcho City;city;KR;kr;128.59;38.2;;0.3;;;test;;
)";

class World {
public:
    World() : m_gazetteer(made(m_folder)) {}
    [[nodiscard]] const Gazetteer& gazetteer() const { return m_gazetteer; }

private:
    static Gazetteer made(const ScratchFolder& folder) {
        write_definitions(folder, rows, shapes);
        compile_index(read_definitions(folder.path()), folder.path() / "g.gaz");
        return Gazetteer{{folder.path() / "g.gaz"}};
    }
    ScratchFolder m_folder;
    Gazetteer m_gazetteer;
};

const PlaceLabel* labelled(const MapWords& words, std::string_view name) {
    const auto found = std::find_if(words.labels.begin(), words.labels.end(),
                                    [&](const PlaceLabel& label) { return label.name == name; });
    return found == words.labels.end() ? nullptr : &*found;
}

/// Only the crossing near Goseong, finely placed.
StoreContents crossing() {
    StoreContents contents = sample_contents();
    std::erase_if(contents.incidents, [](const Incident& one) { return one.incident_id != "DL-0001"; });
    return contents;
}

} // namespace

TEST_CASE("land and coasts reach about the happenings, and are cut there") {
    const World world;
    const std::vector<StoredOutline> outlines = base_map(world.gazetteer(), crossing().incidents, {});
    REQUIRE(outlines.size() == 2);
    CHECK(outlines[0].name == "South Korea");
    CHECK(outlines[0].type == "country");
    CHECK(outlines[0].shape.is_line());
    CHECK(outlines[1].type == "land");
    CHECK(outlines[1].shape.is_polygon());
}

TEST_CASE("the whole world is drawn, validly, where something is told of a place far away") {
    const World world;
    StoredPlace far;
    far.place_id = "far";
    far.name = "Farland";
    far.point = {12, 11};
    const std::vector<StoredOutline> outlines = base_map(world.gazetteer(), crossing().incidents, {far});
    const auto land = std::find_if(outlines.begin(), outlines.end(), [](const StoredOutline& outline) {
        return outline.name == "Farland" && outline.type == "land";
    });
    REQUIRE(land != outlines.end());
    CHECK(is_valid(land->shape));
    CHECK(land->shape.polygons.size() == 1); // the island in the bay has grown together with its coast
    CHECK(area_m2(land->shape) ==
          Approx(area_m2(world.gazetteer().geometry(*world.gazetteer().find("far")))).epsilon(0.01));
}

TEST_CASE("places about the happenings are named, the larger ones from farther away") {
    const World world;
    const MapWords words = map_words(world.gazetteer(), crossing());
    REQUIRE(labelled(words, "Seoul") != nullptr);
    REQUIRE(labelled(words, "Chuncheon") != nullptr); // known without its type word
    REQUIRE(labelled(words, "Sokcho") != nullptr);
    REQUIRE(labelled(words, "Goseong County") != nullptr);
    CHECK(labelled(words, "Seoul")->from_zoom < labelled(words, "Chuncheon")->from_zoom);
    CHECK(labelled(words, "Chuncheon")->from_zoom < labelled(words, "Sokcho")->from_zoom);
    CHECK(labelled(words, "Sokcho")->from_zoom < labelled(words, "Goseong County")->from_zoom);
    REQUIRE(labelled(words, "Han River") != nullptr);
    CHECK(labelled(words, "Han River")->water);
    CHECK_FALSE(labelled(words, "Seoul")->water);
    // Most general first, so that they win where there is no room.
    CHECK(std::is_sorted(words.labels.begin(), words.labels.end(),
                         [](const PlaceLabel& a, const PlaceLabel& b) { return a.from_zoom < b.from_zoom; }));
}

TEST_CASE("a city and its centre bear one name, and what is gone or far bears none") {
    const World world;
    const MapWords words = map_words(world.gazetteer(), crossing());
    CHECK(std::count_if(words.labels.begin(), words.labels.end(),
                        [](const PlaceLabel& label) { return label.name == "Seoul"; }) == 1);
    CHECK(labelled(words, "Old Province") == nullptr);
    CHECK(labelled(words, "Far City") == nullptr);
    CHECK(labelled(words, "Jeju") == nullptr);
    CHECK(labelled(words, "Farland") != nullptr); // countries are named everywhere
}

TEST_CASE("without a finely placed happening only countries are named") {
    const World world;
    const MapWords words = map_words(world.gazetteer(), {});
    CHECK(words.labels.size() == 2);
    CHECK(words.notes.empty());
}
