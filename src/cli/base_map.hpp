// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/incident.hpp"
#include "gazetteer/gazetteer.hpp"
#include "layers/records.hpp"
#include "store/gpkg_geometry.hpp"

#include <optional>
#include <vector>

namespace dateline {

/// Land, coasts, borders and boundary lines to draw under the layers: land as polygons of type `land`, the
/// rest as lines. They reach some degrees past the finely placed happenings, so that a GIS that opens all
/// layers shows the region; where anything else is told of places outside, the whole world is drawn, its far
/// countries coarsely.
std::vector<StoredOutline> base_map(const Gazetteer& gazetteer, const std::vector<Incident>& incidents,
                                    const std::vector<StoredPlace>& places);

/// Whole degrees about the finely placed happenings, with a margin; nothing where there are none.
std::optional<Extent> region_of(const std::vector<Incident>& incidents);

} // namespace dateline
