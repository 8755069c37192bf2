// SPDX-License-Identifier: Apache-2.0
#include "time/year_clues.hpp"

#include "time/direction.hpp"
#include "time/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;

constexpr int earliest_year = 1945; ///< of dates that may bound a publication
constexpr int latest_year = 2060;

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
                                        coming ? *date.first + days{1} : *date.first + days{365}, found.span,
                                        fmt::format("{} falls in {}", root.span.of(document.text()),
                                                    civil::year_of(*date.first))});
            }
            continue;
        }
        if (root.kind == Kind::named && direction != Direction::ahead) {
            const ResolvedTime named = resolve(times, found.root, chronology, {});
            if (named.first && named.year_stated &&
                (!clues.latest_past || *named.first > *clues.latest_past)) {
                clues.latest_past = named.first;
                clues.latest_span = found.span;
                clues.latest_year_told = civil::year_of(*named.first);
            }
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
        if (date->year >= earliest_year && date->year <= latest_year && direction != Direction::ahead &&
            root.kind != Kind::by && root.kind != Kind::until) {
            const auto whole = date->day != 0     ? civil::day_of(date->year, date->month, date->day)
                               : date->month != 0 ? civil::day_of(date->year, date->month, 1)
                                                  : civil::day_of(date->year, 1, 1);
            if (whole && (!clues.latest_past || *whole > *clues.latest_past)) {
                clues.latest_past = *whole;
                clues.latest_span = found.span;
                clues.latest_year_told = date->year;
            }
        }
    }
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

bool bounds_agree(const YearClues& clues, Day day) {
    return std::all_of(clues.bounds.begin(), clues.bounds.end(),
                       [&](const auto& bound) { return bound.first <= day && day < bound.end; });
}

} // namespace dateline
