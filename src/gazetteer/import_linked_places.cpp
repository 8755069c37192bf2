// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import_linked_places.hpp"

#include "base/error.hpp"
#include "gazetteer/feature_types.hpp"
#include "gazetteer/import_writer.hpp"
#include "geo/operations.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <utility>

namespace dateline {

namespace {

using Json = nlohmann::json;

/// A member of an object that is of the kind wanted, else an empty value of it.
const Json& member(const Json& json, const char* key) {
    static const Json nothing;
    if (!json.is_object())
        return nothing;
    const auto found = json.find(key);
    return found == json.end() ? nothing : *found;
}

std::string text(const Json& json) {
    return json.is_string() ? json.get<std::string>() : std::string{};
}

std::optional<LonLat> position(const Json& json) {
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number())
        return std::nullopt;
    return LonLat{json[0].get<double>(), json[1].get<double>()};
}

Path path(const Json& json) {
    Path path;
    if (json.is_array())
        for (const Json& item : json)
            if (const auto at = position(item))
                path.push_back(*at);
    return path;
}

void add_polygon(const Json& json, Geometry& geometry) {
    Rings rings;
    if (json.is_array())
        for (const Json& ring : json)
            rings.push_back(path(ring));
    if (!rings.empty() &&
        std::all_of(rings.begin(), rings.end(), [](const Path& ring) { return ring.size() >= 4; }))
        geometry.polygons.push_back(std::move(rings));
}

void add_geometry(const Json& json, Geometry& geometry, int depth = 0) {
    constexpr int deepest = 8;
    const std::string type = text(member(json, "type"));
    const Json& coordinates = member(json, "coordinates");
    if (type == "Point") {
        if (const auto at = position(coordinates))
            geometry.points.push_back(*at);
    } else if (type == "MultiPoint") {
        for (const LonLat at : path(coordinates))
            geometry.points.push_back(at);
    } else if (type == "LineString") {
        if (Path line = path(coordinates); line.size() >= 2)
            geometry.lines.push_back(std::move(line));
    } else if (type == "MultiLineString" && coordinates.is_array()) {
        for (const Json& item : coordinates)
            if (Path line = path(item); line.size() >= 2)
                geometry.lines.push_back(std::move(line));
    } else if (type == "Polygon") {
        add_polygon(coordinates, geometry);
    } else if (type == "MultiPolygon" && coordinates.is_array()) {
        for (const Json& item : coordinates)
            add_polygon(item, geometry);
    } else if (type == "GeometryCollection" && depth < deepest) {
        const Json& parts = member(json, "geometries");
        if (parts.is_array())
            for (const Json& part : parts)
                add_geometry(part, geometry, depth + 1);
    }
}

/// The shape to keep of what a feature has: areas before lines; points give the position.
void take_geometry(Geometry geometry, PlaceRecord& record) {
    const auto off_globe = [](LonLat p) {
        return !(p.lon >= -180 && p.lon <= 180 && p.lat >= -90 && p.lat <= 90);
    };
    bool astray = std::any_of(geometry.points.begin(), geometry.points.end(), off_globe);
    for (const Path& line : geometry.lines)
        astray = astray || std::any_of(line.begin(), line.end(), off_globe);
    for (const Rings& rings : geometry.polygons)
        for (const Path& ring : rings)
            astray = astray || std::any_of(ring.begin(), ring.end(), off_globe);
    record.point = {999, 999}; // nowhere: the writer reports it
    if (astray || geometry.empty())
        return;
    const std::vector<LonLat> points = std::move(geometry.points);
    geometry.points.clear();
    if (!geometry.polygons.empty())
        geometry.lines.clear();
    if (!geometry.empty())
        geometry = made_valid(geometry);
    if (geometry.empty()) {
        if (!points.empty())
            record.point = points.front();
        return;
    }
    record.point = points.empty() ? point_on(geometry) : points.front();
    record.radius_m = std::ceil(enclosing_radius_m(geometry, record.point));
    record.shape = std::move(geometry);
}

/// EDTF interval of the first time span: `1952/..`.
std::string interval(const Json& when) {
    const Json& spans = member(when, "timespans");
    if (!spans.is_array() || spans.empty())
        return {};
    const auto instant = [](const Json& json) {
        for (const char* key : {"in", "earliest", "latest"})
            if (std::string value = text(member(json, key)); !value.empty())
                return value;
        return std::string{};
    };
    const std::string start = instant(member(spans[0], "start"));
    const std::string end = instant(member(spans[0], "end"));
    if (start.empty() && end.empty())
        return {};
    return (start.empty() ? ".." : start) + "/" + (end.empty() ? ".." : end);
}

PlaceSource named_after(const std::filesystem::path& file, PlaceSource source) {
    if (source.code.empty())
        source.code = id_of(file.stem().string());
    if (source.title.empty())
        source.title = file.filename().string();
    return source;
}

class LinkedPlacesImport {
public:
    LinkedPlacesImport(const std::filesystem::path& file, PlaceSource source, const Gazetteer* base,
                       const std::filesystem::path& output)
        : m_file(file.string()), m_writer(output, base, named_after(file, std::move(source))) {}

