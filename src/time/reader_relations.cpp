// SPDX-License-Identifier: Apache-2.0
// Ranges, open ends, and parts of the present period.
#include "time/reader.hpp"

#include <array>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

bool has_date(const Meaning& meaning) {
    return meaning.kind != Kind::duration && meaning.kind != Kind::set && meaning.kind != Kind::reference;
}

} // namespace

void Reader::share_fields(std::int32_t a_index, std::int32_t b_index) {
    Meaning& a = node(a_index);
    Meaning& b = node(b_index);
    if (a.kind == Kind::clock && b.kind == Kind::clock) {
        if (a.a == Meaning::none)
            a.a = b.a;
        else if (b.a == Meaning::none)
            b.a = a.a;
        return;
    }
    if (a.kind == Kind::part && a.a != Meaning::none && b.kind == Kind::calendar) {
        share_fields(a.a, b_index);
        return;
    }
    if (b.kind == Kind::part && b.a != Meaning::none && a.kind == Kind::calendar) {
        share_fields(a_index, b.a);
        return;
    }
    if (a.kind == Kind::part && b.kind == Kind::part && a.a != Meaning::none && b.a != Meaning::none) {
        share_fields(a.a, b.a);
        return;
    }
    if (a.kind != Kind::calendar || b.kind != Kind::calendar)
        return;
    if (b.month == 0 && b.day != 0)
        b.month = a.month;
    if (a.month == 0 && a.day != 0)
        a.month = b.month;
    if (a.bc != b.bc) // `499 to 449 BC`
        a.bc = b.bc = true;
    if (a.a == Meaning::none && b.a != Meaning::none && a.year == 0)
        a.a = b.a;
    else if (b.a == Meaning::none && a.a != Meaning::none && b.year == 0)
        b.a = a.a;
    const bool wraps = a.month > b.month || (a.month == b.month && a.day > b.day);
    if (a.year == 0 && b.year != 0 && a.month != 0)
        a.year = wraps ? b.year - 1 : b.year;
    if (b.year == 0 && a.year != 0 && b.month != 0)
        b.year = wraps ? a.year + 1 : a.year;
}

/// The second half of a range, read at `second`: a full expression, or the bare number of a day or year.
Reader::Result Reader::close_range(Found a, std::size_t from, std::size_t second) {
    const Meaning first = node(a.node);
    Found b;
    bool made_b = false;
    if (first.kind == Kind::calendar && number(second)) {
        Meaning other;
        other.kind = Kind::calendar;
        other.rule = "range-end";
        std::size_t end = second;
        if (first.day != 0 && first.weekday == 0) {
            const int day = day_number(second, end);
            // `June 9-20`, not `June 9-20 July`
            std::size_t ignored = end;
            if (day != 0 && month_at(end, ignored, true) == 0) {
                other.day = static_cast<std::int8_t>(day);
                if (first.month != 0) {
                    other.month = first.month;
                    other.year = first.year;
                    const std::size_t after = first.year == 0 ? read_year_after(end, other) : end;
                    b = make(other, second, after);
                    made_b = true;
                    if (day < first.day)
                        return std::nullopt;
                }
            }
        } else if (first.year != 0 && first.month == 0 && !first.bc && piece(second).digits == 2 &&
                   lone_number(second) &&
                   !(glued(second + 1) && piece(second + 1).kind == Piece::Kind::word)) {
            const int year = first.year / 100 * 100 + piece(second).value;
            if (year > first.year) {
                other.year = year;
                b = make(other, second, second + 1);
                made_b = true;
            }
        } else if (first.year != 0 && first.month == 0 && year_number(second)) {
            other.year = piece(second).value;
            b = make(other, second, key(second + 1, Key::bc) ? second + 2 : second + 1);
            if (key(second + 1, Key::bc))
                node(b.node).bc = node(a.node).bc = true;
            made_b = node(b.node).bc || other.year >= first.year;
        } else if (first.year != 0 && first.month == 0 &&
                   (key(second + 1, Key::bc) || (first.bc && piece(second).digits == 3))) {
            other.year = piece(second).value;
            other.bc = true;
            node(a.node).bc = true;
            b = make(other, second, key(second + 1, Key::bc) ? second + 2 : second + 1);
            made_b = true;
        }
    }
    if (!made_b) {
        const auto found = anchor(second);
        if (!found || !has_date(node(found->node)))
            return std::nullopt;
        b = *found;
    }
    share_fields(a.node, b.node);
    Meaning made;
    made.kind = Kind::range;
    made.rule = "range";
    made.a = a.node;
    made.b = b.node;
    return make(made, from, b.end);
}

