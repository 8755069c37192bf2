// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/chronology.hpp"
#include "time/resolve.hpp"
#include "time/timex.hpp"

#include <optional>
#include <string>

namespace dateline {

/// Walks one meaning in one context; what resolve() is made of. One function for each kind of meaning, in
/// `resolve_*.cpp`.
class Resolver {
public:
    Resolver(const FoundTimes& times, const Chronology& chronology, const TimeContext& context)
        : m_times{times}, m_chronology{chronology}, m_context{context},
          m_direction{context.direction}, m_today{context.today} {}
    ResolvedTime read(std::int32_t index);

private:
    ResolvedTime by_kind(const Meaning& meaning);
    static ResolvedTime over(const std::optional<civil::Days>& span, TimeUnit grain);
    static ResolvedTime over(std::optional<Day> day) {
        return over(day ? std::optional{civil::Days{*day, *day + std::chrono::days{1}}} : std::nullopt,
                    TimeUnit::day);
    }
    [[nodiscard]] bool ahead() const { return m_direction == Direction::ahead; }
    /// The day from which pointing words count.
    [[nodiscard]] std::optional<Day> base(bool from_reference) const;
    /// The same for words that point back to a date, as against those that count on from it.
    [[nodiscard]] std::optional<Day> base(Which which, bool from_reference) const;
    /// The year in which a story stands. Stories go forward: a January after an October is the next one.
    [[nodiscard]] std::optional<int> story_year(int month = 0) const;
    static bool counts_days_or_months(TimeUnit unit);

    static std::string bc_value(const Meaning& meaning);
    ResolvedTime calendar(const Meaning& meaning);
    /// `Wednesday of last week`, `June of last year`, `the 5th of last month`.
    ResolvedTime calendar_within(const Meaning& meaning);
    /// Choose among yearly occurrences by direction: the latest up to today, or the coming one.
    template <typename At>
    std::optional<int> choose_year(const At& occurrence, const Meaning& meaning) {
        const auto today = base(false);
        if (!today)
            return std::nullopt;
        const int this_year = civil::year_of(*today);
        const bool coming = meaning.which == Which::none
                                ? ahead()
                                : meaning.which == Which::next || meaning.which == Which::coming;
        for (int i = 0; i <= 12; ++i) { // eight years lie between leap days at most
            const int year = coming ? this_year - 1 + i : this_year + 1 - i;
            const std::optional<civil::Days> found = occurrence(year);
            if (!found)
                continue;
            if (meaning.which == Which::last                                     ? found->end <= *today
                : meaning.which == Which::next || meaning.which == Which::coming ? found->first > *today
                : coming                                                         ? found->end > *today
                                                                                 : found->first <= *today)
                return year;
        }
        return std::nullopt;
    }
    static std::optional<civil::Days> one_day(std::optional<Day> day) {
        return day ? std::optional{civil::Days{*day, *day + std::chrono::days{1}}} : std::nullopt;
    }
    ResolvedTime month_day(const Meaning& meaning);
    ResolvedTime month(const Meaning& meaning);
    /// `the 20th`, `Tuesday (20th)`: the latest such day up to today, or the coming one.
    ResolvedTime day_only(const Meaning& meaning);
    ResolvedTime weekday(const Meaning& meaning);

    static ResolvedTime decade(const Meaning& meaning);
    static ResolvedTime century(const Meaning& meaning);
    ResolvedTime season(const Meaning& meaning);
    /// Quarters and halves.
    ResolvedTime period(const Meaning& meaning);
    ResolvedTime unit(const Meaning& meaning);
    ResolvedTime weekend(Day from, const Meaning& meaning, int shift);

    ResolvedTime part(const Meaning& meaning);
    ResolvedTime nth(const Meaning& meaning);

    static bool counts_days(TimeUnit unit);
    ResolvedTime offset(const Meaning& meaning);
    /// `days earlier`, `weeks ago`: two of them at least.
    ResolvedTime some_units_off(const Meaning& meaning);
    /// Days before (or after) `from` by so many units; the day itself not counted.
    static std::optional<Day> shifted(Day from, TimeUnit unit, double count, int sign);
    ResolvedTime span(const Meaning& meaning);

    ResolvedTime since(const Meaning& meaning);
    ResolvedTime until(const Meaning& meaning);
    /// `earlier this month`, `later this year`, `so far this year`.
    ResolvedTime within(const Meaning& meaning);
    ResolvedTime range(const Meaning& meaning);
    ResolvedTime clock(const Meaning& meaning);

    ResolvedTime named(const Meaning& meaning);
    ResolvedTime anniversary(const Meaning& meaning);

    const FoundTimes& m_times;
    const Chronology& m_chronology;
    const TimeContext& m_context;
    Direction m_direction;
    std::optional<Day> m_today;
    int m_depth = 0;
};

} // namespace dateline
