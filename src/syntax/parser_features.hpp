// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/feature_table.hpp"
#include "syntax/transition_state.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

/// What the parser sees of one word.
struct TaggedForm {
    std::uint64_t word = 0; ///< hash of the folded word; 0 hides its identity
    std::uint32_t tag = 0;  ///< class of the tagger + 1
    std::uint32_t upos = 0; ///< universal tag + 1
};

/// Counts of what stands between two words, made once for a sentence.
class BetweenCounts {
public:
    void reset(std::span<const TaggedForm> words);
    /// Up to two verbs, commas and other marks in [begin, end), in one number.
    [[nodiscard]] std::uint32_t between(std::int32_t begin, std::int32_t end) const;

private:
    struct Counts {
        std::uint32_t verbs = 0;
        std::uint32_t marks = 0;
        std::uint32_t links = 0; ///< conjunctions and subordinators
    };
    std::vector<Counts> m_before; ///< of the words before each one
};

/// The features of one decision of the parser (after Zhang and Nivre 2011, for the arc-hybrid system, with
/// the case markers that Universal Dependencies hang below the noun).
void parser_features(const TransitionState& state, std::span<const TaggedForm> words,
                     const BetweenCounts& counts, FeatureList& features);

} // namespace dateline
