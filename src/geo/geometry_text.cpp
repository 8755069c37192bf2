// SPDX-License-Identifier: Apache-2.0
#include "geo/geometry_text.hpp"

#include "geo/ogr_bridge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace dateline {

namespace {

/// The brackets and separators in which WKT and GeoJSON differ.
struct Notation {
    std::string_view open, close, open_position, close_position, between_numbers;
    int decimals;
};

void write_number(std::string& out, double value, int decimals) {
    const std::size_t start = out.size();
    fmt::format_to(std::back_inserter(out), "{:.{}f}", value, decimals);
    if (out.find('.', start) != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.')
            out.pop_back();
    }
    if (out.compare(start, std::string::npos, "-0") == 0)
        out.replace(start, 2, "0");
}

void write(std::string& out, const LonLat& position, const Notation& notation) {
    out += notation.open_position;
    write_number(out, position.lon, notation.decimals);
    out += notation.between_numbers;
    write_number(out, position.lat, notation.decimals);
    out += notation.close_position;
}

template <typename Part>
void write(std::string& out, const std::vector<Part>& parts, const Notation& notation) {
    out += notation.open;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out += ',';
        write(out, parts[i], notation);
    }
    out += notation.close;
}

/// Writes parts of one kind: as `single` when there is one, else as `multi`.
template <typename Part, typename Wrap>
void write_kind(std::vector<std::string>& members, const std::vector<Part>& parts, const Notation& notation,
                std::string_view single, std::string_view multi, Wrap wrap) {
    if (parts.empty())
        return;
    std::string coordinates;
    if (parts.size() == 1)
        write(coordinates, parts.front(), notation);
    else
        write(coordinates, parts, notation);
    members.push_back(wrap(parts.size() == 1 ? single : multi, coordinates));
}

std::string joined(const std::vector<std::string>& members) {
    std::string out;
    for (const std::string& member : members)
        out += (out.empty() ? "" : ",") + member;
    return out;
}

double round_to(double value, double scale) {
    return std::round(value * scale) / scale;
}

Path rounded(const Path& path, double scale) {
    Path out;
    for (const LonLat& position : path) {
        const LonLat near{round_to(position.lon, scale), round_to(position.lat, scale)};
        if (out.empty() || out.back() != near)
            out.push_back(near);
    }
    return out;
}

} // namespace

std::string to_wkt(const Geometry& geometry, int decimals) {
    const Notation notation{"(", ")", "", "", " ", decimals};
    const auto wrap = [](std::string_view type, const std::string& coordinates) {
        const bool bare = coordinates.front() != '(';
        return bare ? fmt::format("{} ({})", type, coordinates) : fmt::format("{} {}", type, coordinates);
    };
    std::vector<std::string> members;
    write_kind(members, geometry.points, notation, "POINT", "MULTIPOINT", wrap);
    write_kind(members, geometry.lines, notation, "LINESTRING", "MULTILINESTRING", wrap);
    write_kind(members, geometry.polygons, notation, "POLYGON", "MULTIPOLYGON", wrap);
    if (members.empty())
        return "GEOMETRYCOLLECTION EMPTY";
    return members.size() == 1 ? members.front() : fmt::format("GEOMETRYCOLLECTION ({})", joined(members));
}

std::string to_geojson(const Geometry& geometry, int decimals) {
    const Notation notation{"[", "]", "[", "]", ",", decimals};
    const auto wrap = [](std::string_view type, const std::string& coordinates) {
        return fmt::format(R"({{"type":"{}","coordinates":{}}})", type, coordinates);
    };
    std::vector<std::string> members;
    write_kind(members, geometry.points, notation, "Point", "MultiPoint", wrap);
    write_kind(members, geometry.lines, notation, "LineString", "MultiLineString", wrap);
    write_kind(members, geometry.polygons, notation, "Polygon", "MultiPolygon", wrap);
    if (members.empty())
        return "null";
    return members.size() == 1
               ? members.front()
               : fmt::format(R"({{"type":"GeometryCollection","geometries":[{}]}})", joined(members));
}

std::optional<Geometry> parse_wkt(std::string_view text) {
    OGRGeometry* made = nullptr;
    const OGRErr error = OGRGeometryFactory::createFromWkt(std::string{text}.c_str(), nullptr, &made);
    const std::unique_ptr<OGRGeometry> shape{made};
    if (error != OGRERR_NONE || !shape)
        return std::nullopt;
    return from_ogr(*shape);
}

Geometry rounded(const Geometry& geometry, int decimals) {
    const double scale = std::pow(10.0, decimals);
    Geometry out;
    for (const LonLat& point : geometry.points)
        out.points.push_back({round_to(point.lon, scale), round_to(point.lat, scale)});
    for (const Path& path : geometry.lines)
        if (Path near = rounded(path, scale); near.size() > 1)
            out.lines.push_back(std::move(near));
    for (const Rings& rings : geometry.polygons) {
        Rings kept;
        for (const Path& ring : rings) {
            Path near = rounded(ring, scale);
            const bool collapsed = near.size() < 4;
            if (collapsed && kept.empty())
                break;
            if (!collapsed)
                kept.push_back(std::move(near));
        }
        if (!kept.empty())
            out.polygons.push_back(std::move(kept));
    }
    return out;
}

} // namespace dateline
