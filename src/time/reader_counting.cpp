// SPDX-License-Identifier: Apache-2.0
// Times counted from other times, and spans of units up to now or from now on.
#include "time/reader.hpp"

namespace dateline {

namespace {

using Kind = Meaning::Kind;

} // namespace

Reader::Result Reader::counted_from(std::size_t at) {
    const auto many = count(at);
    std::size_t unit_piece = 0;
    Meaning made;
    made.kind = Kind::offset;
    made.rule = "counted-from";
    if (many && unit_at(many->end) != TimeUnit::none) {
        unit_piece = many->end;
        made.count = many->value;
        made.approximate = many->approximate;
    } else if (key(at, Key::the) && unit_at(at + 1) != TimeUnit::none && !facts(at + 1).plural) {
        unit_piece = at + 1; // `the day after`
        made.count = 1;
    } else if (unit_at(at) != TimeUnit::none && facts(at).plural) {
        unit_piece = at; // `days after`
        made.count = Meaning::vague;
    } else {
        return std::nullopt;
    }
    made.unit = unit_at(unit_piece);
    std::size_t next = unit_piece + 1;
    if (key(next, Key::after) || key(next, Key::following) ||
        (key(next, Key::later) && key(next + 1, Key::than)))
        made.direction = 1;
    else if (key(next, Key::before) || (word_is(next, "prior") && key(next + 1, Key::to)) ||
             (key(next, Key::previous) && key(next + 1, Key::to)))
        made.direction = -1;
    else if (key(next, Key::from) && !key(next + 1, Key::now))
        made.direction = 1;
    else
        return std::nullopt;
    const bool from_word = key(next, Key::from);
    next +=
        key(next, Key::after) || key(next, Key::before) || key(next, Key::following) || from_word ? 1U : 2U;
    constexpr std::size_t longest_filler = 6; // `after another one crossed on`
    for (std::size_t i = next;
         i <= next + (from_word ? 0U : longest_filler) && i < m_end && piece(i).kind != Piece::Kind::mark;
         ++i) {
        if (i > next &&
            (key(i, Key::since) || key(i, Key::until) || key(i, Key::between) || key(i, Key::but)))
            break;
        const auto base = anchor(i);
        if (!base)
            continue;
        const Meaning& inner = node(base->node);
        const bool dated = (inner.kind == Kind::calendar &&
                            (inner.day != 0 || inner.month != 0 || inner.weekday != 0 || inner.year != 0)) ||
                           inner.kind == Kind::named ||
                           (inner.kind == Kind::clock && inner.a != Meaning::none) ||
                           inner.kind == Kind::offset || (inner.kind == Kind::unit && i == next);
        if (!dated)
            continue;
        made.a = base->node;
        made.ahead = from_word; // `a week from Friday`
        return make(made, at, base->end);
    }
    return std::nullopt;
}

/// `Two days earlier, on June 18`: the date says it all.
Reader::Found Reader::with_date_beside(Found offset, std::size_t from) {
    if (!mark(offset.end, ',') || !key(offset.end + 1, Key::on))
        return offset;
    const auto day = date(offset.end + 2);
    if (!day || node(day->node).day == 0)
        return offset;
    Meaning made = node(offset.node);
    made.rule = "offset-with-date";
    made.b = day->node;
    return make(made, from, day->end);
}

/// `ten years ago this week`, `a year ago today`.
Reader::Found Reader::with_finer_unit(Found offset, std::size_t from) {
    const auto finer = key(offset.end, Key::today)   ? day_word(offset.end)
                       : key(offset.end, Key::this_) ? unit(offset.end)
                                                     : std::nullopt;
    if (!finer || node(offset.node).unit <= node(finer->node).unit || node(finer->node).kind == Kind::clock)
        return offset;
    Meaning made = node(offset.node);
    made.rule = "offset-of-unit";
    made.b = finer->node;
    return make(made, from, finer->end);
}

Reader::Result Reader::ago(std::size_t at) {
    Meaning made;
    made.kind = Kind::offset;
    made.rule = "offset";
    std::size_t unit_piece = 0;
    const auto many = count(at);
    if (many && unit_at(skip_hyphen(many->end)) != TimeUnit::none) {
        unit_piece = skip_hyphen(many->end);
        made.count = many->value;
        made.approximate = many->approximate;
        if (key(at, Key::less) && key(at + 1, Key::than))
            made.rule = "offset-less-than";
    } else if (key(at, Key::the) && unit_at(at + 1) != TimeUnit::none && !facts(at + 1).plural) {
        unit_piece = at + 1;
        made.count = 1;
    } else if (unit_at(at) != TimeUnit::none) {
        unit_piece = at;
        made.count = facts(at).plural ? Meaning::vague : 1;
        if (!facts(at).plural && !mark(at + 1, '-'))
            return std::nullopt; // `year-ago`
    } else if (key(at, Key::the) &&
               (facts(at + 1).part == DayPart::night || facts(at + 1).part == DayPart::evening ||
                facts(at + 1).part == DayPart::morning) &&
               (key(at + 2, Key::before) || key(at + 2, Key::after)) && !facts(at + 1).plural) {
        // `the night before`, `the night before last`
        if (key(at + 3, Key::last)) {
            made.unit = TimeUnit::day;
            made.count = 2;
            made.direction = -1;
            made.spelled_ago = true;
            return part_of_day(make(made, at, at + 4), facts(at + 1).part, "offset-day-part", at);
        }
        if (at + 3 < m_end && piece(at + 3).kind != Piece::Kind::mark && !key(at + 3, Key::and_))
            return std::nullopt;
        made.unit = TimeUnit::day;
        made.count = 1;
        made.direction = key(at + 2, Key::before) ? -1 : 1;
        return part_of_day(make(made, at, at + 3), facts(at + 1).part, "offset-day-part", at);
    } else {
        return std::nullopt;
    }
    // `the year-ago quarter`
    const bool compares = mark(unit_piece + 1, '-') && !facts(unit_piece).plural &&
                          (key(unit_piece + 2, Key::ago) || key(unit_piece + 2, Key::earlier));
    if (compares && (unit_at(unit_piece + 3) != TimeUnit::none || word_is(unit_piece + 3, "period"))) {
        made.unit = unit_at(unit_piece);
        made.direction = -1;
        return make(made, at, unit_piece + 4);
    }
    const bool the = key(at, Key::the);
    made.unit = unit_at(unit_piece);
    if (made.unit == TimeUnit::season)
        return std::nullopt;
    std::size_t next = skip_hyphen(unit_piece + 1);
    if (made.count > 0 && key(next, Key::and_) && key(next + 1, Key::a) && key(next + 2, Key::half)) {
        made.count += 0.5; // `a year and a half ago`
        next += 3;
    }
    const auto closes = [&](std::size_t i) { // `before` and `after` of nothing
        return i >= m_end || piece(i).kind == Piece::Kind::mark || key(i, Key::and_) || key(i, Key::when) ||
               key(i, Key::in) || key(i, Key::on) || key(i, Key::but) || key(i, Key::at) || key(i, Key::by) ||
               key(i, Key::with) || key(i, Key::copula) || key(i, Key::said);
    };
    switch (piece(next).key()) {
    case Key::ago:
        if (the)
            return std::nullopt;
        made.direction = -1;
        made.spelled_ago = true;
        return with_finer_unit(make(made, at, next + 1), at);
    case Key::earlier:
        if (the)
            return std::nullopt;
        made.direction = -1;
        return with_date_beside(make(made, at, next + 1), at);
    case Key::later:
    case Key::afterwards:
    case Key::thereafter:
        if (key(next, Key::later) && key(next + 1, Key::than))
            return std::nullopt;
        if (the)
            return std::nullopt;
        made.direction = 1;
        return with_date_beside(make(made, at, next + 1), at);
    case Key::hence:
        made.direction = 1;
        made.spelled_ago = true;
        return make(made, at, next + 1);
    case Key::from:
        if (key(next + 1, Key::now)) {
            made.direction = 1;
            made.spelled_ago = true;
            return make(made, at, next + 2);
        }
        return std::nullopt;
    case Key::before:
    case Key::after:
        made.direction = key(next, Key::before) ? -1 : 1;
        if (the && key(next + 1, key(next, Key::before) ? Key::last : Key::next) &&
            (closes(next + 2) || unit_at(next + 2) == TimeUnit::none)) { // `the week before last`
            made.count = 2;
            made.spelled_ago = true;
            return make(made, at, next + 2);
        }
        if (key(next + 1, Key::that) && closes(next + 2))
            return with_date_beside(make(made, at, next + 2), at);
        if (closes(next + 1) && (made.count != Meaning::vague || the || mark(next + 1, ',')))
            return with_date_beside(make(made, at, next + 1), at);
        return std::nullopt;
    case Key::on: // `five days on, they were led away`
        if (the || made.count == Meaning::vague || !mark(next + 1, ','))
            return std::nullopt;
        made.direction = 1;
        return make(made, at, next + 1);
    case Key::previous:
        if (!word_is(next, "prior") || !closes(next + 1))
            return std::nullopt;
        made.direction = -1;
        return make(made, at, next + 1);
    default:
        break;
    }
    // `in two weeks' time`
    if (mark(next, '\'') &&
        (key(next + 1, Key::time) || (word_is(next + 1, "s") && key(next + 2, Key::time))) &&
        key(at - 1, Key::in)) {
        made.direction = 1;
        made.spelled_ago = true;
        return make(made, at, word_is(next + 1, "s") ? next + 3 : next + 2);
    }
    return std::nullopt;
}

Reader::Result Reader::span_of_units(std::size_t at) {
    Meaning made;
    made.kind = Kind::span;
    made.rule = "span";
    std::size_t from = skip_key(at, Key::the);
    const bool the = from != at;
    if (key(at, Key::these) && key(at + 1, Key::past))
        from = at + 1;
    const Key word = piece(from).key();
    switch (word) {
    case Key::past:
    case Key::last:
    case Key::previous:
    case Key::recent:
        made.direction = -1;
        break;
    case Key::next:
    case Key::coming:
    case Key::following:
        made.direction = 1;
        break;
    default:
        return std::nullopt;
    }
    std::size_t next = from + 1;
    if (made.direction < 0 && (key(next, Key::past) || word_is(next, "most")))
        ++next;
    const auto many = count(next);
    if (many && !many->plain_one && unit_at(skip_hyphen(many->end)) != TimeUnit::none) {
        const std::size_t unit_piece = skip_hyphen(many->end);
        made.count = many->value;
        made.approximate = many->approximate;
        made.unit = unit_at(unit_piece);
        if (made.unit == TimeUnit::season || key(unit_piece + 1, Key::of))
            return std::nullopt; // `the last two weeks of April` is read elsewhere
        // `the previous two weeks` in a story count from the date last named
        made.spelled_ago = word != Key::previous && word != Key::following;
        return make(made, at, unit_piece + 1);
    }
    made.unit = unit_at(next);
    if (made.unit == TimeUnit::none || made.unit == TimeUnit::season)
        return std::nullopt;
    made.spelled_ago = word != Key::previous && word != Key::following;
    if (facts(next).plural) {
        if (word != Key::recent && word != Key::coming && word != Key::previous && word != Key::past &&
            word != Key::following)
            return std::nullopt;
        made.count = Meaning::vague;
        made.rule = "span-vague";
        return make(made, at, next + 1);
    }
    if ((word == Key::past || (word == Key::last && the)) && !key(next + 1, Key::of) &&
        !(mark(next + 1, '-') && glued(next + 1))) {
        made.count = 1;
        return make(made, at, next + 1);
    }
    return std::nullopt;
}

} // namespace dateline
