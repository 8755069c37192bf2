// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/compile.hpp"

#include "gazetteer/index_writer.hpp"

namespace dateline {

void compile_index(const Definitions& definitions, const std::filesystem::path& output) {
    IndexWriter writer{output, definitions.types, definitions.sources};
    for (const Definitions::Entry& entry : definitions.entries)
        writer.add(entry.record);
    writer.finish();
}

} // namespace dateline
