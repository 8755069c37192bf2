// SPDX-License-Identifier: Apache-2.0
#include "store/project.hpp"

#include "layers/style.hpp"
#include "layers/xml.hpp"
#include "store/contents_io.hpp"
#include "store/ddl.hpp"
#include "store/gpkg_geometry.hpp"
#include "store/own_layers_io.hpp"

#include <algorithm>
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
    std::string table;
    int number; ///< in its id
    bool overview;
    bool fortifications;
    bool uncertainty;
};

std::vector<ProjectLayer> project_layers(const StoreTables& tables) {
    std::vector<ProjectLayer> layers{
        {"incidents", 1, true, false, true},        {"fortification_sites", 2, true, true, false},
        {"fortifications", 3, true, true, false},   {"places", 4, false, false, false},
        {"incident_areas", 5, false, false, true},  {"places_lines", 6, false, true, false},
        {"places_areas", 7, false, false, false},   {"places_outlines", 8, true, true, true},
        {"places_land", 9, true, true, true},       {"reports", 10, false, false, false},
        {"articles", 11, false, false, false},      {"figures", 12, false, false, false},
        {"disagreements", 13, false, false, false}, {"fortification_history", 14, false, false, false},
    };
    constexpr int own_number = 100; // ids are told apart by the table's name
    std::vector<ProjectLayer> own;
    for (const TableDefinition* table : tables.own()) {
        const bool works = table->base.starts_with("fortification");
        own.push_back({table->name, own_number, true, works, !works});
    }
    layers.insert(layers.begin() + 3, own.begin(), own.end()); // with ours of their kind
    return layers;
}

/// Rows of `child` belong to the row of `parent` whose `field` is the same.
struct Relation {
    std::string parent;
    std::string child;
    std::string field;
    std::string name;
};

std::vector<Relation> project_relations(const StoreTables& tables) {
    std::vector<Relation> relations{
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
    };
    for (const TableDefinition* table : tables.own()) {
        const auto add = [&](const char* child, std::string_view what) {
            relations.push_back({table->name, child, "incident_id", std::string{what} + table->title});
        };
        add("reports", "Reports of ");
        add("disagreements", "Disagreements about ");
        if (table->base == "incidents")
            add("incident_areas", "Areas of ");
        else
            add("fortification_history", "History of ");
    }
    return relations;
}

/// QGIS replaces ids that are short, and relations then break: a table's id is long and always the same.
std::string layer_id(const ProjectLayer& layer) {
    return fmt::format("{}_da7e11fe_0000_4000_8000_{:012}", layer.table, layer.number);
}

std::string layer_id(const std::vector<ProjectLayer>& layers, std::string_view table) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const ProjectLayer& layer) { return layer.table == table; });
    return layer_id(*found);
}

std::string source_of(const std::string& file_name, std::string_view table) {
    return xml_escaped("./" + file_name + "|layername=" + std::string{table});
}

std::string tree(const std::string& file_name, const StoreTables& tables,
                 const std::vector<ProjectLayer>& layers) {
    std::string xml = "<layer-tree-group>";
    bool in_tables = false;
    for (const ProjectLayer& layer : layers) {
        const TableDefinition& table = *tables.find(layer.table);
        if (!table.spatial() && !in_tables) {
            xml += R"(<layer-tree-group name="Tables" expanded="0" checked="Qt::Checked">)";
            in_tables = true;
        }
        xml += fmt::format(
            R"(<layer-tree-layer id="{}" name="{}" source="{}" providerKey="ogr" checked="{}" expanded="{}"/>)",
            layer_id(layer), xml_escaped(table.title), source_of(file_name, layer.table),
            layer.overview ? "Qt::Checked" : "Qt::Unchecked",
            layer.overview && !table.base.starts_with("places") ? 1 : 0);
    }
    return xml + (in_tables ? "</layer-tree-group>" : "") + "</layer-tree-group>";
}

