// SPDX-License-Identifier: Apache-2.0
#include "event/date_by_others.hpp"
#include "support/catch.hpp"

using namespace dateline;

namespace {

Day date(int y, unsigned m, unsigned d) {
    return std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d};
}

Report crossing(std::string article, std::optional<Day> day, std::string timex = {}) {
    Report r;
    r.report_id = article + ".r01";
    r.article_id = std::move(article);
    r.type = "defection.land_dmz";
    if (day)
        r.when = {day, *day + std::chrono::days{1}, TimePrecision::day, to_iso(*day), {}};
    r.when_timex = std::move(timex);
    r.where.geometry.points = {{128.3, 38.5}};
    r.where.point = {128.3, 38.5};
    r.where.radius_m = 25'000;
    r.where.precision = PlacePrecision::county;
    return r;
}

} // namespace

TEST_CASE("days agree with values whose year is open") {
    CHECK(agrees_with_timex(date(2024, 8, 20), "XXXX-WXX-2"));
    CHECK_FALSE(agrees_with_timex(date(2024, 8, 20), "XXXX-WXX-3"));
    CHECK(agrees_with_timex(date(2015, 8, 9), "XXXX-08-09"));
    CHECK_FALSE(agrees_with_timex(date(2015, 8, 10), "XXXX-08-09"));
    CHECK(agrees_with_timex(date(2015, 8, 10), "XXXX-08"));
    CHECK_FALSE(agrees_with_timex(date(2015, 9, 10), "XXXX-08"));
    CHECK(agrees_with_timex(date(2015, 9, 10), "XXXX"));
    CHECK(agrees_with_timex(date(2015, 9, 10), ""));
}

TEST_CASE("an undated article that tells of a Tuesday is dated by the one of that Tuesday") {
    const std::vector<Report> reports{crossing("dated", date(2024, 8, 20)),
                                      crossing("open", {}, "XXXX-WXX-2")};
    const auto assumed = date_by_others(reports, {"open"});
    REQUIRE(assumed.size() == 1);
    CHECK(assumed[0].article_id == "open");
    CHECK(assumed[0].when.start == date(2024, 8, 20));
    CHECK(assumed[0].when.last_day() == date(2024, 8, 20));
}

TEST_CASE("another weekday, or two happenings that fit, decide nothing") {
    CHECK(date_by_others({crossing("dated", date(2024, 8, 20)), crossing("open", {}, "XXXX-WXX-3")}, {"open"})
              .empty());
    CHECK(date_by_others({crossing("dated", date(2024, 8, 20)), crossing("other", date(2024, 8, 27)),
                          crossing("open", {}, "XXXX-WXX-2")},
                         {"open"})
              .empty());
}

TEST_CASE("a weekday that fits says more than a mention without time words") {
    Report mention = crossing("open", {});
    mention.report_id = "open.r02";
    mention.type = "defection.maritime";
    mention.people = {1, 1, 1};
    Report year_before = crossing("older", date(2023, 5, 6));
    year_before.type = mention.type;
    year_before.people = {1, 2, {}};
    const auto assumed = date_by_others(
        {crossing("dated", date(2024, 8, 20)), crossing("open", {}, "XXXX-WXX-2"), mention, year_before},
        {"open"});
    REQUIRE(assumed.size() == 1);
    CHECK(assumed[0].when.start == date(2024, 8, 20));
}
