// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// How finely the words place something; the class shown to people, and what maps to ACLED and UCDP codes.
enum class PlacePrecision : std::uint8_t {
    site,       ///< a named structure or spot (bridge, guard post, JSA)
    settlement, ///< a village, town or city
    near,       ///< a relation to a place: near, 20 km north of, between
    county,     ///< second-level division or an island of that size
    province,   ///< first-level division
    stretch,    ///< a part of a border, river, front or zone
    sea,        ///< a sea, waters off a coast, a maritime line
    country,    ///< a country, or the whole of a border
    unknown,
};

std::string_view to_string(PlacePrecision precision);

/// A place as resolved from words: never more exact than the sentence.
struct Footprint {
    Geometry geometry;   ///< WGS 84, lon-lat degrees; valid, not empty
    LonLat point;        ///< lies on the geometry; for labels and point layers
    double radius_m = 0; ///< radius about `point` that covers all the words allow
    PlacePrecision precision = PlacePrecision::unknown;
    std::string derivation; ///< names of the rules applied, in order, separated by "; "

    bool operator==(const Footprint&) const = default;
};

} // namespace dateline
