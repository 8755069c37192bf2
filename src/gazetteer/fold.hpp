// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/normal_form.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What folding one code point gives: letters to keep, nothing, or the end of a word.
/// Calls `keep(byte)` for every byte kept and `split(code_point)` for white space, hyphens and other marks
/// between words. Apostrophes, full stops and combining marks vanish; `&` is read as "and". Malformed bytes
/// split. Hangul syllables and ideographs stay as they are.
class NameFolder {
public:
    template <typename Keep, typename Split>
    static void fold(std::string_view text, Keep&& keep, Split&& split) {
        std::size_t at = 0;
        while (at < text.size()) {
            const auto byte = static_cast<unsigned char>(text[at]);
            if (byte < 0x80U) {
                const char folded = ascii_fold(byte);
                if (folded > 1)
                    keep(folded);
                else if (folded == 0)
                    split(char32_t{byte});
                else if (byte == '&')
                    for (const char c : {'a', 'n', 'd'})
                        keep(c);
                ++at;
                continue;
            }
            std::string folded;
            char32_t code_point = 0;
            if (!fold_beyond_ascii(text, at, folded, code_point))
                split(code_point);
            for (const char kept : folded)
                keep(kept);
        }
    }

private:
    /// A letter or digit; 1: vanishes (or is `&`); 0: splits.
    static char ascii_fold(unsigned char byte) {
        if (byte >= 'A' && byte <= 'Z')
            return static_cast<char>(byte + ('a' - 'A'));
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            return static_cast<char>(byte);
        return byte == '\'' || byte == '.' || byte == '`' || byte == '&' ? char{1} : char{0};
    }
    /// Moves `at` past one code point and appends what folding leaves of it; false when it splits words.
    static bool fold_beyond_ascii(std::string_view text, std::size_t& at, std::string& out,
                                  char32_t& code_point);
};

/// A folded name without its spaces, and where its words begin: names are found under the joined letters, and
/// the words are compared afterwards.
struct FoldedName {
    struct Word {
        std::uint32_t begin = 0;   ///< in `letters`
        bool after_hyphen = false; ///< a hyphen, not white space, stands before it
        LetterCase first = LetterCase::none;
        bool operator==(const Word&) const = default;
    };
    std::string letters;
    std::vector<Word> words;
};

FoldedName fold_words(std::string_view name);

/// Upper, lower or without case: of the first letter or digit in `word`; `none` when there is neither.
LetterCase first_letter_case(std::string_view word);

/// Whether a name starts with a small letter or a digit, so that running text need not write it with a
/// capital.
inline bool written_small(std::string_view name) {
    const LetterCase first = first_letter_case(name);
    return first == LetterCase::lower || (!name.empty() && name[0] >= '0' && name[0] <= '9');
}

/// Rolling hash over joined letters: of two parts put together it is `combine(a, b)`.
struct JoinedHash {
    std::uint64_t value = 0;
    std::uint64_t power = 1; ///< base to the number of bytes

    static constexpr std::uint64_t base = 0x9E3779B97F4A7C55ULL;

    void add(char byte) {
        value = value * base + static_cast<unsigned char>(byte) + 1;
        power *= base;
    }
    [[nodiscard]] JoinedHash followed_by(JoinedHash next) const {
        return {value * next.power + next.value, power * next.power};
    }
    /// The bits well mixed, as the index stores them.
    [[nodiscard]] std::uint64_t mixed() const {
        std::uint64_t x = value;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
        return x ^ (x >> 31U);
    }
    static JoinedHash of(std::string_view letters) {
        JoinedHash hash;
        for (const char byte : letters)
            hash.add(byte);
        return hash;
    }
};

} // namespace dateline
