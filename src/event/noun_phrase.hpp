// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"
#include "event/word_classes.hpp"

#include <cstdint>
#include <vector>

namespace dateline {

/// Index of a token within its sentence.
using TokenIndex = std::uint32_t;

/// A noun or pronoun with its modifiers.
struct NounPhrase {
    TokenIndex head = 0;
    std::vector<TokenIndex> tokens; ///< ascending; without clauses, coordinated and locative parts
    ClassSet classes; ///< of the head, what its modifiers hand on, and what is measured (`a group of X`)
    Quantity quantity;
    bool definite = false;   ///< the, this, that, possessor, proper name
    bool indefinite = false; ///< a, an, some, another
    bool pronoun = false;
    bool plural = false;
    bool counted = false;      ///< a number or quantity word stands with it
    bool another = false;      ///< another, other, second, separate ...
    bool of_statistic = false; ///< `the number of refugees`
    bool negative = false;     ///< no, none, nobody
    bool total = false;        ///< `nine people in all`: counts those named beside it too
    /// Neither determiner nor number nor name: `soldiers`, `refugees`.
    [[nodiscard]] bool bare() const { return !definite && !indefinite && !pronoun && !counted; }
};

} // namespace dateline
