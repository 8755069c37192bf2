// SPDX-License-Identifier: Apache-2.0
#include "cli/store_options.hpp"

#include "cli/day_argument.hpp"

namespace dateline {

StoreOptions store_options_of(const Session& session) {
    StoreOptions options;
    options.program = "dateline " + session.version;
    options.timestamp = source_date_timestamp();
    return options;
}

} // namespace dateline
