// SPDX-License-Identifier: Apache-2.0
#include "geo/distance.hpp"

#include <geodesic.h>

namespace dateline {

namespace {

geod_geodesic make_wgs84() {
    geod_geodesic ellipsoid{};
    geod_init(&ellipsoid, 6378137.0, 1 / 298.257223563);
    return ellipsoid;
}

const geod_geodesic& wgs84() {
    static const geod_geodesic ellipsoid = make_wgs84();
    return ellipsoid;
}

} // namespace

double distance_m(LonLat from, LonLat to) {
    double metres = 0;
    geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, &metres, nullptr, nullptr);
    return metres;
}

double bearing_deg(LonLat from, LonLat to) {
    double azimuth = 0;
    geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, nullptr, &azimuth, nullptr);
    if (from == to)
        return 0;
    return azimuth < 0 ? azimuth + 360 : azimuth;
}

Way way_between(LonLat from, LonLat to) {
    Way way;
    geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, &way.distance_m, &way.bearing_deg, nullptr);
    if (from == to)
        return {};
    if (way.bearing_deg < 0)
        way.bearing_deg += 360;
    return way;
}

LonLat destination(LonLat from, double bearing_deg, double distance_m) {
    LonLat reached;
    geod_direct(&wgs84(), from.lat, from.lon, bearing_deg, distance_m, &reached.lat, &reached.lon, nullptr);
    return reached;
}

} // namespace dateline
