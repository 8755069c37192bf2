// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/footprint_maker.hpp"
#include "place/phrase.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

class TokenView;

/// Says what `the border`, `the river`, `the county`, `there` and borders told by halves stand for: what the
/// article spoke of before, the same sentence first. Nothing is guessed where it spoke of nothing that fits.
class Pointers {
public:
    Pointers(const Gazetteer& gazetteer, const TokenView& tokens, const std::vector<Mention>& mentions,
             FootprintMaker& maker);

    [[nodiscard]] std::optional<PlacedFootprint> resolve(const Phrase& phrase);
    /// Whether the article names one of the Koreas, and neither China, Japan nor Russia.
    [[nodiscard]] bool speaks_of_korea_alone() const {
        return speaks_of_korea() && !m_countries.contains("CN") && !m_countries.contains("JP") &&
               !m_countries.contains("RU");
    }
    /// Phrases are told in text order as they are made, for later pointers.
    void remember(const Phrase& phrase, PlacedFootprint made);

private:
    struct Remembered {
        std::uint32_t first;
        PhraseKind kind;
        PlacedFootprint made;
    };

    const Gazetteer& m_gazetteer;
    const TokenView& m_tokens;
    const std::vector<Mention>& m_mentions;
    FootprintMaker& m_maker;
    /// What one mention says for a country as the other side of a border.
    struct Hint {
        std::uint32_t sentence;
        std::string country;
        double weight;
    };
    /// All hints of an article about the neighbours of one country, in text order, and their sums.
    struct Hints {
        std::vector<Hint> all;
        std::map<std::string, double, std::less<>> sums;
    };

    std::vector<Remembered> m_remembered;
    std::vector<std::size_t> m_borders;                       ///< those of `m_remembered` that are borders
    std::map<std::string, double, std::less<>> m_border_sums; ///< how often each pair was told: `KP-CN`
    std::map<std::string, double, std::less<>> m_countries;   ///< mentions of each country in the article
    // Made when first asked for, so that a text full of pointers takes linear time.
    mutable std::map<std::string, Hints, std::less<>> m_hints;              ///< by home country
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_of_noun; ///< mentions by noun
    std::optional<std::vector<EntryIndex>> m_elsewhere;                     ///< places named, each once

    [[nodiscard]] std::optional<PlacedFootprint> border(const Phrase& phrase);
    [[nodiscard]] std::optional<PlacedFootprint> borders_told() const;
    [[nodiscard]] std::optional<PlacedFootprint> borders_of_the_north(const Phrase& phrase);
    [[nodiscard]] std::optional<PlacedFootprint> last_of_kind(const Phrase& phrase, std::string_view noun);
    [[nodiscard]] std::optional<PlacedFootprint> last_place(const Phrase& phrase);
    [[nodiscard]] std::optional<PlacedFootprint> last_country(const Phrase& phrase);
    [[nodiscard]] std::optional<PlacedFootprint> by_id(std::string_view id, const std::string& rule);
    [[nodiscard]] std::string home_country() const;
    [[nodiscard]] bool speaks_of_korea() const {
        return m_countries.contains("KP") || m_countries.contains("KR");
    }
    [[nodiscard]] bool is_gone_through(const Mention& mention) const;
    [[nodiscard]] const Hints& hints_for(const std::string& home) const;
    [[nodiscard]] const std::vector<std::size_t>& mentions_of(std::string_view noun);
    [[nodiscard]] const std::vector<EntryIndex>& places_named();
    [[nodiscard]] std::map<std::string, double, std::less<>> partners(const Phrase& phrase,
                                                                      const std::string& home) const;
};

} // namespace dateline
