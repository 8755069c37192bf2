// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A to Z made small, every other byte kept: for keys, codes and words of known lists. Names of all scripts are
/// folded by gazetteer/fold.
std::string to_lower(std::string_view text);

} // namespace dateline
