// SPDX-License-Identifier: Apache-2.0
// Times counted from other times: two weeks ago, 12 days after.
#include "time/resolver.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

} // namespace

bool Resolver::counts_days(TimeUnit unit) {
    return unit == TimeUnit::day || unit == TimeUnit::hour || unit == TimeUnit::minute ||
           unit == TimeUnit::second;
}

ResolvedTime Resolver::some_units_off(const Meaning& meaning) {
    ResolvedTime result;
    result.grain = TimeUnit::none;
    result.approximate = true;
    int most = 0; // fewer than make up the next larger unit
    switch (meaning.unit) {
    case TimeUnit::day:
        most = 10;
        break;
    case TimeUnit::week:
        most = 8;
        break;
    case TimeUnit::month:
        most = 11;
        break;
    default:
        return result;
    }
    const auto from = meaning.a != Meaning::none ? std::optional<Day>{} : base(!meaning.spelled_ago);
    if (!from)
        return result;
    const auto near = shifted(*from, meaning.unit, 2, meaning.direction);
    const auto far = shifted(*from, meaning.unit, most, meaning.direction);
    if (near && far) {
        result.first = std::min(*near, *far);
        result.end = std::max(*near, *far) + days{1};
        result.trail = "two to so many as make the next larger unit";
    }
    return result;
}

ResolvedTime Resolver::offset(const Meaning& meaning) {
    ResolvedTime result;
    result.grain = meaning.unit;
    if (meaning.b != Meaning::none && !meaning.spelled_ago)
        return read(meaning.b); // the date beside it
    if (meaning.b != Meaning::none) {
        result = read(meaning.b);
        const auto day = result.first ? shifted(*result.first, meaning.unit, std::max(meaning.count, 0.0), -1)
                                      : std::nullopt;
        if (!day)
            return {};
        switch (result.grain) {
        case TimeUnit::week:
            result = over(Days{civil::monday_of(*day), civil::monday_of(*day) + days{7}}, TimeUnit::week);
            break;
        case TimeUnit::month:
            result = over(civil::days_of_month_index(civil::month_index(*day)), TimeUnit::month);
            break;
        default:
            result = over(*day);
            break;
        }
        return result;
    }
    if (meaning.count == Meaning::vague) {
        result = some_units_off(meaning);
        result.timex = meaning.direction < 0 ? "PAST_REF" : "FUTURE_REF";
        return result;
    }
    std::optional<Days> from;
    TimeUnit from_grain = TimeUnit::day;
    std::string trail;
    if (meaning.a != Meaning::none) {
        const Direction before = m_direction;
        if (meaning.ahead)
            m_direction = Direction::ahead;
        const ResolvedTime inner = read(meaning.a);
        m_direction = before;
        trail = inner.trail;
        result.year_stated = inner.year_stated;
        if (inner.bounded()) {
            from = Days{*inner.first, *inner.end};
            from_grain = counts_days(inner.grain) ? TimeUnit::day : inner.grain;
        } else if (!inner.timex.empty()) {
            return result;
        }
    } else if (!meaning.spelled_ago && m_context.reference) {
        from = m_context.reference;
        from_grain = m_context.reference_grain;
        trail = "counted from the date last named";
        // `It is the fourth after 2002, 2008 and 2010. Four days earlier another one had fled`: than the day
        // told
        if (meaning.unit == TimeUnit::day && from_grain == TimeUnit::year && !m_context.days_told.empty()) {
            from = Days{m_context.days_told.back(), m_context.days_told.back() + days{1}};
            from_grain = TimeUnit::day;
            trail = "counted from the day last named";
        }
        // `since July, when a civilian came. A month later another did`: not a month after what is only days
        // old
        const auto span = shifted(from->first, meaning.unit, std::max(meaning.count, 0.0), 1);
        if (meaning.direction > 0 && !ahead() && m_today && span && *span > *m_today && m_context.pointed &&
            m_context.pointed->first < from->first) {
            from = m_context.pointed;
            from_grain = from->length() == 1 ? TimeUnit::day : TimeUnit::month;
            trail = "counted from the bound last named";
        }
    } else if (m_context.narrative && meaning.unit == TimeUnit::day && meaning.count == 0) {
        result.timex = "PRESENT_REF"; // `today` in a story of the past is nowadays
        return result;
    } else if (m_today && !m_context.narrative && (meaning.spelled_ago || meaning.direction < 0)) {
        from = Days{*m_today, *m_today + days{1}};
    }
    if (!from || std::abs(meaning.count) > 100000)
        return result;
    const int sign = meaning.direction;
    const int count = static_cast<int>(std::lround(meaning.count));
    const bool from_day = from->length() == 1;
    const bool exact = !meaning.spelled_ago; // `a week after Aug. 15` is a day, `a week ago` is a week
    const Day origin = sign > 0 && !from_day ? from->last() : from->first;
    switch (meaning.unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour: {
        if (!from_day)
            return result;
        int shift = 0;
        if (meaning.unit == TimeUnit::hour && m_context.minute_of_day && meaning.spelled_ago)
            shift =
                static_cast<int>(std::floor((*m_context.minute_of_day / 60.0 + sign * meaning.count) / 24.0));
        else if (meaning.unit == TimeUnit::hour)
            shift = sign * (count / 24);
        result = over(origin + days{std::clamp(shift, -5000, 5000)});
        break;
    }
    case TimeUnit::day:
        // `in August, when a soldier came. Twelve days earlier a civilian had`: so many days off the whole
        // month
        if (from_grain == TimeUnit::month && meaning.a == Meaning::none) {
            const days off{sign * count};
            result = over(Days{from->first + off, from->end + off}, TimeUnit::none);
            break;
        }
        if (!from_day && from_grain != TimeUnit::weekend && from_grain != TimeUnit::week &&
            meaning.a == Meaning::none)
            return result;
        result = over(origin + days{sign * count});
        break;
    case TimeUnit::week:
    case TimeUnit::fortnight: {
        const int weeks = meaning.unit == TimeUnit::fortnight ? 2 * count : count;
        const int half = meaning.count != std::floor(meaning.count) ? 3 : 0;
        if (exact && from_day) {
            result = over(origin + days{sign * (7 * weeks - half)});
        } else {
            const Day monday = civil::monday_of(origin) + days{7 * sign * weeks};
            result = over(Days{monday, monday + days{7}}, TimeUnit::week);
        }
        break;
    }
    case TimeUnit::weekend: {
        const Day saturday = civil::monday_of(origin) + days{5 + 7 * sign * count};
        result = over(Days{saturday, saturday + days{2}}, TimeUnit::weekend);
        break;
    }
    case TimeUnit::month:
        result = over(civil::days_of_month_index(civil::month_index(origin) + sign * count), TimeUnit::month);
        break;
    case TimeUnit::quarter: {
        const int index = civil::month_index(origin) / 3 + sign * count;
        if (index > 4)
            result = over(civil::days_of_months(index / 4, index % 4 * 3 + 1, index % 4 * 3 + 3),
                          TimeUnit::quarter);
        break;
    }
    case TimeUnit::year: {
        if (meaning.count != std::floor(meaning.count)) {
            const int months = static_cast<int>(std::lround(meaning.count * 12));
            result =
                over(civil::days_of_month_index(civil::month_index(origin) + sign * months), TimeUnit::month);
        } else {
            result = over(civil::days_of_year(civil::year_of(origin) + sign * count), TimeUnit::year);
        }
        break;
    }
    case TimeUnit::decade:
        result = over(civil::days_of_year(civil::year_of(origin) +
                                          sign * static_cast<int>(std::lround(meaning.count * 10))),
                      TimeUnit::year);
        break;
    case TimeUnit::century:
        result = over(civil::days_of_year(civil::year_of(origin) +
                                          sign * static_cast<int>(std::lround(meaning.count * 100))),
                      TimeUnit::year);
        break;
    default:
        break;
    }
    result.trail = trail;
    if (meaning.rule == std::string_view{"offset-less-than"} && result.first && count > 1) {
        // `less than two weeks earlier`: after that day, and before the one it is counted from
        const auto bound = shifted(origin, meaning.unit, meaning.count, sign);
        if (bound && sign < 0 && *bound + days{1} < origin) {
            result.first = *bound + days{1};
            result.end = origin;
            result.grain = TimeUnit::none;
        }
    }
    return result;
}

