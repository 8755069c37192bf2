// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/find_times.hpp"
#include "time/stated_instant.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dateline {

/// When a document was published, and what is known besides the days.
struct FoundPublication {
    Publication publication;
    std::optional<int> minute_of_day;
    /// Month and day are known but the year is not: such days in years that agree with the weekdays told.
    /// What is reckoned from all of them alike holds but for the year.
    std::vector<Day> stand_in_days;
};

/// From metadata, the page's header, the dateline, the address, embedded posts; else inferred from what the
/// text says; else open, bounded by the latest date that it tells as past. A year that nothing decides stays
/// open.
FoundPublication find_publication(const Document& document, const FoundTimes& times,
                                  const Chronology& chronology);

/// The publication as a caller assumes it.
FoundPublication as_found(const Publication& publication);

} // namespace dateline
