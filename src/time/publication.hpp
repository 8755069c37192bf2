// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/find_times.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dateline {

/// An instant, day, month or year as metadata write it: `2024-08-20T12:21-04:00`, `2024-08-20`, `20240820`,
/// `2023-05`.
struct StatedInstant {
    civil::Days days;                         ///< one day, month or year
    std::optional<std::int32_t> utc_offset_s; ///< seconds east of UTC
    std::optional<int> minute_of_day;         ///< local
};
std::optional<StatedInstant> parse_instant(std::string_view text);

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
