// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

/// The three moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011). Words wait in the
/// buffer, are shifted to the stack, and leave it once they have got their head.
enum class Move : std::uint8_t {
    shift, ///< the next word of the buffer goes on the stack
    left,  ///< the top of the stack becomes a dependent of the next word of the buffer
    right, ///< the top of the stack becomes a dependent of the word below it
};

/// What has been decided of one sentence. The last word left on the stack is the root. After 2n - 1 moves
/// every word but one has a head: whatever the moves, the result is one projective tree.
class TransitionState {
public:
    static constexpr std::int32_t none = -1;
    static constexpr std::uint8_t no_label = 0xFF;

    /// Begin with a sentence of `size` words.
    void reset(std::int32_t size);

    [[nodiscard]] bool finished() const { return m_next == m_size && m_stack.size() <= 1; }
    [[nodiscard]] bool allowed(Move move) const;
    /// Precondition: allowed(move). The label is a class of the model; shift takes none.
    void apply(Move move, std::uint8_t label);

    /// The word `depth` below the top of the stack, or none.
    [[nodiscard]] std::int32_t stack(std::size_t depth) const {
        return depth < m_stack.size() ? m_stack[m_stack.size() - 1 - depth] : none;
    }
    [[nodiscard]] const std::vector<std::int32_t>& whole_stack() const { return m_stack; }
    /// The word `ahead` after the next one of the buffer, or none.
    [[nodiscard]] std::int32_t buffer(std::int32_t ahead) const {
        return m_next + ahead < m_size ? m_next + ahead : none;
    }
    [[nodiscard]] std::int32_t next() const { return m_next; }
    [[nodiscard]] std::int32_t size() const { return m_size; }

    /// A word's place in the tree so far: head, label, its outermost two dependents on either side, how many
    /// there are, and which labels they bear.
    struct Node {
        std::int32_t head = none;
        std::int32_t left = none;  ///< leftmost dependent
        std::int32_t left2 = none; ///< the one next to it
        std::int32_t right = none; ///< rightmost dependent
        std::int32_t right2 = none;
        std::uint64_t left_labels = 0; ///< bit set of label mod 64
        std::uint64_t right_labels = 0;
        std::uint8_t label = no_label;
        std::uint8_t left_count = 0; ///< saturates at 7
        std::uint8_t right_count = 0;
    };
    [[nodiscard]] const Node& node(std::int32_t word) const {
        return m_nodes[static_cast<std::size_t>(word)];
    }

private:
    Node& node_of(std::int32_t word) { return m_nodes[static_cast<std::size_t>(word)]; }

    std::int32_t m_size = 0;
    std::int32_t m_next = 0;
    std::vector<std::int32_t> m_stack;
    std::vector<Node> m_nodes;
};

} // namespace dateline
