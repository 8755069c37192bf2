// SPDX-License-Identifier: Apache-2.0
// Dates, years and the longer calendar periods.
#include "time/reader.hpp"

#include <array>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

/// What stands in front of a month that is also another word (`in May`), or of a bare year.
bool leads_to_time(const Piece& left) {
    switch (left.key()) {
    case Key::in:
    case Key::since:
    case Key::until:
    case Key::by:
    case Key::of:
    case Key::from:
    case Key::to:
    case Key::between:
    case Key::and_:
    case Key::or_:
    case Key::during:
    case Key::early:
    case Key::mid:
    case Key::late:
    case Key::last:
    case Key::next:
    case Key::this_:
    case Key::around:
    case Key::about:
    case Key::before:
    case Key::after:
    case Key::through:
    case Key::throughout:
    case Key::previous:
    case Key::following:
    case Key::that:
    case Key::within:
    case Key::as:
    case Key::than:
    case Key::coming:
    case Key::past:
    case Key::over:
    case Key::on:
        return true;
    default:
        return left.facts != nullptr && left.facts->season != Season::none;
    }
}

/// Nouns that make `the May 24 measures` a name rather than a date.
bool names_after_a_date(std::string_view word) {
    constexpr std::array<std::string_view, 18> nouns{
        "measures", "Measures", "Movement",    "movement",    "Stadium",    "Hotel",
        "Square",   "Uprising", "Declaration", "declaration", "Factory",    "Institute",
        "Brigade",  "Group",    "Agreement",   "Accord",      "University", "House"};
    for (const auto noun : nouns)
        if (word == noun)
            return true;
    return false;
}

bool newspaper_after_a_weekday(std::string_view word) {
    constexpr std::array<std::string_view, 9> nouns{"Times",       "Herald", "Mirror", "Telegraph", "Express",
                                                    "Independent", "Mail",   "Post",   "Tribune"};
    for (const auto noun : nouns)
        if (word == noun)
            return true;
    return false;
}

/// What stands in front of a four-digit number that numbers something.
bool numbers_a_thing(std::string_view word) {
    constexpr std::array<std::string_view, 16> nouns{
        "No",         "no",      "Room",    "Flight", "Unit",   "Route",  "Highway", "Resolution",
        "resolution", "Article", "Section", "Number", "number", "Decree", "Order",   "Regiment"};
    for (const auto noun : nouns)
        if (word == noun)
            return true;
    return false;
}

int full_year(int two_digits) {
    return two_digits > 40 ? 1900 + two_digits : 2000 + two_digits;
}

} // namespace

bool Reader::looks_like_name_after(std::size_t at) const {
    if (piece(at).kind == Piece::Kind::word && names_after_a_date(words(at)))
        return true;
    return (word_is(at, "joint") || word_is(at, "military") || word_is(at, "north")) &&
           (names_after_a_date(words(at + 1)) || names_after_a_date(words(at + 2)));
}

std::size_t Reader::read_year_after(std::size_t at, Meaning& into) const {
    // `, 2024` `2024` `of 2024` `, of 480 BC`
    std::size_t next = at;
    if (mark(next, ','))
        ++next;
    else if (key(next, Key::of))
        ++next;
    if (next > at && key(next - 1, Key::of) && key(next, Key::the))
        return at;
    if (number(next) && piece(next).value > 0 && key(next + 1, Key::bc) && piece(next).digits <= 4) {
        into.year = piece(next).value;
        into.bc = true;
        return next + 2;
    }
    if (m_bc && number(next) && piece(next).digits == 3 && lone_number(next)) {
        into.year = piece(next).value;
        into.bc = true;
        return next + 1;
    }
    if (mark(next, '\'') && number(next + 1) && glued(next + 1) && piece(next + 1).digits == 2 &&
        piece(next).space_before) {
        into.year = full_year(piece(next + 1).value); // `August '23`
        return next + 2;
    }
    if (!year_number(next))
        return at;
    // `On Oct. 3, 2024 people signed` cannot be told from a date; the date is by far more common.
    into.year = piece(next).value;
    return key(next + 1, Key::ad) && words(next + 1) == "AD" ? next + 2 : next + 1;
}

