// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "support/catch.hpp"

#include <string>

using namespace dateline;

TEST_CASE("well-formed text has no invalid byte") {
    CHECK_FALSE(find_invalid_utf8(""));
    CHECK_FALSE(find_invalid_utf8("P’anmunjŏm 판문점 \xF0\x9F\x97\xBA"));
}

TEST_CASE("the first ill-formed byte is named") {
    CHECK(find_invalid_utf8("ab\xFF") == 2U);
    CHECK(find_invalid_utf8("\xC0\x80") == 0U);      // overlong
    CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1U); // surrogate
    CHECK(find_invalid_utf8("\xE2\x80") == 0U);      // cut off
    CHECK(find_invalid_utf8("\xF5\x80\x80\x80") == 0U);
}

TEST_CASE("offsets convert both ways at every code point border") {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "a’판\xF0\x9F\x97\xBA";
    const CodePointIndex index{text};
    std::uint32_t code_points = 0;
    for (std::uint32_t byte = 0; byte < text.size();) {
        REQUIRE(index.code_points(byte) == code_points);
        REQUIRE(index.bytes(code_points) == byte);
        ++code_points;
        do
            ++byte;
        while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U);
    }
    CHECK(index.code_points(static_cast<std::uint32_t>(text.size())) == code_points);
    CHECK(code_points == count_code_points(text));
    CHECK(index.bytes(code_points + 7) == text.size());
}
