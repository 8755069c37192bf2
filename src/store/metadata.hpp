// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"
#include "layers/store_tables.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace dateline {

/// Title, abstract, lineage and attribution of the file, and a description of each layer, as Dublin Core and
/// plain text in gpkg_metadata; what stood there is replaced.
void write_metadata(SqliteDatabase& database, const StoreTables& tables,
                    const std::vector<std::string>& attribution, const std::string& program,
                    const std::string& timestamp);

/// Keys of the table `dateline_store`.
void set_store_value(SqliteDatabase& database, std::string_view key, std::string_view value);
std::string store_value(SqliteDatabase& database, std::string_view key); ///< empty when absent

} // namespace dateline
