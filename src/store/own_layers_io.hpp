// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"
#include "layers/own_layers.hpp"

#include <string>

namespace dateline {

/// What users' layer definitions added to an opened store; nothing where there is none of it.
OwnLayers read_own_layers(SqliteDatabase& database);

/// Keep it in a store. Writes nothing where it is empty, so that such a store is as it always was.
void keep_own_layers(SqliteDatabase& database, const OwnLayers& layers);

/// Make an opened store ready for more of them than it knew: their tables, with all that the format and QGIS
/// want to be told, and the types in value lists and in those styles that nobody changed. Throws UsageError
/// where the file has a table of such a name that is not ours.
void add_own_layers(SqliteDatabase& database, const OwnLayers& known, const OwnLayers& now,
                    const std::string& timestamp);

} // namespace dateline
