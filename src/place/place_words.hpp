// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

/// Words of one list of `gazetteer/words/`, small letters, with what the list says of each (empty for plain
/// lists).
class WordTable {
public:
    explicit WordTable(std::string_view table, std::string_view file);

    [[nodiscard]] bool has(std::string_view word) const { return m_rows.contains(word); }
    /// Whether any row begins with the word, alone or before others.
    [[nodiscard]] bool begins_with(std::string_view word) const { return m_first_words.contains(word); }
    /// The second column; empty when the word is not in the list.
    [[nodiscard]] std::string_view operator[](std::string_view word) const;
    /// The third column; empty when the word is not in the list.
    [[nodiscard]] std::string_view second(std::string_view word) const;

private:
    struct Cells {
        std::string_view first;
        std::string_view second;
    };
    std::unordered_map<std::string_view, Cells> m_rows;
    std::unordered_set<std::string_view> m_first_words;
};

/// Every list that finding places needs. The files stand in `gazetteer/words/` and travel inside the program.
struct PlaceWords {
    WordTable ordinary; ///< English words that are also names of places
    WordTable demonyms; ///< chinese -> CN
    WordTable titles;   ///< Sergeant, Ms.
    WordTable given_names;
    WordTable surnames;
    WordTable institutions;        ///< Post, Declaration, Steelers: after a name
    WordTable institutions_before; ///< `treaty of`, FC, Hyundai: before a name
    WordTable acting_verbs;        ///< said, agreed: after a government
    WordTable government_nouns;    ///< officials, regime: after a demonym or possessive
    WordTable directions;          ///< northern -> bearing 0, adjective
    WordTable relations;           ///< near, `close to`, `off the coast of` -> rule
    WordTable place_nouns;         ///< county, river, border, island -> class of thing
    WordTable part_nouns;          ///< part, half, reaches, tip
    WordTable units;               ///< km -> metres
    WordTable borders;             ///< `KP/KR land` -> entry
    WordTable capitals;            ///< seoul -> KR: names that stand for governments
    WordTable border_compounds;    ///< guards, fence: `border guards` are no border

    static const PlaceWords& built_in();
};

} // namespace dateline
