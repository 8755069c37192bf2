// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publish/analyst_profile.hpp"
#include "publish/feature_writer.hpp"
#include "publish/public_profile.hpp"
#include "publish/selection.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

struct ExportOptions {
    std::vector<std::string> layers; ///< table names; empty: all that hold happenings
    Selection selection;
    WriterOptions writer;
    bool simplestyle = false; ///< add marker-color, stroke, fill ...
    bool qml_beside = false;  ///< NAME.qml beside the file: QGIS then draws it as the store is drawn
    std::optional<PublicProfile> profile;  ///< withhold what the public shall not see
    std::optional<AnalystProfile> columns; ///< columns of another data set; incidents unless layers are named
    /// Called now and then with the number of features written so far.
    std::function<void(std::uint64_t)> progress;
};

struct ExportSummary {
    std::uint64_t features = 0;
    std::uint64_t undated_left_out = 0; ///< open on a side that was asked for
    std::uint64_t too_coarse = 0;       ///< their point lies in the area, but they may have been elsewhere
    std::uint64_t withheld = 0;         ///< whole rows that the profile keeps back
    std::uint64_t coarsened = 0;        ///< rows whose place the profile made coarser
    bool operator==(const ExportSummary&) const = default;
};

/// Write layers of a store in another format, row by row: memory does not grow with the store. Throws
/// UsageError for layers, columns and conditions that do not exist, before anything is written.
ExportSummary export_store(const std::filesystem::path& store, const ExportOptions& options);

/// Decimals of a coordinate that say no more than the place precision does; shapes get a few more, so as to
/// stay shapes.
int decimals_for(std::string_view precision, bool shape);

} // namespace dateline
