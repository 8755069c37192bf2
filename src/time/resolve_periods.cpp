// SPDX-License-Identifier: Apache-2.0
// Decades, centuries, seasons, quarters, and units told by pointing.
#include "time/resolver.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

int first_month(Season season) {
    return 3 * static_cast<int>(season);
}

/// Days of a season that begins in `year`: winter runs into the next.
std::optional<Days> season_days(Season season, int year) {
    return civil::days_of_months(year, first_month(season), first_month(season) + 2);
}

} // namespace

ResolvedTime Resolver::decade(const Meaning& meaning) {
    ResolvedTime result;
    if (meaning.bc) {
        result.timex = fmt::format("BC{:03}", meaning.year / 10);
    } else {
        result = over(civil::days_of_years(meaning.year, meaning.year + 9), TimeUnit::decade);
    }
    result.grain = TimeUnit::decade;
    result.year_stated = true;
    return result;
}

ResolvedTime Resolver::century(const Meaning& meaning) {
    ResolvedTime result;
    if (meaning.bc)
        result.timex = fmt::format("BC{:02}", meaning.year / 100);
    else
        result = over(civil::days_of_years(meaning.year, meaning.year + 99), TimeUnit::century);
    result.grain = TimeUnit::century;
    result.year_stated = true;
    return result;
}

ResolvedTime Resolver::season(const Meaning& meaning) {
    ResolvedTime result;
    const auto at = [&](int year) {
        ResolvedTime found = over(season_days(meaning.season, year), TimeUnit::season);
        found.timex = fmt::format("{:04}-{}", year, season_code(meaning.season));
        return found;
    };
    if (meaning.bc) {
        result.timex = fmt::format("BC{:04}-{}", meaning.year, season_code(meaning.season));
        result.year_stated = true;
        return result;
    }
    if (meaning.year != 0) {
        result = at(meaning.year);
        result.year_stated = true;
        return result;
    }
    if (meaning.a != Meaning::none) {
        const ResolvedTime year = read(meaning.a);
        if (year.first) {
            result = at(civil::year_of(*year.first));
            result.trail = year.trail;
            return result;
        }
    }
    result.timex = fmt::format("XXXX-{}", season_code(meaning.season));
    result.grain = TimeUnit::season;
    if (meaning.plural)
        return result;
    const bool from_story =
        meaning.which == Which::that || meaning.which == Which::following || meaning.which == Which::same;
    const bool points = meaning.which == Which::that || meaning.which == Which::same;
    if (const auto year = story_year();
        year && !(points && m_context.pointed) && (meaning.which == Which::none || from_story))
        return at(*year);
    const auto today = base(meaning.which, from_story);
    if (!today)
        return result;
    const int this_year = civil::year_of(*today);
    for (int i = 0; i < 4; ++i) {
        const bool forward = meaning.which == Which::next || meaning.which == Which::coming ||
                             meaning.which == Which::following || (meaning.which == Which::none && ahead());
        const int year = forward ? this_year - 1 + i : this_year + 1 - i;
        const auto found = season_days(meaning.season, year);
        if (!found)
            continue;
        bool right = false;
        switch (meaning.which) {
        case Which::last:
        case Which::previous:
            right = found->end <= *today;
            break;
        case Which::next:
        case Which::coming:
        case Which::following:
            right = found->first > *today;
            break;
        case Which::this_:
            right = found->contains(*today) ||
                    (year == this_year && !season_days(meaning.season, this_year - 1)->contains(*today));
            break;
        case Which::that:
        case Which::same:
            right = year == this_year;
            break;
        default:
            right = ahead() ? found->end > *today : found->first <= *today;
            break;
        }
        if (right)
            return at(year);
    }
    return result;
}

ResolvedTime Resolver::period(const Meaning& meaning) {
    const int parts = meaning.unit == TimeUnit::quarter ? 4 : 2;
    const int months = 12 / parts;
    const auto in_year = [&](int year) {
        return civil::days_of_months(year, (meaning.ordinal - 1) * months + 1, meaning.ordinal * months);
    };
    const auto at = [&](int year) {
        ResolvedTime found = over(in_year(year), meaning.unit);
        found.timex = fmt::format("{:04}-{}{}", year, parts == 4 ? "Q" : "H", meaning.ordinal);
        return found;
    };
    ResolvedTime result;
    if (meaning.year != 0) {
        result = at(meaning.year);
        result.year_stated = true;
        return result;
    }
    if (meaning.a != Meaning::none) {
        const ResolvedTime whole = read(meaning.a);
        result.trail = whole.trail;
        result.year_stated = whole.year_stated;
        if (!whole.bounded())
            return result;
        if (whole.grain == TimeUnit::year) {
            ResolvedTime found = at(civil::year_of(*whole.first));
            found.trail = whole.trail;
            found.year_stated = whole.year_stated;
            return found;
        }
        // a half of a month or decade: cut in the middle
        Day middle = *whole.first + days{(*whole.end - *whole.first).count() / 2};
        if (whole.grain == TimeUnit::month)
            middle = *whole.first + days{15};
        else if (whole.grain == TimeUnit::decade)
            middle = civil::days_of_year(civil::year_of(*whole.first) + 5)->first;
        result.first = meaning.ordinal == 1 ? *whole.first : middle;
        result.end = meaning.ordinal == 1 ? middle : *whole.end;
        result.grain = TimeUnit::week;
        result.timex = whole.timex;
        return result;
    }
    const auto year = story_year() ? story_year() : choose_year(in_year, meaning);
    if (!year) {
        result.timex = fmt::format("XXXX-{}{}", parts == 4 ? "Q" : "H", meaning.ordinal);
        result.grain = meaning.unit;
        return result;
    }
    return at(*year);
}

