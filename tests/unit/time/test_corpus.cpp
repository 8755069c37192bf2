// SPDX-License-Identifier: Apache-2.0
// Runs the phrases of tests/corpus: whole cases, and each rule by itself.
#include "chronology_file.hpp"
#include "support/catch.hpp"
#include "table.hpp"
#include "text/analyse.hpp"
#include "time/read_times.hpp"
#include "time/reader.hpp"

#include <algorithm>
#include <set>

using namespace dateline;

namespace {

const std::filesystem::path corpus = std::filesystem::path{DATELINE_SOURCE_DIR} / "tests/corpus";

DocumentTimes read(const std::string& text, const std::string& published) {
    Article article;
    article.id = "case";
    article.text = text;
    article.published = published;
    return read_times(analyse(std::move(article)), installed_chronology());
}

std::string shown(const DocumentTimes& times, const std::string& text) {
    std::string all;
    for (const TimeExpression& expression : times.expressions)
        all += "[" + std::string{expression.span.of(text)} + "] " +
               (expression.interval ? expression.interval->edtf : "-") + " (" + expression.derivation + ") ";
    return all;
}

} // namespace

TEST_CASE("the corpus of times holds") {
    const auto rows = read_table(corpus / "times.tsv");
    REQUIRE(rows.size() >= 120);
    for (auto row : rows) {
        CAPTURE(row["text"], row["published"]);
        const DocumentTimes times = read(row["text"], row["published"]);
        CAPTURE(shown(times, row["text"]));
        const auto dated = [](const TimeExpression& expression) {
            return expression.interval && expression.interval->bounded();
        };
        if (row["start"] == "-") {
            CHECK(std::none_of(times.expressions.begin(), times.expressions.end(), dated));
            continue;
        }
        const auto at = row["text"].find(row["expression"]);
        REQUIRE(at != std::string::npos);
        const Span asked{static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(at + row["expression"].size())};
        bool right = false;
        for (const TimeExpression& expression : times.expressions)
            right = right || (dated(expression) && expression.span.overlaps(asked) &&
                              to_iso(*expression.interval->start) == row["start"] &&
                              to_iso(*expression.interval->last_day()) == row["end"]);
        CHECK(right);
    }
}

TEST_CASE("each rule reads what it must and nothing else") {
    std::map<std::string, std::set<std::string>> signs;
    for (auto row : read_table(corpus / "times_rules.tsv")) {
        CAPTURE(row["rule"], row["phrase"]);
        const auto& rules = time_rules();
        const auto rule = std::find_if(rules.begin(), rules.end(),
                                       [&](const TimeRule& r) { return r.name == row["rule"]; });
        REQUIRE(rule != rules.end());
        signs[row["rule"]].insert(row["sign"]);
        std::vector<Piece> pieces;
        std::vector<Meaning> nodes;
        cut_pieces(row["phrase"], {0, static_cast<std::uint32_t>(row["phrase"].size())}, pieces);
        Reader reader{row["phrase"], pieces, 0, pieces.size(), installed_chronology(), nodes, false};
        std::vector<std::string> read_words;
        for (std::size_t at = 0; at < pieces.size();) {
            const auto found = (reader.*(rule->read))(at);
            if (found)
                read_words.emplace_back(nodes[static_cast<std::size_t>(found->node)].span.of(row["phrase"]));
            at = found ? found->end : at + 1;
        }
        if (row["sign"] == "+")
            CHECK_THAT(read_words, Catch::Matchers::VectorContains(row["words"]));
        else
            CHECK_THAT(read_words, Catch::Matchers::Equals(std::vector<std::string>{}));
    }
    for (const TimeRule& rule : time_rules()) {
        CAPTURE(rule.name);
        CHECK(signs[std::string{rule.name}] == std::set<std::string>{"+", "-"});
    }
}
