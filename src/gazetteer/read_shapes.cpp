// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/read_shapes.hpp"

#include "base/error.hpp"
#include "gazetteer/tsv.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dateline {

namespace {

using Json = nlohmann::json;

/// `line:column` of a byte offset.
std::string line_and_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
    return fmt::format("{}:{}", lines + 1, offset - start + 1);
}

struct Fault {
    std::string what;
};

LonLat read_position(const Json& json) {
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number())
        throw Fault{"a position is not a pair of numbers: " + json.dump().substr(0, 60)};
    const LonLat position{json[0].get<double>(), json[1].get<double>()};
    if (!(position.lon >= -180 && position.lon <= 180 && position.lat >= -90 && position.lat <= 90))
        throw Fault{"a position is out of range: " + json.dump().substr(0, 60)};
    return position;
}

Path read_line(const Json& json) {
    Path path;
    if (!json.is_array())
        throw Fault{"a line is not a list of positions"};
    for (const Json& position : json)
        path.push_back(read_position(position));
    if (path.size() < 2)
        throw Fault{"a line has fewer than two positions"};
    return path;
}

/// Twice the signed area in square degrees; positive counter-clockwise.
double signed_area(const Path& ring) {
    double area = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        area += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    return area;
}

Rings read_polygon(const Json& json) {
    Rings rings;
    if (!json.is_array() || json.empty())
        throw Fault{"a polygon is not a list of rings"};
    for (const Json& item : json) {
        Path ring = read_line(item);
        if (ring.size() < 4 || ring.front() != ring.back())
            throw Fault{"a ring is not closed"};
        const double area = signed_area(ring);
        if (area == 0)
            throw Fault{"a ring has no area"};
        const bool outer = rings.empty();
        if ((area > 0) != outer)
            std::reverse(ring.begin(), ring.end());
        rings.push_back(std::move(ring));
    }
    return rings;
}

void read_geometry(const Json& json, Geometry& geometry) {
    if (!json.is_object() || !json.contains("type") || !json["type"].is_string())
        throw Fault{"no geometry"};
    const auto type = json["type"].get<std::string>();
    const Json& coordinates = json.contains("coordinates") ? json["coordinates"] : Json::array();
    if (type == "LineString") {
        geometry.lines.push_back(read_line(coordinates));
    } else if (type == "MultiLineString") {
        for (const Json& line : coordinates)
            geometry.lines.push_back(read_line(line));
    } else if (type == "Polygon") {
        geometry.polygons.push_back(read_polygon(coordinates));
    } else if (type == "MultiPolygon") {
        for (const Json& polygon : coordinates)
            geometry.polygons.push_back(read_polygon(polygon));
    } else {
        throw Fault{"a shape is a line or polygon, not a " + type};
    }
    if (geometry.empty())
        throw Fault{"an empty geometry"};
}

} // namespace

std::map<std::string, Geometry> read_shapes(const std::filesystem::path& path) {
    const std::string text = read_file(path);
    const std::string file = path.string();
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& error) {
        fail<DataError>("{}:{}: not JSON: {}", file,
                        line_and_column(text, error.byte == 0 ? 0 : error.byte - 1), error.what());
    }
    if (!json.is_object() || !json.contains("features") || !json["features"].is_array())
        fail<DataError>("{}:1:1: not a GeoJSON FeatureCollection", file);
    std::map<std::string, Geometry> shapes;
    for (const Json& feature : json["features"]) {
        if (!feature.is_object() || !feature.contains("id") || !feature["id"].is_string())
            fail<DataError>("{}:1:1: feature {} has no id: {}", file, shapes.size() + 1,
                            feature.dump().substr(0, 60));
        const auto id = feature["id"].get<std::string>();
        const std::size_t found = text.find('"' + id + '"');
        const std::string position = line_and_column(text, found == std::string::npos ? 0 : found);
        try {
            Geometry geometry;
            read_geometry(feature.contains("geometry") ? feature["geometry"] : Json{}, geometry);
            if (!shapes.emplace(id, std::move(geometry)).second)
                throw Fault{"two features have this id"};
        } catch (const Fault& fault) {
            fail<DataError>("{}:{}: {}: {}", file, position, id, fault.what);
        }
    }
    return shapes;
}

} // namespace dateline
