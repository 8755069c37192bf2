// SPDX-License-Identifier: Apache-2.0
#include "geo/distance.hpp"
#include "geo/geometry_text.hpp"
#include "geo/line_work.hpp"
#include "geo/ogr_bridge.hpp"
#include "geo/operations.hpp"
#include "support/catch.hpp"

#include <cmath>

using namespace dateline;

namespace {

Geometry wkt(const char* text) {
    return parse_wkt(text).value();
}

const char* const square = "POLYGON ((126 38,127 38,127 39,126 39,126 38))";

} // namespace

TEST_CASE("geodesics agree with published values") {
    // A degree of latitude at 38 N is 110 996 m on WGS 84 (mean of the meridian arc tables).
    CHECK(distance_m(LonLat{127, 37.5}, LonLat{127, 38.5}) == Approx(110996).margin(5));
    CHECK(bearing_deg({127, 38}, {127, 39}) == Approx(0).margin(1e-9));
    CHECK(bearing_deg({127, 38}, {126, 38}) == Approx(270).margin(1));
    const LonLat there = destination({128.18, 41.4}, 135, 16000);
    CHECK(distance_m(LonLat{128.18, 41.4}, there) == Approx(16000).margin(0.01));
    CHECK(bearing_deg({1, 1}, {1, 1}) == 0);
}

TEST_CASE("a disc holds its radius, at the equator and far north") {
    for (const LonLat middle : {LonLat{127, 38}, LonLat{0, 0}, LonLat{20, 78}}) {
        const Geometry round = disc(middle, 20000);
        CHECK(is_valid(round));
        CHECK(enclosing_radius_m(round, middle) == Approx(20000).epsilon(0.001));
        CHECK(area_m2(round) == Approx(3.14159 * 4e8).epsilon(0.02));
    }
}

TEST_CASE("a disc over the antimeridian is cut there") {
    const Geometry round = disc({179.95, -17}, 30000);
    REQUIRE(round.polygons.size() == 2);
    CHECK(contains(round, LonLat{-179.9, -17}));
    CHECK(contains(round, LonLat{179.8, -17}));
    CHECK_FALSE(contains(round, LonLat{0, -17}));
}

TEST_CASE("what a line shares with an area is a line") {
    const Geometry stretch = intersection(wkt("LINESTRING (125 38.5,128 38.5)"), wkt(square));
    CHECK(stretch.is_line());
    CHECK(to_wkt(stretch, 3) == "LINESTRING (126 38.5,127 38.5)");
    CHECK(intersection(wkt("LINESTRING (125 40,128 40)"), wkt(square)).empty());
    CHECK(intersection({}, wkt(square)).empty());
}

TEST_CASE("an invalid polygon is repaired before it is used") {
    const Geometry bow = wkt("POLYGON ((0 0,2 2,2 0,0 2,0 0))");
    CHECK_FALSE(is_valid(bow));
    CHECK(is_valid(made_valid(bow)));
    CHECK(contains(bow, LonLat{0.2, 1}));
    CHECK_FALSE(contains(bow, LonLat{1, 0.1}));
}

TEST_CASE("distances start at the geometry") {
    CHECK(distance_m(wkt(square), LonLat{126.5, 38.5}) == 0);
    CHECK(distance_m(wkt(square), LonLat{126.5, 37.9}) == Approx(11217).margin(30));
    CHECK(distance_m(wkt("POINT (126 38)"), wkt("POINT (126 39)")) == Approx(111005).margin(30));
    CHECK(std::isinf(distance_m(Geometry{}, LonLat{1, 1})));
}

TEST_CASE("the point for labels lies on the geometry") {
    const Geometry horseshoe = wkt("POLYGON ((0 0,3 0,3 3,2 3,2 1,1 1,1 3,0 3,0 0))");
    CHECK(contains(horseshoe, point_on(horseshoe)));
    const Geometry bent = wkt("LINESTRING (0 0,1 0,1 1)");
    CHECK(distance_m(bent, point_on(bent)) < 1);
    CHECK(point_on(wkt("POINT (3 4)")) == LonLat{3, 4});
}

TEST_CASE("thirds, halves and half planes lie where their direction says") {
    const Geometry east = oriented_part(wkt(square), 90, 2.0 / 3, 1);
    CHECK(contains(east, LonLat{126.9, 38.5}));
    CHECK_FALSE(contains(east, LonLat{126.6, 38.5}));
    CHECK(area_m2(east) == Approx(area_m2(wkt(square)) / 3).epsilon(0.02));
    const Geometry south = half_plane_part(wkt(square), {126.5, 38.5}, 180);
    CHECK(contains(south, LonLat{126.1, 38.1}));
    CHECK_FALSE(contains(south, LonLat{126.1, 38.9}));
}

TEST_CASE("the southern side of a line ends at the line") {
    const Geometry line = wkt("LINESTRING (126 38,127 38.2,128 38)");
    const Geometry side = swept(line, 180, 5000);
    CHECK(is_valid(side));
    CHECK(contains(side, LonLat{127, 38.18}));
    CHECK_FALSE(contains(side, LonLat{127, 38.22}));
    CHECK_FALSE(contains(side, LonLat{127, 38.1}));
}

