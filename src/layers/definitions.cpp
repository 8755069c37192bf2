// SPDX-License-Identifier: Apache-2.0
#include "layers/definitions.hpp"

#include "base/error.hpp"
#include "geo/footprint.hpp"
#include "layers/own_layers.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dateline {

namespace {

/// Reads one file and says where it stands when something is wrong.
class Reader {
public:
    explicit Reader(const std::filesystem::path& file) : m_file{file} {
        try {
            m_root = toml::parse_file(file.string());
        } catch (const toml::parse_error& error) {
            const auto at = error.source().begin;
            fail<DataError>("{}:{}:{}: {}", file.string(), at.line, at.column, error.description());
        }
    }

    [[nodiscard]] const toml::table& root() const { return m_root; }

    [[noreturn]] void wrong(const toml::node& node, const std::string& what) const {
        const auto at = node.source().begin;
        fail<DataError>("{}:{}:{}: {}", m_file.string(), at.line, at.column, what);
    }

    [[nodiscard]] std::string text(const toml::table& table, std::string_view key,
                                   std::string otherwise = {}) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return otherwise;
        if (!node->is_string())
            wrong(*node, "'" + std::string{key} + "' must be a string");
        return node->as_string()->get();
    }

    [[nodiscard]] std::string required(const toml::table& table, std::string_view key) const {
        if (table.get(key) == nullptr)
            wrong(table, "'" + std::string{key} + "' is missing");
        return text(table, key);
    }

    [[nodiscard]] bool flag(const toml::table& table, std::string_view key, bool otherwise) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return otherwise;
        if (!node->is_boolean())
            wrong(*node, "'" + std::string{key} + "' must be true or false");
        return node->as_boolean()->get();
    }

    [[nodiscard]] double number(const toml::table& table, std::string_view key, double otherwise) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return otherwise;
        const auto value = node->value<double>();
        if (!value)
            wrong(*node, "'" + std::string{key} + "' must be a number");
        return *value;
    }

    /// Calls `each(node, string)` for every string of the array, which may be left out.
    template <typename Each>
    void strings(const toml::table& table, std::string_view key, Each each) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return;
        const toml::array* array = node->as_array();
        if (array == nullptr)
            wrong(*node, "'" + std::string{key} + "' must be a list of strings");
        for (const toml::node& item : *array) {
            if (!item.is_string())
                wrong(item, "'" + std::string{key} + "' must be a list of strings");
            each(item, item.as_string()->get());
        }
    }

    [[nodiscard]] std::vector<std::string> list(const toml::table& table, std::string_view key) const {
        std::vector<std::string> values;
        strings(table, key, [&](const toml::node&, const std::string& value) { values.push_back(value); });
        return values;
    }

    /// Calls `each(table)` for every `[[key]]`.
    template <typename Each>
    void tables(std::string_view key, Each each) const {
        const toml::node* node = m_root.get(key);
        if (node == nullptr)
            return;
        const toml::array* array = node->as_array();
        if (array == nullptr || !array->is_array_of_tables())
            wrong(*node, "'" + std::string{key} + "' must be written [[" + std::string{key} + "]]");
        for (const toml::node& item : *array)
            each(*item.as_table());
    }

    [[nodiscard]] ClassId word_class(const WordClasses& words, const toml::node& node,
                                     const std::string& name) const {
        const auto id = words.find(name);
        if (!id)
            wrong(node, "no word class '" + name + "' in words.toml");
        return *id;
    }

    [[nodiscard]] Conditions conditions(const WordClasses& words, const toml::table& table) const {
        Conditions made;
        strings(table, "all", [&](const toml::node& node, const std::string& line) {
            made.all.push_back(condition(words, node, line));
        });
        strings(table, "none", [&](const toml::node& node, const std::string& line) {
            made.none.push_back(condition(words, node, line));
        });
        return made;
    }

private:
    [[nodiscard]] Condition condition(const WordClasses& words, const toml::node& node,
                                      const std::string& line) const {
        Condition made;
        std::size_t begin = 0;
        while (begin <= line.size()) {
            const std::size_t end = std::min(line.find('|', begin), line.size());
            const std::string part = line.substr(begin, end - begin);
            const std::size_t colon = part.find(':');
            if (colon == std::string::npos)
                wrong(node, "'" + part + "' is not of the form role:class");
            const auto role = find_role(part.substr(0, colon));
            if (!role)
                wrong(node, "no role '" + part.substr(0, colon) + "'");
            made.emplace_back(*role, word_class(words, node, part.substr(colon + 1)));
            begin = end + 1;
        }
        return made;
    }

    std::filesystem::path m_file;
    toml::table m_root;
};

std::string_view built_in_table(ReportKind kind) {
    return kind == ReportKind::incident ? "incidents" : "fortifications";
}

bool is_precision(std::string_view name) {
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(PlacePrecision::unknown); ++i) {
        if (to_string(static_cast<PlacePrecision>(i)) == name)
            return true;
    }
    return false;
}

