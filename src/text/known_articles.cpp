// SPDX-License-Identifier: Apache-2.0
#include "text/known_articles.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

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
    std::string host{address.substr(0, slash)};
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
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
    Known known{article.id, article.updated.empty() ? article.published : article.updated,
                sketch_text(document)};
    const std::string url = comparable_url(article.url);
    KinshipAnswer answer;
    const auto text = m_by_text.find(article.content_hash);
    const auto page = url.empty() ? m_by_url.end() : m_by_url.find(url);
    if (!article.content_hash.empty() && text != m_by_text.end()) {
        return {Kinship::same_text, m_known[text->second].id, 1};
    }
    if (page != m_by_url.end()) {
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
    if (!url.empty() && answer.kinship != Kinship::older_version)
        m_by_url[url] = index;
    m_by_text.emplace(article.content_hash, index);
    m_known.push_back(std::move(known));
    return answer;
}

KinshipAnswer KnownArticles::near(const TextSketch& sketch) const {
    constexpr double near_enough = 0.4;
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
