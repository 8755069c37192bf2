// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The value of a number word or figure: `1,600`, `20`, `twelve`, `2.5`; nothing for other words.
std::optional<double> number_value(std::string_view word);

/// What a run of words says about how many: `more than 500`, `50 to 60`, `as many as 2,600`, `hundreds of`,
/// `several`, `a dozen`. Words that say nothing about number are skipped. Nothing told: an empty Quantity.
Quantity read_quantity(const std::vector<std::string_view>& words);

/// `two brothers and a friend`: bounds added; open where one is open.
Quantity operator+(const Quantity& a, const Quantity& b);

/// Exactly `n`.
Quantity exactly(double n);
/// `n` or more.
Quantity at_least(double n);

/// The words that make a bound of a number: "about", "more than", "fewer than", "at least", "up to"; else "".
std::string comparator_before(const std::vector<std::string_view>& words, std::size_t number);

} // namespace dateline
