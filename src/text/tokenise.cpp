// SPDX-License-Identifier: Apache-2.0
#include "text/tokenise.hpp"

#include "text/abbreviation.hpp"
#include "text/character.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

bool ascii_equal(std::string_view a, std::string_view lower) {
    return std::equal(a.begin(), a.end(), lower.begin(), lower.end(), [](char x, char y) {
        return x == y || (x >= 'A' && x <= 'Z' && static_cast<char>(x + ('a' - 'A')) == y);
    });
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& lower_words) {
    return std::any_of(lower_words.begin(), lower_words.end(),
                       [&](std::string_view candidate) { return ascii_equal(word, candidate); });
}

constexpr std::array<std::string_view, 6> clitics{"s", "m", "d", "re", "ve", "ll"};

/// Prefixes which the treebanks leave joined by their hyphen.
constexpr std::array<std::string_view, 22> bound_prefixes{
    "anti", "co",    "counter", "cross", "e",    "ex",  "inter", "intra", "mega", "micro", "mid",
    "mini", "multi", "non",     "over",  "post", "pre", "pro",   "re",    "semi", "sub",   "super"};

/// Contractions whose apostrophe was left out; the second part starts two or (`nt`) two letters from the end.
constexpr std::array<std::string_view, 18> bare_contractions{
    "dont",    "doesnt",   "didnt", "isnt",   "wasnt", "arent", "werent", "cant",  "couldnt",
    "wouldnt", "shouldnt", "hasnt", "havent", "hadnt", "aint",  "gonna",  "wanna", "gotta"};

/// Units written straight after a number, which the treebanks set apart.
constexpr std::array<std::string_view, 16> units{"am", "pm",  "km", "m",  "cm", "mm", "kg", "g",
                                                 "ft", "mph", "hz", "mb", "gb", "k",  "bn", "mn"};

/// Last parts of web addresses and file names.
constexpr std::array<std::string_view, 39> domains{
    "com",  "org", "net", "gov", "edu", "mil", "int",  "info", "io",  "co",  "uk",  "kr",  "kp",
    "cn",   "jp",  "ru",  "us",  "tv",  "eu",  "de",   "fr",   "in",  "au",  "ca",  "biz", "me",
    "news", "ch",  "az",  "sg",  "hk",  "tw",  "asia", "html", "htm", "pdf", "doc", "xls", "mx"};

class Tokeniser {
public:
    Tokeniser(std::string_view text, Span span, std::vector<Token>& tokens)
        : m_text(text.substr(0, span.end)), m_at(span.begin), m_tokens(tokens) {}

    void run() {
        while (m_at < m_text.size()) {
            const Character c = character_at(m_text, m_at);
            if (c.kind == CharacterKind::space) {
                m_at += c.size;
                m_space = true;
            } else if (c.is_letter()) {
                word();
            } else if (c.kind == CharacterKind::digit) {
                number();
            } else {
                mark(c);
            }
        }
    }

private:
    std::string_view m_text; ///< ends where the span ends
    std::uint32_t m_at;
    std::vector<Token>& m_tokens;
    bool m_space = true;

    [[nodiscard]] Character look(std::size_t at) const { return character_at(m_text, at); }
    [[nodiscard]] char byte(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }
    [[nodiscard]] bool digit_at(std::size_t at) const { return byte(at) >= '0' && byte(at) <= '9'; }

    /// One token from m_at to `end`; goes on behind it.
    void emit(std::uint32_t end, TokenKind kind) {
        m_tokens.push_back({{m_at, end}, kind, m_space});
        m_space = false;
        m_at = end;
    }

    [[nodiscard]] std::uint32_t alphanumeric_end(std::uint32_t at) const {
        for (;;) {
            const Character c = look(at);
            if (c.size == 0 || !c.is_alphanumeric())
                return at;
            at += c.size;
        }
    }

    [[nodiscard]] std::uint32_t digits_end(std::uint32_t at) const {
        while (digit_at(at))
            ++at;
        return at;
    }

