// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/korean_particles.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

/// What must stand before a particle.
enum class After : std::uint8_t { any, vowel, consonant, vowel_or_l };

struct Particle {
    std::string_view text;
    After after;
};

// Case, auxiliary and connective particles (조사) as the National Institute of Korean Language's grammar
// lists them, with their forms by the sound before, and the runs of two that place names take (에서는,
// 로부터의).
constexpr std::array particles{
    Particle{"은", After::consonant},
    Particle{"는", After::vowel},
    Particle{"이", After::consonant},
    Particle{"가", After::vowel},
    Particle{"을", After::consonant},
    Particle{"를", After::vowel},
    Particle{"과", After::consonant},
    Particle{"와", After::vowel},
    Particle{"의", After::any},
    Particle{"에", After::any},
    Particle{"엔", After::any},
    Particle{"도", After::any},
    Particle{"만", After::any},
    Particle{"로", After::vowel_or_l},
    Particle{"론", After::vowel_or_l},
    Particle{"나", After::vowel},
    Particle{"며", After::vowel},
    Particle{"고", After::vowel},
    Particle{"랑", After::vowel},
    Particle{"에서", After::any},
    Particle{"에선", After::any},
    Particle{"에게", After::any},
    Particle{"에는", After::any},
    Particle{"에도", After::any},
    Particle{"에만", After::any},
    Particle{"에다", After::any},
    Particle{"으로", After::consonant},
    Particle{"으론", After::consonant},
    Particle{"로는", After::vowel_or_l},
    Particle{"로도", After::vowel_or_l},
    Particle{"로의", After::vowel_or_l},
    Particle{"로서", After::vowel_or_l},
    Particle{"로써", After::vowel_or_l},
    Particle{"까지", After::any},
    Particle{"부터", After::any},
    Particle{"보다", After::any},
    Particle{"처럼", After::any},
    Particle{"마다", After::any},
    Particle{"마저", After::any},
    Particle{"조차", After::any},
    Particle{"밖에", After::any},
    Particle{"하고", After::any},
    Particle{"만의", After::any},
    Particle{"만이", After::any},
    Particle{"만을", After::any},
    Particle{"이나", After::consonant},
    Particle{"이며", After::consonant},
    Particle{"이고", After::consonant},
    Particle{"이다", After::consonant},
    Particle{"이랑", After::consonant},
    Particle{"라는", After::vowel},
    Particle{"라고", After::vowel},
    Particle{"라도", After::vowel},
    Particle{"과의", After::consonant},
    Particle{"과는", After::consonant},
    Particle{"와의", After::vowel},
    Particle{"와는", After::vowel},
    Particle{"에서는", After::any},
    Particle{"에서도", After::any},
    Particle{"에서의", After::any},
    Particle{"에서만", After::any},
    Particle{"으로는", After::consonant},
    Particle{"으로도", After::consonant},
    Particle{"으로의", After::consonant},
    Particle{"으로서", After::consonant},
    Particle{"로부터", After::vowel_or_l},
    Particle{"까지의", After::any},
    Particle{"까지는", After::any},
    Particle{"까지도", After::any},
    Particle{"부터는", After::any},
    Particle{"이라는", After::consonant},
    Particle{"이라고", After::consonant},
    Particle{"이라도", After::consonant},
    Particle{"에서부터", After::any},
    Particle{"으로부터", After::consonant},
    Particle{"로부터의", After::vowel_or_l},
    Particle{"으로부터의", After::consonant},
};

constexpr std::uint32_t syllable_bytes = 3;
constexpr std::uint32_t first_syllable = 0xAC00;
constexpr std::uint32_t last_syllable = 0xD7A3;
constexpr std::uint32_t finals = 28;
constexpr std::uint32_t final_l = 8;

/// The Hangul syllable at the end, or 0.
std::uint32_t last_hangul(std::string_view word) {
    if (word.size() < syllable_bytes)
        return 0;
    const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(word[word.size() - back]); };
    const std::uint32_t code_point = (byte(3) & 0x0FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(1) & 0x3FU);
    const bool well_formed =
        (byte(3) & 0xF0U) == 0xE0U && (byte(2) & 0xC0U) == 0x80U && (byte(1) & 0xC0U) == 0x80U;
    return well_formed && code_point >= first_syllable && code_point <= last_syllable ? code_point : 0;
}

bool agrees(After after, std::string_view stem) {
    const std::uint32_t syllable = last_hangul(stem);
    if (syllable == 0)
        return true; // DMZ에서, JSA를: how foreign letters are read aloud is not known here
    const std::uint32_t final = (syllable - first_syllable) % finals;
    switch (after) {
    case After::any:
        return true;
    case After::vowel:
        return final == 0;
    case After::consonant:
        return final != 0;
    case After::vowel_or_l:
        return final == 0 || final == final_l;
    }
    return false;
}

} // namespace

bool ends_in_hangul(std::string_view word) {
    return last_hangul(word) != 0;
}

std::vector<std::uint32_t> particle_lengths(std::string_view word) {
    std::vector<std::uint32_t> lengths;
    if (!ends_in_hangul(word))
        return lengths;
    for (const Particle& particle : particles) {
        if (!word.ends_with(particle.text))
            continue;
        const std::string_view stem = word.substr(0, word.size() - particle.text.size());
        if (count_code_points(stem) >= 2 && agrees(particle.after, stem))
            lengths.push_back(static_cast<std::uint32_t>(particle.text.size()));
    }
    std::sort(lengths.begin(), lengths.end());
    return lengths;
}

} // namespace dateline
