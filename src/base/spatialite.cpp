// SPDX-License-Identifier: Apache-2.0
#include "base/spatialite.hpp"

// clang-format off: the second header needs the first and does not include it
#include <sqlite3.h>
#include <spatialite.h>
// clang-format on

namespace dateline {

SpatialiteFunctions::SpatialiteFunctions() : m_cache(spatialite_alloc_connection()) {}

SpatialiteFunctions::~SpatialiteFunctions() {
    spatialite_cleanup_ex(m_cache);
}

void SpatialiteFunctions::serve(SqliteDatabase& database) {
    spatialite_init_ex(database.handle(), m_cache, 0);
}

} // namespace dateline
