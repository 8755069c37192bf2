// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/extract.hpp"
#include "layers/definitions.hpp"
#include "place/read_places.hpp"
#include "support/catch.hpp"
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "time/chronology.hpp"
#include "time/read_times.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// All that stands between a text and its reports, as the project ships it; read once a test program.
struct Stages {
    LayerDefinitions definitions =
        read_layer_definitions(std::filesystem::path{DATELINE_SOURCE_DIR} / "layers");
    Gazetteer gazetteer{{std::filesystem::path{DATELINE_BINARY_DIR} / "data/gazetteer/default.gaz"}};
    Chronology chronology =
        Chronology::read(std::filesystem::path{DATELINE_SOURCE_DIR} / "gazetteer/chronology.tsv");
    Parser parser{std::filesystem::path{DATELINE_BINARY_DIR} / "data/syntax/english.model"};
};

inline const Stages& stages() {
    static const Stages all;
    return all;
}

/// An English page of the text, published on the day (ISO); `|` in the text stands for a line end.
inline Document document_of(std::string_view text, std::string_view published = "2024-09-15") {
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

inline ArticleReports extract(const Document& document,
                              const Lexicon& lexicon = stages().definitions.lexicon) {
    return extract_reports(document, read_times(document, stages().chronology),
                           read_places(document, stages().gazetteer), lexicon, stages().parser,
                           stages().gazetteer);
}

/// The parts between separators without leading blanks; empty parts are left out.
inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream{text};
    for (std::string part; std::getline(stream, part, separator);) {
        const std::size_t begin = part.find_first_not_of(' ');
        if (begin != std::string::npos)
            parts.push_back(part.substr(begin));
    }
    return parts;
}

/// The rows of a table of tests/corpus without its header, comments and empty lines; fails the test where a
/// row has not that many cells.
inline std::vector<std::vector<std::string>> corpus_rows(const std::string& name, std::size_t cells) {
    std::ifstream stream{std::filesystem::path{DATELINE_SOURCE_DIR} / "tests/corpus" / name};
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        INFO(line);
        rows.push_back(split(line, '\t'));
        REQUIRE(rows.back().size() == cells);
    }
    REQUIRE_FALSE(rows.empty());
    rows.erase(rows.begin());
    return rows;
}

} // namespace dateline
