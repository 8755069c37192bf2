// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/import_report.hpp"

#include <filesystem>

namespace dateline {

/// Makes an index of a Linked Places Format file (a FeatureCollection, or a feature a line), to be opened
/// over `base`. Names, types or feature classes, countries, time spans, broader places and geometry (points,
/// lines, polygons, collections of them) are taken over. Features are read one after the other: memory does
/// not grow with the file, save for the ids. `source` is as the user gives it: the format has no
/// place for the licence of the whole.
ImportReport import_linked_places(const std::filesystem::path& file, PlaceSource source,
                                  const Gazetteer* base, const std::filesystem::path& output);

} // namespace dateline
