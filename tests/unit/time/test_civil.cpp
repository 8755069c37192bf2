// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "time/civil.hpp"

using namespace dateline;
using namespace dateline::civil;

TEST_CASE("days that do not exist give nothing") {
    CHECK_FALSE(day_of(2023, 2, 29));
    CHECK_FALSE(day_of(2024, 4, 31));
    CHECK_FALSE(day_of(0, 1, 1));
    CHECK_FALSE(day_of(10000, 1, 1));
    CHECK_FALSE(day_of(2024, 13, 1));
    CHECK(day_of(2024, 2, 29));
}

TEST_CASE("weeks are those of ISO 8601") {
    CHECK(weekday_of(*day_of(2024, 8, 20)) == 2);
    CHECK(monday_of(*day_of(2024, 8, 18)) == *day_of(2024, 8, 12));
    CHECK(week_of(*day_of(2024, 12, 30)).year == 2025);
    CHECK(week_of(*day_of(2024, 12, 30)).week == 1);
    CHECK(week_of(*day_of(2021, 1, 3)).week == 53);
    CHECK(week_of(*day_of(2021, 1, 3)).year == 2020);
}

TEST_CASE("months are added on the calendar") {
    CHECK(add_months(*day_of(2024, 3, 31), -1) == *day_of(2024, 2, 29));
    CHECK(add_months(*day_of(2024, 8, 20), -60) == *day_of(2019, 8, 20));
    CHECK(days_of_months(2023, 12, 14)->end == *day_of(2024, 3, 1));
    CHECK_FALSE(days_of_months(2023, 5, 4));
    CHECK_FALSE(days_of_month(2023, 0));
    CHECK_FALSE(days_of_month_index(-5));
}
