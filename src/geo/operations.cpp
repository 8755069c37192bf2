// SPDX-License-Identifier: Apache-2.0
#include "geo/operations.hpp"

#include "geo/distance.hpp"
#include "geo/local_plane.hpp"
#include "geo/ogr_bridge.hpp"

#include <ogr_api.h>

#include <algorithm>
#include <cmath>
#include <cpl_error.h>
#include <limits>
#include <numbers>

namespace dateline {

namespace {

using Shape = std::unique_ptr<OGRGeometry>;

/// GEOS reports what makes a geometry invalid through GDAL's error handler, which prints; we only want the
/// answer.
bool valid(const OGRGeometry& shape) {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    const bool answer = shape.IsValid() != 0;
    CPLPopErrorHandler();
    return answer;
}

Shape valid_shape(const Geometry& geometry) {
    Shape shape = to_ogr(geometry);
    if (!valid(*shape))
        if (Shape repaired{shape->MakeValid()}; repaired)
            return repaired;
    return shape;
}

Geometry taken(const Shape& shape) {
    return shape ? from_ogr(*shape) : Geometry{};
}

/// Parts of highest dimension only: what a border shares with a county is a stretch, not the spots where it
/// touches.
Geometry highest(Geometry geometry) {
    if (!geometry.polygons.empty())
        geometry.lines.clear();
    if (!geometry.polygons.empty() || !geometry.lines.empty())
        geometry.points.clear();
    return geometry;
}

template <typename Work>
Geometry on_plane(const Geometry& geometry, Work work) {
    if (geometry.empty())
        return {};
    const LocalPlane plane{box_middle(geometry)};
    return plane.from_plane(work(plane.to_plane(geometry), plane));
}

struct Direction {
    double x, y;
};

Direction direction(double bearing_deg) {
    const double bearing = bearing_deg * std::numbers::pi / 180;
    return {std::sin(bearing), std::cos(bearing)};
}

template <typename Visit>
void each_position(const Geometry& geometry, Visit visit) {
    for (const LonLat& point : geometry.points)
        visit(point);
    for (const Path& path : geometry.lines)
        for (const LonLat& position : path)
            visit(position);
    for (const Rings& rings : geometry.polygons)
        for (const Path& ring : rings)
            for (const LonLat& position : ring)
                visit(position);
}

/// On the plane: a band across `along`, from `low` to `high` metres, wide enough for everything.
Geometry band(Direction along, double low, double high, double reach) {
    const auto corner = [&](double forth, double across) {
        return LonLat{along.x * forth + along.y * across, along.y * forth - along.x * across};
    };
    return {{},
            {},
            {{{corner(low, -reach), corner(low, reach), corner(high, reach), corner(high, -reach),
               corner(low, -reach)}}}};
}

struct Box {
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    void add(const Path& path) {
        for (const LonLat& position : path) {
            west = std::min(west, position.lon);
            east = std::max(east, position.lon);
            south = std::min(south, position.lat);
            north = std::max(north, position.lat);
        }
    }
    [[nodiscard]] bool meets(const Box& other) const {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }
};

Box box_of(const Path& path) {
    Box box;
    box.add(path);
    return box;
}

Box box_of(const Geometry& geometry) {
    Box box;
    box.add(geometry.points);
    for (const Path& path : geometry.lines)
        box.add(path);
    for (const Rings& rings : geometry.polygons)
        if (!rings.empty())
            box.add(rings.front());
    return box;
}

/// The parts that can have anything to do with what lies in the box: countries have hundreds of islands.
Geometry parts_at(const Geometry& geometry, const Box& box) {
    Geometry parts;
    std::copy_if(geometry.points.begin(), geometry.points.end(), std::back_inserter(parts.points),
                 [&](const LonLat& point) { return box.meets(box_of(Path{point})); });
    std::copy_if(geometry.lines.begin(), geometry.lines.end(), std::back_inserter(parts.lines),
                 [&](const Path& path) { return box.meets(box_of(path)); });
    std::copy_if(geometry.polygons.begin(), geometry.polygons.end(), std::back_inserter(parts.polygons),
                 [&](const Rings& rings) { return !rings.empty() && box.meets(box_of(rings.front())); });
    return parts;
}

double nearest_on_piece(LonLat a, LonLat b, LonLat p) {
    const double dx = b.lon - a.lon;
    const double dy = b.lat - a.lat;
    const double length = dx * dx + dy * dy;
    return length == 0 ? 0 : std::clamp(((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / length, 0.0, 1.0);
}

} // namespace

Geometry intersection(const Geometry& a, const Geometry& b) {
    const Geometry here = parts_at(a, box_of(b));
    const Geometry there = parts_at(b, box_of(a));
    if (here.empty() || there.empty())
        return {};
    return highest(taken(Shape{valid_shape(here)->Intersection(valid_shape(there).get())}));
}

Geometry difference(const Geometry& a, const Geometry& b) {
    const Geometry taken_away = parts_at(b, box_of(a));
    if (a.empty() || taken_away.empty())
        return a;
    return taken(Shape{valid_shape(a)->Difference(valid_shape(taken_away).get())});
}

Geometry merged(const Geometry& a, const Geometry& b) {
    if (a.empty() || b.empty())
        return a.empty() ? b : a;
    return taken(Shape{valid_shape(a)->Union(valid_shape(b).get())});
}

bool intersects(const Geometry& a, const Geometry& b) {
    return !a.empty() && !b.empty() && valid_shape(a)->Intersects(valid_shape(b).get());
}

bool contains(const Geometry& area, LonLat position) {
    bool inside = false;
    for (const Rings& rings : area.polygons)
        for (const Path& ring : rings)
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const LonLat a = ring[i - 1];
                const LonLat b = ring[i];
                if ((a.lat > position.lat) != (b.lat > position.lat) &&
                    position.lon < a.lon + (b.lon - a.lon) * (position.lat - a.lat) / (b.lat - a.lat))
                    inside = !inside;
            }
    return inside;
}

bool contains(const Geometry& area, const Geometry& inner) {
    if (area.empty() || inner.empty())
        return false;
    const Shape outside{valid_shape(inner)->Difference(valid_shape(area).get())};
    return outside && outside->IsEmpty();
}

double distance_m(const Geometry& geometry, LonLat position) {
    if (geometry.empty())
        return std::numeric_limits<double>::infinity();
    const Shape shape = to_ogr(LocalPlane{position}.to_plane(geometry));
    const OGRPoint here{0, 0};
    return shape->Distance(&here);
}

double distance_m(const Geometry& a, const Geometry& b) {
    if (a.empty() || b.empty())
        return std::numeric_limits<double>::infinity();
    const LonLat one = box_middle(a);
    const LonLat other = box_middle(b);
    const LocalPlane plane{destination(one, bearing_deg(one, other), distance_m(one, other) / 2)};
    return to_ogr(plane.to_plane(a))->Distance(to_ogr(plane.to_plane(b)).get());
}

double length_m(const Path& path) {
    double sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i)
        sum += distance_m(path[i - 1], path[i]);
    return sum;
}

double length_m(const Geometry& geometry) {
    double sum = 0;
    for (const Path& path : geometry.lines)
        sum += length_m(path);
    return sum;
}

double area_m2(const Geometry& geometry) {
    double sum = 0;
    for (const Rings& rings : geometry.polygons) {
        const Geometry part{{}, {}, {rings}};
        const auto shape = to_ogr(LocalPlane{box_middle(part)}.to_plane(part));
        sum += shape->toPolygon()->get_Area();
    }
    return sum;
}

double enclosing_radius_m(const Geometry& geometry, LonLat about) {
    // The ellipsoid is within 0.6 % of a sphere: only what is about as far as the farthest on it is measured.
    constexpr double nearly = 0.985;
    const double degree = std::numbers::pi / 180;
    const double cosine = std::cos(about.lat * degree);
    const auto half_chord = [&](const LonLat& p) {
        // Haversine, on a sphere of radius 1.
        const double lat = std::sin((p.lat - about.lat) * degree / 2);
        const double lon = std::sin((p.lon - about.lon) * degree / 2);
        return std::sqrt(lat * lat + cosine * std::cos(p.lat * degree) * lon * lon);
    };
    double widest = 0;
    each_position(geometry, [&](const LonLat& p) { widest = std::max(widest, half_chord(p)); });
    double farthest = 0;
    each_position(geometry, [&](const LonLat& p) {
        if (half_chord(p) >= nearly * widest)
            farthest = std::max(farthest, distance_m(about, p));
    });
    return farthest;
}

LonLat centroid(const Geometry& geometry) {
    if (geometry.empty())
        return {};
    OGRPoint middle;
    const LocalPlane plane{box_middle(geometry)};
    if (to_ogr(plane.to_plane(highest(geometry)))->Centroid(&middle) != OGRERR_NONE || middle.IsEmpty())
        return plane.origin();
    return plane.from_plane(LonLat{middle.getX(), middle.getY()});
}

LonLat point_on(const Geometry& geometry) {
    if (geometry.empty())
        return {};
    const Geometry main = highest(geometry);
    if (main.points.size() == 1)
        return main.points.front();
    const LonLat middle = centroid(main);
    if (!main.is_polygon())
        return nearest_on(main, middle);
    if (contains(main, middle))
        return middle;
    // The widest part of the largest polygon, as GEOS finds it.
    const auto alone = [](const Rings& rings) {
        Geometry one;
        one.polygons.push_back(rings);
        return one;
    };
    const auto largest =
        std::max_element(main.polygons.begin(), main.polygons.end(), [&](const Rings& a, const Rings& b) {
            return area_m2(alone(a)) < area_m2(alone(b));
        });
    const Shape inner{
        OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(to_ogr(alone(*largest)).get())))};
    if (!inner || inner->IsEmpty() || wkbFlatten(inner->getGeometryType()) != wkbPoint)
        return nearest_on(main, middle);
    return {inner->toPoint()->getX(), inner->toPoint()->getY()};
}

