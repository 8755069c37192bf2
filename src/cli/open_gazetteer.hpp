// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"
#include "gazetteer/gazetteer.hpp"

#include <filesystem>
#include <vector>

namespace dateline {

/// The default gazetteer, and over it the compiled indexes in `more`, later ones first. Throws SystemError
/// naming the places looked at when the default one is missing, DataError when one is damaged.
Gazetteer open_gazetteer(const Session& session, const std::vector<std::filesystem::path>& more);

} // namespace dateline
