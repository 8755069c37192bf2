// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/happening.hpp"

#include <vector>

namespace dateline {

/// What `did the same`, `another followed` or `it happened again` points at: the last thing that happened to
/// people, told or refused, before the words, in the same sentence or one of the two before. `told` and
/// `refused` are in text order, `refused` of the same sentence alone. Null: nothing, or only the clause it
/// hangs on.
const EventMention* antecedent_of(const SentenceAnalysis& analysis, const EventMention& mention,
                                  const std::vector<PlacedMention>& told,
                                  const std::vector<Refused>& refused);

/// Make of a mention that only points back a further one of that kind: rule, words and, where its own people
/// have no side, people are taken over; number, time and place are not.
void tell_again(const SentenceAnalysis& analysis, EventMention& mention, const EventMention& antecedent);

} // namespace dateline
