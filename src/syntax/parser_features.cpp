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

constexpr std::uint32_t finite_verb = 1;

/// What makes the word the head of a clause, as a number.
std::uint64_t clause_of(const TaggedForm& word, const TransitionState::Node& node, const LabelMasks& masks) {
    const std::uint64_t labels = node.left_labels | node.right_labels;
    const auto bit = [&](std::uint64_t mask, unsigned at) -> std::uint64_t {
        return (labels & mask) != 0 ? 1ULL << at : 0;
    };
    return word.verb | bit(masks.subject, 3) | bit(masks.auxiliary, 4) | bit(masks.passive, 5) |
           bit(masks.copula, 6) | bit(masks.mark, 7) | bit(masks.object, 8) | bit(masks.preposition, 9);
}

} // namespace

std::uint32_t verb_form(const Tag& tag) {
    if (tag.finite)
        return finite_verb;
    if (!tag.verbal)
        return 0;
    return tag.participle ? (tag.past ? 2 : 3) : 4;
}

LabelMasks read_label_masks(const std::vector<Deprel>& labels) {
    LabelMasks masks;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::uint64_t bit = 1ULL << (i & 63U);
        switch (labels[i]) {
        case Deprel::nsubj:
        case Deprel::nsubj_pass:
        case Deprel::nsubj_outer:
        case Deprel::csubj:
        case Deprel::csubj_pass:
        case Deprel::expl:
            masks.subject |= bit;
            break;
        case Deprel::aux:
            masks.auxiliary |= bit;
            break;
        case Deprel::aux_pass:
            masks.passive |= bit;
            break;
        case Deprel::cop:
            masks.copula |= bit;
            break;
        case Deprel::mark:
            masks.mark |= bit;
            break;
        case Deprel::obj:
        case Deprel::xcomp:
        case Deprel::ccomp:
            masks.object |= bit;
            break;
        case Deprel::case_:
            masks.preposition |= bit;
            break;
        default:
            break;
        }
    }
    return masks;
}

void BetweenCounts::reset(std::span<const TaggedForm> words) {
    m_before.resize(words.size() + 1);
    Counts counts;
    m_before[0] = counts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t upos = words[i].upos;
        counts.verbs += upos == upos_code(Upos::verb) ? 1U : 0U;
        counts.marks += upos == upos_code(Upos::punct) ? 1U : 0U;
        counts.links += upos == upos_code(Upos::cconj) || upos == upos_code(Upos::sconj) ? 1U : 0U;
        counts.finite += words[i].verb == finite_verb ? 1U : 0U;
        m_before[i + 1] = counts;
    }
}

std::uint32_t BetweenCounts::between(std::int32_t begin, std::int32_t end) const {
    end = std::min(end, static_cast<std::int32_t>(m_before.size()) - 1);
    if (begin >= end)
        return 0;
    const Counts& from = m_before[static_cast<std::size_t>(begin)];
    const Counts& to = m_before[static_cast<std::size_t>(end)];
    constexpr std::uint32_t most = 2;
    return std::min(to.verbs - from.verbs, most) | std::min(to.marks - from.marks, most) << 2U |
           std::min(to.links - from.links, most) << 4U;
}

std::uint32_t BetweenCounts::finite(std::int32_t begin, std::int32_t end) const {
    const auto last = static_cast<std::int32_t>(m_before.size()) - 1;
    const std::int32_t to = end < 0 ? last : end;
    if (begin >= to)
        return 0;
    constexpr std::uint32_t most = 2;
    return std::min(m_before[static_cast<std::size_t>(to)].finite -
                        m_before[static_cast<std::size_t>(begin)].finite,
                    most);
}

void parser_features(const TransitionState& state, std::span<const TaggedForm> words,
                     const BetweenCounts& counts, const LabelMasks& masks, FeatureList& features) {
    // A word of the configuration: nothing there is told apart from the end of the sentence by its tag alone.
    struct Seen {
        std::uint64_t w = 0;
        std::uint64_t t = 0;
        std::uint64_t label = 0;
        std::uint64_t upos = 0;
        std::uint64_t other = 0;
    };
    constexpr std::uint64_t nothing = 300;
    const auto see = [&](std::int32_t word) -> Seen {
        if (word == TransitionState::none)
            return {nothing, nothing, nothing, 20, 0};
        const TaggedForm& form = words[static_cast<std::size_t>(word)];
        return {form.word, form.tag, state.node(word).label, form.upos, form.other};
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
    // Clauses: what the words have that makes them one, and how many finite verbs there are for them.
    const auto clause = [&](std::int32_t word) -> std::uint64_t {
        return word == TransitionState::none
                   ? 7
                   : clause_of(words[static_cast<std::size_t>(word)], state.node(word), masks);
    };
    const std::uint64_t s0_clause = clause(i_s0);
    const std::uint64_t s1_clause = clause(i_s1);
    const std::uint64_t n0_clause = clause(i_n0);
    const std::uint64_t finite = counts.finite(0, i_s0 == TransitionState::none ? 0 : i_s0) |
                                 counts.finite(state.next() + 1, -1) << 2U |
                                 counts.between(state.next() + 1, state.next() + 4) << 4U;
    const std::uint64_t finite_only = finite & 15U;
    add(two(s0.upos, n0.upos), s0_clause, n0_clause);
    add(s0.t, n0_clause);
    lex(s0.w, n0_clause);
    lex(n0.w, s0.upos, n0_clause);
    add(two(s1.upos, s0.upos), s1_clause, s0_clause);
    add(three(s1.upos, s0.upos, n0.upos), s0_clause, n0_clause);
    lex(s1.w, s0_clause, s0.upos);
    add(two(s0.t, n0.t), finite);
    add(two(s0.upos, n0.upos), n0_clause, finite_only);
    add(two(s1.upos, s0.upos), s0_clause, finite_only);
    add(three(s1.upos, s0.upos, n0.upos), three(s2.upos, n1.upos, n2.upos));
    add(three(s0.upos, n0.upos, n1.upos), n0_clause);
    // Tags that might be others.
    if ((s0.other | n0.other) != 0)
        add(two(s0.t, n0.t), two(s0.other, n0.other));
    else
        ++name;
    if (n0.other != 0)
        add(n0.t, n0.other, finite_only);
    else
        ++name;
    if ((s0.other | s1.other) != 0)
        add(two(s1.t, s0.t), two(s1.other, s0.other));
    else
        ++name;
    // Prepositional phrases further up; pairs of words to come.
    lex(s0l.w, two(s2.t, s1.t), s0.upos);
    lex2(n0.w, see(state.buffer(1)).w);
    lex2(s1.w, s0l.w, s0.w);
}

} // namespace dateline
