// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/incident.hpp"
#include "event/report.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What merging must know of an article beside its reports.
struct ArticleSource {
    std::string article_id;
    std::string story;    ///< same for near-duplicates and rewrites: they count as one source; empty: its own
    std::string site;     ///< outlet, by its key where it has one
    std::string origin{}; ///< key of the outlet whose report it follows; empty: none
};

/// An id that was merged away.
struct IncidentAlias {
    std::string old_id;
    std::string new_id;
    bool operator==(const IncidentAlias&) const = default;
};

struct MergeInput {
    std::vector<Report>
        reports; ///< all, old and new, in any order; `incident_id` of old ones is kept in mind
    std::vector<ArticleSource> articles; ///< in any order; an article that is missing stands for itself
    std::vector<std::string> issued;     ///< incident ids issued so far, oldest first
};

/// Ends Report::when_derivation where merging gave the date; such a date is taken back before merging again.
inline constexpr std::string_view dated_by_incident = "; dated by its incident";

/// Takes back the dates that merging gave: the reports as their articles tell them. (merge_reports does so
/// itself; whoever compares reports before merging must, too.)
void take_back_dates(std::vector<Report>& reports);

struct MergeOutput {
    std::vector<Report> reports;        ///< sorted by report_id, with `incident_id`
    std::vector<Incident> incidents;    ///< sorted by incident_id
    std::vector<IncidentAlias> aliases; ///< new ones only, sorted
};

/// Put the reports of one happening together. The partition and all values depend on the set of reports only,
/// not on their order; merging the output again changes nothing. Cost is near linear: precise reports meet
/// only within blocks of type, month and region; vague ones are attached to what is left.
///
/// A report without a bounded date takes that of its incident when it tells no campaign (`date_basis` merged;
/// what the article gave stays in `when_from_text`). Places stay each report's own.
///
/// An id once issued never changes: an incident keeps the oldest id among its reports, and ids that lose
/// become aliases. New ids are made from the content of the incident's first report.
MergeOutput merge_reports(MergeInput input);

/// Groups of indices into `reports` that tell the same happening, with the reasons for each index beyond the
/// first. The clustering behind merge_reports, shown for tests and `explain`. Precondition: reports sorted by
/// report_id.
struct ReportGroup {
    std::vector<std::size_t> members; ///< ascending
    std::map<std::size_t, std::string> reasons;
};
std::vector<ReportGroup> group_reports(const std::vector<Report>& reports);

} // namespace dateline
