// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

namespace dateline {

/// The azimuthal equidistant plane about a position: metres, x to the east, y to the north. Distances from
/// the origin are exact; within 500 km of it, lengths across are wrong by less than 0.1 %. Not meant for more
/// than 5000 km.
class LocalPlane {
public:
    explicit LocalPlane(LonLat origin) : m_origin(origin) {}

    /// The returned `LonLat` holds metres (x in `lon`, y in `lat`) so that geometries keep their type.
    [[nodiscard]] LonLat to_plane(LonLat position) const;
    [[nodiscard]] LonLat from_plane(LonLat metres) const;
    [[nodiscard]] Geometry to_plane(const Geometry& geometry) const;
    /// Geometry that reaches over the antimeridian is cut there.
    [[nodiscard]] Geometry from_plane(const Geometry& metres) const;
    [[nodiscard]] LonLat origin() const { return m_origin; }

private:
    LonLat m_origin;
};

/// Centre of the bounding box: the origin to choose for work on `geometry`. Precondition: not empty.
LonLat box_middle(const Geometry& geometry);

} // namespace dateline
