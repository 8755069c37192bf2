// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/fold.hpp"
#include "gazetteer/korean_particles.hpp"
#include "gazetteer/opened_indexes.hpp"

#include <algorithm>
#include <cctype>

namespace dateline {

namespace {

/// What a token is to a run of name words.
enum class Part : std::uint8_t {
    word, ///< carries letters or digits
    glue, ///< a hyphen, apostrophe or dot without a space before it
    stop, ///< no name goes on here
};

struct ScanToken {
    JoinedHash hash;
    Part part = Part::stop;
    bool starts = false;       ///< a name may start here: capital, letter without case
    bool starts_small = false; ///< a name that is written small may start here
    bool space_before = false;
    bool hangul_end = false; ///< may carry particles
    bool sentence_start = false;
};

bool is_glue(std::string_view word) {
    return word == "-" || word == "'" || word == "." || word == "\u2010" || word == "\u2011" ||
           word == "\u2013" || word == "\u2019" || word == "\u2018" || word == "\u02BC";
}

bool is_upper_only(std::string_view word) {
    bool upper = false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const LetterCase letter = first_letter_case(word.substr(at, 1));
        if (static_cast<unsigned char>(word[at]) >= 0x80U)
            return false;
        if (letter == LetterCase::lower)
            return false;
        upper = upper || letter == LetterCase::upper;
    }
    return upper;
}

class Scanner {
public:
    Scanner(const Document& document, std::size_t files) : m_document(document) {
        static_cast<void>(files);
        m_tokens.resize(document.tokens.size());
        for (std::size_t i = 0; i < m_tokens.size(); ++i)
            read_token(i);
        for (const Sentence& sentence : document.sentences)
            if (sentence.first_token < m_tokens.size())
                m_tokens[sentence.first_token].sentence_start = true;
    }

    [[nodiscard]] const std::vector<ScanToken>& tokens() const { return m_tokens; }

private:
    void read_token(std::size_t index) {
        const Token& token = m_document.tokens[index];
        ScanToken& scan = m_tokens[index];
        const std::string_view word = m_document.words(token);
        scan.space_before = token.space_before;
        bool letters = false;
        NameFolder::fold(
            word,
            [&](char byte) {
                scan.hash.add(byte);
                letters = true;
            },
            [](char32_t) {});
        if (!letters) {
            scan.part = is_glue(word) && !token.space_before ? Part::glue : Part::stop;
            return;
        }
        scan.part = Part::word;
        const char first = word[0];
        if (first >= 'A' && first <= 'Z') {
            scan.starts = true;
        } else if ((first >= 'a' && first <= 'z') || (first >= '0' && first <= '9')) {
            scan.starts_small = true;
        } else {
            const LetterCase letter = first_letter_case(word);
            scan.starts = letter == LetterCase::upper || letter == LetterCase::uncased;
            scan.starts_small = letter == LetterCase::lower;
            scan.hangul_end = ends_in_hangul(word);
        }
        if (static_cast<unsigned char>(word.back()) >= 0x80U)
            scan.hangul_end = ends_in_hangul(word);
    }

    const Document& m_document;
    std::vector<ScanToken> m_tokens;
};

/// Whether the words of the text may stand for the words of the name; both have the same joined letters.
class WordComparison {
public:
    /// `dotted`: the words end with a full stop or one follows; `shouted`: their neighbours are in capitals
    /// too.
    WordComparison(const FoldedName& text, std::string_view text_words, bool dotted, bool shouted)
        : m_text(text), m_text_words(text_words), m_dotted(dotted), m_shouted(shouted) {}

