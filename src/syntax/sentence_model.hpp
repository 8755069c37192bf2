// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/feature_table.hpp"
#include "syntax/inventory.hpp"
#include "syntax/lemmatiser.hpp"
#include "syntax/model_file.hpp"
#include "syntax/parse.hpp"
#include "syntax/parser_features.hpp"
#include "syntax/tagger_features.hpp"
#include "syntax/transition_state.hpp"
#include "syntax/word_form.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace dateline {

/// The working memory of one analysis, to be used again for the next sentence.
struct SentenceWork {
    std::vector<WordForm> forms;
    std::vector<WordHint> hints;
    std::vector<TagChoice> tags; ///< classes
    std::vector<TaggedForm> tagged;
    BetweenCounts counts;
    TransitionState state;
    FeatureList features;
};

/// All of a trained model: its classes and the weights that choose among them.
class SentenceModel {
public:
    explicit SentenceModel(const std::filesystem::path& path);

    /// Choose a tag class for each word, from left to right. Fills `forms` and `tags`.
    void tag(std::span<const std::string_view> words, SentenceWork& work) const;
    /// Choose heads and labels, greedily; precondition: `forms` and `tags`. Fills `state`.
    void attach(SentenceWork& work) const;
    /// Tags, lemmas and tree.
    [[nodiscard]] Parse parse(std::span<const std::string_view> words, SentenceWork& work) const;

    [[nodiscard]] const std::vector<Tag>& tags() const { return m_tags; }

private:
    ModelFile m_file;
    std::vector<Tag> m_tags;
    std::vector<Deprel> m_labels;
    FeatureTable m_certain; ///< common words that have but one tag
    FeatureTable m_tagger;
    FeatureTable m_parser;
    LabelMasks m_masks;
    Lemmatiser m_lemmatiser;
};

/// The parser's classes: 0 shifts, then one for each label of `left`, then one for each of `right`.
struct MoveClass {
    Move move = Move::shift;
    std::uint8_t label = TransitionState::no_label;
};
inline MoveClass move_of_class(std::size_t move_class, std::size_t labels) {
    if (move_class == 0)
        return {};
    if (move_class <= labels)
        return {Move::left, static_cast<std::uint8_t>(move_class - 1)};
    return {Move::right, static_cast<std::uint8_t>(move_class - 1 - labels)};
}
inline std::size_t class_of_move(Move move, std::size_t label, std::size_t labels) {
    return move == Move::shift ? 0 : move == Move::left ? 1 + label : 1 + labels + label;
}

/// Fill the parser's view of the words.
void read_tagged(std::span<const WordForm> forms, std::span<const TagChoice> tags,
                 const std::vector<Tag>& inventory, std::vector<TaggedForm>& tagged);

/// The best class in [begin, end); the lowest of equals.
std::size_t best_class(const Scores& scores, std::size_t begin, std::size_t end);

/// The best class among the moves allowed. Precondition: some move is.
std::size_t best_allowed(const Scores& scores, const TransitionState& state, std::size_t labels);

} // namespace dateline
