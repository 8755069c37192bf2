// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "syntax/lemmatiser.hpp"
#include "syntax/train/train.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace dateline;

namespace {

struct Taught {
    Inventory inventory;
    LemmaParts parts;
};

Taught teach(const std::vector<GoldWord>& words) {
    const std::vector<GoldSentence> sentences{words};
    Taught taught;
    taught.inventory = take_inventory(sentences);
    taught.parts = learn_lemmas(sentences, taught.inventory);
    return taught;
}

GoldWord gold(std::string form, std::string lemma, std::string upos, std::string xpos) {
    return {std::move(form), std::move(lemma), std::move(upos), std::move(xpos), -1, "root"};
}

} // namespace

TEST_CASE("lemmas are learnt as endings and exceptions") {
    const Taught taught =
        teach({gold("crossed", "cross", "VERB", "VBD"), gold("Pushed", "push", "VERB", "VBD"),
               gold("washed", "wash", "VERB", "VBD"), gold("fired", "fire", "VERB", "VBD"),
               gold("retired", "retire", "VERB", "VBD"), gold("went", "go", "VERB", "VBD"),
               gold("Koreans", "Korean", "PROPN", "NNPS"), gold("States", "State", "PROPN", "NNPS"),
               gold("Seoul", "Seoul", "PROPN", "NNP"), gold("Musan", "Musan", "PROPN", "NNP")});
    const Lemmatiser lemmatiser{taught.parts.scripts, taught.parts.table};
    const auto lemma = [&](std::string_view word, const char* upos, const char* xpos) {
        std::vector<WordForm> forms;
        read_forms({&word, 1}, forms);
        return lemmatiser.lemma(word, forms.front(), taught.inventory.tag_classes.at({upos, xpos}),
                                *upos_from(upos));
    };
    CHECK(lemma("crossed", "VERB", "VBD") == "cross");
    CHECK(lemma("Crossed", "VERB", "VBD") == "cross");
    CHECK(lemma("CRASHED", "VERB", "VBD") == "crash"); // by its ending
    CHECK(lemma("wired", "VERB", "VBD") == "wire");
    CHECK(lemma("went", "VERB", "VBD") == "go");
    CHECK(lemma("Seoul", "PROPN", "NNP") == "Seoul");
    CHECK(lemma("Philippines", "PROPN", "NNPS") == "Philippine");
    CHECK(lemma("Kaesong", "PROPN", "NNP") == "Kaesong");
}
