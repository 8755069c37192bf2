// SPDX-License-Identifier: Apache-2.0
// Units told by pointing (`last year`), parts of periods, and times with names.
#include "time/reader.hpp"

namespace dateline {

namespace {

using Kind = Meaning::Kind;

bool calendar_unit(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::day:
    case TimeUnit::weekend:
    case TimeUnit::week:
    case TimeUnit::month:
    case TimeUnit::quarter:
    case TimeUnit::year:
    case TimeUnit::decade:
    case TimeUnit::century:
    case TimeUnit::fortnight:
        return true;
    default:
        return false;
    }
}

} // namespace

Reader::Result Reader::present_unit(std::size_t at, TimeUnit least) {
    const WordFacts& word = facts(at + 1);
    if (!key(at, Key::the) || word.plural || word.unit < least || word.unit == TimeUnit::season ||
        word.unit == TimeUnit::half)
        return std::nullopt;
    Meaning whole;
    whole.kind = Kind::unit;
    whole.rule = "unit";
    whole.unit = word.unit;
    // `by the end of the month` may be the month that the story has come to
    whole.which = word.unit == TimeUnit::month ? Which::none : Which::this_;
    return make(whole, at, at + 2);
}

Reader::Found Reader::part_of_day(Found day, DayPart part, std::string_view rule, std::size_t from) {
    Meaning clock;
    clock.kind = Kind::clock;
    clock.rule = rule;
    clock.part = part;
    clock.a = day.node;
    return make(clock, from, day.end);
}

Reader::Result Reader::unit(std::size_t at) {
    const std::size_t from = skip_key(at, Key::the);
    std::size_t after = from;
    Which which = which_at(from, after);
    // `the past week` counts back from now: a span
    if (key(from, Key::past))
        return std::nullopt;
    Meaning made;
    made.kind = Kind::unit;
    made.rule = "unit";
    if (from != at && word_is(from, "latest") && unit_at(from + 1) >= TimeUnit::week &&
        unit_at(from + 1) <= TimeUnit::quarter && unit_at(from + 1) != TimeUnit::season &&
        !facts(from + 1).plural) {
        made.rule = "latest-unit";
        made.unit = unit_at(from + 1);
        made.which = Which::last;
        return make(made, at, from + 2);
    }
    if (which == Which::none) {
        if (from != at && unit_at(from) == TimeUnit::weekend && !facts(from).plural) {
            made.unit = TimeUnit::weekend;
            made.which = Which::none;
            return make(made, at, from + 1);
        }
        return std::nullopt;
    }
    const WordFacts& word = facts(after);
    // `the next morning`, `that night`, `this morning`, `last night`
    if (word.part != DayPart::none && !word.plural) {
        if (which == Which::this_ || which == Which::last || which == Which::next ||
            which == Which::following || which == Which::same || which == Which::that ||
            which == Which::previous) {
            made.unit = TimeUnit::day;
            made.which = which == Which::next ? Which::following : which;
            return part_of_day(make(made, at, after + 1), word.part, "which-day-part", at);
        }
        return std::nullopt;
    }
    if (!calendar_unit(word.unit) || word.plural)
        return std::nullopt;
    if (mark(after + 1, '-') && glued(after + 1) && glued(after + 2))
        return std::nullopt; // `this year-long`
    // `the next week` in a story is the one after the date last named; `next week` is seen from now
    if (which == Which::next && (from != at || word.unit == TimeUnit::day))
        which = Which::following;
    if (which == Which::last && from != at && word.unit != TimeUnit::quarter && word.unit != TimeUnit::day)
        return std::nullopt; // `the last week` (of something) counts back
    if (which == Which::last && word.unit == TimeUnit::day)
        return std::nullopt; // `the last day`
    made.unit = word.unit;
    made.which = which;
    return make(made, at, after + 1);
}

