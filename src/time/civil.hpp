// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/interval.hpp"

#include <chrono>
#include <optional>

/// Plain calendar arithmetic on civil days (proleptic Gregorian, ISO weeks). Years run from 1 to 9999; what
/// falls outside gives nothing.
namespace dateline::civil {

/// Days [first, end), never empty.
struct Days {
    Day first;
    Day end;
    bool operator==(const Days&) const = default;
    [[nodiscard]] Day last() const { return end - std::chrono::days{1}; }
    [[nodiscard]] bool contains(Day day) const { return first <= day && day < end; }
    [[nodiscard]] std::int64_t length() const { return (end - first).count(); }
};

/// The day, when there is one of that date.
std::optional<Day> day_of(int year, int month, int day);

std::optional<Days> days_of_year(int year);
std::optional<Days> days_of_years(int first_year, int last_year); ///< both included
std::optional<Days> days_of_month(int year, int month);
/// Months `first`..`last` of a year, both included; months past 12 run into the next year.
std::optional<Days> days_of_months(int year, int first, int last);

int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
int weekday_of(Day day); ///< 1 Monday ... 7 Sunday

/// The Monday of the ISO week of a day.
Day monday_of(Day day);

/// ISO week-numbering year and week.
struct Week {
    int year = 0;
    int week = 0;
};
Week week_of(Day day);

/// Months counted from year 0: `year * 12 + month - 1`, and back.
int month_index(Day day);
int month_index(int year, int month);
std::optional<Days> days_of_month_index(int index);

/// The same day of the month `months` later (or earlier); the last day of the month where it is too short.
Day add_months(Day day, int months);

} // namespace dateline::civil
