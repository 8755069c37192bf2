// SPDX-License-Identifier: Apache-2.0
#include "cli/put_articles.hpp"
#include "support/catch.hpp"
#include "support/numbered_sentences.hpp"
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "text/near_duplicate.hpp"

#include <algorithm>

using namespace dateline;

namespace {

struct Page {
    std::string id, url, updated, text;
};

ExtractedArticle extracted(const Page& page) {
    Article article;
    article.id = page.id;
    article.url = page.url;
    article.updated = page.updated;
    article.text = page.text;
    complete(article);
    const Document document = analyse(std::move(article));
    ExtractedArticle result;
    result.article.article_id = document.article.id;
    result.article.url = document.article.url;
    result.article.updated = document.article.updated;
    result.article.content_hash = document.article.content_hash;
    result.article.sketch = sketch_to_text(sketch_text(document));
    Report report;
    report.article_id = page.id;
    report.report_id = page.id + ".r01";
    report.type = "shooting";
    report.quote = "quote of " + page.updated;
    result.found.reports.push_back(report);
    return result;
}

StoreContents put_one_by_one(const std::vector<Page>& pages) {
    StoreContents contents;
    for (const Page& page : pages)
        put_articles(contents, {extracted(page)});
    return contents;
}

const StoredArticle& article(const StoreContents& contents, const std::string& id) {
    const auto found = std::find_if(contents.articles.begin(), contents.articles.end(),
                                    [&](const StoredArticle& a) { return a.article_id == id; });
    REQUIRE(found != contents.articles.end());
    return *found;
}

} // namespace

TEST_CASE("the same text changes nothing, unless it stands on another page") {
    StoreContents contents;
    CHECK(put_articles(contents, {extracted({"a", "https://a.example/1", "", numbered_sentences(0, 30)})}) ==
          1);
    CHECK(put_articles(contents, {extracted({"a", "https://a.example/1", "", numbered_sentences(0, 30)})}) ==
          0);
    CHECK(put_articles(contents, {extracted({"again", "", "", numbered_sentences(0, 30)})}) == 0);
    CHECK(contents.reports.size() == 1);
    CHECK(put_articles(contents, {extracted({"b", "https://b.example/9", "", numbered_sentences(0, 30)})}) ==
          1);
    CHECK(contents.reports.size() == 2);
    CHECK(article(contents, "a").story == "a");
    CHECK(article(contents, "b").story == "a");
}

TEST_CASE("the newest version of a page stands, the others are history, whatever the order") {
    const Page first{"one", "https://a.example/1", "2024-08-20T10:00Z", numbered_sentences(0, 30)};
    const Page second{"two", "http://www.a.example/1/", "2024-08-20T12:00Z", numbered_sentences(0, 34)};
    const Page third{"three", "https://a.example/1?utm_source=x", "2024-08-21", numbered_sentences(0, 38)};
    std::vector<Page> pages{first, second, third};
    std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) { return a.id < b.id; });
    do {
        const StoreContents contents = put_one_by_one(pages);
        REQUIRE(contents.reports.size() == 1);
        CHECK(contents.reports.front().report_id == "three.r01");
        CHECK(contents.articles.size() == 3);
        CHECK(article(contents, "three").replaced_by.empty());
        CHECK_FALSE(article(contents, "one").replaced_by.empty());
        CHECK_FALSE(article(contents, "two").replaced_by.empty());
    } while (std::next_permutation(pages.begin(), pages.end(),
                                   [](const Page& a, const Page& b) { return a.id < b.id; }));
}

TEST_CASE("a changed file takes the place of the older one and keeps its incident") {
    StoreContents contents;
    put_articles(contents, {extracted({"a", "", "2024-08-20", numbered_sentences(0, 30)})});
    contents.reports.front().incident_id = "DL-1";
    CHECK(put_articles(contents, {extracted({"a", "", "2024-08-21", numbered_sentences(0, 33)})}) == 1);
    REQUIRE(contents.reports.size() == 1);
    CHECK(contents.reports.front().quote == "quote of 2024-08-21");
    CHECK(contents.reports.front().incident_id == "DL-1");
    CHECK(contents.articles.size() == 2);
    // The older text once more changes nothing.
    CHECK(put_articles(contents, {extracted({"a", "", "2024-08-20", numbered_sentences(0, 30)})}) == 0);
}

TEST_CASE("two articles that only share an id are two") {
    StoreContents contents;
    put_articles(contents, {extracted({"a", "", "", numbered_sentences(0, 30)})});
    CHECK(put_articles(contents, {extracted({"a", "", "", numbered_sentences(700, 30)})}) == 1);
    REQUIRE(contents.articles.size() == 2);
    CHECK(contents.articles[1].article_id.starts_with("a-"));
    CHECK(contents.reports[1].article_id == contents.articles[1].article_id);
    CHECK(contents.reports[1].report_id == contents.articles[1].article_id + ".r01");
    CHECK(put_articles(contents, {extracted({"a", "", "", numbered_sentences(700, 30)})}) == 0);
}
