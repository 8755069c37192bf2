// SPDX-License-Identifier: Apache-2.0
#include "text/furniture_words.hpp"

#include "base/error.hpp"
#include "text/word_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

namespace embedded {
extern const std::string_view furniture_tsv;
extern const std::string_view page_words_tsv;
} // namespace embedded

namespace {

enum class Where : std::uint8_t { whole, start, end, any };

struct Entry {
    std::string_view words;
    Where where = Where::whole;
    std::uint32_t longest = 0;
    FurnitureWords meaning = FurnitureWords::none;
    bool prefix = false;              ///< written `words*`: the last word may go on
    bool not_behind_sentence = false; ///< `... said. (Yonhap)` is no caption
};

/// Turns most words away without a look-up: for each first byte the lengths that occur.
class WordFilter {
public:
    void add(std::string_view word) { m_lengths[first_byte(word)] |= length_bit(word); }
    [[nodiscard]] bool may_hold(std::string_view word) const {
        return !word.empty() && (m_lengths[first_byte(word)] & length_bit(word)) != 0;
    }

    [[nodiscard]] bool may_start(char c) const { return m_lengths[static_cast<unsigned char>(c)] != 0; }

private:
    std::array<std::uint32_t, 256> m_lengths{};

    static std::size_t first_byte(std::string_view word) {
        return word.data() == nullptr ? 0 : static_cast<unsigned char>(*word.data());
    }
    static std::uint32_t length_bit(std::string_view word) {
        return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
    }
};

/// Entries by the first word of their phrase.
struct Phrases {
    std::unordered_map<std::string_view, std::vector<Entry>> by_first_word;
    WordFilter filter;
};

/// Those at the head of a block, and those anywhere in it.
struct Table {
    Phrases head;
    Phrases anywhere;
};

std::string_view first_word(std::string_view words) {
    return words.substr(0, words.find(' '));
}

Table read_table() {
    Table table;
    for_each_row(embedded::furniture_tsv, "furniture.tsv", [&](const WordRow& row) {
        Entry entry;
        entry.words = row.cell(0);
        const std::string_view where = row.cell(1);
        const std::string_view role = row.cell(3);
        entry.where = where == "whole"   ? Where::whole
                      : where == "start" ? Where::start
                      : where == "end"   ? Where::end
                                         : Where::any;
        entry.meaning = role == "furniture"      ? FurnitureWords::furniture
                        : role == "caption"      ? FurnitureWords::caption
                        : role == "byline"       ? FurnitureWords::byline
                        : role == "caption-line" ? FurnitureWords::caption
                        : role == "biography"    ? FurnitureWords::biography
                        : role == "aside"        ? FurnitureWords::aside
                        : role == "tail"         ? FurnitureWords::tail
                        : role == "end"          ? FurnitureWords::end
                                                 : FurnitureWords::none;
        if (entry.words.ends_with('*')) {
            entry.words.remove_suffix(1);
            entry.prefix = true;
        }
        entry.not_behind_sentence = role == "caption-line";
        const std::string_view longest = row.cell(2);
        const auto parsed = std::from_chars(longest.data(), longest.data() + longest.size(), entry.longest);
        if (entry.words.empty() || entry.meaning == FurnitureWords::none || parsed.ec != std::errc{} ||
            (entry.where == Where::any && where != "any"))
            fail<DataError>("{}:{}: not a furniture record", row.file, row.line);
        const bool at_head = entry.where == Where::whole || entry.where == Where::start;
        Phrases& phrases = at_head ? table.head : table.anywhere;
        phrases.by_first_word[first_word(entry.words)].push_back(entry);
        phrases.filter.add(first_word(entry.words));
    });
    return table;
}

/// How surely a word speaks of the page and to its reader.
struct Weights {
    std::unordered_map<std::string_view, std::uint32_t> by_word;
    WordFilter filter;
};

Weights read_weights() {
    Weights weights;
    for_each_row(embedded::page_words_tsv, "page_words.tsv", [&](const WordRow& row) {
        weights.by_word.emplace(row.cell(0), row.cell(1) == "2" ? 2U : 1U);
        weights.filter.add(row.cell(0));
    });
    return weights;
}

/// Lower case, one space between words, plain quotation marks.
std::string simplified(std::string_view block) {
    std::string simple(block.size(), ' ');
    std::size_t out = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
        char c = block[i];
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c + ('a' - 'A'));
        } else if (c == '\t' || c == '\n') {
            c = ' ';
        } else if (c == '\xE2' && i + 2 < block.size() && block[i + 1] == '\x80' &&
                   (block[i + 2] == '\x99' || block[i + 2] == '\x98')) {
            c = '\'';
            i += 2;
        } else if (c == '\xC2' && i + 1 < block.size() && block[i + 1] == '\xA0') {
            c = ' ';
            i += 1;
        }
        if (c != ' ' || (out > 0 && simple[out - 1] != ' '))
            simple[out++] = c;
    }
    while (out > 0 && simple[out - 1] == ' ')
        --out;
    simple.resize(out);
    return simple;
}

