// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/compile.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/index_writer.hpp"
#include "gazetteer/name_variants.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace dateline {

std::vector<std::vector<PlaceName>> generated_names(const GazetteerDefinitions& definitions) {
    constexpr double small_place = 0.3;
    constexpr double much_better_known = 0.2;
    std::unordered_map<std::string, double> stated;
    for (const GazetteerDefinitions::Entry& entry : definitions.entries) {
        const auto state = [&](std::string_view name) {
            double& best = stated[fold_words(name).letters];
            best = std::max(best, entry.record.prominence);
        };
        state(entry.record.name);
        for (const PlaceName& name : entry.record.names)
            state(name.text);
    }
    std::unordered_map<std::string, const PlaceType*> types;
    for (const PlaceType& type : definitions.types)
        types.emplace(type.code, &type);
    std::vector<std::vector<PlaceName>> names;
    names.reserve(definitions.entries.size());
    for (const GazetteerDefinitions::Entry& entry : definitions.entries) {
        const PlaceRecord& record = entry.record;
        std::vector<PlaceName>& variants = names.emplace_back(name_variants(record, *types.at(record.type)));
        if (record.prominence >= small_place)
            continue;
        std::erase_if(variants, [&](const PlaceName& name) {
            const auto known = stated.find(fold_words(name.text).letters);
            return known != stated.end() && known->second > record.prominence + much_better_known;
        });
    }
    return names;
}

void compile_index(const GazetteerDefinitions& definitions, const std::filesystem::path& output) {
    const std::vector<std::vector<PlaceName>> generated = generated_names(definitions);
    IndexWriter writer{output, definitions.types, definitions.sources};
    for (std::size_t i = 0; i < definitions.entries.size(); ++i) {
        PlaceRecord record = definitions.entries[i].record;
        record.names.insert(record.names.end(), generated[i].begin(), generated[i].end());
        writer.add(record);
    }
    writer.finish();
}

} // namespace dateline
