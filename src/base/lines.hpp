// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The lines of a text without their line feeds; empty ones are left out.
std::vector<std::string> lines_of_cell(std::string_view text);

/// Lists as they stand in one cell: one item a line, no line feed at the end.
std::string cell_of_lines(const std::vector<std::string>& lines);

} // namespace dateline
