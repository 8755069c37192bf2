// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"
#include "layers/schema.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Longitudes and latitudes that hold a geometry.
struct Extent {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    bool operator==(const Extent&) const = default;
};

/// The extent of all positions, or nothing for an empty geometry.
std::optional<Extent> extent_of(const Geometry& geometry);

/// The smallest extent that holds both.
Extent cover(const Extent& a, const Extent& b);

/// A geometry as a GeoPackage binary (little-endian WKB in WGS 84, with an envelope unless it is one point).
/// `kind` decides the type that the table declares: point, line (always multi) or area (always multi); of
/// mixed geometries only that part is written. An empty part gives an empty blob, to be stored as NULL.
std::string encode_gpkg_geometry(const Geometry& geometry, TableKind kind);

/// All parts of a geometry, mixed ones as a collection: for shapes kept by the program.
std::string encode_any_geometry(const Geometry& geometry);

/// The geometry of a GeoPackage binary: points, lines, polygons, their multis and collections of them;
/// heights and measures are left out. Rings are wound as RFC 7946 asks. Nothing when the bytes are damaged or
/// of another kind.
std::optional<Geometry> decode_gpkg_geometry(std::string_view blob);

/// The extent in a GeoPackage binary, read from its envelope where there is one. Nothing when empty or
/// damaged.
std::optional<Extent> extent_of_blob(std::string_view blob);

} // namespace dateline
