// SPDX-License-Identifier: Apache-2.0
#include "syntax/train/train.hpp"

#include "base/error.hpp"
#include "syntax/model_file.hpp"

#include <array>
#include <set>

namespace dateline {

namespace {

constexpr std::uint64_t seed = 1;

template <typename Words>
std::vector<WordForm> forms_of(const Words& sentence) {
    std::vector<std::string_view> words;
    for (const GoldWord& word : sentence)
        words.push_back(word.form);
    std::vector<WordForm> forms;
    read_forms(words, forms);
    return forms;
}

/// Each fold tagged by a tagger that has not seen it.
std::vector<std::vector<TagChoice>> jackknife(const std::vector<TrainSentence>& sentences,
                                              const Inventory& inventory, const TrainOptions& options) {
    std::vector<std::vector<TagChoice>> tags(sentences.size());
    const auto fold_of = [&](std::size_t i) { return i * options.folds / sentences.size(); };
    std::size_t right = 0;
    std::size_t open = 0;
    std::size_t all = 0;
    for (std::size_t fold = 0; fold < options.folds; ++fold) {
        std::vector<const TrainSentence*> others;
        for (std::size_t i = 0; i < sentences.size(); ++i)
            if (fold_of(i) != fold)
                others.push_back(&sentences[i]);
        const std::string block = train_tagger(others, inventory, options.tagger_epochs, 1, seed + fold)
                                      .table(options.tagger_pruning);
        const FeatureTable table{block, "tagger"};
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (fold_of(i) != fold)
                continue;
            tags[i] = tag_with(table, sentences[i], inventory);
            for (std::size_t word = 0; word < tags[i].size(); ++word)
                right += tags[i][word].best == sentences[i].tags[word] ? 1U : 0U;
            for (const TagChoice& choice : tags[i])
                open += choice.other != TagChoice::no_other ? 1U : 0U;
            all += tags[i].size();
        }
    }
    options.report(
        fmt::format("jackknife: {:.2f} % of fine tags right, {:.2f} % with a second choice",
                    100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(all, 1)),
                    100.0 * static_cast<double>(open) / static_cast<double>(std::max<std::size_t>(all, 1))));
    return tags;
}

} // namespace

Inventory take_inventory(const std::vector<GoldSentence>& sentences) {
    std::set<std::pair<std::string, std::string>> tags;
    std::set<Deprel> labels;
    for (const GoldSentence& sentence : sentences)
        for (const GoldWord& word : sentence) {
            tags.emplace(word.upos, word.xpos);
            const auto label = deprel_from(word.deprel);
            if (!label)
                fail<DataError>("treebank: '{}' is no dependency relation", word.deprel);
            labels.insert(*label);
        }
    Inventory inventory;
    for (const auto& [upos, xpos] : tags) {
        const auto universal = upos_from(upos);
        if (!universal)
            fail<DataError>("treebank: '{}' is no universal part of speech", upos);
        inventory.tag_classes[{upos, xpos}] = static_cast<std::uint32_t>(inventory.tags.size());
        inventory.tags.push_back(make_tag(*universal, xpos));
    }
    inventory.labels.assign(labels.begin(), labels.end());
    return inventory;
}

std::vector<TrainSentence> prepare(const std::vector<GoldSentence>& sentences, const Inventory& inventory,
                                   const CertainWords& certain, std::size_t rare_below) {
    std::unordered_map<std::uint64_t, std::size_t> frequency;
    std::vector<TrainSentence> prepared(sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        prepared[i].forms = forms_of(sentences[i]);
        for (const WordForm& form : prepared[i].forms)
            ++frequency[form.word];
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        TrainSentence& out = prepared[i];
        for (WordForm& form : out.forms) {
            const auto known = certain.find(form.word);
            out.hints.push_back({known == certain.end() ? known_word::nothing : known->second, 0});
            if (frequency.at(form.word) < rare_below)
                form.word = 0;
        }
        complete_hints(out.hints, inventory.tags);
        for (const GoldWord& word : sentences[i]) {
            const Deprel label = *deprel_from(word.deprel);
            const auto at = std::lower_bound(inventory.labels.begin(), inventory.labels.end(), label);
            out.tags.push_back(inventory.tag_classes.at({word.upos, word.xpos}));
            out.heads.push_back(word.head);
            out.labels.push_back(static_cast<std::uint8_t>(at - inventory.labels.begin()));
        }
    }
    return prepared;
}

std::string train_model(std::vector<GoldSentence> sentences, const TrainOptions& options) {
    const Inventory inventory = take_inventory(sentences);
    const LemmaParts lemmas = learn_lemmas(sentences, inventory, options.irregular_forms);
    options.report(fmt::format("{} sentences, {} fine tags, {} relations", sentences.size(),
                               inventory.tags.size(), inventory.labels.size()));
    const CertainWords certain = find_certain_words(sentences, inventory, options.irregular_forms);
    if (options.augment) {
        std::vector<GoldSentence> copies = headline_copies(sentences, seed);
        options.report(fmt::format("{} copies in the manner of headlines", copies.size()));
        std::move(copies.begin(), copies.end(), std::back_inserter(sentences));
    }
    for (GoldSentence& sentence : sentences)
        make_projective(sentence);
    const std::vector<TrainSentence> prepared = prepare(sentences, inventory, certain, options.rare_below);

    const std::vector<std::vector<TagChoice>> tags = jackknife(prepared, inventory, options);
    const Perceptron parser =
        train_parser(prepared, tags, inventory, options.parser_epochs, options.runs, seed, options.report);
    std::vector<const TrainSentence*> all;
    for (const TrainSentence& sentence : prepared)
        all.push_back(&sentence);
    const Perceptron tagger = train_tagger(all, inventory, options.tagger_epochs, options.runs, seed);

    // In the order of ModelPart.
    const std::array<std::string, model_part_count> parts{write_tags(inventory.tags),
                                                          write_labels(inventory.labels),
                                                          write_certain_words(certain),
                                                          tagger.table(options.tagger_pruning),
                                                          parser.table(options.parser_pruning),
                                                          lemmas.scripts,
                                                          lemmas.table};
    return write_model(parts);
}

} // namespace dateline
