// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/row.hpp"
#include "layers/schema.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A row on its way out: the columns of its layer, rounded to what its precision deserves.
struct Feature {
    std::string id;            ///< stable
    std::vector<Value> values; ///< one for each FeatureColumn
    Geometry geometry;         ///< may be empty
    int decimals = 5;          ///< of its coordinates
};

struct FeatureColumn {
    std::string name;
    FieldType type = FieldType::text;
    bool operator==(const FeatureColumn&) const = default;
};

/// What a writer is told of a layer before its features come.
struct FeatureLayer {
    std::string name;
    TableKind kind = TableKind::table; ///< `table` where geometries are absent
    bool mixed = false;                ///< several tables as one layer: geometries of any kind
    std::string title;
    std::string description;
    std::string qml; ///< how QGIS draws it; empty where the columns are not those of a table of the store
    std::string sld; ///< the same for other programs
    std::vector<FeatureColumn> columns;
};

/// Writes features in one format, one after the other; never holds more than one.
class FeatureWriter {
public:
    FeatureWriter() = default;
    virtual ~FeatureWriter() = default;
    FeatureWriter(const FeatureWriter&) = delete;
    FeatureWriter& operator=(const FeatureWriter&) = delete;
    FeatureWriter(FeatureWriter&&) = delete;
    FeatureWriter& operator=(FeatureWriter&&) = delete;

    virtual void begin_layer(const FeatureLayer& layer) = 0;
    virtual void write(const Feature& feature) = 0;
    /// Everything was written: put the file in place. Without this call nothing is left behind.
    virtual void finish() = 0;
};

/// How to write.
struct WriterOptions {
    std::string format;         ///< `GeoJSON`, `GeoJSONSeq`, `CSV` or the name of an OGR driver
    std::filesystem::path path; ///< "-": standard output, text formats only
    bool overwrite = false;
    std::vector<std::string> layer_options;   ///< NAME=VALUE, passed on to the OGR driver
    std::vector<std::string> dataset_options; ///< NAME=VALUE, passed on to the OGR driver
    std::vector<std::string> attribution;     ///< one line a source
    bool record_separators = true; ///< GeoJSON text sequences as RFC 8142 has them; else plain lines
};

/// The format that a file name asks for by its ending; empty when the ending says nothing.
std::string format_of(const std::filesystem::path& path);

/// The format meant by a name as people type it: `geojson`, `PostGIS`, `shp`; other names as they are.
std::string known_format(std::string_view name);

/// Throws UsageError for a format that nobody here can write.
void check_format(std::string_view format);

/// True when a format holds several layers, or layers of mixed geometry, in one file.
bool holds_several_layers(std::string_view format);

/// Throws UsageError for an unknown format or an output that exists, SystemError when it cannot be written.
std::unique_ptr<FeatureWriter> make_writer(const WriterOptions& options);

} // namespace dateline
