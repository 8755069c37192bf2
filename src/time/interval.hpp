// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A civil day of the place of the happening: no zone, no time of day.
using Day = std::chrono::sys_days;

/// How finely the words date something.
enum class TimePrecision : std::uint8_t {
    time,
    day,
    week,
    month,
    season,
    quarter,
    year,
    multi_year,
    unknown
};

std::string_view to_string(TimePrecision precision); ///< "time", "day" ... "multi-year", "unknown"

/// Days [start, end), as everywhere inside; an absent bound is open. Written with inclusive last days at the
/// border of the program.
struct Interval {
    std::optional<Day> start;
    std::optional<Day> end; ///< exclusive
    TimePrecision precision = TimePrecision::unknown;
    std::string edtf;  ///< EDTF level 0 or 1 as the words allow: `2024-08-20`, `2015-07-01/2015-07-10`,
                       ///< `../2024-08-20`
    std::string clock; ///< `05:00` local, where a time of day is stated; else empty

    bool operator==(const Interval&) const = default;
    [[nodiscard]] bool bounded() const { return start && end; }
    [[nodiscard]] std::optional<Day> last_day() const {
        return end ? std::optional<Day>{*end - std::chrono::days{1}} : std::nullopt;
    }
};

std::string to_iso(Day day); ///< YYYY-MM-DD

} // namespace dateline