    /// The end of a web or mail address that starts at m_at, or m_at.
    [[nodiscard]] std::uint32_t address_end(std::uint32_t after_letters) const {
        const std::string_view rest = m_text.substr(after_letters);
        const std::string_view head = m_text.substr(m_at, after_letters - m_at);
        const bool address = rest.starts_with("://") || (rest.starts_with(".") && ascii_equal(head, "www"));
        std::uint32_t end = after_letters;
        if (!address && !is_domain_or_mail(after_letters))
            return m_at;
        while (end < m_text.size() && look(end).kind != CharacterKind::space && byte(end) != '"' &&
               byte(end) != '<' && byte(end) != '>' &&
               (static_cast<unsigned char>(byte(end)) < 0x80 || look(end).is_alphanumeric()))
            end += look(end).size;
        while (end > after_letters &&
               std::string_view{".,;:!?)]}'"}.find(byte(end - 1)) != std::string_view::npos)
            --end;
        return end;
    }

    /// `example.com`, `name@example.org`: labels joined by dots (one @ allowed), the last a known domain.
    [[nodiscard]] bool is_domain_or_mail(std::uint32_t at) const {
        constexpr std::uint32_t longest = 100;
        const std::uint32_t limit = std::min(static_cast<std::uint32_t>(m_text.size()), at + longest);
        std::uint32_t label = at;
        bool dotted = false;
        bool mail = false;
        while (at < limit) {
            const char c = byte(at);
            if (c == '@' && !mail) {
                mail = true;
                dotted = false;
                label = at + 1;
            } else if (c == '.') {
                if (!look(at + 1).is_alphanumeric())
                    break;
                dotted = true;
                label = at + 1;
            } else if (c != '-' && c != '_' && !(c != '\0' && look(at).is_alphanumeric())) {
                break;
            }
            at += look(at).size;
        }
        return dotted && is_one_of(m_text.substr(label, at - label), domains) &&
               !(byte(label) >= 'A' && byte(label) <= 'Z' && byte(label + 1) >= 'a');
    }

    void word() {
        std::uint32_t end = alphanumeric_end(m_at);
        const char next = byte(end);
        if (next == '.' || next == '@' || next == ':' || next == '_') {
            if (const std::uint32_t address = address_end(end); address > end) {
                emit(address, TokenKind::word);
                return;
            }
        }
        for (;;) {
            const Character c = look(end);
            if (c.code_point == '.' && full_stop_belongs(end))
                return;
            if (is_apostrophe(c.code_point) && c.size > 0) {
                if (apostrophe(end))
                    return;
                if (look(end + c.size).is_letter()) {
                    end = alphanumeric_end(end + c.size);
                    continue;
                }
            } else if (is_hyphen(c.code_point) && look(end + c.size).is_alphanumeric() &&
                       has_bound_prefix(end)) {
                end = alphanumeric_end(end + c.size);
                continue;
            } else if ((c.code_point == '&' && end - m_at <= 2 &&
                        look(end + 1).kind == CharacterKind::upper &&
                        look(m_at).kind == CharacterKind::upper) ||
                       c.code_point == '_') {
                end = std::max(end + 1, alphanumeric_end(end + 1));
                continue;
            } else if (c.code_point == '$' && look(m_at).kind == CharacterKind::upper && end - m_at <= 3) {
                emit(end + 1, TokenKind::symbol); // US$, A$
                return;
            }
            break;
        }
        const std::string_view letters = m_text.substr(m_at, end - m_at);
        if (letters.size() <= 8 && letters.size() >= 4 &&
            (letters.ends_with("nt") || letters.ends_with('a')) && is_one_of(letters, bare_contractions)) {
            emit(end - 2, TokenKind::word);
            emit(end, TokenKind::word);
            return;
        }
        if (letters.size() == 6 && ascii_equal(letters, "cannot")) {
            emit(m_at + 3, TokenKind::word);
            emit(end, TokenKind::word);
            return;
        }
        emit(end, TokenKind::word);
    }

