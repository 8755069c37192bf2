// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <ogr_geometry.h>

#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// The same geometry as OGR's own: the simplest type that holds it (point, multi-point, ..., collection when
/// kinds are mixed). An empty geometry gives an empty collection. For geo/, the gazetteer's import, store/
/// and publish/ only.
std::unique_ptr<OGRGeometry> to_ogr(const Geometry& geometry);

/// Two dimensions of it; curves are stroked. Rings are closed and turned as Geometry wants them, degenerate
/// parts left out.
Geometry from_ogr(const OGRGeometry& geometry);

/// ISO well-known binary, little endian.
std::string to_wkb(const Geometry& geometry);

/// Empty where the bytes are no well-known binary.
Geometry from_wkb(std::string_view bytes);

} // namespace dateline
