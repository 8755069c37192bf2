// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sqlite.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace dateline {

inline constexpr std::string_view project_name = "dateline";

/// Put the QGIS project `dateline` into an opened store: all layers styled, relations between incidents,
/// reports and articles, themes (overview, fortifications, uncertainty), outlines underneath, the time range
/// of the data in steps of a day. It refers to the file by `file_name`; a project of that name is replaced.
void embed_project(SqliteDatabase& database, const std::string& file_name, const std::string& timestamp);

/// True when the project is there as the program wrote it, and nobody saved it since.
bool has_own_project(SqliteDatabase& database);

/// The same for a store on disk, for example after it was renamed. Throws as update_store does.
void rewrite_project(const std::filesystem::path& path, const StoreOptions& options);

/// The project as an XML document.
std::string project_xml(SqliteDatabase& database, const std::string& file_name);

/// A zip archive that holds one file, not compressed.
std::string stored_zip(std::string_view name, std::string_view content);

} // namespace dateline
