// SPDX-License-Identifier: Apache-2.0
#include "time/read_times.hpp"

#include "time/document_resolver.hpp"
#include "time/edtf.hpp"
#include "time/timex.hpp"

#include <fmt/format.h>

#include <utility>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

TimePrecision precision_of(TimeUnit grain, std::int64_t length) {
    switch (grain) {
    case TimeUnit::day:
        return length == 1 ? TimePrecision::day : TimePrecision::week;
    case TimeUnit::week:
    case TimeUnit::weekend:
        return length == 1 ? TimePrecision::day : length <= 16 ? TimePrecision::week : TimePrecision::month;
    case TimeUnit::month:
        return length <= 16 ? TimePrecision::week : TimePrecision::month;
    case TimeUnit::season:
        return length <= 31 ? TimePrecision::month : TimePrecision::season;
    case TimeUnit::quarter:
        return length <= 31 ? TimePrecision::month : TimePrecision::quarter;
    default:
        break;
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
    case Kind::clock:
        return TimeKind::time;
    case Kind::duration:
        return TimeKind::duration;
    case Kind::set:
        return TimeKind::set;
    case Kind::since:
    case Kind::until:
    case Kind::by:
    case Kind::earlier:
    case Kind::later:
        return meaning.a != Meaning::none && times.node(meaning.a).kind == Kind::clock ? TimeKind::time
                                                                                       : TimeKind::date;
    default:
        return TimeKind::date;
    }
}

/// Turn what was resolved into the value that readers get.
TimeExpression expression_of(const FoundTimes& times, std::size_t index, DocumentResolver& resolver,
                             const Publication& publication) {
    const FoundTime& found = times.found[index];
    const Meaning& root = times.node(found.root);
    TimeExpression made;
    made.span = found.span;
    made.kind = kind_of(times, found.root);
    made.bare_clock = root.kind == Kind::clock && root.a == Meaning::none;
    made.timex = plain_timex(root);
    double confidence = 1;
    const ResolvedTime resolved = resolver.next(index, confidence);
    made.approximate = root.approximate || resolved.approximate;
    made.derivation = resolved.trail;
    if (root.kind == Kind::duration || root.kind == Kind::set || root.kind == Kind::reference) {
        made.confidence = 0;
        return made;
    }
    if (!resolved.timex.empty())
        made.timex = resolved.timex;
    made.year_stated = resolved.year_stated || (publication.basis == Publication::Basis::header &&
                                                publication.day().has_value() && root.kind == Kind::calendar);
    if (resolver.direction() != Direction::unknown && !resolved.year_stated)
        made.derivation += resolver.direction() == Direction::ahead ? "; ahead" : "; behind";
    if (!resolved.year_stated)
        confidence *= publication.basis == Publication::Basis::none ? 0.5 : publication.confidence;
    if (resolved.guessed_direction)
        confidence *= 0.9;
    made.confidence = resolved.first || resolved.end ? confidence : 0;
    if (!resolved.first && !resolved.end)
        return made;
    Interval interval;
    interval.start = resolved.first;
    interval.end = resolved.end;
    interval.clock = resolved.clock;
    interval.precision = resolved.bounded()
                             ? precision_of(resolved.grain, (*resolved.end - *resolved.first).count())
                             : TimePrecision::unknown;
    if (!resolved.clock.empty() && interval.precision == TimePrecision::day)
        interval.precision = TimePrecision::time;
    interval.edtf = edtf_of(resolved.first, resolved.end);
    made.interval = interval;
    return made;
}

DocumentTimes read(const Document& document, const Chronology& chronology, const FoundTimes& times,
                   const FoundPublication& published) {
    DocumentResolver resolver{document, chronology, times, published};
    DocumentTimes result;
    result.publication = published.publication;
    if (published.minute_of_day && result.publication.interval.clock.empty())
        result.publication.interval.clock =
            fmt::format("{:02}:{:02}", *published.minute_of_day / 60, *published.minute_of_day % 60);
    result.expressions.reserve(times.found.size());
    for (std::size_t i = 0; i < times.found.size(); ++i)
        result.expressions.push_back(expression_of(times, i, resolver, published.publication));
    return result;
}

} // namespace

DocumentTimes read_times(const Document& document, const Chronology& chronology) {
    const FoundTimes times = find_times(document, chronology);
    return read(document, chronology, times, find_publication(document, times, chronology));
}

DocumentTimes read_times(const Document& document, const Chronology& chronology, const Publication& assumed) {
    return read(document, chronology, find_times(document, chronology), as_found(assumed));
}

} // namespace dateline
