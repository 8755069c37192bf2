// SPDX-License-Identifier: Apache-2.0
// Dates with and without year, month or weekday.
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

std::string Resolver::bc_value(const Meaning& meaning) {
    std::string value = fmt::format("BC{:04}", meaning.year);
    if (meaning.month != 0)
        value += fmt::format("-{:02}", int{meaning.month});
    if (meaning.day != 0)
        value += fmt::format("-{:02}", int{meaning.day});
    return value;
}

ResolvedTime Resolver::calendar(const Meaning& meaning) {
    if (meaning.bc) {
        ResolvedTime result;
        result.timex = bc_value(meaning);
        result.grain = TimeUnit::year;
        result.year_stated = true;
        return result;
    }
    if (meaning.a != Meaning::none)
        return calendar_within(meaning);
    if (meaning.year != 0) {
        ResolvedTime result;
        if (meaning.day != 0)
            result = over(civil::day_of(meaning.year, meaning.month, meaning.day));
        else if (meaning.month != 0)
            result = over(civil::days_of_month(meaning.year, meaning.month), TimeUnit::month);
        else
            result = over(civil::days_of_year(meaning.year), TimeUnit::year);
        result.year_stated = true;
        return result;
    }
    if (meaning.month != 0 && meaning.day != 0)
        return month_day(meaning);
    if (meaning.month != 0)
        return month(meaning);
    if (meaning.day != 0)
        return day_only(meaning);
    return weekday(meaning);
}

ResolvedTime Resolver::calendar_within(const Meaning& meaning) {
    const ResolvedTime whole = read(meaning.a);
    ResolvedTime result;
    if (whole.bounded()) {
        if (meaning.weekday != 0 && meaning.day == 0) {
            if (whole.grain == TimeUnit::week)
                result = over(*whole.first + days{meaning.weekday - 1});
        } else if (meaning.month != 0 && meaning.day != 0) {
            result = over(civil::day_of(civil::year_of(*whole.first), meaning.month, meaning.day));
        } else if (meaning.month != 0) {
            result = over(civil::days_of_month(civil::year_of(*whole.first), meaning.month), TimeUnit::month);
        } else if (meaning.day != 0) {
            result =
                over(civil::day_of(civil::year_of(*whole.first), civil::month_of(*whole.first), meaning.day));
        }
    } else if (meaning.month != 0) {
        result.timex = meaning.day != 0
                           ? fmt::format("XXXX-{:02}-{:02}", int{meaning.month}, int{meaning.day})
                           : fmt::format("XXXX-{:02}", int{meaning.month});
        result.grain = meaning.day != 0 ? TimeUnit::day : TimeUnit::month;
    }
    result.year_stated = whole.year_stated;
    result.trail = whole.trail;
    return result;
}

ResolvedTime Resolver::month_day(const Meaning& meaning) {
    ResolvedTime result;
    const auto in_year = [&](int year) { return one_day(civil::day_of(year, meaning.month, meaning.day)); };
    const auto fits = [&](int year) -> std::optional<Days> {
        const auto day = in_year(year);
        return day && (meaning.weekday == 0 || civil::weekday_of(day->first) == meaning.weekday)
                   ? day
                   : std::nullopt;
    };
    if (const auto year = story_year(meaning.month);
        year && in_year(*year) && (meaning.weekday == 0 || fits(*year))) {
        result = over(in_year(*year), TimeUnit::day);
        result.trail = "year of the story";
        result.year_stated = m_context.sentence_year.has_value();
        return result;
    }
    auto year = choose_year(fits, meaning);
    if (meaning.weekday != 0 && year) {
        result.year_stated = !m_context.year_open;
        result.trail = "weekday fixes the year";
        // the coming one when it is much nearer and no tense speaks against it
        if (m_direction == Direction::unknown)
            for (int y = *year + 1; y <= *year + 1; ++y)
                if (const auto other = fits(civil::year_of(*m_today) + 1);
                    other && other->first - *m_today < days{60} &&
                    *m_today - in_year(*year)->first > days{400})
                    year = civil::year_of(*m_today) + 1;
    } else if (meaning.weekday != 0) {
        year = choose_year(in_year, meaning); // the page misprints its weekday
    }
    // `says that from Aug. 26 anyone will be shot`, told on the 28th: since two days ago, not in a year
    if (year && m_today && m_direction == Direction::ahead && meaning.weekday == 0) {
        const auto coming = in_year(*year);
        const auto past = in_year(*year - 1);
        if (coming && past && coming->first - *m_today > days{320} && *m_today > past->first)
            --*year;
    }
    if (meaning.which == Which::this_ && m_today)
        year = civil::year_of(*m_today);
    if (!year) {
        result.timex = fmt::format("XXXX-{:02}-{:02}", int{meaning.month}, int{meaning.day});
        result.grain = TimeUnit::day;
        return result;
    }
    ResolvedTime found = over(in_year(*year), TimeUnit::day);
    found.year_stated = result.year_stated;
    found.trail = result.trail;
    found.guessed_direction = m_direction == Direction::unknown && meaning.weekday == 0;
    return found;
}

