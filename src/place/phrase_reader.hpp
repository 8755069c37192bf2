// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/phrase.hpp"
#include "place/place_words.hpp"
#include "place/token_view.hpp"

#include <optional>
#include <vector>

namespace dateline {

/// Reads phrases at given tokens: one member function a rule of words. A rule gives nothing when its words do
/// not stand there; what it gives begins at that token. Used by find_phrases only.
class PhraseReader {
public:
    PhraseReader(const TokenView& tokens, const std::vector<Mention>& mentions, const Gazetteer& gazetteer);

    /// The longest-reaching rule that fits at `at`.
    [[nodiscard]] std::optional<Phrase> read(std::uint32_t at) const;

private:
    using Read = std::optional<Phrase>;

    const TokenView& m_tokens;
    const std::vector<Mention>& m_mentions;
    const Gazetteer& m_gazetteer;
    const PlaceWords& m_words;
    std::vector<std::int32_t> m_starts; ///< mention that begins at a token, else -1

    // relations (phrase_relations.cpp)
    [[nodiscard]] Read relation(std::uint32_t at, int depth) const;
    [[nodiscard]] Read distance(std::uint32_t at, int depth) const;
    [[nodiscard]] Read distance_from(Phrase phrase, std::uint32_t at, int depth) const;
    [[nodiscard]] Read direction_of(std::uint32_t at, int depth) const;
    [[nodiscard]] Read worded_relation(std::uint32_t at, int depth) const;
    [[nodiscard]] Read off_coast(std::uint32_t at, int depth) const;
    [[nodiscard]] Read across_river(std::uint32_t at, int depth) const;
    [[nodiscard]] Read between(std::uint32_t at, int depth) const;
    [[nodiscard]] Read with_operand(PhraseKind kind, std::uint32_t first, std::uint32_t at, int depth) const;
    [[nodiscard]] std::optional<Phrase> on_river(std::uint32_t at, int depth) const;

    // what relations and parts are of (phrase_operands.cpp)
    [[nodiscard]] Read operand(std::uint32_t at, int depth) const;
    [[nodiscard]] Read part(std::uint32_t at, int depth) const;
    [[nodiscard]] Read part_behind(const Phrase& line, std::uint32_t at) const;
    [[nodiscard]] Read sector(std::uint32_t at) const;
    [[nodiscard]] Read side(std::uint32_t at, int depth) const;
    [[nodiscard]] Read border(std::uint32_t at) const;
    [[nodiscard]] Read name(std::uint32_t at) const;
    [[nodiscard]] Read pointer(std::uint32_t at) const;
    [[nodiscard]] Read generic(std::uint32_t at, int depth) const;
    [[nodiscard]] Read stretch(Phrase line, int depth) const;
    [[nodiscard]] bool is_line_like(const Phrase& phrase) const;

    // words
    [[nodiscard]] const Mention* mention_at(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t skip_article(std::uint32_t at) const;
    [[nodiscard]] std::string country_at(std::uint32_t at, std::uint32_t& end) const;
    [[nodiscard]] std::string country_of(const Mention& mention) const;
    [[nodiscard]] DirectionWord direction_at(std::uint32_t at, std::string_view form,
                                             std::uint32_t& end) const;
    [[nodiscard]] std::optional<double> number_at(std::uint32_t at, std::uint32_t& end) const;
    [[nodiscard]] bool joined(std::uint32_t at) const {
        return m_tokens.same_sentence(at, std::int64_t{at} - 1);
    }
    [[nodiscard]] bool inside_text(std::uint32_t at) const { return at < m_tokens.size(); }
};

/// Rules nest no deeper: `near the border between A and B in C`.
inline constexpr int deepest_phrase = 4;

} // namespace dateline