    [[nodiscard]] bool fits(const FoldedName& name, std::string_view name_words,
                            const std::vector<std::string>& type_words) const {
        if (name.letters != m_text.letters)
            return false;
        const bool spaced_freely = !name.words.empty() && name.words.front().first == LetterCase::uncased;
        if (!spaced_freely && !borders_agree(name))
            return false;
        if (!capitals_agree(name, type_words))
            return false;
        // `Mass.` keeps its dot, or it is a word.
        if (name_words.ends_with('.') && !is_upper_only(name_words) && !m_dotted)
            return false;
        // Abbreviations are written in capitals: `US` is a name, `us` and `Us` are not. And a short word that
        // is all capitals among others that are not is no ordinary name: `WHO`, `MAN`.
        constexpr std::size_t longest_abbreviation = 5;
        const bool text_upper = is_upper_only(m_text_words);
        const bool name_upper = is_upper_only(name_words);
        if (name_upper && name.words.size() == 1 && name.letters.size() > 1 &&
            name.letters.size() <= longest_abbreviation && !text_upper)
            return false;
        return name_upper || !text_upper || m_shouted || m_text.letters.size() >= longest_abbreviation;
    }

private:
    [[nodiscard]] bool borders_agree(const FoldedName& name) const {
        const auto at = [](const FoldedName& folded, std::uint32_t begin) -> const FoldedName::Word* {
            const auto word = std::lower_bound(folded.words.begin(), folded.words.end(), begin,
                                               [](const auto& a, std::uint32_t b) { return a.begin < b; });
            return word != folded.words.end() && word->begin == begin ? &*word : nullptr;
        };
        // White space in one needs a border in the other; a hyphen may be left out.
        for (const FoldedName::Word& word : m_text.words)
            if (!word.after_hyphen && at(name, word.begin) == nullptr)
                return false;
        return std::all_of(name.words.begin(), name.words.end(), [&](const FoldedName::Word& word) {
            return word.after_hyphen || at(m_text, word.begin) != nullptr;
        });
    }

    [[nodiscard]] bool capitals_agree(const FoldedName& name,
                                      const std::vector<std::string>& type_words) const {
        for (const FoldedName::Word& word : name.words) {
            if (word.first != LetterCase::upper)
                continue;
            const auto same = std::find_if(m_text.words.begin(), m_text.words.end(),
                                           [&](const FoldedName::Word& w) { return w.begin == word.begin; });
            if (same == m_text.words.end() || same->first != LetterCase::lower)
                continue;
            if (word.begin == 0)
                return false;
            const std::uint32_t end = &word == &name.words.back()
                                          ? static_cast<std::uint32_t>(name.letters.size())
                                          : (&word + 1)->begin;
            const std::string_view letters =
                std::string_view{name.letters}.substr(word.begin, end - word.begin);
            if (!std::binary_search(type_words.begin(), type_words.end(), letters))
                return false;
        }
        return true;
    }

