// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/definitions.hpp"

#include <filesystem>

namespace dateline {

/// Writes the memory-mapped index of a gazetteer. Same definitions, same bytes.
void compile_index(const Definitions& definitions, const std::filesystem::path& output);

} // namespace dateline
