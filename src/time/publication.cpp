// SPDX-License-Identifier: Apache-2.0
#include "time/publication.hpp"

#include "time/edtf.hpp"
#include "time/year_clues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

constexpr int earliest_year = 1945; ///< of news on the web that an inference may name
constexpr int latest_year = 2060;

Interval interval_of(Day first, Day end) {
    Interval interval;
    interval.start = first;
    interval.end = end;
    const auto length = (end - first).count();
    interval.precision = length == 1     ? TimePrecision::day
                         : length <= 13  ? TimePrecision::week
                         : length <= 31  ? TimePrecision::month
                         : length <= 366 ? TimePrecision::year
                                         : TimePrecision::multi_year;
    interval.edtf = edtf_of(first, end);
    return interval;
}

std::optional<StatedDate> best_date_in(const Document& document, Span part, const Chronology& chronology) {
    const FoundTimes times = find_times(document.text(), part, chronology);
    std::optional<StatedDate> best;
    std::optional<StatedDate> clock_only;
    for (const FoundTime& found : times.found) {
        const auto date = stated_date(times, found.root);
        if (!date) {
            const Meaning& meaning = times.node(found.root);
            if (meaning.kind == Kind::clock && meaning.a == Meaning::none && meaning.hour >= 0) {
                StatedDate clock;
                clock.minute_of_day = meaning.hour * 60 + std::max<int>(meaning.minute, 0);
                if (meaning.zone_minutes != WordFacts::no_zone)
                    clock.utc_offset_s = meaning.zone_minutes * 60;
                clock_only = clock;
            }
            continue;
        }
        const auto worth = [](const StatedDate& d) {
            return (d.year != 0 ? 2 : 0) + (d.month != 0 ? 2 : 0) + (d.day != 0 ? 1 : 0);
        };
        if (date->month == 0 && date->year == 0)
            continue;
        if (!best || worth(*date) > worth(*best))
            best = date;
    }
    if (best && clock_only && !best->minute_of_day) {
        best->minute_of_day = clock_only->minute_of_day;
        best->utc_offset_s = clock_only->utc_offset_s;
    }
    return best;
}

std::optional<StatedDate> embedded_date(const Document& document, const FoundTimes& times) {
    std::optional<StatedDate> latest;
    for (const FoundTime& found : times.found) {
        if (document.role(document.sentences[found.sentence]) != BlockRole::quotation)
            continue;
        const auto date = stated_date(times, found.root);
        if (!date || date->year < 1990 || date->day == 0)
            continue;
        if (!latest || std::tuple{date->year, date->month, date->day} >
                           std::tuple{latest->year, latest->month, latest->day})
            latest = date;
    }
    return latest;
}

class Finder {
public:
    Finder(const Document& document, const FoundTimes& times, const Chronology& chronology)
        : m_document{document}, m_times{times}, m_chronology{chronology} {}

