// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/incident.hpp"

namespace dateline {

/// Who goes along, told after the predicate: `fled with his wife and two sons` (3), `with about 20 others`
/// (20), `with his family` (at least 1). Nothing told where nobody of theirs is named.
Quantity read_company(const SentenceAnalysis& analysis, TokenIndex predicate);

/// Those on a boat of which the sentence speaks: `a boat with four men on board`, `three people aboard`.
Quantity read_aboard(const SentenceAnalysis& analysis);

} // namespace dateline
