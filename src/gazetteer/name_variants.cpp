// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/name_variants.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/romanise.hpp"
#include "gazetteer/tsv.hpp"
#include "text/word_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace dateline {

namespace embedded {
extern const std::string_view everyday_hangul_tsv;
extern const std::string_view everyday_words_tsv;
extern const std::string_view korean_generics_tsv;
} // namespace embedded

namespace {

struct Generic {
    std::string_view hangul;
    std::vector<std::string_view> latin; ///< the usual form first
};

const std::vector<Generic>& generics() {
    static const std::vector<Generic> all = [] {
        std::vector<Generic> list;
        for_each_row(embedded::korean_generics_tsv, "korean_generics.tsv", [&](const WordRow& row) {
            list.push_back({row.cell(0), split_fields(row.cell(1), '|')});
        });
        return list;
    }();
    return all;
}

/// 위원 is a committee member, 위원군 a county.
bool is_everyday_hangul(std::string_view stem) {
    static const std::set<std::string, std::less<>> all = [] {
        std::set<std::string, std::less<>> words;
        for_each_row(embedded::everyday_hangul_tsv, "everyday_hangul.tsv",
                     [&](const WordRow& row) { words.emplace(row.cell(0)); });
        return words;
    }();
    return all.contains(stem);
}

bool is_ascii_capital(std::string_view word) {
    return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

constexpr std::array<std::string_view, 4> directions{"North", "South", "East", "West"};

/// Words that are no name by themselves.
bool is_everyday_word(std::string_view letters) {
    static const std::set<std::string, std::less<>> words = [] {
        std::set<std::string, std::less<>> read;
        for_each_row(embedded::everyday_words_tsv, "everyday_words.tsv",
                     [&](const WordRow& row) { read.emplace(row.cell(0)); });
        return read;
    }();
    return words.contains(letters);
}

/// Collects names, each folded spelling once.
class Variants {
public:
    explicit Variants(const PlaceRecord& record) : m_small(record.prominence < small_place) {
        know(record.name);
        for (const PlaceName& name : record.names)
            know(name.text);
    }
    void add(std::string text, std::string_view language) {
        if (serves(text) && know(text))
            m_names.push_back({std::move(text), std::string{language}, NameStatus::generated});
    }
    [[nodiscard]] std::vector<PlaceName> take() { return std::move(m_names); }

private:
    /// Small places are many, and their short names spell anything.
    static constexpr double small_place = 0.3;
    static constexpr std::size_t shortest_of_small_place = 5;

    [[nodiscard]] bool serves(std::string_view text) const {
        const FoldedName folded = fold_words(text);
        if (folded.words.size() != 1 || folded.words.front().first == LetterCase::uncased)
            return true;
        return !is_everyday_word(folded.letters) &&
               folded.letters.size() >= (m_small ? shortest_of_small_place : 3);
    }
    /// Hyphens may be left out in the text, spaces may not: `Musan-gun` stands for `Musan gun` and
    /// `Musangun`, which do not stand for it.
    bool know(std::string_view text) {
        std::string key = fold_words(text).letters;
        if (key.empty())
            return false;
        const FoldedName folded = fold_words(text);
        for (const FoldedName::Word& word : folded.words)
            if (word.begin != 0)
                key += fmt::format("{}{}", word.after_hyphen ? '-' : ' ', word.begin);
        return m_known.insert(std::move(key)).second;
    }
    bool m_small;
    std::set<std::string> m_known;
    std::vector<PlaceName> m_names;
};

bool is_generic(std::string_view word) {
    const std::string letters = fold_words(word).letters;
    return std::any_of(generics().begin(), generics().end(), [&](const Generic& generic) {
        return std::any_of(generic.latin.begin(), generic.latin.end(),
                           [&](std::string_view form) { return fold_words(form).letters == letters; });
    });
}

/// What the words of a type say: those that stand with a name in English, and those in Hangul. `County` is
/// the usual word of counties; `District` and `Raion` are theirs too, but put only where an entry's own names
/// have them.
struct TypeWords {
    TypeWords(const PlaceType& type, const PlaceRecord& record) {
        const auto has = [&](const std::string& word) {
            const auto ends = [&](std::string_view name) { return name.ends_with(" " + word); };
            return ends(record.name) || std::any_of(record.names.begin(), record.names.end(),
                                                    [&](const PlaceName& name) { return ends(name.text); });
        };
        for (const std::string& word : type.words) {
            if (is_ascii_capital(word) && !is_generic(word)) {
                all_english.push_back(word);
                if (english.empty() || has(word) || word == "Isle")
                    english.push_back(word);
            } else if (count_syllables(word) > 0) {
                hangul.push_back(word);
            }
        }
        // The longest first: 특별시 before 시.
        std::sort(hangul.begin(), hangul.end(), [](const auto& a, const auto& b) {
            return a.size() != b.size() ? a.size() > b.size() : a < b;
        });
    }
    std::vector<std::string> all_english;
    std::vector<std::string> english;
    std::vector<std::string> hangul;
};

/// The name without the type word at its end, or an empty view.
std::string_view without_type_word(std::string_view name, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (name.size() > word.size() + 1 && name.ends_with(word)) {
            const char before = name[name.size() - word.size() - 1];
            if (before == ' ' || before == '-')
                return name.substr(0, name.size() - word.size() - 1);
        }
    }
    return {};
}

bool names_stand_alone(const PlaceType& type) {
    return type.precision == "settlement" || type.precision == "county" || type.precision == "province";
}

/// Of villages and wards there are so many that some of their stems are any word of two syllables.
bool is_small(const PlaceType& type) {
    return type.code == "village" || type.code == "ward" || type.code == "township" ||
           type.code == "workers_district";
}

class VariantMaker {
public:
    VariantMaker(const PlaceRecord& record, const PlaceType& type)
        : m_record(record), m_type(type), m_words(type, record), m_variants(record),
          m_korean(record.country.find("KP") != std::string::npos ||
                   record.country.find("KR") != std::string::npos) {}

