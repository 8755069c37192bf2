// SPDX-License-Identifier: Apache-2.0
// Weekdays, and days told by their number alone.
#include "base/ascii.hpp"
#include "time/reader.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

bool newspaper_after_a_weekday(std::string_view word) {
    constexpr std::array<std::string_view, 9> nouns{"Times",       "Herald", "Mirror", "Telegraph", "Express",
                                                    "Independent", "Mail",   "Post",   "Tribune"};
    for (const auto noun : nouns)
        if (word == noun)
            return true;
    return false;
}

} // namespace

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
    made.any_such = which == Which::none && at > m_begin &&
                    (word_is(at - 1, "a") || word_is(at - 1, "one"));
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
            made.any_such = false;
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
        if (at > m_begin + 1 && (word_is(at - 1, "around") || word_is(at - 1, "about")) && key(at - 2, Key::on))
            break; // `on around the 23rd`
        // `on the 9th, the 18th and the 20th`
        if (at < m_begin + 3 || !mark(at - 1, ',') || ordinal_suffix(at - 3) != at - 1)
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
        constexpr std::array<std::string_view, 28> past{
            "came", "went",  "got",   "made", "ran",  "swam",  "took",   "left",  "fell",  "began",
            "led",  "sent",  "shot",  "met",  "gave", "said",  "told",   "saw",   "found", "brought",
            "flew", "drove", "rowed", "blew", "put",  "crept", "walked", "became"};
        // `On the 9th China sent them back`, `On the 5th guards shot a man`: nothing that is counted opens a
        // sentence so
        constexpr std::array<std::string_view, 16> counted{
            "division", "army",   "corps",   "regiment", "brigade", "fleet",    "party", "congress",
            "parallel", "street", "avenue",  "infantry", "floor",   "battalion", "day",  "plenum"};
        const bool opens = at == m_begin + 1 && before(at).is(Key::on) &&
                           std::find(counted.begin(), counted.end(), to_lower(word)) == counted.end() &&
                           (next.capital || word.back() == 's');
        const bool verb = (word.size() > 3 && word.substr(word.size() - 2) == "ed") ||
                          std::find(past.begin(), past.end(), word) != past.end();
        if (!opens && (next.capital || !verb))
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

} // namespace dateline
