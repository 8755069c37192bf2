// SPDX-License-Identifier: Apache-2.0
#include "text/find_stamps.hpp"

#include "text/character.hpp"
#include "text/date_words.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 16> published_words{
    "published", "posted",   "written", "date", "created",  "issued", "released", "입력",
    "송고",      "송고시간", "승인",    "등록", "기사입력", "발행",   "게시",     "작성"};
constexpr std::array<std::string_view, 9> updated_words{
    "updated", "modified", "edited", "revised", "update", "수정", "최종수정", "업데이트", "갱신"};

bool same_letters(std::string_view word, std::string_view lower) {
    return std::equal(word.begin(), word.end(), lower.begin(), lower.end(), [](char a, char b) {
        return a == b || (a >= 'A' && a <= 'Z' && a + ('a' - 'A') == b);
    });
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return same_letters(word, w); });
}

class Reader {
public:
    Reader(const Document& document, std::uint32_t block, std::uint32_t first, std::uint32_t end)
        : m_document(document), m_block(block), m_first(first), m_end(end) {}

    std::vector<Stamp> read() {
        constexpr std::uint32_t most_tokens = 45;
        std::vector<Stamp> stamps;
        if (m_end - m_first > most_tokens || !has_year())
            return stamps;
        bool said = false;
        std::uint32_t behind = m_first; // one past the stamp before
        std::uint32_t stamp_tokens = 0;
        for (std::uint32_t i = m_first; i < m_end; ++i) {
            const DateWords date = match_date(m_document.text(), m_document.tokens, i, m_end);
            if (date.end_token == 0 || !date.has_year)
                continue;
            const std::uint32_t begin = extend_left(i, behind);
            const std::uint32_t end = extend_right(date.end_token);
            Stamp stamp{{m_document.tokens[begin].span.begin, m_document.tokens[end - 1].span.end},
                        introduced_by(begin, behind),
                        m_block};
            if (stamp.kind == StampKind::unsaid && end < m_end && is_one_of(word(end), published_words))
                stamp.kind = StampKind::published; // 2024/08/20 11:24 송고
            said = said || stamp.kind != StampKind::unsaid;
            stamp_tokens += end - begin;
            stamps.push_back(stamp);
            behind = end;
            i = end - 1;
        }
        if (!stamps.empty() && !said && !is_little_else(stamps, stamp_tokens))
            stamps.clear();
        return stamps;
    }

private:
    const Document& m_document;
    std::uint32_t m_block;
    std::uint32_t m_first;
    std::uint32_t m_end;

