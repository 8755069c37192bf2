// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/incident.hpp"
#include "event/merge.hpp"
#include "event/report.hpp"

#include <map>
#include <vector>

namespace dateline {

/// The happening that these reports tell: the most precise consistent interval and footprint, ranges over all
/// values, every disagreement kept. Precondition: at least one report, sorted by report_id. The incident_id
/// is left empty.
///
/// Confidence, the rule published in `layers/README.md`: **high** when two independent sources assert it, or
/// one that names an official source (military, ministry, police, coast guard); **low** when every report is
/// alleged and no second independent source alleges it, too; **medium** otherwise.
///
/// Reports are of one source when their articles share a story (ArticleSource::story: near-duplicates), when
/// they follow the same outlet (the report's attribution or the article says so), or stand at the same
/// outlet, which the followed one counts as, too.
Incident summarise(const std::vector<const Report*>& reports,
                   const std::map<std::string, const ArticleSource*>& articles);

/// States of a fortification in the order in which they began; those of one day by report.
void sort_history(std::vector<StatusChange>& history);

} // namespace dateline
