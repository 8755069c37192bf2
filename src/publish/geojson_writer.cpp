// SPDX-License-Identifier: Apache-2.0
#include "publish/geojson_writer.hpp"

#include "geo/geometry_text.hpp"
#include "publish/json_text.hpp"

#include <array>

namespace dateline {

GeoJsonWriter::GeoJsonWriter(const WriterOptions& options, Form form)
    : m_file(options.path, options.overwrite), m_form(form) {
    if (m_form != Form::collection)
        return;
    m_text = R"({"type":"FeatureCollection")";
    if (!options.attribution.empty()) {
        std::string lines;
        for (const std::string& line : options.attribution)
            lines += (lines.empty() ? "" : "; ") + line;
        m_text += R"(,"attribution":)";
        append_json_string(m_text, lines);
    }
    m_text += R"(,"features":[)";
    m_file.write(m_text);
}

void GeoJsonWriter::begin_layer(const FeatureLayer& layer) {
    m_columns = layer.columns;
}

void GeoJsonWriter::write(const Feature& feature) {
    m_text.clear();
    if (m_form == Form::collection)
        m_text += m_first ? "\n" : ",\n";
    else if (m_form == Form::sequence)
        m_text += '\x1e';
    m_first = false;
    m_text += R"({"type":"Feature")";
    if (!feature.id.empty()) {
        m_text += R"(,"id":)";
        append_json_string(m_text, feature.id);
    }
    m_text += R"(,"geometry":)";
    m_text += to_geojson(feature.geometry, feature.decimals);
    m_text += R"(,"properties":{)";
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            m_text += ',';
        append_json_string(m_text, m_columns[i].name);
        m_text += ':';
        append_json_value(m_text, feature.values[i], m_columns[i].type);
    }
    m_text += "}}";
    if (m_form != Form::collection)
        m_text += '\n';
    m_file.write(m_text);
    if (const auto extent = extent_of(feature.geometry))
        m_extent = m_extent ? cover(*m_extent, *extent) : *extent;
}

void GeoJsonWriter::finish() {
    if (m_form == Form::collection) {
        m_text = "\n]";
        if (m_extent) {
            m_text += R"(,"bbox":[)";
            const std::array sides{m_extent->west, m_extent->south, m_extent->east, m_extent->north};
            for (std::size_t i = 0; i < sides.size(); ++i) {
                if (i > 0)
                    m_text += ',';
                append_decimal(m_text, sides[i], 5);
            }
            m_text += ']';
        }
        m_text += "}\n";
        m_file.write(m_text);
    }
    m_file.finish();
}

} // namespace dateline
