// SPDX-License-Identifier: Apache-2.0
#include "publish/csv_writer.hpp"

#include "geo/geometry_text.hpp"
#include "publish/json_text.hpp"

#include <algorithm>

namespace dateline {

namespace {

bool looks_like_formula(std::string_view text) {
    return !text.empty() && (text.front() == '=' || text.front() == '+' || text.front() == '@' ||
                             text.front() == '-' || text.front() == '\t');
}

} // namespace

CsvWriter::CsvWriter(const WriterOptions& options) : m_file(options.path, options.overwrite) {}

void CsvWriter::cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        m_text += text;
        return;
    }
    m_text += '"';
    for (const char c : text) {
        if (c == '"')
            m_text += '"';
        m_text += c;
    }
    m_text += '"';
}

void CsvWriter::begin_layer(const FeatureLayer& layer) {
    m_columns = layer.columns;
    const bool placed = std::any_of(m_columns.begin(), m_columns.end(), [](const FeatureColumn& column) {
        return column.name == "lat" || column.name == "latitude";
    });
    m_point = layer.kind == TableKind::point && !placed;
    m_wkt = layer.kind == TableKind::line || layer.kind == TableKind::area;
    m_text.clear();
    for (const FeatureColumn& column : m_columns) {
        if (!m_text.empty())
            m_text += ',';
        cell(column.name);
    }
    if (m_point)
        m_text += ",lon,lat";
    if (m_wkt)
        m_text += ",wkt";
    m_text += "\r\n";
    m_file.write(m_text);
}

void CsvWriter::write(const Feature& feature) {
    m_text.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            m_text += ',';
        const Value& value = feature.values[i];
        if (const auto* text = std::get_if<std::string>(&value))
            cell(looks_like_formula(*text) ? "'" + *text : *text);
        else if (!std::holds_alternative<std::monostate>(value))
            append_json_value(m_text, value, m_columns[i].type);
    }
    if (m_point) {
        m_text += ',';
        if (!feature.geometry.points.empty()) {
            append_decimal(m_text, feature.geometry.points.front().lon, feature.decimals);
            m_text += ',';
            append_decimal(m_text, feature.geometry.points.front().lat, feature.decimals);
        } else {
            m_text += ',';
        }
    }
    if (m_wkt) {
        m_text += ',';
        if (!feature.geometry.empty())
            cell(to_wkt(feature.geometry, feature.decimals));
    }
    m_text += "\r\n";
    m_file.write(m_text);
}

void CsvWriter::finish() {
    m_file.finish();
}

} // namespace dateline
