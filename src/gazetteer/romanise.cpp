// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/romanise.hpp"

#include "text/normal_form.hpp"

#include <array>
#include <vector>

namespace dateline {

namespace {

// Letters in Unicode's order of composition: syllable = 0xAC00 + (initial * 21 + vowel) * 28 + final.
enum Initial : std::uint8_t {
    i_g,
    i_gg,
    i_n,
    i_d,
    i_dd,
    i_r,
    i_m,
    i_b,
    i_bb,
    i_s,
    i_ss,
    i_none,
    i_j,
    i_jj,
    i_ch,
    i_k,
    i_t,
    i_p,
    i_h
};
enum Coda : std::uint8_t { c_none, c_k, c_n, c_t, c_l, c_m, c_p, c_ng };

constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t last_syllable = 0xD7A3;
constexpr std::uint8_t vowel_wi = 16;
constexpr std::uint8_t vowel_ui = 19;
constexpr std::uint8_t vowel_i = 20;
constexpr std::uint8_t final_ng = 21;
constexpr std::uint8_t final_h = 27;

struct Syllable {
    std::uint8_t initial = i_none;
    std::uint8_t vowel = 0;
    std::uint8_t final = 0;
};

/// What a final is when a consonant or nothing follows.
constexpr std::array<Coda, 28> codas{c_none, c_k,  c_k, c_k, c_n, c_n, c_n, c_t, c_l, c_k,
                                     c_m,    c_l,  c_l, c_l, c_p, c_l, c_m, c_p, c_p, c_t,
                                     c_t,    c_ng, c_t, c_t, c_k, c_t, c_p, c_t};

/// What a final is when a vowel follows: what stays and what moves over.
struct Liaison {
    Coda stays;
    Initial moves;
};
constexpr std::array<Liaison, 28> liaisons{{
    {c_none, i_none}, {c_none, i_g}, {c_none, i_gg}, {c_k, i_s},       {c_none, i_n}, {c_n, i_j},
    {c_none, i_n},    {c_none, i_d}, {c_none, i_r},  {c_l, i_g},       {c_l, i_m},    {c_l, i_b},
    {c_l, i_s},       {c_l, i_t},    {c_l, i_p},     {c_none, i_r},    {c_none, i_m}, {c_none, i_b},
    {c_p, i_s},       {c_none, i_s}, {c_none, i_ss}, {c_ng, i_none},   {c_none, i_j}, {c_none, i_ch},
    {c_none, i_k},    {c_none, i_t}, {c_none, i_p},  {c_none, i_none},
}};

/// A syllable as it sounds.
struct Sound {
    std::uint8_t onset = i_none;
    std::uint8_t vowel = 0;
    Coda coda = c_none;
};

bool is_y_or_i(std::uint8_t vowel) {
    // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
    return vowel == 2 || vowel == 3 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 ||
           vowel == vowel_i;
}

/// Change the sounds where two syllables meet.
void meet(Sound& before, std::uint8_t final, Sound& after, KoreanConsonants consonants) {
    if (after.onset == i_none && final != 0 && final != final_ng) {
        const Liaison liaison = liaisons[final];
        before.coda = liaison.stays;
        after.onset = liaison.moves;
        if (after.vowel == vowel_i && after.onset == i_d)
            after.onset = i_j;
        if (after.vowel == vowel_i && after.onset == i_t)
            after.onset = i_ch;
        return;
    }
    if (final == final_h && (after.onset == i_g || after.onset == i_d || after.onset == i_j)) {
        before.coda = c_none;
        after.onset = after.onset == i_g ? i_k : after.onset == i_d ? i_t : i_ch;
        return;
    }
    const bool nasal_follows = after.onset == i_n || after.onset == i_m;
    const bool r_follows = after.onset == i_r;
    if (before.coda == c_n && r_follows) {
        before.coda = c_l;
    } else if (before.coda == c_l && after.onset == i_n) {
        after.onset = i_r;
    } else if (nasal_follows || r_follows) {
        const bool r_turns =
            r_follows && consonants != KoreanConsonants::dprk && before.coda != c_none && before.coda != c_l;
        if (before.coda == c_k)
            before.coda = c_ng;
        else if (before.coda == c_t)
            before.coda = c_n;
        else if (before.coda == c_p)
            before.coda = c_m;
        if (r_turns)
            after.onset = i_n;
    }
}

using Letters = std::array<std::string_view, 19>;
constexpr Letters revised_onsets{"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                 "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
constexpr Letters mccune_onsets{"k",        "kk",      "n",       "t",       "tt", "r",  "m",
                                "p",        "pp",      "s",       "ss",      "",   "ch", "tch",
                                "ch\u2019", "k\u2019", "t\u2019", "p\u2019", "h"};
constexpr Letters dprk_onsets{"k",  "kk", "n", "t",  "tt", "r",  "m",  "p",  "pp", "s",
                              "ss", "",   "j", "jj", "ch", "kh", "th", "ph", "h"};
constexpr std::array<std::string_view, 8> coda_letters{"", "k", "n", "t", "l", "m", "p", "ng"};

using VowelLetters = std::array<std::string_view, 21>;
constexpr VowelLetters revised_vowels{"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
                                      "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
constexpr VowelLetters breve_vowels{"a",  "ae", "ya", "yae", "ŏ",  "e",  "yŏ", "ye", "o",  "wa", "wae",
                                    "oe", "yo", "u",  "wŏ",  "we", "wi", "yu", "ŭ",  "ŭi", "i"};

std::string_view vowel_letters(std::uint8_t vowel, KoreanVowels vowels) {
    constexpr std::uint8_t eo = 4;
    constexpr std::uint8_t yeo = 6;
    switch (vowels) {
    case KoreanVowels::breve:
        return breve_vowels[vowel];
    case KoreanVowels::press_u:
        return vowel == eo ? "u" : vowel == yeo ? "yu" : revised_vowels[vowel];
    case KoreanVowels::press_eui:
        return vowel == vowel_ui ? "eui" : revised_vowels[vowel];
    case KoreanVowels::revised:
        break;
    }
    return revised_vowels[vowel];
}

std::string_view onset_letters(const Sound& sound, const Sound* before, KoreanConsonants consonants,
                               bool after_hyphen) {
    const bool after_l = before != nullptr && before->coda == c_l;
    if (sound.onset == i_r && after_l)
        return "l";
    if (consonants == KoreanConsonants::revised)
        return revised_onsets[sound.onset];
    const bool voiced =
        before != nullptr && before->coda != c_k && before->coda != c_t && before->coda != c_p;
    if (consonants == KoreanConsonants::mccune_reischauer && sound.onset == i_s && sound.vowel == vowel_wi)
        return "sh";
    if (voiced) {
        if (sound.onset == i_g)
            return before->coda == c_n && consonants == KoreanConsonants::mccune_reischauer && !after_hyphen
                       ? "\u2019g"
                       : "g";
        if (sound.onset == i_b)
            return "b";
        // After l these two are tense: Il-tong.
        const bool tense = after_l && consonants == KoreanConsonants::mccune_reischauer;
        if (sound.onset == i_d && !tense)
            return "d";
        if (sound.onset == i_j && !tense)
            return "j";
    }
    return consonants == KoreanConsonants::dprk ? dprk_onsets[sound.onset] : mccune_onsets[sound.onset];
}

/// Appends a run of syllables; `hyphen_at` is the number of the syllable before which a hyphen stands (0:
/// none).
void append_word(std::string& out, const std::vector<Syllable>& word, std::size_t hyphen_at,
                 RomanisationStyle style) {
    std::vector<Sound> sounds;
    sounds.reserve(word.size());
    for (const Syllable& syllable : word)
        sounds.push_back({syllable.initial, syllable.vowel, codas[syllable.final]});
    const auto apart = [&](std::size_t number) {
        const bool across_hyphen =
            number == hyphen_at && style.consonants != KoreanConsonants::mccune_reischauer;
        return number == 0 || !style.sound_changes || across_hyphen;
    };
    for (std::size_t i = 1; i < sounds.size(); ++i)
        if (!apart(i))
            meet(sounds[i - 1], word[i - 1].final, sounds[i], style.consonants);
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        if (hyphen_at != 0 && i == hyphen_at)
            out += '-';
        // The generic's first consonant is voiced in the North's system whatever stands before:
        // Phyŏngannam-do.
        const bool generic = i == hyphen_at && hyphen_at != 0;
        constexpr Sound open{};
        const Sound* before = !apart(i)                                               ? &sounds[i - 1]
                              : generic && style.consonants == KoreanConsonants::dprk ? &open
                                                                                      : nullptr;
        out += onset_letters(sounds[i], before, style.consonants, generic);
        out += vowel_letters(sounds[i].vowel, style.vowels);
        const bool before_h = i + 1 < sounds.size() && !apart(i + 1) && sounds[i + 1].onset == i_h;
        const bool flapped =
            before_h && sounds[i].coda == c_l && style.consonants == KoreanConsonants::mccune_reischauer;
        out += flapped ? "r" : coda_letters[sounds[i].coda];
    }
}

void make_first_large(std::string& name) {
    if (name.empty())
        return;
    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - ('a' - 'A'));
    else if (name.starts_with("ŏ"))
        name.replace(0, std::string_view{"ŏ"}.size(), "Ŏ");
    else if (name.starts_with("ŭ"))
        name.replace(0, std::string_view{"ŭ"}.size(), "Ŭ");
}

std::string romanise_words(std::string_view text, std::size_t hyphen_byte, RomanisationStyle style) {
    std::string out;
    std::vector<Syllable> word;
    std::size_t hyphen_at = 0;
    const auto end_word = [&] {
        std::string letters;
        append_word(letters, word, hyphen_at, style);
        make_first_large(letters);
        out += letters;
        word.clear();
        hyphen_at = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (at == hyphen_byte && at != 0)
            hyphen_at = word.size();
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c >= first_syllable && c <= last_syllable) {
            const std::uint32_t number = c - first_syllable;
            word.push_back({static_cast<std::uint8_t>(number / 588),
                            static_cast<std::uint8_t>(number / 28 % 21),
                            static_cast<std::uint8_t>(number % 28)});
        } else {
            end_word();
            out += text.substr(begin, at - begin);
        }
    }
    end_word();
    return out;
}

} // namespace

