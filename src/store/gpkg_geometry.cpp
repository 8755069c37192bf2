// SPDX-License-Identifier: Apache-2.0
#include "store/gpkg_geometry.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace dateline {

namespace {

// OGC 12-128 2.1.3 (header) and OGC 06-103r4 (WKB).
constexpr std::uint32_t wkb_point = 1;
constexpr std::uint32_t wkb_line = 2;
constexpr std::uint32_t wkb_polygon = 3;
constexpr std::uint32_t wkb_multi_point = 4;
constexpr std::uint32_t wkb_multi_line = 5;
constexpr std::uint32_t wkb_multi_polygon = 6;
constexpr std::uint32_t wkb_collection = 7;

class Writer {
public:
    void byte(std::uint8_t value) { m_bytes += static_cast<char>(value); }
    void word(std::uint32_t value) {
        for (int shift = 0; shift < 32; shift += 8)
            byte(static_cast<std::uint8_t>(value >> shift));
    }
    void real(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8)
            byte(static_cast<std::uint8_t>(bits >> shift));
    }
    void position(const LonLat& position) {
        real(position.lon);
        real(position.lat);
    }
    void begin(std::uint32_t type) {
        byte(1);
        word(type);
    }
    void point(const LonLat& point) {
        begin(wkb_point);
        position(point);
    }
    void path(const Path& path) {
        word(static_cast<std::uint32_t>(path.size()));
        for (const LonLat& p : path)
            position(p);
    }
    void line(const Path& line) {
        begin(wkb_line);
        path(line);
    }
    void polygon(const Rings& rings) {
        begin(wkb_polygon);
        word(static_cast<std::uint32_t>(rings.size()));
        for (const Path& ring : rings)
            path(ring);
    }
    void header(const std::optional<Extent>& extent) {
        m_bytes += "GP";
        byte(0);
        byte(static_cast<std::uint8_t>(
            1U | (extent ? 2U : 0U))); // little-endian; envelope [minx, maxx, miny, maxy]
        word(4326);
        if (extent) {
            real(extent->west);
            real(extent->east);
            real(extent->south);
            real(extent->north);
        }
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads either byte order; any read past the end sets `failed`.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    std::uint8_t byte() {
        if (m_bytes.empty()) {
            failed = true;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_bytes.front());
        m_bytes.remove_prefix(1);
        return value;
    }
    std::uint32_t word() { return static_cast<std::uint32_t>(number(4)); }
    double real() { return std::bit_cast<double>(number(8)); }
    /// A count of things that take at least `bytes_each`: never more than what is left, so that no claim
    /// costs memory.
    std::uint32_t count(std::size_t bytes_each) {
        const std::uint32_t value = word();
        if (value > m_bytes.size() / bytes_each)
            failed = true;
        return failed ? 0 : value;
    }
    void skip(std::size_t bytes) {
        failed = failed || bytes > m_bytes.size();
        m_bytes.remove_prefix(std::min(bytes, m_bytes.size()));
    }
    bool failed = false;
    bool little = true;

private:
    std::uint64_t number(int bytes) {
        std::uint64_t value = 0;
        for (int i = 0; i < bytes; ++i) {
            const std::uint64_t next = byte();
            value = little ? value | (next << (8 * i)) : (value << 8U) | next;
        }
        return value;
    }
    std::string_view m_bytes;
};

struct Header {
    std::optional<Extent> extent;
    bool empty = false;
};

std::optional<Header> read_header(Reader& reader) {
    if (reader.byte() != 'G' || reader.byte() != 'P' || reader.byte() != 0)
        return std::nullopt;
    const std::uint8_t flags = reader.byte();
    reader.little = (flags & 1U) != 0;
    const unsigned envelope = (flags >> 1U) & 7U;
    if (envelope > 4 || (flags & 0x20U) != 0) // extended types are not ours
        return std::nullopt;
    Header header;
    header.empty = (flags & 0x10U) != 0;
    reader.word();
    if (envelope != 0) {
        Extent extent;
        extent.west = reader.real();
        extent.east = reader.real();
        extent.south = reader.real();
        extent.north = reader.real();
        constexpr std::array<std::size_t, 5> more{0, 0, 16, 16, 32};
        reader.skip(more.at(envelope));
        if (std::isfinite(extent.west) && std::isfinite(extent.south))
            header.extent = extent;
    }
    return reader.failed ? std::nullopt : std::optional{header};
}

LonLat read_position(Reader& reader, unsigned dimensions) {
    LonLat position;
    position.lon = reader.real();
    position.lat = reader.real();
    reader.skip((dimensions - 2) * 8UL);
    return position;
}

Path read_path(Reader& reader, unsigned dimensions) {
    Path path(reader.count(dimensions * 8UL));
    for (LonLat& position : path)
        position = read_position(reader, dimensions);
    return path;
}

double twice_area(const Path& ring) {
    double area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        area += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
                (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
    return area;
}

void read_geometry(Reader& reader, Geometry& geometry, int depth) {
    reader.little = reader.byte() == 1;
    const std::uint32_t code = reader.word();
    const std::uint32_t type = code % 1000;
    const unsigned dimensions = code / 1000 == 0 ? 2 : code / 1000 == 3 ? 4 : 3;
    if (code >= 4000 || depth > 4)
        reader.failed = true;
    if (reader.failed)
        return;
    switch (type) {
    case wkb_point: {
        const LonLat point = read_position(reader, dimensions);
        if (std::isfinite(point.lon) && std::isfinite(point.lat))
            geometry.points.push_back(point);
        return;
    }
    case wkb_line: {
        Path path = read_path(reader, dimensions);
        if (path.size() > 1)
            geometry.lines.push_back(std::move(path));
        return;
    }
    case wkb_polygon: {
        Rings rings;
        const std::uint32_t count = reader.count(4);
        for (std::uint32_t i = 0; i < count && !reader.failed; ++i) {
            Path ring = read_path(reader, dimensions);
            const bool outer = rings.empty();
            if (ring.size() < 4)
                continue;
            if ((twice_area(ring) > 0) != outer)
                std::reverse(ring.begin(), ring.end());
            rings.push_back(std::move(ring));
        }
        if (!rings.empty())
            geometry.polygons.push_back(std::move(rings));
        return;
    }
    case wkb_multi_point:
    case wkb_multi_line:
    case wkb_multi_polygon:
    case wkb_collection: {
        const std::uint32_t count = reader.count(9);
        for (std::uint32_t i = 0; i < count && !reader.failed; ++i)
            read_geometry(reader, geometry, depth + 1);
        return;
    }
    default:
        reader.failed = true;
    }
}

void write_points(Writer& writer, const std::vector<LonLat>& points) {
    writer.begin(wkb_multi_point);
    writer.word(static_cast<std::uint32_t>(points.size()));
    for (const LonLat& point : points)
        writer.point(point);
}

void write_lines(Writer& writer, const std::vector<Path>& lines) {
    writer.begin(wkb_multi_line);
    writer.word(static_cast<std::uint32_t>(lines.size()));
    for (const Path& line : lines)
        writer.line(line);
}

void write_polygons(Writer& writer, const std::vector<Rings>& polygons) {
    writer.begin(wkb_multi_polygon);
    writer.word(static_cast<std::uint32_t>(polygons.size()));
    for (const Rings& rings : polygons)
        writer.polygon(rings);
}

} // namespace

std::optional<Extent> extent_of(const Geometry& geometry) {
    std::optional<Extent> extent;
    const auto grow = [&](const LonLat& p) {
        const Extent here{p.lon, p.lat, p.lon, p.lat};
        extent = extent ? cover(*extent, here) : here;
    };
    std::for_each(geometry.points.begin(), geometry.points.end(), grow);
    for (const Path& line : geometry.lines)
        std::for_each(line.begin(), line.end(), grow);
    for (const Rings& rings : geometry.polygons) {
        if (!rings.empty())
            std::for_each(rings.front().begin(), rings.front().end(), grow);
    }
    return extent;
}

Extent cover(const Extent& a, const Extent& b) {
    return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east),
            std::max(a.north, b.north)};
}

