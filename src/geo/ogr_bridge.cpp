// SPDX-License-Identifier: Apache-2.0
#include "geo/ogr_bridge.hpp"

#include <algorithm>

namespace dateline {

namespace {

void fill(OGRSimpleCurve& curve, const Path& path) {
    curve.setNumPoints(static_cast<int>(path.size()), FALSE);
    for (std::size_t i = 0; i < path.size(); ++i)
        curve.setPoint(static_cast<int>(i), path[i].lon, path[i].lat);
}

std::unique_ptr<OGRLineString> line_of(const Path& path) {
    auto line = std::make_unique<OGRLineString>();
    fill(*line, path);
    return line;
}

std::unique_ptr<OGRPolygon> polygon_of(const Rings& rings) {
    auto polygon = std::make_unique<OGRPolygon>();
    for (const Path& path : rings) {
        auto ring = std::make_unique<OGRLinearRing>();
        fill(*ring, path);
        polygon->addRingDirectly(ring.release());
    }
    return polygon;
}

/// One part as it is, several in `collection`.
std::unique_ptr<OGRGeometry> gather(std::vector<std::unique_ptr<OGRGeometry>> parts,
                                    std::unique_ptr<OGRGeometryCollection> collection) {
    if (parts.size() == 1)
        return std::move(parts.front());
    for (auto& part : parts)
        collection->addGeometryDirectly(part.release());
    return collection;
}

Path path_of(const OGRSimpleCurve& curve) {
    Path path;
    path.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        const LonLat position{curve.getX(i), curve.getY(i)};
        if (path.empty() || position != path.back())
            path.push_back(position);
    }
    return path;
}

/// Twice the signed area of a closed ring; positive when it runs counter-clockwise.
double turning(const Path& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += (ring[i].lon - ring[0].lon) * (ring[i + 1].lat - ring[0].lat) -
               (ring[i + 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat);
    return sum;
}

bool add_ring(const OGRLinearRing& ring, bool outer, Rings& rings) {
    Path path = path_of(ring);
    if (!path.empty() && path.front() != path.back())
        path.push_back(path.front());
    if (path.size() < 4)
        return false;
    if ((turning(path) > 0) != outer)
        std::reverse(path.begin(), path.end());
    rings.push_back(std::move(path));
    return true;
}

void add_polygon(const OGRPolygon& polygon, Geometry& out) {
    Rings rings;
    if (polygon.getExteriorRing() == nullptr || !add_ring(*polygon.getExteriorRing(), true, rings))
        return;
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
        add_ring(*polygon.getInteriorRing(i), false, rings);
    out.polygons.push_back(std::move(rings));
}

void add(const OGRGeometry& geometry, Geometry& out, int depth) {
    constexpr int deepest = 16; // collections in collections: hostile input only
    if (geometry.IsEmpty() || depth > deepest)
        return;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint) {
        out.points.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
    } else if (type == wkbLineString) {
        if (Path path = path_of(*geometry.toLineString()); path.size() > 1)
            out.lines.push_back(std::move(path));
    } else if (type == wkbPolygon || type == wkbTriangle) {
        add_polygon(*geometry.toPolygon(), out);
    } else if (geometry.hasCurveGeometry() != 0) {
        const std::unique_ptr<OGRGeometry> linear{geometry.getLinearGeometry()};
        if (linear && linear->hasCurveGeometry() == 0)
            add(*linear, out, depth + 1);
    } else if (const auto* parts = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
        for (const auto* part : *parts)
            add(*part, out, depth + 1);
    } else if (const auto* surface = dynamic_cast<const OGRPolyhedralSurface*>(&geometry)) {
        for (const auto* part : *surface)
            add(*part, out, depth + 1);
    }
}

} // namespace

std::unique_ptr<OGRGeometry> to_ogr(const Geometry& geometry) {
    std::vector<std::unique_ptr<OGRGeometry>> points;
    std::vector<std::unique_ptr<OGRGeometry>> lines;
    std::vector<std::unique_ptr<OGRGeometry>> polygons;
    for (const LonLat& point : geometry.points)
        points.push_back(std::make_unique<OGRPoint>(point.lon, point.lat));
    for (const Path& path : geometry.lines)
        lines.push_back(line_of(path));
    for (const Rings& rings : geometry.polygons)
        polygons.push_back(polygon_of(rings));
    if (lines.empty() && polygons.empty() && !points.empty())
        return gather(std::move(points), std::make_unique<OGRMultiPoint>());
    if (points.empty() && polygons.empty() && !lines.empty())
        return gather(std::move(lines), std::make_unique<OGRMultiLineString>());
    if (points.empty() && lines.empty() && !polygons.empty())
        return gather(std::move(polygons), std::make_unique<OGRMultiPolygon>());
    auto mixed = std::make_unique<OGRGeometryCollection>();
    for (auto* kind : {&points, &lines, &polygons})
        for (auto& part : *kind)
            mixed->addGeometryDirectly(part.release());
    return mixed;
}

Geometry from_ogr(const OGRGeometry& geometry) {
    Geometry out;
    add(geometry, out, 0);
    return out;
}

std::string to_wkb(const Geometry& geometry) {
    const auto shape = to_ogr(geometry);
    std::string bytes(shape->WkbSize(), '\0');
    shape->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(bytes.data()), wkbVariantIso);
    return bytes;
}

Geometry from_wkb(std::string_view bytes) {
    OGRGeometry* made = nullptr;
    const OGRErr error = OGRGeometryFactory::createFromWkb(bytes.data(), nullptr, &made, bytes.size());
    const std::unique_ptr<OGRGeometry> shape{made};
    return error == OGRERR_NONE && shape ? from_ogr(*shape) : Geometry{};
}

} // namespace dateline
