// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/event_mention.hpp"

#include <optional>
#include <string>

namespace dateline {

/// Why what a rule has found is no happening to tell of (`negated`, `habitual`, `a noun that points at
/// nothing`), in words for explanations; nothing where it is one. `present_tells`: as for
/// find_event_mentions.
std::optional<std::string> refusal(const SentenceAnalysis& analysis, const Frame& frame,
                                   const EventMention& mention, bool present_tells);

} // namespace dateline
