// SPDX-License-Identifier: Apache-2.0
#include "syntax/train/random.hpp"
#include "syntax/train/train.hpp"

#include <algorithm>
#include <cctype>

namespace dateline {

namespace {

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

void in_capitals(GoldSentence& sentence) {
    for (GoldWord& word : sentence)
        std::transform(word.form.begin(), word.form.end(), word.form.begin(), upper);
}

/// Headlines keep short function words small.
void in_title_case(GoldSentence& sentence) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        GoldWord& word = sentence[i];
        const bool small =
            word.upos == "DET" || word.upos == "ADP" || word.upos == "CCONJ" || word.upos == "PART";
        if (i == 0 || !small)
            word.form.front() = upper(word.form.front());
    }
}

/// Take words out of the sentence; what hangs from one of them goes to its head. Precondition: not the root.
GoldSentence without(const GoldSentence& sentence, const std::vector<bool>& leave_out) {
    std::vector<std::int32_t> places(sentence.size(), -1);
    std::int32_t place = 0;
    for (std::size_t i = 0; i < sentence.size(); ++i)
        if (!leave_out[i])
            places[i] = place++;
    GoldSentence shorter;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (leave_out[i])
            continue;
        GoldWord word = sentence[i];
        while (word.head >= 0 && leave_out[static_cast<std::size_t>(word.head)])
            word.head = sentence[static_cast<std::size_t>(word.head)].head;
        if (word.head >= 0)
            word.head = places[static_cast<std::size_t>(word.head)];
        shorter.push_back(word);
    }
    return shorter;
}

/// `Soldier killed by mine`: no articles, no auxiliaries of the passive and progressive, no full stop.
GoldSentence telegraphic(const GoldSentence& sentence) {
    std::vector<bool> leave_out(sentence.size(), false);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const GoldWord& word = sentence[i];
        const bool article = word.deprel == "det" && word.xpos == "DT" && word.lemma.size() <= 3;
        const bool auxiliary = (word.deprel == "aux:pass" || word.deprel == "aux") && word.lemma == "be";
        const bool stop = i + 1 == sentence.size() && word.form == ".";
        leave_out[i] = word.head >= 0 && (article || auxiliary || stop);
    }
    return without(sentence, leave_out);
}

} // namespace

std::vector<GoldSentence> headline_copies(const std::vector<GoldSentence>& sentences, std::uint64_t seed) {
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longest = 18;
    Random random{seed};
    std::vector<GoldSentence> copies;
    for (const GoldSentence& sentence : sentences) {
        const std::size_t choice = random.below(100);
        if (sentence.size() < shortest || sentence.size() > longest || choice >= 20)
            continue;
        GoldSentence copy = choice % 2 == 0 ? telegraphic(sentence) : sentence;
        if (copy.size() < shortest)
            continue;
        if (choice % 5 < 2)
            in_title_case(copy);
        else if (choice % 5 == 2)
            in_capitals(copy);
        copies.push_back(std::move(copy));
    }
    return copies;
}

} // namespace dateline
