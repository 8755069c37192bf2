// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <string_view>
#include <vector>

namespace dateline {

/// The paragraphs or lines of a text, without white space at their ends, all with role `body`. Lines are
/// paragraphs unless the text is hard-wrapped: then the lines between two empty lines are one.
std::vector<Block> split_blocks(std::string_view text);

} // namespace dateline