Reader::Result Reader::month_first(std::size_t at) {
    std::size_t end = at;
    const bool hyphened =
        before(at).is_mark('-') && at >= m_begin + 2 && leads_to_time(m_pieces[at - 2]); // `mid-May`
    const bool supported = hyphened || leads_to_time(before(at));
    const bool day_or_year_follows = number(at + 1) || (mark(at + 1, '.') && number(at + 2)) ||
                                     ((mark(at + 1, ',') || key(at + 1, Key::of)) && year_number(at + 2));
    const int month = month_at(at, end, supported || day_or_year_follows);
    if (month == 0)
        return std::nullopt;
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = "month";
    made.month = static_cast<std::int8_t>(month);
    std::size_t after_day = end;
    const std::size_t day_at = skip_key(end, Key::the);
    int day = day_number(day_at, after_day);
    if (day != 0 && day_at != end && !ordinal_suffix(day_at))
        day = 0;
    // `May 5:30` and `March 20 percent` are no days
    if (day != 0 &&
        ((mark(after_day, ':') && glued(after_day) && number(after_day + 1) && glued(after_day + 1)) ||
         mark(after_day, '%') || word_is(after_day, "percent")))
        day = 0;
    if (day != 0) {
        made.day = static_cast<std::int8_t>(day);
        made.rule = "month-day";
        const std::size_t after_year = read_year_after(after_day, made);
        if (after_year == after_day && looks_like_name_after(after_day) &&
            (key(at - 1, Key::the) || piece(after_day).capital))
            return std::nullopt;
        if (after_year != after_day)
            made.rule = "month-day-year";
        end = after_year;
    } else {
        const std::size_t after_year = read_year_after(end, made);
        if (after_year != end) {
            made.rule = "month-year";
            end = after_year;
        } else if (facts(at).everyday && facts(at).abbreviation && end == at + 1 && !supported) {
            return std::nullopt; // `Jan`, `Mar`: somebody's name
        } else if (!supported && piece(end).kind == Piece::Kind::word && piece(end).capital &&
                   piece(end).facts == nullptr && (at == m_begin || before(at).kind == Piece::Kind::mark)) {
            return std::nullopt; // `April Kim runs ...`
        }
    }
    return make(made, at, end);
}

Reader::Result Reader::day_first(std::size_t at) {
    std::size_t end = at;
    const std::size_t from = skip_key(at, Key::the);
    int day = day_number(from, end);
    if (day == 0) {
        day = ordinal_at(from, end);
        if (day == 0 || day > 31 || !key(end, Key::of))
            return std::nullopt;
    } else if (from != at && !ordinal_suffix(from)) {
        return std::nullopt; // `the 15 May soldiers`
    }
    const std::size_t month_start = skip_key(end, Key::of);
    std::size_t after_month = month_start;
    const int month = month_at(month_start, after_month, true);
    if (month == 0 || (facts(month_start).everyday && !piece(month_start).capital))
        return std::nullopt;
    // `of 9 May soldiers`, yet `at 2 May 5`: a day after the month wins
    std::size_t other = after_month;
    if (day_number(after_month, other) != 0 && !mark(after_month, ',') && month_start == end)
        return std::nullopt;
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = "day-month";
    made.month = static_cast<std::int8_t>(month);
    made.day = static_cast<std::int8_t>(day);
    const std::size_t after_year = read_year_after(after_month, made);
    if (after_year != after_month)
        made.rule = "day-month-year";
    return make(made, at, after_year);
}

