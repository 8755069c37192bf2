// SPDX-License-Identifier: Apache-2.0
#include "cli/day_argument.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace dateline {

namespace {

using std::chrono::sys_days;

[[noreturn]] void fail_argument(const std::string& option, const std::string& text) {
    fail<UsageError>("{} {}: a day (2024-08-20), month (2024-08), year (2024) or EDTF interval is expected",
                     option, text);
}

int number(const std::string& option, const std::string& whole, std::string_view digits) {
    int value = -1;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size() || value < 0)
        fail_argument(option, whole);
    return value;
}

Day one_side(const std::string& option, const std::string& whole, bool last) {
    std::string text = whole;
    if (const std::size_t slash = text.find('/'); slash != std::string::npos)
        text = last ? text.substr(slash + 1) : text.substr(0, slash);
    while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%'))
        text.pop_back();
    const bool with_month = text.size() >= 7;
    const bool with_day = text.size() == 10;
    if ((text.size() != 4 && text.size() != 7 && !with_day) || (with_month && text[4] != '-') ||
        (with_day && text[7] != '-'))
        fail_argument(option, whole);
    const std::chrono::year year{number(option, whole, std::string_view{text}.substr(0, 4))};
    if (!with_month)
        return last ? sys_days{year / 12 / 31} : sys_days{year / 1 / 1};
    const std::chrono::month month{
        static_cast<unsigned>(number(option, whole, std::string_view{text}.substr(5, 2)))};
    if (!month.ok())
        fail_argument(option, whole);
    if (!with_day)
        return last ? sys_days{year / month / std::chrono::last} : sys_days{year / month / 1};
    const std::chrono::year_month_day date{
        year, month,
        std::chrono::day{static_cast<unsigned>(number(option, whole, std::string_view{text}.substr(8, 2)))}};
    if (!date.ok())
        fail_argument(option, whole);
    return sys_days{date};
}

std::optional<std::chrono::sys_seconds> source_date() {
    const char* text =
        std::getenv("SOURCE_DATE_EPOCH"); // NOLINT(concurrency-mt-unsafe): read once, in one thread
    if (text == nullptr || *text == '\0')
        return std::nullopt;
    std::int64_t seconds = 0;
    const std::string_view digits{text};
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size())
        fail<UsageError>("SOURCE_DATE_EPOCH={}: seconds since 1970 are expected", digits);
    return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

} // namespace

Day first_day_of_argument(const std::string& option, const std::string& text) {
    return one_side(option, text, false);
}

Day last_day_of_argument(const std::string& option, const std::string& text) {
    return one_side(option, text, true);
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
