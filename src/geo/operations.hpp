// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <optional>

/// Work on whole geometries. Sets are reckoned in degrees; everything with metres on the plane about the
/// middle of what is worked on (geo/local_plane.hpp). Results are valid; what cannot be reckoned is empty.
/// Nothing here throws.
namespace dateline {

// Sets
Geometry intersection(const Geometry& a, const Geometry& b);
Geometry difference(const Geometry& a, const Geometry& b);
Geometry merged(const Geometry& a, const Geometry& b); ///< union
bool intersects(const Geometry& a, const Geometry& b);
bool contains(const Geometry& area, LonLat position); ///< border included
bool contains(const Geometry& area, const Geometry& inner);

// Measures
double distance_m(const Geometry& geometry, LonLat position); ///< 0 inside; infinite for an empty geometry
double distance_m(const Geometry& a, const Geometry& b);
double length_m(const Path& path);
double length_m(const Geometry& geometry);                         ///< of its lines, geodesic
double area_m2(const Geometry& geometry);                          ///< of its polygons
double enclosing_radius_m(const Geometry& geometry, LonLat about); ///< the farthest vertex; 0 for nothing
LonLat centroid(const Geometry& geometry);                         ///< of the parts of highest dimension
LonLat point_on(const Geometry& geometry); ///< on the geometry, as near its middle as is easily told
LonLat nearest_on(const Geometry& geometry, LonLat position); ///< `position` itself inside an area

// Validity and size
bool is_valid(const Geometry& geometry);
Geometry made_valid(const Geometry& geometry);
Geometry simplified(const Geometry& geometry, double tolerance_m);
Geometry hull(const Geometry& geometry); ///< convex

// Growing
Geometry disc(LonLat middle, double radius_m);
Geometry buffered(const Geometry& geometry, double distance_m);
/// Everything that the lines (or outlines) pass when moved `distance_m` towards `bearing_deg`: "the southern
/// side of the line" is its sweep to 180.
Geometry swept(const Geometry& geometry, double bearing_deg, double distance_m);
Geometry moved(const Geometry& geometry, double bearing_deg, double distance_m);

// Cutting
/// What lies towards `bearing_deg` of the straight line through `origin` across that bearing.
Geometry half_plane_part(const Geometry& geometry, LonLat origin, double bearing_deg);
/// The slice between two fractions of its extent along `bearing_deg`: {90, 2/3, 1} is the eastern third.
Geometry oriented_part(const Geometry& geometry, double bearing_deg, double from, double to);
/// How an area lies: the bearing of its long axis in [0, 180), its length along it and its mean width across.
struct Lie {
    double axis_deg = 0;
    double length_m = 0;
    double width_m = 0;
};
Lie lie_of(const Geometry& area);
/// Of a long zone the strip along its whole edge towards `bearing_deg`, `width_m` wide.
Geometry edge_strip(const Geometry& zone, double bearing_deg, double width_m);
/// What lies within `half_angle_deg` of `bearing_deg` as seen from `apex`, out to `reach_m`.
Geometry sector(LonLat apex, double bearing_deg, double half_angle_deg, double reach_m);

} // namespace dateline
