// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "syntax/train/oracle.hpp"
#include "syntax/train/random.hpp"
#include "syntax/transition_state.hpp"

#include <algorithm>
#include <vector>

using namespace dateline;

namespace {

using Heads = std::vector<std::int32_t>;

/// A random projective tree: any sequence of moves makes one.
Heads random_tree(std::int32_t size, Random& random) {
    TransitionState state;
    state.reset(size);
    while (!state.finished()) {
        const Move move = static_cast<Move>(random.below(3));
        if (state.allowed(move))
            state.apply(move, 0);
    }
    Heads heads;
    for (std::int32_t i = 0; i < size; ++i)
        heads.push_back(state.node(i).head);
    return heads;
}

bool is_tree(const Heads& heads) {
    if (std::count(heads.begin(), heads.end(), TransitionState::none) != 1)
        return false;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        std::size_t steps = 0;
        for (auto at = static_cast<std::int32_t>(i); at != TransitionState::none;
             at = heads[static_cast<std::size_t>(at)])
            if (++steps > heads.size())
                return false;
    }
    return true;
}

std::size_t shared_arcs(const Heads& a, const TransitionState& state) {
    std::size_t shared = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        shared += a[i] == state.node(static_cast<std::int32_t>(i)).head ? 1U : 0U;
    return shared;
}

/// The most gold arcs that any end of this configuration has, by trying all of them.
std::size_t most_reachable(const Heads& gold, const TransitionState& state) {
    if (state.finished())
        return shared_arcs(gold, state);
    std::size_t most = 0;
    for (const Move move : {Move::shift, Move::left, Move::right})
        if (state.allowed(move)) {
            TransitionState after = state;
            after.apply(move, 0);
            most = std::max(most, most_reachable(gold, after));
        }
    return most;
}

} // namespace

TEST_CASE("any moves make one tree, in 2n - 1 steps") {
    Random random{1};
    for (std::int32_t size = 1; size < 60; ++size)
        CHECK(is_tree(random_tree(size, random)));
}

TEST_CASE("moves that cost nothing make the gold tree exactly") {
    Random random{2};
    Oracle oracle;
    TransitionState state;
    for (int trial = 0; trial < 300; ++trial) {
        const Heads gold = random_tree(static_cast<std::int32_t>(1 + random.below(25)), random);
        oracle.reset(gold);
        state.reset(static_cast<std::int32_t>(gold.size()));
        while (!state.finished()) {
            const Oracle::Costs costs = oracle.costs(state);
            REQUIRE(costs.least == 0);
            std::vector<Move> free;
            for (const Move move : {Move::shift, Move::left, Move::right})
                if (costs.of_move.at(static_cast<std::size_t>(move)) == 0)
                    free.push_back(move);
            state.apply(free[random.below(free.size())], 0);
        }
        CHECK(shared_arcs(gold, state) == gold.size());
    }
}

TEST_CASE("a move's cost is what it puts out of reach, after mistakes too") {
    Random random{3};
    Oracle oracle;
    TransitionState state;
    for (int trial = 0; trial < 60; ++trial) {
        const Heads gold = random_tree(6, random);
        oracle.reset(gold);
        state.reset(6);
        while (!state.finished()) {
            const std::size_t reachable = most_reachable(gold, state);
            const Oracle::Costs costs = oracle.costs(state);
            std::vector<Move> allowed;
            for (const Move move : {Move::shift, Move::left, Move::right}) {
                if (!state.allowed(move))
                    continue;
                allowed.push_back(move);
                TransitionState after = state;
                after.apply(move, 0);
                const auto lost = static_cast<std::int32_t>(reachable - most_reachable(gold, after));
                const std::int32_t cost = costs.of_move.at(static_cast<std::size_t>(move));
                CHECK(cost == lost);
            }
            state.apply(allowed[random.below(allowed.size())], 0);
        }
    }
}
