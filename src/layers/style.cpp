// SPDX-License-Identifier: Apache-2.0
#include "layers/style.hpp"

#include "layers/symbols.hpp"
#include "layers/xml.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

namespace {

std::string option(std::string_view name, std::string_view value) {
    return fmt::format(R"(<Option type="QString" name="{}" value="{}"/>)", name, xml_escaped(value));
}

struct Setting {
    std::string_view name;
    std::string value;
};

/// A symbol layer: its settings stand twice, for QGIS before and after 3.26.
std::string symbol_layer(std::string_view type, const std::vector<Setting>& settings,
                         const std::vector<Setting>& expressions) {
    std::string options;
    std::string props;
    for (const Setting& setting : settings) {
        options += option(setting.name, setting.value);
        props += fmt::format(R"(<prop k="{}" v="{}"/>)", setting.name, xml_escaped(setting.value));
    }
    std::string defined;
    for (const Setting& expression : expressions)
        defined += fmt::format(
            R"(<Option type="Map" name="{}"><Option type="bool" name="active" value="true"/>{}<Option type="int" name="type" value="3"/></Option>)",
            expression.name, option("expression", expression.value));
    if (!defined.empty())
        defined = R"(<data_defined_properties><Option type="Map">)" + option("name", "") +
                  R"(<Option type="Map" name="properties">)" + defined + "</Option>" +
                  option("type", "collection") + "</Option></data_defined_properties>";
    return fmt::format(
        R"(<layer class="{}" enabled="1" locked="0" pass="0"><Option type="Map">{}</Option>{}{}</layer>)",
        type, options, props, defined);
}

std::string symbol(std::string_view type, std::size_t name, const std::string& layers) {
    return fmt::format(
        R"(<symbol type="{}" name="{}" alpha="1" clip_to_extent="1" force_rhr="0">{}</symbol>)", type, name,
        layers);
}

std::string rgba(std::string_view colour, int alpha) {
    const auto part = [&](std::size_t at) {
        return std::stoi(std::string{colour.substr(at, 2)}, nullptr, 16);
    };
    return fmt::format("{},{},{},{}", part(1), part(3), part(5), alpha);
}

// What is not dated is drawn hollow; what is not finely placed or not sure is drawn fainter.
constexpr std::string_view undated = R"("date_start" IS NULL AND "date_end" IS NULL)";

std::string point_layer(const TypeSymbol& type) {
    const std::string alpha =
        "CASE WHEN " + std::string{undated} +
        " THEN 0 WHEN \"precision\" IN ('province', 'country', 'unknown') THEN 70 "
        "WHEN \"confidence\" = 'low' THEN 130 WHEN \"confidence\" = 'medium' THEN 190 ELSE 235 END";
    const std::string fill = "color_rgba(" + [&] {
        const std::string rgb = rgba(type.colour, 255);
        return rgb.substr(0, rgb.rfind(','));
    }() + ", " + alpha + ")";
    const std::string size =
        "CASE WHEN \"precision\" IN ('site', 'settlement') THEN 3.2 WHEN \"precision\" IN ('province', "
        "'sea', 'stretch') THEN 4.4 ELSE 3.8 END";
    return symbol_layer("SimpleMarker",
                        {{"name", type.shape},
                         {"color", rgba(type.colour, 235)},
                         {"outline_color", "30,30,30,255"},
                         {"outline_style", "solid"},
                         {"outline_width", "0.3"},
                         {"outline_width_unit", "MM"},
                         {"size", "3.6"},
                         {"size_unit", "MM"},
                         {"angle", "0"},
                         {"joinstyle", "bevel"},
                         {"scale_method", "diameter"}},
                        {{"fillColor", fill},
                         {"size", size},
                         {"outlineColor", "CASE WHEN " + std::string{undated} + " THEN color_rgba(" + [&] {
                              const std::string rgb = rgba(type.colour, 255);
                              return rgb.substr(0, rgb.rfind(','));
                          }() + ", 255) ELSE color_rgba(30, 30, 30, 255) END"}});
}

std::string line_layers(const TypeSymbol& type) {
    const std::vector<Setting> casing{{"line_color", "255,255,255,200"},
                                      {"line_width", fmt::format("{:.1f}", type.width_mm + 0.8)},
                                      {"line_width_unit", "MM"},
                                      {"line_style", "solid"},
                                      {"capstyle", "round"},
                                      {"joinstyle", "round"}};
    const std::string style = "CASE WHEN \"status\" IN ('ordered', 'planned') THEN 'dot' ELSE '" +
                              (type.dash.empty() ? std::string{"solid"} : type.dash) + "' END";
    const std::string rgb = rgba(type.colour, 255);
    const std::string colour = "color_rgba(" + rgb.substr(0, rgb.rfind(',')) + ", CASE WHEN " +
                               std::string{undated} +
                               " THEN 120 WHEN \"confidence\" = 'low' THEN 150 ELSE 255 END)";
    return symbol_layer("SimpleLine", casing, {}) +
           symbol_layer("SimpleLine",
                        {{"line_color", rgb},
                         {"line_width", fmt::format("{:.1f}", type.width_mm)},
                         {"line_width_unit", "MM"},
                         {"line_style", type.dash.empty() ? std::string{"solid"} : type.dash},
                         {"capstyle", "flat"},
                         {"joinstyle", "round"}},
                        {{"outlineColor", colour}, {"lineStyle", style}});
}

std::string area_layer(const TypeSymbol& type) {
    // Wide areas lie over each other: the wider, the fainter.
    const std::string rgb = rgba(type.colour, 255);
    const std::string fill =
        "color_rgba(" + rgb.substr(0, rgb.rfind(',')) +
        ", CASE WHEN \"radius_m\" > 100000 THEN 8 WHEN \"radius_m\" > 30000 THEN 16 ELSE "
        "30 END)";
    return symbol_layer("SimpleFill",
                        {{"color", rgba(type.colour, 28)},
                         {"style", "solid"},
                         {"outline_color", rgba(type.colour, 130)},
                         {"outline_style", "dot"},
                         {"outline_width", "0.2"},
                         {"outline_width_unit", "MM"},
                         {"joinstyle", "round"}},
                        {{"fillColor", fill}});
}

struct Category {
    std::string value; ///< empty: all other values
    std::string label;
    bool shown = true;
    std::string layers;
};

std::string_view symbol_kind(TableKind kind) {
    return kind == TableKind::point ? "marker" : kind == TableKind::line ? "line" : "fill";
}

std::string layers_for(const TableDefinition& table, const TypeSymbol& type) {
    return table.kind == TableKind::point  ? point_layer(type)
           : table.kind == TableKind::line ? line_layers(type)
                                           : area_layer(type);
}

bool is_places(const TableDefinition& table) {
    return table.base.starts_with("places");
}

/// The kinds of symbol a layer shows: incidents, works, or both.
std::vector<TypeSymbol> symbols_of(const TableDefinition& table) {
    const bool incidents = table.base == "incidents";
    const bool works = table.base.starts_with("fortification");
    std::vector<TypeSymbol> symbols;
    const auto add = [&](const std::vector<TypeSymbol>& more) {
        symbols.insert(symbols.end(), more.begin(), more.end());
    };
    if (table.own_table.empty() && !works)
        add(type_symbols("incident"));
    if (table.own_table.empty() && !incidents)
        add(type_symbols("fortification"));
    for (const OwnType& type : table.own_types) {
        const bool shown = type.table == table.own_table || !(incidents || works);
        const bool known = std::any_of(symbols.begin(), symbols.end(), [&](const TypeSymbol& symbol) {
            return symbol.type == type.symbol.type;
        });
        if (shown && !known)
            add({type.symbol});
    }
    return symbols;
}

constexpr std::string_view coarse_value = "(not finely placed)";

std::vector<Category> categories_of(const TableDefinition& table) {
    std::vector<Category> categories;
    for (const TypeSymbol& type : symbols_of(table)) {
        if (type.type != "other")
            categories.push_back({type.type, type.label, true, layers_for(table, type)});
    }
    TypeSymbol other =
        type_symbol(table.base.starts_with("fortification") ? "fortification" : "incident", "other");
    TypeSymbol coarse = other;
    coarse.colour = "#999999";
    categories.push_back(
        {std::string{coarse_value},
         table.kind == TableKind::line ? "Whole border" : "Country, whole border or not told", false,
         layers_for(table, coarse)});
    categories.push_back({"", other.label, true, layers_for(table, other)});
    return categories;
}

std::string categorized(std::string_view attribute, std::string_view kind,
                        const std::vector<Category>& categories) {
    std::string rows;
    std::string symbols;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const Category& category = categories[i];
        rows += fmt::format(R"(<category symbol="{}" type="string" value="{}" label="{}" render="{}"/>)", i,
                            xml_escaped(category.value), xml_escaped(category.label), category.shown);
        symbols += symbol(kind, i, category.layers);
    }
    return fmt::format(
        R"(<renderer-v2 type="categorizedSymbol" attr="{}" forceraster="0" symbollevels="0" enableorderby="0"><categories>{}</categories><symbols>{}</symbols></renderer-v2>)",
        xml_escaped(attribute), rows, symbols);
}

