// SPDX-License-Identifier: Apache-2.0
#include "syntax/sentence_model.hpp"
#include "syntax/train/oracle.hpp"
#include "syntax/train/random.hpp"
#include "syntax/train/train.hpp"

#include <fmt/format.h>

namespace dateline {

namespace {

/// Whether a class is as good as any: its move loses least, and its label is right where its arc is.
class Judge {
public:
    Judge(const Oracle::Costs& costs, const TransitionState& state, const TrainSentence& gold,
          std::size_t labels)
        : m_costs{costs}, m_labels{labels} {
        const std::int32_t top = state.stack(0);
        if (top == TransitionState::none)
            return;
        const auto at = static_cast<std::size_t>(top);
        m_label = gold.labels[at];
        m_left_right = gold.heads[at] == state.next();
        m_right_right = gold.heads[at] != TransitionState::none && gold.heads[at] == state.stack(1);
    }

    [[nodiscard]] bool good(std::size_t move_class) const {
        const MoveClass candidate = move_of_class(move_class, m_labels);
        if (m_costs.of_move.at(static_cast<std::size_t>(candidate.move)) != m_costs.least)
            return false;
        if (candidate.move == Move::left && m_left_right)
            return candidate.label == m_label;
        if (candidate.move == Move::right && m_right_right)
            return candidate.label == m_label;
        return true;
    }

private:
    Oracle::Costs m_costs;
    std::size_t m_labels;
    std::uint8_t m_label = TransitionState::no_label;
    bool m_left_right = false;
    bool m_right_right = false;
};

/// The best of the good classes and the best of the others; `none` when there is no such class.
struct Rivals {
    static constexpr std::size_t none = 256;
    std::size_t good = none;
    std::size_t bad = none;
};
Rivals find_rivals(const Scores& scores, const TransitionState& state, const Judge& judge,
                   std::size_t labels) {
    Rivals rivals;
    for (std::size_t i = 0; i < 1 + 2 * labels; ++i) {
        if (!state.allowed(move_of_class(i, labels).move))
            continue;
        std::size_t& best = judge.good(i) ? rivals.good : rivals.bad;
        if (best == Rivals::none || scores.at(i) > scores.at(best))
            best = i;
    }
    return rivals;
}

/// How often each word is in the sentences.
std::unordered_map<std::uint64_t, std::size_t> count_words(const std::vector<TrainSentence>& sentences) {
    std::unordered_map<std::uint64_t, std::size_t> counts;
    for (const TrainSentence& sentence : sentences)
        for (const WordForm& form : sentence.forms)
            ++counts[form.word];
    return counts;
}

constexpr unsigned explore_percent = 90;
/// A decision is also learnt from when it was right by less than this.
constexpr std::int32_t margin = 15;
/// A word seen n times is hidden with the probability a / (a + n), so that tags and shapes are learnt from,
/// too (after Iyyer et al. 2015); a in tenths.
constexpr std::size_t hidden_tenths = 8;

} // namespace

Perceptron train_parser(const std::vector<TrainSentence>& sentences,
                        const std::vector<std::vector<TagChoice>>& tags, const Inventory& inventory,
                        std::size_t epochs, std::size_t runs, std::uint64_t seed,
                        const std::function<void(std::string_view)>& report) {
    Perceptron perceptron;
    Random random{seed};
    SentenceWork work;
    Oracle oracle;
    const std::unordered_map<std::uint64_t, std::size_t> frequency = count_words(sentences);
    std::vector<std::size_t> order(sentences.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const std::size_t labels = inventory.labels.size();
    const LabelMasks masks = read_label_masks(inventory.labels);
    for (std::size_t round = 0; round < runs * epochs; ++round) {
        const std::size_t epoch = round % epochs;
        if (epoch == 0)
            perceptron.restart();
        random.shuffle(order);
        std::size_t wrong = 0;
        std::size_t decisions = 0;
        for (const std::size_t number : order) {
            const TrainSentence& gold = sentences[number];
            read_tagged(gold.forms, tags[number], inventory.tags, work.tagged);
            work.counts.reset(work.tagged);
            for (TaggedForm& word : work.tagged)
                if (word.word != 0 &&
                    random.below(hidden_tenths + 10 * frequency.at(word.word)) < hidden_tenths)
                    word.word = 0;
            work.state.reset(static_cast<std::int32_t>(gold.forms.size()));
            oracle.reset(gold.heads);
            while (!work.state.finished()) {
                if (work.state.stack(0) == TransitionState::none) {
                    work.state.apply(Move::shift, TransitionState::no_label);
                    continue;
                }
                parser_features(work.state, work.tagged, work.counts, masks, work.features);
                Scores scores{};
                perceptron.score(work.features.keys(), scores);
                const Judge judge{oracle.costs(work.state), work.state, gold, labels};
                const Rivals rivals = find_rivals(scores, work.state, judge, labels);
                perceptron.tick();
                ++decisions;
                std::size_t chosen = rivals.good;
                if (rivals.bad != Rivals::none && scores.at(rivals.good) - scores.at(rivals.bad) < margin) {
                    perceptron.update(work.features.keys(), rivals.good, rivals.bad);
                    // Follow a mistake most of the time: the parser will meet the like at work.
                    if (scores.at(rivals.good) <= scores.at(rivals.bad)) {
                        ++wrong;
                        if (epoch > 0 && random.percent(explore_percent))
                            chosen = rivals.bad;
                    }
                }
                const MoveClass move = move_of_class(chosen, labels);
                work.state.apply(move.move, move.label);
            }
        }
        report(fmt::format("parser, round {}: {:.2f} % of {} decisions wrong", round + 1,
                           100.0 * static_cast<double>(wrong) / static_cast<double>(decisions), decisions));
    }
    return perceptron;
}

} // namespace dateline
