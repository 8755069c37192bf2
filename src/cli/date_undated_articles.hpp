// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/resources.hpp"
#include "store/store_contents.hpp"

namespace dateline {

/// Reads again the undated articles whose date others now give, give otherwise, or give no more.
///
/// What decides is what every article says alone: the reports without what merging gave them, and for articles
/// that others date the readings kept in `own_readings`. So the outcome depends on the set of articles, not on
/// the order in which they came. Only an article whose text is at hand can be dated anew; without text it stays
/// as it is, or goes back to its own reading.
void date_undated_articles(StoreContents& contents, const Resources& resources);

} // namespace dateline
