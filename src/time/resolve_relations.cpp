// SPDX-License-Identifier: Apache-2.0
// Ranges, open ends, clocks, and times with names.
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

ResolvedTime Resolver::since(const Meaning& meaning) {
    const Direction before = m_direction;
    m_direction = Direction::behind;
    ResolvedTime inner = read(meaning.a);
    m_direction = before;
    ResolvedTime result = inner;
    result.grain = TimeUnit::none;
    if (!inner.first)
        return result;
    if (m_today && *inner.first <= *m_today) {
        result.end = *m_today + days{1};
    } else if (!m_today) {
        result.end.reset();
    } else {
        result = inner; // announced: `from 2026 on`
    }
    return result;
}

ResolvedTime Resolver::until(const Meaning& meaning) {
    const Direction before = m_direction;
    if (m_direction == Direction::unknown)
        m_direction = Direction::ahead;
    // `until the end of` a month runs to its last day: the end is the same, only the start moves
    ResolvedTime inner = read(meaning.a);
    m_direction = before;
    if (!inner.bounded() || !m_today || *inner.end <= *m_today || m_direction == Direction::behind)
        return inner;
    ResolvedTime result = inner;
    result.grain = TimeUnit::none;
    result.first = *m_today;
    return result;
}

ResolvedTime Resolver::within(const Meaning& meaning) {
    ResolvedTime result = read(meaning.a);
    if (!result.bounded() || !m_today || *result.end - *result.first <= days{1} ||
        !(*result.first <= *m_today && *m_today < *result.end))
        return result;
    if (meaning.kind == Kind::earlier)
        result.end = *m_today + days{1};
    else
        result.first = *m_today;
    return result;
}

ResolvedTime Resolver::range(const Meaning& meaning) {
    const ResolvedTime a = read(meaning.a);
    ResolvedTime b = read(meaning.b);
    ResolvedTime result;
    result.trail = a.trail;
    result.year_stated = a.year_stated && b.year_stated;
    result.approximate = a.approximate || b.approximate;
    result.clock = a.clock;
    result.timex = a.timex.empty() || b.timex.empty() ? "" : a.timex + "/" + b.timex;
    if (!a.first || !b.end)
        return result;
    // both ends were dated apart; the second follows the first
    Day first = *a.first;
    Day end = *b.end;
    if (end <= first) {
        const Meaning& node_a = m_times.node(meaning.a);
        if (node_a.kind == Kind::calendar && node_a.year == 0 && node_a.month != 0) {
            while (first >= end)
                first = civil::add_months(first, -12);
        } else if (node_a.kind == Kind::calendar && node_a.weekday != 0) {
            while (first >= end)
                first -= days{7};
        } else {
            return result;
        }
    }
    result.first = first;
    result.end = end;
    return result;
}

ResolvedTime Resolver::clock(const Meaning& meaning) {
    const auto before = m_today;
    ResolvedTime result;
    // `2 a.m. KST today`: today is the day it is in that zone
    if (meaning.zone_minutes != WordFacts::no_zone && m_today && m_context.utc_offset_s &&
        m_context.minute_of_day) {
        const int minute = *m_context.minute_of_day + meaning.zone_minutes - *m_context.utc_offset_s / 60;
        m_today = *m_today + days{static_cast<int>(std::floor(minute / 1440.0))};
    }
    if (meaning.a != Meaning::none) {
        result = read(meaning.a);
    } else if (m_context.reference && m_context.reference->length() == 1) {
        result = over(m_context.reference->first);
        result.trail = "on the day last named";
    } else if (meaning.hour >= 0 && m_today && meaning.part != DayPart::midnight &&
               (meaning.part != DayPart::noon || m_direction != Direction::unknown)) {
        result = over(*m_today);
        result.guessed_direction = true;
    } else {
        result.grain = TimeUnit::day;
        result.timex = "XXXX-XX-XX";
    }
    if (m_today != before)
        result.trail += (result.trail.empty() ? "" : "; ") + std::string{"day of the zone named"};
    m_today = before;
    if (meaning.a == Meaning::none && meaning.hour < 0) { // `in the morning`: of some day
        result.first.reset();
        result.end.reset();
    }
    if (meaning.hour >= 0)
        result.clock = fmt::format("{:02}:{:02}", int{meaning.hour}, std::max<int>(meaning.minute, 0));
    if (result.timex.empty())
        result.timex = "XXXX-XX-XX";
    if (meaning.hour >= 0)
        result.timex += "T" + result.clock;
    else
        result.timex += part_code(meaning.part);
    result.grain = TimeUnit::day;
    return result;
}

