// SPDX-License-Identifier: Apache-2.0
#include "publish/summary.hpp"
#include "support/catch.hpp"
#include "support/sample_contents.hpp"

using namespace dateline;

TEST_CASE("a summary counts what is shown") {
    StoreContents contents = sample_contents();
    const std::string text = summary_text(contents);
    CHECK(text.starts_with(
        "2 articles, 3 reports, 3 incidents, 2 fortifications, 2 figures\n1 undated, 1 on which"));
    CHECK(text.find("Balloon launch") != std::string::npos);
    contents.reviews["DL-0002"].status = "rejected";
    CHECK(summary_text(contents).find("Balloon launch") == std::string::npos);
    CHECK(summary_text({}).starts_with("0 articles"));
}

TEST_CASE("what is disputed or unclear comes up for review until a person settles it") {
    StoreContents contents = sample_contents();
    std::vector<ReviewItem> items = review_items(contents);
    REQUIRE(items.size() == 4);                    // not the guard post
    CHECK(items.front().incident_id == "DL-0003"); // low confidence and a whole country
    CHECK(items[1].reasons == std::vector<std::string>{"articles disagree on people: 1 / 1 to 2"});
    contents.reviews["DL-0001"].status = "accepted";
    items = review_items(contents);
    CHECK(items.size() == 3);
}
