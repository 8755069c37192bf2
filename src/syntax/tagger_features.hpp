// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/feature_table.hpp"
#include "syntax/inventory.hpp"
#include "syntax/word_form.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

/// What the table of known words says of a word by itself: the class of its only tag, or one of the kinds
/// below, which are no classes (see read_tags), or nothing.
namespace known_word {
inline constexpr std::uint32_t past_or_participle = 250; ///< one irregular form for VBD and VBN: `sought`
inline constexpr std::uint32_t participle_only = 251;    ///< `stolen`
inline constexpr std::uint32_t nothing = 255;
} // namespace known_word

/// What a look at the whole sentence tells before the tagging begins.
struct WordHint {
    std::uint32_t known = known_word::nothing;
    std::uint32_t finite_ahead = 0; ///< words further right that are surely finite verbs, up to 2
};
/// `hints[i].known` must be set; fill in what depends on the other words.
void complete_hints(std::span<WordHint> hints, const std::vector<Tag>& inventory);

/// The tags chosen so far, as features see them: class + 1, so that 0 means before the sentence.
struct TagHistory {
    std::uint32_t before = 0;
    std::uint32_t before_that = 0;
    std::uint32_t last_verb = 0; ///< the verb or auxiliary last met

    void push(std::uint32_t tag, const std::vector<Tag>& inventory) {
        before_that = before;
        before = tag + 1;
        if (inventory[tag].verbal)
            last_verb = before;
    }
};

void tagger_features(std::span<const WordForm> forms, std::span<const WordHint> hints, std::size_t i,
                     const TagHistory& history, FeatureList& features);

/// The key under which the table of known words has what is known of a word.
std::uint64_t certain_word_key(const WordForm& form);

/// The two best classes of a word. The second counts only when it came near: it is what the parser may
/// think of instead.
struct TagChoice {
    static constexpr std::uint32_t no_other = 0xFFFFFFFF;
    std::uint32_t best = 0;
    std::uint32_t other = no_other;
};
TagChoice choose_tag(const Scores& scores, std::size_t tags);

} // namespace dateline