Reader::Result Reader::numeric_date(std::size_t at) {
    if (!number(at) || (glued(at) && at > m_begin && !m_pieces[at - 1].is_mark('(') &&
                        !m_pieces[at - 1].is_mark('"') && !m_pieces[at - 1].is_mark('[')))
        return std::nullopt;
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = "numeric-date";
    const auto fits = [&](int year, int month, int day) {
        if (year < 1000 || year > 2100 || !civil::day_of(year, month, day))
            return false;
        made.year = year;
        made.month = static_cast<std::int8_t>(month);
        made.day = static_cast<std::int8_t>(day);
        return true;
    };
    if (piece(at).digits == 8) {
        const int value = piece(at).value;
        if (glued(at + 1) && (number(at + 1) || piece(at + 1).kind == Piece::Kind::word) &&
            !word_is(at + 1, "T"))
            return std::nullopt;
        if (value >= 19000101 && fits(value / 10000, value / 100 % 100, value % 100))
            return make(made, at, at + 1);
        return std::nullopt;
    }
    const Piece& separator = piece(at + 1);
    if (separator.kind != Piece::Kind::mark || !glued(at + 1) ||
        (separator.mark != '-' && separator.mark != '/' && separator.mark != '.') || !number(at + 2))
        return std::nullopt;
    const bool spaced = !glued(at + 2); // `2024. 8. 20.`
    if (spaced && (separator.mark != '.' || piece(at).digits != 4))
        return std::nullopt;
    const bool third =
        mark(at + 3, separator.mark) && glued(at + 3) && number(at + 4) && glued(at + 4) != spaced;
    if (third) {
        const int a = piece(at).value;
        const int b = piece(at + 2).value;
        const int c = piece(at + 4).value;
        const std::size_t end = at + 5;
        if (glued(end) && (number(end) || (mark(end, separator.mark) && glued(end + 1) && number(end + 1))))
            return std::nullopt;
        if (piece(at).digits == 4 && piece(at + 2).digits <= 2 && piece(at + 4).digits <= 2 && fits(a, b, c))
            return make(made, at, mark(end, '.') && spaced ? end + 1 : end);
        if (piece(at).digits > 2 || piece(at + 2).digits > 2)
            return std::nullopt;
        const int year = piece(at + 4).digits == 4                            ? c
                         : piece(at + 4).digits == 2 && separator.mark != '.' ? full_year(c)
                                                                              : 0;
        // Month first with slashes, day first with dots; whatever is a date decides
        const bool day_first_here = separator.mark == '.';
        if (year != 0 &&
            (day_first_here ? fits(year, b, a) || fits(year, a, b) : fits(year, a, b) || fits(year, b, a)))
            return make(made, at, end);
        return std::nullopt;
    }
    // `2024-08`, yet `2007-08` is two years
    if (piece(at).digits == 4 && piece(at + 2).digits == 2 && separator.mark == '-' && !spaced &&
        piece(at).value >= 1900 && piece(at).value <= 2100 && piece(at + 2).value >= 1 &&
        piece(at + 2).value <= 12 && piece(at + 2).value != piece(at).value % 100 + 1 &&
        !(glued(at + 3) && (number(at + 3) || mark(at + 3, '-'))) && words(at + 2).front() == '0') {
        made.year = piece(at).value;
        made.month = static_cast<std::int8_t>(piece(at + 2).value);
        return make(made, at, at + 3);
    }
    return std::nullopt;
}

