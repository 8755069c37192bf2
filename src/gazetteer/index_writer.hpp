// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/place_record.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Writes a compiled index entry by entry. Texts, shapes and records stream to scratch files beside the
/// output; in memory stay some forty bytes a name and sixteen an entry. Same entries in the same order, same
/// bytes.
class IndexWriter {
public:
    /// The output appears under its name when `finish` has run; until then it is written beside.
    IndexWriter(std::filesystem::path output, std::vector<PlaceType> types, std::vector<PlaceSource> sources);
    ~IndexWriter();
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;

    /// Precondition: the type is one of `types`. Ids must differ (finish() throws DataError otherwise).
    /// Parents may be added later or not at all: then they are looked for in the other indexes opened
    /// together with this one.
    void add(const PlaceRecord& record);

    /// Sorts, joins the sections and puts the file in place.
    void finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace dateline
