// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "syntax/word_form.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace dateline;

namespace {

std::vector<WordForm> forms(const std::vector<std::string_view>& words) {
    std::vector<WordForm> read;
    read_forms(words, read);
    return read;
}

} // namespace

TEST_CASE("case, digits and the kind of quotation mark do not make another word") {
    const auto read = forms({"Fence", "fence", "1,600", "2,345", "’s", "'s", "“", "\"", "fences"});
    CHECK(read[0].word == read[1].word);
    CHECK(read[2].word == read[3].word);
    CHECK(read[4].word == read[5].word);
    CHECK(read[6].word == read[7].word);
    CHECK(read[0].word != read[8].word);
    CHECK(read[0].shape != read[1].shape);
}

TEST_CASE("ends of words are numbers that equal words share") {
    const auto read = forms({"crossing", "firing", "ng", ""});
    CHECK(read[0].suffix(3) == read[1].suffix(3));
    CHECK(read[0].suffix(4) != read[1].suffix(4));
    CHECK(read[2].suffix(2) == read[0].suffix(2));
    CHECK(read[2].suffix(3) != read[0].suffix(3));
    CHECK(read[0].prefix(1) == static_cast<std::uint64_t>('c'));
    CHECK(read[3].suffix(8) == 0);
}

TEST_CASE("a headline is told by its capitals") {
    const auto use = [](const std::vector<std::string_view>& words) { return capital_use(words); };
    CHECK(use({"SOLDIERS", "CROSS", "THE", "BORDER"}) == CapitalUse::capitals);
    CHECK(use({"Soldiers", "Cross", "the", "Border"}) == CapitalUse::title);
    CHECK(use({"Soldiers", "crossed", "the", "border"}) == CapitalUse::sentence);
    CHECK(use({"NATO", "said", "nothing", "more"}) == CapitalUse::sentence);
    CHECK(use({}) == CapitalUse::sentence);
    // Capitals that say nothing leave no trace in the shape.
    CHECK(forms({"SOLDIERS", "CROSS", "THE", "BORDER"})[1].shape ==
          forms({"MINES", "kill", "THREE", "HURT", "MANY"})[2].shape);
}

TEST_CASE("a word of any length and any bytes has a form") {
    const std::string endless(100000, 'a');
    const auto read = forms({endless, "\xE2\x80", "\xFF\xFE", "탈북민"});
    CHECK(read.size() == 4);
}
