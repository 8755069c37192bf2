// SPDX-License-Identifier: Apache-2.0
// Runs the texts of tests/corpus/report_dates.tsv through all stages: when each report happened.
#include "support/catch.hpp"
#include "support/report_stages.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace dateline;

TEST_CASE("reports happened when their words, their paragraph and their page say") {
    const auto rows = corpus_rows("report_dates.tsv", 3);
    for (const std::vector<std::string>& row : rows) {
        INFO(row[0]);
        std::multiset<std::string> dates;
        for (const Report& report : extract(document_of(row[0], row[1])).reports)
            dates.insert(report.type + "=" + report.when.edtf);
        CAPTURE(dates);
        const std::vector<std::string> items = split(row[2], ';');
        const std::multiset<std::string> expected{items.begin(), items.end()};
        CHECK(std::includes(dates.begin(), dates.end(), expected.begin(), expected.end()));
    }
    CHECK(rows.size() >= 10);
}
