// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/schema.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

/// The QGIS style of a layer or table as a QML document: symbols by type, labels at scale, aliases, value
/// lists, map tips and, where the table has dates, time settings that work as soon as the layer is opened.
std::string layer_qml(const TableDefinition& table);

/// The inside of that document without its outer element, for a layer in a project.
std::string layer_qml_body(const TableDefinition& table);

/// Positions in the legend of the classes that are drawn at first; a layer whose classes are all drawn gives
/// none. A map theme that does not name them turns everything on.
std::vector<std::size_t> classes_shown(const TableDefinition& table);

/// The same symbols as OGC SLD 1.0 for programs that do not read QML; empty for tables without geometry.
std::string layer_sld(const TableDefinition& table);

} // namespace dateline
