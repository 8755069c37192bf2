// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "time/time_expression.hpp"

namespace dateline {

class Chronology;

/// Find the publication date and every time expression of a document and resolve them against each other.
///
/// An expression whose month and day are known but whose year nothing decides has no interval, and its
/// `timex` keeps what is known with the year as `XXXX`: `XXXX-08-09`, `XXXX-09`. Resolving it later takes a
/// publication date from elsewhere: call read_times again with it.
DocumentTimes read_times(const Document& document, const Chronology& chronology);

/// The same under a publication date that was found outside this document, for instance in other articles on
/// the same happening. Only `interval` and `utc_offset_s` of `assumed` need be set; the result's publication
/// is `assumed`. The document's own date is not looked at.
DocumentTimes read_times(const Document& document, const Chronology& chronology, const Publication& assumed);

} // namespace dateline
