// SPDX-License-Identifier: Apache-2.0
#include "publish/private_names.hpp"
#include "support/catch.hpp"

using namespace dateline;

TEST_CASE("names of private persons are withheld, whatever their form") {
    CHECK(without_private_names("The fisherman, Kim Cheol-su, drifted south.") ==
          "The fisherman, [name withheld], drifted south.");
    CHECK(without_private_names("Park Yong Ho fled with his wife.") == "[name withheld] fled with his wife.");
    CHECK(without_private_names("Cheol-su Kim's boat sank.") == "[name withheld]'s boat sank.");
    CHECK(without_private_names("Cheol-su Kim\u2019s boat sank.") == "[name withheld]\u2019s boat sank.");
    CHECK(without_private_names("a broker, Mary Smith, said") == "a broker, [name withheld], said");
    CHECK(without_private_names("Mr. Han and Ms Ryu crossed the Tumen.") ==
          "Mr. [name withheld] and Ms [name withheld] crossed the Tumen.");
    CHECK(without_private_names("a soldier identified as Oh Chong-song ran") ==
          "a soldier identified as [name withheld] ran");
    CHECK(without_private_names("a woman surnamed Choe was held") ==
          "a woman surnamed [name withheld] was held");
    CHECK(without_private_names("Lim Hye-jin and Lim Ji-won") == "[name withheld] and [name withheld]");
    CHECK(without_private_names("탈북민 김철수 씨는 강을 건넜다.") ==
          "탈북민 [name withheld] 씨는 강을 건넜다.");
    CHECK(without_private_names("박영희(34)가 체포됐다.") == "[name withheld](34)가 체포됐다.");
}

TEST_CASE("public office and places keep their names") {
    for (const char* text :
         {"President Lee Jae Myung ordered the loudspeakers off.", "North Korean leader Kim Jong Un visited.",
          "Kim Yo-jong warned on Monday.", "Defense Minister Shin Won-sik said so.",
          "Gen. Park An-su commands the corps.", "They swam over the Han River near Gimpo.",
          "He crossed the Military Demarcation Line in Goseong County.", "Radio Free Asia reported it.",
          "The boat drifted to Ulleung Island. The police came.", "김모 씨가 월북했다.",
          "He met Kim. The Park was closed.", "It rained in the Jordan Valley.", ""}) {
        CHECK(without_private_names(text) == text);
    }
}

TEST_CASE("any bytes go through") {
    CHECK(without_private_names("\xff\xfe Kim \x80") == "\xff\xfe Kim \x80");
    const std::string many(200000, 'K');
    CHECK(without_private_names(many) == many);
    CHECK(without_private_names("\u2019\u2019\u2019").size() == 9);
}
