// SPDX-License-Identifier: Apache-2.0
#include "event/date_by_others.hpp"

#include "event/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dateline {

namespace {

// compare() gives at most 0.70 where the time is unknown; type and close footprints alone give 0.50.
constexpr double partial_date_threshold = 0.35; ///< with a weekday or a month and day that agrees
constexpr double bare_threshold = 0.56; ///< with no time words at all: people or details must agree too
constexpr double margin = 0.04;

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

std::vector<AssumedPublication> date_by_others(const std::vector<Report>& reports,
                                               const std::set<std::string>& undated) {
    std::map<std::string, std::vector<const Report*>> dated_by_type;
    for (const Report& report : reports)
        if (undated.count(report.article_id) == 0 && is_precise(report) &&
            time_window(report.when).days() <= 2)
            dated_by_type[report.type].push_back(&report);

    struct Best {
        double score = 0;
        const Report* own = nullptr;
        const Report* other = nullptr;
        std::string reasons;
        double rival = 0; ///< best score of a happening on another day
    };
    std::map<std::string, Best> best_of;
    for (const Report& own : reports) {
        if (undated.count(own.article_id) == 0 || own.when.bounded())
            continue;
        const auto others = dated_by_type.find(own.type);
        if (others == dated_by_type.end() || is_campaign(own))
            continue;
        Best& best = best_of[own.article_id];
        const double threshold = has_open_year(own.when_timex) ? partial_date_threshold : bare_threshold;
        for (const Report* other : others->second) {
            if (!agrees_with_timex(*other->when.start, own.when_timex))
                continue;
            Comparison comparison = compare(own, *other);
            if (comparison.vetoed || comparison.score < threshold)
                continue;
            // The earliest report id decides between equals, whatever the order of the input.
            const bool better = best.other == nullptr || comparison.score > best.score ||
                                (comparison.score == best.score && other->report_id < best.other->report_id);
            const bool same_day = best.other != nullptr && best.other->when.start == other->when.start;
            if (better) {
                if (best.other != nullptr && !same_day)
                    best.rival = std::max(best.rival, best.score);
                best = {comparison.score, &own, other, std::move(comparison.reasons), best.rival};
            } else if (!same_day) {
                best.rival = std::max(best.rival, comparison.score);
            }
        }
    }
    std::vector<AssumedPublication> assumed;
    for (const auto& [article_id, best] : best_of) {
        if (best.other == nullptr || best.score - best.rival < margin)
            continue;
        assumed.push_back({article_id, publication_after(*best.other->when.start, best.own->when_timex),
                           fmt::format("{} tells what {} tells: {}", best.own->report_id,
                                       best.other->report_id, best.reasons)});
    }
    return assumed;
}

} // namespace dateline
