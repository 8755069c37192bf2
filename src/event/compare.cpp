// SPDX-License-Identifier: Apache-2.0
#include "event/compare.hpp"

#include "event/date_by_others.hpp"
#include "geo/distance.hpp"
#include "geo/operations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace dateline {

namespace {

constexpr int fresh_days = 14;   ///< what an article tells without a date is seldom older
constexpr int precise_days = 45; ///< a month, or a month and its fringes
constexpr int year_days = 366;
constexpr double precise_radius_m = 60'000; ///< a third of the Demilitarized Zone is about 50 km

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool mentions(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

/// Which side acts: `N`, `S`, `C`, `U` ... or 0 where the words do not tell.
char side_of(std::string_view actor) {
    constexpr std::array<std::pair<std::string_view, char>, 8> sides{{{"North Korea", 'N'},
                                                                      {"Kim Jong", 'N'},
                                                                      {"South Korea", 'S'},
                                                                      {"Chin", 'C'},
                                                                      {"Russia", 'R'},
                                                                      {"U.S.", 'U'},
                                                                      {"American", 'U'},
                                                                      {"Korean People's Army", 'N'}}};
    for (const auto& [words, side] : sides)
        if (mentions(actor, words))
            return side;
    return 0;
}

/// Walk of life of the person who crosses: soldier, civilian, diplomat, or 0.
char walk_of_life(std::string_view actor) {
    for (const std::string_view word : {"soldier", "sergeant", "private", "troop", "conscript"})
        if (mentions(actor, word))
            return 's';
    for (const std::string_view word : {"diplomat", "ambassador", "counsellor", "embassy"})
        if (mentions(actor, word))
            return 'd';
    for (const std::string_view word :
         {"civilian", "famil", "fisher", "woman", "women", "resident", "couple"})
        if (mentions(actor, word))
            return 'c';
    return 0;
}

/// Adds up features, and remembers them where somebody wants to read them.
class Tally {
public:
    explicit Tally(bool explain) : m_explain{explain} {}
    void add(double weight, std::string_view feature) {
        m_result.score += weight;
        if (m_explain)
            note(fmt::format("{} {:+.2f}", feature, weight));
    }
    void veto(std::string_view feature) {
        m_result.vetoed = true;
        if (m_explain)
            note(fmt::format("vetoed: {}", feature));
    }
    void agree_in_detail() { m_result.detailed = true; }
    [[nodiscard]] bool vetoed() const { return m_result.vetoed; }
    Comparison take() { return std::move(m_result); }

private:
    void note(std::string_view words) {
        if (!m_result.reasons.empty())
            m_result.reasons += "; ";
        m_result.reasons += words;
    }
    Comparison m_result;
    bool m_explain;
};

void compare_types(const ComparableReport& one, const ComparableReport& other, Tally& tally) {
    const Report& a = *one.report;
    const Report& b = *other.report;
    const double affinity = type_affinity(a.type, b.type);
    if (a.kind != b.kind || affinity == 0)
        return tally.veto("types differ");
    if (!a.subtype.empty() && !b.subtype.empty() && a.subtype != b.subtype && a.type == "balloon_launch")
        return tally.veto("payloads differ");
    if (a.type == "shooting" && !a.subtype.empty() && !b.subtype.empty() && a.subtype != b.subtype)
        return tally.veto("shots at people are no warning shots");
    tally.add(0.1 * affinity, affinity == 1 ? "same type" : "related types");
    // Where both tell how many, the numbers are what must agree.
    if (!a.subtype.empty() && a.subtype == b.subtype && !(a.people.told() && b.people.told()))
        tally.agree_in_detail();
}

/// The time words name a day, whatever its year: `XXXX-07-24`, `XXXX-WXX-3`.
bool names_a_day(const Report& report) {
    const std::string_view timex = report.when_timex;
    const std::size_t parts = 1 + static_cast<std::size_t>(std::count(timex.begin(), timex.end(), '-'));
    return parts >= 3 && timex.size() >= 9;
}

/// One tells the day, the other the year, of what can hardly have happened twice in it: the same kind of deed
/// by the same walk of life from the same side.
bool day_of_that_year(const ComparableReport& open, const ComparableReport& dated) {
    const Report& a = *open.report;
    const Report& b = *dated.report;
    return names_a_day(a) && dated.window.days() <= year_days && a.type == b.type && !a.subtype.empty() &&
           a.subtype == b.subtype && open.side != 0 && open.side == dated.side && open.walk != 0 &&
           open.walk == dated.walk;
}

/// How far a work has come; nothing where the status does not tell.
std::optional<int> stage_of(std::string_view status) {
    constexpr std::array<std::pair<std::string_view, int>, 7> stages{{{"planned", 0},
                                                                      {"ordered", 0},
                                                                      {"under_construction", 1},
                                                                      {"completed", 2},
                                                                      {"rearmed", 2},
                                                                      {"removed", 3},
                                                                      {"destroyed", 3}}};
    const auto found =
        std::find_if(stages.begin(), stages.end(), [&](const auto& stage) { return stage.first == status; });
    return found == stages.end() ? std::nullopt : std::optional{found->second};
}

/// The later of two reports tells a further stage of a work at the same site.
bool later_stage(const ComparableReport& one, const ComparableReport& other) {
    const bool in_order = one.window.start < other.window.start;
    const Report& earlier = *(in_order ? one : other).report;
    const Report& later = *(in_order ? other : one).report;
    const std::optional<int> before = stage_of(earlier.status);
    const std::optional<int> after = stage_of(later.status);
    const bool same_site =
        (!earlier.place_id.empty() && earlier.place_id == later.place_id) ||
        (earlier.where.radius_m <= precise_radius_m && later.where.radius_m <= precise_radius_m);
    return earlier.kind == ReportKind::fortification && before && after && *before < *after && same_site &&
           (in_order ? other.window.start - one.window.end : one.window.start - other.window.end) <=
               longest_work;
}

void compare_times(const ComparableReport& one, const ComparableReport& other, Tally& tally) {
    const Report& a = *one.report;
    const Report& b = *other.report;
    const TimeWindow& first = one.window;
    const TimeWindow& second = other.window;
    if (!first.dated || !second.dated) {
        if (a.type != b.type)
            return tally.veto("undated, and types differ");
        if (!first.dated && !second.dated && !a.when_timex.empty() && !b.when_timex.empty() &&
            a.when_timex != b.when_timex)
            return tally.veto("time words differ");
        if ((a.status == "removed") != (b.status == "removed"))
            return tally.veto("undated, and only one is taken down");
        const ComparableReport& dated = first.dated ? one : other;
        const ComparableReport& open = first.dated ? other : one;
        const bool one_is_dated = first.dated != second.dated;
        if (one.campaign && a.kind == ReportKind::incident && one_is_dated && names_a_day(*open.report) &&
            dated.window.days() > 3)
            return tally.veto("a named day is not the whole campaign");
        if (one_is_dated && dated.window.days() > precise_days && !dated.campaign &&
            !day_of_that_year(open, dated))
            return tally.veto("undated, and the other too vague");
        if (dated.report->when.bounded() && dated.window.days() <= 2 &&
            !agrees_with_timex(*dated.report->when.start, open.report->when_timex))
            return tally.veto("time words do not fit");
        return tally.add(0.05, "one is undated");
    }
    const auto gap = std::max((second.start - first.end).count(), (first.start - second.end).count()) + 1;
    const int longer = std::max(first.days(), second.days());
    const int shorter = std::min(first.days(), second.days());
    if (gap > 0) {
        // One article's Monday is another's Tuesday: allowed only when all else agrees.
        if (gap == 1 && longer <= 2)
            return tally.add(0.15, "days differ by one");
        if (later_stage(one, other))
            return tally.add(0.2, "a later stage of the work");
        return tally.veto("times differ");
    }
    if (longer == 1)
        return tally.add(0.5, "same day");
    if (longer <= precise_days)
        return tally.add(shorter <= 10 ? 0.4 : 0.3, "times overlap within weeks");
    // A campaign and a named day of it are two; so are a yearly total and one return within it.
    const bool one_named_day = shorter <= 3;
    if (one_named_day && (one.campaign || other.campaign || a.type == "repatriation"))
        return tally.veto("a named day is not the whole campaign");
    tally.add(longer <= 400 ? 0.2 : 0.1, "times overlap");
    // News without a date tells what has just happened.
    const bool open_start = !a.when.start || !b.when.start;
    const auto apart = std::chrono::abs(first.end - second.end);
    if (open_start && shorter <= 3 && apart <= std::chrono::days{fresh_days})
        tally.add(0.1, "shortly before it was told");
}

/// Whether two points are farther apart than that. The geodesic, which costs much, is asked only near the
/// limit.
bool farther_apart(LonLat a, LonLat b, double limit_m) {
    constexpr double metres_per_degree = 111'195;
    constexpr double near_share = 0.02; // a plane is that wrong at most over some hundred kilometres
    constexpr double far_m = 500'000;
    const double degrees_lon = std::abs(a.lon - b.lon);
    const double middle_lat = (a.lat + b.lat) / 2 * 0.017453292519943295; // pi / 180
    const double x_m = std::min(degrees_lon, 360 - degrees_lon) * std::cos(middle_lat) * metres_per_degree;
    const double y_m = (a.lat - b.lat) * metres_per_degree;
    const double plane_m = std::sqrt(x_m * x_m + y_m * y_m);
    if (limit_m < far_m && std::abs(a.lat) < 75 && std::abs(b.lat) < 75) {
        if (plane_m > limit_m * (1 + near_share) && plane_m < 2 * far_m)
            return true;
        if (plane_m < limit_m * (1 - near_share))
            return false;
    }
    return distance_m(a, b) > limit_m;
}

void compare_places(const ComparableReport& one, const ComparableReport& other, Tally& tally) {
    const Report& a = *one.report;
    const Report& b = *other.report;
    if (a.where.geometry.empty() || b.where.geometry.empty())
        return tally.add(0.05, "a place is missing");
    const double reach_m = a.where.radius_m + b.where.radius_m;
    if (farther_apart(a.where.point, b.where.point, reach_m * 1.1 + 5'000))
        return tally.veto("places too far apart");
    const double wider_m = std::max(a.where.radius_m, b.where.radius_m);
    const double finer_m = std::min(a.where.radius_m, b.where.radius_m);
    const double most_m = a.where.precision == b.where.precision ? 4 * finer_m + 10'000 : 2.5 * finer_m;
    const bool same_place = !a.place_id.empty() && a.place_id == b.place_id && a.place_name == b.place_name;
    if (a.where_derivation == place_not_told || b.where_derivation == place_not_told) {
        if (same_place || a.where_derivation == b.where_derivation)
            return tally.add(0.15, "the usual place of its kind");
        return tally.add(0.05, "a place is not told");
    }
    if (a.kind == ReportKind::fortification && wider_m > most_m)
        return tally.veto("a site is not the whole stretch");
    if (a.kind == ReportKind::fortification && a.type != b.type && wider_m > precise_radius_m)
        return tally.veto("related elements, but not at one site");
    const Report& wide = a.where.radius_m < b.where.radius_m ? b : a;
    const Report& fine = a.where.radius_m < b.where.radius_m ? a : b;
    if (a.kind == ReportKind::fortification && wider_m > precise_radius_m &&
        distance_m(wide.where.geometry, fine.where.point) > finer_m + 5'000)
        return tally.veto("along another stretch");
    if (same_place)
        return tally.add(0.35, "same place");
    if (wider_m <= precise_radius_m)
        return tally.add(0.35, "footprints overlap closely");
    tally.add(0.2, "footprints overlap");
}

void compare_people(const ComparableReport& one, const ComparableReport& other, Tally& tally) {
    const Report& a = *one.report;
    const Report& b = *other.report;
    if (!a.people.told() || !b.people.told())
        return;
    const double low = std::max(a.people.low.value_or(0), b.people.low.value_or(0));
    const double high = std::min(a.people.high.value_or(1e9), b.people.high.value_or(1e9));
    if (low <= high) {
        if (a.people == b.people && a.people.high)
            tally.agree_in_detail();
        return tally.add(a.people == b.people ? 0.15 : 0.08, "numbers of people agree");
    }
    // One source names the diplomat alone, another the whole family.
    const bool family_left_out =
        a.type == "defection.diplomatic" && a.type == b.type && high <= 1 && low <= 8;
    if (low > 2 * high && !family_left_out)
        return tally.veto("numbers of people differ");
    tally.add(-0.1, "numbers of people differ a little");
}

void compare_actors(const ComparableReport& one, const ComparableReport& other, Tally& tally) {
    if (one.side != 0 && other.side != 0 && one.side != other.side)
        return tally.veto("other side acts");
    const std::string& type = one.report->type;
    if (!starts_with(type, "defection") && type != "border_crossing")
        return;
    if (one.walk != 0 && other.walk != 0 && one.walk != other.walk)
        return tally.veto("other walk of life");
    if (one.walk != 0 && one.walk == other.walk) {
        tally.agree_in_detail();
        tally.add(0.1, "same walk of life");
    }
}

} // namespace

TimeWindow time_window(const Interval& interval) {
    constexpr std::chrono::days year{366};
    if (interval.bounded())
        return {true, *interval.start, *interval.end};
    if (interval.end)
        return {true, *interval.end - year, *interval.end};
    if (interval.start)
        return {true, *interval.start, *interval.start + year};
    return {};
}

bool is_campaign(const Report& report) {
    constexpr std::array<std::string_view, 4> types{"balloon_launch", "loudspeaker_broadcast",
                                                    "security_alert", "landmine_casualty"};
    return report.kind == ReportKind::fortification ||
           std::find(types.begin(), types.end(), report.type) != types.end();
}

bool is_precise(const Report& report) {
    return report.when.bounded() && time_window(report.when).days() <= precise_days &&
           report.where.precision != PlacePrecision::country &&
           report.where.precision != PlacePrecision::unknown;
}

double type_affinity(std::string_view a, std::string_view b) {
    if (a == b)
        return 1;
    // Seen differently by two outlets, still one happening: kept small on purpose.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> related{{
        {"fence", "barbed_wire"},
        {"wall", "anti_tank_barrier"},
        {"defection.maritime", "border_crossing"},
        {"defection.maritime", "defection.other"},
        {"defection.land_dmz", "defection.other"},
        {"defection.via_china", "defection.other"},
    }};
    for (const auto& [one, other] : related)
        if ((a == one && b == other) || (a == other && b == one))
            return 0.5;
    return 0;
}

ComparableReport::ComparableReport(const Report& told)
    : report{&told}, window{time_window(told.when)}, side{side_of(told.actor)},
      walk{walk_of_life(told.actor)}, campaign{is_campaign(told)} {}

Comparison compare(const Report& a, const Report& b) {
    Tally tally{true};
    if (a.article_id == b.article_id) {
        tally.veto("one article tells them apart");
        return tally.take();
    }
    return compare(ComparableReport{a}, ComparableReport{b}, true);
}

Comparison compare(const ComparableReport& a, const ComparableReport& b, bool explain) {
    Tally tally{explain};
    for (const auto step : {compare_types, compare_times, compare_places, compare_people, compare_actors}) {
        step(a, b, tally);
        if (tally.vetoed())
            break;
    }
    return tally.take();
}

} // namespace dateline
