// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/assemble.hpp"

#include <vector>

namespace dateline {

/// `they`: as many as were last spoken of; `last_people` is brought up to date. People who are pronouns,
/// without date or place, found no happening; those next to what was told with its day go on with it.
void follow_pronouns(PlacedMention& placed, const SentenceAnalysis& analysis, const ArticleReading& reading,
                     Quantity& last_people);

/// `It comes nine months after four people landed`: reckoned from the day the story was told with.
void follow_distances(PlacedMention& placed, const SentenceAnalysis& analysis, const ArticleReading& reading);

/// `They reached Seoul in May`, of people who have been told to flee: the end of their way, no flight of its own.
void follow_arrivals(PlacedMention& placed, const SentenceAnalysis& analysis, const ArticleReading& reading);

/// `There, he crossed the line`; `around the area where the defections took place`: the place told before.
void follow_pointers(PlacedMention& placed, const ArticleReading& reading,
                     const std::vector<PlaceReference>& places);

/// `They had come down in eight provinces`, where the talk is of balloons and nobody has crossed.
bool means_balloons(const EventMention& mention, const Tags& article, const Lexicon& lexicon,
                    const ArticleReading& reading);

} // namespace dateline
