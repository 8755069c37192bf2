// SPDX-License-Identifier: Apache-2.0
#include "time/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

constexpr int deepest = 12;

std::string_view part_code(DayPart part) {
    switch (part) {
    case DayPart::early_hours:
    case DayPart::morning:
    case DayPart::dawn:
        return "TMO";
    case DayPart::noon:
        return "TMI";
    case DayPart::afternoon:
        return "TAF";
    case DayPart::evening:
        return "TEV";
    case DayPart::night:
    case DayPart::midnight:
        return "TNI";
    case DayPart::daytime:
        return "TDT";
    default:
        return "";
    }
}

std::string_view season_code(Season season) {
    switch (season) {
    case Season::spring:
        return "SP";
    case Season::summer:
        return "SU";
    case Season::autumn:
        return "FA";
    case Season::winter:
        return "WI";
    default:
        return "XX";
    }
}

int first_month(Season season) {
    return 3 * static_cast<int>(season);
}

/// Days of a season that begins in `year`: winter runs into the next.
std::optional<Days> season_days(Season season, int year) {
    return civil::days_of_months(year, first_month(season), first_month(season) + 2);
}

class Resolver {
public:
    Resolver(const FoundTimes& times, const Chronology& chronology, const TimeContext& context)
        : m_times{times}, m_chronology{chronology}, m_context{context},
          m_direction{context.direction}, m_today{context.today} {}

    ResolvedTime read(std::int32_t index) {
        if (index == Meaning::none || m_depth > deepest)
            return {};
        ++m_depth;
        const Meaning& meaning = m_times.node(index);
        ResolvedTime result = by_kind(meaning);
        --m_depth;
        result.approximate = result.approximate || meaning.approximate;
        if (result.trail.find(meaning.rule) == std::string::npos)
            result.trail = result.trail.empty() ? std::string{meaning.rule}
                                                : std::string{meaning.rule} + "; " + result.trail;
        return result;
    }

private:
    ResolvedTime by_kind(const Meaning& meaning) {
        switch (meaning.kind) {
        case Kind::calendar:
            return calendar(meaning);
        case Kind::decade:
            return decade(meaning);
        case Kind::century:
            return century(meaning);
        case Kind::season:
            return season(meaning);
        case Kind::period:
            return period(meaning);
        case Kind::unit:
            return unit(meaning);
        case Kind::part:
            return part(meaning);
        case Kind::nth:
            return nth(meaning);
        case Kind::offset:
            return offset(meaning);
        case Kind::span:
            return span(meaning);
        case Kind::since:
            return since(meaning);
        case Kind::until:
        case Kind::by:
            return until(meaning);
        case Kind::earlier:
        case Kind::later:
            return within(meaning);
        case Kind::range:
            return range(meaning);
        case Kind::clock:
            return clock(meaning);
        case Kind::named:
            return named(meaning);
        case Kind::anniversary:
            return anniversary(meaning);
        case Kind::duration:
        case Kind::set:
        case Kind::reference:
            return {};
        }
        return {};
    }

    static ResolvedTime over(const std::optional<Days>& span, TimeUnit grain) {
        ResolvedTime result;
        result.grain = grain;
        if (span) {
            result.first = span->first;
            result.end = span->end;
            result.timex = timex_of(span->first, grain);
        }
        return result;
    }
    static ResolvedTime over(std::optional<Day> day) {
        return over(day ? std::optional{Days{*day, *day + days{1}}} : std::nullopt, TimeUnit::day);
    }

    [[nodiscard]] bool ahead() const { return m_direction == Direction::ahead; }

    /// The day from which pointing words count.
    [[nodiscard]] std::optional<Day> base(bool from_reference) const {
        if (from_reference && m_context.reference)
            return m_context.reference->first;
        if (m_context.narrative && m_context.reference)
            return m_context.reference->first;
        return m_today;
    }
    /// The year in which a story stands. Stories go forward: a January after an October is the next one.
    [[nodiscard]] std::optional<int> story_year(int month = 0) const {
        if (m_context.sentence_year)
            return m_context.sentence_year;
        if (!m_context.narrative || !m_context.reference)
            return std::nullopt;
        const Day from = m_context.reference->first;
        constexpr int half_year = 6;
        const bool next_year = month != 0 && counts_days_or_months(m_context.reference_grain) &&
                               month + half_year < civil::month_of(from);
        return civil::year_of(from) + (next_year ? 1 : 0);
    }
    static bool counts_days_or_months(TimeUnit unit) {
        return unit == TimeUnit::day || unit == TimeUnit::week || unit == TimeUnit::month ||
               unit == TimeUnit::weekend;
    }