TEST_CASE("a strip runs along the whole edge of a zone") {
    // A zone that climbs to the north-east, 4 km wide.
    const Geometry zone = buffered({{}, {{{127.0, 38.0}, {127.5, 38.1}, {128.0, 38.4}}}, {}}, 2'000);
    const Lie lie = lie_of(zone);
    CHECK(lie.axis_deg > 55);
    CHECK(lie.axis_deg < 75);
    CHECK(lie.length_m > 90'000);
    CHECK(lie.width_m > 3'500);
    CHECK(lie.width_m < 5'000);
    const Geometry north = edge_strip(zone, 0, 1'000);
    CHECK(contains(north, LonLat{127.25, 38.065}));
    CHECK_FALSE(contains(north, LonLat{127.25, 38.05}));
    CHECK_FALSE(contains(north, LonLat{127.25, 38.035}));
    CHECK(contains(north, LonLat{127.75, 38.265}));
    CHECK(contains(edge_strip(zone, 180, 1'000), LonLat{127.25, 38.035}));
    CHECK(area_m2(edge_strip(zone, 0, 2'000)) / area_m2(zone) > 0.4);
    CHECK(area_m2(edge_strip(zone, 0, 2'000)) / area_m2(zone) < 0.6);
}

TEST_CASE("the farthest vertex is found on the ellipsoid, and parts far off change nothing") {
    Geometry many = disc({129.7, 42.4}, 40'000);
    const Geometry far_off = disc({10.0, 50.0}, 20'000);
    double farthest = 0;
    for (const LonLat& p : many.polygons.front().front())
        farthest = std::max(farthest, distance_m(LonLat{129.5, 42.0}, p));
    CHECK(enclosing_radius_m(many, {129.5, 42.0}) == farthest);
    const Geometry window = disc({129.9, 42.4}, 40'000);
    const Geometry alone = intersection(many, window);
    many.polygons.push_back(far_off.polygons.front());
    CHECK(intersection(many, window) == alone);
    CHECK(std::abs(area_m2(difference(window, many)) - area_m2(difference(window, alone))) < 1);
    const Way way = way_between({129.5, 42.0}, {129.7, 42.4});
    CHECK(way.distance_m == distance_m(LonLat{129.5, 42.0}, LonLat{129.7, 42.4}));
    CHECK(way.bearing_deg == bearing_deg({129.5, 42.0}, {129.7, 42.4}));
}

TEST_CASE("a sector opens towards its bearing") {
    const Geometry west = sector({126, 38}, 270, 45, 50000);
    CHECK(contains(west, LonLat{125.7, 38}));
    CHECK_FALSE(contains(west, LonLat{126.1, 38}));
    CHECK_FALSE(contains(west, LonLat{126, 38.3}));
}

TEST_CASE("parts of lines go by length") {
    const Path line{{0, 0}, {1, 0}, {1, 1}};
    const Path last = line_part(line, 0.5, 1);
    REQUIRE(last.size() >= 2);
    CHECK(length_m(last) == Approx(length_m(line) / 2).epsilon(0.001));
    CHECK(last.back() == LonLat{1, 1});
    CHECK(fraction_along(line, {1.1, 0.5}) == Approx(0.75).epsilon(0.01));
    CHECK(at_fraction(line, 0.25).lon == Approx(0.5).epsilon(0.01));
    CHECK(end_towards(line, 90, 0.1).back() == LonLat{1, 1});
    CHECK(end_towards(line, 270, 0.1).front() == LonLat{0, 0});
    CHECK(line_part({}, 0, 1).empty());
}

TEST_CASE("sides of a line are told from the way it runs") {
    const Path river{{124, 40}, {125, 40.5}, {126, 41}};
    CHECK(side_of(river, {124.5, 41}) == 1);
    CHECK(side_of(river, {125.5, 40}) == -1);
    const Path corner{{0, 0}, {1, 0}, {1, 1}};
    CHECK(side_of(corner, {1.5, -0.5}) == -1);
    CHECK(side_of(corner, {0.5, 0.5}) == 1);
}

TEST_CASE("lines that meet are joined") {
    const Geometry pieces = wkt("MULTILINESTRING ((0 0,1 0),(2 0,1 0),(5 5,6 5))");
    CHECK(joined_lines(pieces).lines.size() == 2);
    CHECK(main_line(pieces).size() == 3);
}

TEST_CASE("geometry survives well-known binary and text") {
    for (const char* text :
         {square, "POINT (1 2)", "MULTIPOINT (1 2,3 4)", "LINESTRING (0 0,1 1.5)",
          "POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1))", "GEOMETRYCOLLECTION EMPTY"}) {
        CHECK(to_wkt(wkt(text)) == text);
        CHECK(from_wkb(to_wkb(wkt(text))) == wkt(text));
    }
    CHECK(from_wkb("no geometry").empty());
    CHECK_FALSE(parse_wkt("POLYGON ((").has_value());
    CHECK(to_geojson(wkt("POINT (126.5 38)"), 4) == R"({"type":"Point","coordinates":[126.5,38]})");
    CHECK(to_geojson({}) == "null");
    CHECK(to_wkt(rounded(wkt("LINESTRING (0.0001 0,0.0002 0,1.26 1)"), 1)) == "LINESTRING (0 0,1.3 1)");
}
