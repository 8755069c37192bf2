// SPDX-License-Identifier: Apache-2.0
#include "text/give_roles.hpp"

#include "text/character.hpp"
#include "text/find_dateline.hpp"
#include "text/find_stamps.hpp"
#include "text/furniture_words.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace dateline {

namespace {

/// What is looked at in one block.
struct Look {
    std::uint32_t first_token = 0;
    std::uint32_t end_token = 0;
    std::uint32_t sentences = 0;
    std::uint32_t words = 0;
    std::uint32_t lower = 0;      ///< words that start with a small letter, or Hangul words
    std::uint32_t separators = 0; ///< | » > · between menu entries
    bool full_stop = false;       ///< ends like a sentence
    bool stamped = false;
    FurnitureWords furniture = FurnitureWords::none;
};

class RoleGiver {
public:
    explicit RoleGiver(Document& document) : m_document(document) {}

    void run() {
        look();
        const std::size_t count = m_looks.size();
        m_first_text = count;
        for (std::size_t i = 0; i < count; ++i) {
            if (is_running_text(m_looks[i])) {
                m_first_text = i;
                break;
            }
        }
        m_title = find_title();
        std::unordered_set<std::string_view> seen;
        bool tail = false;
        for (std::size_t i = 0; i < count; ++i) {
            BlockRole& role = m_document.blocks[i].role;
            role = role_of(i, tail);
            if (role == BlockRole::body && !seen.insert(m_document.words(m_document.blocks[i].span)).second)
                role = BlockRole::furniture; // the page says it twice
        }
        mark_quotations();
        set_stamps(m_document, std::move(m_stamps));
    }

private:
    Document& m_document;
    std::vector<Look> m_looks;
    std::vector<Stamp> m_stamps;
    std::size_t m_first_text = 0;
    std::optional<std::size_t> m_title;

    [[nodiscard]] std::string_view words(std::size_t block) const {
        return m_document.words(m_document.blocks[block].span);
    }

    void look() {
        m_looks.resize(m_document.blocks.size());
        for (const Sentence& sentence : m_document.sentences) {
            Look& look = m_looks[sentence.block];
            if (look.sentences == 0)
                look.first_token = sentence.first_token;
            look.end_token = sentence.end_token;
            ++look.sentences;
        }
        for (std::uint32_t i = 0; i < m_looks.size(); ++i)
            look_at(i, m_looks[i]);
    }

    void look_at(std::uint32_t block, Look& look) {
        for (std::uint32_t i = look.first_token; i < look.end_token; ++i) {
            const Token& token = m_document.tokens[i];
            const Character c = character_at(m_document.text(), token.span.begin);
            if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
                ++look.words;
                if (c.kind == CharacterKind::lower || c.kind == CharacterKind::letter)
                    ++look.lower;
            } else if (c.code_point == '|' || c.code_point == 0xBB || c.code_point == '>' ||
                       c.code_point == 0xB7) {
                ++look.separators;
            }
        }
        look.full_stop = ends_like_sentence(look);
        constexpr std::uint32_t short_block = 60;
        if (look.words > short_block)
            return;
        look.furniture = match_furniture(words(block), look.words);
        const std::vector<Stamp> stamps = match_stamps(m_document, block, look.first_token, look.end_token);
        look.stamped = !stamps.empty();
        m_stamps.insert(m_stamps.end(), stamps.begin(), stamps.end());
    }

    [[nodiscard]] bool ends_like_sentence(const Look& look) const {
        for (std::uint32_t i = look.end_token; i > look.first_token; --i) {
            const Token& token = m_document.tokens[i - 1];
            const Character c = character_at(m_document.text(), token.span.begin);
            if (c.kind == CharacterKind::close || c.code_point == '"' || c.code_point == '\'')
                continue;
            const char last = m_document.text()[token.span.end - 1];
            return last == '.' || last == '!' || last == '?' || c.code_point == 0x3002;
        }
        return false;
    }

    [[nodiscard]] static bool is_running_text(const Look& look) {
        constexpr std::uint32_t sentence_words = 8;
        constexpr std::uint32_t korean_or_long = 25;
        return look.furniture == FurnitureWords::none && !look.stamped &&
               ((look.full_stop && look.words >= sentence_words && look.lower * 2 >= look.words) ||
                look.words >= korean_or_long || (look.full_stop && look.sentences >= 3));
    }

