// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "time/time_expression.hpp"

#include <string>
#include <vector>

namespace dateline {

class Chronology;

/// A temporal expression as TimeML annotates it.
struct TimexMention {
    Span span; ///< without prepositions; the two ends of a range are two mentions
    TimeKind kind = TimeKind::date;
    std::string value; ///< never empty

    bool operator==(const TimexMention&) const = default;
};

/// All expressions of a document in the conventions of TimeML 1.2.1, in text order. They differ from those of
/// read_times: lengths up to now are lengths (`the past two weeks` is P2W), parts of a period have its value
/// (`early July` is the month), named periods are left out, and words like `now` and `recently` are in.
std::vector<TimexMention> timex_mentions(const Document& document, const Chronology& chronology);

} // namespace dateline