ResolvedTime Resolver::month(const Meaning& meaning) {
    const auto in_year = [&](int year) { return civil::days_of_month(year, meaning.month); };
    if (meaning.which == Which::that || meaning.which == Which::following ||
        meaning.which == Which::previous) {
        if (const auto from = base(meaning.which, true)) {
            const int shift =
                meaning.which == Which::following  ? (meaning.month <= civil::month_of(*from) ? 1 : 0)
                : meaning.which == Which::previous ? (meaning.month >= civil::month_of(*from) ? -1 : 0)
                                                   : 0;
            return over(in_year(civil::year_of(*from) + shift), TimeUnit::month);
        }
    }
    if (const auto year = story_year(meaning.month); year && meaning.which == Which::none) {
        ResolvedTime result = over(in_year(*year), TimeUnit::month);
        result.trail = "year of the story";
        result.year_stated = m_context.sentence_year.has_value();
        return result;
    }
    auto year = choose_year(in_year, meaning);
    if (meaning.which == Which::this_ && m_today)
        year = civil::year_of(*m_today);
    if (!year) {
        ResolvedTime result;
        result.timex = fmt::format("XXXX-{:02}", int{meaning.month});
        result.grain = TimeUnit::month;
        return result;
    }
    ResolvedTime result = over(in_year(*year), TimeUnit::month);
    result.guessed_direction = m_direction == Direction::unknown && meaning.which == Which::none;
    return result;
}

ResolvedTime Resolver::day_only(const Meaning& meaning) {
    const auto today =
        m_context.narrative && m_context.reference ? std::optional{m_context.reference->first} : m_today;
    ResolvedTime result;
    result.grain = TimeUnit::day;
    result.timex = fmt::format("XXXX-XX-{:02}", int{meaning.day});
    if (!today)
        return result;
    const bool coming = meaning.which == Which::none
                            ? ahead()
                            : meaning.which == Which::coming || meaning.which == Which::next;
    if (m_context.sentence_day && meaning.which == Which::none && meaning.weekday == 0) {
        const int month = civil::month_index(*m_context.sentence_day) +
                          (meaning.day <= civil::day_of_month(*m_context.sentence_day) ? 1 : 0);
        if (const auto day = civil::day_of(month / 12, month % 12 + 1, meaning.day)) {
            result = over(*day);
            result.trail = "month of the date before it";
            return result;
        }
    }
    // `ever since July. On the 19th of that ...`, `JULY. Early in the month, on the 3rd`
    if (m_context.month_goes_on && !m_context.narrative && !coming && meaning.which == Which::none &&
        meaning.weekday == 0) {
        const Day told = m_context.reference->first;
        const bool month_named = m_context.reference_grain == TimeUnit::month;
        const int month = civil::month_index(told);
        const auto day = civil::day_of(month / 12, month % 12 + 1, meaning.day);
        if (day && *day <= *today && (month_named || *day > told)) {
            result = over(*day);
            result.trail = "month of the paragraph";
            return result;
        }
    }
    const int from = civil::month_index(*today);
    if (m_context.narrative && m_context.reference) {
        if (const auto day = civil::day_of(from / 12, from % 12 + 1, meaning.day))
            return over(*day);
        return result;
    }
    for (int i = 0; i < 24; ++i) {
        const int index = coming ? from + i : from - i;
        const auto day = civil::day_of(index / 12, index % 12 + 1, meaning.day);
        if (!day || (coming ? *day < *today : *day > *today))
            continue;
        if (meaning.weekday != 0 && civil::weekday_of(*day) != meaning.weekday)
            continue;
        return over(*day);
    }
    return result;
}

