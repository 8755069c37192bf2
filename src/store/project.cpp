// SPDX-License-Identifier: Apache-2.0
#include "store/project.hpp"

#include "layers/style.hpp"
#include "layers/xml.hpp"
#include "store/contents_io.hpp"
#include "store/ddl.hpp"
#include "store/gpkg_geometry.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace dateline {

namespace {

constexpr std::string_view reference_system =
    "<spatialrefsys><wkt></wkt><proj4>+proj=longlat +datum=WGS84 "
    "+no_defs</proj4><srsid>3452</srsid><srid>4326</srid>"
    "<authid>EPSG:4326</authid><description>WGS "
    "84</description><projectionacronym>longlat</projectionacronym>"
    "<ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>true</geographicflag></spatialrefsys>";

/// From top to bottom, and what each theme shows.
struct ProjectLayer {
    std::string_view table;
    bool overview;
    bool fortifications;
    bool uncertainty;
};

constexpr std::array<ProjectLayer, 14> project_layers{{
    {"incidents", true, false, true},
    {"fortification_sites", true, true, false},
    {"fortifications", true, true, false},
    {"places", false, false, false},
    {"incident_areas", false, false, true},
    {"places_lines", false, true, false},
    {"places_areas", false, false, false},
    {"places_outlines", true, true, true},
    {"places_land", true, true, true},
    {"reports", false, false, false},
    {"articles", false, false, false},
    {"figures", false, false, false},
    {"disagreements", false, false, false},
    {"fortification_history", false, false, false},
}};

/// Rows of `child` belong to the row of `parent` whose `field` is the same.
struct Relation {
    std::string_view parent;
    std::string_view child;
    std::string_view field;
    std::string_view name;
};

constexpr std::array<Relation, 10> relations{{
    {"incidents", "reports", "incident_id", "Reports of an incident"},
    {"fortifications", "reports", "incident_id", "Reports of a fortification"},
    {"fortification_sites", "reports", "incident_id", "Reports of a site"},
    {"articles", "reports", "article_id", "Reports in an article"},
    {"articles", "figures", "article_id", "Figures in an article"},
    {"incidents", "incident_areas", "incident_id", "Area of an incident"},
    {"incidents", "disagreements", "incident_id", "Disagreements about an incident"},
    {"fortifications", "disagreements", "incident_id", "Disagreements about a fortification"},
    {"fortifications", "fortification_history", "incident_id", "History of a fortification"},
    {"fortification_sites", "fortification_history", "incident_id", "History of a site"},
}};

/// QGIS replaces ids that are short, and relations then break: a table's id is long and always the same.
std::string layer_id(std::string_view table) {
    const auto found = std::find_if(project_layers.begin(), project_layers.end(),
                                    [&](const ProjectLayer& layer) { return layer.table == table; });
    return fmt::format("{}_da7e11fe_0000_4000_8000_{:012}", table, found - project_layers.begin() + 1);
}

std::string source_of(const std::string& file_name, std::string_view table) {
    return xml_escaped("./" + file_name + "|layername=" + std::string{table});
}

std::string tree(const std::string& file_name) {
    std::string xml = "<layer-tree-group>";
    bool in_tables = false;
    for (const ProjectLayer& layer : project_layers) {
        const TableDefinition& table = *find_table(layer.table);
        if (!table.spatial() && !in_tables) {
            xml += R"(<layer-tree-group name="Tables" expanded="0" checked="Qt::Checked">)";
            in_tables = true;
        }
        xml += fmt::format(
            R"(<layer-tree-layer id="{}" name="{}" source="{}" providerKey="ogr" checked="{}" expanded="{}"/>)",
            layer_id(layer.table), xml_escaped(table.title), source_of(file_name, layer.table),
            layer.overview ? "Qt::Checked" : "Qt::Unchecked",
            layer.overview && !layer.table.starts_with("places") ? 1 : 0);
    }
    return xml + (in_tables ? "</layer-tree-group>" : "") + "</layer-tree-group>";
}

std::string map_layer(const std::string& file_name, std::string_view name) {
    const TableDefinition& table = *find_table(name);
    const std::string_view geometry = table.kind == TableKind::point  ? "Point"
                                      : table.kind == TableKind::line ? "Line"
                                      : table.kind == TableKind::area ? "Polygon"
                                                                      : "No geometry";
    std::string xml = fmt::format(
        R"(<maplayer type="vector" geometry="{}" labelsEnabled="{}" hasScaleBasedVisibilityFlag="0" styleCategories="AllStyleCategories" readOnly="0" autoRefreshEnabled="0">)",
        geometry, table.kind == TableKind::point || name == "fortifications" ? 1 : 0);
    xml += fmt::format(
        "<id>{}</id><datasource>{}</datasource><layername>{}</layername><abstract>{}</abstract><srs>{}</srs>"
        "<provider encoding=\"UTF-8\">ogr</provider>",
        layer_id(name), source_of(file_name, name), xml_escaped(table.title), xml_escaped(table.description),
        reference_system);
    return xml + layer_qml_body(table) + "</maplayer>";
}

std::string theme(std::string_view name, bool ProjectLayer::*shown) {
    std::string xml = fmt::format(
        R"(<visibility-preset name="{}" has-expanded-info="1" has-checked-group-info="0">)", name);
    for (const ProjectLayer& layer : project_layers) {
        const TableDefinition& table = *find_table(layer.table);
        if (!table.spatial())
            continue;
        const std::string id = layer_id(layer.table);
        xml += fmt::format(R"(<layer id="{}" visible="{}" expanded="1" style="default"/>)", id,
                           layer.*shown ? 1 : 0);
        std::string classes;
        for (const std::size_t key : classes_shown(table))
            classes += fmt::format(R"(<checked-legend-node id="{}"/>)", key);
        if (!classes.empty())
            xml += fmt::format(R"(<checked-legend-nodes id="{}">{}</checked-legend-nodes>)", id, classes);
    }
    return xml + "</visibility-preset>";
}

struct TimeRange {
    std::string first{"1950-01-01"};
    std::string last{"1950-12-31"};
};

TimeRange time_range_of(SqliteDatabase& database) {
    SqliteStatement range =
        database.prepare("SELECT min(substr(coalesce(date_start, date_end), 1, 10)), "
                         "max(substr(coalesce(date_end, date_start), 1, 10)) FROM ("
                         "SELECT date_start, date_end FROM incidents UNION ALL SELECT date_start, date_end "
                         "FROM fortifications "
                         "UNION ALL SELECT date_start, date_end FROM fortification_sites)");
    TimeRange days;
    if (range.step() && !range.is_null(0) && !range.is_null(1))
        days = {range.text(0), range.text(1)};
    return days;
}

/// The range of values without those that lie far from the middle half.
std::optional<std::pair<double, double>> core_of(std::vector<double> values) {
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const double low = values[values.size() / 4];
    const double high = values[values.size() * 3 / 4];
    const double reach = 1.5 * std::max(high - low, 2.0);
    const auto first = std::lower_bound(values.begin(), values.end(), low - reach);
    const auto last = std::upper_bound(values.begin(), values.end(), high + reach);
    return std::pair{*first, *std::prev(last)};
}

/// What the canvas shows at first: where most finely placed happenings are, with a margin; one far away does
/// not shrink all others to a dot. Without any, the peninsula.
Extent canvas_of(SqliteDatabase& database) {
    std::vector<double> lons;
    std::vector<double> lats;
    for (const char* table : {"incidents", "fortifications", "fortification_sites"}) {
        SqliteStatement places =
            database.prepare("SELECT geom FROM " + sql_name(table) +
                             " WHERE geom IS NOT NULL AND precision NOT IN ('country', 'unknown')");
        while (places.step()) {
            const std::optional<Extent> extent = extent_of_blob(places.text(0));
            if (!extent)
                continue;
            lons.insert(lons.end(), {extent->west, extent->east});
            lats.insert(lats.end(), {extent->south, extent->north});
        }
    }
    Extent extent{124, 33, 131, 43.2};
    const auto wide = core_of(std::move(lons));
    const auto high = core_of(std::move(lats));
    if (wide && high)
        extent = {wide->first, high->first, wide->second, high->second};
    const double margin =
        std::max({(extent.east - extent.west) * 0.08, (extent.north - extent.south) * 0.08, 0.1});
    return {extent.west - margin, extent.south - margin, extent.east + margin, extent.north + margin};
}

} // namespace