/// Whether a layer is drawn by the types of happenings.
bool has_type_classes(const TableDefinition& table) {
    return table.spatial() && !is_places(table) && table.find_field("type") != nullptr;
}

std::string places_renderer(const TableDefinition& table) {
    std::vector<Category> categories;
    const auto add = [&](std::string_view value, std::string_view label, std::string_view colour) {
        std::string layers;
        if (table.kind == TableKind::point)
            layers = symbol_layer("SimpleMarker",
                                  {{"name", "circle"},
                                   {"color", "255,255,255,255"},
                                   {"outline_color", rgba(colour, 255)},
                                   {"outline_width", "0.4"},
                                   {"size", "1.6"},
                                   {"size_unit", "MM"}},
                                  {});
        else if (table.kind == TableKind::line)
            layers = symbol_layer("SimpleLine",
                                  {{"line_color", rgba(colour, 255)},
                                   {"line_width", "0.36"},
                                   {"line_width_unit", "MM"},
                                   {"line_style", "solid"}},
                                  {});
        else
            layers = symbol_layer("SimpleFill",
                                  {{"color", rgba(colour, 14)},
                                   {"style", "solid"},
                                   {"outline_color", rgba(colour, 140)},
                                   {"outline_style", "solid"},
                                   {"outline_width", "0.2"},
                                   {"outline_width_unit", "MM"}},
                                  {});
        categories.push_back({std::string{value}, std::string{label}, true, std::move(layers)});
    };
    add("river", "Rivers", "#5b8fb9");
    add("sea", "Seas", "#5b8fb9");
    add("boundary_line", "Boundary lines", "#a23b3b");
    add("zone", "Zones", "#a23b3b");
    add("", "Other places", "#6b6b6b");
    return categorized("type", symbol_kind(table.kind), categories);
}

