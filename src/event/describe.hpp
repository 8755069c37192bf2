// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/event_mention.hpp"

#include <string>

namespace dateline {

/// Who, as a role and never as a private person's name: `North Korean soldier`, `South Korean military`.
/// Holders of public office whom the lexicon lists keep their name. Empty: nothing to say.
std::string describe_actor(const SentenceAnalysis& analysis, TokenIndex head);

/// Who says so: the subject of the verb of saying above the mention, or what follows `according to`. Empty:
/// nobody, or a private person without a role.
std::string describe_source(const SentenceAnalysis& analysis, const EventMention& mention);

} // namespace dateline
