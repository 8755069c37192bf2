// SPDX-License-Identifier: Apache-2.0
#include "text/date_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dateline {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The number that `word` starts with, when it has at most four digits; the rest of the word in `rest`.
std::optional<unsigned> leading_number(std::string_view word, std::string_view& rest) {
    std::size_t digits = 0;
    unsigned value = 0;
    while (digits < word.size() && is_digit(word[digits])) {
        if (digits == 4)
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(word[digits] - '0');
        ++digits;
    }
    if (digits == 0)
        return std::nullopt;
    rest = word.substr(digits);
    return value;
}

bool is_year(std::string_view word) {
    std::string_view rest;
    const auto value = leading_number(word, rest);
    return value && word.size() == 4 && rest.empty() && *value >= 1900 && *value < 2100;
}

bool is_day(std::string_view word) {
    std::string_view rest;
    const auto value = leading_number(word, rest);
    return value && *value >= 1 && *value <= 31 &&
           (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th");
}

bool same_letters(std::string_view word, std::string_view lower) {
    return std::equal(word.begin(), word.end(), lower.begin(), lower.end(), [](char a, char b) {
        return a == b || (a >= 'A' && a <= 'Z' && a + ('a' - 'A') == b);
    });
}

/// Full names and three-letter (or `sept`) forms, with or without full stop.
template <std::size_t N>
bool is_name_of(std::string_view word, const std::array<std::string_view, N>& names) {
    if (!word.empty() && word.back() == '.')
        word.remove_suffix(1);
    if (word.size() < 3 || word[0] < 'A' || word[0] > 'Z')
        return false;
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return same_letters(word, name) || (word.size() == 3 && same_letters(word, name.substr(0, 3))) ||
               (word.size() == 4 && same_letters(word, name.substr(0, 4)) &&
                (name[0] == 's' || name[0] == 't'));
    });
}

bool is_month(std::string_view word) {
    constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
    return is_name_of(word, months);
}

/// `2024-08-20`, `2024.07.24`, `2024/06/18` in one token.
bool is_numeric_date(std::string_view word) {
    std::string_view rest;
    const auto year = leading_number(word, rest);
    if (!year || *year < 1900 || *year >= 2100 || rest.size() < 4)
        return false;
    const char separator = rest.front();
    if (separator != '-' && separator != '.' && separator != '/')
        return false;
    const auto month = leading_number(rest.substr(1), rest);
    if (!month || *month < 1 || *month > 12 || rest.empty() || rest.front() != separator)
        return false;
    const auto day = leading_number(rest.substr(1), rest);
    return day && *day >= 1 && *day <= 31 && rest.empty();
}

bool is_korean_part(std::string_view word, std::string_view unit) {
    std::string_view rest;
    return leading_number(word, rest) && rest == unit;
}

} // namespace

bool is_clock(std::string_view word) {
    const std::size_t colon = word.find(':');
    return colon != std::string_view::npos && colon >= 1 && colon <= 2 && word.size() >= colon + 3 &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == ':'; });
}

bool is_weekday(std::string_view word) {
    constexpr std::array<std::string_view, 7> days{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
    return is_name_of(word, days);
}

DateWords match_date(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                     std::uint32_t end) {
    const auto word = [&](std::uint32_t i) { return i < end ? tokens[i].span.of(text) : std::string_view{}; };
    const char initial = first < end ? text[tokens[first].span.begin] : ' ';
    if (!is_digit(initial) && std::string_view{"JFMASOND"}.find(initial) == std::string_view::npos)
        return {};
    if (is_numeric_date(word(first)))
        return {first + 1, true, true};
    if (is_korean_part(word(first), "년") && is_korean_part(word(first + 1), "월")) {
        const bool day = is_korean_part(word(first + 2), "일");
        return {first + (day ? 3 : 2), true, day};
    }
    DateWords date;
    std::uint32_t at = first;
    if (is_month(word(at))) {
        ++at;
        if (is_day(word(at))) {
            date.has_day = true;
            ++at;
        }
    } else if (is_day(word(at)) && is_month(word(at + 1))) {
        date.has_day = true;
        at += 2;
    } else {
        return {};
    }
    const std::uint32_t comma = word(at) == "," ? 1 : 0;
    if (is_year(word(at + comma))) {
        date.has_year = true;
        at += comma + 1;
    }
    if (!date.has_day && !date.has_year)
        return {};
    date.end_token = at;
    return date;
}

} // namespace dateline
