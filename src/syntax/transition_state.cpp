// SPDX-License-Identifier: Apache-2.0
#include "syntax/transition_state.hpp"

#include <cassert>

namespace dateline {

void TransitionState::reset(std::int32_t size) {
    m_size = size;
    m_next = 0;
    m_stack.clear();
    m_nodes.assign(static_cast<std::size_t>(size), Node{});
}

bool TransitionState::allowed(Move move) const {
    switch (move) {
    case Move::shift:
        return m_next < m_size;
    case Move::left:
        return !m_stack.empty() && m_next < m_size;
    case Move::right:
        return m_stack.size() >= 2;
    }
    return false;
}

void TransitionState::apply(Move move, std::uint8_t label) {
    assert(allowed(move));
    constexpr std::uint8_t most = 7;
    if (move == Move::shift) {
        m_stack.push_back(m_next++);
        return;
    }
    const std::int32_t dependent = m_stack.back();
    m_stack.pop_back();
    Node& below = node_of(dependent);
    below.label = label;
    const std::uint64_t bit = 1ULL << (label & 63U);
    if (move == Move::left) {
        below.head = m_next;
        Node& head = node_of(m_next);
        head.left2 = head.left;
        head.left = dependent;
        head.left_labels |= bit;
        head.left_count = head.left_count < most ? static_cast<std::uint8_t>(head.left_count + 1) : most;
    } else {
        below.head = m_stack.back();
        Node& head = node_of(below.head);
        head.right2 = head.right;
        head.right = dependent;
        head.right_labels |= bit;
        head.right_count = head.right_count < most ? static_cast<std::uint8_t>(head.right_count + 1) : most;
    }
}

} // namespace dateline
