// SPDX-License-Identifier: Apache-2.0
#include "cli/put_articles.hpp"

#include "text/known_articles.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

/// Texts under one id that are less alike are no versions of one article: they only share a file name.
constexpr double version_likeness = 0.1;

const std::string& dated(const StoredArticle& article) {
    return article.updated.empty() ? article.published : article.updated;
}

KnownArticle known(const StoredArticle& article) {
    return {article.article_id, article.url, dated(article), article.content_hash,
            sketch_from_text(article.sketch)};
}

bool on_different_pages(const StoredArticle& a, const StoredArticle& b) {
    return !a.url.empty() && !b.url.empty() && comparable_url(a.url) != comparable_url(b.url);
}

/// An article under another id, its reports and figures with it.
void rename(StoredArticle& article, ArticleReports* found, const std::string& id) {
    const std::string old = std::exchange(article.article_id, id);
    if (found == nullptr)
        return;
    const auto follow = [&](std::string& article_id, std::string& own_id) {
        article_id = id;
        if (own_id.starts_with(old))
            own_id.replace(0, old.size(), id);
    };
    for (Report& report : found->reports)
        follow(report.article_id, report.report_id);
    for (Figure& figure : found->figures)
        follow(figure.article_id, figure.figure_id);
}

class Shelf {
public:
    explicit Shelf(StoreContents& contents) : m_contents(contents) {
        // What was replaced first: an address then leads to the version that stands.
        for (const bool replaced : {true, false})
            for (std::size_t i = 0; i < contents.articles.size(); ++i)
                if (contents.articles[i].replaced_by.empty() != replaced)
                    learn(i);
    }

    bool put(ExtractedArticle&& extracted) {
        StoredArticle& article = extracted.article;
        if (is_known(article))
            return false;
        std::size_t other = none;
        if (const auto same_id = m_by_id.find(article.article_id); same_id != m_by_id.end()) {
            const StoredArticle& there = m_contents.articles[same_id->second];
            if (is_version(article, there))
                other = same_id->second;
            else
                rename(article, &extracted.found, free_id(article.article_id, article.content_hash));
        }
        if (const std::string page = comparable_url(article.url); !page.empty())
            if (const auto same_page = m_by_page.find(page); same_page != m_by_page.end())
                other = same_page->second;
        while (other != none && !m_contents.articles[other].replaced_by.empty())
            other = m_by_id.at(m_contents.articles[other].replaced_by);
        if (other == none) {
            stand(std::move(extracted));
            return true;
        }
        StoredArticle& there = m_contents.articles[other];
        const bool older = !dated(article).empty() && dated(article) < dated(there);
        if (older) {
            if (article.article_id == there.article_id)
                rename(article, nullptr, free_id(article.article_id, article.content_hash));
            article.replaced_by = there.article_id;
            m_contents.articles.push_back(std::move(article));
            learn(m_contents.articles.size() - 1);
            return true;
        }
        replace(other, std::move(extracted));
        return true;
    }

