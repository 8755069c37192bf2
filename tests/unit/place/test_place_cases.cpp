// SPDX-License-Identifier: Apache-2.0
// Runs tests/corpus/places.tsv and places_wide.tsv: a text, and where the answer must and must not lie.
#include "geo/distance.hpp"
#include "geo/operations.hpp"
#include "places.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

using namespace dateline;

namespace {

struct Spot {
    LonLat position;
    double km = 0;
};

struct Case {
    std::string text, kind;
    std::vector<Spot> near, far;
    double most_km = 1e9;
};

std::vector<Spot> spots(const std::string& cell) {
    std::vector<Spot> out;
    std::istringstream parts{cell};
    for (std::string part; std::getline(parts, part, ';');) {
        std::replace(part.begin(), part.end(), ',', ' ');
        std::istringstream numbers{part};
        Spot spot;
        if (numbers >> spot.position.lon >> spot.position.lat >> spot.km)
            out.push_back(spot);
    }
    return out;
}

std::vector<Case> cases(const std::string& table) {
    std::vector<Case> out;
    std::ifstream file{DATELINE_SOURCE_DIR "/tests/corpus/" + table};
    bool header = true;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        if (std::exchange(header, false))
            continue;
        std::vector<std::string> cells;
        std::istringstream parts{line};
        for (std::string cell; std::getline(parts, cell, '\t');)
            cells.push_back(cell);
        cells.resize(6);
        out.push_back({cells[0], cells[1], spots(cells[2]), spots(cells[3]),
                       cells[4].empty() ? 1e9 : std::stod(cells[4])});
    }
    return out;
}

double half_extent_km(const Geometry& geometry) {
    double west = 180, east = -180, south = 90, north = -90;
    const auto add = [&](const LonLat& p) {
        west = std::min(west, p.lon);
        east = std::max(east, p.lon);
        south = std::min(south, p.lat);
        north = std::max(north, p.lat);
    };
    for (const auto& path : geometry.lines)
        std::for_each(path.begin(), path.end(), add);
    for (const auto& rings : geometry.polygons)
        for (const auto& ring : rings)
            std::for_each(ring.begin(), ring.end(), add);
    const double middle = (south + north) / 2;
    return std::max(distance_m(LonLat{west, middle}, LonLat{east, middle}),
                    distance_m(LonLat{west, south}, LonLat{west, north})) /
           2000;
}

/// Empty when the footprint satisfies the case, else why not.
std::string fault(const Case& wanted, const Footprint& footprint) {
    const Geometry& shape = footprint.geometry;
    if (wanted.kind == "line" && !shape.is_line())
        return "no line";
    if (shape.is_point() && footprint.radius_m <= 0)
        return "a point without radius";
    const double extent = shape.is_point() ? footprint.radius_m / 1000 : half_extent_km(shape);
    if (extent > wanted.most_km)
        return "extent " + std::to_string(extent) + " km";
    const double reach = wanted.kind == "area" && shape.is_point() ? footprint.radius_m : 0;
    const auto away_km = [&](const Spot& spot) {
        return std::max(0.0, distance_m(shape, spot.position) - reach) / 1000;
    };
    for (const Spot& spot : wanted.near)
        if (away_km(spot) > spot.km)
            return std::to_string(away_km(spot)) + " km from where it should be";
    for (const Spot& spot : wanted.far)
        if (away_km(spot) < spot.km)
            return std::to_string(away_km(spot)) + " km from where it should not be";
    return {};
}

void hold(const std::vector<Case>& all) {
    for (const Case& wanted : all) {
        const ReadText read = read_text(wanted.text);
        std::string faults = "nothing found";
        std::string literal;
        bool held = false;
        for (const PlaceReference& place : read.places) {
            if (place.use == PlaceUse::associative || (!place.footprint && place.name.empty()))
                continue;
            literal += "'" + read.words(place) + "' ";
            if (!place.footprint)
                continue;
            const std::string why = fault(wanted, *place.footprint);
            held = held || why.empty();
            faults = why;
        }
        INFO(wanted.text << ": " << literal << faults);
        if (wanted.kind == "-")
            CHECK(literal.empty());
        else
            CHECK(held);
    }
}

} // namespace

TEST_CASE("descriptions in the words of news, and names in every spelling") {
    const std::vector<Case> all = cases("places_wide.tsv");
    REQUIRE(all.size() > 150);
    hold(all);
}

TEST_CASE("phrases that must and must not be places") {
    const std::vector<Case> all = cases("places.tsv");
    REQUIRE(all.size() > 150);
    REQUIRE(std::count_if(all.begin(), all.end(), [](const Case& c) { return c.kind == "-"; }) * 2 >
            static_cast<std::ptrdiff_t>(all.size()));
    hold(all);
}

TEST_CASE("every footprint is valid, holds its point and has a radius that covers it") {
    for (const Case& wanted : cases("places.tsv")) {
        for (const PlaceReference& place : read_text(wanted.text).places) {
            if (!place.footprint)
                continue;
            INFO(wanted.text << ": " << place.name << ", " << place.footprint->derivation);
            const Footprint& footprint = *place.footprint;
            CHECK_FALSE(footprint.geometry.empty());
            CHECK(is_valid(footprint.geometry));
            CHECK(footprint.radius_m > 0);
            CHECK(distance_m(footprint.geometry, footprint.point) < 200);
            CHECK_FALSE(footprint.derivation.empty());
        }
    }
}
