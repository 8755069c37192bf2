// SPDX-License-Identifier: Apache-2.0
#include "geo/precision_codes.hpp"
#include "support/catch.hpp"

using namespace dateline;

TEST_CASE("every precision class has its row at its own place") {
    for (std::size_t i = 0; i < precision_codes.size(); ++i)
        CHECK(static_cast<std::size_t>(precision_codes[i].precision) == i);
    CHECK(code_of(PlacePrecision::province).ucdp == 4);
    CHECK(code_of(PlacePrecision::sea).ucdp == 7);
}
