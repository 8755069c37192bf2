// SPDX-License-Identifier: Apache-2.0
#include "base/lines.hpp"
#include "support/catch.hpp"

using namespace dateline;

TEST_CASE("a list in a cell comes back as it was, without empty lines") {
    const std::vector<std::string> items{"one", "two words", "three"};
    CHECK(lines_of_cell(cell_of_lines(items)) == items);
    CHECK(lines_of_cell("a\n\nb\n") == std::vector<std::string>{"a", "b"});
    CHECK(lines_of_cell("").empty());
    CHECK(cell_of_lines({}).empty());
}
