// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"

namespace dateline {

/// SpatiaLite's functions on one connection: `MakePoint`, `ST_IsEmpty` and the like. Must be made before the
/// database it serves and so go after it.
class SpatialiteFunctions {
public:
    SpatialiteFunctions();
    ~SpatialiteFunctions();
    SpatialiteFunctions(const SpatialiteFunctions&) = delete;
    SpatialiteFunctions& operator=(const SpatialiteFunctions&) = delete;

    void serve(SqliteDatabase& database);

private:
    void* m_cache;
};

} // namespace dateline