    // ---- dates
    // -------------------------------------------------------------------------------------------------

    static std::string bc_value(const Meaning& meaning) {
        std::string value = fmt::format("BC{:04}", meaning.year);
        if (meaning.month != 0)
            value += fmt::format("-{:02}", int{meaning.month});
        if (meaning.day != 0)
            value += fmt::format("-{:02}", int{meaning.day});
        return value;
    }

    ResolvedTime calendar(const Meaning& meaning) {
        if (meaning.bc) {
            ResolvedTime result;
            result.timex = bc_value(meaning);
            result.grain = TimeUnit::year;
            result.year_stated = true;
            return result;
        }
        if (meaning.a != Meaning::none)
            return calendar_within(meaning);
        if (meaning.year != 0) {
            ResolvedTime result;
            if (meaning.day != 0)
                result = over(civil::day_of(meaning.year, meaning.month, meaning.day));
            else if (meaning.month != 0)
                result = over(civil::days_of_month(meaning.year, meaning.month), TimeUnit::month);
            else
                result = over(civil::days_of_year(meaning.year), TimeUnit::year);
            result.year_stated = true;
            return result;
        }
        if (meaning.month != 0 && meaning.day != 0)
            return month_day(meaning);
        if (meaning.month != 0)
            return month(meaning);
        if (meaning.day != 0)
            return day_only(meaning);
        return weekday(meaning);
    }

    /// `Wednesday of last week`, `June of last year`, `the 5th of last month`.
    ResolvedTime calendar_within(const Meaning& meaning) {
        const ResolvedTime whole = read(meaning.a);
        ResolvedTime result;
        if (whole.bounded()) {
            if (meaning.weekday != 0 && meaning.day == 0) {
                if (whole.grain == TimeUnit::week)
                    result = over(*whole.first + days{meaning.weekday - 1});
            } else if (meaning.month != 0 && meaning.day != 0) {
                result = over(civil::day_of(civil::year_of(*whole.first), meaning.month, meaning.day));
            } else if (meaning.month != 0) {
                result =
                    over(civil::days_of_month(civil::year_of(*whole.first), meaning.month), TimeUnit::month);
            } else if (meaning.day != 0) {
                result = over(
                    civil::day_of(civil::year_of(*whole.first), civil::month_of(*whole.first), meaning.day));
            }
        } else if (meaning.month != 0) {
            result.timex = meaning.day != 0
                               ? fmt::format("XXXX-{:02}-{:02}", int{meaning.month}, int{meaning.day})
                               : fmt::format("XXXX-{:02}", int{meaning.month});
            result.grain = meaning.day != 0 ? TimeUnit::day : TimeUnit::month;
        }
        result.year_stated = whole.year_stated;
        result.trail = whole.trail;
        return result;
    }

    /// Choose among yearly occurrences by direction: the latest up to today, or the coming one.
    template <typename At>
    std::optional<int> choose_year(const At& occurrence, const Meaning& meaning) {
        const auto today = base(false);
        if (!today)
            return std::nullopt;
        const int this_year = civil::year_of(*today);
        const bool coming = meaning.which == Which::none
                                ? ahead()
                                : meaning.which == Which::next || meaning.which == Which::coming;
        for (int i = 0; i <= 12; ++i) { // eight years lie between leap days at most
            const int year = coming ? this_year - 1 + i : this_year + 1 - i;
            const std::optional<Days> found = occurrence(year);
            if (!found)
                continue;
            if (meaning.which == Which::last                                     ? found->end <= *today
                : meaning.which == Which::next || meaning.which == Which::coming ? found->first > *today
                : coming                                                         ? found->end > *today
                                                                                 : found->first <= *today)
                return year;
        }
        return std::nullopt;
    }

    static std::optional<Days> one_day(std::optional<Day> day) {
        return day ? std::optional{Days{*day, *day + days{1}}} : std::nullopt;
    }

