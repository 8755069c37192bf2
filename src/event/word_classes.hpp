// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

struct Parse;

/// A set of words that rules treat alike: `soldier`, `border`, `launch`. Classes and their words are data
/// (`layers/words.toml`); the program knows none by heart except through WordClasses::find.
using ClassId = std::uint16_t;
inline constexpr std::size_t max_word_classes = 512;
using ClassSet = std::bitset<max_word_classes>;

/// Words of classes, found in sentences. An entry with a capital letter is matched as written (`the North`),
/// any other by lemma or lower-cased form (`guard post`). A hyphen in the text counts as nothing between the
/// words of an entry.
class WordClasses {
public:
    /// The class of that name, made when new. Throws DataError past max_word_classes.
    ClassId declare(std::string_view name);
    void add(ClassId word_class, std::string_view entry);
    /// `parent` holds all that `child` holds: `person` includes `soldier`.
    void include(ClassId parent, ClassId child);
    void add_irregular(std::string_view form, std::string_view lemma);
    /// Close inclusions; call once after the last addition.
    void finish();

    [[nodiscard]] std::optional<ClassId> find(std::string_view name) const;
    [[nodiscard]] const std::string& name(ClassId id) const { return m_names[id]; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    /// All classes that hold one of `set`, itself included.
    [[nodiscard]] ClassSet closed(const ClassSet& set) const;

    /// For every token of the sentence the classes of entries that end there (`ends`) and that cover it
    /// (`covers`). `parse` may be null: then forms decide.
    struct Found {
        std::vector<ClassSet> ends;
        std::vector<ClassSet> covers;
    };
    [[nodiscard]] Found find_in(const Document& document, const Sentence& sentence, const Parse* parse) const;

    /// Classes whose entry begins with the lemma of `first` and goes on, in order but with gaps, among
    /// `rest`: `send ... back`, `put ... to death`. One-word entries match too. A word that governs what
    /// follows it cannot end an entry: `took people from prisons in Jilin` is no `take in`.
    struct FollowingWord {
        std::string form; ///< lower case
        bool governs = false;
    };
    [[nodiscard]] ClassSet of_verb(std::string_view lemma, const std::vector<FollowingWord>& rest) const;

    /// `fled`, `swam`, `left`: forms that are no base form.
    [[nodiscard]] bool is_irregular_form(std::string_view word) const;

    /// Base forms a word could be inflected from, itself first, lower case.
    [[nodiscard]] std::vector<std::string> base_forms(std::string_view word) const;

private:
    struct Entry {
        std::vector<std::string> words; ///< without hyphens
        bool as_written = false;
        ClassId word_class = 0;
    };
    std::vector<std::string> m_names;
    std::map<std::string, ClassId, std::less<>> m_ids;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_by_first; ///< first word, lower case
    std::unordered_map<std::string, std::string> m_irregular;
    std::vector<ClassSet> m_holders; ///< per class: all classes that include it
};

} // namespace dateline
