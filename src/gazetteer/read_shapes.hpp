// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace dateline {

/// The features of a GeoJSON file by their `id`; lines and polygons, rings turned as RFC 7946 wants them.
/// Throws DataError starting with `file:line:column` when the file is no such thing or a geometry is invalid:
/// positions out of range, lines of one position, rings that are not closed or have no area.
std::map<std::string, Geometry> read_shapes(const std::filesystem::path& path);

} // namespace dateline
