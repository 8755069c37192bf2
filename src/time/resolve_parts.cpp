// SPDX-License-Identifier: Apache-2.0
// Parts of periods: early July, the last week of April.
#include "time/resolver.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

} // namespace

ResolvedTime Resolver::part(const Meaning& meaning) {
    ResolvedTime whole = read(meaning.a);
    if (!whole.bounded())
        return whole;
    const Day first = *whole.first;
    const Day end = *whole.end;
    const int year = civil::year_of(first);
    const auto cut = [&](std::optional<Days> cutout, std::string_view rule) {
        if (!cutout)
            return whole;
        ResolvedTime result = whole;
        result.first = cutout->first;
        result.end = cutout->end;
        result.trail += whole.trail.empty() ? std::string{rule} : "; " + std::string{rule};
        return result;
    };
    const bool early = meaning.part_of == PartOf::early;
    const bool mid = meaning.part_of == PartOf::mid;
    const bool opening = meaning.part_of == PartOf::beginning;
    const bool closing = meaning.part_of == PartOf::end;
    switch (whole.grain) {
    case TimeUnit::month:
        if (early || opening)
            return cut(Days{first, first + days{10}}, "days 1-10");
        if (mid)
            return cut(Days{first + days{10}, first + days{20}}, "days 11-20");
        return cut(Days{first + days{20}, end}, "days 21-end");
    case TimeUnit::year:
        if (closing)
            return cut(civil::days_of_month(year, 12), "December");
        if (opening)
            return cut(civil::days_of_month(year, 1), "January");
        if (early)
            return cut(civil::days_of_months(year, 1, 4), "January-April");
        if (mid)
            return cut(civil::days_of_months(year, 5, 8), "May-August");
        return cut(civil::days_of_months(year, 9, 12), "September-December");
    case TimeUnit::decade:
        if (early || opening)
            return cut(civil::days_of_years(year, year + 3), "years 0-3");
        if (mid)
            return cut(civil::days_of_years(year + 4, year + 6), "years 4-6");
        return cut(civil::days_of_years(year + 7, year + 9), "years 7-9");
    case TimeUnit::century:
        if (opening)
            return cut(civil::days_of_years(year, year + 9), "first decade");
        if (early)
            return cut(civil::days_of_years(year, year + 32), "first third");
        if (mid)
            return cut(civil::days_of_years(year + 33, year + 65), "middle third");
        return cut(civil::days_of_years(year + 66, year + 99), "last third");
    case TimeUnit::week:
        if (early || opening)
            return cut(Days{first, first + days{3}}, "Monday-Wednesday");
        if (mid)
            return cut(Days{first + days{2}, first + days{4}}, "Wednesday-Thursday");
        return cut(Days{first + days{4}, end}, "Friday-Sunday");
    case TimeUnit::season:
    case TimeUnit::quarter: {
        const int index = civil::month_index(first) + (early || opening ? 0 : mid ? 1 : 2);
        return cut(civil::days_of_month_index(index), "a third");
    }
    default:
        break;
    }
    const auto length = (end - first).count();
    if (length <= 3)
        return whole; // a part of a day is that day
    const auto third = length / 3;
    if (early || opening)
        return cut(Days{first, first + days{third}}, "first third");
    if (mid)
        return cut(Days{first + days{third}, end - days{third}}, "middle third");
    return cut(Days{end - days{third}, end}, "last third");
}

ResolvedTime Resolver::nth(const Meaning& meaning) {
    const ResolvedTime whole = read(meaning.a);
    ResolvedTime result;
    result.trail = whole.trail;
    result.year_stated = whole.year_stated;
    result.grain = meaning.unit;
    if (!whole.bounded())
        return result;
    const Day first = *whole.first;
    const Day end = *whole.end;
    const int count = static_cast<int>(std::clamp(meaning.count, 1.0, 400.0));
    const bool from_end = meaning.ordinal < 0;
    std::optional<Days> cut;
    if (meaning.weekday != 0) {
        const int ordinal = from_end ? 1 : meaning.ordinal;
        const Day start = from_end ? end - days{1} : first;
        const int away = from_end ? (civil::weekday_of(start) - meaning.weekday + 7) % 7
                                  : (meaning.weekday - civil::weekday_of(start) + 7) % 7;
        const Day day = from_end ? start - days{away} : start + days{away + 7 * (ordinal - 1)};
        cut = Days{day, day + days{1}};
    } else {
        const int index = meaning.ordinal - 1; // of the n-th; `first two` have index 0
        switch (meaning.unit) {
        case TimeUnit::day:
            cut = from_end ? Days{end - days{count}, end}
                           : Days{first + days{index}, first + days{index + count}};
            break;
        case TimeUnit::week:
            cut = from_end ? Days{end - days{7 * count}, end}
                           : Days{first + days{7 * index}, first + days{7 * (index + count)}};
            break;
        case TimeUnit::weekend: {
            const Day saturday = from_end ? civil::monday_of(end - days{2}) + days{5}
                                          : first + days{(6 - civil::weekday_of(first) + 7) % 7 + 7 * index};
            const Day right = from_end && saturday >= end ? saturday - days{7} : saturday;
            cut = Days{right, right + days{2}};
            break;
        }
        case TimeUnit::month: {
            const int begin = civil::month_index(first);
            const int last = civil::month_index(end - days{1});
            const auto a = civil::days_of_month_index(from_end ? last - count + 1 : begin + index);
            const auto b = civil::days_of_month_index(from_end ? last : begin + index + count - 1);
            if (a && b)
                cut = Days{a->first, b->end};
            break;
        }
        case TimeUnit::year: {
            const int begin = civil::year_of(first);
            const int last = civil::year_of(end - days{1});
            cut = from_end ? civil::days_of_years(last - count + 1, last)
                           : civil::days_of_years(begin + index, begin + index + count - 1);
            break;
        }
        default:
            break;
        }
    }
    if (!cut || cut->first < first || cut->end > end)
        return result;
    result.first = cut->first;
    result.end = cut->end;
    result.timex = count == 1 && (meaning.unit == TimeUnit::day || meaning.unit == TimeUnit::month ||
                                  meaning.unit == TimeUnit::year || meaning.weekday != 0)
                       ? timex_of(cut->first, meaning.weekday != 0 ? TimeUnit::day : meaning.unit)
                       : timex_of(cut->first, TimeUnit::week);
    return result;
}

} // namespace dateline
