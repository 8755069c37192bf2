// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/assemble.hpp"
#include "event/happening.hpp"

#include <vector>

namespace dateline {

/// Date what its own sentence leaves undated, from the story around it, and never more finely than the words
/// allow:
/// - works go on with those told in the sentence before;
/// - a happening of a paragraph that has named its day goes on with that day, unless it is told as something
///   earlier (`had crossed`, `once`), as planned or as hearsay;
/// - a shot without date was fired in the story it is told in, a paragraph off at most;
/// - `early this month` becomes the one day of that month the sentences about it name.
void date_from_story(ArticleReading& reading, const std::vector<Happening>& happenings);

/// Works without date that go on with those told just before; to be called before happenings are gathered.
void date_works_from_story(ArticleReading& reading);

} // namespace dateline