constexpr std::array<bool, 256> make_word_bytes() {
    std::array<bool, 256> bytes{};
    for (std::size_t c = 0; c < bytes.size(); ++c)
        bytes[c] = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
    return bytes;
}
constexpr std::array<bool, 256> word_bytes = make_word_bytes();

bool is_word_byte(char c) {
    return word_bytes[static_cast<unsigned char>(c)];
}

bool matches(std::string_view block, std::size_t at, const Entry& entry) {
    if (block.compare(at, entry.words.size(), entry.words) != 0)
        return false;
    const std::size_t end = at + entry.words.size();
    const bool word_ends =
        end == block.size() || !is_word_byte(block[end]) || !is_word_byte(entry.words.back());
    if (!word_ends && !entry.prefix)
        return false;
    if (entry.not_behind_sentence && at >= 2 && block[at - 1] == ' ' &&
        std::string_view{".\"'!?"}.find(block[at - 2]) != std::string_view::npos)
        return false;
    std::string_view rest = block.substr(end);
    while (!rest.empty() && std::string_view{" :.!?…>»"}.find(rest.front()) != std::string_view::npos)
        rest.remove_prefix(1);
    switch (entry.where) {
    case Where::whole:
        return at == 0 && rest.empty();
    case Where::start:
        return at == 0;
    case Where::end:
        return rest.empty();
    case Where::any:
        return true;
    }
    return false;
}

/// Enough words about newsletters, accounts, cookies and the reader for the block's length.
bool speaks_of_page(std::string_view block, std::uint32_t words) {
    static const Weights weights = read_weights();
    constexpr std::uint32_t enough = 4;
    constexpr std::uint32_t enough_unsure = 5;
    constexpr std::uint32_t one_in = 6;
    std::uint32_t sum = 0;
    bool sure = false;
    for (std::size_t at = 0; at < block.size();) {
        std::size_t end = at;
        while (end < block.size() && is_word_byte(block[end]))
            ++end;
        const std::string_view word = block.substr(at, end - at);
        if (weights.filter.may_hold(word)) {
            if (const auto found = weights.by_word.find(word); found != weights.by_word.end()) {
                sum += found->second;
                sure = sure || found->second > 1;
            }
        }
        at = end + 1;
    }
    const std::uint32_t wanted = sure ? std::min(enough, std::max(words, 2U)) : enough_unsure;
    return sum >= wanted && sum * one_in >= words;
}

/// The phrases that start with the word at `at`, or with it less the marks at its end.
FurnitureWords look_up(const Phrases& phrases, std::string_view block, std::size_t at, std::string_view word,
                       std::uint32_t words) {
    for (;;) {
        if (phrases.filter.may_hold(word)) {
            if (const auto found = phrases.by_first_word.find(word); found != phrases.by_first_word.end()) {
                for (const Entry& entry : found->second) {
                    if (words <= entry.longest && matches(block, at, entry))
                        return entry.meaning;
                }
            }
        }
        if (word.size() < 2 || is_word_byte(word.back()))
            return FurnitureWords::none;
        word.remove_suffix(1);
    }
}

/// Without what pages put before a link or a note: `▶관련기사`, `*Translated by`, `<Read more`.
std::string_view without_marks(std::string_view block) {
    constexpr std::array<std::string_view, 8> marks{"*", "<", " ", "▶", "▷", "☞", "■", "※"};
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view mark : marks) {
            if (block.starts_with(mark)) {
                block.remove_prefix(mark.size());
                more = true;
            }
        }
    }
    return block;
}

} // namespace

FurnitureWords match_furniture(std::string_view block, std::uint32_t words, bool quoted) {
    static const Table table = read_table();
    constexpr std::uint32_t longest_of_all = 60;
    constexpr std::size_t most_bytes = 1000;
    if (words > longest_of_all || block.size() > most_bytes)
        return FurnitureWords::none;
    const std::string simple = simplified(block);
    const std::string_view text = simple;
    if (const FurnitureWords found = look_up(table.head, text, 0, first_word(text), words);
        found != FurnitureWords::none)
        return found;
    if (const std::string_view bare = without_marks(text); bare.size() < text.size()) {
        if (const FurnitureWords found = look_up(table.head, bare, 0, first_word(bare), words);
            found != FurnitureWords::none)
            return found;
    }
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && text[end] != ' ')
            ++end;
        if (text[at] == '(' || text[at] == '[')
            ++at; // (Photo: ...)
        if (at < end && table.anywhere.filter.may_start(text[at])) {
            if (const FurnitureWords found =
                    look_up(table.anywhere, text, at, text.substr(at, end - at), words);
                found != FurnitureWords::none)
                return found;
        }
        at = end + 1;
    }
    return !quoted && speaks_of_page(text, words) ? FurnitureWords::furniture : FurnitureWords::none;
}

} // namespace dateline
