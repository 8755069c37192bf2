// SPDX-License-Identifier: Apache-2.0
#include "time/civil.hpp"

#include <algorithm>

namespace dateline::civil {

namespace {

std::chrono::year_month_day date_of(Day day) {
    return std::chrono::year_month_day{day};
}

bool usable(int year) {
    return year >= 1 && year <= 9999;
}

} // namespace

std::optional<Day> day_of(int year, int month, int day) {
    if (!usable(year) || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok())
        return std::nullopt;
    return Day{date};
}

std::optional<Days> days_of_years(int first_year, int last_year) {
    if (!usable(first_year) || !usable(last_year) || first_year > last_year)
        return std::nullopt;
    return Days{*day_of(first_year, 1, 1), *day_of(last_year, 12, 31) + std::chrono::days{1}};
}

std::optional<Days> days_of_year(int year) {
    return days_of_years(year, year);
}

std::optional<Days> days_of_month_index(int index) {
    const auto first = day_of(index / 12, index % 12 + 1, 1);
    const auto next = day_of((index + 1) / 12, (index + 1) % 12 + 1, 1);
    if (index < 0 || !first || !next)
        return std::nullopt;
    return Days{*first, *next};
}

std::optional<Days> days_of_month(int year, int month) {
    if (month < 1 || month > 12)
        return std::nullopt;
    return days_of_month_index(month_index(year, month));
}

std::optional<Days> days_of_months(int year, int first, int last) {
    const auto begin = days_of_month_index(month_index(year, first));
    const auto end = days_of_month_index(month_index(year, last));
    if (!begin || !end || last < first)
        return std::nullopt;
    return Days{begin->first, end->end};
}

int year_of(Day day) {
    return static_cast<int>(date_of(day).year());
}
int month_of(Day day) {
    return static_cast<int>(static_cast<unsigned>(date_of(day).month()));
}
int day_of_month(Day day) {
    return static_cast<int>(static_cast<unsigned>(date_of(day).day()));
}
int weekday_of(Day day) {
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

Day monday_of(Day day) {
    return day - std::chrono::days{weekday_of(day) - 1};
}

Week week_of(Day day) {
    const Day thursday = monday_of(day) + std::chrono::days{3};
    const int year = year_of(thursday);
    const auto first = day_of(year, 1, 1);
    const auto days = first ? (thursday - *first).count() : 0;
    return {year, static_cast<int>(days / 7) + 1};
}

int month_index(Day day) {
    return month_index(year_of(day), month_of(day));
}
int month_index(int year, int month) {
    return year * 12 + month - 1;
}

Day add_months(Day day, int months) {
    const auto target = days_of_month_index(month_index(day) + months);
    if (!target)
        return day;
    return std::min(target->first + std::chrono::days{day_of_month(day) - 1}, target->last());
}

} // namespace dateline::civil
