// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/block_look.hpp"
#include "text/document.hpp"

#include <string_view>
#include <vector>

namespace dateline {

/// The names in the bylines of a page (`By Jane Roe and John Doe, Example News`), as parts of its text. Roles
/// must have been given to the bylines.
std::vector<std::string_view> author_names(const Document& document,
                                           const std::vector<BlockMeasures>& measures);

/// Does the block start with one of the names and go on: `Jane Roe is ...`?
bool speaks_of_author(std::string_view block, const std::vector<std::string_view>& authors);

} // namespace dateline
