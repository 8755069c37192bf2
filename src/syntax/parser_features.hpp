// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/feature_table.hpp"
#include "syntax/inventory.hpp"
#include "syntax/transition_state.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

/// What the parser sees of one word.
struct TaggedForm {
    std::uint64_t word = 0;  ///< hash of the folded word; 0 hides its identity
    std::uint32_t tag = 0;   ///< class of the tagger + 1
    std::uint32_t upos = 0;  ///< universal tag + 1
    std::uint32_t other = 0; ///< class + 1 of the tag that came near; 0 for none
    std::uint32_t verb = 0;  ///< verb_form
};
/// Finite, past participle, other participle, infinitive: 1 to 4; 0 for what is no verb.
std::uint32_t verb_form(const Tag& tag);

/// Which bits of a node's label sets stand for what makes a clause.
struct LabelMasks {
    std::uint64_t subject = 0;
    std::uint64_t auxiliary = 0;
    std::uint64_t passive = 0; ///< auxiliary of the passive
    std::uint64_t copula = 0;
    std::uint64_t mark = 0;
    std::uint64_t object = 0;
    std::uint64_t preposition = 0;
};
LabelMasks read_label_masks(const std::vector<Deprel>& labels);

/// Counts of what stands between two words, made once for a sentence.
class BetweenCounts {
public:
    void reset(std::span<const TaggedForm> words);
    /// Up to two verbs, commas and other marks in [begin, end), in one number; an end past the sentence is its end.
    [[nodiscard]] std::uint32_t between(std::int32_t begin, std::int32_t end) const;
    /// Up to two finite verbs in [begin, end); an end below zero is that of the sentence.
    [[nodiscard]] std::uint32_t finite(std::int32_t begin, std::int32_t end) const;

private:
    struct Counts {
        std::uint32_t verbs = 0;
        std::uint32_t marks = 0;
        std::uint32_t links = 0; ///< conjunctions and subordinators
        std::uint32_t finite = 0;
    };
    std::vector<Counts> m_before; ///< of the words before each one
};

/// The features of one decision of the parser (after Zhang and Nivre 2011, for the arc-hybrid system, with
/// the case markers that Universal Dependencies hang below the noun).
void parser_features(const TransitionState& state, std::span<const TaggedForm> words,
                     const BetweenCounts& counts, const LabelMasks& masks, FeatureList& features);

} // namespace dateline