void add(Conditions& conditions, const Conditions& more) {
    conditions.all.insert(conditions.all.end(), more.all.begin(), more.all.end());
    conditions.none.insert(conditions.none.end(), more.none.begin(), more.none.end());
}

void read_words(const Reader& reader, Lexicon& lexicon) {
    WordClasses& words = lexicon.words;
    const toml::table& root = reader.root();
    if (const toml::table* classes = root["classes"].as_table()) {
        for (const auto& [name, node] : *classes) {
            const ClassId id = words.declare(name.str());
            const std::string key{name.str()};
            reader.strings(*classes, key,
                           [&](const toml::node&, const std::string& entry) { words.add(id, entry); });
        }
    }
    if (const toml::table* include = root["include"].as_table()) {
        for (const auto& [name, node] : *include) {
            const ClassId parent = reader.word_class(words, node, std::string{name.str()});
            reader.strings(*include, name.str(), [&](const toml::node& item, const std::string& child) {
                words.include(parent, reader.word_class(words, item, child));
            });
        }
    }
    if (const toml::table* irregular = root["irregular"].as_table()) {
        for (const auto& [form, node] : *irregular)
            words.add_irregular(form.str(), reader.text(*irregular, form.str()));
    }
    if (const toml::table* settings = root["settings"].as_table()) {
        reader.strings(*settings, "inherited", [&](const toml::node& node, const std::string& name) {
            lexicon.inherited.set(reader.word_class(words, node, name));
        });
        lexicon.ranks = reader.list(*settings, "ranks");
        const auto rows = [&](std::string_view key, std::size_t columns, auto each) {
            const toml::array* array = (*settings)[key].as_array();
            for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
                const toml::array* row = (*array)[i].as_array();
                if (row == nullptr || row->size() != columns)
                    reader.wrong((*array)[i], "'" + std::string{key} + "' wants rows of strings");
                each(*row);
            }
        };
        const auto cell = [](const toml::array& row, std::size_t i) {
            return row[i].value_or(std::string{});
        };
        rows("nations", 3, [&](const toml::array& row) {
            lexicon.nations.push_back({cell(row, 0), {cell(row, 1), cell(row, 2)}});
        });
        rows("actors", 2,
             [&](const toml::array& row) { lexicon.actors.emplace_back(cell(row, 0), cell(row, 1)); });
    }
}

/// Where a type stands and how it is drawn and published, where that is not as ours are.
void read_own_type(const Reader& reader, const toml::table& table, const EventType& type,
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

/// The table that a definition asks for, beside those of the definitions read before.
void read_own_table(const Reader& reader, const LayerDefinition& layer, OwnLayers& own) {
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
            reader.wrong(node, "the points would stand in '" + name + "': " + fault);
    own.tables.push_back(std::move(table));
}

void read_types(const Reader& reader, Lexicon& lexicon, LayerDefinition& layer, OwnLayers& own) {
    reader.tables("type", [&](const toml::table& table) {
        EventType type;
        type.name = reader.required(table, "name");
        type.kind = layer.kind;
        if (lexicon.type(type.kind, type.name) != nullptr)
            reader.wrong(table, "the type '" + type.name + "' is there already");
        type.title = reader.text(table, "title", type.name);
        type.subtypes = reader.list(table, "subtypes");
        reader.strings(table, "elements", [&](const toml::node& node, const std::string& name) {
            type.elements.push_back(reader.word_class(lexicon.words, node, name));
        });
        if (const toml::array* places = table["places"].as_array()) {
            for (const toml::node& item : *places) {
                const toml::table* place = item.as_table();
                if (place == nullptr)
                    reader.wrong(item, "'places' wants tables { all = [...], name = \"...\" }");
                type.places.emplace_back(reader.conditions(lexicon.words, *place),
                                         reader.required(*place, "name"));
            }
        }
        type.counts_people = reader.flag(table, "counts_people", layer.kind == ReportKind::incident);
        type.casualties = reader.flag(table, "casualties", false);
        type.has_length = reader.flag(table, "has_length", false);
        type.looks_around = reader.flag(table, "looks_around", false);
        type.country_will_do = reader.flag(table, "country_will_do", false);
        type.plover = reader.text(table, "plover");
        type.cameo = reader.text(table, "cameo");
        type.acled = reader.text(table, "acled");
        type.ucdp = reader.text(table, "ucdp");
        type.examples = reader.list(table, "examples");
        type.counterexamples = reader.list(table, "counterexamples");
        layer.types.push_back(type.name);
        read_own_type(reader, table, type, layer, own);
        lexicon.types.push_back(std::move(type));
    });
}

Role role_named(const Reader& reader, const toml::table& table, std::string_view key) {
    const std::string name = reader.text(table, key, "mover");
    const auto role = find_role(name);
    if (!role)
        reader.wrong(*table.get(key), "no role '" + name + "'");
    return *role;
}

void read_rules(const Reader& reader, const Conditions& gate, Lexicon& lexicon,
                const LayerDefinition& layer) {
    reader.tables("rule", [&](const toml::table& table) {
        EventRule rule;
        rule.name = reader.required(table, "name");
        rule.scene = reader.required(table, "scene");
        rule.kind = layer.kind;
        reader.strings(table, "words", [&](const toml::node& node, const std::string& name) {
            rule.predicates.push_back(reader.word_class(lexicon.words, node, name));
        });
        if (rule.predicates.empty())
            reader.wrong(table, "the rule names no words");
        rule.when = reader.conditions(lexicon.words, table);
        add(rule.when, gate);
        rule.people = role_named(reader, table, "people");
        rule.element = role_named(reader, table, "element");
        rule.type = reader.text(table, "type");
        if (!rule.type.empty() && lexicon.type(layer.kind, rule.type) == nullptr)
            reader.wrong(*table.get("type"), "no type '" + rule.type + "'");
        rule.strength = reader.number(table, "strength", 1);
        rule.supports = reader.flag(table, "supports", false);
        rule.generic_allowed = reader.flag(table, "generic_allowed", false);
        rule.noun = reader.flag(table, "noun", false);
        rule.listing = reader.flag(table, "listing", false);
        rule.per_place = reader.flag(table, "per_place", false);
        rule.status = reader.text(table, "status");
        rule.change = reader.text(table, "change");
        rule.outcome = reader.text(table, "outcome");
        lexicon.rules.push_back(std::move(rule));
    });
    reader.tables("decide", [&](const toml::table& table) {
        TypeRule rule;
        rule.scene = reader.required(table, "scene");
        rule.type = reader.required(table, "type");
        const EventType* type = lexicon.type(layer.kind, rule.type);
        if (type == nullptr)
            reader.wrong(*table.get("type"), "no type '" + rule.type + "'");
        rule.subtype = reader.text(table, "subtype");
        if (!rule.subtype.empty() &&
            std::find(type->subtypes.begin(), type->subtypes.end(), rule.subtype) == type->subtypes.end())
            reader.wrong(*table.get("subtype"),
                         "'" + rule.subtype + "' is no subtype of '" + rule.type + "'");
        rule.when = reader.conditions(lexicon.words, table);
        lexicon.type_rules.push_back(std::move(rule));
    });
}

} // namespace