std::string project_xml(SqliteDatabase& database, const std::string& file_name) {
    std::string xml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                      "<qgis version=\"3.22.16\" projectname=\"dateline\"><title>dateline: incidents and "
                      "fortifications</title><projectCrs>" +
                      std::string{reference_system} + "</projectCrs>" + tree(file_name);
    xml += "<relations>";
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const Relation& relation = relations.at(i);
        xml += fmt::format(
            R"(<relation id="dateline_{}_{}_{}" name="{}" strength="Association" referencedLayer="{}" referencingLayer="{}"><fieldRef referencedField="{}" referencingField="{}"/></relation>)",
            relation.parent, relation.child, i, xml_escaped(relation.name), layer_id(relation.parent),
            layer_id(relation.child), relation.field, relation.field);
    }
    xml += "</relations><visibility-presets>" + theme("Overview", &ProjectLayer::overview) +
           theme("Fortifications", &ProjectLayer::fortifications) +
           theme("Uncertainty", &ProjectLayer::uncertainty) + "</visibility-presets><projectlayers>";
    for (const ProjectLayer& layer : project_layers)
        xml += map_layer(file_name, layer.table);
    xml += "</projectlayers>";
    const Extent canvas = canvas_of(database);
    xml += fmt::format(
        "<mapcanvas name=\"theMapCanvas\"><units>degrees</units><extent><xmin>{}</xmin><ymin>{}</ymin>"
        "<xmax>{}</xmax><ymax>{}</ymax></extent><rotation>0</rotation><destinationsrs>{}</destinationsrs></"
        "mapcanvas>",
        canvas.west, canvas.south, canvas.east, canvas.north, reference_system);
    xml += fmt::format("<ProjectViewSettings UseProjectScales=\"0\"><Scales/><DefaultViewExtent xmin=\"{}\" "
                       "ymin=\"{}\" xmax=\"{}\" ymax=\"{}\">{}</DefaultViewExtent></ProjectViewSettings>",
                       canvas.west, canvas.south, canvas.east, canvas.north, reference_system);
    // The sea behind the land.
    xml += "<properties><Gui><CanvasColorRedPart type=\"int\">226</CanvasColorRedPart><CanvasColorGreenPart "
           "type=\"int\">234</CanvasColorGreenPart><CanvasColorBluePart "
           "type=\"int\">240</CanvasColorBluePart></Gui><SpatialRefSys><ProjectionsEnabled "
           "type=\"int\">1</ProjectionsEnabled></SpatialRefSys>"
           "<Paths><Absolute type=\"bool\">false</Absolute></Paths></properties>";
    const TimeRange days = time_range_of(database);
    xml += fmt::format("<ProjectTimeSettings timeStep=\"1\" timeStepUnit=\"d\" frameRate=\"2\" "
                       "cumulativeTemporalRange=\"0\">"
                       "<TemporalRange><start>{}T00:00:00Z</start><end>{}T23:59:59Z</end></TemporalRange></"
                       "ProjectTimeSettings>",
                       xml_escaped(days.first), xml_escaped(days.last));
    return xml + "</qgis>\n";
}

void embed_project(SqliteDatabase& database, const std::string& file_name, const std::string& timestamp) {
    database.execute(
        "CREATE TABLE IF NOT EXISTS qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)");
    const std::string zip = stored_zip("dateline.qgs", project_xml(database, file_name));
    // QGIS keeps the archive as hexadecimal digits.
    std::string hex;
    hex.reserve(zip.size() * 2);
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char c : zip) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    SqliteStatement put =
        database.prepare("INSERT OR REPLACE INTO qgis_projects(name, metadata, content) VALUES (?, ?, ?)");
    put.bind(1, project_name)
        .bind(2, R"({"last_modified_time":")" + timestamp + R"(","last_modified_user":"dateline"})")
        .bind(3, hex)
        .step();
}

void rewrite_project(const std::filesystem::path& path, const StoreOptions& options) {
    change_store(path, options, [&](SqliteDatabase& database) {
        std::string timestamp = options.timestamp;
        if (timestamp.empty()) {
            SqliteStatement last = database.prepare("SELECT max(last_change) FROM gpkg_contents");
            timestamp = last.step() ? last.text(0) : std::string{};
        }
        embed_project(database, path.filename().string(), timestamp);
        return true;
    });
}

} // namespace dateline
