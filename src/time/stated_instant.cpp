// SPDX-License-Identifier: Apache-2.0
#include "time/stated_instant.hpp"

namespace dateline {

namespace {

using std::chrono::days;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!is_digit(text[i]))
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

std::optional<StatedInstant> parse_instant(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    const auto year = digits_at(text, 0, 4);
    if (!year)
        return std::nullopt;
    StatedInstant instant{};
    std::size_t at = 0;
    if (const auto compact = digits_at(text, 0, 8)) {
        const auto day = civil::day_of(*year, *compact / 100 % 100, *compact % 100);
        if (!day)
            return std::nullopt;
        instant.days = {*day, *day + days{1}};
        at = 8;
    } else if (text.size() == 4) {
        const auto whole = civil::days_of_year(*year);
        return whole ? std::optional{StatedInstant{*whole, std::nullopt, std::nullopt}} : std::nullopt;
    } else {
        const auto month = text[4] == '-' ? digits_at(text, 5, 2) : std::nullopt;
        if (!month)
            return std::nullopt;
        if (text.size() == 7) {
            const auto whole = civil::days_of_month(*year, *month);
            return whole ? std::optional{StatedInstant{*whole, std::nullopt, std::nullopt}} : std::nullopt;
        }
        const auto number = text[7] == '-' ? digits_at(text, 8, 2) : std::nullopt;
        const auto day = number ? civil::day_of(*year, *month, *number) : std::nullopt;
        if (!day)
            return std::nullopt;
        instant.days = {*day, *day + days{1}};
        at = 10;
    }
    if (at == text.size())
        return instant;
    if (text[at] != 'T' && text[at] != ' ')
        return std::nullopt;
    ++at;
    const auto hour = digits_at(text, at, 2);
    if (!hour || *hour > 24)
        return instant;
    at += 2;
    int minute = 0;
    if (at < text.size() && (text[at] == ':' || is_digit(text[at]))) {
        at += text[at] == ':' ? 1U : 0U;
        const auto stated = digits_at(text, at, 2);
        if (!stated || *stated > 59)
            return instant;
        minute = *stated;
        at += 2;
    }
    instant.minute_of_day = *hour * 60 + minute;
    while (at < text.size() && (text[at] == ':' || text[at] == '.' || is_digit(text[at])))
        ++at; // seconds and their fractions
    if (at < text.size() && text[at] == 'Z') {
        instant.utc_offset_s = 0;
    } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        const int sign = text[at] == '-' ? -1 : 1;
        const auto hours = digits_at(text, at + 1, 2);
        const std::size_t minutes_at = at + 3 < text.size() && text[at + 3] == ':' ? at + 4 : at + 3;
        const auto minutes = digits_at(text, minutes_at, 2);
        if (hours && *hours <= 14)
            instant.utc_offset_s = sign * (*hours * 3600 + minutes.value_or(0) * 60);
    }
    return instant;
}

std::optional<StatedInstant> date_in_url(std::string_view url) {
    std::optional<StatedInstant> month;
    for (std::size_t at = 0; at < url.size();) {
        if (!is_digit(url[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < url.size() && is_digit(url[end]))
            ++end;
        const auto year = digits_at(url, at, 4);
        if (year && *year >= 1990 && *year <= 2060) {
            if (end - at >= 8) {
                const auto m = digits_at(url, at + 4, 2);
                const auto d = digits_at(url, at + 6, 2);
                if (const auto day = civil::day_of(*year, *m, *d))
                    return StatedInstant{{*day, *day + days{1}}, std::nullopt, std::nullopt};
            } else if (end - at == 4 && end < url.size() && (url[end] == '/' || url[end] == '-')) {
                const char separator = url[end];
                std::size_t m_end = end + 1;
                while (m_end < url.size() && is_digit(url[m_end]) && m_end - end <= 2)
                    ++m_end;
                const std::size_t m_size = m_end - end - 1;
                const auto m = m_size >= 1 ? digits_at(url, end + 1, m_size) : std::nullopt;
                if (m && *m >= 1 && *m <= 12 && m_end < url.size() && url[m_end] == separator) {
                    std::size_t d_end = m_end + 1;
                    while (d_end < url.size() && is_digit(url[d_end]) && d_end - m_end <= 2)
                        ++d_end;
                    const std::size_t d_size = d_end - m_end - 1;
                    const bool closed = d_end >= url.size() || !is_digit(url[d_end]);
                    const auto d = d_size >= 1 && closed ? digits_at(url, m_end + 1, d_size) : std::nullopt;
                    const auto day = d ? civil::day_of(*year, *m, *d) : std::nullopt;
                    if (day)
                        return StatedInstant{{*day, *day + days{1}}, std::nullopt, std::nullopt};
                    if (const auto whole = civil::days_of_month(*year, *m);
                        whole && !month && separator == '/')
                        month = StatedInstant{*whole, std::nullopt, std::nullopt};
                }
            }
        }
        at = end;
    }
    return month;
}

} // namespace dateline
