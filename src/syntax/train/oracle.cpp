// SPDX-License-Identifier: Apache-2.0
#include "syntax/train/oracle.hpp"

#include <algorithm>
#include <limits>

namespace dateline {

void Oracle::reset(std::span<const std::int32_t> heads) {
    m_heads = heads;
    m_dependents.assign(heads.size(), {});
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (heads[i] != TransitionState::none)
            m_dependents[static_cast<std::size_t>(heads[i])].push_back(static_cast<std::int32_t>(i));
}

std::int32_t Oracle::dependents_from(std::int32_t word, std::int32_t first) const {
    const auto& all = m_dependents[static_cast<std::size_t>(word)];
    return static_cast<std::int32_t>(all.end() - std::lower_bound(all.begin(), all.end(), first));
}

Oracle::Costs Oracle::costs(const TransitionState& state) const {
    const std::int32_t next = state.next();
    const std::int32_t top = state.stack(0);
    const std::int32_t below = state.stack(1);
    const auto head = [&](std::int32_t word) { return m_heads[static_cast<std::size_t>(word)]; };
    Costs costs;
    costs.of_move.fill(std::numeric_limits<std::int32_t>::max());
    if (state.allowed(Move::shift)) {
        // The last word left is the root: it can only be the lowest of the stack.
        std::int32_t cost = head(next) == TransitionState::none && top != TransitionState::none ? 1 : 0;
        for (const std::int32_t word : state.whole_stack()) {
            cost += head(word) == next ? 1 : 0;
            cost += word != top && head(next) == word ? 1 : 0;
        }
        costs.of_move[0] = cost;
    }
    if (state.allowed(Move::left)) {
        const bool lost = head(top) > next || head(top) == below; // both may be none: the root as the lowest
        costs.of_move[1] = (lost ? 1 : 0) + dependents_from(top, next);
    }
    if (state.allowed(Move::right))
        costs.of_move[2] = (head(top) >= next ? 1 : 0) + dependents_from(top, next);
    costs.least = *std::min_element(costs.of_move.begin(), costs.of_move.end());
    return costs;
}

} // namespace dateline
