// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/row.hpp"
#include "layers/schema.hpp"
#include "publish/feature_writer.hpp"

#include <cstdint>
#include <vector>

namespace dateline {

/// Column sets that scripts for ACLED and UCDP GED read: their names, their integer precision codes, one date
/// a row (ACLED) or two (UCDP). What they ask for and we do not know stays empty; nothing is made up.
enum class AnalystProfile : std::uint8_t { acled, ucdp };

std::vector<FeatureColumn> analyst_columns(AnalystProfile profile);

/// A row of a table that holds happenings in those columns. Days without a bound
/// make empty dates.
std::vector<Value> analyst_values(AnalystProfile profile, const Row& row, const TableDefinition& table);

} // namespace dateline