Reader::Result Reader::date(std::size_t at) {
    Result best = number(at) ? numeric_date(at) : std::nullopt;
    if (!best) {
        // `last October`, `this March`
        std::size_t month_at_piece = at;
        Which which = Which::none;
        if (key(at, Key::last) || key(at, Key::next) || key(at, Key::this_) || key(at, Key::coming) ||
            (key(at, Key::the) &&
             (key(at + 1, Key::previous) || key(at + 1, Key::following) || key(at + 1, Key::coming)))) {
            const std::size_t word = skip_key(at, Key::the);
            which = which_at(word, month_at_piece);
        } else if (key(at, Key::that)) {
            which = which_at(at, month_at_piece);
        }
        if (which != Which::none) {
            std::size_t end = month_at_piece;
            const int month = month_at(month_at_piece, end, true);
            if (month == 0)
                return std::nullopt;
            Meaning made;
            made.kind = Kind::calendar;
            made.rule = "which-month";
            made.month = static_cast<std::int8_t>(month);
            made.which = which;
            std::size_t after_day = end;
            if (const int day = day_number(end, after_day); day != 0) {
                made.day = static_cast<std::int8_t>(day);
                end = after_day;
            }
            return make(made, at, end);
        }
        best = facts(at).month != 0 ? month_first(at) : day_first(at);
    }
    if (!best)
        return std::nullopt;
    Meaning& made = node(best->node);
    const std::size_t end = best->end;
    // `Aug. 9 (Sunday)`, `Aug. 9, a Sunday`
    if (made.day != 0) {
        std::size_t weekday_at = end;
        if (mark(weekday_at, '('))
            ++weekday_at;
        const WordFacts& word = facts(weekday_at);
        if (word.weekday != 0 && !word.plural && weekday_at != end) {
            const std::size_t close = word.abbreviation ? skip_dot(weekday_at + 1) : weekday_at + 1;
            if (mark(close, ')')) {
                made.weekday = static_cast<std::int8_t>(word.weekday);
                made.span.end = piece(close).span.end;
                return Found{best->node, close + 1};
            }
        }
    } else if (made.month != 0 && made.year == 0 && made.day == 0 && made.which == Which::none) {
        // `June of last year`, `September this year`, `November of the same year`
        const std::size_t unit_from = skip_key(end, Key::of);
        const std::size_t unit_start =
            key(unit_from, Key::the) && unit_from != end ? unit_from + 1 : unit_from;
        std::size_t unit_end = unit_start;
        const Which which = which_at(unit_start, unit_end);
        if (which != Which::none && unit_at(unit_end) == TimeUnit::year && !facts(unit_end).plural) {
            const auto year_node = unit(unit_from);
            if (year_node) {
                node(best->node).a = year_node->node;
                node(best->node).rule = "month-of-year-meant";
                node(best->node).span.end = node(year_node->node).span.end;
                return Found{best->node, year_node->end};
            }
        }
    }
    if (node(best->node).day != 0 && node(best->node).year == 0) {
        // `Aug. 9 of last year`, `9 August last year`
        const std::size_t unit_from = skip_key(end, Key::of);
        std::size_t unit_end = unit_from;
        const Which which = which_at(skip_key(unit_from, Key::the), unit_end);
        if (which != Which::none && unit_at(unit_end) == TimeUnit::year && !facts(unit_end).plural) {
            if (const auto year_node = unit(unit_from)) {
                node(best->node).a = year_node->node;
                node(best->node).span.end = node(year_node->node).span.end;
                return Found{best->node, year_node->end};
            }
        }
    }
    return best;
}