Reader::Result Reader::between(std::size_t at) {
    if (!key(at, Key::between))
        return std::nullopt;
    Result a = anchor(at + 1);
    // `between 9 and 20 June`
    if (std::size_t end = at + 1;
        (!a || a->end == at + 2) && day_number(at + 1, end) != 0 && key(end, Key::and_))
        if (const auto b = day_first(end + 1)) {
            Meaning first;
            first.rule = "range-start";
            first.day = static_cast<std::int8_t>(piece(at + 1).value);
            a = make(first, at + 1, end);
        }
    if (!a || !key(a->end, Key::and_))
        return std::nullopt;
    return close_range(*a, at, a->end + 1);
}

Reader::Result Reader::from_to(std::size_t at) {
    if (!key(at, Key::from))
        return std::nullopt;
    Result a = anchor(at + 1);
    const auto separates = [&](std::size_t i) {
        return key(i, Key::to) || key(i, Key::until) || key(i, Key::through) || mark(i, '-');
    };
    if (std::size_t end = at + 1; (!a || a->end == at + 2) && day_number(at + 1, end) != 0 && separates(end))
        if (day_first(end + 1)) {
            Meaning first;
            first.rule = "range-start";
            first.day = static_cast<std::int8_t>(piece(at + 1).value);
            a = make(first, at + 1, end);
        }
    if (!a)
        return std::nullopt;
    if (separates(a->end)) {
        std::size_t second = a->end + 1;
        if (key(second, Key::at) && key(second + 1, Key::less))
            second += 2;
        return close_range(*a, at, second);
    }
    // `from January on`, `from 2019 onwards`
    if ((key(a->end, Key::on) && (a->end + 1 >= m_end || piece(a->end + 1).kind == Piece::Kind::mark)) ||
        word_is(a->end, "onward") || word_is(a->end, "onwards")) {
        Meaning made;
        made.kind = Kind::since;
        made.rule = "from-on";
        made.a = a->node;
        return make(made, at, a->end + 1);
    }
    return std::nullopt;
}

Reader::Result Reader::joined(std::size_t at) {
    // `9-20 June`, `9 to 20 June`
    if (std::size_t end = at; number(at) && day_number(at, end) != 0 &&
                              (mark(end, '-') || key(end, Key::to) || key(end, Key::and_)))
        if (std::size_t second_end = end + 1; day_number(end + 1, second_end) > piece(at).value)
            if (const auto b = day_first(end + 1)) {
                if (key(end, Key::and_) && piece(end + 1).value != piece(at).value + 1)
                    return std::nullopt;
                Meaning first = node(b->node);
                first.rule = "range-start";
                first.day = static_cast<std::int8_t>(piece(at).value);
                const Found a = make(first, at, end);
                return close_range(a, at, end + 1);
            }
    Result a;
    if (facts(at).month != 0 || number(at) || facts(at).weekday != 0 || key(at, Key::early) ||
        key(at, Key::mid) || key(at, Key::late)) {
        using Rule = Result (Reader::*)(std::size_t);
        constexpr std::array<Rule, 5> starts = {&Reader::date, &Reader::weekday, &Reader::year, &Reader::part,
                                                &Reader::decade};
        for (const Rule rule : starts) {
            const Result found = (this->*rule)(at);
            if (found && (!a || found->end > a->end))
                a = found;
        }
    }
    // `June-August`: the first month stands without support
    if (std::size_t end = at; !a && facts(at).month != 0 && month_at(at, end, true) != 0) {
        Meaning first;
        first.rule = "month";
        first.month = static_cast<std::int8_t>(facts(at).month);
        a = make(first, at, end);
    }
    if (!a)
        return std::nullopt;
    const std::size_t join = a->end;
    const bool consecutive =
        key(join, Key::and_) && number(join + 1) && node(a->node).kind == Kind::calendar &&
        node(a->node).day != 0 && node(a->node).weekday == 0 &&
        piece(join + 1).value == node(a->node).day + 1 && !number(join + 2) && facts(join + 2).month == 0 &&
        (piece(join + 2).kind == Piece::Kind::mark || piece(join + 2).facts != nullptr || join + 2 >= m_end);
    if (!mark(join, '-') && !key(join, Key::to) && !key(join, Key::through) && !key(join, Key::until) &&
        !mark(join, '~') && !consecutive)
        return std::nullopt;
    if (mark(join, '-') && piece(join).space_before && number(join + 1) == false &&
        facts(join + 1).month == 0)
        return std::nullopt; // a dash between clauses
    const Kind first_kind = node(a->node).kind;
    const Meaning first = node(a->node);
    const auto b = close_range(*a, at, join + 1);
    if (!b)
        return std::nullopt;
    // both ends are of one kind: `2019 to Tuesday` is no range
    const Meaning& second = node(node(b->node).b);
    if (first_kind != second.kind && first_kind != Kind::part && second.kind != Kind::part)
        return std::nullopt;
    if (first_kind == Kind::calendar && second.kind == Kind::calendar) {
        const auto grain = [](const Meaning& m) {
            return m.day != 0 ? 3 : m.weekday != 0 ? 3 : m.month != 0 ? 2 : 1;
        };
        if (grain(first) != grain(second) && !(grain(first) != 1 && grain(second) != 1))
            return std::nullopt;
    }
    return b;
}

