// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/extract_article.hpp"
#include "store/store_contents.hpp"

#include <cstddef>
#include <vector>

namespace dateline {

/// Put articles among those of a store; how many brought something new.
///
/// A text that is there already, on the same page or on one nobody knows, changes nothing. Another text of
/// the same page (URL, else id) is a version of it: the newest by its dates stands, the others are kept as
/// history (StoredArticle::replaced_by) without reports; the reports of the newer one go on under the
/// incident ids of those they take the place of. Two articles that only share an id are two: the later gets
/// the begin of its hash behind the id. Texts that are near copies of one another share a story.
///
/// Depends on the set of articles, not on their order, except where nothing dates two versions of a page.
std::size_t put_articles(StoreContents& contents, std::vector<ExtractedArticle> extracted);

} // namespace dateline
