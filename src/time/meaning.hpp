// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"
#include "time/words.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// Which one of its kind: `last week`, `this spring`, `the following day`.
enum class Which : std::uint8_t { none, last, this_, next, previous, following, same, that, coming, recent };

/// Which part of a period: `early July`, `the end of last month`.
enum class PartOf : std::uint8_t { none, early, mid, late, beginning, end, first_half, second_half };

/// What words say about time, before anything is known of the article: one node of a small tree. Finding
/// makes nodes from words alone; resolving reads them with the article's context.
struct Meaning {
    enum class Kind : std::uint8_t {
        calendar, ///< fields of a date: any of year, month, day, weekday; `which` for `last Saturday`; `a`: a
                  ///< week or month it lies in
        decade,   ///< `year` is its first
        century,  ///< `year` is its first
        season,   ///< `season`, `year` or `which`; `a`: a year as its own expression
        period,   ///< quarter or half `ordinal` of year `year`, of `a`, or of the year meant
        unit,     ///< `last year`, `the same day`, `the weekend`
        part,     ///< `part_of` of `a`
        nth,      ///< the first (`ordinal` 1) or last (-1) `count` units, or the n-th unit, of `a`
        offset, ///< `count` units before (`direction` -1) or after (+1): now (`ago`), the date last named, or
                ///< `a`
        span,   ///< the `count` units up to now (`direction` -1) or from now on (+1)
        since,  ///< from `a` to now
        until,  ///< from now to `a`
        by,     ///< the same, in other words
        earlier,     ///< from the start of `a` to now
        later,       ///< from now to the end of `a`
        range,       ///< from `a` to `b`
        clock,       ///< time or part of day, on day `a`
        named,       ///< chronology entry `entry`; `year` or `a` choose among recurrences
        anniversary, ///< the `ordinal`-th anniversary of `entry`; `a`: its date where stated
        duration,    ///< a length, no date
        set,         ///< a repeated time, no date
        reference,   ///< now, the past, the future: `direction` 0, -1, +1
    };
    static constexpr std::int32_t none = -1;
    static constexpr double vague = -1;

    Kind kind = Kind::calendar;
    Span span;
    std::string_view rule; ///< the rule that made it; static storage
    std::int32_t a = none; ///< index of a part in the same vector
    std::int32_t b = none;
    std::int32_t year = 0;     ///< 0: not said; BC years with `bc`
    std::int32_t year_end = 0; ///< `winter of 2022-23`
    std::int8_t month = 0;
    std::int8_t day = 0;
    std::int8_t weekday = 0;
    bool bc = false;
    bool approximate = false;
    bool plural = false;      ///< `the early hours`, `years`
    bool ahead = false;       ///< the words themselves look ahead: `upcoming`
    bool any_such = false;    ///< `a Monday`: which one, the words do not say
    bool spelled_ago = false; ///< an offset counted from now, not from the date last named
    Which which = Which::none;
    TimeUnit unit = TimeUnit::none;
    PartOf part_of = PartOf::none;
    Season season = Season::none;
    DayPart part = DayPart::none;
    std::int8_t hour = -1; ///< 0..24
    std::int8_t minute = -1;
    std::int16_t zone_minutes = WordFacts::no_zone;
    std::int16_t ordinal = 0;
    std::int8_t direction = 0;
    double count = 0;
    std::int32_t entry = none;
};

/// One expression found in a text: the node that stands for all of it.
struct FoundTime {
    Span span;
    std::int32_t root = Meaning::none;
    std::uint32_t sentence = 0;
    std::uint32_t first_piece = 0; ///< into FoundTimes::pieces
    std::uint32_t end_piece = 0;
};

} // namespace dateline