LonLat nearest_on(const Geometry& geometry, LonLat position) {
    if (contains({{}, {}, geometry.polygons}, position))
        return position;
    const LocalPlane plane{position};
    LonLat best{};
    double least = std::numeric_limits<double>::infinity();
    const auto consider = [&](LonLat metres) {
        if (const double away = std::hypot(metres.lon, metres.lat); away < least) {
            least = away;
            best = metres;
        }
    };
    const auto walk = [&](const Path& path) {
        for (std::size_t i = 1; i < path.size(); ++i) {
            const double t = nearest_on_piece(path[i - 1], path[i], {0, 0});
            consider({path[i - 1].lon + t * (path[i].lon - path[i - 1].lon),
                      path[i - 1].lat + t * (path[i].lat - path[i - 1].lat)});
        }
    };
    const Geometry flat = plane.to_plane(geometry);
    for (const LonLat& point : flat.points)
        consider(point);
    for (const Path& path : flat.lines)
        walk(path);
    for (const Rings& rings : flat.polygons)
        for (const Path& ring : rings)
            walk(ring);
    return plane.from_plane(best);
}

bool is_valid(const Geometry& geometry) {
    return valid(*to_ogr(geometry));
}

Geometry made_valid(const Geometry& geometry) {
    return is_valid(geometry) ? geometry : highest(taken(Shape{to_ogr(geometry)->MakeValid()}));
}

