// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/interval.hpp"

#include <optional>
#include <string>

namespace dateline {

/// The first or last day that an argument means: an EDTF expression (`2024-08-20`, `2024-08`,
/// `2024-08/2024-10`), a week (`2024-W33`), `today` or a time before it (`-30d`, `-8w`); nothing where that
/// side is open (`..`). `option` is its name for messages. Throws UsageError.
std::optional<Day> first_day_of_argument(const std::string& option, const std::string& text);
std::optional<Day> last_day_of_argument(const std::string& option, const std::string& text);

/// Today, from SOURCE_DATE_EPOCH where it is set.
Day today();

/// The instant of SOURCE_DATE_EPOCH as a store writes it; empty where it is not set.
std::string source_date_timestamp();

} // namespace dateline
