// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/incident.hpp"
#include "layers/own_layers.hpp"

#include <string>
#include <vector>

namespace dateline {

/// A short neutral title of labels and names: `Defection via China, Musan County`; `Fence, under
/// construction, Tumen River`; `Balloon launch (denied), Paju`. `own` has the labels of types of one's own.
std::string incident_title(const Incident& incident, const std::vector<OwnType>& own = {});

} // namespace dateline