std::optional<Day> Resolver::shifted(Day from, TimeUnit unit, double count, int sign) {
    const int whole = static_cast<int>(std::lround(count));
    if (whole > 100000)
        return std::nullopt;
    switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
        return from;
    case TimeUnit::hour:
        return from + days{sign * ((whole + 23) / 24)};
    case TimeUnit::day:
        return from + days{sign * whole};
    case TimeUnit::weekend:
    case TimeUnit::week:
        return from + days{sign * 7 * whole};
    case TimeUnit::fortnight:
        return from + days{sign * 14 * whole};
    case TimeUnit::month:
        return civil::add_months(from, sign * static_cast<int>(std::lround(count)));
    case TimeUnit::quarter:
        return civil::add_months(from, sign * 3 * whole);
    case TimeUnit::year:
        return civil::add_months(from, sign * static_cast<int>(std::lround(count * 12)));
    case TimeUnit::decade:
        return civil::add_months(from, sign * static_cast<int>(std::lround(count * 120)));
    case TimeUnit::century:
        return civil::add_months(from, sign * static_cast<int>(std::lround(count * 1200)));
    default:
        return std::nullopt;
    }
}

ResolvedTime Resolver::span(const Meaning& meaning) {
    ResolvedTime result;
    result.grain = TimeUnit::none;
    const auto today = base(!meaning.spelled_ago);
    if (!today)
        return result;
    double count = meaning.count;
    if (count == Meaning::vague)
        count = meaning.unit == TimeUnit::year     ? 5
                : meaning.unit == TimeUnit::month  ? 6
                : meaning.unit == TimeUnit::week   ? 4
                : meaning.unit == TimeUnit::day    ? 7
                : meaning.unit == TimeUnit::decade ? 2
                                                   : 1;
    const auto other = shifted(*today, meaning.unit, count, meaning.direction);
    if (!other)
        return result;
    result.first = std::min(*other, *today);
    result.end = std::max(*other, *today) + days{1};
    return result;
}

} // namespace dateline
