// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A publication time as metadata gives it, in ISO 8601: a year, month, day, or an instant with minutes or
/// seconds and an offset where one was given. Understood are ISO 8601 and its usual variants (space for `T`,
/// `+0900`, `20240820`), mail and feed dates (`Tue, 20 Aug 2024 12:21:00 -0400`), `August 20, 2024 12:21 pm`,
/// `2024.08.20`, and seconds or milliseconds since 1970. Empty when it is not a date. No zone is ever
/// assumed.
std::string iso_time(std::string_view given);

} // namespace dateline
