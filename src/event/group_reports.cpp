// SPDX-License-Identifier: Apache-2.0
#include "event/compare.hpp"
#include "event/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace dateline {

namespace {

// Weights are those of compare(): a shared day alone gives 0.5, overlapping footprints 0.2 to 0.35, the type
// 0.1.
constexpr double precise_threshold = 0.55; ///< same weeks and place, or same day and any overlap
constexpr double attach_threshold = 0.38;  ///< a vague mention needs type, time and place to agree
constexpr double attach_margin = 0.06;     ///< and no second happening that fits nearly as well
constexpr double campaign_threshold = 0.35;
constexpr int year_like_days = 200;

struct Edge {
    double score = 0;
    std::size_t a = 0;
    std::size_t b = 0;
    std::string reasons;
};

/// Clusters that grow by joining; members stay sorted.
class Clusters {
public:
    explicit Clusters(std::size_t count) : m_cluster_of(count), m_members(count), m_reasons(count) {
        std::iota(m_cluster_of.begin(), m_cluster_of.end(), std::size_t{0});
        for (std::size_t i = 0; i < count; ++i)
            m_members[i] = {i};
    }

    [[nodiscard]] std::size_t of(std::size_t report) const { return m_cluster_of[report]; }
    [[nodiscard]] const std::vector<std::size_t>& members(std::size_t cluster) const {
        return m_members[cluster];
    }

    void join(std::size_t a, std::size_t b, std::size_t because_of, std::string reasons) {
        std::size_t kept = m_cluster_of[a];
        std::size_t gone = m_cluster_of[b];
        if (kept == gone)
            return;
        if (m_members[kept].size() < m_members[gone].size())
            std::swap(kept, gone);
        for (const std::size_t member : m_members[gone])
            m_cluster_of[member] = kept;
        std::vector<std::size_t> all;
        std::merge(m_members[kept].begin(), m_members[kept].end(), m_members[gone].begin(),
                   m_members[gone].end(), std::back_inserter(all));
        m_members[kept] = std::move(all);
        m_members[gone].clear();
        m_reasons[because_of] = std::move(reasons);
    }

    [[nodiscard]] std::vector<ReportGroup> groups() const {
        std::vector<ReportGroup> groups;
        for (const auto& members : m_members) {
            if (members.empty())
                continue;
            ReportGroup group{members, {}};
            for (const std::size_t member : members)
                if (!m_reasons[member].empty())
                    group.reasons[member] = m_reasons[member];
            groups.push_back(std::move(group));
        }
        std::sort(groups.begin(), groups.end(), [](const ReportGroup& a, const ReportGroup& b) {
            return a.members.front() < b.members.front();
        });
        return groups;
    }

private:
    std::vector<std::size_t> m_cluster_of;
    std::vector<std::vector<std::size_t>> m_members;
    std::vector<std::string> m_reasons;
};

/// Types that may be one happening share a block.
std::string block_family(const std::string& type) {
    if (type.rfind("defection.", 0) == 0 || type == "border_crossing")
        return "crossing";
    if (type == "fence" || type == "barbed_wire")
        return "fence";
    if (type == "wall" || type == "anti_tank_barrier")
        return "wall";
    return type;
}

/// Every pair of indices of `candidates` that shares a block, compared; vetoed and weak pairs are left out.
/// A report stands in each block that its window and its footprint touch: months, and cells of two degrees.
std::vector<Edge> edges_in_blocks(const std::vector<Report>& reports,
                                  const std::vector<std::size_t>& candidates, double threshold,
                                  bool by_month) {
    constexpr double cell_degrees = 2;
    constexpr double metres_per_degree = 111'195; // of latitude
    std::unordered_map<std::string, std::vector<std::size_t>> blocks;
    for (const std::size_t index : candidates) {
        const Report& report = reports[index];
        const std::string family = block_family(report.type);
        if (!by_month) {
            blocks[family].push_back(index);
            continue;
        }
        const TimeWindow window = time_window(report.when);
        const double reach_lat = (report.where.radius_m + 5'000) / metres_per_degree;
        const double reach_lon =
            reach_lat / std::max(0.1, std::cos(report.where.point.lat * 0.017453292519943295)); // pi / 180
        const auto cell = [](double degrees) { return static_cast<int>(std::floor(degrees / cell_degrees)); };
        const auto month = [](Day day) { return static_cast<int>(day.time_since_epoch().count()) / 31; };
        for (int m = month(window.start - std::chrono::days{1}); m <= month(window.end); ++m)
            for (int x = cell(report.where.point.lon - reach_lon);
                 x <= cell(report.where.point.lon + reach_lon); ++x)
                for (int y = cell(report.where.point.lat - reach_lat);
                     y <= cell(report.where.point.lat + reach_lat); ++y)
                    blocks[fmt::format("{}/{}/{}/{}", family, m, x, y)].push_back(index);
    }
    std::vector<Edge> edges;
    for (const auto& [key, block] : blocks) {
        for (std::size_t i = 0; i < block.size(); ++i) {
            for (std::size_t j = i + 1; j < block.size(); ++j) {
                Comparison comparison = compare(reports[block[i]], reports[block[j]]);
                if (!comparison.vetoed && comparison.score >= threshold)
                    edges.push_back({comparison.score, block[i], block[j], std::move(comparison.reasons)});
            }
        }
    }
    // Strongest first; equal ones by report: nothing depends on the order of blocks.
    std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
        return std::tuple{-x.score, x.a, x.b} < std::tuple{-y.score, y.a, y.b};
    });
    edges.erase(std::unique(edges.begin(), edges.end(),
                            [](const Edge& x, const Edge& y) { return x.a == y.a && x.b == y.b; }),
                edges.end());
    return edges;
}

