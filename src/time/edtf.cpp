// SPDX-License-Identifier: Apache-2.0
#include "time/edtf.hpp"

#include <fmt/format.h>

namespace dateline {

namespace {

/// Digits at the front of `text`, exactly `count` of them, removed from it.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

std::optional<EdtfDate> parse_date(std::string_view text) {
    EdtfDate date;
    if (!text.empty() && (text.back() == '?' || text.back() == '~' || text.back() == '%')) {
        date.qualifier = text.back();
        text.remove_suffix(1);
    }
    if (text.size() < 4)
        return std::nullopt;
    while (date.unspecified_digits < 4 && text[3 - static_cast<std::size_t>(date.unspecified_digits)] == 'X')
        ++date.unspecified_digits;
    const std::size_t known = 4 - static_cast<std::size_t>(date.unspecified_digits);
    if (date.unspecified_digits == 3)
        return std::nullopt;
    const auto year = take_digits(text, known);
    if (!year)
        return std::nullopt;
    text.remove_prefix(4 - known);
    date.year = *year;
    for (int i = 0; i < date.unspecified_digits && date.unspecified_digits < 4; ++i)
        date.year *= 10;
    if (text.empty())
        return date.unspecified_digits == 4 ? std::nullopt : std::optional{date};
    if (date.unspecified_digits == 1 || date.unspecified_digits == 2 || text.front() != '-')
        return std::nullopt;
    text.remove_prefix(1);
    const auto month = take_digits(text, 2);
    if (!month || !((*month >= 1 && *month <= 12) || (*month >= 21 && *month <= 24)))
        return std::nullopt;
    date.month = *month;
    if (text.empty())
        return date;
    if (text.front() != '-' || *month > 12)
        return std::nullopt;
    text.remove_prefix(1);
    const auto day = take_digits(text, 2);
    if (!day || !text.empty())
        return std::nullopt;
    // A leap year stands in for an unknown one; year 0 is a leap year too.
    const int year_to_check = date.unspecified_digits == 4 || date.year == 0 ? 2000 : date.year;
    if (!civil::day_of(year_to_check, *month, *day))
        return std::nullopt;
    date.day = *day;
    return date;
}

} // namespace

std::optional<Edtf> parse_edtf(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) {
        const auto date = parse_date(text);
        return date ? std::optional{Edtf{date, std::nullopt, false}} : std::nullopt;
    }
    Edtf edtf;
    edtf.interval = true;
    const auto side = [](std::string_view words, std::optional<EdtfDate>& into) {
        if (words == "..")
            return true;
        into = parse_date(words);
        return into.has_value();
    };
    if (!side(text.substr(0, slash), edtf.start) || !side(text.substr(slash + 1), edtf.end))
        return std::nullopt;
    return edtf;
}

std::string to_string(const EdtfDate& date) {
    std::string text;
    if (date.unspecified_digits == 4) {
        text = "XXXX";
    } else {
        text = fmt::format("{:04}", date.year);
        for (int i = 0; i < date.unspecified_digits; ++i)
            text[static_cast<std::size_t>(3 - i)] = 'X';
    }
    if (date.month != 0)
        text += fmt::format("-{:02}", date.month);
    if (date.day != 0)
        text += fmt::format("-{:02}", date.day);
    if (date.qualifier != 0)
        text += date.qualifier;
    return text;
}

std::string to_string(const Edtf& edtf) {
    const auto side = [](const std::optional<EdtfDate>& date) {
        return date ? to_string(*date) : std::string{".."};
    };
    return edtf.interval ? side(edtf.start) + "/" + side(edtf.end) : side(edtf.start);
}

std::optional<civil::Days> days_of(const EdtfDate& date) {
    switch (date.unspecified_digits) {
    case 0:
        break;
    case 1:
        return civil::days_of_years(date.year, date.year + 9);
    case 2:
        return civil::days_of_years(date.year, date.year + 99);
    default:
        return std::nullopt;
    }
    if (date.day != 0) {
        const auto day = civil::day_of(date.year, date.month, date.day);
        return day ? std::optional{civil::Days{*day, *day + std::chrono::days{1}}} : std::nullopt;
    }
    if (date.month > 12) {
        const int first = 3 * (date.month - 20);
        return civil::days_of_months(date.year, first, first + 2);
    }
    if (date.month != 0)
        return civil::days_of_month(date.year, date.month);
    return civil::days_of_year(date.year);
}

OpenDays days_of(const Edtf& edtf) {
    OpenDays open;
    const auto first = edtf.start ? days_of(*edtf.start) : std::nullopt;
    const auto last = edtf.interval ? (edtf.end ? days_of(*edtf.end) : std::nullopt) : first;
    if (first)
        open.first = first->first;
    if (last)
        open.end = last->end;
    return open;
}

std::string edtf_of(std::optional<Day> first, std::optional<Day> end) {
    using std::chrono::days;
    const auto starts_month = [](Day day) { return civil::day_of_month(day) == 1; };
    const auto starts_year = [&](Day day) { return starts_month(day) && civil::month_of(day) == 1; };
    const auto year = [](Day day) { return fmt::format("{:04}", civil::year_of(day)); };
    const auto month = [](Day day) {
        return fmt::format("{:04}-{:02}", civil::year_of(day), civil::month_of(day));
    };
    if (!first && !end)
        return "../..";
    if (!first) {
        const Day last = *end - days{1};
        return "../" + (starts_year(*end) ? year(last) : starts_month(*end) ? month(last) : to_iso(last));
    }
    if (!end)
        return to_iso(*first) + "/..";
    const Day last = *end - days{1};
    if (*first == last)
        return to_iso(last);
    if (starts_year(*first) && starts_year(*end))
        return year(*first) == year(last) ? year(last) : year(*first) + "/" + year(last);
    if (starts_month(*first) && starts_month(*end))
        return month(*first) == month(last) ? month(last) : month(*first) + "/" + month(last);
    return to_iso(*first) + "/" + to_iso(last);
}

} // namespace dateline
