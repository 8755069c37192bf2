// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/store_contents.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

namespace dateline {

inline constexpr int store_schema_version = 3;
/// Of a store with tables of its own layers: a program that knows nothing of them would take their rows out.
inline constexpr int own_tables_schema_version = 4;

struct StoreOptions {
    /// Instant written wherever the format asks for one (`YYYY-MM-DDTHH:MM:SS.000Z`); cli/ fills it from
    /// SOURCE_DATE_EPOCH. Empty: the start of the last day on which an article was published, else 1970; so
    /// the same articles give the same bytes.
    std::string timestamp;
    std::string program = "dateline";              ///< name and version, for the metadata
    bool overwrite = false;                        ///< create_store may replace a file, whatever it is
    bool embed_project = true;                     ///< write the QGIS project `dateline` into the file
    std::chrono::milliseconds lock_timeout{10000}; ///< update_store: how long to wait for other programs
};

/// True when the file is a GeoPackage that dateline wrote. Throws SystemError when it cannot be read,
/// UsageError when it does not exist.
bool is_store(const std::filesystem::path& path);

/// Everything in the store. Throws UsageError when the file does not exist, is not a dateline store or is of
/// a newer schema.
StoreContents read_store(const std::filesystem::path& path);

/// Write a fresh store: beside `path`, flushed to the disk, then renamed. The folder must exist. Throws
/// UsageError when `path` exists and `overwrite` is not set; an existing file stays as it is whenever
/// something throws.
void create_store(const std::filesystem::path& path, const StoreContents& contents,
                  const StoreOptions& options);

/// Change a store in place: `change` gets what it holds and gives what it shall hold; only rows that differ
/// are written, in one transaction that is either kept or undone as a whole. Corrections of people are kept.
/// Nothing differs: not a byte changes. Older schemas are migrated. Throws UsageError for files that are not
/// ours or newer, SystemError naming the lock when another program holds the file.
void update_store(const std::filesystem::path& path,
                  const std::function<StoreContents(StoreContents)>& change, const StoreOptions& options);

} // namespace dateline
