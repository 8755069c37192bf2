// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/assemble.hpp"
#include "event/happening.hpp"

#include <vector>

namespace dateline {

/// Warning shots that only turned back a crossing belong to it; the way over the line of those sent home
/// belongs to their return. The parts become evidence of the whole and leave the list.
void absorb_parts(ArticleReading& reading, std::vector<Happening>& happenings);

/// `They were caught in Laos on May 10 ... and flown back on the 28th`: an arrest abroad is part of the
/// return it leads to, which keeps its own time and place.
void absorb_arrests(ArticleReading& reading, std::vector<Happening>& happenings);

} // namespace dateline