Reader::Result Reader::day_word(std::size_t at) {
    Meaning made;
    made.kind = Kind::offset;
    made.rule = "day-word";
    made.unit = TimeUnit::day;
    made.spelled_ago = true;
    const auto of = [&](double days, int direction, std::size_t end) {
        made.count = days;
        made.direction = static_cast<std::int8_t>(direction);
        return make(made, at, end);
    };
    switch (piece(at).key()) {
    case Key::today:
        return of(0, -1, at + 1);
    case Key::yesterday:
        return of(1, -1, at + 1);
    case Key::tomorrow:
        return of(1, 1, at + 1);
    case Key::overnight: {
        // `sent balloons over the border overnight, ...`: from yesterday to today; `an overnight search` is
        // none
        const bool alone = at + 1 >= m_end || piece(at + 1).kind == Piece::Kind::mark ||
                           word_is(at + 1, "and") || word_is(at + 1, "after") || word_is(at + 1, "as") ||
                           word_is(at + 1, "in") || word_is(at + 1, "across") || word_is(at + 1, "over") ||
                           word_is(at + 1, "by") || word_is(at + 1, "near") || word_is(at + 1, "from");
        if (!alone || at == m_begin || key(at - 1, Key::the) || word_is(at - 1, "an"))
            return std::nullopt;
        const Result a = of(1, -1, at + 1);
        const Result b = of(0, -1, at + 1);
        if (!a || !b)
            return std::nullopt;
        Meaning range;
        range.kind = Kind::range;
        range.rule = "overnight";
        range.a = a->node;
        range.b = b->node;
        return make(range, at, at + 1);
    }
    case Key::tonight:
        return part_of_day(of(0, 1, at + 1), DayPart::night, "day-word", at);
    default:
        break;
    }
    const std::size_t from = skip_key(at, Key::the);
    if (unit_at(from) == TimeUnit::day && from != at) {
        if (key(from + 1, Key::before) && key(from + 2, Key::yesterday))
            return of(2, -1, from + 3);
        if (key(from + 1, Key::after) && key(from + 2, Key::tomorrow))
            return of(2, 1, from + 3);
    }
    return std::nullopt;
}