ResolvedTime Resolver::named(const Meaning& meaning) {
    const NamedTime& entry = m_chronology.entries()[static_cast<std::size_t>(meaning.entry)];
    ResolvedTime result;
    result.trail = "chronology: " + entry.id;
    const auto take = [&](const std::optional<Days>& span) {
        if (span) {
            result.first = span->first;
            result.end = span->end;
            result.grain = span->length() == 1 ? TimeUnit::day : TimeUnit::none;
            result.timex = span->length() == 1
                               ? to_iso(span->first)
                               : timex_of(span->first, TimeUnit::day) + "/" + to_iso(span->last());
        }
    };
    if (entry.kind == NamedTime::Kind::period) {
        take(entry.days.front());
        result.year_stated = true;
        return result;
    }
    int wanted = meaning.year; // 0: not known
    const bool stated = meaning.year != 0;
    if (wanted == 0 && meaning.a != Meaning::none) {
        const ResolvedTime year = read(meaning.a);
        if (year.first)
            wanted = civil::year_of(*year.first);
    }
    if (wanted == 0)
        wanted = story_year().value_or(0);
    const auto occurrence = [&](int year) -> std::optional<Days> {
        if (entry.month != 0)
            return one_day(civil::day_of(year, entry.month, entry.day));
        for (const Days& span : entry.days)
            if (civil::year_of(span.first) == year || civil::year_of(span.last()) == year)
                return span;
        return std::nullopt;
    };
    if (wanted == 0)
        wanted = choose_year(occurrence, meaning).value_or(0);
    if (wanted != 0)
        take(occurrence(wanted));
    else if (entry.month != 0)
        result.timex = fmt::format("XXXX-{:02}-{:02}", int{entry.month}, int{entry.day});
    result.year_stated = stated;
    return result;
}

ResolvedTime Resolver::anniversary(const Meaning& meaning) {
    const NamedTime& entry = m_chronology.entries()[static_cast<std::size_t>(meaning.entry)];
    ResolvedTime result;
    result.trail = "anniversary: " + entry.id;
    const Meaning* date = meaning.a != Meaning::none ? &m_times.node(meaning.a) : nullptr;
    int month = entry.month;
    int day = entry.day;
    std::optional<int> founded;
    if (!entry.days.empty()) {
        founded = civil::year_of(entry.days.front().first);
        month = civil::month_of(entry.days.front().first);
        day = civil::day_of_month(entry.days.front().first);
    }
    if (date != nullptr && date->month != 0) {
        month = date->month;
        day = date->day;
    }
    if (founded && meaning.ordinal > 0) {
        result = over(civil::day_of(*founded + meaning.ordinal, month, day));
        result.year_stated = true;
        result.trail = "anniversary: " + entry.id;
        return result;
    }
    const auto occurrence = [&](int year) { return one_day(civil::day_of(year, month, day)); };
    const Direction before = m_direction;
    if (meaning.ahead)
        m_direction = Direction::ahead;
    const auto year = choose_year(occurrence, Meaning{});
    m_direction = before;
    if (year)
        result = over(occurrence(*year), TimeUnit::day);
    else
        result.timex = fmt::format("XXXX-{:02}-{:02}", month, day);
    result.trail = "anniversary: " + entry.id;
    return result;
}

} // namespace dateline