std::string map_layer(const std::string& file_name, const TableDefinition& table, const ProjectLayer& layer) {
    const std::string_view geometry = table.kind == TableKind::point  ? "Point"
                                      : table.kind == TableKind::line ? "Line"
                                      : table.kind == TableKind::area ? "Polygon"
                                                                      : "No geometry";
    std::string xml = fmt::format(
        R"(<maplayer type="vector" geometry="{}" labelsEnabled="{}" hasScaleBasedVisibilityFlag="0" styleCategories="AllStyleCategories" readOnly="0" autoRefreshEnabled="0">)",
        geometry, table.kind == TableKind::point || table.base == "fortifications" ? 1 : 0);
    xml += fmt::format(
        "<id>{}</id><datasource>{}</datasource><layername>{}</layername><abstract>{}</abstract><srs>{}</srs>"
        "<provider encoding=\"UTF-8\">ogr</provider>",
        layer_id(layer), source_of(file_name, table.name), xml_escaped(table.title),
        xml_escaped(table.description), reference_system);
    return xml + layer_qml_body(table) + "</maplayer>";
}

std::string theme(std::string_view name, const StoreTables& tables, const std::vector<ProjectLayer>& layers,
                  bool ProjectLayer::*shown) {
    std::string xml = fmt::format(
        R"(<visibility-preset name="{}" has-expanded-info="1" has-checked-group-info="0">)", name);
    for (const ProjectLayer& layer : layers) {
        const TableDefinition& table = *tables.find(layer.table);
        if (!table.spatial())
            continue;
        const std::string id = layer_id(layer);
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

TimeRange time_range_of(SqliteDatabase& database, const StoreTables& tables) {
    std::string dates;
    for (const std::string& table : tables.happenings())
        dates += (dates.empty() ? "SELECT date_start, date_end FROM "
                                : " UNION ALL SELECT date_start, date_end FROM ") +
                 sql_name(table);
    SqliteStatement range = database.prepare("SELECT min(substr(coalesce(date_start, date_end), 1, 10)), "
                                             "max(substr(coalesce(date_end, date_start), 1, 10)) FROM (" +
                                             dates + ")");
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
Extent canvas_of(SqliteDatabase& database, const StoreTables& tables) {
    std::vector<double> lons;
    std::vector<double> lats;
    for (const std::string& table : tables.happenings()) {
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
    const StoreTables tables{read_own_layers(database)};
    const std::vector<ProjectLayer> layers = project_layers(tables);
    const std::vector<Relation> relations = project_relations(tables);
    std::string xml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                      "<qgis version=\"3.22.16\" projectname=\"dateline\"><title>dateline: incidents and "
                      "fortifications</title><projectCrs>" +
                      std::string{reference_system} + "</projectCrs>" + tree(file_name, tables, layers);
    xml += "<relations>";
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const Relation& relation = relations[i];
        xml += fmt::format(
            R"(<relation id="dateline_{}_{}_{}" name="{}" strength="Association" referencedLayer="{}" referencingLayer="{}"><fieldRef referencedField="{}" referencingField="{}"/></relation>)",
            relation.parent, relation.child, i, xml_escaped(relation.name), layer_id(layers, relation.parent),
            layer_id(layers, relation.child), relation.field, relation.field);
    }
    xml += "</relations><visibility-presets>" + theme("Overview", tables, layers, &ProjectLayer::overview) +
           theme("Fortifications", tables, layers, &ProjectLayer::fortifications) +
           theme("Uncertainty", tables, layers, &ProjectLayer::uncertainty) +
           "</visibility-presets><projectlayers>";
    for (const ProjectLayer& layer : layers)
        xml += map_layer(file_name, *tables.find(layer.table), layer);
    xml += "</projectlayers>";
    const Extent canvas = canvas_of(database, tables);
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
    const TimeRange days = time_range_of(database, tables);
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

bool has_own_project(SqliteDatabase& database) {
    SqliteStatement there = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'qgis_projects'");
    if (!there.step())
        return false;
    SqliteStatement project = database.prepare("SELECT metadata FROM qgis_projects WHERE name = ?");
    project.bind(1, project_name);
    return project.step() && project.text(0).find(R"("last_modified_user":"dateline")") != std::string::npos;
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
