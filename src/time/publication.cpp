// SPDX-License-Identifier: Apache-2.0
#include "time/publication.hpp"

#include "time/direction.hpp"
#include "time/edtf.hpp"
#include "time/resolve.hpp"

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

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!is_digit(text[i]))
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

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

/// A date with or without a year, as a header, dateline or sentence states it.
struct StatedDate {
    int year = 0;
    int month = 0;
    int day = 0;
    int weekday = 0;
    std::optional<int> minute_of_day;
    std::optional<std::int32_t> utc_offset_s;
    Span span;
};

/// The date inside a meaning, through clocks.
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

/// `/2024/08/20/`, `/2024/08/`, `20240820` inside an address.
std::optional<StatedInstant> date_in_url(std::string_view url) {
    std::optional<StatedInstant> month;
    for (std::size_t at = 0; at < url.size();) {
        if (!is_digit(url[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < url.size() && is_digit(url[end]))
            ++end;
        const auto year = digits_at(url, at, 4);
        if (year && *year >= 1990 && *year <= 2060) {
            if (end - at >= 8) {
                const auto m = digits_at(url, at + 4, 2);
                const auto d = digits_at(url, at + 6, 2);
                if (const auto day = civil::day_of(*year, *m, *d))
                    return StatedInstant{{*day, *day + days{1}}, std::nullopt, std::nullopt};
            } else if (end - at == 4 && end < url.size() && (url[end] == '/' || url[end] == '-')) {
                const char separator = url[end];
                std::size_t m_end = end + 1;
                while (m_end < url.size() && is_digit(url[m_end]) && m_end - end <= 2)
                    ++m_end;
                const std::size_t m_size = m_end - end - 1;
                const auto m = m_size >= 1 ? digits_at(url, end + 1, m_size) : std::nullopt;
                if (m && *m >= 1 && *m <= 12 && m_end < url.size() && url[m_end] == separator) {
                    std::size_t d_end = m_end + 1;
                    while (d_end < url.size() && is_digit(url[d_end]) && d_end - m_end <= 2)
                        ++d_end;
                    const std::size_t d_size = d_end - m_end - 1;
                    const bool closed = d_end >= url.size() || !is_digit(url[d_end]);
                    const auto d = d_size >= 1 && closed ? digits_at(url, m_end + 1, d_size) : std::nullopt;
                    const auto day = d ? civil::day_of(*year, *m, *d) : std::nullopt;
                    if (day)
                        return StatedInstant{{*day, *day + days{1}}, std::nullopt, std::nullopt};
                    if (const auto whole = civil::days_of_month(*year, *m);
                        whole && !month && separator == '/')
                        month = StatedInstant{*whole, std::nullopt, std::nullopt};
                }
            }
        }
        at = end;
    }
    return month;
}

/// What the text says about the year of its publication.
struct YearClues {
    struct Pair {
        int month, day, weekday;
        Span span;
    };
    std::vector<Pair> pairs; ///< weekday with date
    struct Bound {
        Day first, end;
        Span span;
        std::string why;
    };
    std::vector<Bound> bounds;      ///< intervals that publication lies in
    std::optional<Day> latest_past; ///< latest day told with its year as past
    Span latest_span;
    int latest_year_told = 0;
};

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

/// Does a publication on `day` agree with the weekdays told? The date told lies within half a year of it.
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
            if (m_found.publication.interval.start && m_found.publication.interval.end) {
                m_found.publication.interval = interval_of(*m_found.publication.interval.start,
                                                           *m_found.publication.interval.end + days{2});
                m_found.publication.confidence *= 0.8;
            }
            return;
        }
        leave_open(clues);
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

std::optional<StatedInstant> parse_instant(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    const auto year = digits_at(text, 0, 4);
    if (!year)
        return std::nullopt;
    StatedInstant instant{};
    std::size_t at = 0;
    if (const auto compact = digits_at(text, 0, 8)) {
        const auto day = civil::day_of(*year, *compact / 100 % 100, *compact % 100);
        if (!day)
            return std::nullopt;
        instant.days = {*day, *day + days{1}};
        at = 8;
    } else if (text.size() == 4) {
        const auto whole = civil::days_of_year(*year);
        return whole ? std::optional{StatedInstant{*whole, std::nullopt, std::nullopt}} : std::nullopt;
    } else {
        const auto month = text[4] == '-' ? digits_at(text, 5, 2) : std::nullopt;
        if (!month)
            return std::nullopt;
        if (text.size() == 7) {
            const auto whole = civil::days_of_month(*year, *month);
            return whole ? std::optional{StatedInstant{*whole, std::nullopt, std::nullopt}} : std::nullopt;
        }
        const auto number = text[7] == '-' ? digits_at(text, 8, 2) : std::nullopt;
        const auto day = number ? civil::day_of(*year, *month, *number) : std::nullopt;
        if (!day)
            return std::nullopt;
        instant.days = {*day, *day + days{1}};
        at = 10;
    }
    if (at == text.size())
        return instant;
    if (text[at] != 'T' && text[at] != ' ')
        return std::nullopt;
    ++at;
    const auto hour = digits_at(text, at, 2);
    if (!hour || *hour > 24)
        return instant;
    at += 2;
    int minute = 0;
    if (at < text.size() && (text[at] == ':' || is_digit(text[at]))) {
        at += text[at] == ':' ? 1U : 0U;
        const auto stated = digits_at(text, at, 2);
        if (!stated || *stated > 59)
            return instant;
        minute = *stated;
        at += 2;
    }
    instant.minute_of_day = *hour * 60 + minute;
    while (at < text.size() && (text[at] == ':' || text[at] == '.' || is_digit(text[at])))
        ++at; // seconds and their fractions
    if (at < text.size() && text[at] == 'Z') {
        instant.utc_offset_s = 0;
    } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        const int sign = text[at] == '-' ? -1 : 1;
        const auto hours = digits_at(text, at + 1, 2);
        const std::size_t minutes_at = at + 3 < text.size() && text[at + 3] == ':' ? at + 4 : at + 3;
        const auto minutes = digits_at(text, minutes_at, 2);
        if (hours && *hours <= 14)
            instant.utc_offset_s = sign * (*hours * 3600 + minutes.value_or(0) * 60);
    }
    return instant;
}

FoundPublication find_publication(const Document& document, const FoundTimes& times,
                                  const Chronology& chronology) {
    return Finder{document, times, chronology}.find();
}

FoundPublication as_found(const Publication& publication) {
    FoundPublication found;
    found.publication = publication;
    if (publication.interval.clock.size() == 5) {
        const auto hour = digits_at(publication.interval.clock, 0, 2);
        const auto minute = digits_at(publication.interval.clock, 3, 2);
        if (hour && minute)
            found.minute_of_day = *hour * 60 + *minute;
    }
    return found;
}

} // namespace dateline
