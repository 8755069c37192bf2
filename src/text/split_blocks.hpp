// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <string_view>
#include <vector>

namespace dateline {

/// The paragraphs or lines of a text, without white space at their ends, all with role `body`. A line is a
/// paragraph, unless the text was broken at a column (`fold`, mail, old wire copy): then lines that go on are
/// joined.
std::vector<Block> split_blocks(std::string_view text);

} // namespace dateline
