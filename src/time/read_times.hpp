// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "time/time_expression.hpp"

namespace dateline {

class Chronology;

/// Find the publication date and every time expression of a document and resolve them against each other.
DocumentTimes read_times(const Document& document, const Chronology& chronology);

} // namespace dateline
