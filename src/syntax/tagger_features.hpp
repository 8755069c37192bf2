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

} // namespace dateline
