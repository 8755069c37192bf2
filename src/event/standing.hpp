// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// How the sentence takes the happening.
enum class Standing : std::uint8_t {
    told,      ///< happened or is going on
    alleged,   ///< may have happened, is believed to have
    attempted, ///< tried; failed unless said otherwise
    ordered,
    planned,
    hypothetical, ///< could, would, if, in order to, warned against
    denied,
    negated,
};
std::string_view to_string(Standing standing);

} // namespace dateline
