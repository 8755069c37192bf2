// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <vector>

namespace dateline {

/// A publication or update time of the page, and the block it stands in.
struct Stamp {
    Span span;
    StampKind kind = StampKind::unsaid;
    std::uint32_t block = 0;
    bool operator==(const Stamp&) const = default;
};

/// The stamps in one block, whose tokens are `document.tokens[first, end)`: empty unless the block is little
/// else than stamps and a byline (`By | | Tuesday, 20 August 2024 12:21 PM EDT`, `Written: ... Updated:
/// ...`).
std::vector<Stamp> match_stamps(const Document& document, std::uint32_t block, std::uint32_t first,
                                std::uint32_t end);

/// Put stamps into the order of Document::stamps.
void set_stamps(Document& document, std::vector<Stamp> stamps);

} // namespace dateline
