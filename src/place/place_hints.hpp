// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lonlat.hpp"

#include <optional>
#include <string>

namespace dateline {

/// What is known from outside about where a text is likely to speak of.
struct PlaceHints {
    std::optional<LonLat> near; ///< places near here are preferred
    std::string country;        ///< ISO 3166-1 alpha-2; places in it are preferred; empty: none
    bool operator==(const PlaceHints&) const = default;
};

} // namespace dateline
