// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "text/analyse.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace dateline;

namespace {

Document document_of(std::string text) {
    Article article;
    article.text = std::move(text);
    return analyse(std::move(article));
}

std::vector<std::string> sentences_of(std::string text) {
    const Document document = document_of(std::move(text));
    std::vector<std::string> sentences;
    for (const Sentence& sentence : document.sentences)
        sentences.emplace_back(document.words(sentence.span));
    return sentences;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("sentences end where they should") {
    CHECK(sentences_of("N. Korean soldier defects to S. Korea. He is 20.") ==
          Strings{"N. Korean soldier defects to S. Korea.", "He is 20."});
    CHECK(sentences_of("It fell at 5 a.m. Tuesday in the U.S. embassy. Gen. Kim saw it.") ==
          Strings{"It fell at 5 a.m. Tuesday in the U.S. embassy.", "Gen. Kim saw it."});
    CHECK(sentences_of("He came at 3 p.m. The guards slept.") ==
          Strings{"He came at 3 p.m.", "The guards slept."});
    CHECK(sentences_of("“They fled.” He nodded. \"Did they?\" she asked.") ==
          Strings{"“They fled.”", "He nodded.", "\"Did they?\" she asked."});
    CHECK(sentences_of("On Aug. 9 and Oct. 10, 2.5 km away (Mar. 3). Then no.") ==
          Strings{"On Aug. 9 and Oct. 10, 2.5 km away (Mar. 3).", "Then no."});
    CHECK(sentences_of("The Kims fled.The guards slept.") == Strings{"The Kims fled.", "The guards slept."});
    CHECK(sentences_of("북한군이 넘어왔다고 밝혔다. 군은 “문제없다”고 했다.") ==
          Strings{"북한군이 넘어왔다고 밝혔다.", "군은 “문제없다”고 했다."});
}

TEST_CASE("datelines give place, date and agency") {
    struct Row {
        std::string text;
        std::string place;
        std::string date;
        std::string agency;
    };
    const std::string body = " North Korea has put more guards on the border after a group of people fled.";
    for (const Row& row : std::vector<Row>{
             {"SEOUL, Aug. 18 (UPI) —" + body, "SEOUL", "Aug. 18", "UPI"},
             {"SEOUL—Wanting to halt flights, the North has built walls along the border.", "SEOUL", "", ""},
             {"SEOUL, South Korea (AP) —" + body, "SEOUL, South Korea", "", "AP"},
             {"SEOUL, Nov. 7 (Yonhap) --" + body, "SEOUL", "Nov. 7", "Yonhap"},
             {"SEOUL:" + body, "SEOUL", "", ""},
             {"WASHINGTON, D.C. (Reuters) -" + body, "WASHINGTON, D.C.", "", "Reuters"},
             {"(Seoul) –" + body, "Seoul", "", ""},
             {"(Web desk) –" + body, "", "", "Web desk"},
             {"10 August 2015 –" + body, "", "10 August 2015", ""},
             {"Seoul, Aug 20 (ANI):" + body, "Seoul", "Aug 20", "ANI"},
             {"Baku, April 8, AZERTAC\n" + body, "Baku", "April 8", "AZERTAC"},
             {"(서울=연합뉴스) 김철수 기자 = 북한이 국경에 철조망을 더 세우고 있다고 정부가 밝혔다.", "서울",
              "", "연합뉴스"},
             {"[파주=뉴시스]김철수 기자 = 북한이 국경에 철조망을 더 세우고 있다고 정부가 밝혔다.", "파주", "",
              "뉴시스"},
         }) {
        const Document document = document_of("A headline of some words\n" + row.text + "\n");
        INFO(row.text);
        REQUIRE(document.dateline);
        CHECK(document.words(document.dateline->place) == row.place);
        CHECK(document.words(document.dateline->date) == row.date);
        CHECK(document.words(document.dateline->agency) == row.agency);
    }
    for (const char* text :
         {"The border - long and cold - was shut after a group of people fled the country.",
          "In Seoul, Aug. 18 was a day like any other, said the guard who saw it all.",
          "Kim said: the border is shut and no one will cross it before the winter comes.",
          "[앵커] 북한이 국경에 철조망을 더 세우고 있다고 정부가 밝혔다."}) {
        INFO(text);
        CHECK_FALSE(document_of(text).dateline);
    }
}

TEST_CASE("stamps give publication before update, and nothing else") {
    struct Row {
        std::string line;
        Strings stamps;
    };
    const std::string body =
        "\nA soldier walked over the line on Tuesday and asked for asylum in the South.\n";
    for (const Row& row : std::vector<Row>{
             {"By    |   Tuesday, 20 August 2024 12:21 PM EDT", {"Tuesday, 20 August 2024 12:21 PM EDT"}},
             {"Posted on : 2017-11-28 17:18 KST Modified on : 2019-10-19 20:29 KST",
              {"2017-11-28 17:18 KST", "2019-10-19 20:29 KST"}},
             {"Updated: May 3, 2024 Published: May 1, 2024", {"May 1, 2024", "May 3, 2024"}},
             {"입력 2024-08-21 15:47:43   수정 2024-08-21 15:48:00",
              {"2024-08-21 15:47:43", "2024-08-21 15:48:00"}},
             {"Tue 20 Aug 2024 06.52 BST", {"Tue 20 Aug 2024 06.52 BST"}},
             {"Published October 24,2023", {"October 24,2023"}},
             {"10:06 AM EDT, October 30, 2023", {"10:06 AM EDT, October 30, 2023"}},
             {"Written: 2025-07-09 11:11:18Updated: 2025-07-09 14:48:22",
              {"2025-07-09 11:11:18", "2025-07-09 14:48:22"}},
             {"2023년 10월 13일 16:05", {"2023년 10월 13일 16:05"}},
             {"Nov 01, 2025 · 10 min read", {"Nov 01, 2025"}},
             {"2024-21-20", {}},
             {"The wall was begun on March 24, 2021.", {}},
             {"해상으로 온 것은 2019년 11월 이후 처음이다.", {}},
         }) {
        const Document document = document_of("A headline of some words\n" + row.line + body);
        Strings stamps;
        for (const Span& stamp : document.stamps)
            stamps.emplace_back(document.words(stamp));
        INFO(row.line);
        CHECK(stamps == row.stamps);
        CHECK(document.stamp_kinds.size() == document.stamps.size());
    }
}

TEST_CASE("lines broken at a column are joined, lines that are paragraphs are not") {
    const Document broken = document_of("GUARDS SEARCH BOTH BANKS\n\n"
                                        "Two families have fled from the county across the river into\n"
                                        "China, and the army has been told to find them at any price,\n"
                                        "a trader says. Soldiers have searched the hills since then.\n"
                                        "Officers have asked the police on the other bank to help, but\n"
                                        "no one has been caught so far, and nobody in the county seems\n"
                                        "to know more.\n\n"
                                        "Filed under border\n");
    REQUIRE(broken.blocks.size() == 4);
    CHECK(broken.sentences.size() == 5);
    CHECK(broken.words(broken.sentences[2].span) == "Soldiers have searched the hills since then.");
    const Document lists =
        document_of("Soldiers cross the line in the east\nBalloons fall on the capital again\nFences rise "
                    "on the upper river\nBoats drift over the western sea\nA soldier walked over the "
                    "line on Tuesday and asked for asylum in the South, where he had relatives, the "
                    "military in Seoul said after some days of silence about it.\n");
    CHECK(lists.blocks.size() == 5);
}

TEST_CASE("an embedded post is a quotation and its date no stamp") {
    const Document document = document_of(
        "A soldier walked over the line on Tuesday and asked for asylum.\n(URGENT) Soldier defects: military "
        "https://t.co/abc\n— Some Agency (@agency) August 20, 2024\nHe had come alone, the guards who met "
        "him "
        "said.\n");
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.blocks[1].role == BlockRole::quotation);
    CHECK(document.blocks[2].role == BlockRole::quotation);
    CHECK(document.blocks[3].role == BlockRole::body);
    CHECK(document.stamps.empty());
}

TEST_CASE("tokens and sentences lie in their blocks, in order") {
    for (const std::string& text : {std::string{"A b.\n\nC d? E"}, std::string{"\n\n"}, std::string{},
                                    std::string{"\xFF\xFE\n\xE2\x80\nx"}, std::string(1000, '.'),
                                    std::string(1000, '"'), std::string{"(((((\n)))))"}}) {
        const Document document = document_of(text);
        std::uint32_t token = 0;
        for (const Sentence& sentence : document.sentences) {
            CHECK(sentence.first_token == token);
            CHECK(sentence.end_token > sentence.first_token);
            token = sentence.end_token;
            CHECK(document.blocks[sentence.block].span.contains(sentence.span));
        }
        CHECK(token == document.tokens.size());
    }
}

TEST_CASE("hostile texts take linear time") {
    const auto seconds_for = [](const std::string& text) {
        const auto start = std::chrono::steady_clock::now();
        const Document document = document_of(text);
        CHECK_FALSE(document.tokens.empty());
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    constexpr std::size_t size = std::size_t{1} << 20;
    for (const std::string piece : {".", "\"", "a.", "a@", "1-", "x'", "-", "www.", "[1]", "a\n", "(", "1,",
                                    "\xE2\x80\x94", "Aug. ", "By ", "- ", "tags: "}) {
        std::string text;
        while (text.size() < size)
            text += piece;
        INFO(piece);
        CHECK(seconds_for(text) < 5);
    }
}

namespace {

/// Texts of the blocks with one of the roles.
Strings blocks_of(const Document& document, BlockRole role) {
    Strings found;
    for (const Block& block : document.blocks) {
        if (block.role == role)
            found.emplace_back(document.words(block.span));
    }
    return found;
}

} // namespace

TEST_CASE("a text of one paragraph is its own story, not its headline") {
    CHECK(blocks_of(document_of("Soldier walks over the line in Goseong at dawn, military says"),
                    BlockRole::body)
              .size() == 1);
    Article article;
    article.title = "Soldier walks over the line";
    article.text = "Soldier walks over the line in Goseong.";
    CHECK(blocks_of(analyse(article), BlockRole::body).size() == 1);
    const Document with_text =
        document_of("Soldier walks over the line in Goseong\nA soldier walked over the line at dawn on "
                    "Tuesday and was taken in by the guards.");
    CHECK(blocks_of(with_text, BlockRole::title) == Strings{"Soldier walks over the line in Goseong"});
}

TEST_CASE("long pages of short entries lose none of them") {
    const std::string head = "List of crossings since the year 2012\nSEOUL, Aug. 20 -- The following is a "
                             "list of all crossings that are known.\n";
    SECTION("a chronology") {
        const Document document = document_of(
            head + "2012\nOct. 2 -- A soldier climbs three fences and knocks at a door.\n2017\nNov. 13 -- "
                   "A soldier runs across the line under fire.\n• Nobody died\n");
        CHECK(blocks_of(document, BlockRole::heading) == Strings{"2012", "2017"});
        CHECK(blocks_of(document, BlockRole::body).size() == 3);
    }
    SECTION("bullets, short ones among them") {
        const Document document =
            document_of(head + "For those who have just joined us:\n• At 9:10 a.m. some 20 soldiers crossed "
                               "the line.\n• Nobody was hit\n• The North is silent\n");
        CHECK(blocks_of(document, BlockRole::body).size() == 5);
    }
    SECTION("figures by month") {
        const Document document =
            document_of(head + "By month\nJanuary: 4\nFebruary: 6\nMarch: 4\nThe count for April is not "
                               "known yet, the mission said.\n");
        CHECK(blocks_of(document, BlockRole::body).size() == 5);
    }
}

TEST_CASE("what is said of the author of a page is no part of the story") {
    const Document document = document_of(
        "Soldier walks over the line in Goseong\nBy Mina Example and Jun-ho Sample, Example News\nA soldier "
        "walked over the line at dawn on Tuesday and was taken in by the guards.\nHe had walked for six "
        "hours "
        "through the hills, and nobody had seen him.\nJun-ho Sample came to the Seoul bureau in 2019 and has "
        "written on the army since then.\n");
    CHECK(blocks_of(document, BlockRole::body).size() == 2);
    CHECK(blocks_of(document, BlockRole::furniture).size() == 1);
}
