// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// What a run of tokens says about a calendar day, as far as cutting a page needs it.
struct DateWords {
    std::uint32_t end_token = 0; ///< one past the last token; 0: no date here
    bool has_year = false;
    bool has_day = false;
};

/// The calendar date that starts at `tokens[first]` (before `end`), in the forms of page heads and datelines:
/// `Aug. 18`, `20 August 2024`, `October 24,2023`, `2024-08-20`, `2024.07.24`, `2023년 10월 13일`, `October
/// 2023`.
DateWords match_date(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                     std::uint32_t end);

/// `12:21`, `7:56`, `21:08:15`.
bool is_clock(std::string_view word);

/// `Tuesday`, `Tue`, `Tue.`.
bool is_weekday(std::string_view word);

} // namespace dateline
