// SPDX-License-Identifier: Apache-2.0
#include "geo/line_work.hpp"

#include "geo/distance.hpp"
#include "geo/local_plane.hpp"
#include "geo/ogr_bridge.hpp"
#include "geo/operations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dateline {

namespace {

LonLat between(LonLat a, LonLat b, double t) {
    return {a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
}

/// The piece of `line` nearest to `position`: its number, and how far along it.
struct Foot {
    std::size_t piece = 0;
    double along = 0;
};

Foot foot_on(const Path& line, LonLat position) {
    const LocalPlane plane{position};
    Foot best;
    double least = std::numeric_limits<double>::infinity();
    LonLat a = plane.to_plane(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const LonLat b = plane.to_plane(line[i]);
        const double dx = b.lon - a.lon;
        const double dy = b.lat - a.lat;
        const double length = dx * dx + dy * dy;
        const double t = length == 0 ? 0 : std::clamp(-(a.lon * dx + a.lat * dy) / length, 0.0, 1.0);
        const LonLat near = between(a, b, t);
        if (const double away = std::hypot(near.lon, near.lat); away < least) {
            least = away;
            best = {i - 1, t};
        }
        a = b;
    }
    return best;
}

} // namespace

Geometry joined_lines(const Geometry& geometry) {
    if (geometry.lines.size() < 2)
        return {{}, geometry.lines, {}};
    const auto shape = to_ogr({{}, geometry.lines, {}});
    const std::unique_ptr<OGRGeometry> joined{OGRGeometryFactory::forceToMultiLineString(shape->clone())};
    const std::unique_ptr<OGRGeometry> merged{OGRGeometryFactory::forceToLineString(joined->clone(), false)};
    return merged ? from_ogr(*merged) : Geometry{{}, geometry.lines, {}};
}

Path main_line(const Geometry& geometry) {
    Geometry joined = joined_lines(geometry);
    if (joined.lines.empty())
        return {};
    return *std::max_element(joined.lines.begin(), joined.lines.end(),
                             [](const Path& a, const Path& b) { return length_m(a) < length_m(b); });
}

Path line_part(const Path& line, double from, double to) {
    const double total = length_m(line);
    const double first = std::clamp(from, 0.0, 1.0) * total;
    const double last = std::clamp(to, 0.0, 1.0) * total;
    Path part;
    double walked = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance_m(line[i - 1], line[i]);
        if (step > 0 && walked + step >= first && walked <= last) {
            if (part.empty())
                part.push_back(between(line[i - 1], line[i], std::max(0.0, (first - walked) / step)));
            const LonLat end = between(line[i - 1], line[i], std::min(1.0, (last - walked) / step));
            if (end != part.back())
                part.push_back(end);
        }
        walked += step;
    }
    return part.size() > 1 ? part : Path{};
}

double fraction_along(const Path& line, LonLat position) {
    if (line.size() < 2)
        return 0;
    const Foot foot = foot_on(line, position);
    double before = 0;
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance_m(line[i - 1], line[i]);
        if (i - 1 < foot.piece)
            before += step;
        else if (i - 1 == foot.piece)
            before += step * foot.along;
        total += step;
    }
    return total == 0 ? 0 : before / total;
}

LonLat at_fraction(const Path& line, double fraction) {
    if (line.empty())
        return {};
    const double wanted = std::clamp(fraction, 0.0, 1.0) * length_m(line);
    double walked = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance_m(line[i - 1], line[i]);
        if (step > 0 && walked + step >= wanted)
            return between(line[i - 1], line[i], (wanted - walked) / step);
        walked += step;
    }
    return line.back();
}

Path end_towards(const Path& line, double bearing, double share) {
    if (line.size() < 2)
        return {};
    const double turn = (bearing_deg(line.front(), line.back()) - bearing) * std::numbers::pi / 180;
    return std::cos(turn) >= 0 ? line_part(line, 1 - share, 1) : line_part(line, 0, share);
}

int side_of(const Path& line, LonLat position) {
    if (line.size() < 2)
        return 0;
    const Foot foot = foot_on(line, position);
    const LocalPlane plane{position};
    LonLat a = plane.to_plane(line[foot.piece]);
    LonLat b = plane.to_plane(line[foot.piece + 1]);
    double cross = a.lon * b.lat - a.lat * b.lon;
    // At a corner, both pieces see the position past their end: the sharper turn decides.
    const std::size_t corner = foot.along >= 1 ? foot.piece + 1 : foot.piece;
    if ((foot.along <= 0 || foot.along >= 1) && corner > 0 && corner + 1 < line.size()) {
        const LonLat before = plane.to_plane(line[corner - 1]);
        const LonLat at = plane.to_plane(line[corner]);
        const LonLat after = plane.to_plane(line[corner + 1]);
        cross = (at.lon - before.lon) * (after.lat - at.lat) - (at.lat - before.lat) * (after.lon - at.lon);
        // Turning left, the outer side of the corner is the right one.
        cross = -cross;
    }
    return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

} // namespace dateline
