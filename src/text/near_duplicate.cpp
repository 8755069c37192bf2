// SPDX-License-Identifier: Apache-2.0
#include "text/near_duplicate.hpp"

#include <algorithm>
#include <limits>

namespace dateline {

namespace {

constexpr std::size_t shingle_words = 4;
constexpr std::size_t band_size = 4;
constexpr std::size_t digits_each = 6; ///< of base 64, for 32 bits
constexpr std::string_view digits{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"};

/// Finaliser of SplitMix64: every input bit reaches every output bit.
constexpr std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 30U;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27U;
    x *= 0x94D049BB133111EBULL;
    x ^= x >> 31U;
    return x;
}

/// Multipliers and summands of the hash family, odd and fixed.
constexpr std::array<std::pair<std::uint64_t, std::uint64_t>, TextSketch::size> make_family() {
    std::array<std::pair<std::uint64_t, std::uint64_t>, TextSketch::size> family{};
    std::uint64_t state = 0x9E3779B97F4A7C15ULL;
    for (auto& [factor, summand] : family) {
        state += 0x9E3779B97F4A7C15ULL;
        factor = mix(state) | 1U;
        state += 0x9E3779B97F4A7C15ULL;
        summand = mix(state);
    }
    return family;
}
constexpr auto family = make_family();

/// FNV-1a over the word in lower case (ASCII).
std::uint64_t word_hash(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : word) {
        hash ^= static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

} // namespace

TextSketch sketch_text(const Document& document) {
    TextSketch sketch;
    sketch.minima.fill(std::numeric_limits<std::uint32_t>::max());
    std::array<std::uint64_t, shingle_words> window{};
    std::size_t words = 0;
    for (const Sentence& sentence : document.sentences) {
        if (!document.told(sentence))
            continue;
        for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
            const Token& token = document.tokens[i];
            if (token.kind != TokenKind::word && token.kind != TokenKind::number)
                continue;
            window[words++ % shingle_words] = word_hash(document.words(token));
            if (words < shingle_words)
                continue;
            std::uint64_t shingle = 0;
            for (std::size_t k = 0; k < shingle_words; ++k)
                shingle = mix(shingle + window[(words + k) % shingle_words]);
            ++sketch.shingles;
            for (std::size_t k = 0; k < TextSketch::size; ++k) {
                const auto value =
                    static_cast<std::uint32_t>((shingle * family[k].first + family[k].second) >> 32U);
                sketch.minima[k] = std::min(sketch.minima[k], value);
            }
        }
    }
    return sketch;
}

std::string sketch_to_text(const TextSketch& sketch) {
    std::string text;
    if (sketch.shingles == 0)
        return text;
    text.reserve((TextSketch::size + 1) * digits_each);
    const auto put = [&](std::uint32_t value) {
        for (std::size_t i = 0; i < digits_each; ++i, value >>= 6U)
            text += digits[value & 63U];
    };
    put(sketch.shingles);
    std::for_each(sketch.minima.begin(), sketch.minima.end(), put);
    return text;
}

TextSketch sketch_from_text(std::string_view text) {
    if (text.size() != (TextSketch::size + 1) * digits_each)
        return {};
    bool valid = true;
    const auto take = [&] {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < digits_each; ++i) {
            const std::size_t digit = digits.find(text[i]);
            valid = valid && digit != std::string_view::npos;
            value |= static_cast<std::uint32_t>(digit & 63U) << (6 * i);
        }
        text.remove_prefix(digits_each);
        return value;
    };
    TextSketch sketch;
    sketch.shingles = take();
    std::generate(sketch.minima.begin(), sketch.minima.end(), take);
    return valid ? sketch : TextSketch{};
}

double likeness(const TextSketch& a, const TextSketch& b) {
    if (a.shingles == 0 || b.shingles == 0)
        return 0;
    std::size_t same = 0;
    for (std::size_t k = 0; k < TextSketch::size; ++k)
        same += a.minima[k] == b.minima[k] ? 1U : 0U;
    return static_cast<double>(same) / static_cast<double>(TextSketch::size);
}

std::vector<std::uint64_t> band_keys(const TextSketch& sketch) {
    std::vector<std::uint64_t> keys;
    if (sketch.shingles == 0)
        return keys;
    keys.reserve(TextSketch::size / band_size);
    for (std::size_t band = 0; band < TextSketch::size / band_size; ++band) {
        std::uint64_t key = band;
        for (std::size_t k = 0; k < band_size; ++k)
            key = mix(key + sketch.minima[band * band_size + k]);
        keys.push_back(key);
    }
    return keys;
}

} // namespace dateline
