// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/chronology.hpp"
#include "time/meaning.hpp"
#include "time/pieces.hpp"

#include <vector>

namespace dateline {

/// Every time expression of a document as words: spans and meanings, nothing resolved.
struct FoundTimes {
    std::vector<Piece> pieces;
    std::vector<std::uint32_t>
        sentence_pieces; ///< first piece of each sentence, and one past the last piece of all
    std::vector<Meaning> nodes;
    std::vector<FoundTime> found; ///< in text order, not overlapping
    bool bc = false;              ///< the text counts years before Christ

    [[nodiscard]] const Meaning& node(std::int32_t index) const {
        return nodes[static_cast<std::size_t>(index)];
    }
};

/// Find in all sentences of the document. Linear in its size.
FoundTimes find_times(const Document& document, const Chronology& chronology);

/// Find in one part of a text that is no sentence, such as a time stamp.
FoundTimes find_times(std::string_view text, Span part, const Chronology& chronology);

} // namespace dateline
