// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/numbered_sentences.hpp"
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "text/known_articles.hpp"

#include <string>

using namespace dateline;

namespace {

Document document_of(std::string id, std::string url, std::string updated, std::string text) {
    Article article;
    article.id = std::move(id);
    article.url = std::move(url);
    article.updated = std::move(updated);
    article.text = std::move(text);
    complete(article);
    return analyse(std::move(article));
}

} // namespace

TEST_CASE("the likeness of texts is estimated within its error") {
    const TextSketch all = sketch_text(document_of("a", "", "", numbered_sentences(0, 100)));
    CHECK(likeness(all, all) == 1);
    CHECK(likeness(all, sketch_text(document_of("b", "", "", numbered_sentences(500, 100)))) < 0.05);
    // 75 of 100 sentences shared on both sides: 75 / 125.
    const TextSketch shifted = sketch_text(document_of("c", "", "", numbered_sentences(25, 100)));
    CHECK(likeness(all, shifted) == Approx(0.6).margin(0.15));
    CHECK(likeness(TextSketch{}, TextSketch{}) == 0);
}

TEST_CASE("furniture does not change the sketch") {
    const std::string text = numbered_sentences(0, 20);
    CHECK(sketch_text(document_of("a", "", "", text)) ==
          sketch_text(document_of("b", "", "", text + "Comments\nSign up for our newsletter\n")));
}

TEST_CASE("URLs compare without what does not change the page") {
    CHECK(comparable_url("https://www.Example.com/a/b/?utm_source=x&id=3#top") == "example.com/a/b?id=3");
    CHECK(comparable_url("http://example.com/a/b/amp?id=3&fbclid=1") == "example.com/a/b?id=3");
    CHECK(comparable_url("example.com/A") != comparable_url("example.com/a"));
    CHECK(comparable_url("").empty());
}

TEST_CASE("same text, versions and near copies are told apart") {
    KnownArticles known;
    CHECK(known.add(document_of("first", "https://a.example/1", "2024-08-20T10:00Z",
                                numbered_sentences(0, 60))) == KinshipAnswer{});
    SECTION("the same text, wherever it stands") {
        CHECK(known.add(document_of("copy", "https://b.example/9", "", numbered_sentences(0, 60))) ==
              KinshipAnswer{Kinship::same_text, "first", 1});
    }
    SECTION("a later text under the same address is a newer version") {
        const KinshipAnswer answer = known.add(
            document_of("second", "http://www.a.example/1/", "2024-08-20T12:00Z", numbered_sentences(0, 70)));
        CHECK(answer.kinship == Kinship::newer_version);
        CHECK(answer.other_id == "first");
        const KinshipAnswer old = known.add(
            document_of("draft", "https://a.example/1", "2024-08-20T09:00Z", numbered_sentences(0, 30)));
        CHECK(old.kinship == Kinship::older_version);
        CHECK(old.other_id == "second");
    }
    SECTION("a text that shares most sentences is near") {
        const KinshipAnswer answer =
            known.add(document_of("wire", "https://c.example/2", "", numbered_sentences(6, 60)));
        CHECK(answer.kinship == Kinship::near);
        CHECK(answer.other_id == "first");
        CHECK(answer.likeness > 0.6);
    }
    SECTION("another text is unrelated") {
        CHECK(
            known.add(document_of("other", "https://c.example/2", "", numbered_sentences(900, 60))).kinship ==
            Kinship::unrelated);
    }
}

TEST_CASE("a sketch survives as text, and nothing else is taken for one") {
    const TextSketch sketch = sketch_text(document_of("a", "", "", numbered_sentences(0, 20)));
    CHECK(sketch_from_text(sketch_to_text(sketch)) == sketch);
    CHECK(sketch_to_text(TextSketch{}).empty());
    CHECK(sketch_from_text("no sketch") == TextSketch{});
    std::string damaged = sketch_to_text(sketch);
    damaged[7] = '#';
    CHECK(sketch_from_text(damaged) == TextSketch{});
}

TEST_CASE("near texts tell one story, whatever the order in which they come") {
    const std::vector<Document> documents{
        document_of("b", "https://b.example/1", "", numbered_sentences(0, 60)),
        document_of("c", "https://c.example/1", "", numbered_sentences(6, 60)),
        document_of("a", "https://a.example/1", "", numbered_sentences(12, 60)),
        document_of("d", "https://d.example/1", "", numbered_sentences(900, 60)),
    };
    const std::map<std::string, std::string> expected{{"a", "a"}, {"b", "a"}, {"c", "a"}};
    KnownArticles forwards;
    KnownArticles backwards;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        forwards.add(documents[i]);
        backwards.add(documents[documents.size() - 1 - i]);
    }
    CHECK(forwards.stories({}) == expected);
    CHECK(backwards.stories({}) == expected);
    // What was replaced names no story.
    CHECK(forwards.stories({"a"}) == std::map<std::string, std::string>{{"b", "b"}, {"c", "b"}});
}
