// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <string_view>
#include <vector>

namespace dateline {

/// Append the sentences of one block, whose tokens are `tokens[first, tokens.size())`. Every token belongs to
/// exactly one sentence. A quotation or bracket that closes after the full stop belongs to the sentence.
void split_sentences(std::string_view text, std::uint32_t block, std::uint32_t first,
                     const std::vector<Token>& tokens, std::vector<Sentence>& sentences);

} // namespace dateline
