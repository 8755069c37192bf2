// SPDX-License-Identifier: Apache-2.0
#include "layers/crosswalk.hpp"

#include "base/error.hpp"
#include "layers/schema.hpp"

#include <toml++/toml.h>

#include <map>
#include <utility>

namespace dateline {

namespace {

using Key = std::pair<std::string, std::string>; ///< kind and type

/// Of codes as a definition writes them.
Crosswalk crosswalk(const std::string& acled, std::string plover, std::string cameo) {
    const std::size_t slash = acled.find('/');
    // Some event types hold a slash themselves: the last part is the sub-event where the codebook has it so.
    const bool remote = acled.starts_with("Explosions/Remote violence");
    const std::size_t cut = remote ? acled.find('/', slash + 1) : slash;
    Crosswalk entry;
    entry.acled_event = acled.substr(0, cut);
    entry.acled_sub_event = cut == std::string::npos ? std::string{} : acled.substr(cut + 1);
    entry.plover = std::move(plover);
    entry.cameo = std::move(cameo);
    return entry;
}

std::map<Key, Crosswalk> read_crosswalks() {
    std::map<Key, Crosswalk> found;
    for (const char* file : {"layers/incidents.toml", "layers/fortifications.toml"}) {
        try {
            const toml::table definition = toml::parse(embedded_layers_file(file), std::string{file});
            const std::string kind = definition["kind"].value_or(std::string{});
            const toml::array* types = definition["type"].as_array();
            if (types == nullptr)
                continue;
            for (const toml::node& node : *types) {
                const toml::table* type = node.as_table();
                if (type == nullptr)
                    continue;
                const auto text = [&](std::string_view name) {
                    return (*type)[name].value_or(std::string{});
                };
                found[{kind, text("name")}] = crosswalk(text("acled"), text("plover"), text("cameo"));
            }
        } catch (const toml::parse_error& error) {
            fail<DataError>("{}:{}: {}", file, error.source().begin.line, error.description());
        }
    }
    return found;
}

} // namespace

Crosswalk crosswalk_of(std::string_view kind, std::string_view type, const std::vector<OwnType>& own) {
    for (const OwnType& mine : own) {
        if (mine.symbol.kind == kind && mine.symbol.type == type && !mine.acled.empty())
            return crosswalk(mine.acled, mine.plover, mine.cameo);
    }
    static const std::map<Key, Crosswalk> all = read_crosswalks();
    auto found = all.find({std::string{kind}, std::string{type}});
    if (found == all.end())
        found = all.find({std::string{kind}, "other"});
    return found == all.end() ? Crosswalk{} : found->second;
}

} // namespace dateline
