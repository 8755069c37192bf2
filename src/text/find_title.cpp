// SPDX-License-Identifier: Apache-2.0
#include "text/find_title.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace dateline {

namespace {

constexpr std::size_t page_head = 30;       ///< blocks among which a headline is looked for
constexpr std::uint32_t longest_title = 35; ///< words

/// Letters, digits and all that is not ASCII.
constexpr bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Hashes of the different words, in lower case, sorted.
std::vector<std::uint64_t> words_of(std::string_view text) {
    constexpr std::uint64_t offset = 0xCBF29CE484222325ULL;
    constexpr std::uint64_t prime = 0x100000001B3ULL;
    std::vector<std::uint64_t> words;
    std::uint64_t hash = offset;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        const bool between = !is_word_byte(c);
        if (!between) {
            hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) * prime;
        } else if (hash != offset) {
            words.push_back(hash);
            hash = offset;
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// Shared words over all words of both.
double likeness(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t shared = 0;
    for (const std::uint64_t word : a)
        shared += std::binary_search(b.begin(), b.end(), word) ? 1U : 0U;
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
        const std::vector<std::uint64_t> title = words_of(document.article.title);
        for (std::size_t i = 0; i < head; ++i) {
            if (measures[i].words == 0 || measures[i].words > longest_title)
                continue;
            const double score = likeness(title, words_of(document.words(document.blocks[i].span)));
            if (score > std::max(best_score, alike)) {
                best = i;
                best_score = score;
            }
            constexpr double the_same = 0.95;
            if (score > the_same)
                break;
        }
        if (best)
            return best;
    }
    constexpr double headline_enough = 4;
    constexpr double headline_surely = 5;
    for (std::size_t i = 0; i < head; ++i) {
        if (measures[i].look == BlockLook::text && measures[i].furniture == FurnitureWords::none)
            break; // the article has begun
        if (measures[i].stamped && best_score >= headline_enough)
            break; // the date stands below the headline
        const double score = headline_score(measures[i]);
        const bool below_headline = best && *best + 1 == i && best_score >= headline_surely;
        if (score > best_score && !below_headline) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

} // namespace dateline
