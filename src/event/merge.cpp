// SPDX-License-Identifier: Apache-2.0
#include "event/merge.hpp"

#include "base/hash.hpp"
#include "event/compare.hpp"
#include "event/date_by_others.hpp"
#include "event/summarise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <unordered_map>

namespace dateline {

namespace {

constexpr std::size_t no_rank = std::numeric_limits<std::size_t>::max();

/// A new id from the content of the incident's first report; lengthened while it is taken.
std::string make_id(const Report& first, const std::set<std::string>& taken) {
    const std::string digest = sha256_hex(first.article_id + '\n' + first.type + '\n' + first.quote + '\n' +
                                          fmt::format("{}:{}", first.quote_start, first.report_id));
    for (std::size_t length = 10; length < digest.size(); ++length)
        if (std::string id = "DL-" + digest.substr(0, length); taken.count(id) == 0)
            return id;
    return "DL-" + digest;
}

/// Each group takes the oldest id among its reports; an id that two groups claim goes to the group with more
/// of its reports, then to the first.
std::vector<std::string> keep_ids(const std::vector<ReportGroup>& groups, const std::vector<Report>& reports,
                                  const std::unordered_map<std::string, std::size_t>& rank) {
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> best_claim; // id -> votes, group
    std::vector<std::map<std::string, std::size_t>> votes(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const std::size_t member : groups[g].members)
            if (rank.count(reports[member].incident_id) == 1)
                ++votes[g][reports[member].incident_id];
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const auto& [id, count] : votes[g])
            if (const auto claim = best_claim.find(id);
                claim == best_claim.end() || claim->second.first < count)
                best_claim[id] = {count, g};
    std::vector<std::string> ids(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::size_t oldest = no_rank;
        for (const auto& [id, count] : votes[g]) {
            if (best_claim[id].second == g && rank.at(id) < oldest) {
                oldest = rank.at(id);
                ids[g] = id;
            }
        }
    }
    return ids;
}

void take_back_date(Report& report) {
    const std::string_view derivation = report.when_derivation;
    if (derivation.size() < dated_by_incident.size() ||
        derivation.substr(derivation.size() - dated_by_incident.size()) != dated_by_incident)
        return;
    report.when_derivation.resize(derivation.size() - dated_by_incident.size());
    if (report.when_as_read.edtf
            .empty()) { // a file from before the columns existed has only what the text gave
        report.when = report.when_from_text;
        report.date_basis = report.when.start || report.when.end ? DateBasis::text : DateBasis::none;
    } else {
        report.when = report.when_as_read;
        report.date_basis = report.basis_as_read;
    }
    report.when_as_read = {};
    report.basis_as_read = DateBasis::none;
}

void date_by_incident(Report& report, const Interval& when) {
    report.when_as_read = report.when;
    report.basis_as_read = report.date_basis;
    report.when = when;
    report.date_basis = DateBasis::merged;
    report.when_derivation += dated_by_incident;
}

/// The one day of an interval of a year at most that a month and day without year (`XXXX-07-18`) can mean.
std::optional<Interval> day_within(const Interval& interval, std::string_view timex) {
    constexpr std::size_t month_and_day = 10; // characters; a time of day may follow
    if (!interval.bounded() || time_window(interval).days() > 366 || timex.size() < month_and_day ||
        timex.substr(0, 4) != "XXXX" || timex[5] == 'W')
        return std::nullopt;
    std::optional<Interval> found;
    for (Day day = *interval.start; day < *interval.end; day += std::chrono::days{1}) {
        if (!agrees_with_timex(day, timex))
            continue;
        if (found)
            return std::nullopt;
        found = Interval{day, day + std::chrono::days{1}, TimePrecision::day, to_iso(day), {}};
    }
    return found;
}

/// A report that gives the day without the year, and an incident that others give the year: that day.
bool date_by_year(const std::vector<Report*>& members, const Incident& incident) {
    bool any = false;
    for (Report* report : members) {
        if (report->when.bounded())
            continue;
        if (const std::optional<Interval> day = day_within(incident.when, report->when_timex)) {
            date_by_incident(*report, *day);
            any = true;
        }
    }
    return any;
}

/// Reports that could not be dated take the day their incident has, if what they do say allows it.
void date_undated(const std::vector<Report*>& members, const Incident& incident) {
    if (!incident.when.bounded() || time_window(incident.when).days() > 45)
        return;
    for (Report* report : members) {
        const bool too_late = report->when.end && *report->when.end < *incident.when.end;
        if (report->when.bounded() || is_campaign(*report) || too_late)
            continue;
        date_by_incident(*report, incident.when);
    }
}

} // namespace

void take_back_dates(std::vector<Report>& reports) {
    std::for_each(reports.begin(), reports.end(), take_back_date);
}

MergeOutput merge_reports(MergeInput input) {
    MergeOutput output;
    output.reports = std::move(input.reports);
    std::vector<Report>& reports = output.reports;
    std::sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) {
        return std::tie(a.article_id, a.report_id) < std::tie(b.article_id, b.report_id);
    });

    take_back_dates(reports);

    std::map<std::string, const ArticleSource*> articles;
    for (const ArticleSource& article : input.articles)
        articles[article.article_id] = &article;
    std::unordered_map<std::string, std::size_t> rank;
    for (std::size_t i = 0; i < input.issued.size(); ++i)
        rank.emplace(input.issued[i], i);

    const std::vector<ReportGroup> groups = group_reports(reports);
    std::vector<std::string> ids = keep_ids(groups, reports, rank);
    std::set<std::string> taken{input.issued.begin(), input.issued.end()};
    std::set<std::string> alive;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (ids[g].empty()) {
            ids[g] = make_id(reports[groups[g].members.front()], taken);
            taken.insert(ids[g]);
        }
        alive.insert(ids[g]);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<Report*> members;
        std::set<std::string> lost;
        for (const std::size_t member : groups[g].members) {
            Report& report = reports[member];
            if (rank.count(report.incident_id) == 1 && alive.count(report.incident_id) == 0)
                lost.insert(report.incident_id);
            report.incident_id = ids[g];
            members.push_back(&report);
        }
        for (const std::string& old_id : lost)
            output.aliases.push_back({old_id, ids[g]});
        const bool told = std::any_of(members.begin(), members.end(), [](const Report* report) {
            return report->modality != Modality::denied && report->modality != Modality::retracted;
        });
        if (!told)
            continue; // what is only denied is a report, but no incident
        Incident incident = summarise({members.begin(), members.end()}, articles);
        if (date_by_year(members, incident))
            incident = summarise({members.begin(), members.end()}, articles);
        date_undated(members, incident);
        incident.incident_id = ids[g];
        for (const auto& [member, reasons] : groups[g].reasons)
            incident.merge_reasons.push_back(fmt::format("{} {}", reports[member].report_id, reasons));
        output.incidents.push_back(std::move(incident));
    }
    std::sort(output.incidents.begin(), output.incidents.end(),
              [](const Incident& a, const Incident& b) { return a.incident_id < b.incident_id; });
    std::sort(output.aliases.begin(), output.aliases.end(),
              [](const IncidentAlias& a, const IncidentAlias& b) {
                  return std::tie(a.old_id, a.new_id) < std::tie(b.old_id, b.new_id);
              });
    return output;
}

} // namespace dateline
