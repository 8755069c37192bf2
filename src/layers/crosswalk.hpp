// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/own_layers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How a type reads in other data sets, from its definition in `layers/*.toml`. Empty: nothing near.
struct Crosswalk {
    std::string acled_event;     ///< event type of the ACLED codebook
    std::string acled_sub_event; ///< its sub-event type
    std::string plover;
    std::string cameo;
    bool operator==(const Crosswalk&) const = default;
};

/// The crosswalk of a type of ours; that of `other` for types without a definition here.
Crosswalk crosswalk_of(std::string_view kind, std::string_view type, const std::vector<OwnType>& own = {});

} // namespace dateline