Reader::Result Reader::weekday(std::size_t at) {
    std::size_t day_at = at;
    Which which = Which::none;
    if (facts(at).weekday == 0) {
        const std::size_t word = skip_key(at, Key::the);
        which = which_at(word, day_at);
        if (which == Which::none)
            return std::nullopt;
    }
    const WordFacts& word = facts(day_at);
    if (word.weekday == 0 || word.plural || !piece(day_at).capital)
        return std::nullopt;
    std::size_t end = word.abbreviation ? skip_dot(day_at + 1) : day_at + 1;
    if (piece(end).kind == Piece::Kind::word && newspaper_after_a_weekday(words(end)))
        return std::nullopt;
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = which == Which::none ? "weekday" : "which-weekday";
    made.weekday = static_cast<std::int8_t>(word.weekday);
    made.which = which;
    // a date beside it
    std::size_t date_at = end;
    const bool bracket = mark(date_at, '(') || mark(date_at, '[');
    if (bracket || mark(date_at, ','))
        ++date_at;
    if (facts(date_at).month != 0 || number(date_at) || key(date_at, Key::the)) {
        Result found = facts(date_at).month != 0 ? month_first(date_at)
                       : number(date_at)         ? numeric_date(date_at)
                                                 : std::nullopt;
        if (!found)
            found = day_first(date_at);
        if (!found && number(date_at)) {
            std::size_t after = date_at; // `Tuesday (20th)`
            if (const int day = day_number(date_at, after); day != 0 && bracket) {
                Meaning only_day;
                only_day.day = static_cast<std::int8_t>(day);
                only_day.rule = "weekday-with-day";
                found = make(only_day, date_at, after);
            }
        }
        if (!found && key(date_at, Key::the) && ordinal_suffix(date_at + 1)) {
            std::size_t after = date_at + 1;
            if (const int day = day_number(date_at + 1, after); day != 0 && !piece(after).capital) {
                Meaning only_day;
                only_day.day = static_cast<std::int8_t>(day);
                only_day.rule = "weekday-with-day";
                found = make(only_day, date_at, after);
            }
        }
        if (found && node(found->node).day != 0 &&
            (!bracket || mark(found->end, ')') || mark(found->end, ']'))) {
            Meaning with = node(found->node);
            with.weekday = made.weekday;
            with.rule = "weekday-with-date";
            return make(with, at, bracket ? found->end + 1 : found->end);
        }
    }
    if (word.abbreviation && end == day_at + 1 && which == Which::none && !key(day_at - 1, Key::on))
        return std::nullopt; // `Sun`, `Wed`, `Sat` without dot, date or preposition
    if (word.abbreviation && word_is(day_at, "sun") && key(day_at - 1, Key::the))
        return std::nullopt;
    // `Wednesday of last week`, `Monday this week`
    const std::size_t week_at = skip_key(end, Key::of);
    std::size_t week_end = week_at;
    const std::size_t which_start = key(week_at, Key::the) && week_at != end ? week_at + 1 : week_at;
    const Which week_which = which_at(which_start, week_end);
    if (week_which != Which::none &&
        (unit_at(week_end) == TimeUnit::week || unit_at(week_end) == TimeUnit::month) &&
        !facts(week_end).plural) {
        if (const auto week = unit(week_at)) {
            made.a = week->node;
            made.rule = "weekday-of-week";
            return make(made, at, week->end);
        }
    }
    return make(made, at, end);
}

Reader::Result Reader::ordinal_day(std::size_t at) {
    if (!key(at, Key::the) || !ordinal_suffix(at + 1))
        return std::nullopt;
    switch (before(at).key()) {
    case Key::on:
    case Key::of:
    case Key::by:
    case Key::since:
    case Key::until:
    case Key::from:
    case Key::to:
    case Key::before:
    case Key::after:
    case Key::between:
    case Key::and_:
        break;
    default:
        return std::nullopt;
    }
    std::size_t end = at + 1;
    const int day = day_number(at + 1, end);
    if (day == 0)
        return std::nullopt;
    // `the 22nd Division`, `the 2nd floor`: an ordinal that counts a thing
    const Piece& next = piece(end);
    if (mark(end, '-') && glued(end))
        return std::nullopt;
    if (end < m_end && next.kind == Piece::Kind::word && (next.capital ? true : next.facts == nullptr)) {
        const std::string_view word = words(end);
        const bool verb = word.size() > 3 && word.substr(word.size() - 2) == "ed";
        if (next.capital || !verb)
            return std::nullopt;
    }
    if (next.facts != nullptr &&
        (next.facts->unit != TimeUnit::none || next.facts->key == Key::anniversary ||
         next.facts->key == Key::birthday || next.facts->key == Key::measure ||
         next.facts->key == Key::time || next.facts->key == Key::last ||
         (next.facts->number != 0 && !before(at).is(Key::on)) || next.facts->key == Key::annually))
        return std::nullopt;
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = "ordinal-day";
    made.day = static_cast<std::int8_t>(day);
    // `the 20th of this month`, `the 5th of last month`
    const std::size_t month_from = skip_key(end, Key::of);
    if (month_from != end) {
        std::size_t which_end = month_from;
        const Which which = which_at(skip_key(month_from, Key::the), which_end);
        if (which != Which::none && unit_at(which_end) == TimeUnit::month) {
            if (const auto month = unit(month_from)) {
                made.a = month->node;
                return make(made, at, month->end);
            }
        }
        return std::nullopt; // `the 5th of eight`
    }
    return make(made, at, end);
}

