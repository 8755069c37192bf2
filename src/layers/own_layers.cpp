// SPDX-License-Identifier: Apache-2.0
#include "layers/own_layers.hpp"

#include "base/error.hpp"
#include "layers/schema.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_name = 48;

const OwnType* find_type(const std::vector<OwnType>& types, std::string_view kind, std::string_view type) {
    const auto found = std::find_if(types.begin(), types.end(), [&](const OwnType& own) {
        return own.symbol.kind == kind && own.symbol.type == type;
    });
    return found == types.end() ? nullptr : &*found;
}

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

OwnTable table_from(const Json& json) {
    OwnTable table;
    table.name = text_of(json, "name");
    table.kind = text_of(json, "kind") == "fortification" ? ReportKind::fortification : ReportKind::incident;
    table.title = text_of(json, "title");
    table.description = text_of(json, "description");
    if (const std::string fault = fault_of_table_name(table.name); !fault.empty())
        fail<DataError>("the store tells of a table '{}': {}", table.name, fault);
    return table;
}

OwnType type_from(const Json& json) {
    OwnType type;
    TypeSymbol& symbol = type.symbol;
    symbol.kind = text_of(json, "kind") == "fortification" ? "fortification" : "incident";
    symbol.type = text_of(json, "type");
    symbol.label = text_of(json, "label");
    const TypeSymbol other = type_symbol(symbol.kind, "other");
    symbol.colour = text_of(json, "colour");
    if (!is_colour(symbol.colour))
        symbol.colour = other.colour;
    symbol.shape = text_of(json, "shape");
    if (!is_shape(symbol.shape))
        symbol.shape = other.shape;
    symbol.dash = text_of(json, "dash");
    if (const auto width = json.find("width_mm"); width != json.end() && width->is_number())
        symbol.width_mm = std::clamp(width->get<double>(), 0.1, 5.0);
    type.table = text_of(json, "table");
    type.acled = text_of(json, "acled");
    type.plover = text_of(json, "plover");
    type.cameo = text_of(json, "cameo");
    type.finest = text_of(json, "finest");
    if (const auto days = json.find("embargo_days"); days != json.end() && days->is_number_integer())
        type.embargo_days = std::clamp(days->get<int>(), 0, 36500);
    return type;
}

} // namespace

std::string OwnLayers::table_of(ReportKind kind, std::string_view type) const {
    const OwnType* own = find_type(types, to_string(kind), type);
    return own == nullptr ? std::string{} : own->table;
}

std::string fault_of_table_name(std::string_view name) {
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto allowed = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || !letter(name.front()) || !std::all_of(name.begin(), name.end(), allowed))
        return "a table's name begins with a small letter and has small letters, digits and underscores";
    if (name.size() > longest_name)
        return "a table's name has at most " + std::to_string(longest_name) + " letters";
    constexpr std::array<std::string_view, 6> prefixes{"gpkg_", "rtree_", "sqlite_",
                                                       "idx_",  "qgis_",  "dateline"};
    constexpr std::array<std::string_view, 6> others{"footprints", "layer_styles",    "geometry_columns",
                                                     "ogr_styles", "spatial_ref_sys", "spatialite_history"};
    const auto begins = [&](std::string_view prefix) { return name.starts_with(prefix); };
    if (std::any_of(prefixes.begin(), prefixes.end(), begins) ||
        std::find(others.begin(), others.end(), name) != others.end() || find_table(name) != nullptr)
        return "every store has such a name already, or needs it for something else";
    return {};
}

std::vector<std::string> table_names(const OwnTable& table) {
    if (table.kind == ReportKind::incident)
        return {table.name};
    return {table.name, table.name + "_sites"};
}

OwnLayers joined(OwnLayers known, const OwnLayers& told) {
    for (const OwnTable& table : told.tables) {
        for (OwnTable& there : known.tables) {
            if (there.name == table.name && there.kind != table.kind)
                fail<UsageError>("the store has a table {} of kind {}, the layer definitions one of kind {}: "
                                 "give it another name",
                                 table.name, to_string(there.kind), to_string(table.kind));
            for (const std::string& name : table_names(table)) {
                const std::vector<std::string> taken = table_names(there);
                if (there.name != table.name && std::find(taken.begin(), taken.end(), name) != taken.end())
                    fail<UsageError>("the store has a table {} already, which belongs to {}: give that of "
                                     "the layer definitions another name",
                                     name, there.name);
            }
        }
        std::erase_if(known.tables, [&](const OwnTable& there) { return there.name == table.name; });
        known.tables.push_back(table);
    }
    std::sort(known.tables.begin(), known.tables.end(),
              [](const OwnTable& a, const OwnTable& b) { return a.name < b.name; });
    for (const OwnType& type : told.types) {
        const auto there = std::find_if(known.types.begin(), known.types.end(), [&](const OwnType& old) {
            return old.symbol.kind == type.symbol.kind && old.symbol.type == type.symbol.type;
        });
        if (there == known.types.end())
            known.types.push_back(type);
        else
            *there = type;
    }
    std::stable_sort(known.types.begin(), known.types.end(), [](const OwnType& a, const OwnType& b) {
        return a.symbol.kind > b.symbol.kind; // incidents first, as everywhere
    });
    return known;
}

std::string to_text(const OwnLayers& layers) {
    Json json{{"tables", Json::array()}, {"types", Json::array()}};
    for (const OwnTable& table : layers.tables)
        json["tables"].push_back({{"name", table.name},
                                  {"kind", to_string(table.kind)},
                                  {"title", table.title},
                                  {"description", table.description}});
    for (const OwnType& type : layers.types)
        json["types"].push_back({{"kind", type.symbol.kind},
                                 {"type", type.symbol.type},
                                 {"label", type.symbol.label},
                                 {"table", type.table},
                                 {"colour", type.symbol.colour},
                                 {"shape", type.symbol.shape},
                                 {"width_mm", type.symbol.width_mm},
                                 {"dash", type.symbol.dash},
                                 {"acled", type.acled},
                                 {"plover", type.plover},
                                 {"cameo", type.cameo},
                                 {"finest", type.finest},
                                 {"embargo_days", type.embargo_days}});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

OwnLayers own_layers_from_text(std::string_view text) {
    OwnLayers layers;
    if (text.empty())
        return layers;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        fail<DataError>("what the store tells of its own layers is damaged");
    for (const char* key : {"tables", "types"}) {
        const auto list = json.find(key);
        if (list == json.end() || !list->is_array())
            continue;
        for (const Json& item : *list) {
            if (!item.is_object())
                continue;
            if (key == std::string_view{"tables"})
                layers.tables.push_back(table_from(item));
            else
                layers.types.push_back(type_from(item));
        }
    }
    for (OwnType& type : layers.types) {
        const bool there =
            std::any_of(layers.tables.begin(), layers.tables.end(), [&](const OwnTable& table) {
                return table.name == type.table && to_string(table.kind) == type.symbol.kind;
            });
        if (!there)
            type.table.clear();
    }
    return layers;
}

bool is_colour(std::string_view text) {
    return text.size() == 7 && text.front() == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

bool is_shape(std::string_view text) {
    for (const char* kind : {"incident", "fortification"}) {
        for (const TypeSymbol& symbol : type_symbols(kind)) {
            if (symbol.shape == text)
                return true;
        }
    }
    return false;
}

TypeSymbol type_symbol(std::string_view kind, std::string_view type, const std::vector<OwnType>& own) {
    const OwnType* found = find_type(own, kind, type);
    return found == nullptr ? type_symbol(kind, type) : found->symbol;
}

} // namespace dateline
