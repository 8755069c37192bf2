// SPDX-License-Identifier: Apache-2.0
// The model that is shipped, on news sentences written for this test.
#include "support/catch.hpp"
#include "syntax/parser.hpp"
#include "syntax/train/random.hpp"

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
    CHECK_FALSE(sentence.parse.words[2].participle);
    CHECK(sentence.parse.words[2].lemma == "cross");
}

TEST_CASE("a passive has its own subject and agent") {
    const Analysed sentence{"The man was arrested by the police ."};
    CHECK(sentence.head_and_relation("man") == "arrested nsubj:pass");
    CHECK(sentence.head_and_relation("was") == "arrested aux:pass");
    CHECK(sentence.head_and_relation("police") == "arrested obl:agent");
    CHECK(sentence.parse.words[3].past);
    CHECK(sentence.parse.words[3].participle);
}

TEST_CASE("relations in sentences of news") {
    struct Row {
        const char* sentence;
        const char* word;
        const char* head_and_relation;
    };
    const Row rows[] = {
        {"Three soldiers were wounded when a landmine exploded near the border .", "soldiers",
         "wounded nsubj:pass"},
        {"Three soldiers were wounded when a landmine exploded near the border .", "landmine",
         "exploded nsubj"},
        {"Three soldiers were wounded when a landmine exploded near the border .", "exploded",
         "wounded advcl"},
        {"Workers are building a concrete wall along the river .", "Workers", "building nsubj"},
        {"Workers are building a concrete wall along the river .", "wall", "building obj"},
        {"The villagers were sent back to the North last week .", "villagers", "sent nsubj:pass"},
        {"Officials said the fence had not been completed .", "Officials", "said nsubj"},
        {"Officials said the fence had not been completed .", "fence", "completed nsubj:pass"},
        {"Officials said the fence had not been completed .", "completed", "said ccomp"},
        {"Officials said the fence had not been completed .", "not", "completed advmod"},
        {"He swam across the river and was found by guards .", "found", "swam conj"},
        {"He swam across the river and was found by guards .", "guards", "found obl:agent"},
        {"Fences and watchtowers were built along the northern bank .", "Fences", "built nsubj:pass"},
        {"Fences and watchtowers were built along the northern bank .", "watchtowers", "Fences conj"},
        {"North Korea threatened to blow up the road .", "Korea", "threatened nsubj"},
        {"North Korea threatened to blow up the road .", "blow", "threatened xcomp"},
        {"North Korea threatened to blow up the road .", "road", "blow obj"},
        {"The ministry denied that the family had been arrested .", "arrested", "denied ccomp"},
        {"The ministry denied that the family had been arrested .", "family", "arrested nsubj:pass"},
        {"The soldier who crossed the border was found by guards .", "crossed", "soldier acl:relcl"},
        {"The soldier who crossed the border was found by guards .", "soldier", "found nsubj:pass"},
        {"North Korea Fires Missile Into Sea", "Fires", "- root"},
        {"North Korea Fires Missile Into Sea", "Missile", "Fires obj"},
    };
    for (const Row& row : rows) {
        INFO(row.sentence << " / " << row.word);
        CHECK(Analysed{row.sentence}.head_and_relation(row.word) == row.head_and_relation);
    }
}

TEST_CASE("lemmas of words the treebank lacks or has wrongly") {
    CHECK(Analysed{"The men fled to the South ."}.parse.words[2].lemma == "flee");
    const Analysed sentence{"The fishermen hid in trenches near the barracks ."};
    CHECK(sentence.parse.words[1].lemma == "fisherman");
    CHECK(sentence.parse.words[2].lemma == "hide");
    CHECK(sentence.parse.words[4].lemma == "trench");
    CHECK(sentence.parse.words[7].lemma == "barracks");
}

TEST_CASE("any words give one tree") {
    Random random{5};
    const std::vector<std::string> pieces{"the",  "Korea", "탈북민", "’s",   "”", "-", "1,600",
                                          "WALL", "shot",  "by",     "that", ",", "(", "\xF0\x9F\x97\xBA",
                                          "\xFF", "",      "and",    "of",   "."};
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<std::string_view> words;
        for (std::size_t size = random.below(40); size > 0; --size)
            words.push_back(pieces[random.below(pieces.size())]);
        const Parse parse = parser().parse(words);
        REQUIRE(parse.words.size() == words.size());
        std::size_t roots = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const ParsedWord& word = parse.words[i];
            roots += word.head == ParsedWord::no_head ? 1U : 0U;
            CHECK((word.head == ParsedWord::no_head) == (word.deprel == Deprel::root));
            std::size_t steps = 0;
            for (auto at = static_cast<std::int32_t>(i); at != ParsedWord::no_head && steps <= words.size();
                 ++steps)
                at = parse.words[static_cast<std::size_t>(at)].head;
            REQUIRE(steps <= words.size());
        }
        CHECK(roots == (words.empty() ? 0U : 1U));
        CHECK(parse == parser().parse(words));
    }
}

TEST_CASE("a sentence of a document is analysed over its own tokens") {
    Document document;
    document.article.text = "He left. Guards shot him.";
    document.tokens = {{{0, 2}}, {{3, 7}}, {{7, 8}}, {{9, 15}}, {{16, 20}}, {{21, 24}}, {{24, 25}}};
    const Parse parse = parser().parse(document, Sentence{{9, 25}, 3, 7, 0});
    REQUIRE(parse.words.size() == 4);
    CHECK(parse.words[0].lemma == "guard");
    CHECK(parse.words[0].head == 1);
    CHECK(parse.words[0].deprel == Deprel::nsubj);
    CHECK(parse.words[2].deprel == Deprel::obj);
}
