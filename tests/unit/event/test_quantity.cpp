// SPDX-License-Identifier: Apache-2.0
#include "event/quantity.hpp"
#include "support/catch.hpp"

using dateline::at_least;
using dateline::exactly;
using dateline::number_value;
using dateline::Quantity;
using dateline::read_quantity;

TEST_CASE("numbers are read as figures and words") {
    CHECK(number_value("1,600") == 1600);
    CHECK(number_value("2.5") == 2.5);
    CHECK(number_value("Twelve") == 12);
    CHECK_FALSE(number_value("20th"));
    CHECK_FALSE(number_value("soldiers"));
    CHECK_FALSE(number_value(""));
}

TEST_CASE("words for how many give bounds") {
    CHECK(read_quantity({"eight", "people"}) == exactly(8));
    CHECK(read_quantity({"some", "20", "soldiers"}) == exactly(20));
    CHECK(read_quantity({"more", "than", "500", "people"}) == Quantity{500, 500, std::nullopt});
    CHECK(read_quantity({"at", "least", "six"}) == Quantity{6, 6, std::nullopt});
    CHECK(read_quantity({"as", "many", "as", "2,600"}) == Quantity{std::nullopt, 2600, 2600});
    CHECK(read_quantity({"fewer", "than", "200"}) == Quantity{std::nullopt, 200, 200});
    CHECK(read_quantity({"50", "to", "60"}) == Quantity{50, 55, 60});
    CHECK(read_quantity({"20", "-", "30", "soldiers"}) == Quantity{20, 25, 30});
    CHECK(read_quantity({"hundreds", "of", "people"}) == at_least(200));
    CHECK(read_quantity({"several", "soldiers"}) == at_least(2));
    CHECK(read_quantity({"two", "thousand", "people"}) == exactly(2000));
    CHECK(read_quantity({"a", "dozen", "men"}) == exactly(12));
    CHECK(read_quantity({"half", "a", "dozen"}).told());
    CHECK(read_quantity({"twenty", "-", "one", "people"}) == exactly(21));
    CHECK(read_quantity({"nearly", "50"}) == Quantity{45, 50, 50});
}

TEST_CASE("words without number give nothing") {
    CHECK_FALSE(read_quantity({"the", "soldiers"}).told());
    CHECK_FALSE(read_quantity({}).told());
}