ResolvedTime Resolver::unit(const Meaning& meaning) {
    const bool the_month =
        meaning.unit == TimeUnit::month && meaning.which == Which::none && m_context.month_goes_on;
    const bool from_story = meaning.which == Which::following || meaning.which == Which::previous ||
                            meaning.which == Which::same || meaning.which == Which::that || the_month;
    const auto from = base(meaning.which, from_story);
    ResolvedTime result;
    result.grain = meaning.unit;
    const bool points = meaning.which == Which::that || meaning.which == Which::same;
    const std::optional<Days>& told = points && m_context.pointed ? m_context.pointed : m_context.reference;
    if (!from || (from_story && !told && meaning.which != Which::previous))
        return result;
    if (from_story && told)
        result.trail = "counted from the date last named";
    int shift = 0;
    switch (meaning.which) {
    case Which::last:
    case Which::previous:
        shift = -1;
        break;
    case Which::next:
    case Which::following:
    case Which::coming:
        shift = 1;
        break;
    default:
        break;
    }
    const std::string trail = result.trail;
    const int year = civil::year_of(*from);
    switch (meaning.unit) {
    case TimeUnit::none: // `then`
        result = over(m_context.reference, m_context.reference_grain);
        break;
    case TimeUnit::day: {
        // The day after a range or month is counted from its end
        const Day day = shift > 0 && from_story && told ? told->last() + days{1} : *from + days{shift};
        result = over(day);
        if (from_story && told && told->length() > 1) {
            result = {};
            result.grain = TimeUnit::day;
            result.timex = "XXXX-XX-XX";
        }
        break;
    }
    case TimeUnit::week:
        result = over(
            Days{civil::monday_of(*from) + days{7 * shift}, civil::monday_of(*from) + days{7 * shift + 7}},
            TimeUnit::week);
        break;
    case TimeUnit::weekend:
        result = weekend(*from, meaning, shift);
        break;
    case TimeUnit::fortnight: {
        const Day monday = civil::monday_of(*from) + days{14 * shift};
        result = over(Days{monday, monday + days{14}}, TimeUnit::week);
        break;
    }
    case TimeUnit::month:
        result = over(civil::days_of_month_index(civil::month_index(*from) + shift), TimeUnit::month);
        break;
    case TimeUnit::quarter: {
        const int index = civil::month_index(*from) / 3 + shift;
        result =
            over(civil::days_of_months(index / 4, index % 4 * 3 + 1, index % 4 * 3 + 3), TimeUnit::quarter);
        break;
    }
    case TimeUnit::year:
        result = over(civil::days_of_year(year + shift), TimeUnit::year);
        break;
    case TimeUnit::decade:
        result = over(civil::days_of_years(year / 10 * 10 + 10 * shift, year / 10 * 10 + 10 * shift + 9),
                      TimeUnit::decade);
        break;
    case TimeUnit::century: {
        const int first = (year - 1) / 100 * 100 + 1 + 100 * shift;
        result = over(civil::days_of_years(first, first + 99), TimeUnit::century);
        break;
    }
    default:
        break;
    }
    result.trail = trail;
    return result;
}

ResolvedTime Resolver::weekend(Day from, const Meaning& meaning, int shift) {
    const Day saturday = civil::monday_of(from) + days{5};
    Day chosen = saturday;
    switch (meaning.which) {
    case Which::last:
    case Which::previous:
        chosen = saturday - days{7};
        break;
    case Which::this_:
        chosen = saturday;
        break;
    case Which::none:
        chosen = ahead() ? saturday : from >= saturday ? saturday : saturday - days{7};
        break;
    case Which::coming:
        chosen = from < saturday ? saturday : saturday + days{7};
        break;
    default:
        chosen = saturday + days{7 * shift};
        break;
    }
    return over(Days{chosen, chosen + days{2}}, TimeUnit::weekend);
}

} // namespace dateline
