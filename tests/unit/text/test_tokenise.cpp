// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "text/tokenise.hpp"

#include <string>

using namespace dateline;

namespace {

/// The tokens of `text`, joined by `|`.
std::string tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::string joined;
    for (const Token& token : tokens) {
        if (!joined.empty())
            joined += '|';
        joined += token.span.of(text);
    }
    return joined;
}

} // namespace

TEST_CASE("clitics stand apart") {
    CHECK(tokens_of("South Korea’s guards don't") == "South|Korea|’s|guards|do|n't");
    CHECK(tokens_of("they'll say it isn’t") == "they|'ll|say|it|is|n’t");
    CHECK(tokens_of("the soldiers' posts") == "the|soldiers|'|posts");
    CHECK(tokens_of("P'anmunjŏm and O'Brien cannot") == "P'anmunjŏm|and|O'Brien|can|not");
}

TEST_CASE("hyphens split words, but not bound prefixes") {
    CHECK(tokens_of("trash-filled balloons") == "trash|-|filled|balloons");
    CHECK(tokens_of("anti-Pyongyang leaflets") == "anti-Pyongyang|leaflets");
    CHECK(tokens_of("U.S.-led") == "U.S.|-|led");
}

TEST_CASE("abbreviations keep their full stop, ordinary words do not") {
    CHECK(tokens_of("N. Korea said on Aug. 18, at 5 p.m. sharp.") ==
          "N.|Korea|said|on|Aug.|18|,|at|5|p.m.|sharp|.");
    CHECK(tokens_of("Gen. Kim is No. 1 in the U.S. army") == "Gen.|Kim|is|No.|1|in|the|U.S.|army");
    CHECK(tokens_of("He said no.") == "He|said|no|.");
    CHECK(tokens_of("She took vitamin C.") == "She|took|vitamin|C|.");
}

TEST_CASE("numbers keep commas, points, colons; units and signs stand apart") {
    CHECK(tokens_of("1,600 balloons, 2.5 miles") == "1,600|balloons|,|2.5|miles");
    CHECK(tokens_of("October 24,2023") == "October|24|,|2023");
    CHECK(tokens_of("at 12:21 PM, 5pm, 10km, 50%, $3") == "at|12:21|PM|,|5|pm|,|10|km|,|50|%|,|$|3");
    CHECK(tokens_of("in his 20s, the 38th parallel") == "in|his|20s|,|the|38th|parallel");
    CHECK(tokens_of("2025-07-09 11:11:18Updated:") == "2025-07-09|11:11:18|Updated|:");
}

TEST_CASE("Korean words keep their particles") {
    CHECK(tokens_of("북한군이 20일 새벽 600여 명") == "북한군이|20일|새벽|600여|명");
    CHECK(tokens_of("군사분계선(MDL)을") == "군사분계선|(|MDL|)|을");
}

TEST_CASE("addresses are one token") {
    CHECK(tokens_of("see https://t.co/LzxF0ZD8Q1.") == "see|https://t.co/LzxF0ZD8Q1|.");
    CHECK(tokens_of("write to desk@example.com, please") == "write|to|desk@example.com|,|please");
}

TEST_CASE("any bytes give tokens that cover all but white space") {
    const std::string text = "a\xFF\xC0 b\xE2\x80 ’’’ \xF0\x9F\x97\xBA --- ...''\x01 z.";
    std::vector<Token> tokens;
    tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::uint32_t at = 0;
    for (const Token& token : tokens) {
        for (; at < token.span.begin; ++at)
            CHECK(text[at] == ' ');
        CHECK_FALSE(token.span.empty());
        at = token.span.end;
    }
    CHECK(at == text.size());
}
