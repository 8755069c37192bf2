// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "time/edtf.hpp"

using namespace dateline;

namespace {

Day day(int year, int month, int number) {
    return civil::day_of(year, month, number).value();
}

} // namespace

TEST_CASE("what is written is what was read") {
    for (const std::string text : {"2024-08-20",
                                   "2024-08",
                                   "2024",
                                   "2024-08-20~",
                                   "2024-08?",
                                   "1984%",
                                   "201X",
                                   "19XX",
                                   "XXXX-08-09",
                                   "XXXX-10",
                                   "2024-21",
                                   "2023-24",
                                   "2024-01/2024-06",
                                   "../2024-08-20",
                                   "2019-07/..",
                                   "../..",
                                   "2010/2019",
                                   "2015-07-01/2015-07-10",
                                   "201X/2024-08~",
                                   "0044-03-15"}) {
        CAPTURE(text);
        const auto parsed = parse_edtf(text);
        REQUIRE(parsed);
        CHECK(to_string(*parsed) == text);
        CHECK(parse_edtf(to_string(*parsed)) == parsed);
    }
}

TEST_CASE("what is no EDTF is refused") {
    for (const std::string text : {"",
                                   "2024-13",
                                   "2024-02-30",
                                   "2023-02-29",
                                   "24",
                                   "2024-8-9",
                                   "2024-08-20T10:00",
                                   "2024/",
                                   "/2024",
                                   "2024-08-20/2024-08-2",
                                   "2XXX",
                                   "201X-05",
                                   "2024-21-03",
                                   "XXXX",
                                   "August",
                                   "2024--08",
                                   "2024-00",
                                   "20240820",
                                   "2024-08-20 ",
                                   "....",
                                   "../2024/2025"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_edtf(text));
    }
}

TEST_CASE("dates cover days") {
    CHECK(days_of(*parse_edtf("2024-02")->start) == civil::Days{day(2024, 2, 1), day(2024, 3, 1)});
    CHECK(days_of(*parse_edtf("201X")->start) == civil::Days{day(2010, 1, 1), day(2020, 1, 1)});
    CHECK(days_of(*parse_edtf("2023-24")->start) == civil::Days{day(2023, 12, 1), day(2024, 3, 1)});
    CHECK_FALSE(days_of(*parse_edtf("XXXX-08-09")->start));
    const OpenDays open = days_of(*parse_edtf("../2024-08-20"));
    CHECK_FALSE(open.first);
    CHECK(open.end == day(2024, 8, 21));
}

TEST_CASE("days are written in the coarsest form that fits") {
    CHECK(edtf_of(day(2023, 1, 1), day(2024, 1, 1)) == "2023");
    CHECK(edtf_of(day(2020, 1, 1), day(2024, 1, 1)) == "2020/2023");
    CHECK(edtf_of(day(2024, 1, 1), day(2024, 7, 1)) == "2024-01/2024-06");
    CHECK(edtf_of(day(2015, 7, 1), day(2015, 7, 11)) == "2015-07-01/2015-07-10");
    CHECK(edtf_of(day(2024, 8, 20), day(2024, 8, 21)) == "2024-08-20");
    CHECK(edtf_of(std::nullopt, day(2024, 8, 21)) == "../2024-08-20");
    CHECK(edtf_of(day(2024, 5, 28), std::nullopt) == "2024-05-28/..");
    CHECK(edtf_of(std::nullopt, std::nullopt) == "../..");
}

TEST_CASE("every interval of days survives writing and reading") {
    const Day start = day(1995, 12, 1);
    for (int from = 0; from < 800; from += 7)
        for (const int length : {1, 2, 9, 28, 29, 30, 31, 60, 90, 365, 366, 1461}) {
            const Day first = start + std::chrono::days{from};
            const Day end = first + std::chrono::days{length};
            const auto parsed = parse_edtf(edtf_of(first, end));
            REQUIRE(parsed);
            REQUIRE(days_of(*parsed).first == first);
            REQUIRE(days_of(*parsed).end == end);
        }
}
