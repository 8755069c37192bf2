// SPDX-License-Identifier: Apache-2.0
#include "text/give_roles.hpp"

#include "text/author_names.hpp"
#include "text/block_look.hpp"
#include "text/find_dateline.hpp"
#include "text/find_title.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

namespace dateline {

namespace {

class RoleGiver {
public:
    explicit RoleGiver(Document& document) : m_document(document) {}

    void run() {
        m_measures = measure_blocks(m_document, m_stamps);
        m_title = find_title(m_document, m_measures);
        for (std::size_t i = m_measures.size(); i > 0; --i) {
            if (is_text(i - 1) || (m_title && i - 1 > *m_title && m_measures[i - 1].look == BlockLook::item &&
                                   m_measures[i - 1].words >= fewest_item_words))
                m_first_text = i - 1;
        }
        for (const BlockMeasures& measures : m_measures)
            m_text_words += measures.look == BlockLook::text ? measures.words : 0;
        first_pass();
        mark_biographies();
        mark_markup_captions();
        lines();
        headings_need_text();
        mark_quotations();
        title_alone_tells();
        keep_stamps();
    }

private:
    static constexpr std::uint32_t fewest_item_words = 4;
    static constexpr std::uint32_t bare_label_words = 5;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    Document& m_document;
    std::vector<BlockMeasures> m_measures;
    std::vector<Stamp> m_stamps;
    std::optional<std::size_t> m_title;
    std::size_t m_first_text = none;
    std::size_t m_tail_from = none; ///< where the last tail section starts
    std::uint64_t m_text_words = 0;

    [[nodiscard]] std::size_t count() const { return m_measures.size(); }
    [[nodiscard]] BlockRole& role(std::size_t i) { return m_document.blocks[i].role; }
    [[nodiscard]] std::string_view words(std::size_t i) const {
        return m_document.words(m_document.blocks[i].span);
    }
    [[nodiscard]] bool is_text(std::size_t i) const {
        return i < count() && m_measures[i].look == BlockLook::text && !m_measures[i].stamped &&
               m_measures[i].furniture == FurnitureWords::none;
    }
    [[nodiscard]] bool before_everything(std::size_t i) const {
        return i < m_first_text && (!m_title || i < *m_title);
    }

    /// Everything but lines, whose meaning depends on what stands around them; these are left `heading`.
    void first_pass() {
        enum class Section : std::uint8_t { article, aside, tail, end };
        Section section = Section::article;
        std::size_t lines_behind = 0; // since the section's own line
        std::uint64_t seen_words = 0;
        std::unordered_set<std::string_view> seen;
        for (std::size_t i = 0; i < count(); ++i) {
            const BlockMeasures& measures = m_measures[i];
            BlockRole& given = role(i);
            if (m_title == i) {
                given = BlockRole::title;
                continue;
            }
            if (measures.stamped) {
                given = BlockRole::byline;
                continue;
            }
            if (measures.furniture != FurnitureWords::none &&
                measures.furniture != FurnitureWords::biography) {
                given = role_by_words(measures);
                const bool ends = measures.furniture == FurnitureWords::end;
                // `READ MORE: A headline` stands alone; a bare `READ MORE` has its headlines below.
                if (measures.furniture == FurnitureWords::aside && section == Section::article &&
                    measures.words <= bare_label_words)
                    section = Section::aside;
                if ((ends || measures.furniture == FurnitureWords::tail) && seen_words > 0 &&
                    seen_words * 5 >= m_text_words) {
                    section = ends || section == Section::end ? Section::end : Section::tail;
                    m_tail_from = i;
                    lines_behind = 0;
                }
                continue;
            }
            const bool repeated = !seen.insert(words(i)).second;
            switch (measures.look) {
            case BlockLook::text: {
                const bool most_is_told = seen_words * 2 >= m_text_words;
                seen_words += measures.words;
                if ((section == Section::end && (most_is_told || !returns_to_article(i))) ||
                    (section == Section::tail && !returns_to_article(i) && is_teaser(i, lines_behind))) {
                    given = BlockRole::furniture;
                } else {
                    section = Section::article;
                    given = repeated ? BlockRole::furniture : BlockRole::body;
                }
                break;
            }
            case BlockLook::sentence:
                if (section == Section::aside || (section == Section::tail && lines_behind == 0))
                    section = Section::article;
                given = section != Section::article || before_everything(i) || repeated ? BlockRole::furniture
                                                                                        : BlockRole::body;
                break;
            case BlockLook::item:
                given =
                    section >= Section::tail || !is_article_item(i) ? BlockRole::furniture : BlockRole::body;
                break;
            case BlockLook::line:
                ++lines_behind;
                given = section == Section::article ? BlockRole::heading : BlockRole::furniture;
                if (measures.lower < 3 &&
                    match_dateline(m_document, measures.first_token, measures.end_token))
                    given = BlockRole::byline;
                break;
            }
        }
    }