    ResolvedTime month_day(const Meaning& meaning) {
        ResolvedTime result;
        const auto in_year = [&](int year) {
            return one_day(civil::day_of(year, meaning.month, meaning.day));
        };
        const auto fits = [&](int year) -> std::optional<Days> {
            const auto day = in_year(year);
            return day && (meaning.weekday == 0 || civil::weekday_of(day->first) == meaning.weekday)
                       ? day
                       : std::nullopt;
        };
        if (const auto year = story_year(meaning.month);
            year && in_year(*year) && (meaning.weekday == 0 || fits(*year))) {
            result = over(in_year(*year), TimeUnit::day);
            result.trail = "year of the story";
            result.year_stated = m_context.sentence_year.has_value();
            return result;
        }
        auto year = choose_year(fits, meaning);
        if (meaning.weekday != 0 && year) {
            result.year_stated = !m_context.year_open;
            result.trail = "weekday fixes the year";
            // the coming one when it is much nearer and no tense speaks against it
            if (m_direction == Direction::unknown)
                for (int y = *year + 1; y <= *year + 1; ++y)
                    if (const auto other = fits(civil::year_of(*m_today) + 1);
                        other && other->first - *m_today < days{60} &&
                        *m_today - in_year(*year)->first > days{400})
                        year = civil::year_of(*m_today) + 1;
        } else if (meaning.weekday != 0) {
            year = choose_year(in_year, meaning); // the page misprints its weekday
        }
        if (meaning.which == Which::this_ && m_today)
            year = civil::year_of(*m_today);
        if (!year) {
            result.timex = fmt::format("XXXX-{:02}-{:02}", int{meaning.month}, int{meaning.day});
            result.grain = TimeUnit::day;
            return result;
        }
        ResolvedTime found = over(in_year(*year), TimeUnit::day);
        found.year_stated = result.year_stated;
        found.trail = result.trail;
        found.guessed_direction = m_direction == Direction::unknown && meaning.weekday == 0;
        return found;
    }

    ResolvedTime month(const Meaning& meaning) {
        const auto in_year = [&](int year) { return civil::days_of_month(year, meaning.month); };
        if (meaning.which == Which::that || meaning.which == Which::following ||
            meaning.which == Which::previous) {
            if (const auto from = base(true)) {
                const int shift =
                    meaning.which == Which::following  ? (meaning.month <= civil::month_of(*from) ? 1 : 0)
                    : meaning.which == Which::previous ? (meaning.month >= civil::month_of(*from) ? -1 : 0)
                                                       : 0;
                return over(in_year(civil::year_of(*from) + shift), TimeUnit::month);
            }
        }
        if (const auto year = story_year(meaning.month); year && meaning.which == Which::none) {
            ResolvedTime result = over(in_year(*year), TimeUnit::month);
            result.trail = "year of the story";
            result.year_stated = m_context.sentence_year.has_value();
            return result;
        }
        auto year = choose_year(in_year, meaning);
        if (meaning.which == Which::this_ && m_today)
            year = civil::year_of(*m_today);
        if (!year) {
            ResolvedTime result;
            result.timex = fmt::format("XXXX-{:02}", int{meaning.month});
            result.grain = TimeUnit::month;
            return result;
        }
        ResolvedTime result = over(in_year(*year), TimeUnit::month);
        result.guessed_direction = m_direction == Direction::unknown && meaning.which == Which::none;
        return result;
    }

    /// `the 20th`, `Tuesday (20th)`: the latest such day up to today, or the coming one.
    ResolvedTime day_only(const Meaning& meaning) {
        const auto today =
            m_context.narrative && m_context.reference ? std::optional{m_context.reference->first} : m_today;
        ResolvedTime result;
        result.grain = TimeUnit::day;
        result.timex = fmt::format("XXXX-XX-{:02}", int{meaning.day});
        if (!today)
            return result;
        const bool coming = meaning.which == Which::none
                                ? ahead()
                                : meaning.which == Which::coming || meaning.which == Which::next;
        if (m_context.sentence_day && meaning.which == Which::none && meaning.weekday == 0) {
            const int month = civil::month_index(*m_context.sentence_day) +
                              (meaning.day <= civil::day_of_month(*m_context.sentence_day) ? 1 : 0);
            if (const auto day = civil::day_of(month / 12, month % 12 + 1, meaning.day)) {
                result = over(*day);
                result.trail = "month of the date before it";
                return result;
            }
        }
        const int from = civil::month_index(*today);
        if (m_context.narrative && m_context.reference) {
            if (const auto day = civil::day_of(from / 12, from % 12 + 1, meaning.day))
                return over(*day);
            return result;
        }
        for (int i = 0; i < 24; ++i) {
            const int index = coming ? from + i : from - i;
            const auto day = civil::day_of(index / 12, index % 12 + 1, meaning.day);
            if (!day || (coming ? *day < *today : *day > *today))
                continue;
            if (meaning.weekday != 0 && civil::weekday_of(*day) != meaning.weekday)
                continue;
            return over(*day);
        }
        return result;
    }

