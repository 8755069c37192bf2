// SPDX-License-Identifier: Apache-2.0
// Dates by month, day and year, in words and in figures.
#include "time/reader.hpp"

#include <array>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

/// Nouns that make `the May 24 measures` a name rather than a date.
bool names_after_a_date(std::string_view word) {
    constexpr std::array<std::string_view, 25> nouns{
        "measures",   "Measures",    "Movement",    "movement", "Stadium",   "Hotel",   "Square",
        "Uprising",   "Declaration", "declaration", "Factory",  "Institute", "Brigade", "Group",
        "Agreement",  "agreement",   "Accord",      "accord",   "accords",   "pact",    "communique",
        "Foundation", "foundation",  "University",  "House"};
    for (const auto noun : nouns)
        if (word == noun)
            return true;
    return false;
}

} // namespace

/// What stands in front of a month that is also another word (`in May`), or of a bare year.
bool Reader::leads_to_time(const Piece& left) {
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

int Reader::full_year(int two_digits) {
    return two_digits > 40 ? 1900 + two_digits : 2000 + two_digits;
}

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
    const bool alone = at == m_begin && skip_dot(at + 1) == m_end; // `MARCH` above what happened then
    const bool supported = hyphened || alone || leads_to_time(before(at));
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

Reader::Result Reader::listed_day(std::size_t at) {
    std::size_t end = at;
    const int day = day_number(at, end);
    const Piece& next = piece(end);
    // `5 and 9 soldiers`: a count of what follows
    if (day == 0 ||
        (next.kind == Piece::Kind::word &&
         (next.facts == nullptr || unit_at(end) != TimeUnit::none || key(end, Key::measure))) ||
        (next.is_mark('-') && glued(end)))
        return std::nullopt;
    constexpr std::size_t longest_list = 6;
    int later = day;
    std::size_t i = at;
    for (std::size_t seen = 0; seen < longest_list && i > m_begin + 2; ++seen) {
        std::size_t left = i - 1;
        if (!key(left, Key::and_) && !mark(left, ','))
            return std::nullopt;
        if (key(left, Key::and_) && left > m_begin && mark(left - 1, ','))
            --left;
        --left;
        std::size_t ignored = left;
        const int earlier = left > m_begin ? day_number(left, ignored) : 0;
        if (earlier == 0 || earlier >= later)
            return std::nullopt;
        std::size_t month = left - 1;
        if (month > m_begin && mark(month, '.'))
            --month;
        if (facts(month).month != 0) {
            Meaning made;
            made.rule = "listed-day";
            made.month = static_cast<std::int8_t>(facts(month).month);
            made.day = static_cast<std::int8_t>(day);
            return make(made, at, end);
        }
        later = earlier;
        i = left;
    }
    return std::nullopt;
}

} // namespace dateline
