// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/parser.hpp"
#include "syntax/train/conllu.hpp"

#include <cstddef>
#include <vector>

namespace dateline {

/// How often the analysis is the treebank's, over all words, marks included, on the treebank's own tokens.
struct Evaluation {
    std::size_t words = 0;
    std::size_t upos = 0;
    std::size_t bits = 0;               ///< past, plural and participle all right
    std::size_t lemma = 0;              ///< capitals aside
    std::size_t head = 0;               ///< unlabelled attachment
    std::size_t labelled = 0;           ///< head and relation with subtype
    std::size_t labelled_universal = 0; ///< head and relation without its subtype
    double seconds = 0;                 ///< of processor time, the making of the result included
    bool operator==(const Evaluation&) const = default;
};

Evaluation evaluate(const Parser& parser, const std::vector<GoldSentence>& gold);

} // namespace dateline
