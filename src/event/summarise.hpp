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
/// Confidence, the published rule: **high** when two independent sources assert it, or one that names an
/// official source (military, ministry, police, coast guard, state media on its own deeds); **low** when
/// every report is alleged or hedged; **medium** otherwise.
///
/// Reports are of one source when their articles share a story (ArticleSource::story: near-duplicates), when
/// they follow the same outlet (the report's attribution or the article says so), or stand at the same
/// outlet, which the followed one counts as, too.
Incident summarise(const std::vector<const Report*>& reports,
                   const std::map<std::string, const ArticleSource*>& articles);

} // namespace dateline