LayerDefinitions read_layer_definitions(const std::filesystem::path& folder) {
    return read_layer_definitions(std::vector<std::filesystem::path>{folder});
}

LayerDefinitions read_layer_definitions(const std::vector<std::filesystem::path>& folders) {
    std::map<std::string, std::filesystem::path> files; // by stem: the first folder that has one wins
    for (const std::filesystem::path& folder : folders) {
        if (!std::filesystem::is_directory(folder))
            continue;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            if (entry.path().extension() == ".toml")
                files.try_emplace(entry.path().stem().string(), entry.path());
        }
    }
    const auto words = files.find("words");
    if (words == files.end())
        fail<SystemError>("no layer definitions: words.toml is not in {}",
                          folders.empty() ? std::string{"any folder"} : folders.front().string());
    LayerDefinitions definitions;
    read_words(Reader{words->second}, definitions.lexicon);
    files.erase(words);
    // A definition file may bring word classes of its own.
    std::vector<Reader> readers;
    for (const auto& [name, file] : files) {
        readers.emplace_back(file);
        read_words(readers.back(), definitions.lexicon);
    }
    definitions.lexicon.words.finish();
    std::size_t i = 0;
    for (const auto& [name, file] : files) {
        const Reader& reader = readers[i++];
        LayerDefinition layer;
        layer.name = name;
        const std::string kind = reader.required(reader.root(), "kind");
        if (kind != "incident" && kind != "fortification")
            reader.wrong(*reader.root().get("kind"), "'kind' must be incident or fortification");
        layer.kind = kind == "incident" ? ReportKind::incident : ReportKind::fortification;
        layer.table = reader.text(reader.root(), "table", std::string{built_in_table(layer.kind)});
        read_own_table(reader, layer, definitions.own);
        const std::filesystem::path style = file.parent_path() / (name + ".qml");
        if (std::filesystem::exists(style))
            layer.style = style;
        Conditions gate;
        if (const toml::table* table = reader.root()["gate"].as_table())
            gate = reader.conditions(definitions.lexicon.words, *table);
        definitions.lexicon.gates.push_back(gate);
        read_types(reader, definitions.lexicon, layer, definitions.own);
        read_rules(reader, gate, definitions.lexicon, layer);
        definitions.layers.push_back(std::move(layer));
    }
    std::sort(definitions.own.tables.begin(), definitions.own.tables.end(),
              [](const OwnTable& a, const OwnTable& b) { return a.name < b.name; });
    return definitions;
}

} // namespace dateline
