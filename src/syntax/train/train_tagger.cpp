// SPDX-License-Identifier: Apache-2.0
#include "syntax/sentence_model.hpp"
#include "syntax/tagger_features.hpp"
#include "syntax/train/random.hpp"
#include "syntax/train/train.hpp"

namespace dateline {

CertainWords find_certain_words(const std::vector<GoldSentence>& sentences, const Inventory& inventory) {
    constexpr std::size_t least_seen = 20;
    constexpr std::size_t most_others_in_thousand = 3;
    std::map<std::uint64_t, std::map<std::uint32_t, std::size_t>> counts;
    std::vector<WordForm> forms;
    std::vector<std::string_view> words;
    for (const GoldSentence& sentence : sentences) {
        words.clear();
        for (const GoldWord& word : sentence)
            words.push_back(word.form);
        read_forms(words, forms);
        for (std::size_t i = 0; i < sentence.size(); ++i)
            ++counts[forms[i].word][inventory.tag_classes.at({sentence[i].upos, sentence[i].xpos})];
    }
    CertainWords certain;
    for (const auto& [word, tags] : counts) {
        std::size_t all = 0;
        auto most = tags.begin();
        for (auto tag = tags.begin(); tag != tags.end(); ++tag) {
            all += tag->second;
            if (tag->second > most->second)
                most = tag;
        }
        if (all >= least_seen && (all - most->second) * 1000 <= all * most_others_in_thousand)
            certain[word] = most->first;
    }
    return certain;
}

std::string write_certain_words(const CertainWords& words) {
    std::vector<TableEntry> entries;
    for (const auto& [word, tag] : words) {
        WordForm form;
        form.word = word;
        entries.push_back(
            {certain_word_key(form), {{static_cast<std::uint8_t>(tag), std::uint8_t{0}}}, false});
    }
    return write_table(std::move(entries));
}

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
                std::size_t best = sentence->certain[i];
                if (best == not_certain) {
                    tagger_features(sentence->forms, i, before, before_that, features);
                    Scores scores{};
                    perceptron.score(features.keys(), scores);
                    best = best_class(scores, 0, inventory.tags.size());
                    perceptron.tick();
                    if (best != sentence->tags[i])
                        perceptron.update(features.keys(), sentence->tags[i], best);
                }
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
        std::uint32_t best = sentence.certain[i];
        if (best == not_certain) {
            tagger_features(sentence.forms, i, before, before_that, features);
            Scores scores{};
            table.score(features.keys(), scores);
            best = static_cast<std::uint32_t>(best_class(scores, 0, inventory.tags.size()));
        }
        tags.push_back(best);
        before_that = before;
        before = tags.back() + 1;
    }
    return tags;
}

} // namespace dateline
