// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_affected.hpp"
#include "cli/put_articles.hpp"
#include "support/catch.hpp"
#include "support/made_up_reports.hpp"

#include <algorithm>
#include <map>

using namespace dateline;

namespace {

std::vector<ExtractedArticle> articles_of(std::vector<Report> reports) {
    std::vector<ExtractedArticle> articles;
    for (Report& report : reports) {
        ExtractedArticle extracted;
        extracted.article.article_id = report.article_id;
        extracted.article.published = "2024-01-05";
        extracted.article.content_hash = report.article_id;
        extracted.found.reports.push_back(std::move(report));
        articles.push_back(std::move(extracted));
    }
    return articles;
}

void add(StoreContents& contents, std::vector<ExtractedArticle> articles) {
    AffectedMerge affected{contents, "this"};
    put_articles(contents, std::move(articles));
    affected.merge(contents);
    contents.issued.clear(); // as reading the store would give them
    for (const Incident& incident : contents.incidents)
        contents.issued.push_back(incident.incident_id);
    for (const IncidentAlias& alias : contents.aliases)
        contents.issued.push_back(alias.old_id);
}

/// Incidents by their reports, ids aside.
std::map<std::vector<std::string>, Incident> by_reports(const StoreContents& contents) {
    std::map<std::vector<std::string>, Incident> incidents;
    for (Incident incident : contents.incidents) {
        incident.incident_id.clear();
        incidents.emplace(incident.report_ids, incident);
    }
    return incidents;
}

} // namespace

TEST_CASE("merging what an add touched gives what merging all gives") {
    MadeUpWorld world;
    world.reports = 1500;
    world.years = 2;
    const std::vector<Report> reports = made_up_reports(world);
    StoreContents whole;
    add(whole, articles_of(reports));
    StoreContents parts;
    for (std::size_t begin = 0; begin < reports.size(); begin += 100) {
        const auto at = [&](std::size_t i) {
            return reports.begin() + static_cast<std::ptrdiff_t>(std::min(i, reports.size()));
        };
        add(parts, articles_of({at(begin), at(begin + 100)}));
    }
    CHECK(whole.incidents.size() > 100);
    CHECK(whole.incidents.size() < reports.size() / 2);
    CHECK(by_reports(parts) == by_reports(whole));
}

TEST_CASE("an incident that no new report touches stays as it is, whatever it was") {
    StoreContents contents;
    MadeUpWorld world;
    world.reports = 200;
    add(contents, articles_of(made_up_reports(world)));
    const auto shooting = std::find_if(contents.incidents.begin(), contents.incidents.end(),
                                       [](const Incident& i) { return i.type == "shooting"; });
    REQUIRE(shooting != contents.incidents.end());
    shooting->title = "not reckoned again";
    Report fence;
    fence.article_id = "z";
    fence.report_id = "z.r01";
    fence.kind = ReportKind::fortification;
    fence.type = "fence";
    const std::string id = shooting->incident_id;
    const auto title = [&] {
        return std::find_if(contents.incidents.begin(), contents.incidents.end(),
                            [&](const Incident& i) { return i.incident_id == id; })
            ->title;
    };
    add(contents, articles_of({fence}));
    CHECK(title() == "not reckoned again");
    Report shot = fence;
    shot.article_id = "y";
    shot.report_id = "y.r01";
    shot.kind = ReportKind::incident;
    shot.type = "shooting";
    add(contents, articles_of({shot}));
    CHECK(title() != "not reckoned again");
}

TEST_CASE("what another version of the program merged is merged anew") {
    StoreContents contents;
    MadeUpWorld world;
    world.reports = 50;
    add(contents, articles_of(made_up_reports(world)));
    contents.incidents.front().title = "old rules";
    const std::string id = contents.incidents.front().incident_id;
    contents.reckoned_by = "an older one";
    add(contents, {});
    CHECK(contents.incidents.front().incident_id == id);
    CHECK(contents.incidents.front().title != "old rules");
}

TEST_CASE("decisions of people go on with the id that an incident was merged into") {
    const auto day = [](unsigned number) {
        const Day start = std::chrono::year{2024} / std::chrono::month{8} / std::chrono::day{number};
        return Interval{start, start + std::chrono::days{1}, TimePrecision::day, to_iso(start), {}};
    };
    Report a;
    a.article_id = "a";
    a.report_id = "a.r01";
    a.type = "shooting";
    a.when = a.when_from_text = day(1);
    a.where.point = {127.5, 38};
    a.where.radius_m = 5'000;
    a.where.geometry.points = {a.where.point};
    a.where.precision = PlacePrecision::county;
    Report c = a;
    c.article_id = "c";
    c.report_id = "c.r01";
    c.when = c.when_from_text = day(9);
    StoreContents contents;
    add(contents, articles_of({a, c}));
    REQUIRE(contents.incidents.size() == 2);
    const auto id_of = [&](std::string_view report) {
        for (const Report& r : contents.reports)
            if (r.report_id == report)
                return r.incident_id;
        return std::string{};
    };
    const std::string first = id_of("a.r01");
    const std::string second = id_of("c.r01");
    contents.issued = {first, second};
    contents.reviews[second] = {"accepted", first, "same one"};
    contents.corrections.push_back({second, "people_best", Value{4.0}, {}});
    contents.corrections.push_back({second, "title", Value{std::string{"Mine"}}, {}});
    contents.corrections.push_back({first, "title", Value{std::string{"Theirs"}}, {}});
    // A newer version of the article tells the other day.
    c.when = c.when_from_text = a.when;
    std::vector<ExtractedArticle> newer = articles_of({c});
    newer.front().article.content_hash = "newer";
    newer.front().article.published = "2024-01-06";
    add(contents, std::move(newer));
    REQUIRE(contents.incidents.size() == 1);
    CHECK(contents.incidents.front().incident_id == first);
    CHECK(contents.reviews.at(first) == Review{"accepted", "", "same one"});
    CHECK(contents.reviews.count(second) == 0);
    const auto corrected = [&](std::string_view id, std::string_view field) {
        for (const Correction& correction : contents.corrections)
            if (correction.incident_id == id && correction.field == field)
                return correction.value;
        return Value{};
    };
    CHECK(corrected(first, "people_best") == Value{4.0});
    CHECK(corrected(first, "title") == Value{std::string{"Theirs"}}); // who decided there goes first
}

TEST_CASE("an incident that a person reviewed stays when no article tells it any more") {
    StoreContents contents;
    MadeUpWorld world;
    world.reports = 1;
    std::vector<ExtractedArticle> told = articles_of(made_up_reports(world));
    ExtractedArticle withdrawn = told.front();
    withdrawn.found.reports.clear();
    withdrawn.article.content_hash = "withdrawn";
    withdrawn.article.published = "2024-02-05";
    add(contents, std::move(told));
    REQUIRE(contents.incidents.size() == 1);
    StoreContents reviewed = contents;
    reviewed.reviews[contents.incidents.front().incident_id].note = "checked";
    add(contents, {withdrawn});
    CHECK(contents.incidents.empty());
    add(reviewed, {withdrawn});
    REQUIRE(reviewed.incidents.size() == 1);
    CHECK(reviewed.incidents.front().report_ids.empty());
    CHECK(reviewed.incidents.front().sources == 0);
}
