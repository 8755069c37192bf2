// SPDX-License-Identifier: Apache-2.0
#include "publish/feature_writer.hpp"

#include "base/ascii.hpp"
#include "publish/csv_writer.hpp"
#include "publish/geojson_writer.hpp"
#include "publish/ogr_writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

/// Formats by the ending of a file name; drivers by their OGR names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> endings{{
    {".geojson", "GeoJSON"},
    {".json", "GeoJSON"},
    {".geojsons", "GeoJSONSeq"},
    {".geojsonseq", "GeoJSONSeq"},
    {".geojsonl", "GeoJSONLines"},
    {".ndjson", "GeoJSONLines"},
    {".jsonl", "GeoJSONLines"},
    {".csv", "CSV"},
    {".fgb", "FlatGeobuf"},
    {".kml", "LIBKML"},
    {".kmz", "LIBKML"},
    {".shp", "ESRI Shapefile"},
    {".gpkg", "GPKG"},
    {".gpx", "GPX"},
    {".gml", "GML"},
    {".sqlite", "SQLite"},
}};

/// What people call formats, in small letters, and the names used below.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> aliases{{
    {"geojson", "GeoJSON"},
    {"geojsonseq", "GeoJSONSeq"},
    {"geojsonlines", "GeoJSONLines"},
    {"ndjson", "GeoJSONLines"},
    {"csv", "CSV"},
    {"flatgeobuf", "FlatGeobuf"},
    {"fgb", "FlatGeobuf"},
    {"kml", "LIBKML"},
    {"shapefile", "ESRI Shapefile"},
    {"shp", "ESRI Shapefile"},
    {"geopackage", "GPKG"},
    {"postgis", "PostgreSQL"},
    {"pg", "PostgreSQL"},
}};

} // namespace

std::string format_of(const std::filesystem::path& path) {
    const std::string name = path.string();
    if (name.starts_with("PG:") || name.starts_with("postgresql:"))
        return "PostgreSQL";
    const std::string ending = to_lower(path.extension().string());
    for (const auto& [known, format] : endings) {
        if (ending == known)
            return std::string{format};
    }
    return {};
}

void check_format(std::string_view format) {
    const std::string name = known_format(format);
    if (name != "GeoJSON" && name != "GeoJSONSeq" && name != "GeoJSONLines" && name != "CSV")
        static_cast<void>(ogr_format(name));
}

bool holds_several_layers(std::string_view format) {
    const std::string low = to_lower(known_format(format));
    return low == "geojson" || low == "geojsonseq" || low == "geojsonlines" || low == "gpkg" ||
           low == "libkml" || low == "sqlite" || low == "postgresql";
}

std::string known_format(std::string_view name) {
    const std::string low = to_lower(name);
    for (const auto& [alias, format] : aliases) {
        if (low == alias)
            return std::string{format};
    }
    return std::string{name};
}

std::unique_ptr<FeatureWriter> make_writer(const WriterOptions& options) {
    WriterOptions named = options;
    named.format = known_format(options.format);
    if (named.format == "GeoJSON")
        return std::make_unique<GeoJsonWriter>(named, GeoJsonWriter::Form::collection);
    if (named.format == "GeoJSONSeq")
        return std::make_unique<GeoJsonWriter>(named, GeoJsonWriter::Form::sequence);
    if (named.format == "GeoJSONLines")
        return std::make_unique<GeoJsonWriter>(named, GeoJsonWriter::Form::lines);
    if (named.format == "CSV")
        return std::make_unique<CsvWriter>(named);
    return make_ogr_writer(named);
}

} // namespace dateline