    [[nodiscard]] static BlockRole role_by_words(const BlockMeasures& measures) {
        switch (measures.furniture) {
        case FurnitureWords::caption:
            return BlockRole::caption;
        case FurnitureWords::byline:
            return BlockRole::byline;
        default:
            return BlockRole::furniture;
        }
    }

    /// Running text is the article's again when it is long or there is more of it.
    [[nodiscard]] bool returns_to_article(std::size_t i) const {
        constexpr std::uint32_t longer_than_teasers = 45;
        return m_measures[i].words >= longer_than_teasers || is_text(i + 1) || (i > 0 && role_is_body(i - 1));
    }

    /// Text under one headline of a list of other articles: headline and text alternate, or the text is
    /// short.
    [[nodiscard]] bool is_teaser(std::size_t i, std::size_t lines_behind) const {
        constexpr std::uint32_t article_words = 12;
        if (lines_behind == 0)
            return false;
        return lines_behind == 1 || m_measures[i].words < article_words ||
               (i >= 2 && is_text(i - 2) && !role_is_body(i - 2));
    }
    [[nodiscard]] bool role_is_body(std::size_t i) const {
        return m_document.blocks[i].role == BlockRole::body;
    }

    /// A list entry with something to say: not a link, not a menu entry.
    [[nodiscard]] bool is_article_item(std::size_t i) const {
        const std::string_view entry = words(i);
        const bool in_article_list =
            i > 0 && m_measures[i - 1].look == BlockLook::item && role_is_body(i - 1);
        return (m_measures[i].words >= fewest_item_words || in_article_list) && !before_everything(i) &&
               entry.find("://") == std::string_view::npos;
    }

    /// What is said of the author behind the text.
    void mark_biographies() {
        const std::vector<std::string_view> authors = author_names(m_document, m_measures);
        std::size_t texts = 0;
        for (std::size_t i = count(); i > 0 && texts < 3; --i) {
            if (role(i - 1) != BlockRole::body || m_measures[i - 1].look == BlockLook::item)
                continue;
            ++texts;
            if (m_measures[i - 1].furniture == FurnitureWords::biography || follows_own_name(i - 1) ||
                speaks_of_author(words(i - 1), authors))
                role(i - 1) = BlockRole::furniture;
        }
    }

    /// `Jane Doe` on a line, then `Jane Doe has ...`.
    [[nodiscard]] bool follows_own_name(std::size_t i) const {
        if (i == 0 || m_measures[i - 1].words > 4 || m_measures[i - 1].words < 2 ||
            m_measures[i - 1].lower > 0)
            return false;
        const std::string_view name = words(i - 1);
        return words(i).starts_with(name) && words(i).size() > name.size() && words(i)[name.size()] == ' ';
    }

    void mark_markup_captions() {
        std::size_t at = 0;
        for (const Span& caption : m_document.article.captions) {
            while (at < count() && m_document.blocks[at].span.end <= caption.begin)
                ++at;
            for (std::size_t i = at; i < count() && m_document.blocks[i].span.overlaps(caption); ++i) {
                if (role(i) != BlockRole::title)
                    role(i) = BlockRole::caption;
            }
        }
    }

    /// Lines: headings inside the text, names below the headline, menus everywhere else.
    void lines() {
        std::size_t last_body = 0;
        for (std::size_t i = 0; i < count(); ++i)
            last_body = role_is_body(i) ? i : last_body;
        for (std::size_t i = 0; i < count();) {
            if (role(i) != BlockRole::heading) {
                ++i;
                continue;
            }
            std::size_t end = i;
            std::uint32_t run_words = 0;
            for (; end < count() && role(end) == BlockRole::heading; ++end)
                run_words += m_measures[end].words;
            const std::size_t size = end - i;
            for (std::size_t j = i; j < end; ++j)
                role(j) = line_role(j, size, run_words, last_body);
            i = end;
        }
    }

    /// `2015` alone above text of the article: the heading of a year in a chronology.
    [[nodiscard]] bool heads_year(std::size_t i) const {
        const std::string_view number = words(i);
        return number.size() == 4 && (number.starts_with("19") || number.starts_with("20")) &&
               i + 1 < count() && role_is_body(i + 1);
    }

