// SPDX-License-Identifier: Apache-2.0
#include "store/corrections.hpp"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

/// A note that holds both, the same words once.
std::string joined_notes(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty() || a == b)
        return a.empty() ? b : a;
    return a + "; " + b;
}

void carry_review(std::map<std::string, Review>& reviews, const std::string& from, const std::string& to) {
    const auto old = reviews.find(from);
    if (old == reviews.end())
        return;
    Review carried = std::move(old->second);
    reviews.erase(old);
    if (carried.merged_into == to)
        carried.merged_into.clear(); // the machine has come to the same view
    Review& there = reviews[to];
    if (there.status == "unreviewed")
        there.status = carried.status;
    if (there.merged_into.empty())
        there.merged_into = carried.merged_into;
    there.note = joined_notes(there.note, carried.note);
    if (there == Review{})
        reviews.erase(to);
}

} // namespace

void carry_decisions_over(StoreContents& contents, const std::vector<Incident>& before,
                          const std::vector<IncidentAlias>& merged_away) {
    std::map<std::string_view, bool> is_line; // of the incidents that live, and of those that did
    for (const Incident& incident : before)
        is_line[incident.incident_id] = drawn_as_line(incident);
    std::set<std::string_view> alive;
    for (const Incident& incident : contents.incidents) {
        is_line[incident.incident_id] = drawn_as_line(incident);
        alive.insert(incident.incident_id);
    }
    for (const IncidentAlias& alias : merged_away) {
        carry_review(contents.reviews, alias.old_id, alias.new_id);
        for (auto& [id, review] : contents.reviews)
            if (review.merged_into == alias.old_id)
                review.merged_into = id == alias.new_id ? std::string{} : alias.new_id;
        std::set<std::string> decided;
        for (const Correction& correction : contents.corrections)
            if (correction.incident_id == alias.new_id)
                decided.insert(correction.field);
        const bool alike = is_line[alias.old_id] == is_line[alias.new_id];
        for (Correction& correction : contents.corrections) {
            // A row taken out is gone with its id; a point cannot stand for a line.
            const bool carried = correction.field != deleted_field && decided.count(correction.field) == 0 &&
                                 (alike || correction.field != moved_field);
            if (correction.incident_id == alias.old_id && carried)
                correction.incident_id = alias.new_id;
        }
    }
    std::set<std::string_view> decided;
    for (const auto& [id, review] : contents.reviews)
        decided.insert(id);
    for (const Correction& correction : contents.corrections)
        if (correction.field != deleted_field)
            decided.insert(correction.incident_id);
    std::set<std::string_view> aliases;
    for (const IncidentAlias& alias : contents.aliases)
        aliases.insert(alias.old_id);
    std::vector<Incident> kept;
    for (const Incident& incident : before) {
        const std::string_view id = incident.incident_id;
        if (decided.count(id) == 0 || alive.count(id) != 0 || aliases.count(id) != 0)
            continue;
        kept.push_back(incident);
        Incident& alone = kept.back();
        alone.report_ids.clear();
        alone.history.clear();
        alone.disagreements.clear();
        alone.merge_reasons.clear();
        alone.sources = alone.independent_sources = 0;
        alone.confidence = "low";
    }
    contents.incidents.insert(contents.incidents.end(), kept.begin(), kept.end());
    std::sort(contents.incidents.begin(), contents.incidents.end(),
              [](const Incident& a, const Incident& b) { return a.incident_id < b.incident_id; });
}

} // namespace dateline
