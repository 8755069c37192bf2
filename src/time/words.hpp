// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// Units of time that words name, fine to coarse.
enum class TimeUnit : std::uint8_t {
    none,
    second,
    minute,
    hour,
    day,
    weekend,
    week,
    fortnight,
    month,
    season,
    quarter,
    half,
    year,
    decade,
    century,
    millennium,
};

/// Parts of a day; `early_hours` are the small hours.
enum class DayPart : std::uint8_t {
    none,
    early_hours,
    dawn,
    morning,
    noon,
    afternoon,
    evening,
    night,
    midnight,
    daytime
};

enum class Season : std::uint8_t { none, spring, summer, autumn, winter };

/// Words that rules ask for by name. Grammatical words of equal use share a key.
enum class Key : std::uint8_t {
    none,
    // grammar
    the,
    a,
    of,
    on,
    in,
    at,
    from,
    to,
    between,
    and_,
    or_,
    since,
    until,
    by,
    during,
    through,
    over,
    within,
    after,
    before,
    around,
    about,
    approximately,
    some,
    no,
    than,
    per,
    for_,
    as,
    so,
    far,
    that,
    this_,
    these,
    those,
    past,
    all,
    throughout,
    pronoun,
    copula,
    said,
    with,
    when,
    while_,
    because,
    but,
    it,
    // which one
    last,
    next,
    previous,
    following,
    same,
    coming,
    current,
    recent,
    other,
    // which part
    early,
    mid,
    late,
    beginning,
    start,
    end,
    middle,
    first,
    earlier,
    later,
    height,
    turn,
    // counting
    couple,
    few,
    several,
    dozen,
    many,
    hundred,
    thousand,
    number_of,
    half,
    every,
    each,
    once,
    twice,
    times,
    more,
    less,
    another,
    // days seen from now
    today,
    yesterday,
    tomorrow,
    tonight,
    overnight,
    now,
    currently,
    recently,
    ago,
    afterwards,
    hence,
    thereafter,
    // clock
    clock,
    local,
    time,
    standard,
    hours,
    // eras
    bc,
    ad,
    century_mark,
    // adverbs of repetition
    daily,
    weekly,
    monthly,
    quarterly,
    annually,
    nightly,
    hourly,
    // references without a date
    future,
    present,
    former,
    previously,
    formerly,
    eve,
    anniversary,
    birthday,
    // what makes a number a number only
    measure,
    // other words that open an expression
    opener,
};

/// What one word can mean to the rules; a word may be several things (`second`, `march`). Zero: not that.
struct WordFacts {
    std::string_view word; ///< lower case
    Key key = Key::none;
    std::uint8_t month = 0;   ///< 1..12
    std::uint8_t weekday = 0; ///< 1 Monday ... 7 Sunday
    TimeUnit unit = TimeUnit::none;
    std::int16_t number = 0;  ///< `three`, `twenty`
    std::uint8_t ordinal = 0; ///< `third`
    Season season = Season::none;
    DayPart part = DayPart::none;
    bool plural = false;       ///< of a unit, weekday or part
    bool abbreviation = false; ///< may carry a dot
    bool everyday = false;     ///< also a common word of another meaning: needs a capital and support
    std::int16_t zone_minutes = no_zone; ///< east of UTC

    static constexpr std::int16_t no_zone = 32767;
};

/// The facts of a word (any case), or null when it is no word of time or grammar. Constant time, bounded by
/// the longest word known.
const WordFacts* find_word(std::string_view word);

} // namespace dateline