    ImportReport run() {
        std::ifstream stream{m_file, std::ios::binary};
        if (!stream)
            fail<SystemError>("{}: cannot be read", m_file);
        // A feature a line, or one document: told apart by the first line, if it is of sensible size.
        std::string line(first_look, '\0');
        stream.read(line.data(), static_cast<std::streamsize>(line.size()));
        line.resize(static_cast<std::size_t>(stream.gcount()));
        const std::size_t end = line.find('\n');
        const bool by_line = end != std::string::npos && Json::accept(line.substr(0, end)) &&
                             line.find_first_not_of(" \r\n\t", end) != std::string::npos;
        stream.clear();
        stream.seekg(0);
        if (by_line) {
            for (std::uint64_t number = 1; std::getline(stream, line); ++number)
                if (line.find_first_not_of(" \r\t") != std::string::npos)
                    parse(line, number);
        } else {
            parse(stream, 1);
        }
        return m_writer.finish();
    }

private:
    static constexpr std::size_t first_look = std::size_t{1} << 20U;

    /// Features are used and dropped as soon as they are complete.
    template <typename Input>
    void parse(Input& input, std::uint64_t line) {
        try {
            const auto take = [this](int depth, Json::parse_event_t event, Json& parsed) {
                if (event != Json::parse_event_t::object_end || depth == 0 ||
                    text(member(parsed, "type")) != "Feature")
                    return true;
                add_feature(parsed);
                return false;
            };
            const Json rest = Json::parse(input, take);
            if (text(member(rest, "type")) == "Feature")
                add_feature(rest);
        } catch (const Json::exception& error) {
            fail<DataError>("{}:{}:1: not a Linked Places file: {}", m_file, line, error.what());
        }
    }

    void add_feature(const Json& feature) {
        ++m_number;
        PlaceRecord record;
        const Json& properties = member(feature, "properties");
        record.name = text(member(properties, "title"));
        std::string id = text(member(feature, "@id"));
        if (id.empty())
            id = text(member(feature, "id"));
        if (id.empty())
            id = std::to_string(m_number);
        record.id = "lp." + id_of(id);
        const Json& countries = member(properties, "ccodes");
        if (countries.is_array() && !countries.empty())
            record.country = text(countries[0]);
        record.type = type_of(feature);
        read_names(member(feature, "names"), record);
        record.valid = interval(member(feature, "when"));
        const Json& relations = member(feature, "relations");
        if (relations.is_array())
            for (const Json& relation : relations)
                if (text(member(relation, "relationType")).find("broaderPartitive") != std::string::npos)
                    record.parents.push_back("lp." + id_of(text(member(relation, "relationTo"))));
        record.prominence = 0.1;
        Geometry geometry;
        add_geometry(member(feature, "geometry"), geometry);
        take_geometry(std::move(geometry), record);
        m_writer.add(std::move(record), m_file, m_number);
    }

    std::string type_of(const Json& feature) const {
        const Json& types = member(feature, "types");
        if (types.is_array()) {
            for (const Json& type : types) {
                if (const auto known = type_of_kind(text(member(type, "label")), m_writer.types(), false))
                    return *known;
                const Json& labels = member(type, "sourceLabels");
                if (labels.is_array())
                    for (const Json& label : labels)
                        if (const auto known =
                                type_of_kind(text(member(label, "label")), m_writer.types(), false))
                            return *known;
            }
        }
        for (const Json* holder : {&feature, &member(feature, "properties")}) {
            const Json& classes = member(*holder, "fclasses");
            if (classes.is_array() && !classes.empty())
                if (const auto type = feature_type(text(classes[0]), {}))
                    return type->type == "village" ? "town" : type->type;
        }
        return "site";
    }

    static void read_names(const Json& names, PlaceRecord& record) {
        if (!names.is_array())
            return;
        for (const Json& name : names) {
            std::string toponym = text(member(name, "toponym"));
            if (toponym.empty())
                continue;
            const std::string language = text(member(name, "lang"));
            // A name whose time is over is a historic one.
            const std::string when = interval(member(name, "when"));
            const bool over = !when.empty() && !when.ends_with("..");
            if (record.name.empty())
                record.name = toponym;
            else if (toponym != record.name)
                record.names.push_back({std::move(toponym), language.size() <= 12 ? language : std::string{},
                                        over ? NameStatus::historic : NameStatus::variant});
        }
    }

    std::string m_file;
    ImportWriter m_writer;
    std::uint64_t m_number = 0;
};

} // namespace

ImportReport import_linked_places(const std::filesystem::path& file, PlaceSource source,
                                  const Gazetteer* base, const std::filesystem::path& output) {
    return LinkedPlacesImport{file, std::move(source), base, output}.run();
}

} // namespace dateline
