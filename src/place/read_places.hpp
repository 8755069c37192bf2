// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/place_reference.hpp"
#include "text/document.hpp"

#include <vector>

namespace dateline {

class Gazetteer;

/// Find every place reference of a document and resolve all of them together. In text order, not overlapping;
/// associative uses and datelines are included and marked.
std::vector<PlaceReference> read_places(const Document& document, const Gazetteer& gazetteer);

} // namespace dateline
