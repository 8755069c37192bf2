// SPDX-License-Identifier: Apache-2.0
#include "time/resolve.hpp"

#include "time/resolver.hpp"

#include <fmt/format.h>

namespace dateline {

namespace {

using Kind = Meaning::Kind;
using civil::Days;

constexpr int deepest = 12;

} // namespace

ResolvedTime Resolver::read(std::int32_t index) {
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

ResolvedTime Resolver::by_kind(const Meaning& meaning) {
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

ResolvedTime Resolver::over(const std::optional<Days>& span, TimeUnit grain) {
    ResolvedTime result;
    result.grain = grain;
    if (span) {
        result.first = span->first;
        result.end = span->end;
        result.timex = timex_of(span->first, grain);
    }
    return result;
}

std::optional<Day> Resolver::base(bool from_reference) const {
    if (from_reference && m_context.reference)
        return m_context.reference->first;
    if (m_context.narrative && m_context.reference && !m_context.points_from_today)
        return m_context.reference->first;
    return m_today;
}

std::optional<Day> Resolver::base(Which which, bool from_reference) const {
    // `the first since July 2008; that year`, `by August. On the 19th of the same month`
    if ((which == Which::that || which == Which::same) && m_context.pointed)
        return m_context.pointed->first;
    return base(from_reference);
}

std::optional<int> Resolver::story_year(int month) const {
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

bool Resolver::counts_days_or_months(TimeUnit unit) {
    return unit == TimeUnit::day || unit == TimeUnit::week || unit == TimeUnit::month ||
           unit == TimeUnit::weekend;
}

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
