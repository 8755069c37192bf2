// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/schema.hpp"
#include "store/store_contents.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr std::string_view moved_field = "geom";      ///< Correction::field of a row that was moved
inline constexpr std::string_view deleted_field = "deleted"; ///< of a row that was taken out
inline constexpr std::string_view hand_prefix = "hand-";     ///< ids of rows that a person added

/// For each editable field the value of a row, and its point where it has one, as a JSON object: the
/// machine's side. What only people write (review status and note, merged_into) is left out.
std::string machine_values(const Row& row, const TableDefinition& table);

/// What a person changed: editable fields, point and line that differ from the machine's row.
std::vector<Correction> find_corrections(const Row& shown, const Row& machine, const TableDefinition& table,
                                         const std::string& incident_id);

/// The row as the machine gave it: `shown` with the values of `machine_values` put back, and `machine_line`
/// where it is a line.
Row with_machine_values(Row shown, const TableDefinition& table, const std::string& values,
                        const Geometry* machine_line);

} // namespace dateline
