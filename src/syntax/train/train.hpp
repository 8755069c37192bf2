// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/inventory.hpp"
#include "syntax/lemmatiser.hpp"
#include "syntax/tagger_features.hpp"
#include "syntax/train/conllu.hpp"
#include "syntax/train/irregular_forms.hpp"
#include "syntax/train/perceptron.hpp"
#include "syntax/word_form.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline {

/// How long to train, and how small the model is made.
struct TrainOptions {
    std::size_t tagger_epochs = 5;
    std::size_t parser_epochs = 8;
    std::size_t runs = 3;       ///< trainings whose mean is the model
    std::size_t folds = 4;      ///< of the jackknife that gives the parser the tagger's own mistakes
    std::size_t rare_below = 2; ///< words seen less often are hidden, to learn what to do with unknown ones
    bool augment = true;
    std::vector<IrregularForm> irregular_forms; ///< they overrule the treebank
    Perceptron::Pruning tagger_pruning{2, 4, 8};
    Perceptron::Pruning parser_pruning{3, 13, 8};
    std::function<void(std::string_view)> report = [](std::string_view) {};
};

/// The classes of tags and labels that a treebank uses, in the order of their names.
struct Inventory {
    std::vector<Tag> tags;
    std::vector<Deprel> labels;
    std::map<std::pair<std::string, std::string>, std::uint32_t> tag_classes; ///< by UPOS and XPOS
};
Inventory take_inventory(const std::vector<GoldSentence>& sentences);

/// Words that are seen often and nearly always with the same tag: the tagger need not think. Irregular verbs
/// that are not seen often stand with the tag they have or with a kind of known_word. From hash to class or
/// kind.
using CertainWords = std::map<std::uint64_t, std::uint32_t>;

/// A sentence made ready for training.
struct TrainSentence {
    std::vector<WordForm> forms;     ///< rare words hidden
    std::vector<std::uint32_t> tags; ///< gold classes
    std::vector<WordHint> hints;
    std::vector<std::int32_t> heads;
    std::vector<std::uint8_t> labels; ///< classes; of the root, too
};
CertainWords find_certain_words(const std::vector<GoldSentence>& sentences, const Inventory& inventory,
                                const std::vector<IrregularForm>& irregular_forms = {});
/// The block of the model that holds them.
std::string write_certain_words(const CertainWords& words);

std::vector<TrainSentence> prepare(const std::vector<GoldSentence>& sentences, const Inventory& inventory,
                                   const CertainWords& certain, std::size_t rare_below);

/// Train a tagger on the sentences.
Perceptron train_tagger(const std::vector<const TrainSentence*>& sentences, const Inventory& inventory,
                        std::size_t epochs, std::size_t runs, std::uint64_t seed);
/// Tag a sentence with weights still in training form (not averaged over the classes' table, but quantised as
/// the model will have them).
std::vector<TagChoice> tag_with(const FeatureTable& table, const TrainSentence& sentence,
                                const Inventory& inventory);

/// Train a parser; `tags` are the classes it is to see, sentence by sentence.
Perceptron train_parser(const std::vector<TrainSentence>& sentences,
                        const std::vector<std::vector<TagChoice>>& tags, const Inventory& inventory,
                        std::size_t epochs, std::size_t runs, std::uint64_t seed,
                        const std::function<void(std::string_view)>& report);

/// Lemma scripts and the table that names them.
struct LemmaParts {
    std::string scripts;
    std::string table;
};
LemmaParts learn_lemmas(const std::vector<GoldSentence>& sentences, const Inventory& inventory,
                        const std::vector<IrregularForm>& irregular_forms = {});

/// Copies of some sentences as headlines have them: in capitals, in title case, without articles and
/// auxiliaries.
std::vector<GoldSentence> headline_copies(const std::vector<GoldSentence>& sentences, std::uint64_t seed);

/// All of it: the bytes of a model file.
std::string train_model(std::vector<GoldSentence> sentences, const TrainOptions& options);

} // namespace dateline
