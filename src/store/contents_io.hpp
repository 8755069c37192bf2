// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"
#include "layers/store_tables.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>

namespace dateline {

/// Throws UsageError unless the file is a GeoPackage.
void check_is_gpkg(const std::filesystem::path& path);

/// Throws UsageError unless `version` is one of ours that this program can read.
void check_schema_version(const std::filesystem::path& path, int version);

/// Everything in an opened store.
StoreContents read_contents(SqliteDatabase& database);

/// The instant to write where the format asks for one: the option's, else the last day on which an article
/// was published.
std::string timestamp_of(const StoreContents& contents, const StoreOptions& options);

/// One transaction on a store in place, kept when `change` says that it changed something; the ground of
/// update_store.
void change_store(const std::filesystem::path& path, const StoreOptions& options,
                  const std::function<bool(SqliteDatabase&)>& change);

/// Put a default style for every layer into an opened store.
void write_styles(SqliteDatabase& database, const StoreTables& tables, const std::string& timestamp);

} // namespace dateline
