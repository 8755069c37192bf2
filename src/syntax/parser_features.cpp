// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser_features.hpp"

#include "syntax/parse.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::uint32_t upos_code(Upos upos) {
    return static_cast<std::uint32_t>(upos) + 1;
}

std::uint32_t distance_class(std::int32_t from, std::int32_t to) {
    const std::int32_t distance = to - from;
    if (distance <= 5)
        return static_cast<std::uint32_t>(std::max(distance, 0));
    return distance <= 8 ? 6 : distance <= 14 ? 7 : 8;
}

} // namespace

void BetweenCounts::reset(std::span<const TaggedForm> words) {
    m_before.resize(words.size() + 1);
    Counts counts;
    m_before[0] = counts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t upos = words[i].upos;
        counts.verbs += upos == upos_code(Upos::verb) ? 1U : 0U;
        counts.marks += upos == upos_code(Upos::punct) ? 1U : 0U;
        counts.links += upos == upos_code(Upos::cconj) || upos == upos_code(Upos::sconj) ? 1U : 0U;
        m_before[i + 1] = counts;
    }
}

std::uint32_t BetweenCounts::between(std::int32_t begin, std::int32_t end) const {
    if (begin >= end)
        return 0;
    const Counts& from = m_before[static_cast<std::size_t>(begin)];
    const Counts& to = m_before[static_cast<std::size_t>(end)];
    constexpr std::uint32_t most = 2;
    return std::min(to.verbs - from.verbs, most) | std::min(to.marks - from.marks, most) << 2U |
           std::min(to.links - from.links, most) << 4U;
}

