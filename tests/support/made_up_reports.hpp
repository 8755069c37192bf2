// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace dateline {

/// How many reports, told of how many happenings, over how many years.
struct MadeUpWorld {
    std::size_t reports = 1000;
    double reports_a_happening = 6;
    int years = 20;
    std::uint32_t seed = 8;
};

/// Reports as a press might tell them, all made up: each happening by some articles, most with day and place,
/// others with the week, the month, the year or no date, with the province or the country, with or without
/// numbers. The same world gives the same reports.
inline std::vector<Report> made_up_reports(const MadeUpWorld& world) {
    constexpr std::array<const char*, 12> types{"defection.land_dmz",
                                                "defection.maritime",
                                                "border_crossing",
                                                "shooting",
                                                "repatriation",
                                                "balloon_launch",
                                                "loudspeaker_broadcast",
                                                "security_alert",
                                                "infrastructure_demolition",
                                                "wall",
                                                "fence",
                                                "landmines"};
    constexpr std::array<const char*, 5> actors{"", "North Korean soldier", "North Korean family",
                                                "North Korean person", "South Korean military"};
    std::mt19937 random{world.seed}; // NOLINT(cert-msc51-cpp): the same every time
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    const Day first = std::chrono::year{2004} / 1 / 1;
    const auto interval = [](Day start, int days, TimePrecision precision) {
        Interval when{start, start + std::chrono::days{days}, precision, {}, {}};
        when.edtf = days == 1 ? to_iso(start) : fmt::format("{}/{}", to_iso(start), to_iso(*when.last_day()));
        return when;
    };
    std::vector<Report> reports;
    reports.reserve(world.reports);
    std::size_t article = 0;
    while (reports.size() < world.reports) {
        const Day day =
            first + std::chrono::days{static_cast<int>(below(static_cast<std::size_t>(world.years) * 365))};
        const std::size_t town = below(300);
        const LonLat point{125.0 + static_cast<double>(town % 20) * 0.25,
                           37.5 + static_cast<double>(town / 20) * 0.3};
        const char* type = types[below(types.size())];
        const auto people = static_cast<double>(1 + below(12));
        const char* actor = actors[below(actors.size())];
        const std::size_t telling = 1 + below(static_cast<std::size_t>(world.reports_a_happening * 2 - 1));
        for (std::size_t i = 0; i < telling && reports.size() < world.reports; ++i) {
            Report report;
            report.article_id = fmt::format("m{:07}", article++);
            report.report_id = report.article_id + ".r01";
            report.type = type;
            report.kind = report.type == "wall" || report.type == "fence" || report.type == "landmines"
                              ? ReportKind::fortification
                              : ReportKind::incident;
            const Day published = day + std::chrono::days{1 + static_cast<int>(below(3))};
            switch (below(20)) {
            case 0:
                report.when = {
                    std::nullopt, published, TimePrecision::unknown, "../" + to_iso(published), {}};
                break;
            case 1:
                report.when = {std::nullopt, std::nullopt, TimePrecision::unknown, "../..", {}};
                break;
            case 2:
                report.when =
                    interval(day - std::chrono::days{static_cast<int>(below(200))}, 366, TimePrecision::year);
                break;
            case 3:
            case 4:
                report.when =
                    interval(day - std::chrono::days{static_cast<int>(below(20))}, 30, TimePrecision::month);
                break;
            case 5:
            case 6:
                report.when =
                    interval(day - std::chrono::days{static_cast<int>(below(6))}, 7, TimePrecision::week);
                break;
            default:
                report.when = interval(day, 1, TimePrecision::day);
            }
            report.when_from_text = report.when;
            report.date_basis = DateBasis::published;
            constexpr std::array<double, 4> radii{8'000, 25'000, 60'000, 250'000};
            constexpr std::array<PlacePrecision, 4> classes{PlacePrecision::settlement,
                                                            PlacePrecision::county, PlacePrecision::province,
                                                            PlacePrecision::country};
            const std::size_t fineness = std::min<std::size_t>(below(8) < 4 ? 0 : below(4), 3);
            report.where.point = fineness == 3 ? LonLat{127.5, 38.5} : point;
            report.where.radius_m = radii[fineness];
            report.where.precision = classes[fineness];
            report.where.geometry.points = {report.where.point};
            report.place_name = fineness == 3 ? "Korea" : fmt::format("Town {}", town);
            if (below(2) == 0)
                report.people = {people, people, people};
            if (below(3) != 0)
                report.actor = actor;
            report.quote = fmt::format("{} people told {} of town {}.", people, type, town);
            reports.push_back(std::move(report));
        }
    }
    return reports;
}

} // namespace dateline
