// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/interval.hpp"

#include <string>

namespace dateline {

/// The first or last day that an argument means: `2024-08-20` the day, `2024-08` and `2024` the month and
/// year, `a/b` the interval, `..` and an approximate mark (`~`, `?`) as EDTF has them. `option` is its name
/// for messages. Throws UsageError.
Day first_day_of_argument(const std::string& option, const std::string& text);
Day last_day_of_argument(const std::string& option, const std::string& text);

/// Today, from SOURCE_DATE_EPOCH where it is set.
Day today();

/// The instant of SOURCE_DATE_EPOCH as a store writes it; empty where it is not set.
std::string source_date_timestamp();

} // namespace dateline