    /// The letters up to `end` are such a prefix; in capitals (`UN-led`) they are a name.
    [[nodiscard]] bool has_bound_prefix(std::uint32_t end) const {
        constexpr std::uint32_t longest = 7;
        return end - m_at <= longest && (end - m_at == 1 || look(end - 1).kind == CharacterKind::lower) &&
               is_one_of(m_text.substr(m_at, end - m_at), bound_prefixes);
    }

    /// A full stop stands at `stop`, after the letters from m_at. When it belongs to an abbreviation, emit
    /// that.
    bool full_stop_belongs(std::uint32_t stop) {
        std::uint32_t end = letter_dot_chain_end();
        if (end > stop) {
            const bool lone = end == stop + 1;
            const Character first = look(m_at);
            // A lone capital is an initial; a lone lower-case letter or the last word of the line is not.
            if (lone && (first.kind != CharacterKind::upper || only_closers_from(end)) &&
                find_abbreviation(m_text.substr(m_at, end - m_at)) == Abbreviation::none)
                return false;
            emit(end, TokenKind::word);
            return true;
        }
        constexpr std::uint32_t longest = 10;
        if (stop - m_at > longest)
            return false;
        end = stop + 1;
        if (const std::uint32_t more = alphanumeric_end(end);
            more > end && byte(more) == '.' &&
            find_abbreviation(m_text.substr(m_at, more + 1 - m_at)) != Abbreviation::none)
            end = more + 1; // Ph.D.
        switch (find_abbreviation(m_text.substr(m_at, end - m_at))) {
        case Abbreviation::none:
            return false;
        case Abbreviation::number:
            if (!digit_at(end) && !(byte(end) == ' ' && digit_at(end + 1)))
                return false;
            break;
        default:
            break;
        }
        emit(end, TokenKind::word);
        return true;
    }

    /// `U.S.`, `p.m.`, `J.`: letters each with a full stop.
    [[nodiscard]] std::uint32_t letter_dot_chain_end() const {
        std::uint32_t end = m_at;
        for (;;) {
            const Character c = look(end);
            if (!c.is_letter() || c.kind == CharacterKind::letter)
                return end;
            if (byte(end + c.size) != '.') // U.S without its last stop
                return end > m_at && !look(end + c.size).is_alphanumeric() ? end + c.size : end;
            end += c.size + 1;
        }
    }

    [[nodiscard]] bool only_closers_from(std::uint32_t at) const {
        for (Character c = look(at); c.size > 0; at += c.size, c = look(at)) {
            if (c.is_alphanumeric())
                return false;
        }
        return true;
    }

    /// An apostrophe stands at `mark`: emit word and clitic (`Korea|'s`, `do|n't`) where there is one.
    bool apostrophe(std::uint32_t mark) {
        const std::uint32_t after = mark + look(mark).size;
        const std::uint32_t end = alphanumeric_end(after);
        const std::string_view tail = m_text.substr(after, end - after);
        if (is_one_of(tail, clitics)) {
            emit(mark, TokenKind::word);
            emit(end, TokenKind::word);
            return true;
        }
        if (ascii_equal(tail, "t") && mark - m_at >= 2 && (byte(mark - 1) == 'n' || byte(mark - 1) == 'N')) {
            emit(mark - 1, TokenKind::word);
            emit(end, TokenKind::word);
            return true;
        }
        return false;
    }

