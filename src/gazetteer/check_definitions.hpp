// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "gazetteer/definitions.hpp"

namespace dateline {

/// What is suspicious though not wrong in definitions that could be read: an entry's point outside its own
/// shape (a seat outside its county) or outside a parent's shape, a radius that does not cover the shape.
/// Each is a warning at the entry's line.
Diagnostics check_definitions(const GazetteerDefinitions& definitions);

/// Reads every entry, name and shape of opened indexes and throws DataError at the first that is damaged.
void check_index(const Gazetteer& gazetteer);

} // namespace dateline
