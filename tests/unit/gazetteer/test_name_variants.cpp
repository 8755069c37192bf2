// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/definitions.hpp"
#include "gazetteer/name_variants.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace dateline;

namespace {

PlaceType type(std::string code, std::string precision, std::vector<std::string> words) {
    return {std::move(code), "", std::move(precision), 1000, 1000, std::move(words)};
}

const PlaceType county = type("county", "county", {"County", "Kun", "Gun", "군", "District", "Raion"});
const PlaceType province = type("province", "province", {"Province", "do", "도", "Krai"});
const PlaceType island = type("island", "settlement", {"Island", "Isle", "do", "섬", "도"});
const PlaceType river = type("river", "stretch", {"River", "gang", "kang", "강"});
const PlaceType sea = type("sea", "sea", {"Sea", "해"});
const PlaceType district = type("district", "settlement", {"District", "gu", "구"});

class Made {
public:
    Made(std::string name, const PlaceType& type, std::vector<std::string> items, std::string country = "KP",
         double prominence = 0.5) {
        PlaceRecord record;
        record.name = std::move(name);
        record.country = std::move(country);
        for (const std::string& item : items)
            record.names.push_back(parse_place_name(item));
        record.prominence = prominence;
        m_names = name_variants(record, type);
    }
    [[nodiscard]] bool has(std::string_view text) const {
        return std::any_of(m_names.begin(), m_names.end(),
                           [&](const PlaceName& name) { return fold_name(name.text) == fold_name(text); });
    }
    [[nodiscard]] bool all_generated() const {
        return std::all_of(m_names.begin(), m_names.end(),
                           [](const PlaceName& name) { return name.status == NameStatus::generated; });
    }

private:
    std::vector<PlaceName> m_names;
};

} // namespace

TEST_CASE("a county's names follow from its English name and its Hangul") {
    const Made names{"Musan County", county, {"무산군@ko"}};
    for (const char* name : {"Musan", "무산", "Musan-gun", "Musan-kun"})
        CHECK(names.has(name));
    CHECK(names.all_generated());
    CHECK_FALSE(names.has("Musan County"));
    CHECK_FALSE(names.has("Musan Raion"));
    CHECK_FALSE(names.has("Musan District"));
}

TEST_CASE("a county in the press") {
    const Made names{"Cheorwon County", county, {"철원군@ko"}, "KR"};
    for (const char* name :
         {"Cheorwon", "Ch’ŏrwŏn", "Cheolwon", "Churwon", "Ch’ŏrwŏn-gun", "Ch’ŏrwŏn County"})
        CHECK(names.has(name));
}

TEST_CASE("provinces in pairs have short and directed names") {
    const Made names{"North Hamgyong Province", province, {"함경북도@ko"}};
    for (const char* name : {"North Hamgyong", "N. Hamgyong", "함북", "Hambuk", "Hamgyeong-bukto",
                             "Hamgyŏngbuk-to", "North Hamgyeong", "Northern Hamgyong"})
        CHECK(names.has(name));
    CHECK_FALSE(names.has("North"));
    CHECK_FALSE(names.has("North Hamgyong Krai"));
}

TEST_CASE("northern names have their southern spelling") {
    const Made names{"Ryanggang Province", province, {"량강도@ko"}};
    for (const char* name :
         {"Ryanggang", "Yanggang", "양강도", "Yanggang-do", "Yanggang Province", "Lyanggang"})
        CHECK(names.has(name));
}

TEST_CASE("islands and rivers take their generic once or twice") {
    const Made isle{"Gyodong Island", island, {"교동도@ko"}, "KR"};
    for (const char* name : {"Gyodong", "Gyodong-do", "Kyodong Island", "Gyodong Isle", "Gyodong-do Island"})
        CHECK(isle.has(name));
    const Made stream{"Imjin River", river, {"임진강@ko"}, "KP/KR"};
    for (const char* name : {"Imjin", "Imjin-gang", "Rimjin River"})
        CHECK(stream.has(name) == (std::string_view{name} != "Rimjin River"));
    CHECK(Made{"Rimjin River", river, {"림진강@ko"}, "KP"}.has("Imjin River"));
}

TEST_CASE("no name is made that is an ordinary word or a single syllable") {
    CHECK_FALSE(Made{"Yellow Sea", sea, {"황해@ko"}, "KR"}.has("Yellow"));
    CHECK_FALSE(Made{"East Sea", sea, {"동해@ko"}, "KR"}.has("East"));
    CHECK_FALSE(Made{"Han River", river, {"한강@ko"}, "KR"}.has("Han"));
    CHECK_FALSE(Made{"Musan Mine", type("mine", "site", {"Mine", "광산"}), {"무산광산@ko"}}.has("Musan"));
    CHECK_FALSE(Made{"Gyeonggi Bay", type("bay", "sea", {"Bay", "만"}), {"경기만@ko"}, "KR"}.has("Gyeonggi"));
    const Made village{
        "Unification Village", type("village", "settlement", {"Village", "촌"}), {"통일촌@ko"}, "KR"};
    CHECK_FALSE(village.has("Unification"));
    CHECK(village.has("Tongil-chon"));
    const Made ward{"Dong District", district, {"동구@ko"}, "KR"};
    CHECK_FALSE(ward.has("Dong"));
    CHECK_FALSE(ward.has("동"));
    CHECK(ward.has("Dong-gu"));
    CHECK_FALSE(Made{"East District", district, {}, "HK"}.has("East"));
    CHECK_FALSE(Made{"Gulf Province", province, {}, "PG"}.has("Gulf"));
    CHECK(Made{"Milne Bay Province", province, {}, "PG"}.has("Milne Bay"));
    CHECK_FALSE(Made{"Long River", river, {}, "CN"}.has("Long"));
}

TEST_CASE("everyday words of Korean are no bare names") {
    const PlaceType ward = type("ward", "settlement", {"Ward", "dong", "동"});
    const Made committee{"Wiwon County", county, {"위원군@ko"}};
    CHECK_FALSE(committee.has("위원"));
    CHECK(committee.has("Wiwon"));
    CHECK_FALSE(Made("Chiroe-dong", ward, {"지뢰동@ko"}).has("지뢰"));
    CHECK_FALSE(Made("Wiyon-dong", ward, {"위연동@ko"}).has("위연"));
}

TEST_CASE("short names of small places are not made: too many are words") {
    const PlaceType village = type("village", "settlement", {"Village", "ri", "리"});
    CHECK_FALSE(Made{"Hari-ri", village, {"하리리@ko"}, "KP", 0.1}.has("Hari"));
    CHECK(Made{"Hari-ri", village, {"하리리@ko"}, "KP", 0.5}.has("Hari"));
    CHECK(Made{"Samjiri", village, {"삼지리@ko"}, "KP", 0.1}.has("Samji"));
}

TEST_CASE("abroad Hangul is not romanised: it is a transcription itself") {
    const Made names{"Dandong County", county, {"단둥군@ko"}, "CN"};
    CHECK(names.has("Dandong"));
    CHECK_FALSE(names.has("Dandung"));
}

TEST_CASE("demonyms, abbreviations and historic names breed no others") {
    const Made names{"Musan County", county, {"Mozan County@en!historic", "MC County@en!abbreviation"}};
    CHECK_FALSE(names.has("Mozan"));
    CHECK_FALSE(names.has("MC"));
}
