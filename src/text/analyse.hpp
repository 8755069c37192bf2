// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

namespace dateline {

/// Cut an article into blocks with roles, sentences and tokens; find its dateline and time stamps. Never
/// fails: any text gives a document. Linear in the size of the text.
Document analyse(Article article);

} // namespace dateline
