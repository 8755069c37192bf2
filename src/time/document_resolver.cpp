// SPDX-License-Identifier: Apache-2.0
#include "time/document_resolver.hpp"

#include "time/year_clues.hpp"

#include <algorithm>

namespace dateline {

namespace {

using std::chrono::days;
using Kind = Meaning::Kind;
using civil::Days;

bool updates_reference(Kind kind) {
    switch (kind) {
    case Kind::calendar:
    case Kind::clock:
    case Kind::named:
    case Kind::anniversary:
    case Kind::season:
    case Kind::period:
    case Kind::part:
    case Kind::nth:
    case Kind::offset:
    case Kind::unit:
    case Kind::range:
        return true;
    default:
        return false;
    }
}

/// The date inside clocks, parts and open ends.
const Meaning& inner_date(const FoundTimes& times, std::int32_t root) {
    const Meaning& meaning = times.node(root);
    const bool holds_date = meaning.kind == Kind::clock || meaning.kind == Kind::since ||
                            meaning.kind == Kind::range || meaning.kind == Kind::part;
    return holds_date && meaning.a != Meaning::none ? times.node(meaning.a) : meaning;
}

/// Does a good part of the dates told lie about publication? Then pointing words (`last November`, `this
/// year`) count from there, and a paragraph without dates of its own is of these days.
bool tells_of_its_own_days(const Document& document, const FoundTimes& times, const Day& today) {
    int near = 0;
    int dated = 0;
    for (const FoundTime& found : times.found) {
        const Meaning& meaning = inner_date(times, found.root);
        if (!document.told(document.sentences[found.sentence]) || meaning.bc)
            continue;
        const bool points =
            meaning.which == Which::last || meaning.which == Which::this_ || meaning.which == Which::next;
        dated += meaning.kind == Kind::calendar && meaning.year != 0 ? 1 : 0;
        near += points || (meaning.kind == Kind::calendar && meaning.year + 1 >= civil::year_of(today) &&
                           meaning.year <= civil::year_of(today))
                    ? 1
                    : 0;
    }
    constexpr int share = 12;
    constexpr int chronicle = 40; // names its years so often that what stands between is of them
    return dated <= chronicle && near * share >= dated;
}

/// A story of the past: many dates with their years, most of them before the year of publication, and little
/// that points at the days about publication.
bool is_narrative(const FoundTimes& times, const std::optional<Day>& today) {
    int dated = 0;
    int old = 0;
    int pointing = 0;
    for (const FoundTime& found : times.found) {
        const Meaning& inner = inner_date(times, found.root);
        if (inner.kind == Kind::calendar && inner.year != 0 && !inner.bc) {
            ++dated;
            old += !today || inner.year < civil::year_of(*today) ? 1 : 0;
        } else if ((inner.kind == Kind::calendar && inner.weekday != 0 && inner.month == 0) ||
                   (inner.kind == Kind::offset && inner.spelled_ago && inner.count > 0) ||
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
    if (meaning.kind != Kind::calendar || meaning.year != 0 || meaning.month == 0 ||
        meaning.which != Which::none || meaning.a != Meaning::none)
        return std::nullopt;
    const auto year_of = [&](const FoundTime& other) -> std::optional<int> {
        const Meaning& told = times.node(other.root);
        const Meaning& date = told.kind == Kind::range                              ? times.node(told.b)
                              : told.kind == Kind::clock && told.a != Meaning::none ? times.node(told.a)
                                                                                    : told;
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

/// Is it a date with month and day, so that `the 20th` after it is of that month?
bool names_day_of_month(const FoundTimes& times, std::int32_t root) {
    const Meaning& meaning = times.node(root);
    if (meaning.kind == Kind::clock && meaning.a != Meaning::none)
        return names_day_of_month(times, meaning.a);
    return meaning.kind == Kind::calendar && meaning.month != 0 && meaning.day != 0;
}

/// Two readings under the first and the last possible publication day, brought together.
ResolvedTime combine(const ResolvedTime& early, const ResolvedTime& late, const Days& published,
                     double& confidence) {
    if (early.first == late.first && early.end == late.end)
        return late;
    ResolvedTime result = late;
    confidence *= 0.6;
    if (early.bounded() && late.bounded()) {
        const Day first = std::min(*early.first, *late.first);
        const Day end = std::max(*early.end, *late.end);
        const auto own = std::max((*late.end - *late.first).count(), (*early.end - *early.first).count());
        // a day or month of the very period it was published in
        if (late.first >= published.first && *late.end <= published.end + days{31} &&
            early.timex.size() == late.timex.size() && early.timex.size() >= 7 &&
            early.timex.substr(4) == late.timex.substr(4))
            return result;
        if ((end - first).count() <= own + published.length() + 7 && published.length() <= 62) {
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
    result.timex = without_year(late.timex) == without_year(early.timex) ? without_year(late.timex) : "";
    result.trail += "; publication known too coarsely";
    return result;
}

/// The year of a line that holds nothing else: `2023`, `• 2024:`.
std::optional<int> year_alone(std::string_view line) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto first = std::find_if(line.begin(), line.end(), digit);
    const auto end = std::find_if_not(first, line.end(), digit);
    constexpr std::ptrdiff_t longest_rest = 6; // marks and white space
    const auto letter = [&](char c) { return digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (end - first != 4 || first - line.begin() > longest_rest || line.end() - end > longest_rest ||
        std::any_of(line.begin(), first, letter) || std::any_of(end, line.end(), letter))
        return std::nullopt;
    const int year =
        (first[0] - '0') * 1000 + (first[1] - '0') * 100 + (first[2] - '0') * 10 + (first[3] - '0');
    return year >= 1900 && year <= 2100 ? std::optional{year} : std::nullopt;
}

/// For each block the year of the heading it stands under in a chronology, where dates without year start
/// the entries.
std::vector<std::optional<int>> heading_years(const Document& document, const FoundTimes& times) {
    std::vector<bool> dated(document.blocks.size());
    constexpr std::uint32_t bullet = 8; // bytes of marks before the date of an entry
    for (const FoundTime& found : times.found) {
        const std::uint32_t block = document.sentences[found.sentence].block;
        const Meaning& meaning = inner_date(times, found.root);
        if (meaning.kind == Kind::calendar && meaning.month != 0 &&
            found.span.begin <= document.blocks[block].span.begin + bullet)
            dated[block] = true;
    }
    std::vector<std::optional<int>> years(document.blocks.size());
    std::optional<int> current;
    constexpr int longest_entry = 3; // paragraphs of one entry
    int since_date = 0;
    for (std::size_t b = 0; b < years.size(); ++b) {
        if (const auto year = year_alone(document.words(document.blocks[b].span))) {
            current = year;
            since_date = 0;
            continue;
        }
        since_date = dated[b] ? 0 : since_date + 1;
        if (since_date > longest_entry)
            current.reset();
        years[b] = current;
    }
    return years;
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

DocumentResolver::DocumentResolver(const Document& document, const Chronology& chronology,
                                   const FoundTimes& times, const FoundPublication& published)
    : m_document{document}, m_chronology{chronology}, m_times{times}, m_published{published} {
    const Interval& interval = published.publication.interval;
    std::vector<Day> possible;
    if (interval.bounded()) {
        possible.push_back(*interval.end - days{1});
        if (*interval.end - *interval.start > days{1})
            possible.push_back(*interval.start);
    } else {
        possible = published.stand_in_days;
        m_stand_in = !possible.empty();
    }
    TimeContext context;
    context.utc_offset_s = published.publication.utc_offset_s;
    context.minute_of_day = published.minute_of_day;
    context.happens_in_korea = document.text().find("Korea") != std::string_view::npos ||
                               document.text().find("Pyongyang") != std::string_view::npos;
    context.narrative =
        is_narrative(times, possible.empty() ? std::nullopt : std::optional{possible.front()});
    context.year_open = m_stand_in;
    m_narrative = context.narrative;
    context.points_from_today = m_narrative && !m_stand_in && !possible.empty() &&
                                tells_of_its_own_days(document, times, possible.front());
    for (const Day day : possible) {
        context.today = day;
        m_contexts.push_back(context);
    }
    if (possible.empty())
        m_contexts.push_back(context);
    m_last_contexts = m_contexts;
    m_heading_years = heading_years(document, times);
}

ResolvedTime DocumentResolver::next(std::size_t index, double& confidence) {
    const FoundTime& found = m_times.found[index];
    const Direction direction = direction_of(m_document.text(), m_times, found);
    const auto year = neighbour_year(m_times, index);
    const bool same_sentence = index > 0 && m_times.found[index - 1].sentence == found.sentence &&
                               names_day_of_month(m_times, m_times.found[index - 1].root);
    const std::uint32_t block = m_document.sentences[found.sentence].block;
    const Meaning& meaning = m_times.node(found.root);
    const bool bare = meaning.kind == Kind::calendar && meaning.month != 0 && meaning.year == 0 &&
                      meaning.which == Which::none && meaning.a == Meaning::none;
    const std::optional<int> heading = bare ? m_heading_years[block] : std::nullopt;
    m_block = block;
    leave_heading(block);
    bool weekday_told = false;
    for (std::size_t i = index;
         meaning.weekday != 0 && i-- > 0 && m_times.found[i].sentence == found.sentence;) {
        const Meaning& before = m_times.node(m_times.found[i].root);
        weekday_told = weekday_told ||
                       (before.weekday == meaning.weekday && before.which == Which::none && before.day == 0);
    }
    for (TimeContext& context : m_contexts) {
        context.weekday_told = weekday_told;
        // a report that also looks back: a year named in an earlier paragraph does not hold in this one
        context.narrative = m_narrative && (!context.points_from_today || m_reference_block == block ||
                                            context.reference_grain < TimeUnit::season);
        context.sentence_day = same_sentence && context.reference && context.reference_grain == TimeUnit::day
                                   ? std::optional{context.reference->first}
                                   : std::nullopt;
        if (m_reference_block != block && m_heading_month) {
            context.reference = m_heading_month; // the next paragraph under `JULY`
            context.reference_grain = TimeUnit::month;
        }
        context.month_goes_on =
            context.reference && (m_reference_block == block || m_heading_month) &&
            (context.reference_grain == TimeUnit::month || context.reference_grain == TimeUnit::day);
        context.direction = direction;
        context.sentence_year = year ? year : heading ? heading : year_told_before(index, direction);
    }
    m_last_contexts = m_contexts;
    m_moves_story = m_document.told(m_document.sentences[found.sentence]) &&
                    !is_copyright(m_document.text(), found.span) &&
                    !told_as_background(m_document.text(), m_times, found);
    m_said = follows_saying(m_times, found);
    const auto before = m_contexts.front().reference;
    ResolvedTime result = read_all(found.root, confidence);
    if (m_contexts.front().reference != before)
        m_reference_block = block;
    remember_year(index, result);
    remember_heading(found, result);
    return result;
}

void DocumentResolver::leave_heading(std::uint32_t block) {
    for (std::uint32_t b = m_heading_block + 1; m_heading_month && b <= block; ++b)
        if (m_document.blocks[b].role != BlockRole::body)
            m_heading_month.reset();
}

void DocumentResolver::remember_heading(const FoundTime& found, const ResolvedTime& resolved) {
    const std::uint32_t block = m_document.sentences[found.sentence].block;
    const Meaning& meaning = m_times.node(found.root);
    if (m_document.blocks[block].role != BlockRole::heading || meaning.kind != Kind::calendar ||
        resolved.grain != TimeUnit::month || !resolved.bounded() || !m_moves_story)
        return;
    m_heading_month = Days{*resolved.first, *resolved.end};
    m_heading_block = block;
}

void DocumentResolver::remember_year(std::size_t index, const ResolvedTime& resolved) {
    const FoundTime& found = m_times.found[index];
    const Meaning& meaning = m_times.node(found.root);
    if (!m_moves_story || !resolved.bounded() || m_stand_in)
        return;
    if (told_as_bound(m_document.text(), m_times, found))
        return;
    const int year = civil::year_of(*resolved.first);
    // `Last year, ...`: what opens a sentence dates all of it
    constexpr std::uint32_t furthest = 2; // pieces
    const bool opens = found.first_piece <= m_times.sentence_pieces[found.sentence] + furthest;
    if (resolved.grain == TimeUnit::year && (meaning.kind == Kind::unit || meaning.kind == Kind::calendar)) {
        m_sentence_year = opens ? ToldYear{year, 0, found.sentence} : ToldYear{};
    }
    const bool bound = meaning.kind == Kind::by || meaning.kind == Kind::until;
    const Meaning& date =
        bound && meaning.a != Meaning::none ? m_times.node(meaning.a) : inner_date(m_times, found.root);
    // `June 15 of the same year`
    const bool told = date.kind == Kind::calendar && date.month != 0 &&
                      (date.year != 0 || date.a != Meaning::none || resolved.year_stated);
    // `the 18th`, `on Tuesday`: of the month told before, whose year goes on
    const bool within_month = date.kind == Kind::calendar && date.month == 0 && date.year == 0 &&
                              date.which == Which::none && m_paragraph_year.year == year;
    if ((updates_reference(meaning.kind) || bound) && !within_month) {
        m_paragraph_year = {};
        if (told && resolved.grain < TimeUnit::season)
            m_paragraph_year = {year, civil::month_of(*resolved.first), m_block};
    }
}

std::optional<int> DocumentResolver::year_told_before(std::size_t index, Direction direction) const {
    const FoundTime& found = m_times.found[index];
    const Meaning& date = inner_date(m_times, found.root);
    const auto& today = m_contexts.front().today;
    if (date.kind != Kind::calendar || date.month == 0 || date.year != 0 || date.which != Which::none ||
        date.a != Meaning::none || direction == Direction::ahead || m_stand_in || !today)
        return std::nullopt;
    if (m_sentence_year.year != 0 && m_sentence_year.place == found.sentence)
        return m_sentence_year.year;
    if (m_paragraph_year.year == 0 || m_paragraph_year.year >= civil::year_of(*today))
        return std::nullopt;
    // `... the summer of 2019.` and in the next paragraph `In November came ...`: the story goes on
    constexpr std::uint32_t furthest = 2; // pieces
    const bool opens = found.first_piece <= m_times.sentence_pieces[found.sentence] + furthest;
    const bool goes_on = m_paragraph_year.place + 1 == m_block && opens &&
                         date.month > m_paragraph_year.month && m_paragraph_year.month != 0;
    if (m_paragraph_year.place != m_block && !goes_on)
        return std::nullopt;
    constexpr int half_year = 6; // stories go forward: a January after an October is the next one
    return m_paragraph_year.year + (date.month + half_year < m_paragraph_year.month ? 1 : 0);
}

ResolvedTime DocumentResolver::part(std::int32_t node) {
    return resolve(m_times, node, m_chronology, m_last_contexts.front());
}

ResolvedTime DocumentResolver::read_all(std::int32_t root, double& confidence) {
    const Meaning& meaning = m_times.node(root);
    std::vector<ResolvedTime> readings;
    for (TimeContext& context : m_contexts) {
        ResolvedTime resolved = resolve(m_times, root, m_chronology, context);
        // `a year earlier` compares; the story stays where it is
        const bool compares =
            meaning.kind == Kind::offset &&
            ((meaning.direction < 0 && meaning.unit >= TimeUnit::month) || meaning.count == Meaning::vague);
        if (m_moves_story &&
            (meaning.kind == Kind::since || meaning.kind == Kind::by || meaning.kind == Kind::until) &&
            meaning.a != Meaning::none) {
            const ResolvedTime bound = resolve(m_times, meaning.a, m_chronology, context);
            if (bound.bounded())
                context.pointed = Days{*bound.first, *bound.end};
        }
        // `crossed on the 3rd, a source said on the 12th. Four days later`: after the crossing
        const bool aside = m_said && context.reference;
        if (m_moves_story && !aside && resolved.bounded() && updates_reference(meaning.kind) && !compares) {
            context.reference = Days{*resolved.first, *resolved.end};
            if (meaning.kind == Kind::range)
                context.reference->first = std::max(*resolved.first, *resolved.end - days{1});
            context.reference_grain = meaning.kind == Kind::range && resolved.grain == TimeUnit::none
                                          ? TimeUnit::day
                                          : resolved.grain;
            context.pointed = context.reference;
        }
        constexpr std::size_t days_kept = 64;
        if (m_moves_story && resolved.bounded() && *resolved.end - *resolved.first == days{1} &&
            context.days_told.size() < days_kept)
            context.days_told.push_back(*resolved.first);
        readings.push_back(std::move(resolved));
    }
    ResolvedTime result = readings.front();
    if (m_stand_in) {
        const bool same = std::all_of(readings.begin(), readings.end(), [&](const ResolvedTime& other) {
            return other.first == result.first && other.end == result.end;
        });
        if (same && result.year_stated)
            return result;
        const std::string value = without_year(result.timex);
        const bool agree = std::all_of(readings.begin(), readings.end(), [&](const ResolvedTime& other) {
            return without_year(other.timex) == value;
        });
        result.first.reset();
        result.end.reset();
        result.year_stated = false;
        TimeContext nowhere = m_last_contexts.front();
        nowhere.today.reset();
        nowhere.reference.reset();
        result.timex = agree ? value : resolve(m_times, root, m_chronology, nowhere).timex;
        result.trail += "; nothing decides the year";
        return result;
    }
    if (readings.size() == 1)
        return result;
    const Interval& interval = m_published.publication.interval;
    return combine(readings[1], readings[0], {*interval.start, *interval.end}, confidence);
}

} // namespace dateline
