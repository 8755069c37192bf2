// SPDX-License-Identifier: Apache-2.0
#include "publish/feature_writer.hpp"

#include "publish/csv_writer.hpp"
#include "publish/geojson_writer.hpp"
#include "publish/ogr_writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

std::string lower(std::string_view text) {
    std::string low{text};
    std::transform(low.begin(), low.end(), low.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return low;
}

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

} // namespace

std::string format_of(const std::filesystem::path& path) {
    const std::string name = path.string();
    if (name.starts_with("PG:") || name.starts_with("postgresql:"))
        return "PostgreSQL";
    const std::string ending = lower(path.extension().string());
    for (const auto& [known, format] : endings) {
        if (ending == known)
            return std::string{format};
    }
    return {};
}

bool holds_several_layers(std::string_view format) {
    const std::string low = lower(format);
    return low == "geojson" || low == "geojsonseq" || low == "geojsonlines" || low == "gpkg" ||
           low == "libkml" || low == "kml" || low == "sqlite" || low == "postgresql";
}

std::unique_ptr<FeatureWriter> make_writer(const WriterOptions& options) {
    const std::string low = lower(options.format);
    if (low == "geojson")
        return std::make_unique<GeoJsonWriter>(options, GeoJsonWriter::Form::collection);
    if (low == "geojsonseq")
        return std::make_unique<GeoJsonWriter>(options, GeoJsonWriter::Form::sequence);
    if (low == "geojsonlines" || low == "ndjson")
        return std::make_unique<GeoJsonWriter>(options, GeoJsonWriter::Form::lines);
    if (low == "csv")
        return std::make_unique<CsvWriter>(options);
    WriterOptions named = options;
    if (low == "kml")
        named.format = "LIBKML";
    else if (low == "shapefile" || low == "shp")
        named.format = "ESRI Shapefile";
    else if (low == "postgis")
        named.format = "PostgreSQL";
    return make_ogr_writer(named);
}

} // namespace dateline
