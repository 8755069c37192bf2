// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/romanise.hpp"
#include "support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace dateline;

namespace {

/// A vector of the official papers: the Hangul, a hyphen where the generic term starts, and the Latin.
std::string romanised(std::string_view hangul, RomanisationStyle style) {
    const std::size_t hyphen = hangul.find('-');
    if (hyphen == std::string_view::npos)
        return romanise(hangul, style);
    return romanise(hangul.substr(0, hyphen), hangul.substr(hyphen + 1), style);
}

using Pairs = std::vector<std::pair<const char*, const char*>>;

} // namespace

TEST_CASE("McCune-Reischauer gives the examples of the BGN/PCGN 1945 agreement") {
    const Pairs pairs{{"평양", "P’yŏngyang"},
                      {"용화", "Yonghwa"},
                      {"개성", "Kaesŏng"},
                      {"남포", "Namp’o"},
                      {"안양", "Anyang"},
                      {"영진-리", "Yŏngjil-li"},
                      {"덕흥-리", "Tŏkhŭng-ni"},
                      {"압록-강", "Amnok-kang"},
                      {"대동-강", "Taedong-gang"},
                      {"라선특별시", "Rasŏnt’ŭkpyŏlsi"},
                      {"은하-리", "Ŭnha-ri"},
                      {"은중-리", "Ŭnjung-ni"},
                      {"은장-령", "Ŭnjang-nyŏng"},
                      {"은혜-동", "Ŭnhye-dong"},
                      {"은행-촌", "Ŭnhaeng-ch’on"},
                      {"원수", "Wŏnsu"},
                      {"원소리-고개", "Wŏnsori-gogae"},
                      {"원신-리", "Wŏnsil-li"},
                      {"난곡", "Nan’gok"},
                      {"무산-군", "Musan-gun"},
                      {"난산-리", "Nansal-li"},
                      {"난직", "Nanjik"},
                      {"영곡", "Yŏnggok"},
                      {"윗두밀", "Wittumil"},
                      {"윗도심이", "Wittosimi"},
                      {"둔지", "Tunji"},
                      {"서승", "Sŏsŭng"},
                      {"신촌", "Sinch’on"},
                      {"비암덕", "Piamdŏk"},
                      {"바위안", "Pawian"},
                      {"오송평", "Osongp’yŏng"},
                      {"그물목", "Kŭmulmok"},
                      {"구원정", "Kuwŏnjŏng"},
                      {"일하", "Irha"},
                      {"황우", "Hwangu"},
                      {"자작보", "Chajakpo"},
                      {"일-동", "Il-tong"}};
    for (const auto& [hangul, latin] : pairs)
        CHECK(romanised(hangul, mccune_reischauer) == latin);
}

TEST_CASE("the Revised Romanization gives the examples of the BGN/PCGN 2011 agreement") {
    const Pairs pairs{{"불국사", "Bulguksa"},      {"묵호", "Mukho"},
                      {"울산", "Ulsan"},           {"독립문", "Dongnimmun"},
                      {"강남역", "Gangnamyeok"},   {"남산-리", "Namsan-ri"},
                      {"내월-리", "Naewol-ri"},    {"울릉-군", "Ulleung-gun"},
                      {"설악산", "Seoraksan"},     {"삼죽-면", "Samjuk-myeon"},
                      {"탑안이", "Tabani"},        {"신의주", "Sinuiju"},
                      {"백령도", "Baengnyeongdo"}, {"함경북-도", "Hamgyeongbuk-do"},
                      {"판문점", "Panmunjeom"},    {"무산-군", "Musan-gun"}};
    for (const auto& [hangul, latin] : pairs)
        CHECK(romanised(hangul, revised_romanisation) == latin);
}

TEST_CASE("the North's own system gives its published examples") {
    const Pairs pairs{{"압록-강", "Amrok-gang"},
                      {"천리마", "Chŏllima"},
                      {"백마산", "Paengmasan"},
                      {"평성-시", "Phyŏngsŏng-si"},
                      {"평안남-도", "Phyŏngannam-do"},
                      {"량강-도", "Ryanggang-do"},
                      {"라선", "Rasŏn"},
                      {"송림", "Songrim"}};
    for (const auto& [hangul, latin] : pairs)
        CHECK(romanised(hangul, dprk_romanisation) == latin);
}

TEST_CASE("press styles mix letters and leave out sound changes") {
    CHECK(romanise("백령", {KoreanConsonants::revised, KoreanVowels::revised, false}) == "Baekryeong");
    CHECK(romanise("철원", {KoreanConsonants::revised, KoreanVowels::revised, false}) == "Cheolwon");
    CHECK(romanise("철원", {KoreanConsonants::revised, KoreanVowels::press_u, true}) == "Churwon");
    CHECK(romanise("평양", {KoreanConsonants::revised, KoreanVowels::breve, true}) == "Pyŏngyang");
    CHECK(romanise("의정부", {KoreanConsonants::revised, KoreanVowels::press_eui, true}) == "Euijeongbu");
}

TEST_CASE("southern spelling drops the first r, and n before i and y") {
    CHECK(southern_initial("량강도") == "양강도");
    CHECK(southern_initial("라선") == "나선");
    CHECK(southern_initial("녕변") == "영변");
    CHECK(southern_initial("로동자구") == "노동자구");
    CHECK(southern_initial("남포") == "남포");
    CHECK(southern_initial("무산") == "무산");
    CHECK(southern_initial("Rason") == "Rason");
    CHECK(southern_initial("").empty());
}

TEST_CASE("what is not Hangul stays, and words stay apart") {
    CHECK(romanise("함경북도 무산군", revised_romanisation) == "Hamgyeongbukdo Musangun");
    CHECK(romanise("DMZ 북", revised_romanisation) == "DMZ Buk");
    CHECK(romanise("", revised_romanisation).empty());
    CHECK(count_syllables("무산 군") == 3);
    CHECK(count_syllables("DMZ 북") == 0);
}
