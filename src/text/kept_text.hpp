// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/article.hpp"

#include <string>

namespace dateline {

/// The text as it is kept and as all offsets count it: Unicode normal form C, line ends `\n`, no byte order
/// mark, no NUL. Precondition: well-formed UTF-8. Applying it twice changes nothing.
std::string kept_text(std::string utf8);

/// Normalise the text and fill in what follows from it: the content hash, and the hash's first 16 digits as
/// id where none is given.
void complete(Article& article);

} // namespace dateline
