// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <optional>

namespace dateline {

/// The dateline at the head of one block, whose tokens are `document.tokens[first, end)`.
std::optional<Dateline> match_dateline(const Document& document, std::uint32_t first, std::uint32_t end);

/// The dateline of the document: the first one among the leading blocks of running text. Blocks and sentences
/// are already there.
std::optional<Dateline> find_dateline(const Document& document);

} // namespace dateline
