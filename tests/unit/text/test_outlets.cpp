// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "text/outlets.hpp"

using namespace dateline;

namespace {

std::string origin_of(std::string text, std::string url = {}) {
    Article article;
    article.id = "a";
    article.url = std::move(url);
    article.text = std::move(text);
    complete(article);
    return stated_origin(analyse(std::move(article)));
}

} // namespace

TEST_CASE("outlets are known by name and by page") {
    CHECK(named_outlet("Seoul's Yonhap News") == "yonhap");
    CHECK(named_outlet("the Wall Street Journal") == "wall-street-journal");
    CHECK(named_outlet("a source").empty());
    CHECK(named_outlet("APEC").empty());
    CHECK(outlet_of_page("https://en.yna.co.kr/view/AEN1", "") == "yonhap");
    CHECK(outlet_of_page("https://notyna.co.kr/view", "").empty());
    CHECK(outlet_of_page("", "Radio Free Asia") == "rfa");
}

TEST_CASE("an article says whose report it follows") {
    CHECK(origin_of(
              "Soldier crosses the line\nA soldier walked over the line on Tuesday, reports The Wall Street "
              "Journal.\nHe is being questioned.") == "wall-street-journal");
    CHECK(origin_of("A soldier walked over the line on Tuesday, Yonhap news agency in Seoul said.") ==
          "yonhap");
    CHECK(origin_of("A resident told Radio Free Asia that a fence was put up in May.") == "rfa");
    CHECK(origin_of("SEOUL, Aug. 18 (UPI) -- Guards laid mines along the river in August.") == "upi");
    CHECK(origin_of("A soldier walked over the line on Tuesday, the Joint Chiefs of Staff said.").empty());
    CHECK(origin_of("Yonhap reported that a soldier walked over the line.", "https://en.yna.co.kr/view/1")
              .empty());
    // A passing mention, and one far down, do not make it a rewrite.
    CHECK(origin_of("A photographer of Reuters crossed the bridge on Tuesday with his camera.").empty());
}