Reader::Result Reader::part(std::size_t at) {
    Meaning made;
    made.kind = Kind::part;
    made.rule = "part";
    std::size_t from = skip_key(at, Key::the);
    const bool the = from != at;
    if (word_is(from, "very"))
        ++from;
    // `year-end`, `the year's end`
    if (unit_at(from) == TimeUnit::year && !facts(from).plural) {
        std::size_t end_at = from + 1;
        if (mark(end_at, '\'') && glued(end_at) && word_is(end_at + 1, "s"))
            end_at += 2;
        else
            end_at = skip_hyphen(end_at);
        if (end_at != from + 1 && word_is(end_at, "end")) {
            Meaning year;
            year.kind = Kind::unit;
            year.rule = "unit";
            year.unit = TimeUnit::year;
            year.which = Which::this_;
            made.a = make(year, from, from + 1).node;
            made.part_of = PartOf::end;
            return make(made, at, end_at + 1);
        }
        return std::nullopt;
    }
    std::size_t inner = from + 1;
    switch (piece(from).key()) {
    case Key::early:
        made.part_of = PartOf::early;
        break;
    case Key::late:
        made.part_of = PartOf::late;
        break;
    case Key::mid:
        made.part_of = PartOf::mid;
        break;
    case Key::beginning:
    case Key::start:
        made.part_of = PartOf::beginning;
        break;
    case Key::end:
        made.part_of = PartOf::end;
        break;
    case Key::middle:
        made.part_of = PartOf::mid;
        break;
    case Key::turn:
        made.part_of = PartOf::beginning;
        break;
    default:
        if (the && (word_is(from, "latter") || word_is(from, "later") || word_is(from, "closing") ||
                    word_is(from, "final") || word_is(from, "opening"))) {
            made.part_of = word_is(from, "opening") ? PartOf::early : PartOf::late;
            break;
        }
        return std::nullopt;
    }
    const bool adjective = made.part_of == PartOf::early || made.part_of == PartOf::late ||
                           (made.part_of == PartOf::mid && key(from, Key::mid));
    // `mid-to-late 1990s`: the middle
    if (adjective && mark(inner, '-') && key(inner + 1, Key::to) && mark(inner + 2, '-') &&
        (key(inner + 3, Key::late) || key(inner + 3, Key::mid)))
        inner += 4;
    else if (adjective && key(inner, Key::to) && (key(inner + 1, Key::late) || key(inner + 1, Key::mid)))
        inner += 2;
    inner = adjective ? skip_hyphen(inner) : inner;
    const std::size_t after_word = inner;
    if (adjective || key(from, Key::end) == false) {
        // `the early part of`, `the early days of`
        if (the &&
            (word_is(inner, "part") || word_is(inner, "days") || word_is(inner, "weeks") ||
             word_is(inner, "months") || word_is(inner, "years") || word_is(inner, "stages")) &&
            key(inner + 1, Key::of))
            inner += 2;
    }
    if (inner == after_word) {
        if (adjective) {
            if (key(inner, Key::in) || key(inner, Key::on))
                ++inner;
        } else if (key(inner, Key::of)) {
            ++inner;
        } else {
            return std::nullopt;
        }
    }
    // `the end of the year`
    if (!number(inner + 2))
        if (const auto present = present_unit(inner, TimeUnit::day)) {
            if (unit_at(inner + 1) == TimeUnit::day && !adjective)
                return std::nullopt;
            made.a = present->node;
            return make(made, at, present->end);
        }
    const auto whole = anchor(inner);
    if (!whole)
        return std::nullopt;
    const Kind kind = node(whole->node).kind;
    const bool day_word = kind == Kind::offset && node(whole->node).rule == std::string_view{"day-word"};
    if (kind != Kind::calendar && kind != Kind::decade && kind != Kind::century && kind != Kind::season &&
        kind != Kind::unit && kind != Kind::named && kind != Kind::period && kind != Kind::clock &&
        !(adjective && day_word))
        return std::nullopt;
    made.a = whole->node;
    return make(made, at, whole->end);
}

Reader::Result Reader::nth(std::size_t at) {
    const std::size_t from = skip_key(at, Key::the);
    Meaning made;
    made.kind = Kind::nth;
    made.rule = "nth";
    made.count = 1;
    std::size_t end = from;
    if (key(from, Key::last) || word_is(from, "final") || word_is(from, "closing")) {
        made.ordinal = -1;
        end = from + 1;
    } else if (word_is(from, "opening")) {
        made.ordinal = 1;
        end = from + 1;
    } else {
        made.ordinal = static_cast<std::int16_t>(ordinal_at(from, end));
        if (made.ordinal == 0)
            return std::nullopt;
    }
    if (made.ordinal == 1 || made.ordinal == -1) {
        if (const auto many = count(end);
            many && many->value > 0 && !many->plain_one && unit_at(many->end) != TimeUnit::none) {
            made.count = many->value;
            end = many->end;
        } else if (many && many->value == Meaning::vague) {
            return std::nullopt;
        }
    }
    if (facts(end).weekday != 0 && !facts(end).plural) {
        made.weekday = static_cast<std::int8_t>(facts(end).weekday);
        made.unit = TimeUnit::day;
    } else {
        made.unit = unit_at(end);
        if (made.unit != TimeUnit::day && made.unit != TimeUnit::week && made.unit != TimeUnit::month &&
            made.unit != TimeUnit::year && made.unit != TimeUnit::decade && made.unit != TimeUnit::weekend)
            return std::nullopt;
    }
    const std::size_t of = end + 1;
    if (!key(of, Key::of) && !key(of, Key::in))
        return std::nullopt;
    if (facts(end).plural && made.weekday == 0 && made.count == 1) { // `the last days of July`
        made.count = made.unit == TimeUnit::day ? 10 : made.unit == TimeUnit::week ? 4 : 3;
        made.approximate = true;
    }
    const std::size_t inner = of + 1;
    if (const auto present = present_unit(inner, TimeUnit::week)) {
        made.a = present->node;
        return make(made, at, present->end);
    }
    const auto whole = anchor(inner);
    if (!whole || key(of, Key::in))
        return std::nullopt;
    const Kind kind = node(whole->node).kind;
    if (kind != Kind::calendar && kind != Kind::decade && kind != Kind::unit && kind != Kind::season &&
        kind != Kind::named && kind != Kind::period)
        return std::nullopt;
    made.a = whole->node;
    return make(made, at, whole->end);
}

