// SPDX-License-Identifier: Apache-2.0
// Time words that give no date: lengths, repeated times, and now.
#include "time/reader.hpp"

namespace dateline {

namespace {

using Kind = Meaning::Kind;

bool leads_to_length(const Piece& left) {
    switch (left.key()) {
    case Key::for_:
    case Key::in:
    case Key::within:
    case Key::than:
    case Key::over:
    case Key::about:
    case Key::around:
    case Key::approximately:
    case Key::after:
    case Key::less:
    case Key::of:
    case Key::during:
    case Key::through:
    case Key::throughout:
    case Key::half:
    case Key::to:
    case Key::by:
    case Key::before:
    case Key::until:
        return true;
    default:
        return false;
    }
}

} // namespace

Reader::Result Reader::duration(std::size_t at) {
    Meaning made;
    made.kind = Kind::duration;
    made.rule = "duration";
    const std::size_t from = skip_key(at, Key::the);
    std::size_t unit_piece = from;
    const auto many = count(from);
    bool a = false;
    if (many && unit_at(skip_hyphen(many->end)) != TimeUnit::none) {
        unit_piece = skip_hyphen(many->end);
        made.count = many->value;
        made.approximate = many->approximate;
        a = many->plain_one;
        if (unit_piece == many->end && made.count > 1 && !facts(unit_piece).plural &&
            unit_at(unit_piece) != TimeUnit::century && !mark(unit_piece + 1, '-'))
            return std::nullopt; // `two second`
    } else if (unit_at(from) != TimeUnit::none && facts(from).plural) {
        made.count = Meaning::vague;
        made.rule = "duration-vague";
        if (from == at && !leads_to_length(before(at)) && !key(from + 1, Key::of) && !mark(from + 1, '-'))
            return std::nullopt;
        if (from != at && !key(from + 1, Key::of))
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    made.unit = unit_at(unit_piece);
    std::size_t end = unit_piece + 1;
    // ages and people: `24-year-old`, `three years old`
    if (word_is(skip_hyphen(end), "old") || word_is(skip_hyphen(end), "olds") || word_is(end, "younger") ||
        word_is(end, "older"))
        made.rule = "age";
    if (mark(end, '-') && glued(end) && word_is(end + 1, "long"))
        end += 2;
    if (a && made.rule != std::string_view{"age"}) {
        made.rule = "duration-a";
        if (!many->approximate && !leads_to_length(before(at)) &&
            !(mark(unit_piece + 1, '-') && glued(unit_piece + 1)) && !key(end, Key::of))
            made.rule = "rate"; // `three times a day`, `5,000 won a kilo a day`
    }
    if (made.unit == TimeUnit::second && made.count == 1)
        return std::nullopt;
    return make(made, at, end);
}

Reader::Result Reader::set(std::size_t at) {
    Meaning made;
    made.kind = Kind::set;
    made.rule = "set";
    made.count = 1;
    const auto repeats = [&](TimeUnit unit, std::size_t end) {
        made.unit = unit;
        return make(made, at, end);
    };
    switch (piece(at).key()) {
    case Key::daily:
        return repeats(TimeUnit::day, at + 1);
    case Key::nightly:
        made.part = DayPart::night;
        return repeats(TimeUnit::day, at + 1);
    case Key::hourly:
        return repeats(TimeUnit::hour, at + 1);
    case Key::weekly:
        return repeats(TimeUnit::week, at + 1);
    case Key::monthly:
        return repeats(TimeUnit::month, at + 1);
    case Key::quarterly:
        return repeats(TimeUnit::quarter, at + 1);
    case Key::annually:
        return repeats(TimeUnit::year, at + 1);
    default:
        break;
    }
    if (key(at, Key::every) || key(at, Key::each) || key(at, Key::per)) {
        std::size_t next = at + 1;
        if (key(next, Key::other)) {
            made.count = 2;
            ++next;
        }
        if (std::size_t end = next;
            ordinal_at(next, end) != 0 && unit_at(end) != TimeUnit::none && unit_at(next) == TimeUnit::none) {
            made.count = ordinal_at(next, end);
            next = end;
        }
        if (key(next, Key::few)) {
            made.count = Meaning::vague;
            ++next;
        }
        const WordFacts& word = facts(next);
        if (word.weekday != 0) {
            made.weekday = static_cast<std::int8_t>(word.weekday);
            made.unit = TimeUnit::week;
            std::size_t end = next + 1;
            if (facts(end).part != DayPart::none)
                ++end;
            return make(made, at, end);
        }
        if (word.part != DayPart::none) {
            made.part = word.part;
            return repeats(TimeUnit::day, next + 1);
        }
        if (word.season != Season::none) {
            made.season = word.season;
            return repeats(TimeUnit::year, next + 1);
        }
        std::size_t month_end = next;
        if (const int month = month_at(next, month_end, true); month != 0) {
            made.month = static_cast<std::int8_t>(month);
            made.unit = TimeUnit::year;
            std::size_t day_end = month_end;
            if (const int day = day_number(month_end, day_end); day != 0)
                month_end = day_end;
            return make(made, at, month_end);
        }
        if (word.unit != TimeUnit::none)
            return repeats(word.unit, next + 1);
        if (const auto many = count(next); many && unit_at(many->end) != TimeUnit::none) {
            made.count = many->value;
            return repeats(unit_at(many->end), many->end + 1);
        }
        return std::nullopt;
    }
    if (facts(at).weekday != 0 && facts(at).plural) {
        made.weekday = static_cast<std::int8_t>(facts(at).weekday);
        return repeats(TimeUnit::week, at + 1);
    }
    if (facts(at).plural && facts(at).part != DayPart::none) {
        made.part = facts(at).part;
        return repeats(TimeUnit::day, at + 1);
    }
    if (unit_at(at) == TimeUnit::weekend && facts(at).plural)
        return repeats(TimeUnit::weekend, at + 1);
    // `once a week`, `three times a day`
    std::size_t next = at;
    if (key(at, Key::once) || key(at, Key::twice))
        next = at + 1;
    else if ((number(at) || facts(at).number != 0 || key(at, Key::several)) && key(at + 1, Key::times))
        next = at + 2;
    if (next != at &&
        (key(next, Key::a) || key(next, Key::every) || key(next, Key::per) || key(next, Key::each)) &&
        unit_at(next + 1) != TimeUnit::none)
        return repeats(unit_at(next + 1), next + 2);
    return std::nullopt;
}

Reader::Result Reader::reference(std::size_t at) {
    Meaning made;
    made.kind = Kind::reference;
    made.rule = "reference";
    const auto towards = [&](int direction, std::size_t end) {
        made.direction = static_cast<std::int8_t>(direction);
        return make(made, at, end);
    };
    switch (piece(at).key()) {
    case Key::now:
        return towards(0, at + 1);
    case Key::currently:
        return towards(0, at + 1);
    case Key::recently:
        return towards(-1, at + 1);
    case Key::previously:
    case Key::formerly:
        made.rule = "reference-adverb";
        return towards(-1, at + 1);
    case Key::former:
        made.rule = "reference-adverb";
        return towards(-1, at + 1);
    case Key::recent:
        made.rule = "reference-adjective";
        return towards(-1, at + 1);
    case Key::current:
        made.rule = "reference-adjective";
        return towards(0, at + 1);
    case Key::future:
        return towards(1, at + 1);
    case Key::present:
        if (before(at).is(Key::at))
            return towards(0, at + 1);
        return std::nullopt;
    case Key::these:
        if (unit_at(at + 1) == TimeUnit::day && facts(at + 1).plural)
            return towards(0, at + 2);
        return std::nullopt;
    case Key::the: {
        if (key(at + 1, Key::past) &&
            (piece(at + 2).kind == Piece::Kind::mark || piece(at + 2).facts != nullptr || at + 2 >= m_end) &&
            unit_at(at + 2) == TimeUnit::none && facts(at + 2).number == 0)
            return towards(-1, at + 2);
        std::size_t next = at + 1;
        if (word_is(next, "near") || word_is(next, "foreseeable") || word_is(next, "distant") ||
            word_is(next, "immediate"))
            ++next;
        if (key(next, Key::future))
            return towards(1, next + 1);
        if (key(at + 1, Key::present))
            return towards(0, at + 2);
        if (word_is(at + 1, "moment"))
            return towards(0, at + 2);
        if (key(at + 1, Key::time) && word_is(at + 2, "being"))
            return towards(0, at + 3);
        // `the quarter`, `the latest quarter`: the one spoken of
        const std::size_t unit_piece = word_is(at + 1, "latest") ? at + 2 : at + 1;
        if ((unit_at(unit_piece) == TimeUnit::quarter || unit_at(unit_piece) == TimeUnit::month ||
             unit_at(unit_piece) == TimeUnit::year || unit_at(unit_piece) == TimeUnit::week ||
             unit_at(unit_piece) == TimeUnit::day) &&
            !facts(unit_piece).plural && !(mark(unit_piece + 1, '-') && glued(unit_piece + 1))) {
            made.rule = "unit-spoken-of";
            made.unit = unit_at(unit_piece);
            return make(made, at, unit_piece + 1);
        }
        return std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

} // namespace dateline
