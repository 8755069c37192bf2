// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/resources.hpp"
#include "event/report.hpp"
#include "layers/records.hpp"
#include "text/article.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <vector>

namespace dateline {

/// One article with everything found in it.
struct ExtractedArticle {
    StoredArticle article;
    Publication publication; ///< as far as the article itself tells
    ArticleReports found;
};

/// The whole of extraction for one article: text, times, places, sentences, reports. `assumed` is a
/// publication date learnt from other articles: then the reports keep what the article alone gave in
/// `when_from_text`, and those that it dates are marked `merged`. A pure function of its arguments.
ExtractedArticle extract_article(Article article, const Resources& resources,
                                 const std::optional<Interval>& assumed = std::nullopt);

/// The same for many, with as many threads as the machine has; results in the order of the articles.
std::vector<ExtractedArticle> extract_articles(std::vector<Article> articles, const Resources& resources);

} // namespace dateline
