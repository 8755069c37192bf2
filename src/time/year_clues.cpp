// SPDX-License-Identifier: Apache-2.0
#include "time/year_clues.hpp"

#include "time/direction.hpp"
#include "time/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;

constexpr int earliest_year = 1945; ///< of dates that may bound a publication
constexpr int latest_year = 2060;

constexpr days title_lasts{60}; ///< an office is named so a while after it ended

void note_past(YearClues& clues, Day day, Span span) {
    if (clues.latest_past && day <= *clues.latest_past)
        return;
    clues.latest_past = day;
    clues.latest_span = span;
    clues.latest_year_told = civil::year_of(day);
}

/// `former President`, `then-leader`, `late leader`: no longer so.
bool is_over(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin, std::size_t at) {
    constexpr std::array<std::string_view, 7> words{"former",      "then",   "late", "ex",
                                                    "predecessor", "ousted", "under"};
    for (std::size_t n = 1; n <= 2 && at >= begin + n; ++n) {
        const std::string_view word = pieces[at - n].span.of(text);
        if (std::find(words.begin(), words.end(), word) != words.end())
            return true;
    }
    return false;
}

/// Offices and topics that are spoken of as present bound the publication.
void gather_eras(const Document& document, const FoundTimes& times, const Chronology& chronology,
                 YearClues& clues) {
    const std::string_view text = document.text();
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        if (!document.told(document.sentences[s]))
            continue;
        const std::size_t begin = times.sentence_pieces[s];
        const std::size_t end = times.sentence_pieces[s + 1];
        for (std::size_t at = begin; at < end; ++at) {
            const auto match = chronology.longest_era(text, times.pieces, at, end);
            if (!match)
                continue;
            const Span span{times.pieces[at].span.begin, times.pieces[match->end - 1].span.end};
            const auto& era = chronology.entries()[static_cast<std::size_t>(match->entry)].days;
            note_past(clues, era.front().first, span);
            if (!is_over(text, times.pieces, begin, at))
                clues.eras.push_back({era, span});
            at = match->end - 1;
        }
    }
}

} // namespace

std::optional<StatedDate> stated_date(const FoundTimes& times, std::int32_t root) {
    StatedDate date;
    for (int depth = 0; root != Meaning::none && depth < 4; ++depth) {
        const Meaning& meaning = times.node(root);
        if (meaning.kind == Kind::clock) {
            if (meaning.hour >= 0)
                date.minute_of_day = meaning.hour * 60 + std::max<int>(meaning.minute, 0);
            if (meaning.zone_minutes != WordFacts::no_zone)
                date.utc_offset_s = meaning.zone_minutes * 60;
            root = meaning.a;
            continue;
        }
        if (meaning.kind != Kind::calendar || meaning.bc || meaning.a != Meaning::none ||
            meaning.which != Which::none)
            return std::nullopt;
        date.year = meaning.year;
        date.month = meaning.month;
        date.day = meaning.day;
        date.weekday = meaning.weekday;
        date.span = meaning.span;
        return date;
    }
    return std::nullopt;
}

bool is_copyright(std::string_view text, Span year) {
    constexpr std::array<std::string_view, 4> marks{"(c)", "(C)", "\xC2\xA9", "opyright"};
    std::string_view before = text.substr(0, year.begin);
    while (!before.empty() && before.back() == ' ')
        before.remove_suffix(1);
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return before.size() >= mark.size() && before.substr(before.size() - mark.size()) == mark;
    });
}

/// How long an anniversary that nothing puts into the past stays news; before it is spoken of for up to a
/// year.
constexpr days after_anniversary{60};

YearClues gather_clues(const Document& document, const FoundTimes& times, const Chronology& chronology) {
    YearClues clues;
    for (const FoundTime& found : times.found) {
        const Sentence& sentence = document.sentences[found.sentence];
        if (!document.told(sentence) && document.role(sentence) != BlockRole::caption)
            continue;
        const Direction direction = direction_of(document.text(), times, found);
        const Meaning& root = times.node(found.root);
        if (root.kind == Kind::anniversary && root.ordinal > 0) {
            const ResolvedTime date = resolve(times, found.root, chronology, {});
            if (date.first) {
                const bool coming = root.ahead || direction == Direction::ahead;
                const bool past = !coming && direction == Direction::behind;
                clues.bounds.push_back({past ? *date.first : *date.first - days{365},
                                        *date.first + (coming ? days{1}
                                                       : past ? days{365}
                                                              : after_anniversary),
                                        found.span,
                                        fmt::format("{} falls in {}", root.span.of(document.text()),
                                                    civil::year_of(*date.first))});
            }
            continue;
        }
        if (root.kind == Kind::named && direction != Direction::ahead) {
            const ResolvedTime named = resolve(times, found.root, chronology, {});
            if (named.first && named.year_stated)
                note_past(clues, *named.first, found.span);
            continue;
        }
        // dates with a year bound from below what is published after them
        const auto date =
            stated_date(times, root.kind == Kind::since || root.kind == Kind::range || root.kind == Kind::part
                                   ? root.a
                                   : found.root);
        if (!date)
            continue;
        if (date->weekday != 0 && date->month != 0 && date->day != 0 && date->year == 0)
            clues.pairs.push_back({date->month, date->day, date->weekday, found.span});
        if (date->month != 0 && date->day != 0 && date->year == 0 && document.told(sentence) &&
            follows_saying(times, found))
            clues.said.push_back(*date);
        if (date->year >= earliest_year && date->year <= latest_year && direction != Direction::ahead &&
            root.kind != Kind::by && root.kind != Kind::until) {
            const auto whole = date->day != 0     ? civil::day_of(date->year, date->month, date->day)
                               : date->month != 0 ? civil::day_of(date->year, date->month, 1)
                                                  : civil::day_of(date->year, 1, 1);
            if (whole)
                note_past(clues, *whole, found.span);
        }
    }
    gather_eras(document, times, chronology, clues);
    return clues;
}

bool weekdays_agree(const YearClues& clues, Day day) {
    for (const auto& pair : clues.pairs) {
        bool agrees = false;
        for (int shift = -1; shift <= 1; ++shift) {
            const auto told = civil::day_of(civil::year_of(day) + shift, pair.month, pair.day);
            if (told && *told - day < days{180} && day - *told < days{185})
                agrees = agrees || civil::weekday_of(*told) == pair.weekday;
        }
        if (!agrees)
            return false;
    }
    return true;
}

bool eras_agree(const YearClues& clues, Day day) {
    return std::all_of(clues.eras.begin(), clues.eras.end(), [&](const YearClues::Era& era) {
        return std::any_of(era.days.begin(), era.days.end(), [&](const civil::Days& term) {
            return term.first <= day && day < term.end + title_lasts;
        });
    });
}

bool bounds_agree(const YearClues& clues, Day day) {
    return std::all_of(clues.bounds.begin(), clues.bounds.end(),
                       [&](const auto& bound) { return bound.first <= day && day < bound.end; });
}

} // namespace dateline
