// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>

namespace dateline {

/// A position in degrees, WGS 84, longitude first. lon in [-180, 180], lat in [-90, 90].
struct LonLat {
    double lon = 0;
    double lat = 0;
    auto operator<=>(const LonLat&) const = default;
};

} // namespace dateline
