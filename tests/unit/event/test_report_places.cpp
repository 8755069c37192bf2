// SPDX-License-Identifier: Apache-2.0
// Runs the texts of tests/corpus/report_places.tsv through all stages: where each report happened.
#include "support/catch.hpp"
#include "support/report_stages.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace dateline;

TEST_CASE("reports happened where their words say") {
    const auto rows = corpus_rows("report_places.tsv", 3);
    for (const std::vector<std::string>& row : rows) {
        INFO(row[0]);
        std::multiset<std::string> places;
        for (const Report& report : extract(document_of(row[0], row[1])).reports)
            for (const char* country : {"CN", "KP", "KR"})
                places.insert(report.type + (report.country == country ? "=" : "=!") + country);
        CAPTURE(places);
        const std::vector<std::string> items = split(row[2], ';');
        const std::multiset<std::string> expected{items.begin(), items.end()};
        CHECK(std::includes(places.begin(), places.end(), expected.begin(), expected.end()));
    }
    CHECK(rows.size() >= 3);
}
