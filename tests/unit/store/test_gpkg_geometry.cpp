// SPDX-License-Identifier: Apache-2.0
#include "store/gpkg_geometry.hpp"
#include "support/catch.hpp"

using namespace dateline;

namespace {
Geometry sample() {
    Geometry geometry;
    geometry.points = {{127.5, 38.25}};
    geometry.lines = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}, {9, 10}}};
    geometry.polygons = {{{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, {{1, 0.5}, {3, 2}, {2, 0.5}, {1, 0.5}}}};
    return geometry;
}
} // namespace

TEST_CASE("a geometry comes back as it was") {
    CHECK(decode_gpkg_geometry(encode_any_geometry(sample())) == sample());
    CHECK(decode_gpkg_geometry(encode_any_geometry({})) == Geometry{});
}

TEST_CASE("a table gets the part it declares") {
    CHECK(decode_gpkg_geometry(encode_gpkg_geometry(sample(), TableKind::point))->points == sample().points);
    CHECK(decode_gpkg_geometry(encode_gpkg_geometry(sample(), TableKind::line))->lines == sample().lines);
    CHECK(decode_gpkg_geometry(encode_gpkg_geometry(sample(), TableKind::area))->polygons ==
          sample().polygons);
    CHECK(encode_gpkg_geometry({}, TableKind::point).empty());
}

TEST_CASE("rings drawn the wrong way round are turned") {
    Geometry clockwise;
    clockwise.polygons = {{{{0, 0}, {4, 4}, {4, 0}, {0, 0}}}};
    const auto read = decode_gpkg_geometry(encode_gpkg_geometry(clockwise, TableKind::area));
    REQUIRE(read);
    CHECK(read->polygons.front().front() == Path{{0, 0}, {4, 0}, {4, 4}, {0, 0}});
}

TEST_CASE("damaged bytes give nothing") {
    const std::string blob = encode_any_geometry(sample());
    for (std::size_t size = 0; size < blob.size(); ++size) {
        INFO(size);
        CHECK_FALSE(decode_gpkg_geometry(std::string_view{blob}.substr(0, size)));
    }
    std::string huge = encode_gpkg_geometry(sample(), TableKind::line);
    huge[41 + 4] = '\x7f'; // claims two thousand million lines
    CHECK_FALSE(decode_gpkg_geometry(huge));
    CHECK_FALSE(extent_of_blob("GP"));
}

TEST_CASE("extents hold all positions") {
    CHECK(extent_of(sample()) == Extent{0, 0, 127.5, 38.25});
    CHECK(extent_of_blob(encode_gpkg_geometry(sample(), TableKind::point)) ==
          Extent{127.5, 38.25, 127.5, 38.25});
    CHECK(extent_of_blob(encode_gpkg_geometry(sample(), TableKind::line)) == Extent{1, 2, 9, 10});
    CHECK_FALSE(extent_of(Geometry{}));
}