bool Reader::year_supported(std::size_t at) const {
    const Piece& left = before(at);
    const Piece& next = piece(at + 1);
    if (left.kind == Piece::Kind::word && numbers_a_thing(words(at - 1)))
        return false;
    if (left.is_mark('.') && at >= m_begin + 2 && numbers_a_thing(words(at - 2)))
        return false;
    const bool lead = leads_to_time(left);
    const bool strong = left.is(Key::in) || left.is(Key::since) || left.is(Key::until) ||
                        left.is(Key::during) || left.is(Key::by);
    if (next.is(Key::measure) || (next.kind == Piece::Kind::mark && next.mark == '%'))
        return false;
    // `2024 people`: a count of what follows
    if (next.kind == Piece::Kind::word && next.facts == nullptr && !next.capital) {
        const std::string_view word = words(at + 1);
        const bool plural = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' &&
                            word[word.size() - 2] != 'u';
        const bool possessive = left.is(Key::the) || left.is(Key::pronoun) || left.is(Key::a) || strong ||
                                (left.kind == Piece::Kind::word && words(at - 1) == "s") || left.capital;
        if (plural && !possessive)
            return false;
    }
    if (left.is(Key::approximately) || left.is(Key::some) || left.is(Key::than) || left.is(Key::all))
        return next.kind == Piece::Kind::mark || at + 1 >= m_end;
    if (piece(at).value >= 1900 && piece(at).value <= 2100)
        return true;
    return lead || left.is_mark('(') || left.is(Key::the) || next.is_mark(')') ||
           (next.is_mark('-') && number(at + 2));
}

Reader::Result Reader::bc_year(std::size_t at) {
    if (!number(at) || piece(at).digits > 4 || piece(at).value <= 0)
        return std::nullopt;
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = "bc-year";
    made.year = piece(at).value;
    made.bc = true;
    if (key(at + 1, Key::bc) && piece(at + 1).capital)
        return make(made, at, at + 2);
    const Piece& left = before(at);
    if (m_bc && piece(at).digits == 3 && lone_number(at) && leads_to_time(left) && !left.is(Key::of) &&
        !left.is(Key::about) && !left.is(Key::around) && !left.is(Key::than) && !left.is(Key::to) &&
        !left.is(Key::and_) && !left.is(Key::or_) && !left.is(Key::over) &&
        (piece(at + 1).kind == Piece::Kind::mark || key(at + 1, Key::the) || key(at + 1, Key::to) ||
         key(at + 1, Key::and_)))
        return make(made, at, at + 1);
    return std::nullopt;
}

Reader::Result Reader::year(std::size_t at) {
    std::size_t from = at;
    if (key(from, Key::the))
        ++from;
    if (unit_at(from) == TimeUnit::year && !facts(from).plural && number(from + 1))
        ++from; // `the year 2019`
    else
        from = at;
    if (const auto bc = bc_year(from)) {
        node(bc->node).span.begin = piece(at).span.begin;
        return bc;
    }
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = "year";
    if (mark(at, '\'') && piece(at).space_before && number(at + 1) && glued(at + 1) &&
        piece(at + 1).digits == 2 && !(glued(at + 2) && piece(at + 2).kind == Piece::Kind::word)) {
        made.year = full_year(piece(at + 1).value);
        return make(made, at, at + 2);
    }
    if (!year_number(from) || (from == at && !year_supported(at)))
        return std::nullopt;
    if (glued(from) && from > m_begin && m_pieces[from - 1].is_mark('/'))
        return std::nullopt;
    made.year = piece(from).value;
    const bool ad = key(from + 1, Key::ad) && words(from + 1) == "AD";
    return make(made, at, ad ? from + 2 : from + 1);
}

