// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/geometry_codec.hpp"

#include "gazetteer/index_format.hpp"

#include <cmath>
#include <cstdint>

namespace dateline {

namespace {

class Encoder {
public:
    void count(std::size_t value) { varint(value); }

    void path(const Path& path) {
        count(path.size());
        for (const LonLat position : path)
            add(position);
    }

    void add(LonLat position) {
        const auto lon = std::llround(position.lon * index_format::coordinate_scale);
        const auto lat = std::llround(position.lat * index_format::coordinate_scale);
        difference(lon - m_lon);
        difference(lat - m_lat);
        m_lon = lon;
        m_lat = lat;
    }

    std::string bytes;

private:
    void varint(std::uint64_t value) {
        while (value >= 0x80U) {
            bytes += static_cast<char>((value & 0x7FU) | 0x80U);
            value >>= 7U;
        }
        bytes += static_cast<char>(value);
    }
    void difference(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        varint((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    std::int64_t m_lon = 0;
    std::int64_t m_lat = 0;
};

class Decoder {
public:
    explicit Decoder(std::string_view bytes) : m_bytes(bytes) {}

    /// A count of things that take at least `least_bytes` each: more than fit in what is left is an error.
    std::size_t count(std::size_t least_bytes) {
        const std::uint64_t value = varint();
        if (value > (m_bytes.size() - m_at) / least_bytes)
            m_failed = true;
        return m_failed ? 0 : static_cast<std::size_t>(value);
    }

    LonLat position() {
        m_lon += difference();
        m_lat += difference();
        constexpr std::int64_t limit = 1'800'000'000;
        if (m_lon < -limit || m_lon > limit || m_lat < -limit / 2 || m_lat > limit / 2)
            m_failed = true;
        if (m_failed)
            m_lon = m_lat = 0;
        return {static_cast<double>(m_lon) / index_format::coordinate_scale,
                static_cast<double>(m_lat) / index_format::coordinate_scale};
    }

    Path path() {
        Path path;
        const std::size_t positions = count(2);
        path.reserve(positions);
        for (std::size_t i = 0; i < positions && !m_failed; ++i)
            path.push_back(position());
        return path;
    }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool finished() const { return !m_failed && m_at == m_bytes.size(); }

private:
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            if (m_at >= m_bytes.size())
                break;
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80U)
                return value;
        }
        m_failed = true;
        return 0;
    }
    std::int64_t difference() {
        const std::uint64_t value = varint();
        // Beyond this no position can be meant; keeps sums from overflowing.
        if (value > 0xFFFFFFFFFULL) {
            m_failed = true;
            return 0;
        }
        const auto half = static_cast<std::int64_t>(value >> 1U);
        return (value & 1U) != 0 ? -half - 1 : half;
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_failed = false;
    std::int64_t m_lon = 0;
    std::int64_t m_lat = 0;
};

} // namespace

std::string encode_geometry(const Geometry& geometry) {
    Encoder encoder;
    encoder.count(geometry.points.size());
    for (const LonLat point : geometry.points)
        encoder.add(point);
    encoder.count(geometry.lines.size());
    for (const Path& line : geometry.lines)
        encoder.path(line);
    encoder.count(geometry.polygons.size());
    for (const Rings& rings : geometry.polygons) {
        encoder.count(rings.size());
        for (const Path& ring : rings)
            encoder.path(ring);
    }
    return encoder.bytes;
}

std::optional<Geometry> decode_geometry(std::string_view bytes) {
    Decoder decoder{bytes};
    Geometry geometry;
    const std::size_t points = decoder.count(2);
    for (std::size_t i = 0; i < points && !decoder.failed(); ++i)
        geometry.points.push_back(decoder.position());
    const std::size_t lines = decoder.count(1);
    for (std::size_t i = 0; i < lines && !decoder.failed(); ++i)
        geometry.lines.push_back(decoder.path());
    const std::size_t polygons = decoder.count(1);
    for (std::size_t i = 0; i < polygons && !decoder.failed(); ++i) {
        Rings& rings = geometry.polygons.emplace_back();
        const std::size_t count = decoder.count(1);
        for (std::size_t j = 0; j < count && !decoder.failed(); ++j)
            rings.push_back(decoder.path());
    }
    if (!decoder.finished())
        return std::nullopt;
    return geometry;
}

} // namespace dateline
