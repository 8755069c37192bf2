// SPDX-License-Identifier: Apache-2.0
#include "cli/day_argument.hpp"

#include "base/error.hpp"
#include "time/edtf.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace dateline {

namespace {

OpenDays days_of_argument(const std::string& option, const std::string& text) {
    const std::optional<Edtf> edtf = parse_edtf(text);
    if (!edtf)
        fail<UsageError>(
            "{} {}: a day (2024-08-20), month (2024-08), year (2024) or EDTF interval is expected", option,
            text);
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
