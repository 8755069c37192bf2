// SPDX-License-Identifier: Apache-2.0
#include "cli/day_argument.hpp"

#include "base/error.hpp"
#include "time/civil.hpp"
#include "time/edtf.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace dateline {

namespace {

bool read_number(std::string_view digits, int& number) {
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return result.ec == std::errc{} && result.ptr == digits.data() + digits.size() && number >= 0;
}

/// `today`, or so many days or weeks before it: `-30d`, `-8w`.
std::optional<Day> day_before_today(std::string_view text) {
    if (text == "today")
        return today();
    int number = 0;
    if (text.size() < 3 || text.size() > 7 || text.front() != '-' ||
        !read_number(text.substr(1, text.size() - 2), number))
        return std::nullopt;
    if (text.back() == 'd')
        return today() - std::chrono::days{number};
    if (text.back() == 'w')
        return today() - std::chrono::weeks{number};
    return std::nullopt;
}

/// A week of ISO 8601: `2024-W33`.
std::optional<civil::Days> iso_week(std::string_view text) {
    int year = 0;
    int week = 0;
    if (text.size() != 8 || text.substr(4, 2) != "-W" || !read_number(text.substr(0, 4), year) ||
        !read_number(text.substr(6), week))
        return std::nullopt;
    const std::optional<Day> fourth = civil::day_of(year, 1, 4); // lies in the first week
    if (!fourth || week < 1)
        return std::nullopt;
    const Day monday = civil::monday_of(*fourth) + std::chrono::weeks{week - 1};
    if (civil::week_of(monday).year != year)
        return std::nullopt;
    return civil::Days{monday, monday + std::chrono::weeks{1}};
}

OpenDays days_of_argument(const std::string& option, const std::string& text) {
    if (const std::optional<Day> day = day_before_today(text))
        return {*day, *day + std::chrono::days{1}};
    if (const std::optional<civil::Days> week = iso_week(text))
        return {week->first, week->end};
    if (text == "..")
        return {};
    const std::optional<Edtf> edtf = parse_edtf(text);
    if (!edtf)
        fail<UsageError>(
            "{} {}: a day (2024-08-20), week (2024-W34), month (2024-08), year (2024), EDTF interval, today "
            "or a time before it (-30d, -8w) is expected",
            option, text);
    return days_of(*edtf);
}

std::optional<std::chrono::sys_seconds> source_date() {
    const char* text =
        std::getenv("SOURCE_DATE_EPOCH"); // NOLINT(concurrency-mt-unsafe): read once, in one thread
    if (text == nullptr || *text == '\0')
        return std::nullopt;
    std::int64_t seconds = 0;
    const std::string_view digits{text};
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size() || seconds < 0)
        fail<UsageError>("SOURCE_DATE_EPOCH={}: seconds since 1970 are expected", digits);
    return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

} // namespace

std::optional<Day> first_day_of_argument(const std::string& option, const std::string& text) {
    return days_of_argument(option, text).first;
}

std::optional<Day> last_day_of_argument(const std::string& option, const std::string& text) {
    const std::optional<Day> end = days_of_argument(option, text).end;
    return end ? std::optional{*end - std::chrono::days{1}} : std::nullopt;
}

Day today() {
    if (const auto instant = source_date())
        return std::chrono::floor<std::chrono::days>(*instant);
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

std::string source_date_timestamp() {
    const auto instant = source_date();
    if (!instant)
        return {};
    const Day day = std::chrono::floor<std::chrono::days>(*instant);
    const std::chrono::hh_mm_ss time{*instant - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.000Z", to_iso(day), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

} // namespace dateline
