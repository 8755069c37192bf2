// SPDX-License-Identifier: Apache-2.0
#include "event/merge_units.hpp"

#include <fmt/format.h>

#include <iterator>
#include <unordered_map>

namespace dateline {

namespace {

/// All that compare() looks at, but the article.
std::string alike_key(const ComparableReport& told) {
    const Report& report = *told.report;
    const auto day = [](const std::optional<Day>& value) {
        return value ? value->time_since_epoch().count() : std::int64_t{1} << 40;
    };
    const auto number = [](const std::optional<double>& value) { return value.value_or(-1); };
    std::string key;
    fmt::format_to(std::back_inserter(key), "{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f", report.type,
                   report.subtype, static_cast<int>(report.kind), day(report.when.start),
                   day(report.when.end), report.when_timex);
    fmt::format_to(std::back_inserter(key), "{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f",
                   report.where.point.lon, report.where.point.lat, report.where.radius_m,
                   static_cast<int>(report.where.precision), report.where.geometry.empty(), report.place_id,
                   report.place_name, report.where_derivation == place_not_told);
    fmt::format_to(std::back_inserter(key), "{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}",
                   number(report.people.low), number(report.people.best), number(report.people.high),
                   told.side, told.walk, report.status,
                   report.kind == ReportKind::fortification ? report.where.derivation : std::string{});
    return key;
}

} // namespace

MergeUnit single_unit(const std::vector<Report>& reports, std::size_t index,
                      const std::vector<std::uint32_t>& article_of) {
    return {ComparableReport{reports[index]}, {index}, {article_of[index]}};
}

std::vector<MergeUnit> collapse_alike(const std::vector<Report>& reports,
                                      const std::vector<std::size_t>& indices,
                                      const std::vector<std::uint32_t>& article_of) {
    std::vector<MergeUnit> units;
    // What an article tells twice in the same terms it tells apart: its second goes into the second unit.
    std::unordered_map<std::string, std::vector<std::size_t>> units_of;
    for (const std::size_t index : indices) {
        MergeUnit unit = single_unit(reports, index, article_of);
        std::vector<std::size_t>& alike = units_of[alike_key(unit.told)];
        std::size_t free = 0;
        while (free < alike.size() && units[alike[free]].articles.back() == article_of[index])
            ++free;
        if (free == alike.size()) {
            alike.push_back(units.size());
            units.push_back(std::move(unit));
        } else {
            units[alike[free]].reports.push_back(index);
            units[alike[free]].articles.push_back(article_of[index]);
        }
    }
    return units;
}

} // namespace dateline
