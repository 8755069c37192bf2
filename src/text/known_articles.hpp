// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/near_duplicate.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// A URL without what does not change the page: scheme, `www.` and `m.`, fragment, tracking parameters
/// (`utm_...`, `fbclid`), `/amp` and the slash at the end; the host in small letters. For comparing only.
std::string comparable_url(std::string_view url);

/// How an article relates to one known before.
enum class Kinship : std::uint8_t {
    unrelated,
    same_text,     ///< nothing new
    newer_version, ///< same URL, other text, later (or no) date: replaces the known one
    older_version, ///< same URL, other text, earlier date: history
    near,          ///< much of the text is shared: syndicated or lightly rewritten
};

struct KinshipAnswer {
    Kinship kinship = Kinship::unrelated;
    std::string other_id; ///< of the known article
    double likeness = 0;  ///< of the texts, 0 to 1
    bool operator==(const KinshipAnswer&) const = default;
};

/// What recognising an article again needs.
struct KnownArticle {
    std::string id;
    std::string url;
    std::string dated; ///< `updated`, else `published`
    std::string content_hash;
    TextSketch sketch;
};

/// The articles of a run, or of a store, as far as recognising them again needs: some 700 bytes each.
class KnownArticles {
public:
    /// How does the article relate to the known ones? The closest relation wins; it is then known, too.
    KinshipAnswer add(const Document& document);
    KinshipAnswer add(const KnownArticle& article);

    /// Articles whose texts are near, directly or by way of others, tell one story, named after the first of
    /// their ids; those that stand alone are left out, and so are the ids in `without`. Depends on the set of
    /// articles, not on the order in which they came.
    [[nodiscard]] std::map<std::string, std::string> stories(const std::set<std::string>& without) const;

private:
    struct Known {
        std::string id;
        std::string dated; ///< `updated`, else `published`
        TextSketch sketch;
    };
    std::vector<Known> m_known;
    std::unordered_map<std::string, std::size_t> m_by_url;
    std::unordered_map<std::string, std::size_t> m_by_text;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_by_band;

    [[nodiscard]] KinshipAnswer near(const TextSketch& sketch) const;
};

} // namespace dateline
