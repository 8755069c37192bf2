// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/direction.hpp"
#include "time/find_times.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// What an expression comes to in its context.
struct ResolvedTime {
    std::optional<Day> first; ///< absent: open or not known
    std::optional<Day> end;   ///< exclusive
    TimeUnit grain = TimeUnit::none;
    std::string timex;        ///< TIMEX3 value; unknown digits are `X`
    std::string clock;        ///< `05:00`
    bool year_stated = false; ///< the year does not rest on the publication date
    bool approximate = false;
    bool guessed_direction = false; ///< nothing but habit chose between the date before and after publication
    std::string trail;              ///< rules applied, joined by "; "

    [[nodiscard]] bool bounded() const { return first && end; }
};

/// The context in which one expression is read.
struct TimeContext {
    std::optional<Day> today;                 ///< publication day, where the article was published
    std::optional<std::int32_t> utc_offset_s; ///< of publication
    std::optional<int> minute_of_day;         ///< of publication, local
    std::optional<civil::Days> reference;     ///< the date last named in the article
    TimeUnit reference_grain = TimeUnit::none;
    std::optional<civil::Days> pointed; ///< what `that year` means: the date last named, bounds included
    bool weekday_told = false;          ///< the sentence has named this weekday before, bare
    std::vector<Day> days_told;         ///< single days named so far, the last one last
    bool narrative = false; ///< a story of the past: bare dates follow the date last named, not publication
    bool points_from_today = false;   ///< ... but `last November` and `this year` count from publication
    std::optional<int> sentence_year; ///< year of a full date earlier in the same sentence
    std::optional<Day> sentence_day;  ///< the day that such a date names, for `and again on the 20th`
    bool month_goes_on =
        false; ///< `reference` is of this paragraph or its heading: `the 3rd` may be of its month
    Direction direction = Direction::unknown;
    bool year_open = false;        ///< the year of `today` is a stand-in: nothing may rest on it
    bool happens_in_korea = false; ///< for weekdays seen from across the date line
};

/// Resolve one meaning. Never throws; what cannot be decided is left out.
ResolvedTime resolve(const FoundTimes& times, std::int32_t root, const Chronology& chronology,
                     const TimeContext& context);

/// TIMEX3 value of a period that starts on `first` and is of one grain.
std::string timex_of(Day first, TimeUnit grain);

} // namespace dateline
