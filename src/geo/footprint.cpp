// SPDX-License-Identifier: Apache-2.0
#include "geo/footprint.hpp"

#include <array>

namespace dateline {

std::string_view to_string(PlacePrecision precision) {
    constexpr std::array<std::string_view, 9> names{"site",    "settlement", "near",    "county", "province",
                                                    "stretch", "sea",        "country", "unknown"};
    return names[static_cast<std::size_t>(precision)];
}

} // namespace dateline
