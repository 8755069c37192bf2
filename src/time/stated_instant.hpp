// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/civil.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

/// An instant, day, month or year as metadata write it: `2024-08-20T12:21-04:00`, `2024-08-20`, `20240820`,
/// `2023-05`.
struct StatedInstant {
    civil::Days days;                         ///< one day, month or year
    std::optional<std::int32_t> utc_offset_s; ///< seconds east of UTC
    std::optional<int> minute_of_day;         ///< local
};
std::optional<StatedInstant> parse_instant(std::string_view text);

/// The date in an address: `/2024/08/20/`, `/2024/08/`, `20240820`. A month when no day is there.
std::optional<StatedInstant> date_in_url(std::string_view url);

} // namespace dateline
