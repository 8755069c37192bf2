// SPDX-License-Identifier: Apache-2.0
#include "text/known_articles.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace dateline {

namespace {

constexpr double near_enough = 0.4;
constexpr std::size_t most_neighbours = 20; ///< in a band, by id: what a thousand copies share costs no more

bool is_tracking(std::string_view parameter) {
    constexpr std::array<std::string_view, 12> names{"fbclid", "gclid", "mc_cid", "mc_eid",
                                                     "ref",    "cmpid", "smid",   "igshid",
                                                     "ocid",   "xtor",  "output", "amp"};
    const std::string_view name = parameter.substr(0, parameter.find('='));
    return name.starts_with("utm_") || std::find(names.begin(), names.end(), name) != names.end();
}

std::string without_tracking(std::string_view query) {
    std::string kept;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view parameter = query.substr(0, end);
        if (!parameter.empty() && !is_tracking(parameter))
            (kept += kept.empty() ? '?' : '&') += parameter;
        query.remove_prefix(std::min(query.size(), end + 1));
    }
    return kept;
}

} // namespace

std::string comparable_url(std::string_view url) {
    url = url.substr(0, url.find('#'));
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
        url.remove_prefix(scheme + 3);
    const std::size_t query = url.find('?');
    std::string_view address = url.substr(0, query);
    const std::size_t slash = std::min(address.find('/'), address.size());
    std::string host = to_lower(address.substr(0, slash));
    for (const std::string_view label : {"www.", "m.", "mobile.", "amp."}) {
        if (host.starts_with(label))
            host.erase(0, label.size());
    }
    std::string_view path = address.substr(slash);
    while (path.ends_with('/'))
        path.remove_suffix(1);
    if (path.ends_with("/amp"))
        path.remove_suffix(4);
    return host + std::string{path} +
           (query == std::string_view::npos ? std::string{} : without_tracking(url.substr(query + 1)));
}

KinshipAnswer KnownArticles::add(const Document& document) {
    const Article& article = document.article;
    return add({article.id, article.url, article.updated.empty() ? article.published : article.updated,
                article.content_hash, sketch_text(document)});
}

KinshipAnswer KnownArticles::add(const KnownArticle& article) {
    Known known{article.id, article.dated, article.sketch};
    const std::string url = comparable_url(article.url);
    KinshipAnswer answer;
    const auto text = m_by_text.find(article.content_hash);
    const auto page = url.empty() ? m_by_url.end() : m_by_url.find(url);
    if (!article.content_hash.empty() && text != m_by_text.end()) {
        answer = {Kinship::same_text, m_known[text->second].id, 1};
    } else if (page != m_by_url.end()) {
        const Known& other = m_known[page->second];
        const bool older = !known.dated.empty() && known.dated < other.dated;
        answer = {older ? Kinship::older_version : Kinship::newer_version, other.id,
                  likeness(known.sketch, other.sketch)};
    } else {
        answer = near(known.sketch);
    }
    const std::size_t index = m_known.size();
    for (const std::uint64_t key : band_keys(known.sketch))
        m_by_band[key].push_back(static_cast<std::uint32_t>(index));
    if (!url.empty() && (answer.kinship == Kinship::newer_version || page == m_by_url.end()))
        m_by_url[url] = index;
    m_by_text.emplace(article.content_hash, index);
    m_known.push_back(std::move(known));
    return answer;
}

std::map<std::string, std::string> KnownArticles::stories(const std::set<std::string>& without) const {
    std::vector<std::uint32_t> parent(m_known.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&](std::uint32_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    std::vector<std::uint32_t> band;
    for (const auto& [key, all] : m_by_band) {
        if (all.size() < 2)
            continue;
        band.clear();
        std::copy_if(all.begin(), all.end(), std::back_inserter(band),
                     [&](std::uint32_t i) { return without.count(m_known[i].id) == 0; });
        std::sort(band.begin(), band.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return m_known[a].id < m_known[b].id; });
        for (std::size_t i = 1; i < band.size(); ++i) {
            for (std::size_t back = 1; back <= std::min(i, most_neighbours); ++back) {
                const std::uint32_t a = root(band[i]);
                const std::uint32_t b = root(band[i - back]);
                if (a != b &&
                    likeness(m_known[band[i]].sketch, m_known[band[i - back]].sketch) >= near_enough)
                    parent[a] = b;
            }
        }
    }
    std::unordered_map<std::uint32_t, std::vector<std::string>> members;
    for (std::uint32_t i = 0; i < m_known.size(); ++i)
        members[root(i)].push_back(m_known[i].id);
    std::map<std::string, std::string> stories;
    for (auto& [first, ids] : members) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        if (ids.size() < 2)
            continue;
        for (const std::string& id : ids)
            stories[id] = ids.front();
    }
    return stories;
}

KinshipAnswer KnownArticles::near(const TextSketch& sketch) const {
    constexpr std::size_t most_in_band = 50; // boilerplate that everybody shares says nothing
    KinshipAnswer best;
    for (const std::uint64_t key : band_keys(sketch)) {
        const auto band = m_by_band.find(key);
        if (band == m_by_band.end() || band->second.size() > most_in_band)
            continue;
        for (const std::uint32_t other : band->second) {
            const double alike = likeness(sketch, m_known[other].sketch);
            if (alike >= near_enough && alike > best.likeness)
                best = {Kinship::near, m_known[other].id, alike};
        }
    }
    return best;
}

} // namespace dateline
