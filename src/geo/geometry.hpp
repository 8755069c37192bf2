// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lonlat.hpp"

#include <vector>

namespace dateline {

using Path = std::vector<LonLat>; ///< two or more positions

/// Outer ring first, then holes; each ring closed (first position repeated at the end). Outer rings run
/// counter-clockwise, holes clockwise (RFC 7946).
using Rings = std::vector<Path>;

/// A plain geometry, WGS 84 degrees, longitude first: points, lines and polygons, each possibly several,
/// kinds may be mixed only while being computed. Empty: all three lists are.
struct Geometry {
    std::vector<LonLat> points;
    std::vector<Path> lines;
    std::vector<Rings> polygons;

    bool operator==(const Geometry&) const = default;
    [[nodiscard]] bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
    [[nodiscard]] bool is_point() const { return !points.empty() && lines.empty() && polygons.empty(); }
    [[nodiscard]] bool is_line() const { return !lines.empty() && points.empty() && polygons.empty(); }
    [[nodiscard]] bool is_polygon() const { return !polygons.empty() && points.empty() && lines.empty(); }
};

} // namespace dateline
