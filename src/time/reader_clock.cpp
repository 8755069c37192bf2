// SPDX-License-Identifier: Apache-2.0
// Times of day and parts of days, with the day they belong to.
#include "time/reader.hpp"

#include <array>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

} // namespace

struct Reader::ClockTime {
    std::int8_t hour = -1;
    std::int8_t minute = -1;
    DayPart part = DayPart::none;
    std::size_t end = 0;
    bool certain = false; ///< said as a clock time, not only possible as one
};

std::size_t Reader::zone_after(std::size_t at, Meaning& into) const {
    if (facts(at).zone_minutes != WordFacts::no_zone) {
        const std::string_view word = words(at);
        if (word.front() >= 'A' && word.front() <= 'Z' && word.back() >= 'A' && word.back() <= 'Z') {
            into.zone_minutes = facts(at).zone_minutes;
            return at + 1;
        }
        return at;
    }
    if (key(at, Key::local) && key(at + 1, Key::time))
        return at + 2;
    if (mark(at, '(') && key(at + 1, Key::local) && key(at + 2, Key::time) && mark(at + 3, ')'))
        return at + 4;
    struct Named {
        std::string_view word;
        std::int16_t minutes;
    };
    constexpr auto named = std::to_array<Named>({{"korean", 540},
                                                 {"korea", 540},
                                                 {"seoul", 540},
                                                 {"pyongyang", 540},
                                                 {"tokyo", 540},
                                                 {"japan", 540},
                                                 {"beijing", 480},
                                                 {"china", 480},
                                                 {"moscow", 180},
                                                 {"london", WordFacts::no_zone},
                                                 {"eastern", -300},
                                                 {"central", -360},
                                                 {"mountain", -420},
                                                 {"pacific", -480},
                                                 {"baghdad", 180},
                                                 {"washington", -300}});
    std::size_t from = at;
    if (word_is(from, "us") || word_is(from, "south") || word_is(from, "north"))
        ++from;
    if (word_is(from, "u") && mark(from + 1, '.') && word_is(from + 2, "s") && mark(from + 3, '.'))
        from += 4;
    for (const Named& name : named) {
        if (!word_is(from, name.word))
            continue;
        std::size_t after = from + 1;
        bool daylight = false;
        if (key(after, Key::standard) || word_is(after, "daylight") || word_is(after, "summer")) {
            daylight = !key(after, Key::standard);
            ++after;
        }
        if (!key(after, Key::time))
            return at;
        into.zone_minutes = static_cast<std::int16_t>(
            name.minutes == WordFacts::no_zone ? name.minutes : name.minutes + (daylight ? 60 : 0));
        return after + 1;
    }
    return at;
}

std::optional<Reader::DayPartWords> Reader::day_part(std::size_t at) const {
    const WordFacts& word = facts(at);
    if (word.part != DayPart::none && !word.plural)
        return DayPartWords{word.part, at + 1};
    if ((key(at, Key::early) || word_is(at, "wee") || word_is(at, "small") || word_is(at, "predawn") ||
         word_is(at, "overnight") || word_is(at, "morning") || word_is(at, "evening") ||
         word_is(at, "daylight") || word_is(at, "night")) &&
        unit_at(at + 1) == TimeUnit::hour && facts(at + 1).plural)
        return DayPartWords{key(at, Key::early) || word_is(at, "wee") || word_is(at, "small") ||
                                    word_is(at, "predawn")
                                ? DayPart::early_hours
                                : word.part,
                            at + 2};
    if (key(at, Key::early) && word_is(at + 1, "morning") && unit_at(at + 2) == TimeUnit::hour)
        return DayPartWords{DayPart::early_hours, at + 3};
    if ((key(at, Key::early) || key(at, Key::late) || key(at, Key::mid)) &&
        facts(skip_hyphen(at + 1)).part != DayPart::none && !facts(skip_hyphen(at + 1)).plural)
        return DayPartWords{facts(skip_hyphen(at + 1)).part, skip_hyphen(at + 1) + 1};
    if (word_is(at, "pre") && mark(at + 1, '-') && word_is(at + 2, "dawn"))
        return DayPartWords{DayPart::early_hours, at + 3};
    return std::nullopt;
}

