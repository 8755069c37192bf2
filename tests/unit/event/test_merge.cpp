// SPDX-License-Identifier: Apache-2.0
#include "event/compare.hpp"
#include "event/merge.hpp"
#include "support/catch.hpp"
#include "support/made_up_reports.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace dateline;
using namespace std::chrono_literals;

namespace {

struct Where {
    double lon, lat, radius_m;
    PlacePrecision precision;
};
constexpr Where goseong{128.35, 38.55, 25'000, PlacePrecision::county};
constexpr Where eastern_dmz{128.15, 38.45, 50'000, PlacePrecision::stretch};
constexpr Where whole_dmz{127.45, 38.3, 95'000, PlacePrecision::country};
constexpr Where musan{129.25, 42.1, 28'000, PlacePrecision::county};

Interval days(Day first, Day last) {
    return {first, last + std::chrono::days{1}, TimePrecision::day, to_iso(first) + "/" + to_iso(last), {}};
}
Interval day(Day d) {
    return {d, d + std::chrono::days{1}, TimePrecision::day, to_iso(d), {}};
}
Day date(int y, unsigned m, unsigned d) {
    return std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d};
}

Report report(std::string article, std::string type, Interval when, Where where, std::string actor = {}) {
    Report r;
    r.article_id = std::move(article);
    r.report_id = r.article_id + ".r01";
    r.type = std::move(type);
    r.when = std::move(when);
    r.where.geometry.points = {{where.lon, where.lat}};
    r.where.point = {where.lon, where.lat};
    r.where.radius_m = where.radius_m;
    r.where.precision = where.precision;
    r.actor = std::move(actor);
    r.quote = "Words of " + r.article_id + ".";
    return r;
}

std::map<std::string, std::string> partition(const std::vector<Report>& reports) {
    std::map<std::string, std::string> result;
    for (const Report& r : merge_reports({reports, {}, {}}).reports)
        result[r.report_id] = r.incident_id;
    return result;
}

bool together(const Report& a, const Report& b) {
    return partition({a, b}).begin()->second == partition({a, b}).rbegin()->second;
}

} // namespace

TEST_CASE("a precise report and vaguer ones of the same happening meet") {
    const Report exact =
        report("a", "defection.land_dmz", day(date(2024, 8, 20)), goseong, "North Korean soldier");
    CHECK(together(exact, report("b", "defection.land_dmz", day(date(2024, 8, 20)), eastern_dmz)));
    CHECK(together(exact, report("b", "defection.land_dmz", day(date(2024, 8, 20)), whole_dmz)));
    CHECK(together(
        exact, report("b", "defection.land_dmz", days(date(2024, 8, 1), date(2024, 8, 31)), eastern_dmz)));
}

TEST_CASE("similar happenings a week apart, elsewhere, or of other people stay apart") {
    const Report exact =
        report("a", "defection.land_dmz", day(date(2024, 8, 20)), goseong, "North Korean soldier");
    CHECK_FALSE(together(exact, report("b", "defection.land_dmz", day(date(2024, 8, 27)), goseong)));
    CHECK_FALSE(together(exact, report("b", "defection.land_dmz", day(date(2024, 8, 20)), musan)));
    CHECK_FALSE(together(exact, report("b", "shooting", day(date(2024, 8, 20)), goseong)));
    CHECK_FALSE(together(exact, report("b", "defection.land_dmz", day(date(2024, 8, 20)), eastern_dmz,
                                       "North Korean fisherman")));
}

TEST_CASE("a mention that fits two happenings keeps an incident of its own") {
    const Report may = report("a", "defection.maritime", day(date(2023, 5, 6)), eastern_dmz);
    const Report october = report("b", "defection.maritime", day(date(2023, 10, 24)), eastern_dmz);
    const Report year =
        report("c", "defection.maritime", days(date(2023, 1, 1), date(2023, 12, 31)), eastern_dmz);
    const auto both = partition({may, october, year});
    CHECK(std::set<std::string>{both.at("a.r01"), both.at("b.r01"), both.at("c.r01")}.size() == 3);
    const auto one = partition({october, year});
    CHECK(one.at("b.r01") == one.at("c.r01"));
}

TEST_CASE("a group of some year is no group of that year, three people may be") {
    Report exact = report("a", "defection.maritime", day(date(2023, 5, 6)), eastern_dmz);
    Report year = report("b", "defection.maritime", days(date(2023, 1, 1), date(2023, 12, 31)), eastern_dmz);
    exact.people = year.people = {2, {}, {}};
    CHECK_FALSE(together(exact, year));
    exact.people = year.people = {3, 3, 3};
    CHECK(together(exact, year));
}

TEST_CASE("news without a date tells what has just happened") {
    const Report june = report("a", "defection.land_dmz", day(date(2024, 6, 20)), goseong);
    const Report august = report("b", "defection.land_dmz", day(date(2024, 8, 20)), goseong);
    Report news = report("c", "defection.land_dmz", {}, whole_dmz);
    news.people = {1, 1, 1};
    Report a = june;
    Report b = august;
    a.people = b.people = news.people;
    news.when.end = date(2024, 8, 23);
    const auto placed = partition({a, b, news});
    CHECK(placed.at("c.r01") == placed.at("b.r01"));
}

TEST_CASE("mentions that contradict one another do not meet in one happening") {
    Report exact = report("a", "defection.maritime", day(date(2023, 5, 6)), eastern_dmz);
    exact.people = {2, {}, {}};
    Report three = report("b", "defection.maritime", days(date(2023, 5, 1), date(2023, 5, 31)), whole_dmz);
    Report nine = report("c", "defection.maritime", days(date(2023, 5, 1), date(2023, 5, 31)), whole_dmz);
    three.people = {3, 3, 3};
    nine.people = {9, 9, 9};
    const auto placed = partition({exact, three, nine});
    CHECK(placed.at("b.r01") != placed.at("c.r01"));
}

TEST_CASE("barriers along two borders are two, and a trench at a site is no wall along the border") {
    const auto work = [](std::string article, std::string type, Where where) {
        Report r =
            report(std::move(article), std::move(type), days(date(2024, 4, 1), date(2024, 8, 1)), where);
        r.kind = ReportKind::fortification;
        return r;
    };
    constexpr Where china{127.3, 41.5, 360'000, PlacePrecision::stretch};
    CHECK_FALSE(together(work("a", "barbed_wire", whole_dmz), work("b", "barbed_wire", china)));
    CHECK_FALSE(together(work("a", "wall", whole_dmz), work("b", "anti_tank_barrier", whole_dmz)));
    CHECK(together(work("a", "wall", goseong), work("b", "anti_tank_barrier", goseong)));
}

TEST_CASE("a named day of balloons is not the campaign, a year's returns are not one return") {
    const Interval year = days(date(2024, 1, 1), date(2024, 12, 31));
    CHECK_FALSE(
        together(report("a", "balloon_launch", day(date(2024, 5, 29)), whole_dmz),
                 report("b", "balloon_launch", days(date(2024, 5, 28), date(2024, 8, 20)), whole_dmz)));
    CHECK(together(report("a", "balloon_launch", year, whole_dmz),
                   report("b", "balloon_launch", days(date(2024, 5, 28), date(2024, 8, 20)), whole_dmz)));
    CHECK_FALSE(together(report("a", "repatriation", day(date(2024, 4, 26)), musan),
                         report("b", "repatriation", year, musan)));
}

TEST_CASE("the partition depends neither on order nor on repetition") {
    std::vector<Report> reports;
    std::mt19937 random{7}; // NOLINT(cert-msc51-cpp): the same every time
    const std::vector<Where> places{goseong, eastern_dmz, whole_dmz, musan};
    for (int i = 0; i < 60; ++i) {
        const Day first = date(2024, 8, 1) + std::chrono::days{static_cast<int>(random() % 20)};
        const int length = std::vector<int>{0, 0, 3, 40, 300}[random() % 5];
        reports.push_back(report("a" + std::to_string(100 + i), "defection.land_dmz",
                                 days(first, first + std::chrono::days{length}), places[random() % 4]));
    }
    const MergeOutput once = merge_reports({reports, {}, {}});
    CHECK(once.incidents.size() < reports.size());
    for (int round = 0; round < 5; ++round) {
        std::shuffle(reports.begin(), reports.end(), random);
        const MergeOutput again = merge_reports({reports, {}, {}});
        CHECK(again.incidents == once.incidents);
        CHECK(again.reports == once.reports);
    }
    std::vector<std::string> issued;
    for (const Incident& incident : once.incidents)
        issued.push_back(incident.incident_id);
    const MergeOutput twice = merge_reports({once.reports, {}, issued});
    CHECK(twice.incidents == once.incidents);
    CHECK(twice.aliases.empty());
}

TEST_CASE("an issued id survives; on a merge the oldest does and the other becomes an alias") {
    Report a = report("a", "shooting", day(date(2024, 8, 20)), goseong);
    Report b = report("b", "shooting", day(date(2024, 8, 20)), eastern_dmz);
    a.incident_id = "DL-new";
    b.incident_id = "DL-old";
    const MergeOutput merged = merge_reports({{a, b}, {}, {"DL-old", "DL-new"}});
    REQUIRE(merged.incidents.size() == 1);
    CHECK(merged.incidents.front().incident_id == "DL-old");
    CHECK(merged.aliases == std::vector<IncidentAlias>{{"DL-new", "DL-old"}});
}

TEST_CASE("the incident takes the sharpest values and keeps disagreements") {
    Report a = report("a", "defection.via_china", day(date(2015, 8, 9)), musan);
    Report b = report("b", "defection.via_china", days(date(2015, 8, 1), date(2015, 8, 31)), musan);
    a.people = {8, 8, 8};
    b.people = {7, 7, 7};
    b.where.radius_m = 300'000;
    const MergeOutput merged = merge_reports({{a, b}, {{"a", "", ""}, {"b", "", ""}}, {}});
    REQUIRE(merged.incidents.size() == 1);
    const Incident& incident = merged.incidents.front();
    CHECK(incident.when == a.when);
    CHECK(incident.where == a.where);
    CHECK(incident.people == Quantity{7, 8, 8});
    CHECK(incident.independent_sources == 2);
    const auto people = std::find_if(incident.disagreements.begin(), incident.disagreements.end(),
                                     [](const Disagreement& d) { return d.field == "people"; });
    REQUIRE(people != incident.disagreements.end());
    CHECK(people->values == std::vector<std::string>{"8", "7"});
}

TEST_CASE("rewrites of one story count as one source") {
    const Report a = report("a", "shooting", day(date(2024, 8, 20)), goseong);
    const Report b = report("b", "shooting", day(date(2024, 8, 20)), goseong);
    const MergeOutput merged = merge_reports({{a, b}, {{"a", "wire", ""}, {"b", "wire", ""}}, {}});
    REQUIRE(merged.incidents.size() == 1);
    CHECK(merged.incidents.front().sources == 2);
    CHECK(merged.incidents.front().independent_sources == 1);
    CHECK(merged.incidents.front().confidence == "medium");
}

TEST_CASE("what follows another outlet is no source beside it") {
    Report wire = report("a", "shooting", day(date(2024, 8, 20)), goseong);
    Report follows = report("b", "shooting", day(date(2024, 8, 20)), goseong);
    Report quotes = report("c", "shooting", day(date(2024, 8, 20)), goseong);
    quotes.attribution = "Seoul's Yonhap News";
    const auto independent = [&](const std::vector<Report>& reports) {
        const MergeOutput merged =
            merge_reports({reports, {{"a", "", "yonhap"}, {"b", "", "rfa", "yonhap"}, {"c", "", "bbc"}}, {}});
        REQUIRE(merged.incidents.size() == 1);
        return merged.incidents.front().independent_sources;
    };
    CHECK(independent({wire, follows}) == 1);
    CHECK(independent({wire, follows, quotes}) == 1);
    quotes.attribution = "the police";
    CHECK(independent({wire, follows, quotes}) == 2);
}

TEST_CASE("what is only denied is no incident") {
    Report denied = report("a", "shooting", day(date(2024, 8, 20)), goseong);
    denied.modality = Modality::denied;
    const MergeOutput merged = merge_reports({{denied}, {}, {}});
    CHECK(merged.incidents.empty());
    CHECK(merged.reports.size() == 1);
}

TEST_CASE("an undated report is dated by its incident, and again after another merge") {
    const Report dated = report("a", "defection.maritime", day(date(2024, 8, 8)), goseong);
    Report undated = report("b", "defection.maritime", {}, goseong);
    undated.when_from_text = undated.when;
    const MergeOutput once = merge_reports({{dated, undated}, {}, {}});
    REQUIRE(once.incidents.size() == 1);
    CHECK(once.reports[1].when == dated.when);
    CHECK(once.reports[1].date_basis == DateBasis::merged);
    CHECK(once.reports[1].when_from_text == Interval{});
    CHECK(merge_reports({once.reports, {}, {}}).reports == once.reports);
    // Alone again, it loses the date it had from the other.
    CHECK(merge_reports({{once.reports[1]}, {}, {}}).reports[0].when == Interval{});
}

TEST_CASE("what thousands tell in the same terms is one happening") {
    std::vector<Report> reports;
    for (int i = 0; i < 3000; ++i)
        reports.push_back(
            report("a" + std::to_string(10'000 + i), "shooting", day(date(2024, 8, 20)), goseong));
    const MergeOutput merged = merge_reports({reports, {}, {}});
    REQUIRE(merged.incidents.size() == 1);
    CHECK(merged.incidents.front().sources == 3000);
    CHECK(merged.incidents.front().merge_reasons.size() == 2999);
}

TEST_CASE("what one article tells twice in the same terms stays two") {
    const Report one = report("a", "shooting", day(date(2024, 8, 20)), goseong);
    Report two = one;
    two.report_id = "a.r02";
    const Report other = report("b", "shooting", day(date(2024, 8, 20)), goseong);
    const MergeOutput merged = merge_reports({{one, two, other}, {}, {}});
    REQUIRE(merged.incidents.size() == 2);
    CHECK(merged.reports[0].incident_id != merged.reports[1].incident_id);
}

TEST_CASE("blocks and units change nothing: a made-up world in any order") {
    MadeUpWorld world;
    world.reports = 3000;
    world.years = 3;
    std::vector<Report> reports = made_up_reports(world);
    const MergeOutput once = merge_reports({reports, {}, {}});
    CHECK(once.incidents.size() < reports.size() / 2);
    std::mt19937 random{3}; // NOLINT(cert-msc51-cpp): the same every time
    for (int round = 0; round < 3; ++round) {
        std::shuffle(reports.begin(), reports.end(), random);
        const MergeOutput again = merge_reports({reports, {}, {}});
        CHECK(again.incidents == once.incidents);
        CHECK(again.reports == once.reports);
    }
}

TEST_CASE("a place that only the type gives ties nothing to anything") {
    Report one = report("a", "balloon_launch", {}, whole_dmz);
    one.when.end = date(2024, 8, 20);
    Report other = report("b", "balloon_launch", {}, whole_dmz);
    CHECK(together(one, other));
    other.where_derivation = "type default";
    CHECK_FALSE(together(one, other));
}

TEST_CASE("a day without its year and a year are one, where the deed hardly happened twice") {
    Report day_told = report("a", "border_crossing", {}, goseong);
    day_told.when_timex = "XXXX-07-18";
    Report year_told =
        report("b", "border_crossing", days(date(2023, 1, 1), date(2023, 12, 31)), eastern_dmz);
    day_told.subtype = year_told.subtype = "foreigner";
    day_told.actor = "U.S. soldier";
    year_told.actor = "American soldier";
    const MergeOutput merged = merge_reports({{day_told, year_told}, {}, {}});
    REQUIRE(merged.incidents.size() == 1);
    CHECK(merged.incidents.front().when.edtf == "2023-07-18");
    CHECK(merged.reports[0].when.start == date(2023, 7, 18));
    CHECK(merged.reports[0].date_basis == DateBasis::merged);
    CHECK(merge_reports({merged.reports, {}, {}}).reports == merged.reports);
    year_told.actor = "North Korean soldier";
    CHECK_FALSE(together(day_told, year_told));
}

TEST_CASE("confidence follows the published rule") {
    Report one = report("a", "shooting", day(date(2024, 8, 20)), goseong);
    Report other = report("b", "shooting", day(date(2024, 8, 20)), goseong);
    const auto confidence = [&](std::string other_site = "two") {
        const MergeOutput merged =
            merge_reports({{one, other}, {{"a", "", "one"}, {"b", "", std::move(other_site)}}, {}});
        REQUIRE(merged.incidents.size() == 1);
        return merged.incidents.front().confidence;
    };
    CHECK(confidence() == "high");
    CHECK(confidence("one") == "medium"); // one newsroom
    other.modality = Modality::alleged;
    CHECK(confidence() == "medium"); // one asserts, another alleges
    one.attribution = "South Korea's Defense Ministry";
    CHECK(confidence() == "high");
    one.attribution.clear();
    one.modality = Modality::alleged;
    CHECK(confidence() == "medium");
    CHECK(confidence("one") == "low");
}

TEST_CASE("a fortification has a history of states from different reports") {
    const auto state = [](std::string article, std::string status, const Interval& when) {
        Report r = report(std::move(article), "wall", when, goseong);
        r.kind = ReportKind::fortification;
        r.status = std::move(status);
        return r;
    };
    const Report ordered = state("a", "ordered", days(date(2024, 4, 1), date(2024, 4, 30)));
    const Report building = state("b", "under_construction", days(date(2024, 4, 20), date(2024, 5, 25)));
    const Report done = state("c", "completed", days(date(2024, 5, 20), date(2024, 6, 20)));
    const Report gone = state("d", "removed", days(date(2024, 6, 15), date(2024, 7, 20)));
    const MergeOutput merged = merge_reports({{gone, building, done, ordered}, {}, {}});
    REQUIRE(merged.incidents.size() == 1);
    std::vector<std::string> history;
    for (const StatusChange& change : merged.incidents.front().history)
        history.push_back(change.status + " " + change.report_id);
    CHECK(history == std::vector<std::string>{"ordered a.r01", "under_construction b.r01", "completed c.r01",
                                              "removed d.r01"});
    CHECK(merged.incidents.front().status == "removed");
}
