// SPDX-License-Identifier: Apache-2.0
#include "text/find_dateline.hpp"

#include "text/character.hpp"
#include "text/date_words.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

/// Reads `PLACE[, PLACE][, DATE][, AGENCY] (AGENCY) —` from the left, one part after the other.
class Reader {
public:
    Reader(const Document& document, std::uint32_t first, std::uint32_t end)
        : m_document(document), m_first(first), m_at(first), m_end(end) {}

    std::optional<Dateline> read() {
        if (m_first >= m_end)
            return std::nullopt;
        if (starts_korean())
            return korean();
        place();
        skip(",");
        date();
        const bool comma = skip(",");
        if (m_dateline.date.empty())
            date();
        agency_in_brackets();
        if (m_dateline.date.empty()) {
            skip(",");
            date(); // SEOUL (AFP) Nov 7, 2011
        }
        skip(",");
        if (!any_part())
            return std::nullopt;
        if (m_at == m_end)
            return whole_block();
        if (comma && m_dateline.agency.empty() && bare_agency())
            return whole_block();
        return ended();
    }

private:
    const Document& m_document;
    std::uint32_t m_first;
    std::uint32_t m_at;
    std::uint32_t m_end;
    Dateline m_dateline;

    [[nodiscard]] std::string_view word(std::uint32_t i) const {
        return i < m_end ? m_document.words(m_document.tokens[i]) : std::string_view{};
    }
    [[nodiscard]] Character first_of(std::uint32_t i) const { return character_at(word(i), 0); }
    [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const {
        return {m_document.tokens[begin].span.begin, m_document.tokens[end - 1].span.end};
    }
    bool skip(std::string_view mark) {
        if (word(m_at) != mark)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] bool any_part() const {
        return !m_dateline.place.empty() || !m_dateline.date.empty() || !m_dateline.agency.empty();
    }
    [[nodiscard]] bool capitals(std::uint32_t i) const {
        const std::string_view letters = word(i);
        return letters.size() > 1 && first_of(i).kind == CharacterKind::upper &&
               std::none_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }
    [[nodiscard]] bool starts_korean() const {
        const Character c = first_of(m_first);
        return c.kind == CharacterKind::open && is_hangul(first_of(m_first + 1).code_point);
    }

    /// Words in capitals (`SEOUL`, `NEW YORK`, `SEOUL, South Korea`), or capitalised ones (`Baku`).
    void place() {
        if (match_date(m_document.text(), m_document.tokens, m_at, m_end).end_token != 0)
            return;
        constexpr std::uint32_t most_words = 4;
        const std::uint32_t begin = m_at;
        const bool all_capitals = capitals(m_at);
        std::uint32_t at = m_at;
        while (at < m_end && at - begin < most_words * 2 &&
               (all_capitals ? capitals(at) || (word(at) == "/" && capitals(at + 1)) // SEOUL/ROME
                             : first_of(at).kind == CharacterKind::upper || word(at) == "-")) {
            if (at > begin && match_date(m_document.text(), m_document.tokens, at, m_end).end_token != 0)
                break;
            ++at;
        }
        if (at == begin || at - begin > most_words)
            return;
        // SEOUL, South Korea; Seoul [South Korea]
        std::uint32_t more = at;
        if (word(more) == "," || word(more) == "[") {
            const bool bracket = word(more) == "[";
            ++more;
            const std::uint32_t region = more;
            while (more < m_end && more - region < most_words &&
                   first_of(more).kind == CharacterKind::upper &&
                   match_date(m_document.text(), m_document.tokens, more, m_end).end_token == 0)
                ++more;
            if (bracket && word(more) == "]")
                ++more;
            const bool stands_apart = word(more) == "(" || is_end_mark(more);
            if (more > region && (stands_apart || (word(more) == "," && !capitals(region))))
                at = more;
        }
        m_dateline.place = span(begin, at);
        m_at = at;
    }

    void date() {
        std::uint32_t begin = m_at;
        if (is_weekday(word(begin)) &&
            (word(begin + 1) == "," || is_end_mark(begin + 1) || word(begin + 1) == "(")) {
            m_dateline.date = span(begin, begin + 1);
            ++m_at;
            if (word(m_at) != ",")
                return;
            begin = m_at + 1;
        }
        const DateWords found = match_date(m_document.text(), m_document.tokens, begin, m_end);
        if (found.end_token == 0)
            return;
        m_dateline.date = span(m_at < begin ? m_at - 1 : begin, found.end_token);
        m_at = found.end_token;
    }

    void agency_in_brackets() {
        constexpr std::uint32_t most_tokens = 8;
        if (word(m_at) != "(")
            return;
        for (std::uint32_t i = m_at + 1; i < m_end && i < m_at + most_tokens; ++i) {
            if (word(i) != ")")
                continue;
            if (i > m_at + 1 && m_dateline.place.empty() && names_place(m_at + 1, i))
                m_dateline.place = span(m_at + 1, i);
            else if (i > m_at + 1)
                m_dateline.agency = span(m_at + 1, i);
            m_at = i + 1;
            return;
        }
    }

    /// `(Seoul) –`, but not `(Reuters) –`, `(AFP) –`, `(Web desk) –`.
    [[nodiscard]] bool names_place(std::uint32_t begin, std::uint32_t end) const {
        constexpr std::array<std::string_view, 8> agencies{"Reuters", "Yonhap",   "Xinhua",   "Bloomberg",
                                                           "Kyodo",   "Newswire", "Agencies", "Staff"};
        for (std::uint32_t i = begin; i < end; ++i) {
            const bool capitalised = first_of(i).kind == CharacterKind::upper && !capitals(i);
            const bool agency = std::find(agencies.begin(), agencies.end(), word(i)) != agencies.end();
            if ((!capitalised && word(i) != ",") || agency)
                return false;
        }
        return true;
    }

    /// `..., AZERTAC` up to the end of the block.
    bool bare_agency() {
        constexpr std::uint32_t most_words = 3;
        if (m_dateline.place.empty() || m_dateline.date.empty() || m_end - m_at > most_words)
            return false;
        for (std::uint32_t i = m_at; i < m_end; ++i) {
            if (first_of(i).kind != CharacterKind::upper)
                return false;
        }
        m_dateline.agency = span(m_at, m_end);
        m_at = m_end;
        return true;
    }

    [[nodiscard]] bool is_end_mark(std::uint32_t i) const {
        const std::string_view mark = word(i);
        return mark == "-" || mark == "--" || mark == "---" || mark == ":" || mark == "/" ||
               (!mark.empty() && (is_dash(first_of(i).code_point)));
    }

    /// A block that is nothing but the dateline: place and date are both needed.
    std::optional<Dateline> whole_block() {
        if (m_dateline.place.empty() || m_dateline.date.empty())
            return std::nullopt;
        m_dateline.span = span(m_first, m_end);
        return m_dateline;
    }

    std::optional<Dateline> ended() {
        if (!is_end_mark(m_at) || m_at + 1 >= m_end)
            return std::nullopt;
        const bool colon = word(m_at) == ":";
        const bool hyphen = word(m_at) == "-";
        // A hyphen inside a word is no dash.
        if (hyphen && !(m_document.tokens[m_at].space_before && m_document.tokens[m_at + 1].space_before))
            return std::nullopt;
        const bool in_capitals = !m_dateline.place.empty() && capitals(m_first);
        const bool sure = !m_dateline.date.empty() || !m_dateline.agency.empty() || word(m_first) == "(";
        if (!in_capitals && !sure)
            return std::nullopt;
        // `NEWS: ...` is common on pages: a colon asks for a longer block.
        constexpr std::uint32_t running_text = 8;
        if ((colon || m_dateline.place.empty()) && m_end - m_at < running_text)
            return std::nullopt;
        m_dateline.span = span(m_first, m_at + 1);
        return m_dateline;
    }

    /// `(서울=연합뉴스) 김 기자 =`, `[서울=뉴시스] ...`, `(서울) 최누리 기자 =`.
    std::optional<Dateline> korean() {
        constexpr std::uint32_t most_tokens = 14;
        std::uint32_t close = m_first + 1;
        std::uint32_t equals = 0;
        while (close < m_end && close - m_first < most_tokens &&
               first_of(close).kind != CharacterKind::close) {
            if (word(close) == "=" && equals == 0)
                equals = close;
            ++close;
        }
        if (close >= m_end || first_of(close).kind != CharacterKind::close)
            return std::nullopt;
        std::uint32_t end = close + 1;
        bool reporter = false;
        for (std::uint32_t i = end; i < m_end && i - close < most_tokens; ++i) {
            if (word(i) == "=") {
                end = i + 1;
                reporter = true;
                break;
            }
        }
        if (equals == 0 && !reporter)
            return std::nullopt; // [앵커], [리포트]
        const std::uint32_t place_end = equals != 0 ? equals : close;
        if (place_end > m_first + 1)
            m_dateline.place = span(m_first + 1, place_end);
        if (equals != 0 && close > equals + 1)
            m_dateline.agency = span(equals + 1, close);
        m_dateline.span = span(m_first, end);
        return m_dateline;
    }
};

} // namespace

