// SPDX-License-Identifier: Apache-2.0
#include "event/date_by_others.hpp"

#include "event/compare.hpp"
#include "event/merge_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace dateline {

namespace {

// compare() gives at most 0.70 where the time is unknown; type and close footprints alone give 0.50.
constexpr double partial_date_threshold = 0.35; ///< with a weekday or a month and day that agrees
constexpr double bare_threshold = 0.56; ///< with no time words at all: people or details must agree too
constexpr double margin = 0.04;
constexpr double fitting_day =
    0.15; ///< a weekday, or a month and day, that fits says more than no time words

/// Days after the happening within which news of it names it by a weekday or by month and day.
constexpr std::chrono::days month_after{30};

bool has_open_year(std::string_view timex) {
    return timex.substr(0, 4) == "XXXX";
}

Interval publication_after(Day happened, std::string_view timex) {
    Interval when;
    when.start = happened;
    const bool weekday = timex.find('W') != std::string_view::npos;
    when.end = happened + (weekday ? std::chrono::days{1} : month_after);
    when.precision = weekday ? TimePrecision::day : TimePrecision::month;
    when.edtf = weekday ? to_iso(happened) : fmt::format("{}/{}", to_iso(happened), to_iso(*when.last_day()));
    return when;
}

} // namespace

bool agrees_with_timex(Day day, std::string_view timex) {
    if (!has_open_year(timex))
        return true;
    const auto number = [&](std::size_t at, std::size_t length) {
        unsigned value = 0;
        for (const char c : timex.substr(std::min(at, timex.size()), length))
            value = c >= '0' && c <= '9' ? value * 10 + static_cast<unsigned>(c - '0') : 1000;
        return value;
    };
    if (timex.substr(0, 9) == "XXXX-WXX-")
        return std::chrono::weekday{day}.iso_encoding() == number(9, 1);
    const std::chrono::year_month_day date{day};
    if (timex.size() >= 7 && timex[5] != 'X' && static_cast<unsigned>(date.month()) != number(5, 2))
        return false;
    return timex.size() < 10 || timex[8] == 'X' || static_cast<unsigned>(date.day()) == number(8, 2);
}

namespace {

/// What time words with an open year leave: the month and day, the month, or the weekday; else nothing.
std::string open_part(std::string_view timex) {
    if (!has_open_year(timex) || timex.size() < 7)
        return {};
    if (timex.substr(5, 1) == "W")
        return std::string{timex.substr(0, 10)};
    return std::string{timex.substr(0, timex.size() >= 10 && timex[8] != 'X' ? 10 : 7)};
}

/// Finely dated reports by type, region, and what an undated one may say of their day.
class DatedReports {
public:
    explicit DatedReports(const std::vector<Report>& reports, const std::set<std::string>& undated) {
        for (const Report& report : reports) {
            if (undated.count(report.article_id) != 0 || !is_precise(report) ||
                time_window(report.when).days() > 2)
                continue;
            const ComparableReport told{report};
            const Day day = *report.when.start;
            const std::string iso = to_iso(day);
            const std::string weekday = fmt::format("XXXX-WXX-{}", std::chrono::weekday{day}.iso_encoding());
            for (const std::uint64_t cell : town_cells(told))
                for (const std::string& part :
                     {std::string{}, "XXXX" + iso.substr(4), "XXXX" + iso.substr(4, 3), weekday})
                    m_reports[key(report.type, part, cell)].push_back(told);
        }
    }

    /// Those that a report may tell of; nothing when it is so vague that there are too many.
    [[nodiscard]] std::vector<ComparableReport> candidates(const ComparableReport& own) const {
        std::map<std::string_view, ComparableReport> found; // by report: one may stand in several cells
        for (const std::uint64_t cell : town_cells(own)) {
            const auto some = m_reports.find(key(own.report->type, open_part(own.report->when_timex), cell));
            if (some == m_reports.end())
                continue;
            if (some->second.size() > most_candidates)
                return {};
            for (const ComparableReport& told : some->second)
                found.emplace(told.report->report_id, told);
        }
        std::vector<ComparableReport> list;
        list.reserve(found.size());
        for (const auto& [id, told] : found)
            list.push_back(told);
        return list;
    }

private:
    static constexpr std::size_t most_candidates = 2000;

    static std::string key(std::string_view type, std::string_view part, std::uint64_t cell) {
        return fmt::format("{} {} {}", type, part, cell);
    }

    std::unordered_map<std::string, std::vector<ComparableReport>> m_reports;
};

} // namespace

std::vector<AssumedPublication> date_by_others(const std::vector<Report>& reports,
                                               const std::set<std::string>& undated) {
    const DatedReports dated{reports, undated};
    struct Best {
        double score = 0;
        const Report* own = nullptr;
        const Report* other = nullptr;
        double rival = 0; ///< best score of a happening on another day
    };
    std::map<std::string, Best> best_of;
    std::vector<const Report*> open;
    for (const Report& report : reports)
        if (undated.count(report.article_id) != 0 && !report.when.bounded())
            open.push_back(&report);
    std::sort(open.begin(), open.end(),
              [](const Report* a, const Report* b) { return a->report_id < b->report_id; });
    for (const Report* report : open) {
        const Report& own = *report;
        const ComparableReport told{own};
        if (told.campaign)
            continue;
        Best& best = best_of[own.article_id];
        const double threshold = has_open_year(own.when_timex) ? partial_date_threshold : bare_threshold;
        const bool named_day = open_part(own.when_timex).size() == 10;
        for (const ComparableReport& candidate : dated.candidates(told)) {
            const Report* other = candidate.report;
            if (!agrees_with_timex(*other->when.start, own.when_timex))
                continue;
            const Comparison comparison = compare(told, candidate, false);
            if (comparison.vetoed || comparison.score < threshold)
                continue;
            // The earliest report id decides between equals, whatever the order of the input.
            const double score = comparison.score + (named_day ? fitting_day : 0);
            const bool better = best.other == nullptr || score > best.score ||
                                (score == best.score && other->report_id < best.other->report_id);
            const bool same_day = best.other != nullptr && best.other->when.start == other->when.start;
            if (better) {
                if (best.other != nullptr && !same_day)
                    best.rival = std::max(best.rival, best.score);
                best = {score, &own, other, best.rival};
            } else if (!same_day) {
                best.rival = std::max(best.rival, score);
            }
        }
    }
    std::vector<AssumedPublication> assumed;
    for (const auto& [article_id, best] : best_of) {
        if (best.other == nullptr || best.score - best.rival < margin)
            continue;
        assumed.push_back({article_id, publication_after(*best.other->when.start, best.own->when_timex),
                           fmt::format("{} tells what {} tells: {}", best.own->report_id,
                                       best.other->report_id, compare(*best.own, *best.other).reasons)});
    }
    return assumed;
}

} // namespace dateline
