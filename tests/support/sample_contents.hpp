// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/store_contents.hpp"

#include <string>

namespace dateline {

inline Interval sample_day(int year, unsigned month, unsigned day) {
    Interval interval;
    interval.start = Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
    interval.end = *interval.start + std::chrono::days{1};
    interval.precision = TimePrecision::day;
    interval.edtf = to_iso(*interval.start);
    return interval;
}

inline Geometry sample_box(double west, double south, double east, double north) {
    Geometry geometry;
    geometry.polygons = {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}};
    return geometry;
}

/// A small store in values: two articles that tell the same crossing, an undated balloon launch, something in
/// a whole country, a fence along a border, a guard post, and a figure on which both articles differ. All of
/// it is made up.
inline StoreContents sample_contents() {
    StoreContents contents;
    contents.attribution = {"Made-up places of the tests"};

    StoredArticle first;
    first.article_id = "a1";
    first.url = "https://news.example/a1?x=1&y=2";
    first.site = "Example Wire";
    first.title = "Soldier <b>walks</b> over the line";
    first.language = "en";
    first.published = "2024-08-20T12:21:00-04:00";
    first.published_basis = "metadata";
    first.content_hash = std::string(64, 'a');
    first.text = "A soldier walked over the line near Goseong on Tuesday. Some 196 people came in 2023.";
    StoredArticle second = first;
    second.article_id = "a2";
    second.url = "javascript:alert(1)";
    second.site = "Other \"Daily\"";
    second.title = "Crossing in the east";
    second.published = "2024-08-21";
    second.content_hash = std::string(64, 'b');
    second.text = "One North Korean came over on August 20.\nA fence was built in Musan.";
    contents.articles = {second, first};

    Report crossing;
    crossing.report_id = "a1.r01";
    crossing.article_id = "a1";
    crossing.incident_id = "DL-0001";
    crossing.type = "defection.land_dmz";
    crossing.subtype = "on foot";
    crossing.when = sample_day(2024, 8, 20);
    crossing.when.clock = "05:00";
    crossing.when_from_text = crossing.when;
    crossing.date_basis = DateBasis::text;
    crossing.when_derivation = "sentence";
    crossing.when_span = {47, 54};
    crossing.where.geometry = sample_box(128.2, 38.3, 128.6, 38.6);
    crossing.where.point = {128.36, 38.45};
    crossing.where.radius_m = 25000;
    crossing.where.precision = PlacePrecision::county;
    crossing.where.derivation = "entry";
    crossing.place_id = "kr.gangwon.goseong";
    crossing.place_name = "Goseong County";
    crossing.place_text = "Goseong";
    crossing.country = "KR";
    crossing.admin1 = "Gangwon";
    crossing.admin2 = "Goseong County";
    crossing.people = {1, 1, 1};
    crossing.actor = "soldier";
    crossing.outcome = "succeeded";
    crossing.attribution = "Joint Chiefs of Staff";
    crossing.quote = "A soldier walked over the line near Goseong on Tuesday.";
    crossing.quote_span = {0, 55};
    crossing.quote_start = 0;
    crossing.quote_end = 55;
    crossing.also_quotes = {"He was alone.", "Nobody fired."};
    crossing.rule = "defection/walk";
    crossing.confidence = 0.9;

    Report again = crossing;
    again.report_id = "a2.r01";
    again.article_id = "a2";
    again.when.clock.clear();
    again.when_from_text = again.when;
    again.people = {1, 1, 2};
    again.quote = "One North Korean came over on August 20.";
    again.quote_span = {0, 40};
    again.quote_end = 40;
    again.also_quotes.clear();

    Report fence;
    fence.report_id = "a2.r02";
    fence.article_id = "a2";
    fence.incident_id = "DL-0004";
    fence.kind = ReportKind::fortification;
    fence.type = "fence";
    fence.when.start = sample_day(2021, 1, 1).start;
    fence.when.precision = TimePrecision::year;
    fence.when.edtf = "2021/..";
    fence.when_from_text = fence.when;
    fence.date_basis = DateBasis::text;
    fence.where.geometry.lines = {{{129.0, 42.2}, {129.2, 42.3}, {129.3, 42.25}}};
    fence.where.point = {129.2, 42.3};
    fence.where.radius_m = 15000;
    fence.where.precision = PlacePrecision::stretch;
    fence.place_name = "China border in Musan County";
    fence.country = "KP";
    fence.status = "completed";
    fence.change = "extended";
    fence.length_m = {20000, 20000, 20000};
    fence.quote = "A fence was built in Musan.";
    contents.reports = {again, fence, crossing};

    Figure figure;
    figure.figure_id = "a1.f01";
    figure.article_id = "a1";
    figure.value = 196;
    figure.unit = "defectors arriving";
    figure.period.start = sample_day(2023, 1, 1).start;
    figure.period.end = sample_day(2024, 1, 1).start;
    figure.period.edtf = "2023";
    figure.period.precision = TimePrecision::year;
    figure.place_name = "South Korea";
    figure.point = LonLat{127.5, 36.5};
    figure.quote = "Some 196 people came in 2023.";
    Figure differing = figure;
    differing.figure_id = "a2.f01";
    differing.article_id = "a2";
    differing.value = 197;
    contents.figures = {figure, differing};

    Incident merged;
    merged.incident_id = "DL-0001";
    merged.type = crossing.type;
    merged.subtype = crossing.subtype;
    merged.when = crossing.when;
    merged.where = crossing.where;
    merged.place_name = crossing.place_name;
    merged.country = "KR";
    merged.admin1 = "Gangwon";
    merged.admin2 = "Goseong County";
    merged.people = {1, 1, 2};
    merged.actor = "soldier";
    merged.outcome = "succeeded";
    merged.sources = 2;
    merged.independent_sources = 2;
    merged.confidence = "high";
    merged.title = "Defection over the MDL near Goseong County";
    merged.report_ids = {"a1.r01", "a2.r01"};
    merged.disagreements = {{"people", {"1", "1 to 2"}, {"a1.r01", "a2.r01"}}};
    merged.merge_reasons = {"a2.r01: same type, day and county"};

    Incident balloons;
    balloons.incident_id = "DL-0002";
    balloons.type = "balloon_launch";
    balloons.subtype = "refuse";
    balloons.where.point = {126.9, 37.9};
    balloons.where.geometry.points = {balloons.where.point};
    balloons.where.radius_m = 3000;
    balloons.where.precision = PlacePrecision::settlement;
    balloons.place_name = "Paju";
    balloons.country = "KR";
    balloons.count = {260, 260, std::nullopt};
    balloons.count_unit = "balloons";
    balloons.sources = 1;
    balloons.independent_sources = 1;
    balloons.confidence = "medium";
    balloons.title = "Balloon launch near Paju";

    Incident somewhere;
    somewhere.incident_id = "DL-0003";
    somewhere.type = "security_alert";
    somewhere.when = sample_day(2024, 8, 1);
    somewhere.where.geometry = sample_box(124.5, 37.8, 130.5, 42.5);
    somewhere.where.point = {127.2, 40.1};
    somewhere.where.radius_m = 400000;
    somewhere.where.precision = PlacePrecision::country;
    somewhere.place_name = "North Korea";
    somewhere.country = "KP";
    somewhere.sources = 1;
    somewhere.independent_sources = 1;
    somewhere.confidence = "low";
    somewhere.modality = Modality::alleged;
    somewhere.title = "Security alert in North Korea";

    Incident barrier;
    barrier.incident_id = "DL-0004";
    barrier.kind = ReportKind::fortification;
    barrier.type = "fence";
    barrier.when = fence.when;
    barrier.where = fence.where;
    barrier.place_name = fence.place_name;
    barrier.country = "KP";
    barrier.status = "completed";
    barrier.change = "extended";
    barrier.length_m = fence.length_m;
    barrier.sources = 1;
    barrier.independent_sources = 1;
    barrier.confidence = "medium";
    barrier.title = "Fence along the China border in Musan County";
    barrier.report_ids = {"a2.r02"};
    barrier.history = {{"completed", fence.when, "a2.r02"}};

    Incident post = barrier;
    post.incident_id = "DL-0005";
    post.type = "guard_post";
    post.when = sample_day(2023, 11, 24);
    post.where = balloons.where;
    post.where.point = {127.1, 38.2};
    post.where.geometry.points = {post.where.point};
    post.status = "rearmed";
    post.change.clear();
    post.title = "Guard post rearmed";
    post.report_ids.clear();
    post.history = {};
    contents.incidents = {barrier, post, merged, balloons, somewhere};

    contents.places = {
        {"kr.gangwon.goseong",
         "Goseong County",
         "county",
         "KR",
         25000,
         "tests",
         "CC0",
         {128.36, 38.45},
         sample_box(128.2, 38.3, 128.6, 38.6)},
        {"line.mdl",
         "Military Demarcation Line",
         "boundary_line",
         "KP/KR",
         120000,
         "tests",
         "CC0",
         {127.5, 38.2},
         Geometry{{}, {{{126.7, 37.9}, {127.5, 38.2}, {128.4, 38.6}}}, {}}},
    };
    contents.outlines = {
        {"Coast", "coast", Geometry{{}, {{{124.5, 34.0}, {130.5, 34.0}, {130.5, 43.0}}}, {}}},
        {"Peninsula", "land", sample_box(124.5, 34.0, 130.5, 43.0)},
    };
    contents.aliases = {{"DL-0009", "DL-0001"}};
    return contents;
}

} // namespace dateline