Reader::Result Reader::decade(std::size_t at) {
    Meaning made;
    made.kind = Kind::decade;
    made.rule = "decade";
    const bool the = key(at, Key::the);
    std::size_t from = skip_key(at, Key::the);
    const bool quote = mark(from, '\'');
    if (quote)
        ++from;
    if (number(from)) {
        std::size_t s = from + 1;
        if (mark(s, '\'') && glued(s))
            ++s;
        if (!word_is(s, "s") || !glued(s) || piece(from).value % 10 != 0)
            return std::nullopt;
        if (piece(from).digits == 4 && piece(from).value >= 1000 && piece(from).value <= 2090)
            made.year = piece(from).value;
        else if (piece(from).digits == 2 && (the || quote))
            made.year = full_year(piece(from).value);
        else if (m_bc && piece(from).digits == 3 && the) {
            made.year = piece(from).value;
            made.bc = true;
        } else
            return std::nullopt;
        if (key(s + 1, Key::bc)) {
            made.bc = true;
            ++s;
        }
        return make(made, at, s + 1);
    }
    constexpr std::array<std::string_view, 9> names{"",        "twenties",  "thirties", "forties", "fifties",
                                                    "sixties", "seventies", "eighties", "nineties"};
    if (!the)
        return std::nullopt;
    for (std::size_t i = 1; i < names.size(); ++i)
        if (word_is(from, names[i])) {
            made.year = 1900 + static_cast<int>(i + 1) * 10;
            return make(made, at, from + 1);
        }
    return std::nullopt;
}

Reader::Result Reader::century(std::size_t at) {
    const std::size_t from = skip_key(at, Key::the);
    std::size_t end = from;
    const int ordinal = ordinal_at(from, end);
    if (ordinal < 1 || ordinal > 22)
        return std::nullopt;
    const std::size_t unit_piece = skip_hyphen(end);
    if (unit_at(unit_piece) != TimeUnit::century || facts(unit_piece).plural)
        return std::nullopt;
    Meaning made;
    made.kind = Kind::century;
    made.rule = "century";
    made.year = (ordinal - 1) * 100 + 1;
    end = unit_piece + 1;
    if (key(end, Key::bc)) {
        made.bc = true;
        ++end;
    } else if (m_bc && ordinal < 10) {
        made.bc = true;
    }
    return make(made, at, end);
}

Reader::Result Reader::season(std::size_t at) {
    std::size_t from = at;
    Which which = Which::none;
    const bool the = key(at, Key::the);
    if (facts(at).season == Season::none) {
        from = skip_key(at, Key::the);
        std::size_t after = from;
        which = which_at(from, after);
        if (which != Which::none)
            from = after;
        if (year_number(from))
            ++from; // `the 1982 summer`
    }
    const WordFacts& word = facts(from);
    if (word.season == Season::none)
        return std::nullopt;
    Meaning made;
    made.kind = Kind::season;
    made.rule = "season";
    made.season = word.season;
    made.which = which;
    if (from > at && year_number(from - 1))
        made.year = piece(from - 1).value;
    std::size_t end = from + 1;
    const std::size_t year_from = mark(end, ',') ? end + 1 : skip_key(end, Key::of);
    if (made.year == 0 && year_number(year_from)) {
        made.year = piece(year_from).value;
        end = year_from + 1;
        if ((mark(end, '-') || mark(end, '/')) && glued(end) && number(end + 1) && glued(end + 1)) {
            const int last = piece(end + 1).value;
            made.year_end = piece(end + 1).digits == 4   ? last
                            : piece(end + 1).digits == 2 ? made.year / 100 * 100 + last
                                                         : 0;
            if (made.year_end == made.year + 1)
                end += 2;
            else
                made.year_end = 0;
        }
    } else if (made.year == 0 && mark(year_from, '\'') && number(year_from + 1)) {
        end = read_year_after(end, made);
    } else if (made.year == 0 && number(year_from) &&
               (key(year_from + 1, Key::bc) || (m_bc && piece(year_from).digits == 3))) {
        end = read_year_after(end, made);
    } else if (made.year == 0) {
        std::size_t unit_end = year_from;
        const Which year_which = which_at(skip_key(year_from, Key::the), unit_end);
        if (year_which != Which::none && unit_at(unit_end) == TimeUnit::year && !facts(unit_end).plural) {
            if (const auto year_node = unit(year_from)) {
                made.a = year_node->node;
                end = year_node->end;
            }
        }
    }
    const bool dated = made.year != 0 || made.a != Meaning::none || which != Which::none;
    const Piece& left = before(at);
    const bool part_before = left.is(Key::early) || left.is(Key::late) || left.is(Key::mid) ||
                             left.is(Key::of) || left.is(Key::since) || left.is(Key::until) ||
                             left.is(Key::by) || left.is(Key::in) || left.is(Key::during) ||
                             left.is_mark('-');
    if (!dated && word.everyday && !the && !part_before)
        return std::nullopt; // `prices fall`, `springs to mind`
    if (!dated && word.everyday && the && key(end, Key::of))
        return std::nullopt; // `the fall of Kabul`
    if (!dated && !the && !part_before)
        made.plural = true; // `winter clothes`: no particular one
    if (!dated && piece(from).capital && piece(end).kind == Piece::Kind::word && piece(end).capital)
        made.plural = true; // `the Winter Olympics`
    return make(made, at, end);
}