std::optional<Dateline> match_dateline(const Document& document, std::uint32_t first, std::uint32_t end) {
    return Reader{document, first, end}.read();
}

namespace {

/// Where the block of sentence `i` ends, as a token.
std::uint32_t end_of_block(const Document& document, std::size_t i) {
    std::uint32_t end = document.sentences[i].end_token;
    for (std::size_t j = i + 1;
         j < document.sentences.size() && document.sentences[j].block == document.sentences[i].block; ++j)
        end = document.sentences[j].end_token;
    return end;
}

bool starts_text(const Document& document, std::size_t i) {
    const BlockRole role = document.role(document.sentences[i]);
    return (i == 0 || document.sentences[i - 1].block != document.sentences[i].block) &&
           (role == BlockRole::body || role == BlockRole::byline);
}

bool is_bare_date(const Dateline& dateline) {
    return dateline.place.empty() && dateline.agency.empty();
}

/// `May 6 -- ...`, `July 18 -- ...`: the entries of a chronology, no line of an agency, which stands above
/// all text.
bool is_first_of_entries(const Document& document, std::size_t i) {
    constexpr int blocks_looked_at = 4;
    int seen = 0;
    for (std::size_t j = i + 1; j < document.sentences.size() && seen < blocks_looked_at; ++j) {
        if (!starts_text(document, j))
            continue;
        ++seen;
        const auto other =
            match_dateline(document, document.sentences[j].first_token, end_of_block(document, j));
        if (other && is_bare_date(*other))
            return true;
    }
    return false;
}

} // namespace

std::optional<Dateline> find_dateline(const Document& document) {
    constexpr int blocks_of_text = 4;
    int seen = 0;
    for (std::size_t i = 0; i < document.sentences.size() && seen < blocks_of_text; ++i) {
        if (!starts_text(document, i))
            continue;
        if (document.role(document.sentences[i]) == BlockRole::body)
            ++seen;
        auto found = match_dateline(document, document.sentences[i].first_token, end_of_block(document, i));
        if (found && is_bare_date(*found) && (seen > 1 || is_first_of_entries(document, i)))
            return std::nullopt;
        if (found)
            return found;
    }
    return std::nullopt;
}

} // namespace dateline
