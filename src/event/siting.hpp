// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/nearness.hpp"
#include "place/place_reference.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Where a mention says that it happened.
struct Siting {
    const PlaceReference* place = nullptr;
    std::string derivation;
    int rank = 0; ///< 4 clause, 3 neighbouring clause, 2 sentence, 1 sentences before
};

/// The finest place of the mention's clause that the scene can have happened at, else of the clauses about
/// it, else of the sentence. Countries only when nothing finer is told.
std::optional<Siting> place_of(const SentenceAnalysis& analysis, const EventMention& mention,
                               const std::vector<PlaceReference>& places);

/// Every finer place told in the mention's own clause, each apart from the others.
std::vector<Siting> places_apart(const SentenceAnalysis& analysis, const EventMention& mention,
                                 const std::vector<PlaceReference>& places);

/// True where the two footprints may be the same spot.
bool places_agree(const Footprint& a, const Footprint& b, double slack_m);

} // namespace dateline
