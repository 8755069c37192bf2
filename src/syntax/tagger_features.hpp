// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/feature_table.hpp"
#include "syntax/word_form.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline {

/// Tags are handed to features as class + 1, so that 0 means: before the sentence.
void tagger_features(std::span<const WordForm> forms, std::size_t i, std::uint32_t tag_before,
                     std::uint32_t tag_before_that, FeatureList& features);

/// The key under which the table of certain words has the one tag of a word that never has another.
std::uint64_t certain_word_key(const WordForm& form);

} // namespace dateline