std::optional<Reader::ClockTime> Reader::clock_time(std::size_t at) const {
    ClockTime made;
    if (!number(at)) {
        if (facts(at).part == DayPart::noon || facts(at).part == DayPart::midnight) {
            made.part = facts(at).part;
            made.hour = made.part == DayPart::noon ? 12 : 0;
            made.minute = 0;
            made.end = at + 1;
            return made;
        }
        if (facts(at).number >= 1 && facts(at).number <= 12 && word_is(at + 1, "o") && mark(at + 2, '\'') &&
            key(at + 3, Key::clock)) {
            made.hour = static_cast<std::int8_t>(facts(at).number);
            made.minute = 0;
            made.end = at + 4;
            made.certain = true;
            return made;
        }
        return std::nullopt;
    }
    if (piece(at).value < 0 || (glued(at) && at > m_begin && m_pieces[at - 1].kind == Piece::Kind::mark &&
                                (m_pieces[at - 1].mark == '.' || m_pieces[at - 1].mark == ',' ||
                                 m_pieces[at - 1].mark == ':' || m_pieces[at - 1].mark == '$')))
        return std::nullopt;
    std::size_t end = at + 1;
    bool colon = false;
    int hour = piece(at).value;
    int minute = 0;
    bool minutes = false;
    if (piece(at).digits <= 2) {
        if ((mark(end, ':') || mark(end, '.')) && glued(end) && number(end + 1) && glued(end + 1) &&
            piece(end + 1).digits == 2 && piece(end + 1).value < 60) {
            colon = mark(end, ':');
            minute = piece(end + 1).value;
            minutes = true;
            end += 2;
            if (mark(end, ':') && glued(end) && number(end + 1) && glued(end + 1) &&
                piece(end + 1).digits == 2)
                end += 2;
        }
    } else if (piece(at).digits == 4 && hour / 100 <= 24 && hour % 100 < 60) {
        minute = hour % 100;
        hour /= 100;
        // `1600 GMT`, `0530 hours`, `0530hrs`
        const bool hours = unit_at(end) == TimeUnit::hour && facts(end).plural;
        const bool zone = facts(end).zone_minutes != WordFacts::no_zone ||
                          (key(end, Key::local) && key(end + 1, Key::time));
        if (!hours && !zone)
            return std::nullopt;
        made.hour = static_cast<std::int8_t>(hour);
        made.minute = static_cast<std::int8_t>(minute);
        made.end = hours ? end + 1 : end;
        made.certain = true;
        return made;
    } else {
        return std::nullopt;
    }
    if (hour > 24)
        return std::nullopt;
    // a.m. and p.m.
    const bool a = word_is(end, "a");
    const bool p = word_is(end, "p");
    std::size_t after = end;
    bool meridiem = false;
    bool pm = false;
    if ((a || p) && mark(end + 1, '.') && word_is(end + 2, "m") && glued(end + 2)) {
        meridiem = true;
        pm = p;
        after = skip_dot(end + 3);
    } else if (word_is(end, "am") || word_is(end, "pm")) {
        meridiem = true;
        pm = word_is(end, "pm");
        after = end + 1;
    }
    if (meridiem && hour >= 1 && hour <= 12) {
        made.hour = static_cast<std::int8_t>(hour % 12 + (pm ? 12 : 0));
        made.minute = static_cast<std::int8_t>(minute);
        made.end = after;
        made.certain = true;
        return made;
    }
    if (!minutes && word_is(end, "o") && mark(end + 1, '\'') && key(end + 2, Key::clock)) {
        made.hour = static_cast<std::int8_t>(hour);
        made.minute = 0;
        made.end = end + 3;
        made.certain = true;
        return made;
    }
    if (minutes && colon) {
        made.hour = static_cast<std::int8_t>(hour);
        made.minute = static_cast<std::int8_t>(minute);
        made.end = end;
        if (unit_at(end) == TimeUnit::hour && facts(end).plural) {
            ++made.end;
            made.certain = true;
        }
        return made;
    }
    return std::nullopt;
}

Reader::Result Reader::with_clock(Found day, std::size_t from) {
    std::size_t at = day.end;
    if (mark(at, ','))
        ++at;
    const std::size_t after_comma = at;
    Meaning made;
    made.kind = Kind::clock;
    made.rule = "day-clock";
    made.a = day.node;
    // `Tuesday morning`, `Friday's early hours`
    if (at == day.end) {
        if (mark(at, '\'') && glued(at) && word_is(at + 1, "s"))
            at += 2;
        if (const auto part = day_part(at)) {
            made.part = part->part;
            std::size_t end = part->end;
            // `Tuesday night at 9 p.m.`, `Sunday dawn of 25 June 1950`
            if ((key(end, Key::at) || key(end, Key::around)) && clock_time(end + 1)) {
                const auto time = clock_time(end + 1);
                made.hour = time->hour;
                made.minute = time->minute;
                end = zone_after(time->end, made);
            }
            return make(made, from, end);
        }
    }
    at = after_comma;
    if (key(at, Key::at) || key(at, Key::around) || key(at, Key::about) || key(at, Key::by) ||
        key(at, Key::before) || key(at, Key::after)) {
        const bool approximate = !key(at, Key::at);
        ++at;
        if (key(at, Key::around) || key(at, Key::about) || key(at, Key::approximately))
            ++at;
        if (const auto time = clock_time(at)) {
            made.hour = time->hour;
            made.minute = time->minute;
            made.part = time->part;
            made.approximate = approximate;
            std::size_t end = zone_after(time->end, made);
            if ((key(end, Key::in) && key(end + 1, Key::the)) && facts(end + 2).part != DayPart::none) {
                made.part = facts(end + 2).part;
                end += 3;
            }
            return make(made, from, end);
        }
        if (const auto part = day_part(at)) {
            made.part = part->part;
            return make(made, from, part->end);
        }
        return std::nullopt;
    }
    if (key(at, Key::in) && key(at + 1, Key::the))
        if (const auto part = day_part(at + 2)) {
            made.part = part->part;
            return make(made, from, part->end);
        }
    const bool after_numeric_date = node(day.node).rule == std::string_view{"numeric-date"} && at == day.end;
    if (const auto time = clock_time(at);
        time && (time->certain || (after_numeric_date && time->minute >= 0))) {
        made.hour = time->hour;
        made.minute = time->minute;
        return make(made, from, zone_after(time->end, made));
    }
    return std::nullopt;
}

