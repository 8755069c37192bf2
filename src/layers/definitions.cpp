// SPDX-License-Identifier: Apache-2.0
#include "layers/definitions.hpp"

#include "base/error.hpp"
#include "layers/definition_reader.hpp"
#include "layers/own_definitions.hpp"

#include <algorithm>
#include <map>

namespace dateline {

namespace {

void add(Conditions& conditions, const Conditions& more) {
    conditions.all.insert(conditions.all.end(), more.all.begin(), more.all.end());
    conditions.none.insert(conditions.none.end(), more.none.begin(), more.none.end());
}

void read_words(const DefinitionReader& reader, Lexicon& lexicon) {
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

void read_types(const DefinitionReader& reader, Lexicon& lexicon, LayerDefinition& layer, OwnLayers& own) {
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

Role role_named(const DefinitionReader& reader, const toml::table& table, std::string_view key) {
    const std::string name = reader.text(table, key, "mover");
    const auto role = find_role(name);
    if (!role)
        reader.wrong(*table.get(key), "no role '" + name + "'");
    return *role;
}

void read_rules(const DefinitionReader& reader, const Conditions& gate, Lexicon& lexicon,
                const LayerDefinition& layer) {
    reader.tables("rule", [&](const toml::table& table) {
        EventRule rule;
        rule.name = reader.required(table, "name");
        rule.again = reader.flag(table, "again", false);
        rule.scene = rule.again ? "" : reader.required(table, "scene");
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
    read_words(DefinitionReader{words->second}, definitions.lexicon);
    files.erase(words);
    // A definition file may bring word classes of its own.
    std::vector<DefinitionReader> readers;
    for (const auto& [name, file] : files) {
        readers.emplace_back(file);
        read_words(readers.back(), definitions.lexicon);
    }
    definitions.lexicon.words.finish();
    std::size_t i = 0;
    for (const auto& [name, file] : files) {
        const DefinitionReader& reader = readers[i++];
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