Reader::Result Reader::since(std::size_t at) {
    std::size_t from = at;
    if (word_is(from, "ever"))
        ++from;
    if (!key(from, Key::since))
        return std::nullopt;
    ++from;
    if (key(from, Key::at) && key(from + 1, Key::less))
        from += 2;
    if (key(from, Key::as) && key(from + 1, Key::early) && key(from + 2, Key::as))
        from += 3;
    if (key(from, Key::in) || key(from, Key::on))
        ++from;
    Result whole = anchor(from);
    if (!whole && word_is(from, "then")) { // the date last named
        Meaning then;
        then.kind = Kind::unit;
        then.rule = "then";
        then.which = Which::that;
        whole = make(then, from, from + 1);
    }
    if (!whole || !has_date(node(whole->node)))
        return std::nullopt;
    Meaning made;
    made.kind = Kind::since;
    made.rule = "since";
    made.a = whole->node;
    made.approximate = node(whole->node).approximate;
    return make(made, at, whole->end);
}

Reader::Result Reader::until_by(std::size_t at) {
    std::size_t from = at;
    const bool until = key(at, Key::until) || key(at, Key::through) ||
                       (word_is(at, "up") && (key(at + 1, Key::until) || key(at + 1, Key::to)));
    if (!until && !key(at, Key::by))
        return std::nullopt;
    from = word_is(at, "up") ? at + 2 : at + 1;
    if (key(from, Key::at) && key(from + 1, Key::less))
        from += 2;
    const auto whole = anchor(from);
    if (!whole || !has_date(node(whole->node)))
        return std::nullopt;
    const Meaning& inner = node(whole->node);
    if (inner.kind == Kind::clock && inner.a == Meaning::none)
        return std::nullopt; // `by night`
    if (inner.kind == Kind::season && inner.plural)
        return std::nullopt;
    Meaning made;
    made.kind = until ? Kind::until : Kind::by;
    made.rule = until ? "until" : "by";
    made.a = whole->node;
    return make(made, at, whole->end);
}

Reader::Result Reader::earlier_later(std::size_t at) {
    Meaning made;
    made.kind = Kind::earlier;
    made.rule = "earlier-in";
    std::size_t from = at;
    if (key(at, Key::so) && key(at + 1, Key::far)) {
        from = at + 2;
        made.rule = "so-far";
        if (key(from, Key::in))
            ++from;
    } else if (key(at, Key::earlier) || key(at, Key::later)) {
        made.kind = key(at, Key::earlier) ? Kind::earlier : Kind::later;
        made.rule = key(at, Key::earlier) ? "earlier-in" : "later-in";
        from = at + 1;
        if (key(from, Key::in) || key(from, Key::on))
            ++from;
    } else if ((key(at, Key::the) && word_is(at + 1, "rest") && key(at + 2, Key::of)) ||
               (word_is(at, "rest") && key(at + 1, Key::of))) {
        made.kind = Kind::later;
        made.rule = "rest-of";
        from = key(at, Key::the) ? at + 3 : at + 2;
    } else if (key(at, Key::this_) && unit_at(at + 1) != TimeUnit::none && !facts(at + 1).plural &&
               key(at + 2, Key::so) && key(at + 3, Key::far)) {
        const auto whole = unit(at);
        if (!whole)
            return std::nullopt;
        made.rule = "so-far";
        made.a = whole->node;
        return make(made, at, at + 4);
    } else {
        return std::nullopt;
    }
    // `earlier in the week`, `later in the day`
    if (const auto present = present_unit(from, TimeUnit::day)) {
        made.a = present->node;
        return make(made, at, present->end);
    }
    const auto whole = anchor(from);
    if (!whole)
        return std::nullopt;
    const Meaning& inner = node(whole->node);
    if (inner.kind != Kind::unit && inner.kind != Kind::calendar && inner.kind != Kind::decade &&
        inner.kind != Kind::season && inner.kind != Kind::clock && inner.kind != Kind::offset &&
        inner.kind != Kind::named)
        return std::nullopt;
    if (inner.kind == Kind::offset && inner.rule != std::string_view{"day-word"})
        return std::nullopt;
    made.a = whole->node;
    return make(made, at, whole->end);
}

} // namespace dateline
