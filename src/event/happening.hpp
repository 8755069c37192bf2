// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/event_mention.hpp"
#include "event/siting.hpp"
#include "event/timing.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// A mention with its own time and place.
struct PlacedMention {
    EventMention mention;
    std::optional<Timing> time;
    std::optional<Siting> place;
    UnresolvedTime unresolved = UnresolvedTime::none;
    Span time_words; ///< those of its own clause, resolved or not; empty: none
};

/// All that one article says of one happening.
struct Happening {
    std::string scene;
    std::vector<std::size_t> members; ///< indices into the placed mentions, in text order
    std::string why;                  ///< for each join, why
};

/// Put together what tells the same happening: same scene, no contradiction of time, place, people or side.
std::vector<Happening> gather(const std::vector<PlacedMention>& mentions, const Lexicon& lexicon);

} // namespace dateline
