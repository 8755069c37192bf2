// SPDX-License-Identifier: Apache-2.0
#include "little_gazetteer.hpp"
#include "support/catch.hpp"

using namespace dateline;

namespace {

const std::string rows =
    R"(dmz;Demilitarized Zone;zone;KP/KR;;127;38;;0.8;;demilitarized zone@en|DMZ@en!abbreviation|비무장지대@ko;test;;
fr.us;Us;city;FR;;2;49;;0.1;;;test;;
kp;North Korea;country;KP;;127;40;;0.9;;북한@ko;test;;
kp.nh;North Hamgyong Province;province;KP;kp;129.5;41.9;;0.5;;N. Hamgyong@en!abbreviation|North Hamgyong@en|함경북도@ko;test;;
kp.nh.musan;Musan County;county;KP;kp.nh;129.2193;42.2264;;0.4;;Musan@en|Musan-gun@ko-rr|무산군@ko|P'anmunjŏm@ko-mr;test;;
kr.goseong;Goseong County;county;KR;;128.4;38.3;;0.5;;Goseong@en|고성군@ko;test;;
kr.goseong2;Goseong County;county;KR;;128.3;35;;0.3;;Goseong@en|고성군@ko;test;;
people;People's Park;city;KR;;128;36;;0.1;;;test;;
us;United States;country;US;;-98;39;;1;;US@en!abbreviation|U.S.@en!abbreviation|미국@ko;test;;
us.ma;Massachusetts;province;US;us;-72;42;;0.6;;Mass.@en!abbreviation;test;;
yalu;Yalu River;river;KP/CN;;126;41.5;;0.5;;Yalu@en|압록강@ko|Amnok-kang@ko;test;;
)";

struct Fixture {
    Fixture() {
        write_definitions(folder, rows);
        compile_index(read_definitions(folder.path()), folder.path() / "g.gaz");
        gazetteer.emplace(std::vector{folder.path() / "g.gaz"});
    }
    /// The words hit, with the best entry: `Musan County=kp.nh.musan`.
    std::string found(const std::string& text) const {
        const Document document = sentence(text);
        std::string all;
        for (const NameHit& hit : gazetteer->find_names(document)) {
            const Span span{document.tokens[hit.first_token].span.begin,
                            document.tokens[hit.end_token - 1].span.end - hit.particle_bytes};
            all += (all.empty() ? "" : " ") + std::string{document.words(span)} + "=" +
                   std::string{gazetteer->entry(hit.matches.at(0).entry).id};
        }
        return all;
    }
    ScratchFolder folder;
    std::optional<Gazetteer> gazetteer;
};

} // namespace

TEST_CASE_METHOD(Fixture, "the longest name from each start is found") {
    CHECK(found("They left Musan County for North Korea.") == "Musan County=kp.nh.musan North Korea=kp");
    CHECK(found("in North Hamgyong Province, Musan") == "North Hamgyong Province=kp.nh Musan=kp.nh.musan");
    CHECK(found("Musan Countyside") == "Musan=kp.nh.musan");
    CHECK(found("the North and Korea").empty());
}

TEST_CASE_METHOD(Fixture, "hyphens, apostrophes and marks do not matter") {
    CHECK(found("in Musan-gun") == "Musan-gun=kp.nh.musan");
    CHECK(found("in Musangun") == "Musangun=kp.nh.musan");
    CHECK(found("in Musan gun") == "Musan gun=kp.nh.musan");
    CHECK(found("at Panmunjom and P'anmunjom") == "Panmunjom=kp.nh.musan P'anmunjom=kp.nh.musan");
    CHECK(found("at Panmunjŏm") == "Panmunjŏm=kp.nh.musan");
    CHECK(found("N. Hamgyong") == "N. Hamgyong=kp.nh");
    CHECK(found("the Amnokkang") == "Amnokkang=yalu");
    CHECK(found("Musan's mine, the Musan-based firm, anti-Musan") ==
          "Musan=kp.nh.musan Musan=kp.nh.musan Musan=kp.nh.musan");
    CHECK(found("People's Park") == "People's Park=people");
}

