// SPDX-License-Identifier: Apache-2.0
#include "cli/date_undated_articles.hpp"

#include "cli/extract_article.hpp"
#include "event/date_by_others.hpp"
#include "event/merge.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace dateline {

namespace {

bool is_undated(const StoredArticle& article) {
    return article.replaced_by.empty() && (article.published_basis == "none" || article.published.empty());
}

Article article_of(const StoredArticle& stored) {
    Article article;
    article.id = stored.article_id;
    article.url = stored.url;
    article.site = stored.site;
    article.title = stored.title;
    article.language = stored.language;
    article.text = stored.text;
    article.content_hash = stored.content_hash;
    return article;
}

template <typename Records>
void take_out(Records& records, const std::set<std::string>& articles) {
    std::erase_if(records, [&](const auto& record) { return articles.contains(record.article_id); });
}

template <typename Records>
void put_in(Records&& fresh, Records& records) {
    std::move(fresh.begin(), fresh.end(), std::back_inserter(records));
}

/// The reports as each article alone tells them.
std::vector<Report> as_told(const StoreContents& contents) {
    std::set<std::string> kept_apart;
    for (const Report& report : contents.own_readings)
        kept_apart.insert(report.article_id);
    std::vector<Report> told = contents.own_readings;
    std::copy_if(contents.reports.begin(), contents.reports.end(), std::back_inserter(told),
                 [&](const Report& report) { return !kept_apart.contains(report.article_id); });
    take_back_dates(told);
    return told;
}

/// What becomes of an article whose assumed date changes.
struct Rereading {
    ArticleReports found;
    bool figures_too = true; ///< false: the text is not at hand, the figures stay
    bool dated = false;
};

} // namespace

void date_undated_articles(StoreContents& contents, const Resources& resources) {
    std::set<std::string> undated;
    for (const StoredArticle& article : contents.articles)
        if (is_undated(article))
            undated.insert(article.article_id);
    if (undated.empty())
        return;
    const std::vector<Report> told = as_told(contents);
    std::map<std::string, AssumedPublication> assumed;
    for (AssumedPublication& one : date_by_others(told, undated))
        assumed.emplace(one.article_id, std::move(one));

    std::map<std::string, Rereading> again;
    for (StoredArticle& article : contents.articles) {
        if (!undated.contains(article.article_id))
            continue;
        const auto date = assumed.find(article.article_id);
        const bool dated = date != assumed.end();
        if (article.text.empty() && dated)
            continue;
        const std::string edtf = dated ? date->second.when.edtf : std::string{};
        article.assumed_from = dated ? date->second.because : std::string{};
        if (edtf == article.assumed)
            continue;
        article.assumed = edtf;
        Rereading& rereading = again[article.article_id];
        rereading.dated = dated;
        rereading.figures_too = !article.text.empty();
        if (rereading.figures_too)
            rereading.found = extract_article(article_of(article), resources,
                                              dated ? std::optional{date->second.when} : std::nullopt)
                                  .found;
        if (!dated) {
            rereading.found.reports.clear();
            std::copy_if(told.begin(), told.end(), std::back_inserter(rereading.found.reports),
                         [&](const Report& report) { return report.article_id == article.article_id; });
        }
    }
    if (again.empty())
        return;
    std::map<std::string, std::string> incident_ids;
    std::set<std::string> reread;
    std::set<std::string> figures_reread;
    for (const auto& [id, rereading] : again) {
        reread.insert(id);
        if (rereading.figures_too)
            figures_reread.insert(id);
    }
    for (const Report& report : contents.reports)
        if (reread.contains(report.article_id))
            incident_ids[report.report_id] = report.incident_id;
    take_out(contents.reports, reread);
    take_out(contents.own_readings, reread);
    take_out(contents.figures, figures_reread);
    for (const Report& report : told) {
        const auto rereading = again.find(report.article_id);
        if (rereading == again.end() || !rereading->second.dated)
            continue;
        contents.own_readings.push_back(report);
        contents.own_readings.back().incident_id.clear(); // those are of the reports that are merged
    }
    for (auto& [id, rereading] : again) {
        for (Report& report : rereading.found.reports) {
            const auto known = incident_ids.find(report.report_id);
            report.incident_id = known == incident_ids.end() ? std::string{} : known->second;
        }
        put_in(std::move(rereading.found.reports), contents.reports);
        put_in(std::move(rereading.found.figures), contents.figures);
    }
}

} // namespace dateline