    std::vector<PlaceName> make() {
        for (const PlaceName& name : m_record.names)
            if (name.language.starts_with("ko") && count_syllables(name.text) > 0 && m_korean &&
                (name.status == NameStatus::variant || name.status == NameStatus::official))
                read_hangul(name.text);
        if (m_type.code != "country") {
            from_english(m_record.name);
            for (const PlaceName& name : m_record.names)
                if (name.language == "en" &&
                    (name.status == NameStatus::variant || name.status == NameStatus::official))
                    from_english(name.text);
        }
        return m_variants.take();
    }

private:
    void from_english(std::string_view name) {
        const std::string_view stem = without_type_word(name, m_words.all_english);
        if (stem.empty()) {
            // `Mount Paektu` and the like have the word in front.
            for (const std::string& word : m_words.all_english)
                if (name.starts_with(word + " "))
                    return;
            if (names_stand_alone(m_type) && is_ascii_capital(name) &&
                name.find_first_of(" -,(") == std::string::npos)
                for (const std::string& word : m_words.english)
                    m_variants.add(fmt::format("{} {}", name, word), "en");
            return;
        }
        const std::size_t space = stem.find(' ');
        const std::string_view first = stem.substr(0, space);
        const bool directed = names_stand_alone(m_type) && space != std::string_view::npos &&
                              std::find(directions.begin(), directions.end(), first) != directions.end();
        if (directed) {
            const std::string_view rest = stem.substr(space + 1);
            m_variants.add(std::string{stem}, "en");
            m_variants.add(fmt::format("{}. {}", first[0], rest), "en");
            m_variants.add(fmt::format("{}{} {}", std::string{first}, "ern", rest), "en");
        } else if (bare_name_serves(stem)) {
            m_variants.add(std::string{stem}, "en");
        }
        for (const std::string& word : m_words.english)
            m_variants.add(fmt::format("{} {}", stem, word), "en");
    }

    [[nodiscard]] bool bare_name_serves(std::string_view stem) const {
        if (m_one_syllable)
            return false;
        // `Peace Village` has a Korean name, and that is not Peace.
        if (m_stems.empty())
            return names_stand_alone(m_type);
        return (names_stand_alone(m_type) || is_natural()) && m_stems.contains(fold_words(stem).letters);
    }

    /// Rivers and mountains are called by the bare name too (`the Imjin`); a mine or a bay named after a town
    /// is not.
    [[nodiscard]] bool is_natural() const { return m_type.code == "river" || m_type.code == "mountain"; }

    void read_hangul(const std::string& name) {
        for (const std::string& word : m_words.hangul) {
            if (name.size() <= word.size() || !name.ends_with(word))
                continue;
            std::string_view stem{name};
            stem.remove_suffix(word.size());
            while (stem.ends_with(' '))
                stem.remove_suffix(1);
            const auto generic = std::find_if(generics().begin(), generics().end(),
                                              [&](const Generic& g) { return g.hangul == word; });
            name_with_generic(stem, word, generic == generics().end() ? nullptr : &*generic);
            const std::string south = southern_initial(stem);
            if (south != stem) {
                m_variants.add(south + word, "ko");
                name_with_generic(south, word, generic == generics().end() ? nullptr : &*generic);
            }
            return;
        }
        if (names_stand_alone(m_type) && count_syllables(name) >= 2)
            for (const std::string& latin : stems(name))
                add_stem(latin);
    }

