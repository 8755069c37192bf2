// SPDX-License-Identifier: Apache-2.0
#include "time/read_times.hpp"

#include "time/edtf.hpp"
#include "time/publication.hpp"
#include "time/resolve.hpp"
#include "time/timex.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

TimePrecision precision_of(TimeUnit grain, std::int64_t length) {
    switch (grain) {
    case TimeUnit::day: return length == 1 ? TimePrecision::day : TimePrecision::week;
    case TimeUnit::week:
    case TimeUnit::weekend: return length == 1 ? TimePrecision::day : length <= 16 ? TimePrecision::week : TimePrecision::month;
    case TimeUnit::month: return length <= 16 ? TimePrecision::week : TimePrecision::month;
    case TimeUnit::season: return length <= 31 ? TimePrecision::month : TimePrecision::season;
    case TimeUnit::quarter: return length <= 31 ? TimePrecision::month : TimePrecision::quarter;
    default: break;
    }
    if (length <= 1)
        return TimePrecision::day;
    if (length <= 16)
        return TimePrecision::week;
    if (length <= 62)
        return TimePrecision::month;
    if (length <= 130)
        return TimePrecision::quarter;
    return length <= 366 ? TimePrecision::year : TimePrecision::multi_year;
}

TimeKind kind_of(const FoundTimes& times, std::int32_t root) {
    const Meaning& meaning = times.node(root);
    switch (meaning.kind) {
    case Kind::clock: return TimeKind::time;
    case Kind::duration: return TimeKind::duration;
    case Kind::set: return TimeKind::set;
    case Kind::since:
    case Kind::until:
    case Kind::by:
    case Kind::earlier:
    case Kind::later:
        return meaning.a != Meaning::none && times.node(meaning.a).kind == Kind::clock ? TimeKind::time : TimeKind::date;
    default: return TimeKind::date;
    }
}

bool updates_reference(Kind kind) {
    switch (kind) {
    case Kind::calendar: case Kind::clock: case Kind::named: case Kind::anniversary: case Kind::season: case Kind::period: case Kind::part:
    case Kind::nth: case Kind::offset: case Kind::unit: case Kind::range: case Kind::by:
        return true;
    default:
        return false;
    }
}

