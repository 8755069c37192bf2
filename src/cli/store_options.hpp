// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"
#include "store/store.hpp"

namespace dateline {

/// Options every command that writes a store shares: timestamp from SOURCE_DATE_EPOCH, program name.
StoreOptions store_options_of(const Session& session);

} // namespace dateline