ResolvedTime Resolver::weekday(const Meaning& meaning) {
    ResolvedTime result;
    result.grain = TimeUnit::day;
    result.timex = fmt::format("XXXX-WXX-{}", int{meaning.weekday});
    if (meaning.any_such) {
        // `As if one were not enough for a Monday`: one of that name that the text has told, or none it tells
        const auto told =
            std::find_if(m_context.days_told.rbegin(), m_context.days_told.rend(), [&](Day day) {
                return civil::weekday_of(day) == static_cast<int>(meaning.weekday);
            });
        if (told == m_context.days_told.rend())
            return result;
        result = over(*told);
        result.trail = "a day of that name told before";
        return result;
    }
    const bool from_story = meaning.which == Which::following || meaning.which == Which::previous ||
                            meaning.which == Which::same || meaning.which == Which::that;
    // `last weekend ... on Sunday`: the one within the few days named before
    constexpr days week{7};
    if (m_context.narrative && m_context.reference && meaning.which == Which::none) {
        const civil::Days& told = *m_context.reference;
        if (told.end - told.first > days{1} && told.end - told.first <= week) {
            for (Day day = told.first; day < told.end; day += days{1}) {
                if (civil::weekday_of(day) != static_cast<int>(meaning.weekday))
                    continue;
                result = over(day);
                result.trail = "within the days named before";
                return result;
            }
        }
    }
    const auto today = m_context.narrative && m_context.reference ? std::optional{m_context.reference->first}
                                                                  : base(from_story);
    if (!today)
        return result;
    const int now = civil::weekday_of(*today);
    const int back = (now - meaning.weekday + 7) % 7;
    switch (meaning.which) {
    case Which::last:
    case Which::previous:
        // `said on Tuesday after an inquiry into last Tuesday's landing`: another one
        if (m_context.weekday_told && back != 0)
            return over(*today - days{back + 7});
        return over(*today - days{back == 0 ? 7 : back});
    case Which::next:
        return over(civil::monday_of(*today) + days{7 + meaning.weekday - 1});
    case Which::this_:
        return over(civil::monday_of(*today) + days{meaning.weekday - 1});
    case Which::following:
        return over(*today + days{back == 0 ? 7 : 7 - back});
    default:
        break;
    }
    if (ahead() || meaning.which == Which::coming)
        return over(*today + days{(7 - back) % 7});
    // Monday evening in Washington is Tuesday morning in Korea: a Tuesday told then has just begun there.
    if (m_context.happens_in_korea && m_context.utc_offset_s && *m_context.utc_offset_s <= -4 * 3600 &&
        m_context.minute_of_day) {
        const int korean_minute = *m_context.minute_of_day + 9 * 60 - *m_context.utc_offset_s / 60;
        const Day korean_day = *today + days{korean_minute / (24 * 60)};
        if (korean_day > *today && civil::weekday_of(korean_day) == meaning.weekday) {
            result = over(korean_day);
            result.trail = "already that day in Korea";
            return result;
        }
    }
    result = over(*today - days{back});
    return result;
}

} // namespace dateline
