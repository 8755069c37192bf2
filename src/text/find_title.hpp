// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/block_look.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace dateline {

/// The block that is the article's headline: the one most like the given title, else the most headline-like
/// line before the running text.
std::optional<std::size_t> find_title(const Document& document, const std::vector<BlockMeasures>& measures);

} // namespace dateline