std::string romanise(std::string_view hangul, RomanisationStyle style) {
    return romanise_words(hangul, std::string_view::npos, style);
}

std::string romanise(std::string_view name, std::string_view generic, RomanisationStyle style) {
    std::string all{name};
    all += generic;
    return romanise_words(all, name.size(), style);
}

std::string southern_initial(std::string_view hangul) {
    if (hangul.empty())
        return {};
    std::size_t at = 0;
    char32_t c = next_code_point(hangul, at);
    if (c < first_syllable || c > last_syllable)
        return std::string{hangul};
    const std::uint32_t number = c - first_syllable;
    const std::uint32_t initial = number / 588;
    const bool soft = is_y_or_i(static_cast<std::uint8_t>(number / 28 % 21));
    std::uint32_t turned = initial;
    if ((initial == i_r || initial == i_n) && soft)
        turned = i_none;
    else if (initial == i_r)
        turned = i_n;
    if (turned == initial)
        return std::string{hangul};
    c = first_syllable + turned * 588 + number % 588;
    std::string south;
    south += static_cast<char>(0xE0U | c >> 12U);
    south += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    south += static_cast<char>(0x80U | (c & 0x3FU));
    south += hangul.substr(at);
    return south;
}

std::size_t count_syllables(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c >= first_syllable && c <= last_syllable)
            ++count;
        else if (c != ' ')
            return 0;
    }
    return count;
}

} // namespace dateline
