// SPDX-License-Identifier: Apache-2.0
#include "publish/private_names.hpp"

#include "base/ascii.hpp"
#include "layers/schema.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace dateline {

std::string_view embedded_publish_file(std::string_view name);

namespace {

constexpr std::string_view withheld = "[name withheld]";
constexpr std::size_t most_name_words = 3;
constexpr std::size_t office_reach = 3; ///< words before a name among which its office stands

/// The words by which names are told.
struct NameWords {
    std::set<std::string> syllables; ///< surnames of Korean and Chinese names
    std::set<std::string> surnames;
    std::set<std::string> given_names;
    std::set<std::string> offices;
    std::set<std::string> figures;
    std::set<std::string> private_titles;
    std::vector<std::string> naming;
};

const NameWords& name_words() {
    static const NameWords all = [] {
        NameWords words;
        const auto each = [](std::string_view text, const auto& take) {
            const auto rows = read_tsv(text);
            for (std::size_t i = 1; i < rows.size(); ++i)
                take(rows[i]);
        };
        each(embedded_publish_file("surnames.tsv"), [&](const std::vector<std::string>& row) {
            words.surnames.insert(row[0]);
            if (row.size() > 1 && row[1] == "syllable")
                words.syllables.insert(row[0]);
        });
        each(embedded_publish_file("given_names.tsv"),
             [&](const std::vector<std::string>& row) { words.given_names.insert(row[0]); });
        each(embedded_layers_file("layers/public_people.tsv"), [&](const std::vector<std::string>& row) {
            if (row[0] == "office")
                words.offices.insert(row[1]);
            else if (row[0] == "figure")
                words.figures.insert(row[1]);
            else if (row[0] == "private")
                words.private_titles.insert(row[1]);
            else
                words.naming.push_back(row[1]);
        });
        return words;
    }();
    return all;
}

/// A run of letters, with hyphens and apostrophes inside.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string small; ///< Latin letters made small, others as they are
    bool capital = false;
    bool beside = false;     ///< only a space stands before it
    bool after_stop = false; ///< a full stop and a space, as behind `Mr.`
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Punctuation above ASCII is no letter of a word.
std::size_t punctuation_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view mark :
         {"\u00a0", "\u2013", "\u2014", "\u2018", "\u201c", "\u201d", "\u2026"}) {
        if (rest.starts_with(mark))
            return mark.size();
    }
    return 0;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < text.size()) {
        if (const std::size_t mark = punctuation_at(text, at); mark > 0 || !is_letter(text[at])) {
            at += std::max<std::size_t>(mark, 1);
            continue;
        }
        Word word;
        word.begin = at;
        while (at < text.size() && punctuation_at(text, at) == 0) {
            const bool joint = (text[at] == '-' || text[at] == '\'') && at + 1 < text.size() &&
                               is_letter(text[at + 1]) && punctuation_at(text, at + 1) == 0;
            const bool right_quote = text.substr(at).starts_with("\u2019");
            if (right_quote)
                break; // a possessive ends the word
            if (!joint && !is_letter(text[at]))
                break;
            ++at;
        }
        if (at == word.begin) { // a lone mark
            ++at;
            continue;
        }
        word.end = at;
        if (word.end - word.begin > 2 && text.substr(word.end - 2, 2) == "'s")
            word.end -= 2;
        word.small = to_lower(text.substr(word.begin, word.end - word.begin));
        word.capital = text[word.begin] >= 'A' && text[word.begin] <= 'Z';
        if (!words.empty()) {
            const std::string_view between = text.substr(words.back().end, word.begin - words.back().end);
            word.beside = between == " " || between == "\u00a0";
            word.after_stop = between == ". ";
        }
        words.push_back(std::move(word));
    }
    return words;
}

bool has_hyphen(const Word& word) {
    return word.small.find('-') != std::string::npos;
}

/// Finds names in the words of one text.
class Names {
public:
    explicit Names(const std::vector<Word>& words) : m_words(words) {}

    /// The number of words from `first` on that make the name of a person; 0 where there is none.
    [[nodiscard]] std::size_t at(std::size_t first) const {
        const Word& word = m_words[first];
        if (!word.capital)
            return 0;
        const NameWords& known = name_words();
        const std::size_t run = capitals(first);
        if (announced(first))
            return std::min(run, most_name_words);
        if (run < 2)
            return 0;
        const Word& second = m_words[first + 1];
        if (known.syllables.contains(word.small)) {
            // Kim Cheol-su, Kim Cheol Su; but not Han River.
            if (has_hyphen(second))
                return 2;
            if (run >= 3 && given_syllable(second) && given_syllable(m_words[first + 2]))
                return 3;
            return run == 2 && known.given_names.contains(second.small) ? 2 : 0;
        }
        if (has_hyphen(word) && known.syllables.contains(second.small))
            return 2; // Cheol-su Kim
        if (known.given_names.contains(word.small) &&
            (known.surnames.contains(second.small) || (run == 2 && name_like(second))))
            return 2;
        return 0;
    }

