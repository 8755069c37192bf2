// SPDX-License-Identifier: Apache-2.0
#include "geo/operations.hpp"
#include "places.hpp"
#include "support/catch.hpp"

#include <string>

using namespace dateline;

TEST_CASE("a name said to lie somewhere is that one, and stays it through the article") {
    const ReadText read = read_text(
        "A soldier crossed near Goseong in Gangwon Province. Troops in Goseong searched the coast.");
    REQUIRE(read.find("Goseong") != nullptr);
    CHECK(read.find("Goseong")->entry_id == "kr.gangwon.goseong");
    const ReadText south =
        read_text("Fishermen live in Goseong, South Gyeongsang Province. Goseong is known for fossils.");
    REQUIRE(south.find("Goseong") != nullptr);
    CHECK(south.find("Goseong")->entry_id == "kr.south_gyeongsang.goseong");
}

TEST_CASE("reasons and candidates are kept") {
    const ReadText read = read_text("Kosong County in North Korea");
    const PlaceReference* place = read.find("Kosong County");
    REQUIRE(place != nullptr);
    REQUIRE(place->candidates.size() > 1);
    CHECK(place->candidates.front().entry_id == place->entry_id);
    CHECK(place->candidates.front().reasons.find("North Korea") != std::string::npos);
    CHECK(place->country == "KP");
    CHECK_FALSE(place->admin1.empty());
}

TEST_CASE("a well-formed name that no gazetteer has is unknown, not guessed") {
    for (const char* text : {"a farm in Ryonbong County", "a clinic in Solhwa-ri"}) {
        const ReadText read = read_text(text);
        REQUIRE(read.places.size() == 1);
        CHECK_FALSE(read.places.front().footprint.has_value());
        CHECK_FALSE(read.places.front().name.empty());
    }
}

TEST_CASE("a town said to lie where no town of that name is known is not another one") {
    const ReadText read = read_text("Police in Sinuiju, Mongolia, declined to comment.");
    const PlaceReference* place = read.find("Sinuiju");
    REQUIRE(place != nullptr);
    CHECK_FALSE(place->footprint.has_value());
}

TEST_CASE("the border is the one the article speaks of") {
    const ReadText china =
        read_text("Smugglers from Hyesan wade the Yalu at night. Guards along the border were doubled.");
    const PlaceReference* border = china.find("along the border");
    REQUIRE(border != nullptr);
    CHECK(border->entry_id == "line.cn_kp_border");
    const ReadText korea = read_text("South Korea broadcast over loudspeakers near the DMZ. North Korean "
                                     "soldiers crossed the border on Sunday.");
    const PlaceReference* line = korea.find("the border");
    REQUIRE(line != nullptr);
    CHECK(line->entry_id == "line.inter_korean_border");
}

TEST_CASE("the line at sea is the one of the sea the article tells of") {
    const ReadText east = read_text(
        "A wooden boat made it to a port on the east coast. The crew had crossed the Northern Limit "
        "Line two days before.");
    REQUIRE(east.find("Northern Limit Line") != nullptr);
    CHECK(east.find("Northern Limit Line")->entry_id == "line.nll_east");
    const ReadText sea = read_text("Their boat drifted over the sea border in the East Sea.");
    REQUIRE(sea.find("the sea border in the East Sea") != nullptr);
    CHECK(sea.find("the sea border in the East Sea")->entry_id == "line.nll_east");
    const ReadText west = read_text("A trawler strayed over the Northern Limit Line.");
    CHECK(west.find("Northern Limit Line")->entry_id == "line.nll_west");
    const ReadText both = read_text(
        "A trawler drifted in the Yellow Sea. It strayed over the Northern Limit Line. Far off, on the "
        "east coast, nothing moved.");
    CHECK(both.find("Northern Limit Line")->entry_id == "line.nll_west");
}

TEST_CASE("a sea is the part off the Koreas where they alone are spoken of") {
    const ReadText korea = read_text("North Korea fired two missiles into the East Sea, South Korea said.");
    REQUIRE(korea.find("East Sea") != nullptr);
    CHECK(korea.find("East Sea")->footprint->radius_m == Approx(200 * 1852.0));
    CHECK(is_valid(korea.find("East Sea")->footprint->geometry));
    const ReadText japan = read_text("North Korea fired a missile into the East Sea, Japan said.");
    CHECK(japan.find("East Sea")->footprint->radius_m > 1'000'000);
    CHECK(read_text("South Korea protested; a ship left the South China Sea.")
              .find("South China Sea")
              ->footprint->radius_m > 1'000'000);
}

TEST_CASE("what is told in one list is of one kind") {
    const ReadText states = read_text("Cases were found in Alabama, Georgia, Kansas and Utah.");
    REQUIRE(states.find("Georgia") != nullptr);
    CHECK(states.find("Georgia")->country == "US");
    CHECK(read_text("They came from Georgia.").find("Georgia")->country == "GE");
    const ReadText full =
        read_text("Ebola was found in the Republic of the Congo. The team left Congo on Monday.");
    REQUIRE(full.find("Congo") != nullptr);
    CHECK(full.find("Congo")->country == "CG");
}

