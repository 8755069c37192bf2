// SPDX-License-Identifier: Apache-2.0
#include "time/interval.hpp"

#include <fmt/format.h>

#include <array>

namespace dateline {

std::string_view to_string(TimePrecision precision) {
    constexpr std::array<std::string_view, 9> names{"time",    "day",  "week",       "month",  "season",
                                                    "quarter", "year", "multi-year", "unknown"};
    return names[static_cast<std::size_t>(precision)];
}

std::string to_iso(Day day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace dateline
