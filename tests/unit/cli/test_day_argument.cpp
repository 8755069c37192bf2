// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/day_argument.hpp"
#include "support/catch.hpp"

#include <cstdlib>

using namespace dateline;

namespace {

std::string first(const std::string& text) {
    const auto day = first_day_of_argument("--from", text);
    return day ? to_iso(*day) : "open";
}

std::string last(const std::string& text) {
    const auto day = last_day_of_argument("--to", text);
    return day ? to_iso(*day) : "open";
}

} // namespace

TEST_CASE("a day on the command line is anything that names days") {
    CHECK(first("2024-08-20") == "2024-08-20");
    CHECK(last("2024-02") == "2024-02-29");
    CHECK(first("2024") + " " + last("2024") == "2024-01-01 2024-12-31");
    CHECK(first("2024-08/2024-10") + " " + last("2024-08/2024-10") == "2024-08-01 2024-10-31");
    CHECK(first("2024-08/..") + " " + last("2024-08/..") == "2024-08-01 open");
    CHECK(first("../2024-08") + " " + last("../2024-08") == "open 2024-08-31");
    CHECK(first("..") + " " + last("..") == "open open");
}

TEST_CASE("a week is that of ISO 8601") {
    CHECK(first("2024-W33") + " " + last("2024-W33") == "2024-08-12 2024-08-18");
    CHECK(first("2025-W01") == "2024-12-30");
    CHECK(last("2020-W53") == "2021-01-03");
    for (const char* none : {"2024-W53", "2024-W00", "2024-W60", "2024-Wab", "2024-W+1"})
        CHECK_THROWS_AS(first(none), UsageError);
}

TEST_CASE("days are counted back from today") {
    ::setenv("SOURCE_DATE_EPOCH", "1724155200", 1); // NOLINT(concurrency-mt-unsafe): 2024-08-20, one thread
    CHECK(first("today") == "2024-08-20");
    CHECK(first("-30d") == "2024-07-21");
    CHECK(last("-8w") == "2024-06-25");
    CHECK(first("-0d") == "2024-08-20");
    ::unsetenv("SOURCE_DATE_EPOCH"); // NOLINT(concurrency-mt-unsafe)
    for (const char* none : {"-d", "--3d", "-3", "-3y", "30d", "-99999999d", "yesterday", ""})
        CHECK_THROWS_AS(first(none), UsageError);
}
