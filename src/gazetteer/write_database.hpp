// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/definitions.hpp"

#include <filesystem>

namespace dateline {

/// Writes a gazetteer as a SpatiaLite database, for geometry work and for looking around: `places` (one row
/// an entry, with point and, where there is one, shape), `names`, `types`, `sources`. Written beside and
/// renamed; same definitions, same bytes.
void write_database(const GazetteerDefinitions& definitions, const std::filesystem::path& output);

} // namespace dateline
