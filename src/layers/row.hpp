// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace dateline {

/// A cell: nothing, a whole number (booleans too), a number, or a text (dates as YYYY-MM-DD).
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A row of a table of the store: one cell for each field of its TableDefinition, in order.
struct Row {
    std::vector<Value> values;
    Geometry geometry; ///< empty in tables without one
    bool operator==(const Row&) const = default;
};

} // namespace dateline
