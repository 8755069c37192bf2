// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A geometry as compact bytes: counts and zigzag differences in units of 1e-7 degrees (about a centimetre)
/// as variable-length integers. Coordinates with seven decimals or fewer come back exactly.
std::string encode_geometry(const Geometry& geometry);

/// The geometry in `bytes`; nothing when they are not what encode_geometry makes. Memory is bounded by the
/// bytes.
std::optional<Geometry> decode_geometry(std::string_view bytes);

} // namespace dateline
