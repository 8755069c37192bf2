// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Well-known text with at most `decimals` places, trailing zeros dropped; `GEOMETRYCOLLECTION EMPTY` for
/// nothing.
std::string to_wkt(const Geometry& geometry, int decimals = 6);

/// The value of a GeoJSON member `geometry` (RFC 7946); `null` for nothing.
std::string to_geojson(const Geometry& geometry, int decimals = 6);

/// Nothing where the text is no well-known text.
std::optional<Geometry> parse_wkt(std::string_view text);

/// All positions rounded to so many decimals; repeated positions, and lines and rings that collapse, are
/// dropped.
Geometry rounded(const Geometry& geometry, int decimals);

} // namespace dateline
