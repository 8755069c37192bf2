// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/place_hints.hpp"
#include "place/place_memory.hpp"
#include "place/place_reference.hpp"
#include "text/document.hpp"

#include <vector>

namespace dateline {

class Gazetteer;

/// Find every place reference of a document and resolve all of them together. In text order, not overlapping;
/// associative uses and datelines are included and marked.
std::vector<PlaceReference> read_places(const Document& document, const Gazetteer& gazetteer);

/// The same, with what is known from outside: places near or in what the hints name are preferred.
std::vector<PlaceReference> read_places(const Document& document, const Gazetteer& gazetteer,
                                        const PlaceHints& hints);

/// The same, quicker for many documents: what one needed is kept for the next.
std::vector<PlaceReference> read_places(const Document& document, const Gazetteer& gazetteer,
                                        const PlaceHints& hints, const PlaceMemory& memory);

/// Names only, one by one, without reading relations or parts: for comparison with corpora that mark bare
/// names. With `spans`, only the names there are resolved (found or not), as the rest of the document
/// suggests.
std::vector<PlaceReference> read_toponyms(const Document& document, const Gazetteer& gazetteer,
                                          const std::vector<Span>& spans = {});
std::vector<PlaceReference> read_toponyms(const Document& document, const Gazetteer& gazetteer,
                                          const std::vector<Span>& spans, const PlaceMemory& memory);

} // namespace dateline