Geometry simplified(const Geometry& geometry, double tolerance_m) {
    return made_valid(on_plane(geometry, [&](const Geometry& flat, const LocalPlane&) {
        return taken(Shape{to_ogr(flat)->SimplifyPreserveTopology(tolerance_m)});
    }));
}

Geometry hull(const Geometry& geometry) {
    return on_plane(geometry, [](const Geometry& flat, const LocalPlane&) {
        return taken(Shape{to_ogr(flat)->ConvexHull()});
    });
}

Geometry disc(LonLat middle, double radius_m) {
    return buffered({{middle}, {}, {}}, radius_m);
}

Geometry buffered(const Geometry& geometry, double distance_m) {
    constexpr int segments_per_quarter = 8; // the polygon falls short of the circle by 0.5 % of the radius
    return made_valid(on_plane(geometry, [&](const Geometry& flat, const LocalPlane&) {
        return taken(Shape{to_ogr(flat)->Buffer(distance_m, segments_per_quarter)});
    }));
}

Geometry swept(const Geometry& geometry, double bearing_deg, double distance_m) {
    const Direction way = direction(bearing_deg);
    return made_valid(on_plane(geometry, [&](const Geometry& flat, const LocalPlane&) {
        OGRMultiPolygon pieces;
        const auto sweep = [&](const Path& path) {
            for (std::size_t i = 1; i < path.size(); ++i) {
                const LonLat a = path[i - 1];
                const LonLat b = path[i];
                const LonLat c{b.lon + way.x * distance_m, b.lat + way.y * distance_m};
                const LonLat d{a.lon + way.x * distance_m, a.lat + way.y * distance_m};
                const Shape piece = to_ogr({{}, {}, {{{a, b, c, d, a}}}});
                if (valid(*piece))
                    pieces.addGeometry(piece.get());
            }
        };
        for (const Path& path : flat.lines)
            sweep(path);
        for (const Rings& rings : flat.polygons)
            for (const Path& ring : rings)
                sweep(ring);
        return taken(Shape{pieces.UnionCascaded()});
    }));
}