/// Ground under everything: a tint that leaves all colours of the types legible, without outlines.
std::string land_renderer() {
    return categorized(
        "type", "fill",
        {{"", "Land", true,
          symbol_layer("SimpleFill",
                       {{"color", "247,245,240,255"}, {"style", "solid"}, {"outline_style", "no"}}, {})}});
}

/// Coasts and borders: thin and neutral, lines between powers a little stronger.
std::string outlines_renderer() {
    const auto line = [](std::string_view colour, std::string_view width, std::string_view style) {
        return symbol_layer("SimpleLine",
                            {{"line_color", std::string{colour}},
                             {"line_width", std::string{width}},
                             {"line_width_unit", "MM"},
                             {"line_style", std::string{style}},
                             {"joinstyle", "round"}},
                            {});
    };
    return categorized("type", "line",
                       {{"boundary_line", "Boundary lines", true, line("120,90,90,255", "0.3", "dash")},
                        {"maritime_line", "Maritime lines", true, line("110,130,150,255", "0.3", "dash")},
                        {"", "Coasts and borders", true, line("150,150,150,255", "0.2", "solid")}});
}

/// Points that fall on each other (several happenings in one town) are drawn in rings about their place.
std::string displaced(const std::string& embedded) {
    return R"(<renderer-v2 type="pointDisplacement" placement="1" tolerance="2.4" toleranceUnit="MM" toleranceUnitScale="3x:0,0,0,0,0,0" circleWidth="0.2" circleColor="120,120,120,120" circleRadiusAddition="0" labelAttributeName="" labelDistanceFactor="0.5" maxLabelScaleDenominator="-1" forceraster="0" enableorderby="0"><labelFontProperties description="Sans Serif,8,-1,5,50,0,0,0,0,0" style=""/>)" +
           embedded +
           symbol("marker", 0,
                  symbol_layer("SimpleMarker",
                               {{"name", "circle"},
                                {"color", "120,120,120,255"},
                                {"outline_style", "no"},
                                {"size", "0.8"},
                                {"size_unit", "MM"}},
                               {})) +
           "</renderer-v2>";
}

std::string renderer(const TableDefinition& table) {
    if (table.name == "places_land")
        return land_renderer();
    if (table.name == "places_outlines")
        return outlines_renderer();
    if (!has_type_classes(table))
        return places_renderer(table);
    // The not finely placed are a class of their own, switched off: no pile on one false point.
    const std::string attribute = "CASE WHEN \"precision\" IN ('country', 'unknown') THEN '" +
                                  std::string{coarse_value} + "' ELSE \"type\" END";
    const std::string categories = categorized(attribute, symbol_kind(table.kind), categories_of(table));
    return table.kind == TableKind::point ? displaced(categories) : categories;
}

