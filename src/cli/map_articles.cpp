// SPDX-License-Identifier: Apache-2.0
#include "cli/map_articles.hpp"

#include "cli/base_map.hpp"
#include "cli/put_articles.hpp"
#include "event/date_by_others.hpp"
#include "event/merge.hpp"
#include "layers/incident_title.hpp"
#include "text/outlets.hpp"

#include <algorithm>
#include <map>
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

/// Read the undated articles again whose date others now give, give otherwise, or give no more. Only articles
/// whose text is at hand can be.
void date_undated_articles(StoreContents& contents, const Resources& resources) {
    std::set<std::string> undated;
    for (const StoredArticle& article : contents.articles)
        if (is_undated(article))
            undated.insert(article.article_id);
    if (undated.empty())
        return;
    // What the articles alone say decides, not what an earlier run made of it.
    std::vector<Report> as_told = contents.reports;
    for (Report& report : as_told)
        if (undated.contains(report.article_id) && report.date_basis == DateBasis::merged)
            report.when = report.when_from_text;
    std::map<std::string, AssumedPublication> assumed;
    for (AssumedPublication& one : date_by_others(as_told, undated))
        assumed.emplace(one.article_id, std::move(one));

    std::map<std::string, ArticleReports> again;
    for (StoredArticle& article : contents.articles) {
        if (!undated.contains(article.article_id) || article.text.empty())
            continue;
        const auto date = assumed.find(article.article_id);
        const bool dated = date != assumed.end();
        const std::string edtf = dated ? date->second.when.edtf : std::string{};
        article.assumed_from = dated ? date->second.because : std::string{};
        if (edtf == article.assumed)
            continue;
        article.assumed = edtf;
        again.emplace(article.article_id,
                      extract_article(article_of(article), resources,
                                      dated ? std::optional{date->second.when} : std::nullopt)
                          .found);
    }
    if (again.empty())
        return;
    std::map<std::string, std::string> incident_ids;
    for (const Report& report : contents.reports)
        if (again.contains(report.article_id))
            incident_ids[report.report_id] = report.incident_id;
    const auto read_again = [&](const auto& record) { return again.contains(record.article_id); };
    std::erase_if(contents.reports, read_again);
    std::erase_if(contents.figures, read_again);
    for (auto& [id, found] : again) {
        for (Report& report : found.reports) {
            if (const auto known = incident_ids.find(report.report_id); known != incident_ids.end())
                report.incident_id = known->second;
            contents.reports.push_back(std::move(report));
        }
        std::move(found.figures.begin(), found.figures.end(), std::back_inserter(contents.figures));
    }
}

ArticleSource source_of(const StoredArticle& article) {
    std::string outlet = outlet_of_page(article.url, article.site);
    return {article.article_id, article.story, outlet.empty() ? article.site : std::move(outlet),
            article.origin};
}

/// The gazetteer entries that the reports name.
std::vector<StoredPlace> places_of(const std::vector<Report>& reports, const Gazetteer& gazetteer) {
    std::set<std::string> ids;
    for (const Report& report : reports)
        if (!report.place_id.empty())
            ids.insert(report.place_id);
    std::vector<StoredPlace> places;
    for (const std::string& id : ids) {
        const std::optional<EntryIndex> index = gazetteer.find(id);
        if (!index)
            continue;
        const EntryView entry = gazetteer.entry(*index);
        StoredPlace place;
        place.place_id = id;
        place.name = entry.name;
        place.type = entry.type;
        place.country = entry.country;
        place.radius_m = entry.radius_m;
        place.source = entry.sources;
        place.point = entry.point;
        if (entry.has_shape)
            place.shape = gazetteer.geometry(*index);
        places.push_back(std::move(place));
    }
    return places;
}

/// What is to be said of a source wherever its places are shown: who, and under which licence.
std::string credit(const SourceView& source) {
    std::string said{source.attribution};
    if (source.licence != "facts")
        said += " (" + std::string{source.licence} + ")";
    return said;
}

void sort_by_id(StoreContents& contents) {
    std::sort(contents.articles.begin(), contents.articles.end(),
              [](const StoredArticle& a, const StoredArticle& b) { return a.article_id < b.article_id; });
    std::sort(contents.figures.begin(), contents.figures.end(),
              [](const Figure& a, const Figure& b) { return a.figure_id < b.figure_id; });
}

} // namespace

StoreContents add_articles(StoreContents contents, std::vector<ExtractedArticle> extracted,
                           const Resources& resources, const MapSettings& settings, MapSummary& summary) {
    summary.new_articles = put_articles(contents, std::move(extracted));
    date_undated_articles(contents, resources);

    MergeInput input;
    input.reports = std::move(contents.reports);
    for (const StoredArticle& article : contents.articles)
        input.articles.push_back(source_of(article));
    input.issued = contents.issued;
    MergeOutput merged = merge_reports(std::move(input));
    contents.reports = std::move(merged.reports);
    contents.incidents = std::move(merged.incidents);
    for (Incident& incident : contents.incidents)
        incident.title = incident_title(incident);
    std::move(merged.aliases.begin(), merged.aliases.end(), std::back_inserter(contents.aliases));

    sort_by_id(contents);
    contents.places = places_of(contents.reports, resources.gazetteer);
    contents.outlines = base_map(resources.gazetteer, contents.incidents, contents.places);
    contents.attribution.clear();
    for (const SourceView& source : resources.gazetteer.sources())
        if (source.attribution.size() > 1) // "-": nobody is to be named
            contents.attribution.push_back(credit(source));
    if (!settings.keep_text)
        for (StoredArticle& article : contents.articles)
            article.text.clear();

    summary.articles = static_cast<std::size_t>(
        std::count_if(contents.articles.begin(), contents.articles.end(),
                      [](const StoredArticle& article) { return article.replaced_by.empty(); }));
    summary.reports = contents.reports.size();
    summary.figures = contents.figures.size();
    for (const Incident& incident : contents.incidents)
        ++(incident.kind == ReportKind::incident ? summary.incidents : summary.fortifications);
    return contents;
}

} // namespace dateline
