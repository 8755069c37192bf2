// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// How consonants are written.
enum class KoreanConsonants : std::uint8_t {
    revised,           ///< g d b j, k t p ch: Revised Romanization (2000), as in Goseong
    mccune_reischauer, ///< k t p ch, voiced between voiced sounds, aspirates with ’: Kosŏng, P’yŏngyang
    dprk,              ///< as the North writes names since 1992: Phyŏngsŏng, Chŏllima, Amrokgang
};

/// How vowels are written.
enum class KoreanVowels : std::uint8_t {
    revised,   ///< eo eu ui
    breve,     ///< ŏ ŭ ŭi
    press_u,   ///< u for ㅓ, as old press spellings have it: Chulwon, Hamkyung
    press_eui, ///< as revised, with eui for ㅢ: Euijeongbu
};

struct RomanisationStyle {
    KoreanConsonants consonants = KoreanConsonants::revised;
    KoreanVowels vowels = KoreanVowels::revised;
    bool sound_changes = true; ///< false: syllable by syllable, Baekryeong for Baengnyeong
    bool operator==(const RomanisationStyle&) const = default;
};

inline constexpr RomanisationStyle revised_romanisation{};
inline constexpr RomanisationStyle mccune_reischauer{KoreanConsonants::mccune_reischauer, KoreanVowels::breve,
                                                     true};
inline constexpr RomanisationStyle dprk_romanisation{KoreanConsonants::dprk, KoreanVowels::breve, true};

/// A Korean proper name in Latin letters, its first letter large. Sounds change between syllables as the
/// system says (k t p before n m, r after consonants, n with l, finals before vowels); words apart from each
/// other. What is not a Hangul syllable stays. Sai-siot and other compounds that only a dictionary knows are
/// read as they are written.
std::string romanise(std::string_view hangul, RomanisationStyle style);

/// A name with its generic term after a hyphen: 무산, 군 gives Musan-gun. In McCune-Reischauer sounds change
/// across the hyphen (Amnok-kang, Yŏngjil-li), in the others they do not (Namsan-ri).
std::string romanise(std::string_view name, std::string_view generic, RomanisationStyle style);

/// The southern spelling of a name that starts with ㄹ, or ㄴ before i and y: 량강도 gives 양강도, 라선 나선,
/// 녕변 영변. The name itself when it starts otherwise.
std::string southern_initial(std::string_view hangul);

/// Number of Hangul syllables; 0 when the text holds anything else but white space.
std::size_t count_syllables(std::string_view text);

} // namespace dateline