std::string labeling(const TableDefinition& table) {
    std::string field;
    int smallest_scale = 0;
    if (table.name == "places") {
        field = "name";
        smallest_scale = 2000000;
    } else if (table.find_field("title") != nullptr &&
               (table.kind == TableKind::point || table.base == "fortifications")) {
        field = "title";
        smallest_scale = 600000;
    } else {
        return {};
    }
    const std::string colour = is_places(table) ? "90,90,90,255" : "20,20,20,255";
    return fmt::format(
        R"(<labeling type="simple"><settings calloutType="simple"><text-style fieldName="{}" isExpression="0" fontFamily="Sans Serif" fontSize="{}" fontSizeUnit="Point" textColor="{}" textOpacity="1" namedStyle="Book"><text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="0.9"/></text-style><text-format wrapChar="" autoWrapLength="28" multilineAlign="0"/><placement placement="{}" dist="1.6" distUnits="MM" priority="5"/><rendering scaleVisibility="1" scaleMin="{}" scaleMax="1" obstacle="1" displayAll="0" labelPerPart="0" mergeLines="0"/></settings></labeling>)",
        field, is_places(table) ? 8 : 9, colour, table.kind == TableKind::line ? 2 : 6, smallest_scale);
}

std::string aliases(const TableDefinition& table) {
    std::string list;
    // fid is column 0.
    for (std::size_t i = 0; i < table.fields.size(); ++i)
        list += fmt::format(R"(<alias field="{}" index="{}" name="{}"/>)", table.fields[i].name, i + 1,
                            xml_escaped(table.fields[i].alias));
    return "<aliases>" + list + "</aliases>";
}

std::string widget(const FieldDefinition& field, const std::vector<OwnType>& own) {
    if (!field.values.empty()) {
        std::string list;
        for (const CodeLabel& code : value_list(field.values, own))
            list += R"(<Option type="Map">)" +
                    fmt::format(R"(<Option type="QString" name="{}" value="{}"/>)", xml_escaped(code.label),
                                xml_escaped(code.code)) +
                    "</Option>";
        return R"(<editWidget type="ValueMap"><config><Option type="Map"><Option type="List" name="map">)" +
               list + "</Option></Option></config></editWidget>";
    }
    if (field.type == FieldType::date)
        return R"(<editWidget type="DateTime"><config><Option type="Map"><Option type="bool" name="allow_null" value="true"/><Option type="bool" name="calendar_popup" value="true"/><Option type="QString" name="display_format" value="yyyy-MM-dd"/><Option type="QString" name="field_format" value="yyyy-MM-dd"/></Option></config></editWidget>)";
    if (field.name == "quote" || field.name == "text" || field.name == "disagreement" ||
        field.name == "merge_reasons")
        return R"(<editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="true"/></Option></config></editWidget>)";
    return R"(<editWidget type="TextEdit"><config><Option/></config></editWidget>)";
}

std::string field_configuration(const TableDefinition& table) {
    std::string fields =
        R"(<field name="fid"><editWidget type="Hidden"><config><Option/></config></editWidget></field>)";
    std::string editable = R"(<field name="fid" editable="0"/>)";
    for (const FieldDefinition& field : table.fields) {
        fields += fmt::format(R"(<field name="{}">{}</field>)", field.name, widget(field, table.own_types));
        editable += fmt::format(R"(<field name="{}" editable="{}"/>)", field.name, field.editable ? 1 : 0);
    }
    return "<fieldConfiguration>" + fields + "</fieldConfiguration><editable>" + editable + "</editable>";
}

/// A field in a map tip: what articles say is text, never markup.
std::string shown(std::string_view field) {
    return fmt::format(
        "[% replace(replace(replace(coalesce(\"{}\", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') %]",
        field);
}

std::string map_tip(const TableDefinition& table) {
    if (table.base == "incidents" || table.base.starts_with("fortification"))
        return "<div style=\"max-width:28em\"><b>" + shown("title") + "</b><br/>" + shown("edtf") +
               " &middot; " + shown("place_name") +
               "<br/><i>[% CASE WHEN \"quote\" IS NOT NULL THEN '&ldquo;' END %]" + shown("quote") +
               "[% CASE WHEN \"quote\" IS NOT NULL THEN '&rdquo;' END %]</i><br/>" + shown("source_site") +
               " " + shown("source_published") +
               "[% CASE WHEN \"source_url\" ILIKE 'http://%' OR \"source_url\" ILIKE 'https://%' THEN "
               "'<br/><a href=\"' || "
               "replace(replace(replace(replace(\"source_url\", '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), "
               "'\"', '&quot;') || "
               "'\">Open the article</a>' END %]<br/>[% \"sources\" %] article(s), confidence " +
               shown("confidence") + "</div>";
    if (table.name == "incident_areas")
        return "<b>" + shown("title") + "</b><br/>" + shown("place_name") + " (" + shown("precision") + ")";
    return "<b>" + shown(table.label_field) + "</b>";
}