    FoundPublication find() {
        const auto metadata = parse_instant(m_document.article.published);
        if (metadata && metadata->days.length() == 1) {
            take(metadata->days, Publication::Basis::metadata, {}, 1, "metadata");
            m_found.publication.utc_offset_s = metadata->utc_offset_s;
            m_found.minute_of_day = metadata->minute_of_day;
            add_header_clock();
            return m_found;
        }
        if (metadata) {
            m_coarse = metadata->days;
            m_coarse_basis = Publication::Basis::metadata;
        }
        for (const Span stamp : m_document.stamps) {
            const auto date = best_date_in(m_document, stamp, m_chronology);
            if (date && (!m_header || (m_header->year == 0 && date->year != 0) ||
                         (m_header->day == 0 && date->day != 0)))
                m_header = date;
        }
        if (!m_header || m_header->year == 0)
            look_at_head();
        if (m_document.dateline && !m_document.dateline->date.empty())
            m_dateline = best_date_in(m_document, m_document.dateline->date, m_chronology);
        if (take_stated(m_header, Publication::Basis::header, "page header") ||
            take_stated(m_dateline, Publication::Basis::dateline, "dateline"))
            return m_found;
        const auto url = date_in_url(m_document.article.url);
        if (url && url->days.length() == 1 && agrees_with_coarse(url->days.first)) {
            take(url->days, Publication::Basis::url, {}, 0.95, "date in the address");
            return m_found;
        }
        if (url && !m_coarse) {
            m_coarse = url->days;
            m_coarse_basis = Publication::Basis::url;
        }
        if (!m_coarse)
            look_at_copyright();
        // a header or dateline without year, within a month or year that is known
        for (const auto* stated : {&m_dateline, &m_header})
            if (*stated && (*stated)->day != 0 && m_coarse)
                for (int year = civil::year_of(m_coarse->first); year <= civil::year_of(m_coarse->last());
                     ++year)
                    if (const auto day = civil::day_of(year, (*stated)->month, (*stated)->day);
                        day && m_coarse->contains(*day)) {
                        take({*day, *day + days{1}},
                             stated == &m_dateline ? Publication::Basis::dateline
                                                   : Publication::Basis::header,
                             (*stated)->span, 0.95, "day of the page, year of the metadata");
                        return m_found;
                    }
        if (m_coarse) {
            take(*m_coarse, m_coarse_basis, m_coarse_span, 0.9,
                 fmt::format("{}, coarse", to_string(m_coarse_basis)));
            return m_found;
        }
        infer();
        return m_found;
    }

private:
    void take(Days span, Publication::Basis basis, Span evidence, double confidence, std::string derivation) {
        m_found.publication.interval = interval_of(span.first, span.end);
        m_found.publication.basis = basis;
        m_found.publication.evidence = evidence;
        m_found.publication.confidence = confidence;
        m_found.publication.derivation = std::move(derivation);
    }

    [[nodiscard]] bool agrees_with_coarse(Day day) const { return !m_coarse || m_coarse->contains(day); }

    void add_header_clock() {
        if (m_found.publication.utc_offset_s)
            return;
        for (const Span stamp : m_document.stamps) {
            const auto date = best_date_in(m_document, stamp, m_chronology);
            if (!date || !date->utc_offset_s || date->year == 0 || date->day == 0)
                continue;
            if (civil::day_of(date->year, date->month, date->day) == m_found.publication.interval.start) {
                m_found.publication.utc_offset_s = date->utc_offset_s;
                m_found.minute_of_day = date->minute_of_day;
                return;
            }
        }
    }

    bool take_stated(const std::optional<StatedDate>& date, Publication::Basis basis, std::string_view why) {
        if (!date || date->year == 0 || date->month == 0)
            return false;
        if (date->day == 0) {
            if (const auto month = civil::days_of_month(date->year, date->month); month && !m_coarse) {
                m_coarse = month;
                m_coarse_basis = basis;
                m_coarse_span = date->span;
            }
            return false;
        }
        const auto day = civil::day_of(date->year, date->month, date->day);
        if (!day || !agrees_with_coarse(*day))
            return false;
        take({*day, *day + days{1}}, basis, date->span, 0.98, std::string{why});
        m_found.publication.utc_offset_s = date->utc_offset_s;
        m_found.minute_of_day = date->minute_of_day;
        return true;
    }

    /// A full date on a short line above the first long paragraph is the page's own.
    void look_at_head() {
        constexpr std::size_t most_blocks = 14;
        constexpr std::uint32_t short_line = 120;
        constexpr std::uint32_t paragraph = 220;
        for (std::size_t i = 0; i < m_document.blocks.size() && i < most_blocks; ++i) {
            const Block& block = m_document.blocks[i];
            if (block.span.size() > paragraph)
                return;
            if (block.span.size() > short_line || block.role == BlockRole::title)
                continue;
            const auto date = best_date_in(m_document, block.span, m_chronology);
            if (date && date->year != 0 && date->day != 0) {
                m_header = date;
                return;
            }
        }
    }

