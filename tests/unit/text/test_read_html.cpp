// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "text/iso_time.hpp"
#include "text/read_html.hpp"

#include <string>

using namespace dateline;

TEST_CASE("metadata of a page comes from the surest place") {
    const Article article = read_html(R"(<html lang="en-GB"><head><title>Head - Site</title>
        <meta property="og:title" content="Meta title"><meta property="og:site_name" content="Meta site">
        <meta name="date" content="2020-01-01"><link rel="canonical" href="https://x.example/canonical">
        <script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
        "headline": "Linked
title", "datePublished": "2024-08-20T12:00:00+0900", "dateModified": "2024-08-21",
        "url": "https://x.example/linked", "publisher": {"name": "Linked site"}}]}</script></head>
        <body><p>A soldier walked over the line on Tuesday and asked for asylum.</p></body></html>)");
    CHECK(article.title == "Linked title");
    CHECK(article.site == "Meta site");
    CHECK(article.url == "https://x.example/canonical");
    CHECK(article.published == "2024-08-20T12:00:00+09:00");
    CHECK(article.updated == "2024-08-21");
    CHECK(article.language == "en-GB");
}

TEST_CASE("microdata and plain elements serve where nothing better is") {
    const Article article = read_html(R"(<html><head><title>Head of the page | Site</title></head><body>
        <span itemprop="datePublished" content="2019-11-07">yesterday</span>
        <p>A soldier walked over the line on Tuesday and asked for asylum.</p></body></html>)");
    CHECK(article.title == "Head of the page");
    CHECK(article.published == "2019-11-07");
    CHECK(
        read_html("<time datetime='2024-08-20T01:02Z'>x</time><p>Text of some length here.</p>").published ==
        "2024-08-20T01:02Z");
}

TEST_CASE("paragraphs, line breaks, lists and tables keep their structure") {
    const Article article = read_html("<h1>Head</h1><p>First <b>paragraph</b>,\n with a break<br>and more "
                                      "text after it.<ul><li>One item of it<li>Two "
                                      "items of it</ul><table><tr><td>a b c</td><td>d e "
                                      "f</td></tr></table><p>Last &amp; least &#8212; end.");
    CHECK(article.text ==
          "Head\n\nFirst paragraph, with a break\n\nand more text after it.\n\n- One item of it\n\n- Two "
          "items of it\n\na b c | d e f\n\nLast & least — end.");
}

TEST_CASE("captions are marked") {
    const Article article = read_html(
        "<h1>Head</h1><figure><figcaption>Under the picture.</figcaption></figure><p>Text of the article "
        "itself, which is long enough to be one.</p>");
    REQUIRE(article.captions.size() == 1);
    CHECK(article.captions[0].of(article.text) == "Under the picture.");
    const Article within =
        read_html("<h1>Head</h1><div><span><img><em class='img_desc'>Under it.</em></span>Text "
                  "of the article, long enough to be one.<br>More of the text.</div>");
    REQUIRE(within.captions.size() == 1);
    CHECK(within.captions[0].of(within.text) == "Under it.");
}

TEST_CASE("hostile markup gives some text, in bounded time") {
    constexpr int deep = 200000;
    std::string nested;
    for (int i = 0; i < deep; ++i)
        nested += "<div class='x'>";
    nested += "<p>Deep down stands a sentence of the article itself.</p>";
    CHECK(read_html(nested).text == "Deep down stands a sentence of the article itself.");
    std::string spans = "<p>";
    for (int i = 0; i < deep; ++i)
        spans += "<b><i>x";
    CHECK_FALSE(read_html(spans).text.empty());
    for (const std::string& page :
         {std::string{}, std::string{"<"}, std::string{"<!--"}, std::string{"<script>"},
          std::string{"</p></div>"}, std::string{"<a href=\"x"}, std::string{"&#x110000;&#0;&bogus;<p>x"},
          std::string(100000, '<'), std::string{"<table><tr><td><table><tr><td>cell of it"},
          std::string{"<![CDATA[ x ]]>"}})
        CHECK_NOTHROW(read_html(page));
}

TEST_CASE("times of metadata are understood in many forms") {
    CHECK(iso_time("2024-08-20T12:21:00.123+09:00") == "2024-08-20T12:21:00+09:00");
    CHECK(iso_time("2024-08-20 12:21") == "2024-08-20T12:21");
    CHECK(iso_time("20240820T122100Z") == "2024-08-20T12:21:00Z");
    CHECK(iso_time("2023-05") == "2023-05");
    CHECK(iso_time("2023") == "2023");
    CHECK(iso_time("Tue, 20 Aug 2024 12:21:00 -0400") == "2024-08-20T12:21:00-04:00");
    CHECK(iso_time("August 20, 2024 12:21 PM EDT") == "2024-08-20T12:21-04:00");
    CHECK(iso_time("2024.08.20") == "2024-08-20");
    CHECK(iso_time("1724156460") == "2024-08-20T12:21:00Z");
    CHECK(iso_time("1724156460000") == "2024-08-20T12:21:00Z");
    for (const char* wrong :
         {"", "soon", "2024-13-01", "2024-02-30", "20 Smarch 2024", "12:30", "99999999999999999999"}) {
        INFO(wrong);
        CHECK(iso_time(wrong).empty());
    }
}
