// SPDX-License-Identifier: Apache-2.0
#include "syntax/word_form.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

enum ShapeBit : std::uint32_t {
    first_upper = 1U << 0U,
    all_upper = 1U << 1U,
    inner_upper = 1U << 2U,
    some_digit = 1U << 3U,
    no_letter = 1U << 4U,
    hyphen = 1U << 5U,
    dot = 1U << 6U,
    not_ascii = 1U << 7U,
    one_letter = 1U << 8U,
    sentence_start = 1U << 9U,
    mark_only = 1U << 10U,
    use_shift = 11U, // two bits of CapitalUse
};

constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80U;
}

/// Longer words are cut: no word of the language needs more, and stack memory stays bounded.
constexpr std::size_t max_folded = 64;

struct Folded {
    std::array<char, max_folded> bytes{};
    std::size_t size = 0;
};

Folded fold(std::string_view word) {
    Folded folded;
    for (std::size_t i = 0; i < word.size() && folded.size < max_folded; ++i) {
        char c = word[i];
        if (is_upper(c))
            c = static_cast<char>(c - 'A' + 'a');
        else if (is_digit(c))
            c = '0';
        else if (c == '\xE2' && word.substr(i, 2) == "\xE2\x80" && i + 2 < word.size()) {
            // U+2018 to U+201F are quotation marks.
            const auto last = static_cast<unsigned char>(word[i + 2]);
            if (last >= 0x98U && last <= 0x9FU) {
                c = last < 0x9CU ? '\'' : '"';
                i += 2;
            }
        }
        folded.bytes.at(folded.size++) = c;
    }
    return folded;
}

std::uint64_t hash_bytes(const Folded& folded) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (std::size_t i = 0; i < folded.size; ++i)
        hash = (hash ^ static_cast<unsigned char>(folded.bytes.at(i))) * 0x100000001B3ULL;
    hash ^= hash >> 32U;
    return hash == 0 ? 1 : hash;
}

std::uint32_t read_shape(std::string_view word, bool at_start, CapitalUse use) {
    std::uint32_t shape = static_cast<std::uint32_t>(use) << use_shift;
    std::size_t upper = 0;
    std::size_t lower = 0;
    std::size_t other = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (is_upper(c)) {
            ++upper;
            shape |= i == 0 ? first_upper : inner_upper;
        } else if (is_lower(c)) {
            ++lower;
        } else if (is_digit(c)) {
            shape |= some_digit;
        } else if (!is_ascii(c)) {
            ++other;
            shape |= not_ascii;
        } else if (c == '-') {
            shape |= hyphen;
        } else if (c == '.') {
            shape |= dot;
        }
    }
    if (upper + lower + other == 0)
        shape |= (shape & some_digit) != 0 ? no_letter : no_letter | mark_only;
    if (upper > 1 && lower == 0)
        shape |= all_upper;
    if (word.size() == 1 && upper + lower == 1)
        shape |= one_letter;
    if (at_start)
        shape |= sentence_start;
    if (use == CapitalUse::capitals)
        shape &= ~(first_upper | all_upper | inner_upper);
    else if (use == CapitalUse::title)
        shape &= ~static_cast<std::uint32_t>(first_upper);
    return shape;
}

} // namespace

CapitalUse capital_use(std::span<const std::string_view> words) {
    std::size_t long_words = 0;
    std::size_t capitalised = 0;
    std::size_t all_capitals = 0;
    for (const std::string_view word : words) {
        if (word.size() < 4 ||
            !std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c) || is_lower(c); }))
            continue;
        ++long_words;
        if (is_upper(word.front()))
            ++capitalised;
        if (std::all_of(word.begin(), word.end(), is_upper))
            ++all_capitals;
    }
    if (long_words >= 2 && all_capitals * 10 >= long_words * 8)
        return CapitalUse::capitals;
    if (long_words >= 3 && capitalised * 10 >= long_words * 9)
        return CapitalUse::title;
    return CapitalUse::sentence;
}

void read_forms(std::span<const std::string_view> words, std::vector<WordForm>& forms) {
    forms.resize(words.size());
    const CapitalUse use = capital_use(words);
    bool at_start = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Folded folded = fold(words[i]);
        WordForm& form = forms[i];
        form.word = hash_bytes(folded);
        form.tail = 0;
        form.start = 0;
        const std::size_t known = std::min<std::size_t>(folded.size, 8);
        for (std::size_t k = 0; k < known; ++k) {
            const auto last = static_cast<unsigned char>(folded.bytes.at(folded.size - 1 - k));
            form.tail |= static_cast<std::uint64_t>(last) << (56U - 8U * k);
            form.start |= static_cast<std::uint64_t>(static_cast<unsigned char>(folded.bytes.at(k)))
                          << (8U * k);
        }
        form.shape = read_shape(words[i], at_start, use);
        // An opening mark leaves the next word at the sentence's start.
        at_start = at_start && (form.shape & mark_only) != 0;
    }
}

} // namespace dateline
