// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

namespace dateline {

/// Decide for every block what it is for, and collect the page's stamps. Blocks, tokens and sentences are
/// already there. Works by general cues: words of `words/furniture.tsv`, length, marks at the end, position
/// on the page, likeness to the title. When in doubt a block is `body`: losing a sentence is worse than
/// keeping a menu.
void give_roles(Document& document);

} // namespace dateline
