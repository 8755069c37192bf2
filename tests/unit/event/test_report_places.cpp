// SPDX-License-Identifier: Apache-2.0
// Runs the texts of tests/corpus/report_places.tsv through all stages: where each report happened.
#include "event/extract.hpp"
#include "layers/definitions.hpp"
#include "place/read_places.hpp"
#include "support/catch.hpp"
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "time/chronology.hpp"
#include "time/read_times.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace dateline;

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream{line};
    for (std::string cell; std::getline(stream, cell, '\t');)
        cells.push_back(cell);
    return cells;
}

std::multiset<std::string> items_of(const std::string& expected) {
    std::multiset<std::string> items;
    std::istringstream stream{expected};
    for (std::string item; std::getline(stream, item, ';');)
        items.insert(item.substr(item.find_first_not_of(' ')));
    return items;
}

Document document_of(const std::string& text, const std::string& published) {
    Article article;
    article.id = "test";
    article.language = "en";
    article.published = published;
    article.text = "News in brief\n\n";
    for (const char c : text)
        article.text += c == '|' ? '\n' : c;
    article.text += "\n";
    complete(article);
    return analyse(std::move(article));
}

} // namespace

TEST_CASE("reports happened where their words say") {
    const LayerDefinitions definitions =
        read_layer_definitions(std::filesystem::path{DATELINE_SOURCE_DIR} / "layers");
    const Gazetteer gazetteer{{std::filesystem::path{DATELINE_BINARY_DIR} / "data/gazetteer/default.gaz"}};
    const Chronology chronology =
        Chronology::read(std::filesystem::path{DATELINE_SOURCE_DIR} / "gazetteer/chronology.tsv");
    const Parser parser{std::filesystem::path{DATELINE_BINARY_DIR} / "data/syntax/english.model"};
    std::ifstream stream{std::filesystem::path{DATELINE_SOURCE_DIR} / "tests/corpus/report_places.tsv"};
    std::size_t rows = 0;
    bool header = true;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        const std::vector<std::string> cells = cells_of(line);
        REQUIRE(cells.size() == 3);
        if (header) {
            header = false;
            continue;
        }
        ++rows;
        INFO(cells[0]);
        const Document document = document_of(cells[0], cells[1]);
        const ArticleReports found =
            extract_reports(document, read_times(document, chronology), read_places(document, gazetteer),
                            definitions.lexicon, parser, gazetteer);
        std::multiset<std::string> places;
        for (const Report& report : found.reports)
            for (const char* country : {"CN", "KP", "KR"})
                places.insert(report.type + (report.country == country ? "=" : "=!") + country);
        CAPTURE(places);
        const std::multiset<std::string> expected = items_of(cells[2]);
        CHECK(std::includes(places.begin(), places.end(), expected.begin(), expected.end()));
    }
    CHECK(rows >= 3);
}
