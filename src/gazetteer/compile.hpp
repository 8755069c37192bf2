// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/definitions.hpp"

#include <filesystem>
#include <vector>

namespace dateline {

/// The names that follow by rule, entry by entry (name_variants.hpp). Of small places those are left out that
/// a much better known place states as its own: a village is not called Guam because its romanisation may be
/// spelt so.
std::vector<std::vector<PlaceName>> generated_names(const GazetteerDefinitions& definitions);

/// Writes the memory-mapped index of a gazetteer. Same definitions, same bytes.
void compile_index(const GazetteerDefinitions& definitions, const std::filesystem::path& output);

} // namespace dateline