void parser_features(const TransitionState& state, std::span<const TaggedForm> words,
                     const BetweenCounts& counts, FeatureList& features) {
    // A word of the configuration: nothing there is told apart from the end of the sentence by its tag alone.
    struct Seen {
        std::uint64_t w = 0;
        std::uint64_t t = 0;
        std::uint64_t label = 0;
    };
    constexpr std::uint64_t nothing = 300;
    const auto see = [&](std::int32_t word) -> Seen {
        if (word == TransitionState::none)
            return {nothing, nothing, nothing};
        const TaggedForm& form = words[static_cast<std::size_t>(word)];
        return {form.word, form.tag, state.node(word).label};
    };
    static constexpr TransitionState::Node no_node{};
    const auto node = [&](std::int32_t word) -> const TransitionState::Node& {
        return word == TransitionState::none ? no_node : state.node(word);
    };

    const std::int32_t i_s0 = state.stack(0);
    const std::int32_t i_s1 = state.stack(1);
    const std::int32_t i_s2 = state.stack(2);
    const std::int32_t i_n0 = state.buffer(0);
    const auto& s0_node = node(i_s0);
    const auto& s1_node = node(i_s1);
    const auto& n0_node = node(i_n0);
    const Seen s0 = see(i_s0);
    const Seen s1 = see(i_s1);
    const Seen s2 = see(i_s2);
    const Seen n0 = see(i_n0);
    const Seen n1 = see(state.buffer(1));
    const Seen n2 = see(state.buffer(2));
    const Seen s0l = see(s0_node.left);
    const Seen s0l2 = see(s0_node.left2);
    const Seen s0r = see(s0_node.right);
    const Seen s0r2 = see(s0_node.right2);
    const Seen s1l = see(s1_node.left);
    const Seen s1r = see(s1_node.right);
    const Seen s1r2 = see(s1_node.right2);
    const Seen n0l = see(n0_node.left);
    const Seen n0l2 = see(n0_node.left2);
    const std::uint64_t d_s0n0 = i_s0 == TransitionState::none ? 9 : distance_class(i_s0, state.next());
    const std::uint64_t d_s1s0 = i_s1 == TransitionState::none ? 9 : distance_class(i_s1, i_s0);
    const std::uint64_t b_s0n0 = i_s0 == TransitionState::none ? 0 : counts.between(i_s0 + 1, state.next());
    const std::uint64_t b_s1s0 = i_s1 == TransitionState::none ? 0 : counts.between(i_s1 + 1, i_s0);

    features.clear();
    std::uint64_t name = 2000;
    const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        features.add(++name, a, b, c);
    };
    // Templates with a word say nothing when its identity is hidden.
    const auto lex = [&](std::uint64_t word, std::uint64_t b = 0, std::uint64_t c = 0) {
        ++name;
        if (word != 0)
            features.add(name, word, b, c);
    };
    const auto lex2 = [&](std::uint64_t word, std::uint64_t other, std::uint64_t c = 0) {
        ++name;
        if (word != 0 && other != 0)
            features.add(name, word, other, c);
    };
    const auto two = [](std::uint64_t a, std::uint64_t b) { return a << 16U | b; };
    const auto three = [](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
        return a << 32U | b << 16U | c;
    };

    add(1);
    // Single words.
    lex(s0.w, s0.t);
    lex(s0.w);
    add(s0.t);
    add(s1.t);
    lex(n0.w, n0.t);
    lex(n0.w);
    add(n0.t);
    lex(n1.w);
    add(n1.t);
    add(n2.t);
    // Top of the stack with the buffer.
    lex2(s0.w, n0.w);
    lex(s0.w, n0.t);
    lex(n0.w, s0.t);
    add(s0.t, n0.t);
    lex(s0.w, two(n0.t, n1.t));
    lex(n0.w, two(s0.t, n1.t));
    add(three(s0.t, n0.t, n1.t));
    add(n0.t, n1.t);
    add(three(n0.t, n1.t, n2.t));
    // Top of the stack with the word below.
    lex2(s0.w, s1.w);
    lex(s0.w, s1.t);
    lex(s1.w, s0.t);
    add(s0.t, s1.t);
    // All three.
    add(three(s1.t, s0.t, n0.t));
    lex(s1.w, two(s0.t, n0.t));
    lex(n0.w, two(s1.t, s0.t));
    lex2(s1.w, n0.w);
    add(s1.t, n0.t);
    add(three(s1.t, s0.t, n0.t), n1.t);
    add(three(s2.t, s1.t, s0.t));
    add(three(s2.t, s1.t, s0.t), n0.t);
    // Distance and what stands between.
    lex(s0.w, d_s0n0);
    add(two(s0.t, n0.t), d_s0n0);
    add(two(s1.t, s0.t), d_s1s0);
    add(two(s0.t, n0.t), b_s0n0);
    add(two(s1.t, s0.t), b_s1s0);
    // Dependents already there.
    const std::uint64_t s0_valency =
        static_cast<std::uint64_t>(s0_node.left_count) << 4U | s0_node.right_count;
    const std::uint64_t s1_valency =
        static_cast<std::uint64_t>(s1_node.left_count) << 4U | s1_node.right_count;
    lex(s0.w, s0_valency);
    add(s0.t, s0_valency);
    add(s1.t, s1_valency);
    add(n0.t, n0_node.left_count);
    lex(s0.w, s0_node.left_labels);
    add(s0.t, s0_node.left_labels);
    lex(s0.w, s0_node.right_labels);
    add(s0.t, s0_node.right_labels);
    add(s1.t, s1_node.right_labels, s0.t);
    add(n0.t, n0_node.left_labels, s0.t);
    // Which dependents: the case marker is a noun's leftmost, mostly.
    lex(s0l.w, s0.t);
    add(three(s0.t, s0l.t, s0l.label));
    lex2(s0l.w, s1.w);
    lex(s0l.w, two(s1.t, s0.t));
    add(three(s1.t, s0.t, s0l.t), s0l.label);
    add(three(s0.t, s0l2.t, s0l2.label), s1.t);
    lex(s0r.w, s0.t);
    add(three(s0.t, s0r.t, s0r.label), n0.t);
    add(three(s0.t, s0r2.t, s0r2.label), s0r.label);
    lex(s1r.w, two(s1.t, s0.t));
    add(three(s1.t, s1r.t, s1r.label), s0.t);
    add(three(s1.t, s1l.t, s1l.label), s0.t);
    add(three(s1.t, s1r2.label, s1r.label), s0.t);
    lex(n0l.w, two(n0.t, s0.t));
    lex2(n0l.w, s0.w);
    add(three(n0.t, n0l.t, n0l.label), s0.t);
    add(three(n0.t, n0l2.t, n0l2.label), s0.t);
    add(three(s1.t, s0.t, s0l.t), two(s0r.t, s1r.t));
}

} // namespace dateline
