// SPDX-License-Identifier: Apache-2.0
#include "text/iso_time.hpp"

#include "base/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

namespace dateline {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Digits, words and single marks of a date; blanks only separate.
struct Part {
    std::string_view text;
    [[nodiscard]] bool number() const { return is_digit(text.front()); }
    [[nodiscard]] int value() const {
        int value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
};

std::vector<Part> parts_of(std::string_view given) {
    std::vector<Part> parts;
    for (std::size_t at = 0; at < given.size();) {
        std::size_t end = at + 1;
        if (is_digit(given[at])) {
            while (end < given.size() && is_digit(given[end]))
                ++end;
        } else if (is_letter(given[at])) {
            while (end < given.size() && is_letter(given[end]))
                ++end;
        } else if (given[at] == ' ' || given[at] == '\t' || given[at] == '\n') {
            at = end;
            continue;
        }
        parts.push_back({given.substr(at, end - at)});
        at = end;
    }
    return parts;
}

int month_of(std::string_view word) {
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
    if (word.size() < 3)
        return 0;
    const std::string lower = to_lower(word).substr(0, 3);
    const auto found = std::find(months.begin(), months.end(), lower);
    return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

struct Fields {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = -1;
    int minute = 0;
    int second = -1;
    std::string zone; ///< `Z`, `+09:00`, empty
};

class Reader {
public:
    explicit Reader(std::string_view given) : m_parts(parts_of(given)) {}

    std::optional<Fields> read() {
        if (!date())
            return std::nullopt;
        if (has("T") || has("t") || has(",") || has("|") || has("-") || has("at"))
            ++m_at;
        time();
        const std::chrono::year_month_day day{
            std::chrono::year{m_fields.year},
            std::chrono::month{static_cast<unsigned>(std::max(m_fields.month, 1))},
            std::chrono::day{static_cast<unsigned>(std::max(m_fields.day, 1))}};
        if (m_fields.year < 1000 || m_fields.year > 2999 || !day.ok())
            return std::nullopt;
        return m_fields;
    }

private:
    std::vector<Part> m_parts;
    std::size_t m_at = 0;
    Fields m_fields;

    [[nodiscard]] bool has(std::string_view text, std::size_t ahead = 0) const {
        return m_at + ahead < m_parts.size() && m_parts[m_at + ahead].text == text;
    }
    [[nodiscard]] bool number(std::size_t ahead, std::size_t digits_from, std::size_t digits_to) const {
        return m_at + ahead < m_parts.size() && m_parts[m_at + ahead].number() &&
               m_parts[m_at + ahead].text.size() >= digits_from &&
               m_parts[m_at + ahead].text.size() <= digits_to;
    }
    [[nodiscard]] int value(std::size_t ahead) const { return m_parts[m_at + ahead].value(); }

    bool date() {
        if (number(0, 8, 8)) { // 20240820
            const std::string_view digits = m_parts[m_at].text;
            m_fields.year = Part{digits.substr(0, 4)}.value();
            m_fields.month = Part{digits.substr(4, 2)}.value();
            m_fields.day = Part{digits.substr(6, 2)}.value();
            ++m_at;
            return true;
        }
        if (number(0, 4, 4))
            return year_first();
        // Tuesday, 20 August 2024; August 20, 2024
        for (int skipped = 0; skipped < 2 && m_at < m_parts.size() && !m_parts[m_at].number() &&
                              (month_of(m_parts[m_at].text) == 0 || has(",", 1));
             ++skipped)
            ++m_at;
        if (number(0, 1, 2) && m_at + 1 < m_parts.size()) {
            const std::size_t gap = has("-", 1) ? 2 : 1;
            if (m_at + gap < m_parts.size() && month_of(m_parts[m_at + gap].text) > 0) {
                m_fields.day = value(0);
                m_fields.month = month_of(m_parts[m_at + gap].text);
                m_at += gap + 1;
                return year_behind();
            }
        }
        if (m_at < m_parts.size() && month_of(m_parts[m_at].text) > 0) {
            m_fields.month = month_of(m_parts[m_at].text);
            ++m_at;
            if (has("."))
                ++m_at;
            if (number(0, 1, 2)) {
                m_fields.day = value(0);
                ++m_at;
            }
            return year_behind();
        }
        return false;
    }

    bool year_behind() {
        if (has(",") || has("-") || has("."))
            ++m_at;
        if (!number(0, 4, 4))
            return false;
        m_fields.year = value(0);
        ++m_at;
        return true;
    }

    bool year_first() {
        m_fields.year = value(0);
        ++m_at;
        for (int* field : {&m_fields.month, &m_fields.day}) {
            if (!(has("-") || has(".") || has("/")) || !number(1, 1, 2))
                break;
            *field = value(1);
            if (*field == 0)
                return false;
            m_at += 2;
        }
        if (has("."))
            ++m_at;
        return true;
    }

    void time() {
        if (number(0, 4, 6) && m_parts[m_at].text.size() != 5) { // T122100
            const std::string_view digits = m_parts[m_at].text;
            m_fields.hour = Part{digits.substr(0, 2)}.value();
            m_fields.minute = Part{digits.substr(2, 2)}.value();
            if (digits.size() == 6)
                m_fields.second = Part{digits.substr(4, 2)}.value();
            ++m_at;
        } else if (number(0, 1, 2) && has(":", 1) && number(2, 2, 2)) {
            m_fields.hour = value(0);
            m_fields.minute = value(2);
            m_at += 3;
            if (has(":") && number(1, 2, 2)) {
                m_fields.second = value(1);
                m_at += 2;
            }
            if ((has(".") || has(",")) && number(1, 1, 9))
                m_at += 2;
        } else {
            return;
        }
        half_of_day();
        if (m_fields.hour > 23 || m_fields.minute > 59 || m_fields.second > 60)
            m_fields.hour = -1;
        else
            zone();
    }

    void half_of_day() {
        if (m_at >= m_parts.size())
            return;
        const std::string half = to_lower(m_parts[m_at].text);
        const bool am = half == "am" || half == "a";
        const bool pm = half == "pm" || half == "p";
        if (!am && !pm)
            return;
        ++m_at;
        while (has(".") || has("m"))
            ++m_at;
        if (m_fields.hour < 1 || m_fields.hour > 12)
            return;
        m_fields.hour = m_fields.hour % 12 + (pm ? 12 : 0);
    }

    void zone() {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names{{{"Z", "Z"},
                                                                                       {"z", "Z"},
                                                                                       {"GMT", "Z"},
                                                                                       {"UTC", "Z"},
                                                                                       {"UT", "Z"},
                                                                                       {"KST", "+09:00"},
                                                                                       {"JST", "+09:00"},
                                                                                       {"EDT", "-04:00"},
                                                                                       {"EST", "-05:00"},
                                                                                       {"PDT", "-07:00"},
                                                                                       {"PST", "-08:00"},
                                                                                       {"CEST", "+02:00"}}};
        if (m_at >= m_parts.size())
            return;
        if (has("(") && m_at + 1 < m_parts.size())
            ++m_at;
        for (const auto& [name, offset] : names) {
            if (m_parts[m_at].text == name) {
                m_fields.zone = offset;
                ++m_at;
            }
            if (m_at >= m_parts.size())
                return;
        }
        if (!has("+") && !has("-"))
            return;
        const std::string_view sign = m_parts[m_at].text;
        if (number(1, 4, 4))
            m_fields.zone = fmt::format("{}{}:{}", sign, m_parts[m_at + 1].text.substr(0, 2),
                                        m_parts[m_at + 1].text.substr(2));
        else if (number(1, 2, 2))
            m_fields.zone = fmt::format("{}{}:{}", sign, m_parts[m_at + 1].text,
                                        has(":", 2) && number(3, 2, 2) ? m_parts[m_at + 3].text : "00");
    }
};

std::string write(const Fields& fields) {
    std::string text = fmt::format("{:04}", fields.year);
    if (fields.month > 0)
        text += fmt::format("-{:02}", fields.month);
    if (fields.day > 0)
        text += fmt::format("-{:02}", fields.day);
    if (fields.day > 0 && fields.hour >= 0) {
        text += fmt::format("T{:02}:{:02}", fields.hour, fields.minute);
        if (fields.second >= 0)
            text += fmt::format(":{:02}", std::min(fields.second, 59));
        text += fields.zone;
    }
    return text;
}

/// Seconds, or milliseconds, since 1970.
std::string from_epoch(std::string_view digits) {
    long long seconds = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (digits.size() == 13)
        seconds /= 1000;
    const std::chrono::sys_seconds instant{std::chrono::seconds{seconds}};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    Fields fields{static_cast<int>(date.year()),
                  static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day())),
                  static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()),
                  "Z"};
    return write(fields);
}

} // namespace

std::string iso_time(std::string_view given) {
    constexpr std::size_t longest = 80;
    while (!given.empty() && (given.front() == ' ' || given.front() == '\n' || given.front() == '\t'))
        given.remove_prefix(1);
    while (!given.empty() && (given.back() == ' ' || given.back() == '\n' || given.back() == '\t'))
        given.remove_suffix(1);
    if (given.empty() || given.size() > longest)
        return {};
    if ((given.size() == 10 || given.size() == 13) && std::all_of(given.begin(), given.end(), is_digit))
        return from_epoch(given);
    const std::optional<Fields> fields = Reader{given}.read();
    return fields ? write(*fields) : std::string{};
}

} // namespace dateline
