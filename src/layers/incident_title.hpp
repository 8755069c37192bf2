// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/incident.hpp"

#include <string>

namespace dateline {

/// A short neutral title of labels and names: `Defection via China, Musan County`; `Fence, under
/// construction, Tumen River`; `Balloon launch (denied), Paju`.
std::string incident_title(const Incident& incident);

} // namespace dateline
