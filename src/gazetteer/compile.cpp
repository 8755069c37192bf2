// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/compile.hpp"

#include "gazetteer/index_writer.hpp"
#include "gazetteer/name_variants.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

void compile_index(const Definitions& definitions, const std::filesystem::path& output) {
    IndexWriter writer{output, definitions.types, definitions.sources};
    for (const Definitions::Entry& entry : definitions.entries) {
        const auto type = std::find_if(definitions.types.begin(), definitions.types.end(),
                                       [&](const PlaceType& t) { return t.code == entry.record.type; });
        PlaceRecord record = entry.record;
        for (PlaceName& name : name_variants(record, *type))
            record.names.push_back(std::move(name));
        writer.add(record);
    }
    writer.finish();
}

} // namespace dateline
