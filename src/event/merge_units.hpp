// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/compare.hpp"

#include <cstdint>
#include <vector>

namespace dateline {

/// Reports of different articles that comparing cannot tell apart: they are compared as one. A happening that
/// a thousand articles tell in the same terms costs one comparison, not half a million.
struct MergeUnit {
    ComparableReport told;               ///< the first of them
    std::vector<std::size_t> reports;    ///< indices, ascending
    std::vector<std::uint32_t> articles; ///< theirs, ascending, each once
};

/// Puts the reports at `indices` (ascending) into units. Reports of one article are never in one unit.
/// `article_of` numbers the article of every report. Units are sorted by their first report.
std::vector<MergeUnit> collapse_alike(const std::vector<Report>& reports,
                                      const std::vector<std::size_t>& indices,
                                      const std::vector<std::uint32_t>& article_of);

/// A report as a unit of its own.
MergeUnit single_unit(const std::vector<Report>& reports, std::size_t index,
                      const std::vector<std::uint32_t>& article_of);

} // namespace dateline
