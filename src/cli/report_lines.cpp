// SPDX-License-Identifier: Apache-2.0
#include "cli/report_lines.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "layers/rows.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>
#include <utility>

namespace dateline {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

OrderedJson position_to_json(LonLat position) {
    return OrderedJson::array({position.lon, position.lat});
}

OrderedJson path_to_json(const Path& path) {
    OrderedJson positions = OrderedJson::array();
    for (const LonLat& position : path)
        positions.push_back(position_to_json(position));
    return positions;
}

/// A GeoJSON geometry; null where there is none. Shapes are of one kind.
OrderedJson shape_to_json(const Geometry& shape) {
    OrderedJson coordinates = OrderedJson::array();
    std::string type;
    if (!shape.polygons.empty()) {
        type = "MultiPolygon";
        for (const Rings& rings : shape.polygons) {
            OrderedJson polygon = OrderedJson::array();
            for (const Path& ring : rings)
                polygon.push_back(path_to_json(ring));
            coordinates.push_back(std::move(polygon));
        }
    } else if (!shape.lines.empty()) {
        type = "MultiLineString";
        for (const Path& line : shape.lines)
            coordinates.push_back(path_to_json(line));
    } else if (!shape.points.empty()) {
        type = "MultiPoint";
        coordinates = path_to_json(shape.points);
    } else {
        return nullptr;
    }
    return {{"type", type}, {"coordinates", std::move(coordinates)}};
}

LonLat position_from_json(const Json& json) {
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number())
        throw DataError{"a position of 'shape' is not two numbers"};
    const LonLat position{json[0].get<double>(), json[1].get<double>()};
    if (!(std::abs(position.lon) <= 180) || !(std::abs(position.lat) <= 90))
        throw DataError{"a position of 'shape' lies outside of the earth"};
    return position;
}

Path path_from_json(const Json& json, std::size_t least) {
    Path path;
    if (!json.is_array())
        throw DataError{"'shape' has no list of positions where one is due"};
    for (const Json& position : json)
        path.push_back(position_from_json(position));
    if (path.size() < least)
        throw DataError{"a path of 'shape' is too short"};
    return path;
}

Geometry shape_from_json(const Json& json) {
    Geometry shape;
    if (json.is_null())
        return shape;
    const Json type = json.is_object() ? json.value("type", Json{}) : Json{};
    if (!type.is_string() || !json.contains("coordinates") || !json["coordinates"].is_array())
        throw DataError{"'shape' is no GeoJSON geometry"};
    const Json& coordinates = json["coordinates"];
    if (type == "MultiPoint") {
        shape.points = path_from_json(coordinates, 1);
    } else if (type == "MultiLineString") {
        for (const Json& line : coordinates)
            shape.lines.push_back(path_from_json(line, 2));
    } else if (type == "MultiPolygon") {
        for (const Json& polygon : coordinates) {
            Rings rings;
            if (!polygon.is_array() || polygon.empty())
                throw DataError{"a polygon of 'shape' has no ring"};
            for (const Json& ring : polygon)
                rings.push_back(path_from_json(ring, 4));
            shape.polygons.push_back(std::move(rings));
        }
    } else {
        throw DataError{"'shape' is no MultiPoint, MultiLineString or MultiPolygon"};
    }
    return shape;
}

Value value_from_json(const Json& json, FieldType type) {
    if (json.is_boolean())
        return static_cast<std::int64_t>(json.get<bool>());
    if (json.is_string() && (type == FieldType::text || type == FieldType::date))
        return json.get<std::string>();
    if (json.is_number_integer() && (type == FieldType::integer || type == FieldType::boolean))
        return json.get<std::int64_t>();
    if (json.is_number() && type == FieldType::real)
        return json.get<double>();
    return {};
}

/// What is told of an article only by its reports.
void name_by_reports(ExtractedArticle& extracted) {
    if (!extracted.article.content_hash.empty())
        return;
    std::string all = extracted.article.article_id;
    for (const Report& report : extracted.found.reports)
        all += "\n" + report.report_id + "\t" + report.type + "\t" + report.when.edtf + "\t" + report.quote;
    extracted.article.content_hash = sha256_hex(all);
}

} // namespace

