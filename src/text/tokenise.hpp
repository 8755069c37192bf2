// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <string_view>
#include <vector>

namespace dateline {

/// Append the tokens of `span` to `tokens`, after the conventions of Token. Tokens cover every character of
/// the span that is not white space, in order, without overlap. Linear; allocates nothing but the tokens.
void tokenise(std::string_view text, Span span, std::vector<Token>& tokens);

} // namespace dateline
