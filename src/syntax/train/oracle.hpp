// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/transition_state.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

/// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): for any configuration, how many
/// arcs of the gold tree a move puts out of reach. Exact for projective trees.
class Oracle {
public:
    /// `heads` of one sentence, TransitionState::none for the root; it must outlive the oracle's use.
    void reset(std::span<const std::int32_t> heads);

    struct Costs {
        std::array<std::int32_t, 3> of_move{}; ///< indexed by Move; only allowed moves count
        std::int32_t least = 0;
    };
    [[nodiscard]] Costs costs(const TransitionState& state) const;

private:
    /// Gold dependents of `word` from `first` on.
    [[nodiscard]] std::int32_t dependents_from(std::int32_t word, std::int32_t first) const;

    std::span<const std::int32_t> m_heads;
    std::vector<std::vector<std::int32_t>> m_dependents; ///< ascending
};

} // namespace dateline
