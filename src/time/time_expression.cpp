// SPDX-License-Identifier: Apache-2.0
#include "time/time_expression.hpp"

#include <array>

namespace dateline {

std::string_view to_string(Publication::Basis basis) {
    constexpr std::array<std::string_view, 7> names{"metadata", "header",   "dateline", "url",
                                                    "embedded", "inferred", "none"};
    return names[static_cast<std::size_t>(basis)];
}

} // namespace dateline