TEST_CASE_METHOD(Fixture, "white space in the text needs a border in the name, and the other way round") {
    CHECK(found("Mu san").empty());
    CHECK(found("NorthKorea").empty());
}

TEST_CASE_METHOD(Fixture, "capitals are asked for where the name has them, save in type words") {
    CHECK(found("musan county").empty());
    CHECK(found("Musan county and the Yalu river") == "Musan county=kp.nh.musan Yalu river=yalu");
    CHECK(found("North korea").empty());
    CHECK(found("NORTH KOREA FENCES MUSAN COUNTY") == "NORTH KOREA=kp MUSAN COUNTY=kp.nh.musan");
    CHECK(found("crossed the demilitarized zone") == "demilitarized zone=dmz");
    CHECK(found("Demilitarized Zone and DMZ") == "Demilitarized Zone=dmz DMZ=dmz");
    CHECK(found("the dmz").empty());
}

TEST_CASE_METHOD(Fixture, "abbreviations are capitals, and pronouns are not places") {
    CHECK(found("the US and the U.S. army") == "US=us U.S.=us");
    CHECK(found("Us, we said, us") == "Us=fr.us");
    CHECK(found("they told us").empty());
    CHECK(found("Springfield, Mass., was calm") == "Mass.=us.ma");
    CHECK(found("Mass return of refugees").empty());
}

TEST_CASE_METHOD(Fixture, "Hangul is found with its particles") {
    CHECK(found("함경북도 무산군에서 탈북했다") == "함경북도=kp.nh 무산군=kp.nh.musan");
    CHECK(found("북한이 압록강으로") == "북한=kp 압록강=yalu");
    CHECK(found("비무장지대의 무산군까지는") == "비무장지대=dmz 무산군=kp.nh.musan");
    CHECK(found("미국은 미국을 미국과") == "미국=us 미국=us 미국=us");
    // After a final consonant the particle is 은, not 는: this is another word.
    CHECK(found("미국는").empty());
    CHECK(found("미국인 북한군").empty());
    CHECK(found("DMZ에서") == "DMZ=dmz");
}

TEST_CASE_METHOD(Fixture, "every bearer of a name is given, the most prominent first") {
    const Document document = sentence("in Goseong County");
    const auto hits = gazetteer->find_names(document);
    REQUIRE(hits.size() == 1);
    REQUIRE(hits[0].matches.size() == 2);
    CHECK(gazetteer->entry(hits[0].matches[0].entry).id == "kr.goseong");
    CHECK(gazetteer->entry(hits[0].matches[1].entry).id == "kr.goseong2");
    CHECK(hits[0].matches[0].status == NameStatus::official);
}

TEST_CASE("a small place gets no made-up name that a well-known one states") {
    const ScratchFolder folder;
    write_definitions(folder, "kp.musan;Musan-dong;city;KP;;129;42;;0.1;;무산시@ko;test;;\n"
                              "kp.samara;Samara-si;city;KP;;127;40;;0.1;;사마라시@ko;test;;\n"
                              "ru;Samara;city;RU;;50.1;53.2;;0.7;;;test;;\n");
    compile_index(read_definitions(folder.path()), folder.path() / "g.gaz");
    const Gazetteer gazetteer{{folder.path() / "g.gaz"}};
    REQUIRE(gazetteer.named("Samara").size() == 1);
    CHECK(gazetteer.entry(gazetteer.named("Samara")[0].entry).id == "ru");
    CHECK(gazetteer.named("Musan").size() == 1);
}

TEST_CASE_METHOD(Fixture, "a name does not run over the end of a sentence") {
    Document document = sentence("They saw North Korea");
    document.sentences = {{{0, 14}, 0, 3, 0}, {{15, 20}, 3, 4, 0}};
    CHECK(gazetteer->find_names(document).empty());
    CHECK(gazetteer->find_names(Document{}).empty());
}
