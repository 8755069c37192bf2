// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"

#include <string>

namespace dateline {

/// How two reports stand to each other: could they tell the same happening?
struct Comparison {
    bool vetoed = false;   ///< something rules it out: see `reasons`
    bool detailed = false; ///< more than type, time and place agrees: people, walk of life, subtype
    double score = 0;      ///< 0..1, sum of the features' weights; comparable between pairs
    std::string reasons;   ///< the features that spoke, e.g. "same day +0.50; footprints overlap +0.20"
};

/// The time a report allows for its happening, for comparison: an open start is taken to lie a year before
/// the end, since news tells what is recent. Days [start, end); `dated` is false when nothing is known.
struct TimeWindow {
    bool dated = false;
    Day start{};
    Day end{};
    [[nodiscard]] int days() const { return static_cast<int>((end - start).count()); }
};
TimeWindow time_window(const Interval& interval);

/// True for what goes on for weeks under one name (balloon campaigns, fortifications, alerts): vague reports
/// of it belong together, and not to a named day of it.
bool is_campaign(const Report& report);

/// True when time and place are told finely enough to tell neighbouring happenings apart: within 45 days, and
/// no wider than a part of a border.
bool is_precise(const Report& report);

/// Report::where_derivation where no words place the report: its place is what its type usually has, and
/// agrees with everything.
inline constexpr std::string_view place_not_told = "type default";

/// A barrier is ordered, built, finished and taken down over months: so long after one state the next may be
/// told of the same work.
inline constexpr std::chrono::days longest_work{400};

/// A report with what comparing it again and again needs. Keeps a pointer to the report.
struct ComparableReport {
    explicit ComparableReport(const Report& told);
    const Report* report;
    TimeWindow window;
    char side;     ///< which side acts: `N`, `S` ... ; 0: not told
    char walk;     ///< of life of who crosses: soldier, civilian, diplomat; 0: not told
    bool campaign; ///< is_campaign
};

/// As below, whatever the articles; `reasons` stay empty unless `explain`.
Comparison compare(const ComparableReport& a, const ComparableReport& b, bool explain);

/// Compare two reports of different articles by type, time, place, people and actor; never by wording.
/// Symmetric.
Comparison compare(const Report& a, const Report& b);

/// What two types have to do with each other: 1 same, between 0 and 1 may be the same happening seen
/// differently (fence and barbed_wire, wall and anti_tank_barrier, sea crossing and sea defection), 0 never.
double type_affinity(std::string_view a, std::string_view b);

} // namespace dateline