/// A story of the past: many full dates, nearly all of them well before publication.
bool is_narrative(const FoundTimes& times, const std::optional<Day>& today) {
    int dated = 0;
    int old = 0;
    for (const FoundTime& found : times.found) {
        const Meaning& meaning = times.node(found.root);
        if (meaning.kind != Kind::calendar || meaning.year == 0 || meaning.bc)
            continue;
        ++dated;
        old += !today || meaning.year < civil::year_of(*today) - 1 ? 1 : 0;
    }
    return dated >= 12 && old * 10 >= dated * 8;
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

/// Replace the year of a value by `XXXX`.
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

class DocumentReader {
public:
    DocumentReader(const Document& document, const Chronology& chronology, FoundTimes times, FoundPublication published)
        : m_document{document}, m_chronology{chronology}, m_times{std::move(times)}, m_published{std::move(published)} {
        const Interval& interval = m_published.publication.interval;
        if (interval.bounded())
            m_published_days = Days{*interval.start, *interval.end};
        else if (m_published.stand_in_day)
            m_published_days = Days{*m_published.stand_in_day, *m_published.stand_in_day + days{1}};
        m_context.utc_offset_s = m_published.publication.utc_offset_s;
        m_context.minute_of_day = m_published.minute_of_day;
        m_context.happens_in_korea = document.text().find("Korea") != std::string_view::npos || document.text().find("Pyongyang") != std::string_view::npos;
        const auto last = m_published_days ? std::optional{m_published_days->last()} : std::nullopt;
        m_context.narrative = is_narrative(m_times, last);
    }

    DocumentTimes read() {
        DocumentTimes result;
        for (std::size_t i = 0; i < m_times.found.size(); ++i)
            result.expressions.push_back(expression(i));
        result.publication = m_published.publication;
        if (m_published.minute_of_day && result.publication.interval.clock.empty())
            result.publication.interval.clock = fmt::format("{:02}:{:02}", *m_published.minute_of_day / 60, *m_published.minute_of_day % 60);
        return result;
    }

private:
    TimeExpression expression(std::size_t index) {
        const FoundTime& found = m_times.found[index];
        const Meaning& root = m_times.node(found.root);
        TimeExpression made;
        made.span = found.span;
        made.kind = kind_of(m_times, found.root);
        made.approximate = root.approximate;
        made.timex = plain_timex(root);
        if (root.kind == Kind::duration || root.kind == Kind::set || root.kind == Kind::reference) {
            made.derivation = root.rule;
            return made;
        }
        m_context.direction = direction_of(m_document.text(), m_times, found);
        m_context.sentence_year = neighbour_year(m_times, index);
        double confidence = 1;
        ResolvedTime resolved = read_at(found.root, confidence);
        const bool stand_in = !m_published.publication.interval.bounded() && m_published.stand_in_day.has_value();
        const bool told = m_document.told(m_document.sentences[found.sentence]);
        if (resolved.bounded() && told && updates_reference(root.kind)) {
            m_context.reference = Days{*resolved.first, *resolved.end};
            if (root.kind == Kind::range)
                m_context.reference->first = std::max(*resolved.first, *resolved.end - days{1});
            m_context.reference_grain = resolved.grain;
        }
        if (stand_in && !resolved.year_stated) {
            resolved.first.reset();
            resolved.end.reset();
            resolved.timex = without_year(resolved.timex);
            resolved.trail += "; nothing decides the year";
        }
        if (!resolved.timex.empty())
            made.timex = resolved.timex;
        made.approximate = made.approximate || resolved.approximate;
        made.year_stated = resolved.year_stated;
        made.derivation = resolved.trail;
        if (m_context.direction != Direction::unknown && !resolved.year_stated)
            made.derivation += m_context.direction == Direction::ahead ? "; ahead" : "; behind";
        if (!resolved.year_stated)
            confidence *= m_published.publication.basis == Publication::Basis::none ? 0.5 : m_published.publication.confidence;
        if (resolved.guessed_direction)
            confidence *= 0.9;
        made.confidence = resolved.first || resolved.end ? confidence : 0;
        if (resolved.first || resolved.end) {
            Interval interval;
            interval.start = resolved.first;
            interval.end = resolved.end;
            interval.clock = resolved.clock;
            interval.precision = resolved.bounded() ? precision_of(resolved.grain, (*resolved.end - *resolved.first).count()) : TimePrecision::unknown;
            if (!resolved.clock.empty() && interval.precision == TimePrecision::day)
                interval.precision = TimePrecision::time;
            interval.edtf = edtf_of(resolved.first, resolved.end);
            made.interval = interval;
        }
        return made;
    }

    ResolvedTime read_at(std::int32_t root, double& confidence) {
        if (!m_published_days) {
            m_context.today.reset();
            return resolve(m_times, root, m_chronology, m_context);
        }
        m_context.today = m_published_days->last();
        ResolvedTime late = resolve(m_times, root, m_chronology, m_context);
        if (m_published_days->length() == 1)
            return late;
        m_context.today = m_published_days->first;
        const ResolvedTime early = resolve(m_times, root, m_chronology, m_context);
        return combine(early, late, *m_published_days, confidence);
    }

    const Document& m_document;
    const Chronology& m_chronology;
    FoundTimes m_times;
    FoundPublication m_published;
    std::optional<Days> m_published_days;
    TimeContext m_context;
};

} // namespace

DocumentTimes read_times(const Document& document, const Chronology& chronology) {
    FoundTimes times = find_times(document, chronology);
    FoundPublication published = find_publication(document, times, chronology);
    return DocumentReader{document, chronology, std::move(times), std::move(published)}.read();
}

DocumentTimes read_times(const Document& document, const Chronology& chronology, const Publication& assumed) {
    return DocumentReader{document, chronology, find_times(document, chronology), as_found(assumed)}.read();
}

} // namespace dateline