Geometry moved(const Geometry& geometry, double bearing_deg, double distance_m) {
    const Direction way = direction(bearing_deg);
    return on_plane(geometry, [&](Geometry flat, const LocalPlane&) {
        const auto move = [&](LonLat& p) { p = {p.lon + way.x * distance_m, p.lat + way.y * distance_m}; };
        std::for_each(flat.points.begin(), flat.points.end(), move);
        for (Path& path : flat.lines)
            std::for_each(path.begin(), path.end(), move);
        for (Rings& rings : flat.polygons)
            for (Path& ring : rings)
                std::for_each(ring.begin(), ring.end(), move);
        return flat;
    });
}

Geometry half_plane_part(const Geometry& geometry, LonLat origin, double bearing_deg) {
    if (geometry.empty())
        return {};
    const LocalPlane plane{origin};
    const double reach = 2 * enclosing_radius_m(geometry, origin) + 1;
    const Geometry half = band(direction(bearing_deg), 0, reach, reach);
    const Geometry flat = plane.to_plane(geometry);
    return made_valid(plane.from_plane(intersection(flat, half)));
}

Geometry oriented_part(const Geometry& geometry, double bearing_deg, double from, double to) {
    const Direction way = direction(bearing_deg);
    return made_valid(on_plane(geometry, [&](const Geometry& flat, const LocalPlane&) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        double reach = 1;
        each_position(flat, [&](const LonLat& p) {
            const double forth = p.lon * way.x + p.lat * way.y;
            low = std::min(low, forth);
            high = std::max(high, forth);
            reach = std::max(reach, std::hypot(p.lon, p.lat) * 2);
        });
        const double span = high - low;
        // A hair beyond the ends, so that what lies exactly there stays in.
        const double first = from <= 0 ? low - 1 : low + from * span;
        const double last = to >= 1 ? high + 1 : low + to * span;
        return intersection(flat, band(way, first, last, reach));
    }));
}

Lie lie_of(const Geometry& area) {
    if (area.empty())
        return {};
    const Geometry flat = LocalPlane{box_middle(area)}.to_plane(area);
    double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    each_position(flat, [&](const LonLat& p) {
        n += 1;
        x += p.lon;
        y += p.lat;
        xx += p.lon * p.lon;
        xy += p.lon * p.lat;
        yy += p.lat * p.lat;
    });
    const double along_x = xx / n - x * x / (n * n);
    const double along_y = yy / n - y * y / (n * n);
    const double across = xy / n - x * y / (n * n);
    // The direction in which the outline spreads most.
    const double angle = 0.5 * std::atan2(2 * across, along_x - along_y);
    Lie lie;
    lie.axis_deg = std::fmod(450 - angle * 180 / std::numbers::pi, 180);
    const Direction way = direction(lie.axis_deg);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    each_position(flat, [&](const LonLat& p) {
        low = std::min(low, p.lon * way.x + p.lat * way.y);
        high = std::max(high, p.lon * way.x + p.lat * way.y);
    });
    lie.length_m = high - low;
    lie.width_m = lie.length_m > 0 ? area_m2(area) / lie.length_m : 0;
    return lie;
}

Geometry edge_strip(const Geometry& zone, double bearing_deg, double width_m) {
    const Lie lie = lie_of(zone);
    // Across the axis, on the side asked for.
    const double turn = (lie.axis_deg + 90 - bearing_deg) * std::numbers::pi / 180;
    const double away = lie.axis_deg + (std::cos(turn) > 0 ? 270 : 90);
    return highest(difference(zone, moved(zone, away, width_m)));
}

Geometry sector(LonLat apex, double bearing_deg, double half_angle_deg, double reach_m) {
    constexpr int steps = 16;
    Path ring{apex};
    for (int i = steps; i >= -steps; --i)
        ring.push_back(destination(apex, bearing_deg - half_angle_deg * i / steps, reach_m));
    ring.push_back(apex);
    std::reverse(ring.begin(), ring.end());
    return made_valid({{}, {}, {{ring}}});
}

} // namespace dateline
