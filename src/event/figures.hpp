// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/report.hpp"
#include "place/place_reference.hpp"
#include "time/time_expression.hpp"

#include <vector>

namespace dateline {

/// Numbers a sentence states about the subject of the layers: totals, rates, yearly arrivals. `earlier` are
/// the words of the sentences just before, where the thing counted may stand (`Last year's 1,047 was the
/// lowest`).
/// `topic`: what the article speaks of again and again.
std::vector<Figure> read_figures(const SentenceAnalysis& analysis, const ClassSet& earlier,
                                 const ClassSet& topic, const DocumentTimes& times,
                                 const std::vector<PlaceReference>& places);

} // namespace dateline