    [[nodiscard]] std::string_view word(std::uint32_t i) const {
        return i < m_end ? m_document.words(m_document.tokens[i]) : std::string_view{};
    }
    /// Is there a number that may hold a year?
    [[nodiscard]] bool has_year() const {
        for (std::uint32_t i = m_first; i < m_end; ++i) {
            if (m_document.tokens[i].kind == TokenKind::number && m_document.tokens[i].span.size() >= 4)
                return true;
        }
        return false;
    }
    [[nodiscard]] bool is_separator(std::uint32_t i) const {
        const std::string_view mark = word(i);
        return mark == "," || mark == "|" || mark == "at" || mark == "/" || mark == "·" || mark == "." ||
               mark == "-";
    }
    [[nodiscard]] bool is_half_of_day(std::uint32_t i) const {
        constexpr std::array<std::string_view, 8> halves{"am",  "pm",  "a.m.", "p.m.",
                                                         "a.m", "p.m", "오전", "오후"};
        return is_one_of(word(i), halves);
    }
    /// `EDT`, `KST`, `GMT+9` and the like: two to five capitals.
    [[nodiscard]] bool is_zone(std::uint32_t i) const {
        const std::string_view zone = word(i);
        return zone.size() >= 2 && zone.size() <= 5 &&
               std::all_of(zone.begin(), zone.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    /// `06.52`, as British pages write it.
    [[nodiscard]] static bool is_dotted_clock(std::string_view word) {
        const auto digit = [&](std::size_t i) { return word[i] >= '0' && word[i] <= '9'; };
        return (word.size() == 5 && digit(0) && digit(1) && word[2] == '.' && digit(3) && digit(4)) ||
               (word.size() == 4 && digit(0) && word[1] == '.' && digit(2) && digit(3));
    }

    /// Weekday and time in front of the date at `i`, not going before `from`.
    [[nodiscard]] std::uint32_t extend_left(std::uint32_t i, std::uint32_t from) const {
        std::uint32_t begin = i;
        for (;;) {
            std::uint32_t j = begin;
            if (j > from && is_separator(j - 1))
                --j;
            if (j > from && is_weekday(word(j - 1))) {
                begin = j - 1;
                continue;
            }
            // 10:06 AM EDT, October 30
            std::uint32_t k = j;
            if (k > from && is_zone(k - 1) && !is_half_of_day(k - 1))
                --k;
            if (k > from && is_half_of_day(k - 1))
                --k;
            if (k > from && is_clock(word(k - 1))) {
                begin = k - 1;
                continue;
            }
            return begin;
        }
    }

    /// Time and zone behind the date that ends before `i`.
    [[nodiscard]] std::uint32_t extend_right(std::uint32_t i) const {
        std::uint32_t at = i;
        while (at < m_end && at - i < 2 && (is_separator(at) || word(at) == "("))
            ++at;
        if (is_half_of_day(at))
            ++at;
        if (!is_clock(word(at)) &&
            !(is_dotted_clock(word(at)) && (is_zone(at + 1) || is_half_of_day(at + 1))))
            return i;
        ++at;
        if (is_half_of_day(at))
            ++at;
        if (word(at) == ")")
            ++at;
        if (is_zone(at))
            return at + 1;
        if (word(at) == "(" && is_zone(at + 1) && word(at + 2) == ")")
            return at + 3;
        return at;
    }

    /// The word that says what the stamp at `begin` is for, looked for back to `from`.
    [[nodiscard]] StampKind introduced_by(std::uint32_t begin, std::uint32_t from) const {
        for (std::uint32_t i = begin; i > from; --i) {
            if (is_one_of(word(i - 1), updated_words))
                return StampKind::updated;
            if (is_one_of(word(i - 1), published_words))
                return StampKind::published;
        }
        return StampKind::unsaid;
    }

    /// No sentence: hardly a lower-case word beside the stamps, and few words at all.
    [[nodiscard]] bool is_little_else(const std::vector<Stamp>& stamps, std::uint32_t stamp_tokens) const {
        constexpr std::uint32_t most_lower = 1;
        constexpr std::uint32_t most_lower_apart = 3; // 20 August 2024 · 10 min read
        constexpr std::uint32_t most_other = 14;
        const bool korean_sentence = word(m_end - 1) == "." && word(m_end - 2).ends_with("다");
        std::uint32_t lower = 0;
        bool apart = false;
        for (std::uint32_t i = m_first; i < m_end; ++i) {
            const Token& token = m_document.tokens[i];
            apart = apart || word(i) == "·" || word(i) == "|" || word(i) == "•";
            const bool inside = std::any_of(stamps.begin(), stamps.end(), [&](const Stamp& stamp) {
                return stamp.span.contains(token.span);
            });
            if (inside || token.kind != TokenKind::word)
                continue;
            const Character c = character_at(m_document.text(), token.span.begin);
            if (c.kind == CharacterKind::lower || (korean_sentence && c.kind == CharacterKind::letter))
                ++lower;
        }
        const bool long_time = stamp_tokens > 4;
        return lower <= (long_time || apart ? most_lower_apart : most_lower) &&
               m_end - m_first - stamp_tokens <= most_other;
    }
};

} // namespace

std::vector<Stamp> match_stamps(const Document& document, std::uint32_t block, std::uint32_t first,
                                std::uint32_t end) {
    return Reader{document, block, first, end}.read();
}

void set_stamps(Document& document, std::vector<Stamp> stamps) {
    const auto rank = [](StampKind kind) {
        return kind == StampKind::published ? 0 : kind == StampKind::unsaid ? 1 : 2;
    };
    std::stable_sort(stamps.begin(), stamps.end(),
                     [&](const Stamp& a, const Stamp& b) { return rank(a.kind) < rank(b.kind); });
    document.stamps.clear();
    document.stamp_kinds.clear();
    for (const Stamp& stamp : stamps) {
        document.stamps.push_back(stamp.span);
        document.stamp_kinds.push_back(stamp.kind);
    }
}

} // namespace dateline
