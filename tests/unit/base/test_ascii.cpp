// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "support/catch.hpp"

using namespace dateline;

TEST_CASE("only A to Z are made small") {
    CHECK(to_lower("DMZ") == "dmz");
    CHECK(to_lower("Sinŭiju 38@[`{") == "sinŭiju 38@[`{");
    CHECK(to_lower("É탈북").size() == std::string{"É탈북"}.size());
    CHECK(to_lower("É탈북") == "É탈북");
    CHECK(to_lower("") == "");
}