OrderedJson row_to_json(const Row& row, const TableDefinition& table, bool all_fields) {
    OrderedJson line;
    for (std::size_t i = 0; i < table.fields.size() && i < row.values.size(); ++i) {
        const FieldDefinition& field = table.fields[i];
        if (!field.exported && !all_fields)
            continue;
        std::visit(
            [&](const auto& value) {
                using Held = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<Held, std::monostate>)
                    line[field.name] = nullptr;
                else if constexpr (std::is_same_v<Held, std::int64_t>) {
                    if (field.type == FieldType::boolean)
                        line[field.name] = value != 0;
                    else
                        line[field.name] = value;
                } else
                    line[field.name] = value;
            },
            row.values[i]);
    }
    return line;
}

Row row_from_json(const Json& object, const TableDefinition& table) {
    Row row;
    for (const FieldDefinition& field : table.fields) {
        const auto member = object.find(field.name);
        row.values.push_back(member == object.end() ? Value{} : value_from_json(*member, field.type));
    }
    return row;
}

std::string report_line(const Report& report, const StoredArticle& article, bool complete) {
    OrderedJson line = row_to_json(report_row(report, {}), *find_table("reports"), complete);
    if (complete) {
        line.erase("footprint_id"); // a key inside one store
        line["shape"] = shape_to_json(report.where.geometry);
        StoredArticle without_text = article;
        without_text.text.clear();
        OrderedJson known;
        const OrderedJson fields = row_to_json(article_row(without_text), *find_table("articles"), true);
        for (const auto& [name, value] : fields.items())
            if (!value.is_null())
                known[name] = value;
        line["article"] = std::move(known);
    }
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void ReportLines::add(std::string_view line) {
    const Json object = Json::parse(line, nullptr, false);
    if (!object.is_object())
        throw DataError{"no JSON object"};
    for (const char* name : {"report_id", "article_id", "type"})
        if (const auto member = object.find(name);
            member == object.end() || !member->is_string() || member->get_ref<const std::string&>().empty())
            throw DataError{std::string{"no text under '"} + name + "'"};
    std::string footprint_id;
    Report report = report_from_row(row_from_json(object, *find_table("reports")), footprint_id);
    report.incident_id.clear(); // ids are those of the store that is written
    if (report.when_from_text.edtf.empty())
        report.when_from_text = report.when;
    if (const auto shape = object.find("shape"); shape != object.end())
        report.where.geometry = shape_from_json(*shape);
    StoredArticle article;
    if (const auto known = object.find("article"); known != object.end() && known->is_object())
        article = article_from_row(row_from_json(*known, *find_table("articles")));
    article.article_id = report.article_id;
    if (m_articles.empty() || m_articles.back().article.article_id != article.article_id) {
        m_articles.emplace_back();
        m_articles.back().article = std::move(article);
    }
    m_articles.back().found.reports.push_back(std::move(report));
}

std::vector<ExtractedArticle> ReportLines::take() {
    std::stable_sort(m_articles.begin(), m_articles.end(),
                     [](const ExtractedArticle& a, const ExtractedArticle& b) {
                         return a.article.article_id < b.article.article_id;
                     });
    std::vector<ExtractedArticle> whole;
    for (ExtractedArticle& part : m_articles) {
        if (whole.empty() || whole.back().article.article_id != part.article.article_id) {
            whole.push_back(std::move(part));
            continue;
        }
        for (Report& report : part.found.reports)
            whole.back().found.reports.push_back(std::move(report));
    }
    m_articles.clear();
    for (ExtractedArticle& article : whole) {
        std::vector<Report>& reports = article.found.reports;
        std::stable_sort(reports.begin(), reports.end(),
                         [](const Report& a, const Report& b) { return a.report_id < b.report_id; });
        // A line read twice is one report.
        reports.erase(
            std::unique(reports.begin(), reports.end(),
                        [](const Report& a, const Report& b) { return a.report_id == b.report_id; }),
            reports.end());
        name_by_reports(article);
    }
    return whole;
}

} // namespace dateline