    ResolvedTime weekday(const Meaning& meaning) {
        ResolvedTime result;
        result.grain = TimeUnit::day;
        result.timex = fmt::format("XXXX-WXX-{}", int{meaning.weekday});
        const bool from_story = meaning.which == Which::following || meaning.which == Which::previous ||
                                meaning.which == Which::same || meaning.which == Which::that;
        const auto today = m_context.narrative && m_context.reference
                               ? std::optional{m_context.reference->first}
                               : base(from_story);
        if (!today)
            return result;
        const int now = civil::weekday_of(*today);
        const int back = (now - meaning.weekday + 7) % 7;
        switch (meaning.which) {
        case Which::last:
        case Which::previous:
            return over(*today - days{back == 0 ? 7 : back});
        case Which::next:
            return over(civil::monday_of(*today) + days{7 + meaning.weekday - 1});
        case Which::this_:
            return over(civil::monday_of(*today) + days{meaning.weekday - 1});
        case Which::following:
            return over(*today + days{back == 0 ? 7 : 7 - back});
        default:
            break;
        }
        if (ahead() || meaning.which == Which::coming)
            return over(*today + days{(7 - back) % 7});
        // Monday evening in Washington is Tuesday morning in Korea: a Tuesday told then has just begun there.
        if (m_context.happens_in_korea && m_context.utc_offset_s && *m_context.utc_offset_s <= -4 * 3600 &&
            m_context.minute_of_day) {
            const int korean_minute = *m_context.minute_of_day + 9 * 60 - *m_context.utc_offset_s / 60;
            const Day korean_day = *today + days{korean_minute / (24 * 60)};
            if (korean_day > *today && civil::weekday_of(korean_day) == meaning.weekday) {
                result = over(korean_day);
                result.trail = "already that day in Korea";
                return result;
            }
        }
        result = over(*today - days{back});
        return result;
    }

    // ---- longer periods
    // ------------------------------------------------------------------------------------------