    void infer() {
        const YearClues clues = gather_clues(m_document, m_times, m_chronology);
        const auto embedded = embedded_date(m_document, m_times);
        const std::optional<StatedDate>& partial = m_dateline && m_dateline->day != 0 ? m_dateline
                                                   : m_header && m_header->day != 0   ? m_header
                                                                                      : m_none;
        if (partial) {
            // an agency's report names the day it is sent: `SEOUL, July 27 -- ... the military said Monday`
            if (const int weekday = weekday_of_lead();
                weekday != 0 && partial->weekday == 0 && &partial == &m_dateline) {
                StatedDate with_weekday = *partial;
                with_weekday.weekday = weekday;
                infer_year_of(with_weekday, clues, embedded);
                if (m_found.publication.day()) {
                    m_found.publication.confidence *= 0.9;
                    m_found.publication.derivation += "; weekday of the first sentence";
                    return;
                }
                m_found = {};
            }
            infer_year_of(*partial, clues, embedded);
            return;
        }
        if (embedded) {
            // An article shows a post soon after it appeared
            if (const auto day = civil::day_of(embedded->year, embedded->month, embedded->day)) {
                take({*day, *day + days{3}}, Publication::Basis::embedded, embedded->span, 0.7,
                     "embedded post");
                return;
            }
        }
        // the latest weekday with date stands for the day of the news
        if (!clues.pairs.empty()) {
            StatedDate pair;
            pair.month = clues.pairs.back().month;
            pair.day = clues.pairs.back().day;
            pair.weekday = clues.pairs.back().weekday;
            pair.span = clues.pairs.back().span;
            infer_year_of(pair, clues, embedded);
            widen(days{2}, 0.8);
            return;
        }
        if (!clues.said.empty()) {
            infer_year_of(clues.said.front(), clues, embedded);
            widen(days{2}, 0.8);
            return;
        }
        leave_open(clues);
    }

    /// The day told may lie so many days before the publication.
    void widen(days by, double confidence) {
        Interval& interval = m_found.publication.interval;
        if (!interval.start || !interval.end)
            return;
        interval = interval_of(*interval.start, *interval.end + by);
        m_found.publication.confidence *= confidence;
    }

    /// The bare weekday that the first sentence of the text tells; 0: none.
    [[nodiscard]] int weekday_of_lead() const {
        const auto first = std::find_if(
            m_document.sentences.begin(), m_document.sentences.end(),
            [&](const Sentence& sentence) { return m_document.role(sentence) == BlockRole::body; });
        for (const FoundTime& found : m_times.found) {
            if (first == m_document.sentences.end() || &m_document.sentences[found.sentence] != &*first)
                continue;
            const auto date = stated_date(m_times, found.root);
            if (date && date->weekday != 0 && date->month == 0 && date->day == 0)
                return date->weekday;
        }
        return 0;
    }

    /// `Copyright 2023` at the foot of the page: the year, where nothing told speaks against it. A page whose
    /// foot is renewed each year would mislead: hence only where the text names no other recent year.
    void look_at_copyright() {
        const YearClues clues = gather_clues(m_document, m_times, m_chronology);
        constexpr int history_years = 12; // what is older says nothing of the page
        for (const FoundTime& found : m_times.found) {
            const auto date = stated_date(m_times, found.root);
            if (!date || date->year == 0 || date->month != 0 || !is_copyright(m_document.text(), found.span))
                continue;
            const auto year = civil::days_of_year(date->year);
            const bool told_otherwise =
                !year ||
                (clues.latest_past && (*clues.latest_past >= year->end ||
                                       (clues.latest_year_told + 1 < date->year &&
                                        clues.latest_year_told + history_years > date->year))) ||
                (!eras_agree(clues, year->first) && !eras_agree(clues, year->last())) ||
                std::any_of(clues.pairs.begin(), clues.pairs.end(), [&](const YearClues::Pair& pair) {
                    const auto day = civil::day_of(date->year, pair.month, pair.day);
                    return !day || civil::weekday_of(*day) != pair.weekday;
                });
            if (told_otherwise)
                continue;
            m_coarse = year;
            m_coarse_basis = Publication::Basis::inferred;
            m_coarse_span = date->span;
            return;
        }
    }