TEST_CASE("an everyday word inside a longer name is no place, a sum of money none either") {
    for (const char* text :
         {"The Toronto Police found him.", "He paid US$5,000.", "The Essex Central Bank closed."})
        for (const PlaceReference& place : read_text(text).places) {
            INFO(text << ": " << place.name);
            CHECK(place.use != PlaceUse::literal);
        }
}

TEST_CASE("its borders are those that North Korea opens and closes") {
    const ReadText closed =
        read_text("North Korea closed its borders in January and has banned foreign tourists. South Korea "
                  "counted fewer arrivals.");
    REQUIRE(closed.find("its borders") != nullptr);
    CHECK(closed.find("its borders")->name == "China–North Korea border and Russia–North Korea border");
    const ReadText other = read_text("North Korea protested. South Korea closed its borders.");
    const PlaceReference* borders = other.find("its borders");
    CHECK((borders == nullptr || borders->name != "China–North Korea border and Russia–North Korea border"));
}

TEST_CASE("the border that people cross on their way through a country is that country's") {
    const ReadText read = read_text(
        "South Korea says fewer people came over the inter-Korean border. In the past, North Koreans "
        "fled through China and were able to get across the border with help.");
    REQUIRE(read.find("the border") != nullptr);
    CHECK(read.find("the border")->name == "China–North Korea border");
}

TEST_CASE("pointers stand for what was named before") {
    const ReadText river = read_text("Three men reached the Tumen near Musan. They swam across the river.");
    REQUIRE(river.find("the river") != nullptr);
    CHECK(river.find("the river")->entry_id == "river.tumen");
    const ReadText there = read_text("Fences went up in Musan County last year. New posts were built there.");
    REQUIRE(there.find("there") != nullptr);
    CHECK(there.find("there")->entry_id == "kp.north_hamgyong.musan");
    CHECK(read_text("They met at the border.").find("the border")->footprint == std::nullopt);
}

TEST_CASE("governments, peoples and bodies are kept apart from places") {
    const ReadText read =
        read_text("Seoul said Chinese authorities in Dandong had arrested two North Koreans.");
    CHECK(read.find("Seoul")->use == PlaceUse::associative);
    CHECK(read.find("Chinese")->use == PlaceUse::associative);
    CHECK(read.find("Dandong")->use == PlaceUse::literal);
}

TEST_CASE("the place of writing is a dateline") {
    Article article;
    article.id = "text";
    article.text = "SEOUL, Aug. 18 (UPI) — Eight people fled from Musan County in North Hamgyong province.";
    Document document = analyse(article);
    document.dateline = Dateline{Span{0, 24}, Span{0, 5}, Span{7, 14}, Span{16, 19}};
    const std::vector<PlaceReference> places = read_places(document, default_gazetteer());
    REQUIRE_FALSE(places.empty());
    CHECK(document.words(places.front().span) == "SEOUL");
    CHECK(places.front().use == PlaceUse::dateline);
}

TEST_CASE("hints choose between places of one name") {
    CHECK(read_text("the market in Goseong", {std::nullopt, "KP"}).find("Goseong")->country == "KP");
    CHECK(read_text("the market in Goseong", {LonLat{128.32, 34.97}, ""}).find("Goseong")->entry_id ==
          "kr.south_gyeongsang.goseong");
}

TEST_CASE("references stand in text order and do not overlap") {
    const ReadText read = read_text("From the border between China and North Korea near Hoeryong to the "
                                    "eastern part of the DMZ, from Seoul to "
                                    "about 20 km north of Hyesan, fences were built; Beijing said the Tumen "
                                    "River near Musan was closed.");
    for (std::size_t i = 1; i < read.places.size(); ++i)
        CHECK(read.places[i - 1].span.end <= read.places[i].span.begin);
    CHECK(read.places.size() >= 6);
}

TEST_CASE("odd texts give an answer in bounded time") {
    for (const char* unit : {"near ", "the border between ", "about 5 km north of ", "Goseong, ",
                             "between Goseong and ", "Korea-", "the "}) {
        std::string text;
        for (int i = 0; i < 3000; ++i)
            text += unit;
        CHECK_NOTHROW(read_text(text));
    }
    CHECK(read_text("").places.empty());
}

TEST_CASE("given spans are resolved, others are left") {
    Article article;
    article.id = "text";
    article.text = "Hyesan and Musan were dark; Seoul said nothing.";
    const Document document = analyse(article);
    const std::vector<PlaceReference> places = read_toponyms(document, default_gazetteer(), {Span{28, 33}});
    REQUIRE(places.size() == 1);
    CHECK(document.words(places.front().span) == "Seoul");
    CHECK(places.front().footprint.has_value());
}