    const FoldedName& m_text;
    std::string_view m_text_words;
    bool m_dotted;
    bool m_shouted;
};

/// The words of all types, folded and sorted: `county`, `river`.
std::vector<std::string> folded_type_words(const std::vector<TypeView>& types) {
    std::vector<std::string> words;
    for (const TypeView& type : types) {
        std::string_view rest = type.words;
        while (!rest.empty()) {
            const std::size_t bar = rest.find('|');
            words.push_back(fold_words(rest.substr(0, bar)).letters);
            rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

} // namespace

std::vector<NameHit> Gazetteer::find_names(const Document& document) const {
    constexpr std::uint32_t longest_run = 16; // tokens; longer names of places are formal titles
    std::vector<NameHit> hits;
    const Scanner scanner{document, m_index->files.size()};
    const std::vector<ScanToken>& tokens = scanner.tokens();
    const auto count = static_cast<std::uint32_t>(tokens.size());
    std::vector<std::string> type_words;

    // A word in capitals is shouted when a neighbour in the sentence is too: a headline in capitals.
    const auto shouted = [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i > 0 && !tokens[i].sentence_start;) {
            if (tokens[--i].part != Part::word)
                continue;
            const std::string_view word = document.words(document.tokens[i]);
            return word.size() > 1 && is_upper_only(word);
        }
        for (std::uint32_t i = end; i < count && !tokens[i].sentence_start; ++i) {
            if (tokens[i].part != Part::word)
                continue;
            const std::string_view word = document.words(document.tokens[i]);
            return word.size() > 1 && is_upper_only(word);
        }
        return true;
    };

    const auto collect = [&](std::uint64_t hash, std::uint32_t first, std::uint32_t end,
                             std::uint32_t particle, std::vector<NameMatch>& matches) {
        const Span span{document.tokens[first].span.begin, document.tokens[end - 1].span.end - particle};
        FoldedName text;
        for (const Index::File& file : m_index->files) {
            if (!file.map.may_hold(index_format::whole(hash)))
                continue;
            const IndexFile::Range range = file.map.postings(hash);
            for (std::uint32_t i = range.first; i < range.end; ++i) {
                const index_format::Posting posting = file.map.posting(i);
                if (posting.entry >= file.map.size())
                    file.map.corrupt("a name leads to no place");
                if (m_index->overrides.contains(file.first + posting.entry))
                    continue;
                const index_format::Name name = file.map.name(posting.name);
                if (name.status >= name_status_count)
                    file.map.corrupt("a name has an unknown status");
                if (text.letters.empty())
                    text = fold_words(document.words(span));
                if (type_words.empty())
                    type_words = folded_type_words(types());
                const std::string_view written = file.map.string(name.text);
                const std::string_view words = document.words(span);
                const bool dotted = words.ends_with('.') || document.text().substr(span.end).starts_with('.');
                const WordComparison comparison{text, words, dotted, shouted(first, end)};
                if (comparison.fits(fold_words(written), written, type_words))
                    matches.push_back({file.first + posting.entry, static_cast<NameStatus>(name.status)});
            }
        }
    };

    const auto may_hold = [&](std::uint64_t hash) {
        return std::any_of(m_index->files.begin(), m_index->files.end(),
                           [&](const Index::File& file) { return file.map.may_hold(hash); });
    };

    std::uint32_t furthest_end = 0; // of the hits so far
    for (std::uint32_t first = 0; first < count; ++first) {
        const ScanToken& start = tokens[first];
        if (start.part != Part::word || (!start.starts && !start.starts_small))
            continue;
        if (!start.starts) {
            const std::uint64_t hash = start.hash.mixed();
            if (std::none_of(m_index->files.begin(), m_index->files.end(),
                             [&](const Index::File& file) { return file.map.may_start_small(hash); }))
                continue;
        }
        NameHit best;
        JoinedHash run;
        const std::uint32_t limit = std::min(count, first + longest_run);
        for (std::uint32_t i = first; i < limit; ++i) {
            const ScanToken& token = tokens[i];
            if (i > first && (token.part == Part::stop || token.sentence_start))
                break;
            if (token.part == Part::glue)
                continue;
            const JoinedHash before = run;
            run = i == first ? token.hash : run.followed_by(token.hash);
            const std::uint64_t hash = run.mixed();
            std::vector<NameMatch> matches;
            std::uint32_t particle = 0;
            if (may_hold(index_format::whole(hash)))
                collect(hash, first, i + 1, 0, matches);
            if (matches.empty() && token.hangul_end) {
                const std::string_view word = document.words(document.tokens[i]);
                for (const std::uint32_t bytes : particle_lengths(word)) {
                    JoinedHash stem;
                    NameFolder::fold(
                        word.substr(0, word.size() - bytes), [&](char byte) { stem.add(byte); },
                        [](char32_t) {});
                    const std::uint64_t stem_hash = before.followed_by(stem).mixed();
                    if (may_hold(index_format::whole(stem_hash)))
                        collect(stem_hash, first, i + 1, bytes, matches);
                    particle = bytes;
                    if (!matches.empty())
                        break;
                }
            }
            if (!matches.empty()) {
                best.first_token = first;
                best.end_token = i + 1;
                best.particle_bytes = particle;
                best.matches = std::move(matches);
            }
            // After white space only what begins some name can go on.
            const bool space_after = i + 1 < count && tokens[i + 1].space_before;
            if (space_after && !may_hold(hash) && !token.hangul_end)
                break;
        }
        if (best.matches.empty() || best.end_token <= furthest_end)
            continue;
        furthest_end = best.end_token;
        m_index->settle(best.matches);
        hits.push_back(std::move(best));
    }
    return hits;
}

} // namespace dateline
