// SPDX-License-Identifier: Apache-2.0
// Years, decades, centuries, seasons, quarters and halves.
#include "time/reader.hpp"

#include <array>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

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

} // namespace

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
    if (word_is(from, "fiscal")) {
        ++from;
        if (unit_at(from) == TimeUnit::year && year_number(from + 1))
            ++from;
        if (!year_number(from))
            return std::nullopt;
        Meaning fiscal;
        fiscal.rule = "fiscal-year";
        fiscal.year = piece(from).value;
        return make(fiscal, at, from + 1);
    }
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
        if (from > at && year_number(from - 1) && mark(from, '-') && number(from + 1) &&
            piece(from + 1).digits == 2 && piece(from + 1).value == (piece(from - 1).value + 1) % 100 &&
            facts(from + 2).season != Season::none)
            from += 2; // `the 2022-23 winter`
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
    else if (from > at + 2 && number(from - 1) && year_number(from - 3))
        made.year = piece(from - 3).value;
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
    std::size_t from = skip_key(at, Key::the);
    std::size_t end = from;
    if (from != at && year_number(from) && facts(from + 1).ordinal != 0) { // `the 1988 third quarter`
        made.year = piece(from).value;
        ++from;
        end = from;
    }
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
    if (made.year != 0)
        return make(made, at, end);
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
