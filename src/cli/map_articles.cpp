// SPDX-License-Identifier: Apache-2.0
#include "cli/map_articles.hpp"

#include "cli/base_map.hpp"
#include "cli/date_undated_articles.hpp"
#include "cli/gazetteer_files.hpp"
#include "cli/merge_affected.hpp"
#include "cli/put_articles.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace dateline {

namespace {

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
    contents.own_layers = joined(std::move(contents.own_layers), resources.own_layers);
    AffectedMerge affected{contents, settings.program};
    summary.new_articles = put_articles(contents, std::move(extracted));
    date_undated_articles(contents, resources);
    affected.merge(contents);

    sort_by_id(contents);
    contents.places = places_of(contents.reports, resources.gazetteer);
    contents.outlines = base_map(resources.gazetteer, contents.incidents, contents.places);
    contents.attribution = credits(resources.gazetteer);
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
