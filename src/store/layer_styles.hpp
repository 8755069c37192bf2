// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"

#include <string>

namespace dateline {

/// How QGIS draws a layer of a GeoPackage, and other programs that read SLD.
struct LayerStyle {
    std::string table;
    std::string geometry_column; ///< empty: a table without geometry
    std::string qml;
    std::string sld;
};

/// The table in which QGIS looks for styles, told to the GeoPackage as it must be for QGIS to see it.
void create_layer_styles(SqliteDatabase& database, const std::string& timestamp);

/// Put a style in as the default of its layer.
void add_layer_style(SqliteDatabase& database, const LayerStyle& style, const std::string& timestamp);

} // namespace dateline
