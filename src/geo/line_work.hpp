// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"

#include <optional>

/// Work along lines: rivers, borders, roads.
namespace dateline {

/// Lines that meet end to end joined to as few as possible.
Geometry joined_lines(const Geometry& geometry);

/// The longest of the joined lines; empty when there is none.
Path main_line(const Geometry& geometry);

/// The part between two fractions of the length, 0 <= from < to <= 1, counted from the first position.
Path line_part(const Path& line, double from, double to);

/// Where on the line the position nearest to `position` lies, as a fraction of the length.
double fraction_along(const Path& line, LonLat position);
LonLat at_fraction(const Path& line, double fraction);

/// The part by length that lies farthest towards `bearing_deg`, for lines that run roughly that way or back:
/// the end of the joined line which is farther in that direction, and `share` of its length.
Path end_towards(const Path& line, double bearing_deg, double share);

/// Side on which `position` lies as the line is walked: +1 left, -1 right, 0 on it. Decided at the nearest
/// piece.
int side_of(const Path& line, LonLat position);

} // namespace dateline