Reader::Result Reader::named(std::size_t at) {
    std::size_t from = skip_key(at, Key::the);
    int year_before = 0;
    if (year_number(from)) {
        year_before = piece(from).value;
        ++from;
    }
    if (before(from).is_mark('-') && glued(from))
        return std::nullopt; // `pre-pandemic`
    const auto match = m_chronology.longest(m_text, m_pieces, from, m_end);
    if (!match)
        return std::nullopt;
    const NamedTime& entry = m_chronology.entries()[static_cast<std::size_t>(match->entry)];
    if (entry.kind != NamedTime::Kind::period && entry.kind != NamedTime::Kind::recurring)
        return std::nullopt;
    Meaning made;
    made.kind = Kind::named;
    made.rule = "named";
    made.entry = match->entry;
    made.year = year_before;
    std::size_t end = match->end;
    if (entry.kind == NamedTime::Kind::recurring && made.year == 0) {
        std::size_t next = end;
        if (mark(next, ',') || key(next, Key::of) || key(next, Key::in))
            ++next;
        if (year_number(next)) {
            made.year = piece(next).value;
            end = next + 1;
        } else {
            std::size_t unit_end = next;
            const Which which = which_at(skip_key(next, Key::the), unit_end);
            if (which != Which::none && unit_at(unit_end) == TimeUnit::year && !mark(end, ','))
                if (const auto year_node = unit(next)) {
                    made.a = year_node->node;
                    end = year_node->end;
                }
        }
    }
    return make(made, at, end);
}

Reader::Result Reader::anniversary(std::size_t at) {
    std::size_t from = skip_key(at, Key::the);
    Meaning made;
    made.kind = Kind::anniversary;
    made.rule = "anniversary";
    std::size_t end = from;
    Which which = which_at(from, end);
    if (which == Which::coming || which == Which::next)
        made.ahead = true;
    if (which == Which::none)
        end = from;
    from = end;
    made.ordinal = static_cast<std::int16_t>(ordinal_at(from, end));
    if (made.ordinal == 0)
        end = from;
    std::size_t word = end;
    if (word_is(word, "founding") || word_is(word, "birth"))
        ++word;
    if (!key(word, Key::anniversary) && !key(word, Key::birthday))
        return std::nullopt;
    std::size_t next = word + 1;
    if (!key(next, Key::of))
        return std::nullopt;
    constexpr std::size_t longest_filler = 7; // `the establishment of diplomatic ties with the`
    for (std::size_t i = next + 1;
         i < next + 1 + longest_filler && i < m_end && piece(i).kind != Piece::Kind::mark; ++i) {
        const auto match = m_chronology.longest(m_text, m_pieces, i, m_end);
        if (!match)
            continue;
        const NamedTime& entry = m_chronology.entries()[static_cast<std::size_t>(match->entry)];
        if (entry.kind == NamedTime::Kind::name)
            continue;
        made.entry = match->entry;
        end = match->end;
        // ` on Oct. 10`, `, which falls on Oct. 10`
        std::size_t on = mark(end, ',') ? end + 1 : end;
        if (key(on, Key::on))
            if (const auto day = date(on + 1); day && node(day->node).day != 0) {
                made.a = day->node;
                end = day->end;
            }
        return make(made, at, end);
    }
    return std::nullopt;
}

} // namespace dateline
