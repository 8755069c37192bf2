// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "support/catch.hpp"
#include "syntax/train/conllu.hpp"

#include <initializer_list>
#include <sstream>
#include <string>

using namespace dateline;

namespace {

/// A sentence of nameless words with these heads, counted from 1, 0 for the root.
std::string sentence(std::initializer_list<int> heads) {
    std::string text;
    int number = 0;
    for (const int head : heads)
        text += std::to_string(++number) + "\tw\tw\tNOUN\tNN\t_\t" + std::to_string(head) + "\t" +
                (head == 0 ? "root" : "dep") + "\t_\t_\n";
    return text + "\n";
}

std::vector<GoldSentence> read(const std::string& text) {
    std::istringstream stream{text};
    return read_conllu(stream, "test");
}

} // namespace

TEST_CASE("ranges, empty nodes and comments are left out") {
    const auto sentences = read("# a comment\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n" + sentence({2, 0}) +
                                "1.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n" + sentence({0}));
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0].size() == 2);
    CHECK(sentences[0][0].head == 1);
    CHECK(sentences[0][1].head == -1);
}

TEST_CASE("what is no tree or no table is refused with its line") {
    CHECK_THROWS_AS(read(sentence({0, 0})), DataError);
    CHECK_THROWS_AS(read(sentence({2, 1})), DataError);
    CHECK_THROWS_AS(read(sentence({0, 5})), DataError);
    CHECK_THROWS_WITH(read("1\tw\tw\n"), Catch::Contains("test:1:"));
    CHECK_THROWS_AS(read("1\tw\tw\tNOUN\tNN\t_\tx\tdep\t_\t_\n"), DataError);
}

TEST_CASE("crossing arcs are lifted, others stay") {
    auto crossing = read(sentence({3, 4, 0, 3})); // 1 <- 3, 2 <- 4
    CHECK_FALSE(is_projective(crossing[0]));
    make_projective(crossing[0]);
    CHECK(is_projective(crossing[0]));
    auto plain = read(sentence({2, 0, 2, 3}));
    const GoldSentence before = plain[0];
    make_projective(plain[0]);
    CHECK(plain[0] == before);
}