    /// The reports of those that stand into the contents, of those replaced out of them; then the stories.
    void finish() {
        if (!m_gone.empty()) {
            take_out(m_contents.reports);
            take_out(m_contents.own_readings);
            take_out(m_contents.figures);
        }
        for (auto& [id, found] : m_found) {
            std::move(found.reports.begin(), found.reports.end(), std::back_inserter(m_contents.reports));
            std::move(found.figures.begin(), found.figures.end(), std::back_inserter(m_contents.figures));
        }
        KnownArticles texts;
        std::set<std::string> replaced;
        for (const StoredArticle& article : m_contents.articles) {
            texts.add(known(article));
            if (!article.replaced_by.empty())
                replaced.insert(article.article_id);
        }
        const std::map<std::string, std::string> stories = texts.stories(replaced);
        for (StoredArticle& article : m_contents.articles) {
            const auto story = stories.find(article.article_id);
            article.story = story == stories.end() ? std::string{} : story->second;
        }
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void learn(std::size_t index) {
        const StoredArticle& article = m_contents.articles[index];
        m_by_id[article.article_id] = index;
        m_by_text.emplace(article.content_hash, index);
        const std::string page = comparable_url(article.url);
        if (!page.empty() && article.replaced_by.empty())
            m_by_page[page] = index;
    }

    [[nodiscard]] bool is_known(const StoredArticle& article) const {
        const auto [first, last] = m_by_text.equal_range(article.content_hash);
        return std::any_of(first, last, [&](const auto& entry) {
            return !on_different_pages(article, m_contents.articles[entry.second]);
        });
    }

    static bool is_version(const StoredArticle& article, const StoredArticle& there) {
        if (on_different_pages(article, there))
            return false;
        if (!article.url.empty() && !there.url.empty())
            return true;
        const TextSketch sketch = sketch_from_text(there.sketch);
        return sketch.shingles == 0 || likeness(sketch, sketch_from_text(article.sketch)) >= version_likeness;
    }

    [[nodiscard]] std::string free_id(const std::string& id, const std::string& hash) const {
        std::size_t length = 8;
        while (length < hash.size() && m_by_id.contains(id + "-" + hash.substr(0, length)))
            ++length;
        return id + "-" + hash.substr(0, length);
    }

    void stand(ExtractedArticle&& extracted) {
        m_found[extracted.article.article_id] = std::move(extracted.found);
        m_contents.articles.push_back(std::move(extracted.article));
        learn(m_contents.articles.size() - 1);
    }

    void replace(std::size_t other, ExtractedArticle&& extracted) {
        const std::string old_id = m_contents.articles[other].article_id;
        hand_on_incidents(old_id, extracted.found.reports);
        if (m_found.erase(old_id) == 0)
            m_gone.insert(old_id);
        if (old_id == extracted.article.article_id)
            rename(m_contents.articles[other], nullptr,
                   free_id(old_id, m_contents.articles[other].content_hash));
        m_contents.articles[other].replaced_by = extracted.article.article_id;
        m_contents.articles[other].assumed.clear();
        m_contents.articles[other].assumed_from.clear();
        m_by_id[m_contents.articles[other].article_id] = other;
        stand(std::move(extracted));
    }

    /// The reports of a newer version go on where those of the older one were: by the same words, else by
    /// type, in text order.
    void hand_on_incidents(const std::string& old_id, std::vector<Report>& fresh) {
        std::vector<const Report*> old;
        for (const Report& report : m_contents.reports)
            if (report.article_id == old_id && !m_gone.contains(old_id))
                old.push_back(&report);
        for (const bool by_words : {true, false}) {
            for (Report& report : fresh) {
                if (!report.incident_id.empty())
                    continue;
                const auto same = std::find_if(old.begin(), old.end(), [&](const Report* before) {
                    return before->type == report.type && (!by_words || before->quote == report.quote);
                });
                if (same == old.end())
                    continue;
                report.incident_id = (*same)->incident_id;
                old.erase(same);
            }
        }
    }

    template <typename Records>
    void take_out(Records& records) const {
        records.erase(std::remove_if(records.begin(), records.end(),
                                     [&](const auto& record) { return m_gone.contains(record.article_id); }),
                      records.end());
    }

    StoreContents& m_contents;
    std::unordered_map<std::string, std::size_t> m_by_id;
    std::unordered_multimap<std::string, std::size_t> m_by_text;
    std::unordered_map<std::string, std::size_t> m_by_page; ///< the version that stands
    std::map<std::string, ArticleReports> m_found;          ///< of this run, by article
    std::set<std::string> m_gone;                           ///< articles whose reports leave the store
};

} // namespace

std::size_t put_articles(StoreContents& contents, std::vector<ExtractedArticle> extracted) {
    std::sort(extracted.begin(), extracted.end(), [](const ExtractedArticle& a, const ExtractedArticle& b) {
        const auto key = [](const StoredArticle& article) {
            return std::tie(dated(article), article.article_id, article.url, article.content_hash);
        };
        return key(a.article) < key(b.article);
    });
    Shelf shelf{contents};
    std::size_t fresh = 0;
    for (ExtractedArticle& article : extracted)
        fresh += shelf.put(std::move(article)) ? 1U : 0U;
    if (fresh != 0)
        shelf.finish();
    return fresh;
}

} // namespace dateline