    /// `January: 4` in a list of figures.
    [[nodiscard]] bool states_number(std::size_t i) const {
        constexpr std::uint32_t longest_name = 4;
        if (i >= count() || m_measures[i].words > longest_name || m_measures[i].end_token < 3)
            return false;
        const std::uint32_t last = m_measures[i].end_token - 1;
        return m_measures[i].look == BlockLook::line && m_measures[i].furniture == FurnitureWords::none &&
               m_document.tokens[last].kind == TokenKind::number &&
               m_document.words(m_document.tokens[last - 1]) == ":";
    }

    [[nodiscard]] BlockRole line_role(std::size_t i, std::size_t run, std::uint32_t run_words,
                                      std::size_t last_body) const {
        constexpr std::uint32_t subtitle_words = 5;
        constexpr std::size_t long_run = 3;
        constexpr std::uint32_t listed_words = 7;
        const BlockMeasures& measures = m_measures[i];
        if (before_everything(i) || i > last_body || measures.separators >= 2 || measures.words == 0)
            return BlockRole::furniture;
        if (measures.words == 1 && m_document.tokens[measures.first_token].kind == TokenKind::number)
            return heads_year(i) ? BlockRole::heading : BlockRole::furniture;
        if (i < m_first_text) {
            const bool heads_list = i + 1 == m_first_text && m_measures[i + 1].look == BlockLook::item;
            const bool heads_text = i + 1 == m_first_text && measures.words > 2 && measures.lower > 0;
            if (measures.words >= subtitle_words || heads_list || heads_text)
                return BlockRole::heading;
            return measures.words >= 2 && measures.words <= 4 && measures.lower == 0 ? BlockRole::byline
                                                                                     : BlockRole::furniture;
        }
        if (run >= long_run && run_words < listed_words * run) {
            if (states_number(i))
                return BlockRole::body;
            return is_text(i + 1) || states_number(i + 1) ? BlockRole::heading : BlockRole::furniture;
        }
        if (run >= long_run)
            return BlockRole::body;
        return BlockRole::heading;
    }

    /// Where nothing else tells, what was taken for the headline is the text: a flash of one paragraph.
    void title_alone_tells() {
        const bool told = std::any_of(m_document.blocks.begin(), m_document.blocks.end(), [](const Block& b) {
            return b.role == BlockRole::body || b.role == BlockRole::heading;
        });
        if (m_title && !told && m_measures[*m_title].words >= fewest_item_words)
            role(*m_title) = BlockRole::body;
    }

    /// A heading with no text of the article below it is a link or a label.
    void headings_need_text() {
        bool text_below = false;
        for (std::size_t i = count(); i > 0; --i) {
            switch (role(i - 1)) {
            case BlockRole::body:
                text_below = true;
                break;
            case BlockRole::furniture:
                // A single advertisement between heading and text does no harm; a section of its own does.
                text_below = text_below && m_measures[i - 1].furniture < FurnitureWords::tail;
                break;
            case BlockRole::heading:
                if (!text_below)
                    role(i - 1) = BlockRole::furniture;
                break;
            default:
                break;
            }
        }
    }

    /// `— Name (@x) August 20, 2024` under a post: both are a quotation.
    void mark_quotations() {
        for (std::size_t i = 0; i < count(); ++i) {
            const std::string_view line = words(i);
            const bool signature =
                (line.starts_with("—") || line.starts_with("–") || line.starts_with("- ")) &&
                line.find("(@") != std::string_view::npos;
            if (!signature)
                continue;
            role(i) = BlockRole::quotation;
            if (i > 0 && role(i - 1) != BlockRole::title)
                role(i - 1) = BlockRole::quotation;
            m_stamps.erase(std::remove_if(m_stamps.begin(), m_stamps.end(),
                                          [&](const Stamp& stamp) { return stamp.block == i; }),
                           m_stamps.end());
        }
    }

    /// Dates by themselves among related links and comments are those of other articles.
    void keep_stamps() {
        const auto in_tail = [&](const Stamp& stamp) {
            return stamp.kind == StampKind::unsaid && stamp.block > m_first_text && m_tail_from != none &&
                   stamp.block > m_tail_from;
        };
        if (std::any_of(m_stamps.begin(), m_stamps.end(),
                        [&](const Stamp& stamp) { return !in_tail(stamp); }))
            m_stamps.erase(std::remove_if(m_stamps.begin(), m_stamps.end(), in_tail), m_stamps.end());
        set_stamps(m_document, std::move(m_stamps));
    }
};

} // namespace

void give_roles(Document& document) {
    RoleGiver{document}.run();
}

} // namespace dateline
