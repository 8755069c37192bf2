// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "syntax/lemmatiser.hpp"
#include "syntax/train/train.hpp"

#include <algorithm>
#include <map>

namespace dateline {

namespace {

/// A word type: folded form as the reader hashes it, and tag.
struct WordType {
    std::string form;
    std::uint32_t tag = 0;
    auto operator<=>(const WordType&) const = default;
};

LemmaScript script_of(std::string_view form, std::string_view lemma) {
    std::size_t same = 0;
    while (same < form.size() && same < lemma.size() && form[same] == lemma[same])
        ++same;
    return {static_cast<std::uint32_t>(form.size() - same), std::string{lemma.substr(same)}};
}

template <typename Key>
const Key& most_frequent(const std::map<Key, std::size_t>& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

WordForm form_of(const std::string& word) {
    std::vector<WordForm> forms;
    const std::string_view view = word;
    read_forms({&view, 1}, forms);
    return forms.front();
}

/// Endings learnt from fewer word types are chance.
constexpr std::size_t least_types = 2;

} // namespace

LemmaParts learn_lemmas(const std::vector<GoldSentence>& sentences, const Inventory& inventory,
                        const std::vector<IrregularForm>& irregular_forms) {
    std::map<WordType, std::map<LemmaScript, std::size_t>> seen;
    for (const GoldSentence& sentence : sentences)
        for (const GoldWord& word : sentence) {
            const std::uint32_t tag = inventory.tag_classes.at({word.upos, word.xpos});
            if (word.lemma == "_" || word.deprel == "goeswith")
                continue;
            const std::string form = to_lower(word.form);
            ++seen[{form, tag}][script_of(form, to_lower(word.lemma))];
        }

    std::map<WordType, LemmaScript> lexicon;
    // For each tag, length and ending: how many word types take which script.
    using Votes = std::map<LemmaScript, std::size_t>;
    std::map<std::pair<std::uint32_t, std::string>, Votes> endings;
    for (const auto& [type, scripts] : seen) {
        const LemmaScript& script = most_frequent(scripts);
        lexicon[type] = script;
        for (std::size_t length = 0;
             length <= std::min<std::size_t>(type.form.size(), Lemmatiser::longest_ending); ++length)
            if (script.strip < type.form.size() || script.strip == 0)
                ++endings[{type.tag, type.form.substr(type.form.size() - length)}][script];
    }

    // These are exceptions only: that many of them are irregular says nothing about other words with their
    // ending.
    for (const IrregularForm& irregular : irregular_forms) {
        const auto tag =
            inventory.tag_classes.find({irregular.xpos.starts_with('V') ? "VERB" : "NOUN", irregular.xpos});
        if (tag != inventory.tag_classes.end())
            lexicon[{irregular.form, tag->second}] = script_of(irregular.form, irregular.lemma);
    }

    std::vector<LemmaScript> scripts;
    std::map<LemmaScript, std::uint32_t> numbers;
    std::vector<TableEntry> entries;
    const auto keep = [&](std::uint64_t key, const LemmaScript& script) {
        const auto [at, fresh] = numbers.try_emplace(script, static_cast<std::uint32_t>(scripts.size()));
        if (fresh)
            scripts.push_back(script);
        entries.push_back(
            {key,
             {{static_cast<std::uint8_t>(at->second & 0xFFU), static_cast<std::uint8_t>(at->second >> 8U)}},
             false});
    };

    // An ending is kept where it says something else than the next shorter one.
    std::map<std::pair<std::uint32_t, std::string>, LemmaScript> kept;
    const auto by_ending = [&](std::uint32_t tag, const std::string& form, std::size_t longest) {
        for (std::size_t length = std::min(form.size(), longest) + 1; length-- > 0;) {
            const auto found = kept.find({tag, form.substr(form.size() - length)});
            if (found != kept.end())
                return found->second;
        }
        return LemmaScript{};
    };
    for (std::size_t length = 0; length <= Lemmatiser::longest_ending; ++length)
        for (const auto& [key, votes] : endings) {
            const auto& [tag, ending] = key;
            if (ending.size() != length)
                continue;
            const LemmaScript& script = most_frequent(votes);
            if (votes.at(script) < least_types ||
                (length > 0 && script == by_ending(tag, ending, length - 1)))
                continue;
            kept[key] = script;
            keep(Lemmatiser::ending_key(form_of(ending), tag, static_cast<unsigned>(length)), script);
        }
    for (const auto& [type, script] : lexicon)
        if (script != by_ending(type.tag, type.form, Lemmatiser::longest_ending))
            keep(Lemmatiser::word_key(form_of(type.form), type.tag), script);
    return {Lemmatiser::write_scripts(scripts), write_table(std::move(entries))};
}

} // namespace dateline
