// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"

#include <filesystem>

namespace dateline {

/// A store opened for reading, its functions registered. Throws UsageError when the file does not exist, is
/// not a dateline store or is of a newer schema; SystemError when it cannot be read.
SqliteDatabase open_store(const std::filesystem::path& path);

/// The schema version of an opened GeoPackage; 0: not a dateline store.
int schema_version_of(SqliteDatabase& database);

} // namespace dateline