    /// Share of the words of the given title that the block has.
    [[nodiscard]] double likeness_to_title(std::size_t block) const {
        const std::string_view title = m_document.article.title;
        std::unordered_set<std::string> in_block;
        const Look& look = m_looks[block];
        for (std::uint32_t i = look.first_token; i < look.end_token; ++i)
            in_block.insert(lower_case(m_document.words(m_document.tokens[i])));
        std::uint32_t all = 0;
        std::uint32_t shared = 0;
        for (std::size_t at = 0; at < title.size();) {
            const std::size_t end = std::min(title.find_first_of(" \t-—–:,.'\"|", at), title.size());
            if (end > at) {
                ++all;
                shared += in_block.count(lower_case(title.substr(at, end - at))) > 0 ? 1U : 0U;
            }
            at = end + 1;
        }
        return all == 0 ? 0 : static_cast<double>(shared) / std::max(all, look.words);
    }

    [[nodiscard]] static std::string lower_case(std::string_view word) {
        std::string lower{word};
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        return lower;
    }

    /// The headline: the block most like the given title, else the most headline-like line before the text.
    [[nodiscard]] std::optional<std::size_t> find_title() const {
        constexpr std::size_t page_head = 25;
        constexpr double alike = 0.6;
        std::optional<std::size_t> best;
        double best_score = 0;
        const std::size_t head = std::min(m_looks.size(), page_head);
        if (!m_document.article.title.empty()) {
            for (std::size_t i = 0; i < head; ++i) {
                if (m_looks[i].words < 60 && likeness_to_title(i) > std::max(best_score, alike)) {
                    best = i;
                    best_score = likeness_to_title(i);
                }
            }
            if (best)
                return best;
        }
        for (std::size_t i = 0; i < std::min(head, m_first_text); ++i) {
            const double score = headline_score(m_looks[i]);
            if (score > best_score) {
                best = i;
                best_score = score;
            }
        }
        return best;
    }

    [[nodiscard]] static double headline_score(const Look& look) {
        constexpr std::uint32_t most_words = 30;
        if (look.furniture != FurnitureWords::none || look.stamped || look.words > most_words ||
            look.words == 0)
            return 0;
        double score = std::min(look.words, 8U);
        score -= 3.0 * look.separators;
        if (look.full_stop)
            score -= 2;
        return score;
    }

    BlockRole role_of(std::size_t i, bool& tail) const {
        const Look& look = m_looks[i];
        if (m_title == i)
            return BlockRole::title;
        if (look.stamped)
            return BlockRole::byline;
        switch (look.furniture) {
        case FurnitureWords::tail:
            tail = true;
            return BlockRole::furniture;
        case FurnitureWords::furniture:
            return BlockRole::furniture;
        case FurnitureWords::caption:
            return BlockRole::caption;
        case FurnitureWords::byline:
            if (!look.full_stop)
                return BlockRole::byline;
            break;
        case FurnitureWords::none:
            break;
        }
        if (is_running_text(look)) {
            tail = false;
            return BlockRole::body;
        }
        if (match_dateline(m_document, look.first_token, look.end_token) && look.lower < 3)
            return BlockRole::byline;
        if (tail)
            return BlockRole::furniture;
        if (look.full_stop && look.words >= 3)
            return i < m_first_text && look.words < 6 ? BlockRole::furniture : BlockRole::body;
        if (m_title && i < *m_title)
            return BlockRole::furniture;
        if (look.separators >= 2)
            return BlockRole::furniture;
        if (i > last_text())
            return BlockRole::furniture;
        return look.words >= 2 ? BlockRole::heading : BlockRole::furniture;
    }

    [[nodiscard]] std::size_t last_text() const {
        for (std::size_t i = m_looks.size(); i > 0; --i) {
            if (is_running_text(m_looks[i - 1]))
                return i - 1;
        }
        return m_looks.size();
    }

    /// `— Name (@x) August 20, 2024` under a post: both lines are a quotation.
    void mark_quotations() {
        for (std::size_t i = 0; i < m_looks.size(); ++i) {
            const std::string_view line = words(i);
            if (!line.starts_with("—") && !line.starts_with("&mdash;"))
                continue;
            if (line.find("(@") == std::string_view::npos)
                continue;
            m_document.blocks[i].role = BlockRole::quotation;
            if (i > 0 && m_document.blocks[i - 1].role != BlockRole::title)
                m_document.blocks[i - 1].role = BlockRole::quotation;
            m_stamps.erase(std::remove_if(m_stamps.begin(), m_stamps.end(),
                                          [&](const Stamp& stamp) { return stamp.block == i; }),
                           m_stamps.end());
        }
    }
};

} // namespace

void give_roles(Document& document) {
    RoleGiver{document}.run();
}

} // namespace dateline