    void number() {
        std::uint32_t end = digits_end(m_at);
        if (end == m_at)
            end = alphanumeric_end(m_at); // digits of other scripts
        for (;;) {
            const char c = byte(end);
            const bool joins = (c == '.' || c == ':' || c == '/') && digit_at(end + 1);
            const bool thousands =
                c == ',' && digit_at(end + 1) && digit_at(end + 2) && digit_at(end + 3) && !digit_at(end + 4);
            if (!joins && !thousands)
                break;
            end = digits_end(end + 1);
        }
        if (byte(end) == '-')
            end = hyphenated_number_end(end);
        if (const Character c = look(end); c.is_letter()) {
            const std::uint32_t word_end = alphanumeric_end(end);
            const std::string_view tail = m_text.substr(end, word_end - end);
            if (tail == "AM" || tail == "PM" || (c.kind == CharacterKind::lower && is_one_of(tail, units))) {
                emit(end, TokenKind::number);
                return;
            }
            if (!(c.kind == CharacterKind::upper && look(end + c.size).kind == CharacterKind::lower))
                end = word_end; // 20th, 1990s, 20일; but "2023Subscribe" lacks a space
        }
        emit(end, TokenKind::number);
    }

    /// `2024-08-20`, `555-0100`, `555-010-0100` from m_at, whose first digits end at `end`; else `end`.
    [[nodiscard]] std::uint32_t hyphenated_number_end(std::uint32_t end) const {
        const std::uint32_t second = end + 1;
        const std::uint32_t second_end = digits_end(second);
        const std::uint32_t third = byte(second_end) == '-' ? second_end + 1 : second_end;
        const std::uint32_t third_end = digits_end(third);
        if (look(third_end).is_alphanumeric())
            return end;
        const std::array<std::uint32_t, 3> sizes{end - m_at, second_end - second, third_end - third};
        using Sizes = std::array<std::uint32_t, 3>;
        const bool date = sizes == Sizes{4, 2, 2};
        const bool telephone = sizes == Sizes{3, 3, 4} || (sizes == Sizes{3, 4, 0} && third == second_end);
        return date || telephone ? third_end : end;
    }

    void mark(const Character& c) {
        std::uint32_t end = m_at + c.size;
        switch (c.code_point) {
        case '.':
            if (m_space && digit_at(end)) {
                emit(digits_end(end), TokenKind::number); // .265
                return;
            }
            while (byte(end) == '.')
                ++end;
            break;
        case ':':
        case ';':
            end = smiley_end(end);
            break;
        case '!':
        case '?':
            while (byte(end) == '!' || byte(end) == '?')
                ++end;
            break;
        case '-':
        case '*':
        case '<':
        case '>':
        case '=':
        case '_':
        case '~':
        case '`':
        case '\'':
        case 0x2014:
        case 0x2026:
            while (look(end).code_point == c.code_point && look(end).size > 0)
                end += c.size;
            break;
        default:
            break;
        }
        if (is_apostrophe(c.code_point) && end == m_at + c.size && lone_clitic(end))
            return;
        emit(end, c.kind == CharacterKind::symbol ? TokenKind::symbol : TokenKind::punctuation);
    }

    /// `:)`, `;-(`: the end of the sign, whose eyes end at `nose`.
    [[nodiscard]] std::uint32_t smiley_end(std::uint32_t nose) const {
        const std::uint32_t mouth = byte(nose) == '-' ? nose + 1 : nose;
        const bool smiles = byte(mouth) == ')' || byte(mouth) == '(' || byte(mouth) == 'D';
        return smiles && m_space && look(mouth + 1).kind == CharacterKind::space ? mouth + 1 : nose;
    }

    /// `U.S.|'s`, `2023|'s`: a clitic after something that is no word; `'90s`.
    bool lone_clitic(std::uint32_t after) {
        const std::uint32_t end = alphanumeric_end(after);
        const std::string_view tail = m_text.substr(after, end - after);
        const bool decade = tail.size() == 3 && digit_at(after) && digit_at(after + 1) && tail.back() == 's';
        if (!decade && (m_space || !is_one_of(tail, clitics)))
            return false;
        emit(end, TokenKind::word);
        return true;
    }
};

} // namespace

void tokenise(std::string_view text, Span span, std::vector<Token>& tokens) {
    Tokeniser{text, span, tokens}.run();
}

} // namespace dateline