std::string encode_gpkg_geometry(const Geometry& geometry, TableKind kind) {
    Writer writer;
    Geometry part;
    if (kind == TableKind::point) {
        if (geometry.points.empty())
            return {};
        writer.header(std::nullopt);
        writer.point(geometry.points.front());
    } else if (kind == TableKind::line) {
        if (geometry.lines.empty())
            return {};
        part.lines = geometry.lines;
        writer.header(extent_of(part));
        write_lines(writer, part.lines);
    } else {
        if (geometry.polygons.empty())
            return {};
        part.polygons = geometry.polygons;
        writer.header(extent_of(part));
        write_polygons(writer, part.polygons);
    }
    return writer.take();
}

std::string encode_any_geometry(const Geometry& geometry) {
    Writer writer;
    writer.header(extent_of(geometry));
    writer.begin(wkb_collection);
    const std::uint32_t parts = (geometry.points.empty() ? 0U : 1U) + (geometry.lines.empty() ? 0U : 1U) +
                                (geometry.polygons.empty() ? 0U : 1U);
    writer.word(parts);
    if (!geometry.points.empty())
        write_points(writer, geometry.points);
    if (!geometry.lines.empty())
        write_lines(writer, geometry.lines);
    if (!geometry.polygons.empty())
        write_polygons(writer, geometry.polygons);
    return writer.take();
}

std::optional<Geometry> decode_gpkg_geometry(std::string_view blob) {
    Reader reader{blob};
    if (!read_header(reader))
        return std::nullopt;
    Geometry geometry;
    read_geometry(reader, geometry, 0);
    if (reader.failed)
        return std::nullopt;
    return geometry;
}

std::optional<Extent> extent_of_blob(std::string_view blob) {
    Reader reader{blob};
    const std::optional<Header> header = read_header(reader);
    if (!header || header->empty)
        return std::nullopt;
    if (header->extent)
        return header->extent;
    const std::optional<Geometry> geometry = decode_gpkg_geometry(blob);
    return geometry ? extent_of(*geometry) : std::nullopt;
}

} // namespace dateline