    static ResolvedTime decade(const Meaning& meaning) {
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

    static ResolvedTime century(const Meaning& meaning) {
        ResolvedTime result;
        if (meaning.bc)
            result.timex = fmt::format("BC{:02}", meaning.year / 100);
        else
            result = over(civil::days_of_years(meaning.year, meaning.year + 99), TimeUnit::century);
        result.grain = TimeUnit::century;
        result.year_stated = true;
        return result;
    }

    ResolvedTime season(const Meaning& meaning) {
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
        if (const auto year = story_year(); year && (meaning.which == Which::none || from_story))
            return at(*year);
        const auto today = base(from_story);
        if (!today)
            return result;
        const int this_year = civil::year_of(*today);
        for (int i = 0; i < 4; ++i) {
            const bool forward = meaning.which == Which::next || meaning.which == Which::coming ||
                                 meaning.which == Which::following ||
                                 (meaning.which == Which::none && ahead());
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

    /// Quarters and halves.
    ResolvedTime period(const Meaning& meaning) {
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

    ResolvedTime unit(const Meaning& meaning) {
        const bool from_story = meaning.which == Which::following || meaning.which == Which::previous ||
                                meaning.which == Which::same || meaning.which == Which::that;
        const auto from = base(from_story);
        ResolvedTime result;
        result.grain = meaning.unit;
        if (!from || (from_story && !m_context.reference && meaning.which != Which::previous))
            return result;
        if (from_story && m_context.reference)
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
        case TimeUnit::day: {
            // The day after a range or month is counted from its end
            const Day day = shift > 0 && from_story && m_context.reference
                                ? m_context.reference->last() + days{1}
                                : *from + days{shift};
            result = over(day);
            if (from_story && m_context.reference && m_context.reference->length() > 1) {
                result = {};
                result.grain = TimeUnit::day;
                result.timex = "XXXX-XX-XX";
            }
            break;
        }
        case TimeUnit::week:
            result = over(Days{civil::monday_of(*from) + days{7 * shift},
                               civil::monday_of(*from) + days{7 * shift + 7}},
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
            result = over(civil::days_of_months(index / 4, index % 4 * 3 + 1, index % 4 * 3 + 3),
                          TimeUnit::quarter);
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

    ResolvedTime weekend(Day from, const Meaning& meaning, int shift) {
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

    // ---- parts
    // ---------------------------------------------------------------------------------------------------

    ResolvedTime part(const Meaning& meaning) {
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

    ResolvedTime nth(const Meaning& meaning) {
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
                const Day saturday = from_end
                                         ? civil::monday_of(end - days{2}) + days{5}
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

    // ---- counting
    // ------------------------------------------------------------------------------------------------

    static bool counts_days(TimeUnit unit) {
        return unit == TimeUnit::day || unit == TimeUnit::hour || unit == TimeUnit::minute ||
               unit == TimeUnit::second;
    }

    ResolvedTime offset(const Meaning& meaning) {
        ResolvedTime result;
        result.grain = meaning.unit;
        if (meaning.b != Meaning::none && !meaning.spelled_ago)
            return read(meaning.b); // the date beside it
        if (meaning.b != Meaning::none) {
            result = read(meaning.b);
            const auto day = result.first
                                 ? shifted(*result.first, meaning.unit, std::max(meaning.count, 0.0), -1)
                                 : std::nullopt;
            if (!day)
                return {};
            switch (result.grain) {
            case TimeUnit::week:
                result = over(Days{civil::monday_of(*day), civil::monday_of(*day) + days{7}}, TimeUnit::week);
                break;
            case TimeUnit::month:
                result = over(civil::days_of_month_index(civil::month_index(*day)), TimeUnit::month);
                break;
            default:
                result = over(*day);
                break;
            }
            return result;
        }
        if (meaning.count == Meaning::vague) {
            result.timex = meaning.direction < 0 ? "PAST_REF" : "FUTURE_REF";
            return result;
        }
        std::optional<Days> from;
        TimeUnit from_grain = TimeUnit::day;
        std::string trail;
        if (meaning.a != Meaning::none) {
            const Direction before = m_direction;
            if (meaning.ahead)
                m_direction = Direction::ahead;
            const ResolvedTime inner = read(meaning.a);
            m_direction = before;
            trail = inner.trail;
            result.year_stated = inner.year_stated;
            if (inner.bounded()) {
                from = Days{*inner.first, *inner.end};
                from_grain = counts_days(inner.grain) ? TimeUnit::day : inner.grain;
            } else if (!inner.timex.empty()) {
                return result;
            }
        } else if (!meaning.spelled_ago && m_context.reference) {
            from = m_context.reference;
            from_grain = m_context.reference_grain;
            trail = "counted from the date last named";
        } else if (m_context.narrative && meaning.unit == TimeUnit::day && meaning.count == 0) {
            result.timex = "PRESENT_REF"; // `today` in a story of the past is nowadays
            return result;
        } else if (m_today && !m_context.narrative && (meaning.spelled_ago || meaning.direction < 0)) {
            from = Days{*m_today, *m_today + days{1}};
        }
        if (!from || std::abs(meaning.count) > 100000)
            return result;
        const int sign = meaning.direction;
        const int count = static_cast<int>(std::lround(meaning.count));
        const bool from_day = from->length() == 1;
        const bool exact = !meaning.spelled_ago; // `a week after Aug. 15` is a day, `a week ago` is a week
        const Day origin = sign > 0 && !from_day ? from->last() : from->first;
        switch (meaning.unit) {
        case TimeUnit::second:
        case TimeUnit::minute:
        case TimeUnit::hour: {
            if (!from_day)
                return result;
            int shift = 0;
            if (meaning.unit == TimeUnit::hour && m_context.minute_of_day && meaning.spelled_ago)
                shift = static_cast<int>(
                    std::floor((*m_context.minute_of_day / 60.0 + sign * meaning.count) / 24.0));
            else if (meaning.unit == TimeUnit::hour)
                shift = sign * (count / 24);
            result = over(origin + days{std::clamp(shift, -5000, 5000)});
            break;
        }
        case TimeUnit::day:
            if (!from_day && from_grain != TimeUnit::weekend && from_grain != TimeUnit::week &&
                meaning.a == Meaning::none)
                return result;
            result = over(origin + days{sign * count});
            break;
        case TimeUnit::week:
        case TimeUnit::fortnight: {
            const int weeks = meaning.unit == TimeUnit::fortnight ? 2 * count : count;
            const int half = meaning.count != std::floor(meaning.count) ? 3 : 0;
            if (exact && from_day) {
                result = over(origin + days{sign * (7 * weeks - half)});
            } else {
                const Day monday = civil::monday_of(origin) + days{7 * sign * weeks};
                result = over(Days{monday, monday + days{7}}, TimeUnit::week);
            }
            break;
        }
        case TimeUnit::weekend: {
            const Day saturday = civil::monday_of(origin) + days{5 + 7 * sign * count};
            result = over(Days{saturday, saturday + days{2}}, TimeUnit::weekend);
            break;
        }
        case TimeUnit::month:
            result =
                over(civil::days_of_month_index(civil::month_index(origin) + sign * count), TimeUnit::month);
            break;
        case TimeUnit::quarter: {
            const int index = civil::month_index(origin) / 3 + sign * count;
            if (index > 4)
                result = over(civil::days_of_months(index / 4, index % 4 * 3 + 1, index % 4 * 3 + 3),
                              TimeUnit::quarter);
            break;
        }
        case TimeUnit::year: {
            if (meaning.count != std::floor(meaning.count)) {
                const int months = static_cast<int>(std::lround(meaning.count * 12));
                result = over(civil::days_of_month_index(civil::month_index(origin) + sign * months),
                              TimeUnit::month);
            } else {
                result = over(civil::days_of_year(civil::year_of(origin) + sign * count), TimeUnit::year);
            }
            break;
        }
        case TimeUnit::decade:
            result = over(civil::days_of_year(civil::year_of(origin) +
                                              sign * static_cast<int>(std::lround(meaning.count * 10))),
                          TimeUnit::year);
            break;
        case TimeUnit::century:
            result = over(civil::days_of_year(civil::year_of(origin) +
                                              sign * static_cast<int>(std::lround(meaning.count * 100))),
                          TimeUnit::year);
            break;
        default:
            break;
        }
        result.trail = trail;
        return result;
    }

    /// Days before (or after) `from` by so many units; the day itself not counted.
    static std::optional<Day> shifted(Day from, TimeUnit unit, double count, int sign) {
        const int whole = static_cast<int>(std::lround(count));
        if (whole > 100000)
            return std::nullopt;
        switch (unit) {
        case TimeUnit::second:
        case TimeUnit::minute:
            return from;
        case TimeUnit::hour:
            return from + days{sign * ((whole + 23) / 24)};
        case TimeUnit::day:
            return from + days{sign * whole};
        case TimeUnit::weekend:
        case TimeUnit::week:
            return from + days{sign * 7 * whole};
        case TimeUnit::fortnight:
            return from + days{sign * 14 * whole};
        case TimeUnit::month:
            return civil::add_months(from, sign * static_cast<int>(std::lround(count)));
        case TimeUnit::quarter:
            return civil::add_months(from, sign * 3 * whole);
        case TimeUnit::year:
            return civil::add_months(from, sign * static_cast<int>(std::lround(count * 12)));
        case TimeUnit::decade:
            return civil::add_months(from, sign * static_cast<int>(std::lround(count * 120)));
        case TimeUnit::century:
            return civil::add_months(from, sign * static_cast<int>(std::lround(count * 1200)));
        default:
            return std::nullopt;
        }
    }

    ResolvedTime span(const Meaning& meaning) {
        ResolvedTime result;
        result.grain = TimeUnit::none;
        const auto today = base(!meaning.spelled_ago);
        if (!today)
            return result;
        double count = meaning.count;
        if (count == Meaning::vague)
            count = meaning.unit == TimeUnit::year     ? 5
                    : meaning.unit == TimeUnit::month  ? 6
                    : meaning.unit == TimeUnit::week   ? 4
                    : meaning.unit == TimeUnit::day    ? 7
                    : meaning.unit == TimeUnit::decade ? 2
                                                       : 1;
        const auto other = shifted(*today, meaning.unit, count, meaning.direction);
        if (!other)
            return result;
        result.first = std::min(*other, *today);
        result.end = std::max(*other, *today) + days{1};
        return result;
    }

    // ---- relations
    // -----------------------------------------------------------------------------------------------

    ResolvedTime since(const Meaning& meaning) {
        const Direction before = m_direction;
        m_direction = Direction::behind;
        const ResolvedTime inner = read(meaning.a);
        m_direction = before;
        ResolvedTime result = inner;
        result.grain = TimeUnit::none;
        if (!inner.first)
            return result;
        if (m_today && *inner.first <= *m_today) {
            result.end = *m_today + days{1};
        } else if (!m_today) {
            result.end.reset();
        } else {
            result = inner; // announced: `from 2026 on`
        }
        return result;
    }

    ResolvedTime until(const Meaning& meaning) {
        const Direction before = m_direction;
        if (m_direction == Direction::unknown)
            m_direction = Direction::ahead;
        // `until the end of` a month runs to its last day: the end is the same, only the start moves
        const ResolvedTime inner = read(meaning.a);
        m_direction = before;
        if (!inner.bounded() || !m_today || *inner.end <= *m_today || m_direction == Direction::behind)
            return inner;
        ResolvedTime result = inner;
        result.grain = TimeUnit::none;
        result.first = *m_today;
        return result;
    }

    /// `earlier this month`, `later this year`, `so far this year`.
    ResolvedTime within(const Meaning& meaning) {
        ResolvedTime result = read(meaning.a);
        if (!result.bounded() || !m_today || *result.end - *result.first <= days{1} ||
            !(*result.first <= *m_today && *m_today < *result.end))
            return result;
        if (meaning.kind == Kind::earlier)
            result.end = *m_today + days{1};
        else
            result.first = *m_today;
        return result;
    }

    ResolvedTime range(const Meaning& meaning) {
        const ResolvedTime a = read(meaning.a);
        ResolvedTime b = read(meaning.b);
        ResolvedTime result;
        result.trail = a.trail;
        result.year_stated = a.year_stated && b.year_stated;
        result.approximate = a.approximate || b.approximate;
        result.clock = a.clock;
        result.timex = a.timex.empty() || b.timex.empty() ? "" : a.timex + "/" + b.timex;
        if (!a.first || !b.end)
            return result;
        // both ends were dated apart; the second follows the first
        Day first = *a.first;
        Day end = *b.end;
        if (end <= first) {
            const Meaning& node_a = m_times.node(meaning.a);
            if (node_a.kind == Kind::calendar && node_a.year == 0 && node_a.month != 0) {
                while (first >= end)
                    first = civil::add_months(first, -12);
            } else if (node_a.kind == Kind::calendar && node_a.weekday != 0) {
                while (first >= end)
                    first -= days{7};
            } else {
                return result;
            }
        }
        result.first = first;
        result.end = end;
        return result;
    }

    ResolvedTime clock(const Meaning& meaning) {
        const auto before = m_today;
        ResolvedTime result;
        // `2 a.m. KST today`: today is the day it is in that zone
        if (meaning.zone_minutes != WordFacts::no_zone && m_today && m_context.utc_offset_s &&
            m_context.minute_of_day) {
            const int minute = *m_context.minute_of_day + meaning.zone_minutes - *m_context.utc_offset_s / 60;
            m_today = *m_today + days{static_cast<int>(std::floor(minute / 1440.0))};
        }
        if (meaning.a != Meaning::none) {
            result = read(meaning.a);
        } else if (m_context.reference && m_context.reference->length() == 1) {
            result = over(m_context.reference->first);
            result.trail = "on the day last named";
        } else if (meaning.hour >= 0 && m_today && meaning.part != DayPart::noon &&
                   meaning.part != DayPart::midnight) {
            result = over(*m_today);
            result.guessed_direction = true;
        } else {
            result.grain = TimeUnit::day;
            result.timex = "XXXX-XX-XX";
        }
        if (m_today != before)
            result.trail += (result.trail.empty() ? "" : "; ") + std::string{"day of the zone named"};
        m_today = before;
        if (meaning.a == Meaning::none && meaning.hour < 0) { // `in the morning`: of some day
            result.first.reset();
            result.end.reset();
        }
        if (meaning.hour >= 0)
            result.clock = fmt::format("{:02}:{:02}", int{meaning.hour}, std::max<int>(meaning.minute, 0));
        if (result.timex.empty())
            result.timex = "XXXX-XX-XX";
        if (meaning.hour >= 0)
            result.timex += "T" + result.clock;
        else
            result.timex += part_code(meaning.part);
        result.grain = TimeUnit::day;
        return result;
    }

    // ---- names
    // ---------------------------------------------------------------------------------------------------

    ResolvedTime named(const Meaning& meaning) {
        const NamedTime& entry = m_chronology.entries()[static_cast<std::size_t>(meaning.entry)];
        ResolvedTime result;
        result.trail = "chronology: " + entry.id;
        const auto take = [&](const std::optional<Days>& span) {
            if (span) {
                result.first = span->first;
                result.end = span->end;
                result.grain = span->length() == 1 ? TimeUnit::day : TimeUnit::none;
                result.timex = span->length() == 1
                                   ? to_iso(span->first)
                                   : timex_of(span->first, TimeUnit::day) + "/" + to_iso(span->last());
            }
        };
        if (entry.kind == NamedTime::Kind::period) {
            take(entry.days.front());
            result.year_stated = true;
            return result;
        }
        int wanted = meaning.year; // 0: not known
        const bool stated = meaning.year != 0;
        if (wanted == 0 && meaning.a != Meaning::none) {
            const ResolvedTime year = read(meaning.a);
            if (year.first)
                wanted = civil::year_of(*year.first);
        }
        if (wanted == 0)
            wanted = story_year().value_or(0);
        const auto occurrence = [&](int year) -> std::optional<Days> {
            if (entry.month != 0)
                return one_day(civil::day_of(year, entry.month, entry.day));
            for (const Days& span : entry.days)
                if (civil::year_of(span.first) == year || civil::year_of(span.last()) == year)
                    return span;
            return std::nullopt;
        };
        if (wanted == 0)
            wanted = choose_year(occurrence, meaning).value_or(0);
        if (wanted != 0)
            take(occurrence(wanted));
        else if (entry.month != 0)
            result.timex = fmt::format("XXXX-{:02}-{:02}", int{entry.month}, int{entry.day});
        result.year_stated = stated;
        return result;
    }

    ResolvedTime anniversary(const Meaning& meaning) {
        const NamedTime& entry = m_chronology.entries()[static_cast<std::size_t>(meaning.entry)];
        ResolvedTime result;
        result.trail = "anniversary: " + entry.id;
        const Meaning* date = meaning.a != Meaning::none ? &m_times.node(meaning.a) : nullptr;
        int month = entry.month;
        int day = entry.day;
        std::optional<int> founded;
        if (!entry.days.empty()) {
            founded = civil::year_of(entry.days.front().first);
            month = civil::month_of(entry.days.front().first);
            day = civil::day_of_month(entry.days.front().first);
        }
        if (date != nullptr && date->month != 0) {
            month = date->month;
            day = date->day;
        }
        if (founded && meaning.ordinal > 0) {
            result = over(civil::day_of(*founded + meaning.ordinal, month, day));
            result.year_stated = true;
            result.trail = "anniversary: " + entry.id;
            return result;
        }
        const auto occurrence = [&](int year) { return one_day(civil::day_of(year, month, day)); };
        const Direction before = m_direction;
        if (meaning.ahead)
            m_direction = Direction::ahead;
        const auto year = choose_year(occurrence, Meaning{});
        m_direction = before;
        if (year)
            result = over(occurrence(*year), TimeUnit::day);
        else
            result.timex = fmt::format("XXXX-{:02}-{:02}", month, day);
        result.trail = "anniversary: " + entry.id;
        return result;
    }

    const FoundTimes& m_times;
    const Chronology& m_chronology;
    const TimeContext& m_context;
    Direction m_direction;
    std::optional<Day> m_today;
    int m_depth = 0;
};

} // namespace

std::string timex_of(Day first, TimeUnit grain) {
    const int year = civil::year_of(first);
    switch (grain) {
    case TimeUnit::week: {
        const civil::Week week = civil::week_of(first);
        return fmt::format("{:04}-W{:02}", week.year, week.week);
    }
    case TimeUnit::weekend: {
        const civil::Week week = civil::week_of(first);
        return fmt::format("{:04}-W{:02}-WE", week.year, week.week);
    }
    case TimeUnit::month:
        return fmt::format("{:04}-{:02}", year, civil::month_of(first));
    case TimeUnit::season:
        return fmt::format("{:04}-{}", year, season_code(static_cast<Season>(civil::month_of(first) / 3)));
    case TimeUnit::quarter:
        return fmt::format("{:04}-Q{}", year, (civil::month_of(first) + 2) / 3);
    case TimeUnit::half:
        return fmt::format("{:04}-H{}", year, civil::month_of(first) <= 6 ? 1 : 2);
    case TimeUnit::year:
        return fmt::format("{:04}", year);
    case TimeUnit::decade:
        return fmt::format("{:03}", year / 10);
    case TimeUnit::century:
        return fmt::format("{:02}", year / 100);
    default:
        return to_iso(first);
    }
}

ResolvedTime resolve(const FoundTimes& times, std::int32_t root, const Chronology& chronology,
                     const TimeContext& context) {
    ResolvedTime result = Resolver{times, chronology, context}.read(root);
    // Before year 1 there is no EDTF of level 0, and after 9999 neither
    const auto usable = [](std::optional<Day> day) {
        return !day || (civil::year_of(*day) >= 1 && civil::year_of(*day) <= 9999);
    };
    if (!usable(result.first) || !usable(result.end)) {
        result.first.reset();
        result.end.reset();
        result.timex.clear();
    }
    return result;
}

} // namespace dateline
