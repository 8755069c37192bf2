// SPDX-License-Identifier: Apache-2.0
#include "cli/extract_article.hpp"

#include "event/extract.hpp"
#include "place/read_places.hpp"
#include "text/analyse.hpp"
#include "text/near_duplicate.hpp"
#include "text/outlets.hpp"
#include "time/read_times.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <thread>
#include <utility>

namespace dateline {

namespace {

StoredArticle stored(Article article, const Publication& publication) {
    StoredArticle kept;
    kept.article_id = std::move(article.id);
    kept.url = std::move(article.url);
    kept.site = std::move(article.site);
    kept.title = std::move(article.title);
    kept.language = std::move(article.language);
    kept.published = publication.basis == Publication::Basis::metadata && !article.published.empty()
                         ? article.published
                         : publication.interval.edtf;
    kept.published_basis = to_string(publication.basis);
    kept.updated = std::move(article.updated);
    kept.source = std::move(article.source);
    kept.content_hash = std::move(article.content_hash);
    kept.text = std::move(article.text);
    return kept;
}

Publication publication_from_others(const Interval& when) {
    Publication publication;
    publication.interval = when;
    publication.basis = Publication::Basis::inferred;
    publication.confidence = 0.7; // a happening shared by type, place and people, and a date that fits
    publication.derivation = "other articles of the same happening";
    return publication;
}

/// What the article alone said stays beside what it says when dated by others.
void keep_dates_from_text(ArticleReports& dated, const ArticleReports& alone) {
    std::map<std::pair<std::string, std::uint32_t>, const Report*> by_evidence;
    for (const Report& report : alone.reports)
        by_evidence.emplace(std::pair{report.type, report.quote_start}, &report);
    for (Report& report : dated.reports) {
        const auto same = by_evidence.find({report.type, report.quote_start});
        report.when_from_text = same == by_evidence.end() ? Interval{} : same->second->when;
        if (report.when != report.when_from_text)
            report.date_basis = DateBasis::merged;
    }
}

} // namespace

ExtractedArticle extract_article(Article article, const Resources& resources,
                                 const std::optional<Interval>& assumed) {
    Document document = analyse(std::move(article));
    const DocumentTimes times = read_times(document, resources.chronology);
    const std::vector<PlaceReference> places =
        read_places(document, resources.gazetteer, PlaceHints{}, resources.place_memory);
    const auto reports = [&](const DocumentTimes& when) {
        return extract_reports(document, when, places, resources.lexicon, resources.parser,
                               resources.gazetteer);
    };
    ExtractedArticle extracted;
    extracted.publication = times.publication;
    extracted.found = reports(times);
    if (assumed) {
        ArticleReports dated =
            reports(read_times(document, resources.chronology, publication_from_others(*assumed)));
        keep_dates_from_text(dated, extracted.found);
        extracted.found = std::move(dated);
    }
    const std::string origin = stated_origin(document);
    const std::string sketch = sketch_to_text(sketch_text(document));
    extracted.article = stored(std::move(document.article), times.publication);
    extracted.article.origin = origin;
    extracted.article.sketch = sketch;
    return extracted;
}

std::vector<ExtractedArticle> extract_articles(std::vector<Article> articles, const Resources& resources) {
    std::vector<ExtractedArticle> extracted(articles.size());
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::atomic<bool> failed{false};
    const auto work = [&] {
        for (std::size_t i = next++; i < articles.size() && !failed; i = next++) {
            try {
                extracted[i] = extract_article(std::move(articles[i]), resources);
            } catch (...) {
                if (!failed.exchange(true))
                    failure = std::current_exception();
            }
        }
    };
    const std::size_t threads =
        std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), articles.size());
    std::vector<std::thread> pool;
    for (std::size_t i = 1; i < threads; ++i)
        pool.emplace_back(work);
    work();
    for (std::thread& thread : pool)
        thread.join();
    if (failure)
        std::rethrow_exception(failure);
    return extracted;
}

} // namespace dateline