std::string temporal(const TableDefinition& table) {
    if (table.start_field.empty())
        return {};
    return fmt::format(
        R"(<temporal enabled="1" mode="2" limitMode="1" startField="{}" endField="{}" durationField="" durationUnit="min" fixedDuration="0" accumulate="0" startExpression="" endExpression=""><fixedRange><start></start><end></end></fixedRange></temporal>)",
        table.start_field, table.end_field);
}

} // namespace

std::string layer_qml_body(const TableDefinition& table) {
    std::string body = temporal(table);
    if (table.spatial()) {
        body += renderer(table) + labeling(table) +
                fmt::format("<layerGeometryType>{}</layerGeometryType>", table.kind == TableKind::point  ? 0
                                                                         : table.kind == TableKind::line ? 1
                                                                                                         : 2);
        body += "<blendMode>0</blendMode><layerOpacity>1</layerOpacity><mapTip>" +
                xml_escaped(map_tip(table)) + "</mapTip>";
    }
    body += field_configuration(table) + aliases(table);
    body += fmt::format("<previewExpression>\"{}\"</previewExpression>", table.label_field);
    return body;
}

std::string layer_qml(const TableDefinition& table) {
    return std::string{
               "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.16\" "
               "styleCategories=\"Symbology|Labeling|Fields|Forms|MapTips|Temporal\" labelsEnabled=\""} +
           (labeling(table).empty() ? "0" : "1") + R"(" readOnly="0">)" + layer_qml_body(table) + "</qgis>";
}

std::vector<std::size_t> classes_shown(const TableDefinition& table) {
    std::vector<std::size_t> shown;
    if (!has_type_classes(table))
        return shown;
    const std::vector<Category> categories = categories_of(table);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        if (categories[i].shown)
            shown.push_back(i);
    }
    return shown;
}

std::string layer_sld(const TableDefinition& table) {
    if (!table.spatial())
        return {};
    std::string rules;
    const auto css = [](std::string_view name, std::string_view value) {
        return fmt::format(R"(<CssParameter name="{}">{}</CssParameter>)", name, value);
    };
    const auto add = [&](const TypeSymbol& type, bool fallback) {
        std::string drawn;
        if (table.kind == TableKind::point)
            drawn = "<PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill>" +
                    css("fill", type.colour) + "</Fill><Stroke>" + css("stroke", "#222222") +
                    "</Stroke></Mark><Size>9</Size></Graphic></PointSymbolizer>";
        else if (table.kind == TableKind::line)
            drawn = "<LineSymbolizer><Stroke>" + css("stroke", type.colour) + css("stroke-width", "3") +
                    "</Stroke></LineSymbolizer>";
        else
            drawn = "<PolygonSymbolizer><Fill>" + css("fill", type.colour) + css("fill-opacity", "0.1") +
                    "</Fill><Stroke>" + css("stroke", type.colour) + "</Stroke></PolygonSymbolizer>";
        const std::string filter = fallback
                                       ? std::string{"<ElseFilter/>"}
                                       : fmt::format("<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>"
                                                     "type</ogc:PropertyName><ogc:Literal>{}"
                                                     "</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>",
                                                     xml_escaped(type.type));
        rules += fmt::format("<Rule><Name>{0}</Name><Title>{0}</Title>{1}{2}</Rule>", xml_escaped(type.label),
                             filter, drawn);
    };
    if (is_places(table)) {
        add({"", "", "Places", "#6b6b6b", "circle", 0.3, ""}, true);
    } else {
        for (const TypeSymbol& type : symbols_of(table)) {
            if (type.type != "other")
                add(type, false);
        }
        add(type_symbol("incident", "other"), true);
    }
    return "<StyledLayerDescriptor version=\"1.0.0\" xmlns=\"http://www.opengis.net/sld\" "
           "xmlns:ogc=\"http://www.opengis.net/ogc\"><NamedLayer><Name>" +
           xml_escaped(table.name) + "</Name><UserStyle><Title>" + xml_escaped(table.title) +
           "</Title><FeatureTypeStyle>" + rules +
           "</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
}

} // namespace dateline
