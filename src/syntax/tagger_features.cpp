// SPDX-License-Identifier: Apache-2.0
#include "syntax/tagger_features.hpp"

namespace dateline {

void complete_hints(std::span<WordHint> hints, const std::vector<Tag>& inventory) {
    std::uint32_t finite = 0;
    for (std::size_t i = hints.size(); i-- > 0;) {
        hints[i].finite_ahead = finite;
        const std::uint32_t known = hints[i].known;
        if (finite < 2 && known < inventory.size() && inventory[known].finite)
            ++finite;
    }
}

TagChoice choose_tag(const Scores& scores, std::size_t tags) {
    constexpr std::int32_t near = 80; // in units of the model
    TagChoice choice;
    std::size_t second = tags;
    std::size_t best = 0;
    for (std::size_t i = 1; i < tags; ++i)
        if (scores.at(i) > scores.at(best)) {
            second = best;
            best = i;
        } else if (second == tags || scores.at(i) > scores.at(second)) {
            second = i;
        }
    choice.best = static_cast<std::uint32_t>(best);
    if (second != tags && scores.at(best) - scores.at(second) < near)
        choice.other = static_cast<std::uint32_t>(second);
    return choice;
}

void tagger_features(std::span<const WordForm> forms, std::span<const WordHint> hints, std::size_t i,
                     const TagHistory& history, FeatureList& features) {
    const std::uint32_t tag_before = history.before;
    const std::uint32_t tag_before_that = history.before_that;
    const std::uint64_t known = hints[i].known;
    const std::uint64_t known_right = i + 1 < forms.size() ? hints[i + 1].known : 254U;
    const std::uint64_t known_right2 = i + 2 < forms.size() ? hints[i + 2].known : 254U;
    const std::uint64_t ahead = hints[i].finite_ahead;
    static constexpr WordForm outside{.word = 3, .tail = 3, .start = 3, .shape = 3};
    const WordForm& here = forms[i];
    const WordForm& left = i >= 1 ? forms[i - 1] : outside;
    const WordForm& left2 = i >= 2 ? forms[i - 2] : outside;
    const WordForm& right = i + 1 < forms.size() ? forms[i + 1] : outside;
    const WordForm& right2 = i + 2 < forms.size() ? forms[i + 2] : outside;
    const std::uint64_t tags = tag_before | static_cast<std::uint64_t>(tag_before_that) << 8U;

    features.clear();
    std::uint64_t name = 1000;
    const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        features.add(++name, a, b, c);
    };
    const auto add_word = [&](std::uint64_t word, std::uint64_t b = 0, std::uint64_t c = 0) {
        ++name;
        if (word != 0)
            features.add(name, word, b, c);
    };
    add(1);
    add_word(here.word);
    add_word(here.word, here.shape);
    add(here.suffix(1));
    add(here.suffix(2), here.shape);
    add(here.suffix(2));
    add(here.suffix(3));
    add(here.suffix(3), here.shape);
    add(here.suffix(4));
    add(here.suffix(5));
    add(here.prefix(1));
    add(here.prefix(2));
    add(here.prefix(3));
    add(here.prefix(4));
    add(here.shape);
    add(tag_before);
    add(tags);
    add(tag_before_that);
    add_word(here.word, tag_before);
    add_word(here.word, tags);
    add(here.suffix(3), tag_before);
    add(here.shape, tag_before);
    add_word(left.word);
    add_word(left2.word);
    add_word(right.word);
    add_word(right2.word);
    if (here.word != 0) {
        add_word(left.word, here.word);
        add_word(right.word, here.word);
    } else {
        name += 2;
    }
    add(left.suffix(3));
    add(right.suffix(3));
    add(right.suffix(2), here.suffix(2));
    add(right.suffix(2), tag_before);
    add_word(right.word, tag_before);
    add(left.shape, here.shape);
    add(right.shape, here.shape);
    add(right.suffix(1), tags);
    add(right2.suffix(3));
    add(right.shape, here.suffix(3));
    if (right.word != 0)
        add_word(right2.word, right.word);
    else
        ++name;
    if (left.word != 0)
        add_word(right.word, left.word);
    else
        ++name;
    if (here.word != 0)
        add_word(right2.word, here.word);
    else
        ++name;
    // What is sure further right, and the verb last met: is a finite verb still to come?
    add(known_right, known_right2);
    add(known_right, tag_before);
    add(known_right, here.suffix(2), here.shape);
    add_word(here.word, known_right);
    add(history.last_verb, ahead, here.suffix(2));
    add_word(here.word, history.last_verb);
    add(history.last_verb, ahead, tag_before);
    add(known, known_right);
    add(known, history.last_verb, tag_before);
}

std::uint64_t certain_word_key(const WordForm& form) {
    FeatureList list;
    list.clear();
    list.add(4000, form.word);
    return list.keys().front();
}

} // namespace dateline
