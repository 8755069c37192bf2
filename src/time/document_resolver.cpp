// SPDX-License-Identifier: Apache-2.0
#include "time/document_resolver.hpp"

#include <algorithm>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

bool updates_reference(Kind kind) {
    switch (kind) {
    case Kind::calendar: case Kind::clock: case Kind::named: case Kind::anniversary: case Kind::season: case Kind::period: case Kind::part:
    case Kind::nth: case Kind::offset: case Kind::unit: case Kind::range:
        return true;
    default:
        return false;
    }
}

/// A story of the past: many dates with their years, most of them before the year of publication, and little that
/// points at the days about publication.
bool is_narrative(const FoundTimes& times, const std::optional<Day>& today) {
    int dated = 0;
    int old = 0;
    int pointing = 0;
    for (const FoundTime& found : times.found) {
        const Meaning& meaning = times.node(found.root);
        const Meaning& inner = (meaning.kind == Kind::clock || meaning.kind == Kind::since || meaning.kind == Kind::range) && meaning.a != Meaning::none ? times.node(meaning.a) : meaning;
        if (inner.kind == Kind::calendar && inner.year != 0 && !inner.bc) {
            ++dated;
            old += !today || inner.year < civil::year_of(*today) ? 1 : 0;
        } else if ((inner.kind == Kind::calendar && inner.weekday != 0 && inner.month == 0) || (inner.kind == Kind::offset && inner.spelled_ago && inner.count > 0) ||
                   (inner.kind == Kind::unit && (inner.which == Which::last || inner.which == Which::next))) {
            ++pointing;
        }
    }
    return old >= 6 && old * 10 >= dated * 7 && old >= 2 * pointing;
}

/// Year of a date said in the same sentence beside this one: `80 on 29 August 2023 and 40 on 18 September`.
std::optional<int> neighbour_year(const FoundTimes& times, std::size_t index) {
    const FoundTime& here = times.found[index];
    const Meaning& meaning = times.node(here.root);
    if (meaning.kind != Kind::calendar || meaning.year != 0 || meaning.month == 0 || meaning.which != Which::none || meaning.a != Meaning::none)
        return std::nullopt;
    const auto year_of = [&](const FoundTime& other) -> std::optional<int> {
        const Meaning& told = times.node(other.root);
        const Meaning& date = told.kind == Kind::range ? times.node(told.b) : told.kind == Kind::clock && told.a != Meaning::none ? times.node(told.a) : told;
        if (date.kind == Kind::calendar && date.year != 0 && date.month != 0 && !date.bc)
            return date.year;
        return std::nullopt;
    };
    for (std::size_t i = index; i > 0 && times.found[i - 1].sentence == here.sentence; --i)
        if (const auto year = year_of(times.found[i - 1]))
            return year;
    if (index + 1 < times.found.size() && times.found[index + 1].sentence == here.sentence &&
        times.found[index + 1].first_piece - here.end_piece <= 3)
        return year_of(times.found[index + 1]);
    return std::nullopt;
}

/// Two readings under the first and the last possible publication day, brought together.
ResolvedTime combine(const ResolvedTime& early, const ResolvedTime& late, const Days& published, double& confidence) {
    if (early.first == late.first && early.end == late.end)
        return late;
    ResolvedTime result = late;
    confidence *= 0.6;
    if (early.bounded() && late.bounded()) {
        const Day first = std::min(*early.first, *late.first);
        const Day end = std::max(*early.end, *late.end);
        const auto own = std::max((*late.end - *late.first).count(), (*early.end - *early.first).count());
        // a day or month of the very period it was published in
        if (late.first >= published.first && *late.end <= published.end + days{31} && early.timex.size() == late.timex.size() && early.timex.size() >= 7 &&
            early.timex.substr(4) == late.timex.substr(4))
            return result;
        if ((end - first).count() <= own + published.length() + 1 && published.length() <= 62) {
            result.first = first;
            result.end = end;
            result.grain = TimeUnit::none;
            result.timex.clear();
            result.trail += "; publication known only coarsely";
            return result;
        }
    }
    result.first.reset();
    result.end.reset();
    result.timex = without_year(late.timex);
    result.trail += "; publication known too coarsely";
    return result;
}

} // namespace

std::string without_year(std::string value) {
    if (value.size() >= 7 && value[4] == '-' && value[0] >= '0' && value[0] <= '9')
        value.replace(0, 4, "XXXX");
    else if (!value.empty() && value[0] >= '0' && value[0] <= '9')
        value.clear();
    const auto slash = value.find('/');
    if (slash != std::string::npos)
        return value.substr(0, slash + 1) + without_year(value.substr(slash + 1));
    return value;
}

DocumentResolver::DocumentResolver(const Document& document, const Chronology& chronology, const FoundTimes& times,
                                   const FoundPublication& published)
    : m_document{document}, m_chronology{chronology}, m_times{times}, m_published{published} {
    const Interval& interval = published.publication.interval;
    if (interval.bounded())
        m_published_days = Days{*interval.start, *interval.end};
    else if (published.stand_in_day)
        m_published_days = Days{*published.stand_in_day, *published.stand_in_day + days{1}};
    m_context.utc_offset_s = published.publication.utc_offset_s;
    m_context.minute_of_day = published.minute_of_day;
    m_context.happens_in_korea = document.text().find("Korea") != std::string_view::npos || document.text().find("Pyongyang") != std::string_view::npos;
    m_context.narrative = is_narrative(times, m_published_days ? std::optional{m_published_days->last()} : std::nullopt);
}

ResolvedTime DocumentResolver::next(std::size_t index, double& confidence) {
    const FoundTime& found = m_times.found[index];
    const Meaning& root = m_times.node(found.root);
    m_context.direction = direction_of(m_document.text(), m_times, found);
    m_context.sentence_year = neighbour_year(m_times, index);
    m_last_context = m_context;
    if (m_published_days)
        m_last_context.today = m_published_days->last();
    ResolvedTime resolved = read_at(found.root, confidence);
    if (resolved.bounded() && m_document.told(m_document.sentences[found.sentence]) && updates_reference(root.kind)) {
        m_context.reference = Days{*resolved.first, *resolved.end};
        if (root.kind == Kind::range)
            m_context.reference->first = std::max(*resolved.first, *resolved.end - days{1});
        m_context.reference_grain = resolved.grain;
    }
    if (!m_published.publication.interval.bounded() && m_published.stand_in_day && !resolved.year_stated) {
        resolved.first.reset();
        resolved.end.reset();
        resolved.timex = without_year(resolved.timex);
        resolved.trail += "; nothing decides the year";
    }
    return resolved;
}

ResolvedTime DocumentResolver::part(std::int32_t node) { return resolve(m_times, node, m_chronology, m_last_context); }

ResolvedTime DocumentResolver::read_at(std::int32_t root, double& confidence) {
    m_context.today.reset();
    if (!m_published_days)
        return resolve(m_times, root, m_chronology, m_context);
    m_context.today = m_published_days->last();
    ResolvedTime late = resolve(m_times, root, m_chronology, m_context);
    if (m_published_days->length() == 1)
        return late;
    m_context.today = m_published_days->first;
    const ResolvedTime early = resolve(m_times, root, m_chronology, m_context);
    return combine(early, late, *m_published_days, confidence);
}

} // namespace dateline
