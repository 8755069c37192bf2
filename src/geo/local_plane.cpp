// SPDX-License-Identifier: Apache-2.0
#include "geo/local_plane.hpp"

#include "geo/distance.hpp"
#include "geo/ogr_bridge.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dateline {

namespace {

constexpr double degree = std::numbers::pi / 180;

template <typename Change>
Geometry each_position(Geometry geometry, Change change) {
    for (LonLat& point : geometry.points)
        point = change(point);
    for (Path& path : geometry.lines)
        for (LonLat& position : path)
            position = change(position);
    for (Rings& rings : geometry.polygons)
        for (Path& ring : rings)
            for (LonLat& position : ring)
                position = change(position);
    return geometry;
}

struct Box {
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    void add(const LonLat& position) {
        west = std::min(west, position.lon);
        east = std::max(east, position.lon);
        south = std::min(south, position.lat);
        north = std::max(north, position.lat);
    }
};

Box box_of(const Geometry& geometry) {
    Box box;
    each_position(geometry, [&](LonLat position) {
        box.add(position);
        return position;
    });
    return box;
}

Geometry window(double west, double east) {
    return {{}, {}, {{{{west, -90}, {east, -90}, {east, 90}, {west, 90}, {west, -90}}}}};
}

/// Longitudes run past 180 on one side: cut there and put the rest on the other side.
Geometry cut_at_antimeridian(const Geometry& unwrapped) {
    Geometry out;
    const auto shape = to_ogr(unwrapped);
    for (const double turn : {-360.0, 0.0, 360.0}) {
        const auto frame = to_ogr(window(turn - 180, turn + 180));
        const std::unique_ptr<OGRGeometry> cut{shape->Intersection(frame.get())};
        if (!cut)
            continue;
        Geometry part = each_position(from_ogr(*cut), [turn](LonLat p) {
            return LonLat{p.lon - turn, p.lat};
        });
        std::move(part.points.begin(), part.points.end(), std::back_inserter(out.points));
        std::move(part.lines.begin(), part.lines.end(), std::back_inserter(out.lines));
        std::move(part.polygons.begin(), part.polygons.end(), std::back_inserter(out.polygons));
    }
    return out;
}

} // namespace

LonLat LocalPlane::to_plane(LonLat position) const {
    const Way way = way_between(m_origin, position);
    const double bearing = way.bearing_deg * degree;
    return {way.distance_m * std::sin(bearing), way.distance_m * std::cos(bearing)};
}

LonLat LocalPlane::from_plane(LonLat metres) const {
    const double distance = std::hypot(metres.lon, metres.lat);
    return destination(m_origin, std::atan2(metres.lon, metres.lat) / degree, distance);
}

Geometry LocalPlane::to_plane(const Geometry& geometry) const {
    return each_position(geometry, [this](LonLat position) { return to_plane(position); });
}

Geometry LocalPlane::from_plane(const Geometry& metres) const {
    Geometry out = each_position(metres, [this](LonLat position) {
        LonLat reached = from_plane(position);
        // Near the origin's own turn of the globe, so that neighbours stay neighbours.
        reached.lon += 360 * std::round((m_origin.lon - reached.lon) / 360);
        return reached;
    });
    const Box box = box_of(out);
    return box.west < -180 || box.east > 180 ? cut_at_antimeridian(out) : out;
}

LonLat box_middle(const Geometry& geometry) {
    const Box box = box_of(geometry);
    return {(box.west + box.east) / 2, (box.south + box.north) / 2};
}

} // namespace dateline
