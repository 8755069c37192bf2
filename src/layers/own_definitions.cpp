// SPDX-License-Identifier: Apache-2.0
#include "layers/own_definitions.hpp"

#include "geo/footprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

bool is_precision(std::string_view name) {
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(PlacePrecision::unknown); ++i) {
        if (to_string(static_cast<PlacePrecision>(i)) == name)
            return true;
    }
    return false;
}

} // namespace

std::string_view built_in_table(ReportKind kind) {
    return kind == ReportKind::incident ? "incidents" : "fortifications";
}

void read_own_type(const DefinitionReader& reader, const toml::table& table, const EventType& type,
                   const LayerDefinition& layer, OwnLayers& own) {
    const std::string kind{to_string(layer.kind)};
    OwnType mine;
    mine.symbol = type_symbol(kind, type.name);
    const bool ours = mine.symbol.type == type.name;
    const bool apart = layer.table != built_in_table(layer.kind);
    if (ours && !apart)
        return;
    mine.table = apart ? layer.table : std::string{};
    TypeSymbol& symbol = mine.symbol;
    if (!ours) {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 6> looks{
            {{"#0072b2", "circle"},
             {"#d55e00", "square"},
             {"#009e73", "equilateral_triangle"},
             {"#cc79a7", "diamond"},
             {"#e69f00", "pentagon"},
             {"#56b4e9", "star"}}};
        const auto& [colour, shape] = looks.at(own.types.size() % looks.size());
        symbol.type = type.name;
        symbol.label = type.title;
        symbol.colour = colour;
        symbol.shape = shape;
        mine.finest = careful_finest;
        mine.embargo_days = careful_embargo_days;
    }
    if (const toml::table* drawn = table["symbol"].as_table()) {
        symbol.colour = reader.text(*drawn, "colour", symbol.colour);
        if (!is_colour(symbol.colour))
            reader.wrong(*drawn->get("colour"), "'colour' must be of the form #rrggbb");
        symbol.shape = reader.text(*drawn, "shape", symbol.shape);
        if (!is_shape(symbol.shape))
            reader.wrong(*drawn->get("shape"), "no shape '" + symbol.shape + "' in style/symbols.tsv");
    }
    if (const toml::table* rule = table["public"].as_table()) {
        mine.finest = reader.text(*rule, "finest", std::string{careful_finest});
        if (!is_precision(mine.finest))
            reader.wrong(*rule->get("finest"), "no class of place precision '" + mine.finest + "'");
        mine.embargo_days = static_cast<int>(
            std::clamp(reader.number(*rule, "embargo_days", careful_embargo_days), 0.0, 36500.0));
    }
    mine.acled = type.acled;
    mine.plover = type.plover;
    mine.cameo = type.cameo;
    own.types.push_back(std::move(mine));
}

void read_own_table(const DefinitionReader& reader, const LayerDefinition& layer, OwnLayers& own) {
    if (layer.table == built_in_table(layer.kind))
        return;
    const toml::node& node = *reader.root().get("table");
    if (const std::string fault = fault_of_table_name(layer.table); !fault.empty())
        reader.wrong(node, "'table = \"" + layer.table + "\"': " + fault);
    OwnTable table;
    table.name = layer.table;
    table.kind = layer.kind;
    table.title = reader.text(reader.root(), "title", layer.table);
    table.description = reader.text(reader.root(), "description");
    const auto same = std::find_if(own.tables.begin(), own.tables.end(),
                                   [&](const OwnTable& there) { return there.name == table.name; });
    if (same != own.tables.end() && same->kind == table.kind)
        return; // two files fill one table; the first describes it
    for (const OwnTable& there : own.tables) {
        for (const std::string& name : table_names(table)) {
            const std::vector<std::string> taken = table_names(there);
            if (std::find(taken.begin(), taken.end(), name) != taken.end())
                reader.wrong(node, "another definition has a table '" + name + "' for other things");
        }
    }
    for (const std::string& name : table_names(table))
        if (const std::string fault = fault_of_table_name(name); !fault.empty())
            reader.wrong(node, fmt::format("the points would stand in '{}': {}", name, fault));
    own.tables.push_back(std::move(table));
}

} // namespace dateline
