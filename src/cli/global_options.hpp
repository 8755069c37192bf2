// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace dateline {

/// The options that stand before every command.
void add_global_options(CLI::App& app, Session& session);

} // namespace dateline