    /// All that follows from 무산 and 군.
    void name_with_generic(std::string_view stem, const std::string& hangul, const Generic* generic) {
        const bool long_enough = count_syllables(stem) >= 2;
        m_one_syllable = m_one_syllable || !long_enough;
        if (long_enough && names_stand_alone(m_type) && !is_small(m_type) && !is_everyday_hangul(stem))
            m_variants.add(std::string{stem}, "ko");
        paired_province(stem, hangul);
        for (const RomanisationStyle style : {revised_romanisation, mccune_reischauer, dprk_romanisation})
            m_variants.add(generic == nullptr ? romanise(std::string{stem} + hangul, style)
                                              : romanise(stem, hangul, style),
                           style.consonants == KoreanConsonants::revised ? "ko-rr"
                           : style.consonants == KoreanConsonants::dprk  ? "ko-dprk"
                                                                         : "ko-mr");
        for (const std::string& latin : stems(stem)) {
            m_stems.insert(fold_words(latin).letters);
            if (long_enough && (names_stand_alone(m_type) || is_natural()))
                m_variants.add(latin, "ko-press");
            if (generic != nullptr)
                for (const std::string_view form : generic->latin)
                    m_variants.add(fmt::format("{}-{}", latin, form), "ko-press");
            for (const std::string& word : m_words.english)
                m_variants.add(fmt::format("{} {}", latin, word), "en");
            // Amnokgang River, Gyodongdo Island: the generic twice.
            if (generic != nullptr && !m_words.english.empty())
                m_variants.add(
                    fmt::format("{}-{} {}", latin, generic->latin.front(), m_words.english.front()), "en");
        }
    }

    void add_stem(const std::string& latin) {
        m_variants.add(latin, "ko-press");
        for (const std::string& word : m_words.english)
            m_variants.add(fmt::format("{} {}", latin, word), "en");
    }

    /// 함경북도: `Hamgyong-bukto`, `North Hamgyong`, 함북, `Hambuk`.
    void paired_province(std::string_view stem, const std::string& hangul) {
        if (m_type.code != "province" || hangul != "도" || count_syllables(stem) < 3)
            return;
        const bool north = stem.ends_with("북");
        if (!north && !stem.ends_with("남"))
            return;
        constexpr std::size_t syllable_bytes = 3;
        const std::string_view name = stem.substr(0, stem.size() - syllable_bytes);
        const std::string brief = std::string{name.substr(0, syllable_bytes)} + (north ? "북" : "남");
        m_variants.add(brief, "ko");
        for (const std::string& latin : stems(brief))
            m_variants.add(latin, "ko-press");
        constexpr std::array<std::string_view, 4> forms_north{"bukto", "pukto", "bukdo", "pukdo"};
        constexpr std::array<std::string_view, 4> forms_south{"namdo", "namdo", "namdo", "namdo"};
        for (const std::string& latin : stems(name)) {
            for (const std::string_view form : north ? forms_north : forms_south)
                m_variants.add(fmt::format("{}-{}", latin, form), "ko-press");
            const std::string_view direction = north ? "North" : "South";
            m_variants.add(fmt::format("{} {}", direction, latin), "en");
            m_variants.add(fmt::format("{}. {}", direction[0], latin), "en");
            m_variants.add(fmt::format("{} {} Province", direction, latin), "en");
            m_variants.add(fmt::format("{}ern {} Province", direction, latin), "en");
        }
    }

    /// The Latin forms of a name, official systems first, each spelling once.
    [[nodiscard]] static std::vector<std::string> stems(std::string_view hangul) {
        using C = KoreanConsonants;
        using V = KoreanVowels;
        std::vector<std::string> list;
        std::set<std::string> known;
        const auto add = [&](std::string latin) {
            if (known.insert(fold_words(latin).letters).second)
                list.push_back(std::move(latin));
        };
        const auto add_with_exchange = [&](const std::string& latin, std::string_view from,
                                           std::string_view to) {
            std::string other = latin;
            bool changed = false;
            for (std::size_t at = other.find(from); at != std::string::npos;
                 at = other.find(from, at + to.size())) {
                other.replace(at, from.size(), to);
                changed = true;
            }
            if (changed)
                add(std::move(other));
        };
        constexpr std::array<RomanisationStyle, 11> styles{
            revised_romanisation,
            mccune_reischauer,
            dprk_romanisation,
            RomanisationStyle{C::revised, V::breve, true},
            RomanisationStyle{C::mccune_reischauer, V::revised, true},
            RomanisationStyle{C::revised, V::revised, false},
            RomanisationStyle{C::mccune_reischauer, V::breve, false},
            RomanisationStyle{C::revised, V::press_u, true},
            RomanisationStyle{C::mccune_reischauer, V::press_u, true},
            RomanisationStyle{C::mccune_reischauer, V::press_u, false},
            RomanisationStyle{C::revised, V::press_eui, true}};
        for (const RomanisationStyle style : styles)
            add(romanise(hangul, style));
        for (const RomanisationStyle style : {revised_romanisation, mccune_reischauer}) {
            const std::string latin = romanise(hangul, style);
            add_with_exchange(latin, "si", "shi");
            add_with_exchange(latin, "Si", "Shi");
            add_with_exchange(latin, "oe", "oi");
            if (latin.starts_with('R'))
                add("L" + latin.substr(1));
        }
        return list;
    }

    const PlaceRecord& m_record;
    const PlaceType& m_type;
    TypeWords m_words;
    Variants m_variants;
    std::set<std::string> m_stems; ///< folded Latin forms of the Korean name without its generic
    bool m_korean;
    bool m_one_syllable = false;
};

} // namespace

std::vector<PlaceName> name_variants(const PlaceRecord& record, const PlaceType& type) {
    return VariantMaker{record, type}.make();
}

} // namespace dateline