    /// Someone in office, or known by his office.
    [[nodiscard]] bool is_public(std::size_t first, std::size_t count) const {
        const NameWords& known = name_words();
        std::string name;
        for (std::size_t i = first; i < first + count; ++i)
            name += (name.empty() ? "" : " ") + m_words[i].small;
        std::replace(name.begin(), name.end(), '-', ' ');
        if (known.figures.contains(name))
            return true;
        for (std::size_t back = 1; back <= office_reach && back <= first; ++back) {
            const Word& before = m_words[first - back];
            const Word& after = m_words[first - back + 1];
            if ((!after.beside && !after.after_stop) || known.private_titles.contains(before.small))
                return false;
            if (known.offices.contains(before.small))
                return true;
        }
        return false;
    }

private:
    [[nodiscard]] std::size_t capitals(std::size_t first) const {
        std::size_t end = first + 1;
        while (end < m_words.size() && m_words[end].capital && m_words[end].beside)
            ++end;
        return end - first;
    }

    /// A title of private people or a word of naming stands right before.
    [[nodiscard]] bool announced(std::size_t first) const {
        const NameWords& known = name_words();
        if (first == 0 || (!m_words[first].beside && !m_words[first].after_stop))
            return false;
        if (known.private_titles.contains(m_words[first - 1].small))
            return true;
        if (m_words[first].after_stop)
            return false;
        const std::string before =
            (first > 1 ? m_words[first - 2].small + " " : std::string{}) + m_words[first - 1].small;
        return std::any_of(known.naming.begin(), known.naming.end(), [&](const std::string& words) {
            return before == words || m_words[first - 1].small == words;
        });
    }

    [[nodiscard]] static bool given_syllable(const Word& word) {
        return word.small.size() <= 6 && name_like(word);
    }

    /// Places named after people are no people: `Jordan Valley`.
    [[nodiscard]] static bool name_like(const Word& word) {
        constexpr std::array<std::string_view, 18> ground{
            "bay",  "beach", "border", "bridge", "city",     "county", "island", "islands",  "lake",
            "line", "mount", "port",   "river",  "province", "sea",    "strait", "township", "valley"};
        return std::find(ground.begin(), ground.end(), word.small) == ground.end();
    }

    const std::vector<Word>& m_words;
};

/// The start of a Hangul name that ends at `end`: a surname and one or two syllables.
std::size_t hangul_name(std::string_view text, std::size_t end) {
    constexpr std::string_view surnames = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하"
                                          "곽성차주우구민진지엄채원천방공현함변염여추도소석선설"
                                          "마길연위표명기반왕금옥육인맹제모탁국어리려림량";
    constexpr std::size_t bytes = 3; // of a syllable
    std::size_t begin = end;
    std::size_t syllables = 0;
    while (begin >= bytes && syllables < 4) {
        const auto lead = static_cast<unsigned char>(text[begin - bytes]);
        if (lead < 0xea || lead > 0xed)
            break;
        begin -= bytes;
        ++syllables;
    }
    if (syllables < 2 || syllables > 3 || surnames.find(text.substr(begin, bytes)) % bytes != 0)
        return end;
    return text.substr(begin + bytes, bytes) == "모" ? end : begin; // 김모 씨: withheld already
}

std::string without_hangul_names(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    const auto withhold = [&](std::size_t end) {
        const std::size_t begin = hangul_name(text, end);
        if (begin < end && begin >= done) {
            out.append(text.substr(done, begin - done)).append(withheld);
            done = end;
        }
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        const bool age = rest.size() > 1 && rest[0] == '(' && rest[1] >= '0' && rest[1] <= '9';
        const bool mark = rest.starts_with(" 씨") || rest.starts_with("씨") || rest.starts_with(" 군 ") ||
                          rest.starts_with(" 양 ");
        if (age || mark)
            withhold(at);
    }
    return out.append(text.substr(done));
}

} // namespace

std::string without_private_names(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    const Names names{words};
    std::string out;
    std::size_t done = 0;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t count = names.at(i);
        if (count == 0) {
            ++i;
            continue;
        }
        if (!names.is_public(i, count)) {
            out.append(text.substr(done, words[i].begin - done)).append(withheld);
            done = words[i + count - 1].end;
        }
        i += count;
    }
    out.append(text.substr(done));
    return without_hangul_names(out);
}

} // namespace dateline
