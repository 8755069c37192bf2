// SPDX-License-Identifier: Apache-2.0
#include "syntax/sentence_model.hpp"
#include "syntax/tagger_features.hpp"
#include "syntax/train/random.hpp"
#include "syntax/train/train.hpp"

namespace dateline {

Perceptron train_tagger(const std::vector<const TrainSentence*>& sentences, const Inventory& inventory,
                        std::size_t epochs, std::uint64_t seed) {
    Perceptron perceptron;
    Random random{seed};
    FeatureList features;
    std::vector<const TrainSentence*> order = sentences;
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        random.shuffle(order);
        for (const TrainSentence* sentence : order) {
            std::uint32_t before = 0;
            std::uint32_t before_that = 0;
            for (std::size_t i = 0; i < sentence->forms.size(); ++i) {
                tagger_features(sentence->forms, i, before, before_that, features);
                Scores scores{};
                perceptron.score(features.keys(), scores);
                const std::size_t best = best_class(scores, 0, inventory.tags.size());
                perceptron.tick();
                if (best != sentence->tags[i])
                    perceptron.update(features.keys(), sentence->tags[i], best);
                before_that = before;
                before = static_cast<std::uint32_t>(best) + 1;
            }
        }
    }
    return perceptron;
}

std::vector<std::uint32_t> tag_with(const FeatureTable& table, const TrainSentence& sentence,
                                    const Inventory& inventory) {
    std::vector<std::uint32_t> tags;
    FeatureList features;
    std::uint32_t before = 0;
    std::uint32_t before_that = 0;
    for (std::size_t i = 0; i < sentence.forms.size(); ++i) {
        tagger_features(sentence.forms, i, before, before_that, features);
        Scores scores{};
        table.score(features.keys(), scores);
        tags.push_back(static_cast<std::uint32_t>(best_class(scores, 0, inventory.tags.size())));
        before_that = before;
        before = tags.back() + 1;
    }
    return tags;
}

} // namespace dateline
