// SPDX-License-Identifier: Apache-2.0
#include "cli/map_articles.hpp"

#include "cli/base_map.hpp"
#include "cli/day_argument.hpp"
#include "event/date_by_others.hpp"
#include "event/merge.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace dateline {

namespace {

template <typename Records>
void drop_article(Records& records, const std::string& article_id) {
    records.erase(std::remove_if(records.begin(), records.end(),
                                 [&](const auto& record) { return record.article_id == article_id; }),
                  records.end());
}

bool is_undated(const StoredArticle& article) {
    return article.published_basis == "none" || article.published.empty();
}

/// Put one article in; false when the same text is there already.
bool put(StoreContents& contents, ExtractedArticle&& extracted) {
    const auto same_id =
        std::find_if(contents.articles.begin(), contents.articles.end(), [&](const StoredArticle& article) {
            return article.article_id == extracted.article.article_id;
        });
    if (same_id != contents.articles.end()) {
        if (same_id->content_hash == extracted.article.content_hash)
            return false;
        drop_article(contents.reports, extracted.article.article_id);
        drop_article(contents.figures, extracted.article.article_id);
        contents.articles.erase(same_id);
    }
    std::move(extracted.found.reports.begin(), extracted.found.reports.end(),
              std::back_inserter(contents.reports));
    std::move(extracted.found.figures.begin(), extracted.found.figures.end(),
              std::back_inserter(contents.figures));
    contents.articles.push_back(std::move(extracted.article));
    return true;
}

/// Read the undated articles again with the date that others give them. Only articles whose text is at hand
/// can be.
void date_undated_articles(StoreContents& contents, const Resources& resources) {
    std::set<std::string> undated;
    for (const StoredArticle& article : contents.articles)
        if (is_undated(article))
            undated.insert(article.article_id);
    if (undated.empty())
        return;
    std::map<std::string, AssumedPublication> assumed;
    for (AssumedPublication& one : date_by_others(contents.reports, undated))
        assumed.emplace(one.article_id, std::move(one));
    for (const StoredArticle& article : contents.articles) {
        const auto date = assumed.find(article.article_id);
        if (date == assumed.end() || article.text.empty())
            continue;
        Article again;
        again.id = article.article_id;
        again.url = article.url;
        again.site = article.site;
        again.title = article.title;
        again.language = article.language;
        again.text = article.text;
        again.content_hash = article.content_hash;
        std::map<std::string, std::string> incident_ids;
        for (const Report& report : contents.reports)
            if (report.article_id == article.article_id)
                incident_ids[report.report_id] = report.incident_id;
        ExtractedArticle dated = extract_article(std::move(again), resources, date->second.when);
        drop_article(contents.reports, article.article_id);
        drop_article(contents.figures, article.article_id);
        for (Report& report : dated.found.reports) {
            if (const auto known = incident_ids.find(report.report_id); known != incident_ids.end())
                report.incident_id = known->second;
            contents.reports.push_back(std::move(report));
        }
        std::move(dated.found.figures.begin(), dated.found.figures.end(),
                  std::back_inserter(contents.figures));
    }
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

void sort_by_id(StoreContents& contents) {
    std::sort(contents.articles.begin(), contents.articles.end(),
              [](const StoredArticle& a, const StoredArticle& b) { return a.article_id < b.article_id; });
    std::sort(contents.figures.begin(), contents.figures.end(),
              [](const Figure& a, const Figure& b) { return a.figure_id < b.figure_id; });
}

} // namespace

StoreContents add_articles(StoreContents contents, std::vector<ExtractedArticle> extracted,
                           const Resources& resources, const MapSettings& settings, MapSummary& summary) {
    for (ExtractedArticle& article : extracted)
        summary.new_articles += put(contents, std::move(article)) ? 1U : 0U;
    date_undated_articles(contents, resources);

    MergeInput input;
    input.reports = std::move(contents.reports);
    for (const StoredArticle& article : contents.articles)
        input.articles.push_back({article.article_id, article.story, article.site});
    input.issued = contents.issued;
    MergeOutput merged = merge_reports(std::move(input));
    contents.reports = std::move(merged.reports);
    contents.incidents = std::move(merged.incidents);
    std::move(merged.aliases.begin(), merged.aliases.end(), std::back_inserter(contents.aliases));

    sort_by_id(contents);
    contents.places = places_of(contents.reports, resources.gazetteer);
    contents.outlines = base_map(resources.gazetteer, contents.incidents, contents.places);
    contents.attribution.clear();
    for (const SourceView& source : resources.gazetteer.sources())
        contents.attribution.emplace_back(source.attribution);
    if (!settings.keep_text)
        for (StoredArticle& article : contents.articles)
            article.text.clear();

    summary.articles = contents.articles.size();
    summary.reports = contents.reports.size();
    summary.figures = contents.figures.size();
    for (const Incident& incident : contents.incidents)
        ++(incident.kind == ReportKind::incident ? summary.incidents : summary.fortifications);
    return contents;
}

StoreOptions store_options_of(const Session& session) {
    StoreOptions options;
    options.program = "dateline " + session.version;
    options.timestamp = source_date_timestamp();
    return options;
}

} // namespace dateline