    void infer_year_of(const StatedDate& partial, const YearClues& clues,
                       const std::optional<StatedDate>& embedded) {
        std::vector<Day> candidates;
        std::vector<Day> stand_ins;
        for (int year = earliest_year; year <= latest_year; ++year) {
            const auto day = civil::day_of(year, partial.month, partial.day);
            if (!day)
                continue;
            if (partial.weekday != 0 && civil::weekday_of(*day) != partial.weekday)
                continue;
            if (!weekdays_agree(clues, *day) || !bounds_agree(clues, *day))
                continue;
            if (year >= 1996 && year <= 2023)
                stand_ins.push_back(*day); // each weekday with and without a leap day
            if (clues.latest_past && *day < *clues.latest_past)
                continue;
            if (embedded && (year < embedded->year || year > embedded->year + 1))
                continue;
            candidates.push_back(*day);
        }
        if (candidates.size() > 1 && !clues.eras.empty()) {
            std::vector<Day> in_era;
            std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(in_era),
                         [&](Day day) { return eras_agree(clues, day); });
            if (in_era.size() == 1) {
                take({in_era.front(), in_era.front() + days{1}}, Publication::Basis::inferred, partial.span,
                     0.7,
                     fmt::format("the only such day in the time of {}",
                                 clues.eras.front().span.of(m_document.text())));
                return;
            }
        }
        const bool fixed = candidates.size() == 1 || (embedded && !candidates.empty());
        if (fixed) {
            const std::string why = !clues.bounds.empty() ? clues.bounds.front().why
                                    : embedded            ? "an embedded post bounds the year"
                                                          : "only one year agrees";
            take({candidates.front(), candidates.front() + days{1}}, Publication::Basis::inferred,
                 partial.span, 0.9, why);
            return;
        }
        // Weekdays leave one year in five or six; the latest year told decides when it agrees or the next one
        // does
        const bool weekday_told = partial.weekday != 0 || !clues.pairs.empty();
        if (weekday_told && clues.latest_past && !candidates.empty() &&
            civil::year_of(candidates.front()) <= clues.latest_year_told + 1 &&
            (candidates.size() < 2 ||
             civil::year_of(candidates[1]) > civil::year_of(candidates.front()) + 1)) {
            take({candidates.front(), candidates.front() + days{1}}, Publication::Basis::inferred,
                 partial.span, 0.7,
                 fmt::format("weekday and date, and {} as the latest year told", clues.latest_year_told));
            return;
        }
        m_found.stand_in_days = std::move(stand_ins);
        leave_open(clues);
        m_found.publication.evidence = partial.span;
        m_found.publication.derivation = fmt::format(
            "month and day are told ({:02}-{:02}), nothing decides the year", partial.month, partial.day);
    }

    void leave_open(const YearClues& clues) {
        Publication& publication = m_found.publication;
        publication.basis = Publication::Basis::none;
        if (!clues.bounds.empty()) {
            Day first = clues.bounds.front().first;
            Day end = clues.bounds.front().end;
            for (const auto& bound : clues.bounds) {
                first = std::max(first, bound.first);
                end = std::min(end, bound.end);
            }
            if (first < end) {
                take({first, end}, Publication::Basis::inferred, clues.bounds.front().span, 0.7,
                     clues.bounds.front().why);
                return;
            }
        }
        if (clues.latest_past) {
            publication.interval.start = clues.latest_past;
            publication.interval.edtf = edtf_of(clues.latest_past, std::nullopt);
            publication.evidence = clues.latest_span;
            publication.derivation = "not before the latest date told";
            publication.confidence = 0.5;
        } else {
            publication.interval.edtf = "../..";
            publication.derivation = "nothing tells";
        }
    }

    const Document& m_document;
    const FoundTimes& m_times;
    const Chronology& m_chronology;
    FoundPublication m_found;
    std::optional<StatedDate> m_header;
    std::optional<StatedDate> m_dateline;
    std::optional<StatedDate> m_none;
    std::optional<Days> m_coarse;
    Publication::Basis m_coarse_basis = Publication::Basis::none;
    Span m_coarse_span;
};

} // namespace

FoundPublication find_publication(const Document& document, const FoundTimes& times,
                                  const Chronology& chronology) {
    return Finder{document, times, chronology}.find();
}

FoundPublication as_found(const Publication& publication) {
    FoundPublication found;
    found.publication = publication;
    if (publication.interval.clock.size() == 5) {
        const auto instant = parse_instant("2000-01-01T" + publication.interval.clock);
        found.minute_of_day = instant ? instant->minute_of_day : std::nullopt;
    }
    return found;
}

} // namespace dateline
