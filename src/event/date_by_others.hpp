// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"

#include <set>
#include <string>
#include <vector>

namespace dateline {

/// When an undated article must have been published, seen from other articles that tell the same happening.
struct AssumedPublication {
    std::string article_id;
    Interval when; ///< the day of the shared happening, or the weeks after it where the words allow more
    std::string because; ///< the two reports and the features that spoke
    bool operator==(const AssumedPublication&) const = default;
};

/// For each article of `undated` (publication unknown): the report of it that agrees best with a report of a
/// dated article, by type, place, people, actor, and by what its time words leave open (`XXXX-WXX-2`: a
/// Tuesday, `XXXX-08-09`: an August 9). One that fits two happenings decides nothing. Order-independent;
/// sorted by article.
std::vector<AssumedPublication> date_by_others(const std::vector<Report>& reports,
                                               const std::set<std::string>& undated);

/// True when a day agrees with what a TIMEX3 value with open year says: `XXXX-08-09`, `XXXX-08`, `XXXX-WXX-2`
/// (ISO weekday). Values without open parts agree with every day.
bool agrees_with_timex(Day day, std::string_view timex);

} // namespace dateline
