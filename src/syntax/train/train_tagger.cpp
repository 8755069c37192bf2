// SPDX-License-Identifier: Apache-2.0
#include "syntax/sentence_model.hpp"
#include "syntax/tagger_features.hpp"
#include "syntax/train/random.hpp"
#include "syntax/train/train.hpp"

#include <limits>
#include <set>

namespace dateline {

CertainWords find_certain_words(const std::vector<GoldSentence>& sentences, const Inventory& inventory,
                                const std::vector<IrregularForm>& irregular_forms) {
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
    // What each irregular form can be; a form that the treebank has with other tags is left to the tagger.
    std::map<std::uint64_t, std::set<std::string>> irregular;
    for (const IrregularForm& form : irregular_forms) {
        const std::string_view word = form.form;
        read_forms({&word, 1}, forms);
        irregular[forms.front().word].insert(form.xpos);
    }
    for (const auto& [word, tags] : irregular) {
        if (certain.contains(word))
            continue;
        const auto past = inventory.tag_classes.find({"VERB", "VBD"});
        const auto seen = counts.find(word);
        const bool only_past =
            past != inventory.tag_classes.end() && tags == std::set<std::string>{"VBD"} &&
            (seen == counts.end() || (seen->second.size() == 1 && seen->second.contains(past->second)));
        if (only_past)
            certain[word] = past->second;
        else if (tags == std::set<std::string>{"VBD", "VBN"})
            certain[word] = known_word::past_or_participle;
        else if (tags == std::set<std::string>{"VBN"})
            certain[word] = known_word::participle_only;
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
                        std::size_t epochs, std::size_t runs, std::uint64_t seed) {
    // A decision is also learnt from when it was right by less than this.
    constexpr std::int32_t margin = 3;
    Perceptron perceptron;
    Random random{seed};
    FeatureList features;
    std::vector<const TrainSentence*> order = sentences;
    for (std::size_t round = 0; round < runs * epochs; ++round) {
        if (round % epochs == 0)
            perceptron.restart();
        random.shuffle(order);
        for (const TrainSentence* sentence : order) {
            TagHistory history;
            for (std::size_t i = 0; i < sentence->forms.size(); ++i) {
                std::uint32_t best = sentence->hints[i].known;
                if (best >= inventory.tags.size()) {
                    tagger_features(sentence->forms, sentence->hints, i, history, features);
                    Scores scores{};
                    perceptron.score(features.keys(), scores);
                    const std::uint32_t gold = sentence->tags[i];
                    best = static_cast<std::uint32_t>(best_class(scores, 0, inventory.tags.size()));
                    perceptron.tick();
                    const std::int32_t of_gold = scores.at(gold);
                    scores.at(gold) = std::numeric_limits<std::int32_t>::min();
                    const std::size_t rival = best_class(scores, 0, inventory.tags.size());
                    if (of_gold - scores.at(rival) < margin)
                        perceptron.update(features.keys(), gold, rival);
                }
                history.push(best, inventory.tags);
            }
        }
    }
    return perceptron;
}

std::vector<TagChoice> tag_with(const FeatureTable& table, const TrainSentence& sentence,
                                const Inventory& inventory) {
    std::vector<TagChoice> tags;
    FeatureList features;
    TagHistory history;
    for (std::size_t i = 0; i < sentence.forms.size(); ++i) {
        TagChoice choice{sentence.hints[i].known, TagChoice::no_other};
        if (choice.best >= inventory.tags.size()) {
            tagger_features(sentence.forms, sentence.hints, i, history, features);
            Scores scores{};
            table.score(features.keys(), scores);
            choice = choose_tag(scores, inventory.tags.size());
        }
        tags.push_back(choice);
        history.push(choice.best, inventory.tags);
    }
    return tags;
}

} // namespace dateline
