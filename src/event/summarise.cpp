// SPDX-License-Identifier: Apache-2.0
#include "event/summarise.hpp"

#include "event/compare.hpp"
#include "text/outlets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <set>
#include <tuple>

namespace dateline {

namespace {

using Reports = std::vector<const Report*>;

/// Most precise first; equal ones by id, so that nothing depends on order.
template <typename Key>
const Report& best_by(const Reports& reports, Key key) {
    return **std::min_element(reports.begin(), reports.end(), [&](const Report* a, const Report* b) {
        return std::tuple{key(*a), std::string_view{a->report_id}} <
               std::tuple{key(*b), std::string_view{b->report_id}};
    });
}

int vagueness_days(const Report& report) {
    if (!report.when.bounded())
        return report.when.start || report.when.end ? 1'000'000 : 2'000'000;
    return time_window(report.when).days();
}

double vagueness_m(const Report& report) {
    return report.where.geometry.empty() ? 1e9 : report.where.radius_m;
}

/// The value told most often, the smallest of equals; empty when none is told.
std::string usual(const Reports& reports, std::string Report::*field) {
    std::map<std::string, int> counts;
    for (const Report* report : reports)
        if (!(report->*field).empty())
            ++counts[report->*field];
    const auto best = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == counts.end() ? std::string{} : best->first;
}

std::string shown(const Quantity& quantity) {
    const auto bound = [](const std::optional<double>& value) {
        return value ? fmt::format("{:g}", *value) : "..";
    };
    if (quantity.low == quantity.high)
        return bound(quantity.low);
    return fmt::format("{}-{}", bound(quantity.low), bound(quantity.high));
}

/// Lowest low, highest high (open when any that is told is open), best of the finest report that tells one.
Quantity span_over(const Reports& reports, Quantity Report::*field) {
    Quantity all;
    bool open = false;
    bool any = false;
    double best_width = 0;
    for (const Report* report : reports) {
        const Quantity& one = report->*field;
        if (!one.told())
            continue;
        if (one.low)
            all.low = all.low ? std::min(*all.low, *one.low) : *one.low;
        if (one.high)
            all.high = all.high ? std::max(*all.high, *one.high) : *one.high;
        else
            open = true;
        const double width = one.high && one.low ? *one.high - *one.low : 1e12;
        if (one.best && (!any || width < best_width)) {
            all.best = one.best;
            best_width = width;
        }
        any = true;
    }
    // `Hundreds` does not open a range that another source closes above it.
    if (open && !(all.high && all.low && *all.high > *all.low))
        all.high.reset();
    return all;
}

void note_disagreement(Incident& incident, const Reports& reports, std::string_view field,
                       std::string (*value)(const Report&)) {
    Disagreement disagreement{std::string{field}, {}, {}};
    std::set<std::string> different;
    std::map<std::string_view, std::string> told;
    for (const Report* report : reports)
        if (std::string text = value(*report); !text.empty())
            told.emplace(report->report_id, std::move(text));
    for (auto& [report_id, text] : told) {
        different.insert(text);
        disagreement.values.push_back(std::move(text));
        disagreement.report_ids.emplace_back(report_id);
    }
    if (different.size() > 1)
        incident.disagreements.push_back(std::move(disagreement));
}

/// Groups of reports that have a story or an outlet in common.
std::uint32_t independent_sources(const Reports& reports,
                                  const std::map<std::string, const ArticleSource*>& articles) {
    std::map<std::string, std::size_t> first_with; // `story: ...`, `outlet: ...` -> report
    std::vector<std::size_t> parent(reports.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    const auto share = [&](std::string_view kind, const std::string& name, std::size_t report) {
        if (name.empty())
            return;
        const auto [known, fresh] = first_with.try_emplace(fmt::format("{}: {}", kind, name), report);
        if (!fresh)
            parent[root(report)] = root(known->second);
    };
    for (std::size_t i = 0; i < reports.size(); ++i) {
        share("article", reports[i]->article_id, i);
        const std::string followed = named_outlet(reports[i]->attribution);
        const auto article = articles.find(reports[i]->article_id);
        if (article != articles.end()) {
            const ArticleSource& source = *article->second;
            share("story", source.story, i);
            share("outlet",
                  !followed.empty()        ? followed
                  : !source.origin.empty() ? source.origin
                                           : source.site,
                  i);
        } else {
            share("outlet", followed, i);
        }
    }
    std::uint32_t groups = 0;
    for (std::size_t i = 0; i < parent.size(); ++i)
        groups += parent[i] == i ? 1U : 0U;
    return groups;
}

std::string confidence(const Reports& reports, const std::map<std::string, const ArticleSource*>& articles) {
    constexpr std::array<std::string_view, 10> official{"military", "ministry", "Ministry",    "Joint Chiefs",
                                                        "police",   "Police",   "coast guard", "Coast Guard",
                                                        "Command",  "army"};
    Reports sure;
    std::copy_if(reports.begin(), reports.end(), std::back_inserter(sure), [](const Report* report) {
        return report->modality != Modality::alleged && report->modality != Modality::denied &&
               report->modality != Modality::retracted;
    });
    if (sure.empty())
        return independent_sources(reports, articles) > 1 ? "medium" : "low";
    const bool is_official = std::any_of(sure.begin(), sure.end(), [&](const Report* report) {
        return std::any_of(official.begin(), official.end(), [&](std::string_view word) {
            return report->attribution.find(word) != std::string::npos;
        });
    });
    return is_official || independent_sources(sure, articles) > 1 ? "high" : "medium";
}

} // namespace

void sort_history(std::vector<StatusChange>& history) {
    const auto key = [](const StatusChange& change) {
        const std::optional<Day> day = change.when.start ? change.when.start : change.when.end;
        return std::tuple{day ? to_iso(*day) : std::string{}, std::string_view{change.report_id}};
    };
    std::sort(history.begin(), history.end(),
              [&](const StatusChange& a, const StatusChange& b) { return key(a) < key(b); });
}

Incident summarise(const Reports& reports, const std::map<std::string, const ArticleSource*>& articles) {
    Incident incident;
    const Report& sharpest = best_by(reports, [](const Report& r) {
        return std::tuple{vagueness_days(r), vagueness_m(r)};
    });
    const Report& nearest = best_by(reports, vagueness_m);
    const auto specificity = [](const Report& r) {
        return std::tuple{r.type.find(".other") != std::string::npos, r.type == "other"};
    };
    incident.kind = sharpest.kind;
    incident.type = usual(reports, &Report::type);
    if (incident.type == "border_crossing" || incident.type.find(".other") != std::string::npos)
        incident.type = best_by(reports, specificity).type;
    incident.subtype = usual(reports, &Report::subtype);
    incident.when = sharpest.when;
    incident.where = nearest.where;
    incident.place_name = nearest.place_name;
    incident.country = nearest.country;
    incident.admin1 = nearest.admin1;
    incident.admin2 = nearest.admin2;
    incident.people = span_over(reports, &Report::people);
    incident.killed = span_over(reports, &Report::killed);
    incident.injured = span_over(reports, &Report::injured);
    incident.count = span_over(reports, &Report::count);
    incident.count_unit = usual(reports, &Report::count_unit);
    incident.length_m = span_over(reports, &Report::length_m);
    incident.actor = usual(reports, &Report::actor);
    incident.outcome = usual(reports, &Report::outcome);
    incident.change = usual(reports, &Report::change);
    incident.modality = sharpest.modality;

    std::set<std::string> sources;
    for (const Report* report : reports) {
        incident.report_ids.push_back(report->report_id);
        sources.insert(report->article_id);
        if (!report->status.empty())
            incident.history.push_back({report->status, report->when, report->report_id});
    }
    incident.sources = static_cast<std::uint32_t>(sources.size());
    incident.independent_sources = independent_sources(reports, articles);
    incident.confidence = confidence(reports, articles);
    std::sort(incident.report_ids.begin(), incident.report_ids.end());
    sort_history(incident.history);
    if (!incident.history.empty())
        incident.status = incident.history.back().status;

    note_disagreement(incident, reports, "type", [](const Report& r) { return r.type; });
    note_disagreement(incident, reports, "date",
                      [](const Report& r) { return r.when.edtf == "../.." ? "" : r.when.edtf; });
    note_disagreement(incident, reports, "subtype", [](const Report& r) { return r.subtype; });
    note_disagreement(incident, reports, "place", [](const Report& r) { return r.place_name; });
    note_disagreement(incident, reports, "people",
                      [](const Report& r) { return r.people.told() ? shown(r.people) : ""; });
    note_disagreement(incident, reports, "killed",
                      [](const Report& r) { return r.killed.told() ? shown(r.killed) : ""; });
    note_disagreement(incident, reports, "injured",
                      [](const Report& r) { return r.injured.told() ? shown(r.injured) : ""; });
    note_disagreement(incident, reports, "count",
                      [](const Report& r) { return r.count.told() ? shown(r.count) : ""; });
    note_disagreement(incident, reports, "length_m",
                      [](const Report& r) { return r.length_m.told() ? shown(r.length_m) : ""; });
    note_disagreement(incident, reports, "actor", [](const Report& r) { return r.actor; });
    note_disagreement(incident, reports, "outcome", [](const Report& r) { return r.outcome; });
    note_disagreement(incident, reports, "status", [](const Report& r) { return r.status; });

    std::sort(incident.disagreements.begin(), incident.disagreements.end(),
              [](const Disagreement& a, const Disagreement& b) { return a.field < b.field; });

    std::string kind = incident.type;
    std::replace(kind.begin(), kind.end(), '_', ' ');
    std::replace(kind.begin(), kind.end(), '.', ' ');
    incident.title = fmt::format("{}{}{}", kind, incident.status.empty() ? "" : " " + incident.status,
                                 incident.place_name.empty() ? "" : ", " + incident.place_name);
    return incident;
}

} // namespace dateline
