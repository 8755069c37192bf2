// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lonlat.hpp"

namespace dateline {

/// Length of the shortest way on the WGS 84 ellipsoid, metres (Karney's geodesics; exact to nanometres).
double distance_m(LonLat from, LonLat to);

/// Direction in which that way sets out, degrees clockwise from north, in [0, 360). 0 where both are the
/// same.
double bearing_deg(LonLat from, LonLat to);

/// Both at once, for the price of one.
struct Way {
    double distance_m = 0;
    double bearing_deg = 0;
};
Way way_between(LonLat from, LonLat to);

/// The position reached after `distance_m` metres in direction `bearing_deg`.
LonLat destination(LonLat from, double bearing_deg, double distance_m);

} // namespace dateline
