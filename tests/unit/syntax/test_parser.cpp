// SPDX-License-Identifier: Apache-2.0
// The model that is shipped, on news sentences written for this test.
#include "support/catch.hpp"
#include "syntax/parser.hpp"
#include "syntax/tree.hpp"

#include <filesystem>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

using namespace dateline;

namespace {

const Parser& parser() {
    static const Parser shipped{std::filesystem::path{DATELINE_BINARY_DIR} / "data/syntax/english.model"};
    return shipped;
}

/// A sentence whose words stand apart by spaces, with its analysis.
struct Analysed {
    explicit Analysed(const std::string& sentence) {
        std::istringstream stream{sentence};
        words.assign(std::istream_iterator<std::string>{stream}, {});
        parse = parser().parse(std::vector<std::string_view>{words.begin(), words.end()});
    }

    /// `killed nsubj:pass` for the first word with this form.
    [[nodiscard]] std::string head_and_relation(const std::string& form) const {
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words[i] == form) {
                const ParsedWord& word = parse.words[i];
                const std::string head =
                    word.head == ParsedWord::no_head ? "-" : words[static_cast<std::size_t>(word.head)];
                return head + " " + std::string{to_string(word.deprel)};
            }
        return "no such word";
    }

    std::vector<std::string> words;
    Parse parse;
};

} // namespace

TEST_CASE("who did what to whom") {
    const Analysed sentence{"Two soldiers crossed the river on Monday ."};
    CHECK(sentence.head_and_relation("crossed") == "- root");
    CHECK(sentence.head_and_relation("soldiers") == "crossed nsubj");
    CHECK(sentence.head_and_relation("river") == "crossed obj");
    CHECK(sentence.head_and_relation("Monday") == "crossed obl");
    CHECK(sentence.head_and_relation("Two") == "soldiers nummod");
    CHECK(sentence.parse.words[1].plural);
    CHECK(sentence.parse.words[2].past);
    CHECK(sentence.parse.words[2].lemma == "cross");
}

TEST_CASE("a passive has its own subject and agent") {
    const Analysed sentence{"The man was arrested by the police ."};
    CHECK(sentence.head_and_relation("man") == "arrested nsubj:pass");
    CHECK(sentence.head_and_relation("was") == "arrested aux:pass");
    CHECK(sentence.head_and_relation("police") == "arrested obl:agent");
}
