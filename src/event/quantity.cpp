// SPDX-License-Identifier: Apache-2.0
#include "event/quantity.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dateline {

namespace {

using NamedNumber = std::pair<std::string_view, double>;

constexpr std::array<NamedNumber, 28> number_words{{
    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},       {"six", 6},
    {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},    {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},     {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {"zero", 0},
}};

constexpr std::array<NamedNumber, 4> multipliers{
    {{"hundred", 100}, {"thousand", 1000}, {"million", 1e6}, {"dozen", 12}}};

/// Vague counts: what they mean at least.
constexpr std::array<NamedNumber, 9> vague{{{"dozens", 24},
                                            {"scores", 40},
                                            {"hundreds", 200},
                                            {"thousands", 2000},
                                            {"several", 2},
                                            {"few", 2},
                                            {"multiple", 2},
                                            {"numerous", 2},
                                            {"many", 2}}};

template <std::size_t N>
std::optional<double> look_up(const std::array<NamedNumber, N>& table, std::string_view word) {
    for (const auto& [name, value] : table) {
        if (name == word)
            return value;
    }
    return std::nullopt;
}

struct Number {
    double value = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Number> find_numbers(const std::vector<std::string>& words) {
    std::vector<Number> numbers;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto value = number_value(words[i]);
        const bool bare_multiplier = !value && look_up(multipliers, words[i]).has_value();
        if (bare_multiplier && (i == 0 || (words[i - 1] != "a" && words[i - 1] != "half")))
            continue;
        if (!value && !bare_multiplier)
            continue;
        Number number{value.value_or(1), i, i + 1};
        // `twenty-one` is two or three tokens.
        if (number.value >= 20 && number.value < 100 && look_up(number_words, words[i])) {
            std::size_t next = i + 1;
            if (next < words.size() && words[next] == "-")
                ++next;
            if (next < words.size()) {
                const auto units = look_up(number_words, words[next]);
                if (units && *units > 0 && *units < 10) {
                    number.value += *units;
                    number.end = next + 1;
                }
            }
        }
        if (bare_multiplier)
            number.end = i;
        while (number.end < words.size()) {
            const auto factor = look_up(multipliers, words[number.end]);
            if (!factor)
                break;
            number.value *= *factor;
            ++number.end;
        }
        if (bare_multiplier && words[i - 1] == "half")
            number.value /= 2;
        numbers.push_back(number);
        i = number.end - 1;
    }
    return numbers;
}

std::string comparator_at(const std::vector<std::string>& words, std::size_t number, std::size_t end) {
    const auto before = [&](std::size_t n) { return number >= n ? std::string_view{words[number - n]} : ""; };
    const std::string_view last = before(1);
    const std::string_view second = before(2);
    if (last == "than") {
        if (second == "more" || second == "greater" || second == "larger")
            return "more than";
        if (second == "fewer" || second == "less")
            return "fewer than";
    }
    if (last == "least" && second == "at")
        return "at least";
    if ((last == "to" && second == "up") || (last == "most" && second == "at") ||
        (last == "as" && (second == "many" || second == "much")))
        return "up to";
    if (last == "over" || last == "above" || last == "exceeding")
        return "more than";
    if (last == "under" || last == "below")
        return "fewer than";
    if (last == "nearly" || last == "almost")
        return "nearly";
    constexpr std::array<std::string_view, 7> about{"about",   "around",    "some", "approximately",
                                                    "roughly", "estimated", "circa"};
    if (std::find(about.begin(), about.end(), last) != about.end())
        return "about";
    const auto after = [&](std::size_t n) {
        return end + n < words.size() ? std::string_view{words[end + n]} : "";
    };
    if (after(0) == "or" && after(1) == "more")
        return "at least";
    if (after(0) == "or" && after(1) == "so")
        return "about";
    if (after(0) == "or" && (after(1) == "fewer" || after(1) == "less"))
        return "up to";
    return "";
}

std::vector<std::string> lowered(const std::vector<std::string_view>& words) {
    std::vector<std::string> result;
    result.reserve(words.size());
    for (const std::string_view word : words)
        result.push_back(to_lower(word));
    return result;
}

} // namespace

std::optional<double> number_value(std::string_view word) {
    const std::string small = to_lower(word);
    if (const auto named = look_up(number_words, small))
        return named;
    if (small.empty() || small.front() < '0' || small.front() > '9' || small.size() > 15)
        return std::nullopt;
    std::string digits;
    for (const char c : small) {
        if (c != ',')
            digits += c;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::string comparator_before(const std::vector<std::string_view>& words, std::size_t number) {
    return comparator_at(lowered(words), number, number + 1);
}

Quantity read_quantity(const std::vector<std::string_view>& given) {
    const std::vector<std::string> words = lowered(given);
    const std::vector<Number> numbers = find_numbers(words);
    if (numbers.empty()) {
        // `several hundred`: two of them at least
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            const auto factor = look_up(multipliers, words[i + 1]);
            if (factor && (words[i] == "several" || words[i] == "few"))
                return at_least(2 * *factor);
        }
        for (const std::string& word : words) {
            if (const auto least = look_up(vague, word))
                return at_least(*least);
        }
        return {};
    }
    const Number& first = numbers.front();
    if (numbers.size() > 1) {
        const Number& second = numbers[1];
        const bool joined = second.begin == first.end + 1 &&
                            (words[first.end] == "to" || words[first.end] == "or" ||
                             words[first.end] == "-" || words[first.end] == "–" || words[first.end] == "and");
        if (joined && second.value > first.value)
            return {first.value, (first.value + second.value) / 2, second.value};
    }
    const std::string comparator = comparator_at(words, first.begin, first.end);
    if (comparator == "more than" || comparator == "at least")
        return {first.value, first.value, std::nullopt};
    if (comparator == "fewer than" || comparator == "up to")
        return {std::nullopt, first.value, first.value};
    if (comparator == "nearly")
        return {first.value * 0.9, first.value, first.value};
    return exactly(first.value);
}

Quantity operator+(const Quantity& a, const Quantity& b) {
    const auto sum = [](const std::optional<double>& x, const std::optional<double>& y) {
        return x && y ? std::optional<double>{*x + *y} : std::nullopt;
    };
    return {sum(a.low, b.low), sum(a.best, b.best), sum(a.high, b.high)};
}

Quantity exactly(double n) {
    return {n, n, n};
}

Quantity at_least(double n) {
    return {n, std::nullopt, std::nullopt};
}

} // namespace dateline