/// Join along the edges, strongest first, as long as no pair across the two clusters is vetoed.
void join_along(const std::vector<Report>& reports, const std::vector<Edge>& edges, Clusters& clusters) {
    for (const Edge& edge : edges) {
        const std::size_t a = clusters.of(edge.a);
        const std::size_t b = clusters.of(edge.b);
        if (a == b)
            continue;
        const auto vetoed = [&](std::size_t x) {
            return std::any_of(clusters.members(b).begin(), clusters.members(b).end(),
                               [&](std::size_t y) { return compare(reports[x], reports[y]).vetoed; });
        };
        if (std::any_of(clusters.members(a).begin(), clusters.members(a).end(), vetoed))
            continue;
        clusters.join(edge.a, edge.b, edge.b,
                      fmt::format("with {}: {}", reports[edge.a].report_id, edge.reasons));
    }
}

/// Best score of a report against a cluster, or a negative number when any member rules it out.
std::pair<double, std::string> fit(const std::vector<Report>& reports, std::size_t report,
                                   const std::vector<std::size_t>& members) {
    // A year holds many happenings: where people are told of, `a group` does not tell which is meant.
    const bool needs_detail = time_window(reports[report].when).days() > year_like_days;
    std::pair<double, std::string> best{-1, {}};
    for (const std::size_t member : members) {
        const Comparison comparison = compare(reports[report], reports[member]);
        if (comparison.vetoed)
            return {-1, {}};
        const bool people_told = reports[report].people.told() || reports[member].people.told();
        if (needs_detail && people_told && !comparison.detailed)
            continue;
        if (comparison.score > best.first)
            best = {comparison.score,
                    fmt::format("with {}: {}", reports[member].report_id, comparison.reasons)};
    }
    return best;
}

/// A vague mention goes to the one happening that it fits; one that fits two keeps an incident of its own.
void attach_vague(const std::vector<Report>& reports, const std::vector<std::size_t>& vague,
                  const std::vector<std::size_t>& precise, Clusters& clusters) {
    std::unordered_map<std::string, std::vector<std::size_t>> by_family;
    for (const std::size_t index : precise) {
        std::vector<std::size_t>& heads = by_family[block_family(reports[index].type)];
        const std::size_t head = clusters.members(clusters.of(index)).front();
        if (head == index)
            heads.push_back(index);
    }
    struct Choice {
        std::size_t report;
        std::size_t head;
        double score;
        std::string reasons;
    };
    std::vector<Choice> choices; // all against the state before: the order of attaching does not matter
    for (const std::size_t index : vague) {
        const auto family = by_family.find(block_family(reports[index].type));
        if (family == by_family.end())
            continue;
        double best = -1;
        double second = -1;
        Choice choice{index, 0, 0, {}};
        for (const std::size_t head : family->second) {
            auto [score, reasons] = fit(reports, index, clusters.members(clusters.of(head)));
            if (score > best) {
                second = best;
                best = score;
                choice.head = head;
                choice.score = score;
                choice.reasons = std::move(reasons);
            } else {
                second = std::max(second, score);
            }
        }
        if (best >= attach_threshold && best - second >= attach_margin)
            choices.push_back(std::move(choice));
    }
    std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
        return std::tuple{-a.score, a.report} < std::tuple{-b.score, b.report};
    });
    for (Choice& choice : choices) {
        const auto& members = clusters.members(clusters.of(choice.head));
        const bool ruled_out = std::any_of(members.begin(), members.end(), [&](std::size_t member) {
            return compare(reports[member], reports[choice.report]).vetoed;
        });
        if (!ruled_out)
            clusters.join(choice.head, choice.report, choice.report, std::move(choice.reasons));
    }
}

} // namespace

std::vector<ReportGroup> group_reports(const std::vector<Report>& reports) {
    Clusters clusters{reports.size()};
    std::vector<std::size_t> precise;
    std::vector<std::size_t> vague;
    std::vector<std::size_t> campaigns;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (reports[i].modality == Modality::denied || reports[i].modality == Modality::retracted)
            continue;
        if (is_campaign(reports[i]))
            campaigns.push_back(i);
        else
            (is_precise(reports[i]) ? precise : vague).push_back(i);
    }
    join_along(reports, edges_in_blocks(reports, precise, precise_threshold, true), clusters);
    attach_vague(reports, vague, precise, clusters);
    std::vector<std::size_t> left;
    std::copy_if(vague.begin(), vague.end(), std::back_inserter(left),
                 [&](std::size_t i) { return clusters.members(clusters.of(i)).size() == 1; });
    join_along(reports, edges_in_blocks(reports, left, attach_threshold, false), clusters);
    join_along(reports, edges_in_blocks(reports, campaigns, campaign_threshold, false), clusters);
    return clusters.groups();
}

} // namespace dateline
