// SPDX-License-Identifier: Apache-2.0
#include "publish/summary.hpp"

#include "layers/symbols.hpp"
#include "store/corrections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace dateline {

namespace {

constexpr std::size_t bar_width = 40;

using Counts = std::vector<std::pair<std::string, std::size_t>>;

/// A title and a line for each count, with bars to one scale.
std::string bars(std::string_view title, const Counts& counts) {
    std::size_t most = 1;
    std::size_t widest = 0;
    for (const auto& [name, count] : counts) {
        most = std::max(most, count);
        widest = std::max(widest, name.size());
    }
    std::string text = fmt::format("\n{}\n", title);
    for (const auto& [name, count] : counts) {
        const std::size_t length = std::max<std::size_t>(count > 0 ? 1 : 0, count * bar_width / most);
        text += fmt::format("  {:<{}}  {:>6}  {}\n", name, widest, count, std::string(length, '#'));
    }
    return text;
}

/// Happenings that are shown: neither rejected, nor merged into others, nor taken out.
std::vector<IncidentRecord> standing(const StoreContents& contents) {
    std::set<std::string_view> deleted;
    for (const Correction& correction : contents.corrections) {
        if (correction.field == deleted_field)
            deleted.insert(correction.incident_id);
    }
    std::vector<IncidentRecord> records;
    for (IncidentRecord& record : shown_incidents(contents)) {
        if (record.review.status != "rejected" && record.review.merged_into.empty() &&
            !deleted.contains(record.incident.incident_id))
            records.push_back(std::move(record));
    }
    return records;
}

} // namespace

std::string summary_text(const StoreContents& contents) {
    const std::vector<IncidentRecord> records = standing(contents);
    std::map<std::pair<ReportKind, std::string>, std::size_t> types;
    std::map<std::string, std::size_t> years;
    std::map<PlacePrecision, std::size_t> precisions;
    std::size_t undated = 0;
    std::size_t disputed = 0;
    std::size_t reviewed = 0;
    std::size_t incidents = 0;
    for (const IncidentRecord& record : records) {
        const Incident& incident = record.incident;
        incidents += incident.kind == ReportKind::incident ? 1U : 0U;
        ++types[{incident.kind, incident.type}];
        ++precisions[incident.where.precision];
        if (incident.when.start)
            ++years[to_iso(*incident.when.start).substr(0, 4)];
        else
            ++undated;
        disputed += incident.disagreements.empty() ? 0U : 1U;
        reviewed += record.review.status == "unreviewed" ? 0U : 1U;
    }
    std::string text = fmt::format("{} articles, {} reports, {} incidents, {} fortifications, {} figures\n",
                                   contents.articles.size(), contents.reports.size(), incidents,
                                   records.size() - incidents, contents.figures.size());
    text += fmt::format(
        "{} undated, {} on which articles disagree, {} reviewed by a person, {} values corrected\n", undated,
        disputed, reviewed, contents.corrections.size());
    Counts by_type;
    for (const auto& [key, count] : types)
        by_type.emplace_back(type_symbol(to_string(key.first), key.second, contents.own_layers.types).label,
                             count);
    std::stable_sort(by_type.begin(), by_type.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    Counts by_precision;
    for (const auto& [precision, count] : precisions)
        by_precision.emplace_back(to_string(precision), count);
    return text + bars("By type", by_type) +
           bars("By year of the first possible day", Counts{years.begin(), years.end()}) +
           bars("By place precision", by_precision);
}

std::vector<ReviewItem> review_items(const StoreContents& contents) {
    std::vector<ReviewItem> items;
    for (const IncidentRecord& record : standing(contents)) {
        if (record.review.status != "unreviewed")
            continue;
        const Incident& incident = record.incident;
        ReviewItem item{incident.incident_id, incident.title, 0, {}};
        const auto add = [&](int urgency, std::string reason) {
            item.urgency += urgency;
            item.reasons.push_back(std::move(reason));
        };
        for (const Disagreement& disagreement : incident.disagreements) {
            std::string values;
            for (const std::string& value : disagreement.values)
                values += (values.empty() ? "" : " / ") + value;
            add(3, fmt::format("articles disagree on {}: {}", disagreement.field, values));
        }
        if (!incident.when.start && !incident.when.end)
            add(3, "no date");
        else if (incident.when.precision >= TimePrecision::year)
            add(1, fmt::format("date known to the {} only", to_string(incident.when.precision)));
        if (incident.where.geometry.empty() || incident.where.precision == PlacePrecision::unknown)
            add(3, "no place");
        else if (incident.where.precision == PlacePrecision::country)
            add(2, "placed by a country or whole border only");
        if (incident.modality == Modality::denied || incident.modality == Modality::retracted)
            add(2, fmt::format("{}", to_string(incident.modality)));
        if (incident.confidence == "low")
            add(2, "low confidence");
        if (!item.reasons.empty())
            items.push_back(std::move(item));
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const ReviewItem& a, const ReviewItem& b) { return a.urgency > b.urgency; });
    return items;
}

} // namespace dateline