Reader::Result Reader::clock(std::size_t at) {
    if (m_depth >= 6)
        return std::nullopt;
    struct Guard {
        int& depth;
        explicit Guard(int& d) : depth{d} { ++depth; }
        ~Guard() { --depth; }
    } const guard{m_depth};

    const auto any_day = [&](std::size_t from) {
        static const std::vector<TimeRule> rules = [] {
            constexpr std::array<std::string_view, 8> days{"weekday",  "date", "ordinal-day", "named",
                                                           "day-word", "unit", "ago",         "korean"};
            return rules_named(days);
        }();
        Result best = longest_of(rules, from);
        if (best) { // only days have parts of days
            const Meaning& day = node(best->node);
            const bool is_day =
                (day.kind == Kind::calendar && (day.day != 0 || day.weekday != 0)) ||
                day.kind == Kind::named ||
                ((day.kind == Kind::unit || day.kind == Kind::offset) && day.unit == TimeUnit::day);
            if (!is_day)
                best.reset();
        }
        return best;
    };

    // time first: `3:31 p.m. on Nov. 13`, `the morning of the 20th`, `noon on May 5`
    Meaning made;
    made.kind = Kind::clock;
    std::size_t from = at;
    if (key(from, Key::around) || key(from, Key::about) || key(from, Key::approximately)) {
        made.approximate = true;
        ++from;
    }
    const std::size_t unit_from = from;
    if (key(from, Key::the))
        ++from;
    std::size_t end = from;
    bool found = false;
    bool certain = false;
    if (const auto time = clock_time(from); time && unit_from == from) {
        made.hour = time->hour;
        made.minute = time->minute;
        made.part = time->part;
        made.rule = "clock-time";
        end = time->end;
        found = true;
        certain = time->certain;
        if (key(end, Key::in) && key(end + 1, Key::the) && facts(end + 2).part != DayPart::none &&
            !facts(end + 2).plural) {
            made.part = facts(end + 2).part;
            end += 3;
            certain = true;
        }
        const std::size_t zoned = zone_after(end, made);
        certain = certain || zoned != end;
        end = zoned;
        // `(0630 GMT)` repeats the time for other readers
        if (mark(end, '(') && number(end + 1)) {
            Meaning other;
            if (const auto time2 = clock_time(end + 1); time2) {
                std::size_t close = zone_after(time2->end, other);
                if (facts(close).weekday != 0)
                    ++close;
                if (mark(close, ')'))
                    end = close + 1;
            }
        }
    } else if (const auto part = day_part(from)) {
        made.part = part->part;
        made.rule = "day-part";
        end = part->end;
        found = true;
    }
    if (found) {
        std::size_t day_from = end;
        if (mark(day_from, ','))
            ++day_from;
        const std::size_t after_comma = day_from;
        if (key(day_from, Key::on) || key(day_from, Key::of))
            ++day_from;
        const bool joined = day_from != after_comma;
        const bool point = made.rule == std::string_view{"clock-time"};
        if (const auto day = any_day(day_from);
            day && (joined || point) && (after_comma == end || joined || certain)) {
            made.a = day->node;
            std::size_t day_end = day->end;
            if (const auto part = day_part(day_end);
                part && made.part == DayPart::none) { // `2:30 on Sunday morning`
                made.part = part->part;
                day_end = part->end;
            }
            return make(made, at, day_end);
        }
        // `a night`, `night`: only with an article or a clock
        if (made.rule == std::string_view{"clock-time"}) {
            if (certain || made.part != DayPart::none || key(at - 1, Key::at) || key(at - 1, Key::around) ||
                key(at - 1, Key::about) || key(at - 1, Key::by))
                return make(made, at, end);
            return std::nullopt;
        }
    }
    // day first: `Tuesday morning`, `Friday at 3 p.m.`
    if (const auto day = any_day(at)) {
        if (auto both = with_clock(*day, at)) {
            // `Sunday dawn of 25 June 1950`
            const Meaning& weekday_node = node(day->node);
            if (weekday_node.weekday != 0 && weekday_node.day == 0 && key(both->end, Key::of))
                if (const auto full = date(both->end + 1); full && node(full->node).day != 0) {
                    node(full->node).weekday = node(day->node).weekday;
                    node(both->node).a = full->node;
                    node(both->node).span.end = node(full->node).span.end;
                    both->end = full->end;
                }
            return both;
        }
    }
    if (found && made.rule == std::string_view{"day-part"}) {
        const Key left = before(at).key();
        if (left == Key::at || left == Key::in || left == Key::by || left == Key::before ||
            left == Key::during || left == Key::until || from != unit_from)
            return make(made, at, end);
    }
    return std::nullopt;
}

} // namespace dateline
