// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publish/feature_writer.hpp"

#include <string>

namespace dateline {

/// The driver's own spelling of its name. Throws UsageError where there is none, or none that writes vectors.
std::string ogr_format(const std::string& name);

/// Any vector driver of OGR that can create: FlatGeobuf, KML, ESRI Shapefile, GPKG, PostgreSQL ... A file is
/// written beside its place and renamed; formats of several files (Shapefile, MapInfo, GML) and databases are
/// written where they belong. What a driver cannot hold is its own affair: a Shapefile cuts field names to
/// ten bytes and texts to 254.
std::unique_ptr<FeatureWriter> make_ogr_writer(const WriterOptions& options);

} // namespace dateline