Reader::Result Reader::period(std::size_t at) {
    Meaning made;
    made.kind = Kind::period;
    const std::size_t from = skip_key(at, Key::the);
    std::size_t end = from;
    // `Q3 2019`, `Q3`
    if (word_is(at, "q") && number(at + 1) && glued(at + 1) && piece(at + 1).value >= 1 &&
        piece(at + 1).value <= 4) {
        made.rule = "quarter";
        made.unit = TimeUnit::quarter;
        made.ordinal = static_cast<std::int16_t>(piece(at + 1).value);
        end = at + 2;
    } else {
        int ordinal = ordinal_at(from, end);
        if (ordinal == 0 && (key(from, Key::last) || word_is(from, "final")) &&
            unit_at(from + 1) == TimeUnit::quarter && key(from + 2, Key::of)) {
            ordinal = 4;
            end = from + 1;
        }
        if (ordinal == 0 && (key(from, Key::last) || word_is(from, "latter")) && key(from + 1, Key::half)) {
            ordinal = 2;
            end = from + 1;
        }
        const std::size_t unit_piece = skip_hyphen(end);
        if (ordinal >= 1 && ordinal <= 4 && unit_at(unit_piece) == TimeUnit::quarter &&
            !facts(unit_piece).plural) {
            made.unit = TimeUnit::quarter;
            made.rule = "quarter";
        } else if ((ordinal == 1 || ordinal == 2) && key(unit_piece, Key::half)) {
            made.unit = TimeUnit::half;
            made.rule = "half";
        } else {
            return std::nullopt;
        }
        made.ordinal = static_cast<std::int16_t>(ordinal);
        end = unit_piece + 1;
        if (mark(end, '-') && glued(end) && made.unit == TimeUnit::quarter &&
            (word_is(end + 1, "final") || word_is(end + 1, "finals")))
            return std::nullopt;
    }
    // of what
    const std::size_t of = skip_key(end, Key::of);
    if (year_number(of)) {
        made.year = piece(of).value;
        return make(made, at, of + 1);
    }
    if (of != end || key(end, Key::this_) || key(end, Key::last) || key(end, Key::next)) {
        if (key(of, Key::the) && unit_at(of + 1) == TimeUnit::year)
            return make(made, at, of + 2);
        if (const auto whole = anchor(of)) {
            const Meaning::Kind kind = node(whole->node).kind;
            if (kind == Kind::unit || kind == Kind::calendar || kind == Kind::decade ||
                kind == Kind::century) {
                made.a = whole->node;
                return make(made, at, whole->end);
            }
        }
    }
    if (made.unit == TimeUnit::half)
        return std::nullopt; // the first half of a game
    return make(made, at, end);
}

} // namespace dateline
