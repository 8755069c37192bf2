// SPDX-License-Identifier: Apache-2.0
#include "text/find_title.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace dateline {

namespace {

constexpr std::size_t page_head = 30;       ///< blocks among which a headline is looked for
constexpr std::uint32_t longest_title = 35; ///< words

std::string lower_case(std::string_view word) {
    std::string lower{word};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lower;
}

std::unordered_set<std::string> words_of(std::string_view text) {
    constexpr std::string_view between = " \t-:,.'\"|()[]?!";
    std::unordered_set<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(between, at), text.size());
        if (end > at)
            words.insert(lower_case(text.substr(at, end - at)));
        at = end + 1;
    }
    return words;
}

/// Shared words over all words of both.
double likeness(const std::unordered_set<std::string>& a, const std::unordered_set<std::string>& b) {
    std::size_t shared = 0;
    for (const std::string& word : a)
        shared += b.count(word);
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

double headline_score(const BlockMeasures& measures) {
    constexpr std::uint32_t best_words = 8;
    if (measures.furniture != FurnitureWords::none || measures.stamped || measures.words > longest_title ||
        measures.words == 0 || measures.look == BlockLook::text || measures.look == BlockLook::item)
        return 0;
    double score = std::min(measures.words, best_words);
    score -= 4.0 * measures.separators;
    if (measures.full_stop)
        score -= 2;
    return score;
}

} // namespace

std::optional<std::size_t> find_title(const Document& document, const std::vector<BlockMeasures>& measures) {
    constexpr double alike = 0.5;
    const std::size_t head = std::min(measures.size(), page_head);
    std::optional<std::size_t> best;
    double best_score = 0;
    if (!document.article.title.empty()) {
        const std::unordered_set<std::string> title = words_of(document.article.title);
        for (std::size_t i = 0; i < head; ++i) {
            if (measures[i].words == 0 || measures[i].words > longest_title)
                continue;
            const double score = likeness(title, words_of(document.words(document.blocks[i].span)));
            if (score > std::max(best_score, alike)) {
                best = i;
                best_score = score;
            }
        }
        if (best)
            return best;
    }
    constexpr double headline_enough = 4;
    for (std::size_t i = 0; i < head && measures[i].look != BlockLook::text; ++i) {
        if (measures[i].stamped && best_score >= headline_enough)
            break; // the date stands below the headline
        const double score = headline_score(measures[i]);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

} // namespace dateline
