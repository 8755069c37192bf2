// SPDX-License-Identifier: Apache-2.0
#include "event/merge_clusters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dateline {

namespace {

template <typename T>
std::vector<T> merged(const std::vector<T>& a, const std::vector<T>& b) {
    std::vector<T> all;
    all.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}

bool share_one(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    const auto& few = a.size() < b.size() ? a : b;
    const auto& many = a.size() < b.size() ? b : a;
    return std::any_of(few.begin(), few.end(), [&](std::uint32_t article) {
        return std::binary_search(many.begin(), many.end(), article);
    });
}

std::uint64_t pair_key(std::size_t a, std::size_t b) {
    return static_cast<std::uint64_t>(std::min(a, b)) << 32U | static_cast<std::uint64_t>(std::max(a, b));
}

} // namespace

std::size_t MergeClusters::add(MergeUnit unit) {
    const std::size_t index = m_units.size();
    m_clusters.push_back({{index}, {index}, unit.articles});
    m_units.push_back(std::move(unit));
    m_cluster_of.push_back(index);
    m_reasons.emplace_back();
    return index;
}

bool MergeClusters::tells(std::size_t cluster, std::uint32_t article) const {
    const auto& articles = m_clusters[cluster].articles;
    return std::binary_search(articles.begin(), articles.end(), article);
}

bool MergeClusters::sharper(std::size_t a, std::size_t b) const {
    const auto key = [&](std::size_t unit) {
        const ComparableReport& told = m_units[unit].told;
        const int days = told.report->when.bounded() ? told.window.days() : 1'000'000;
        return std::tuple{days, told.report->where.radius_m, unit};
    };
    return key(a) < key(b);
}

bool MergeClusters::vetoed(const Cluster& a, const Cluster& b) const {
    return std::any_of(a.speakers.begin(), a.speakers.end(), [&](std::size_t x) {
        return std::any_of(b.speakers.begin(), b.speakers.end(), [&](std::size_t y) {
            return compare(m_units[x].told, m_units[y].told, false).vetoed;
        });
    });
}

bool MergeClusters::try_join(std::size_t a, std::size_t b) {
    std::size_t kept = m_cluster_of[a];
    std::size_t gone = m_cluster_of[b];
    if (kept == gone || m_kept_apart.count(pair_key(kept, gone)) != 0)
        return false;
    if (share_one(m_clusters[kept].articles, m_clusters[gone].articles) ||
        vetoed(m_clusters[kept], m_clusters[gone])) {
        m_kept_apart.insert(pair_key(kept, gone));
        return false;
    }
    if (m_clusters[kept].units.size() < m_clusters[gone].units.size())
        std::swap(kept, gone);
    Cluster& into = m_clusters[kept];
    Cluster& from = m_clusters[gone];
    for (const std::size_t unit : from.units)
        m_cluster_of[unit] = kept;
    into.units.insert(into.units.end(), from.units.begin(), from.units.end());
    into.articles = merged(into.articles, from.articles);
    into.speakers.insert(into.speakers.end(), from.speakers.begin(), from.speakers.end());
    std::sort(into.speakers.begin(), into.speakers.end(),
              [&](std::size_t x, std::size_t y) { return sharper(x, y); });
    if (into.speakers.size() > most_speakers)
        into.speakers.resize(most_speakers);
    from = {};
    m_reasons[b] = fmt::format("with {}: {}", m_units[a].told.report->report_id,
                               compare(m_units[a].told, m_units[b].told, true).reasons);
    return true;
}

void MergeClusters::append_groups(std::vector<ReportGroup>& groups, double least_score) const {
    const auto add_unit = [&](ReportGroup& group, std::size_t index) {
        const MergeUnit& unit = m_units[index];
        group.members.insert(group.members.end(), unit.reports.begin(), unit.reports.end());
        if (!m_reasons[index].empty())
            group.reasons[unit.reports.front()] = m_reasons[index];
        if (unit.reports.size() < 2)
            return;
        const std::string alike = fmt::format("with {}: {}", unit.told.report->report_id,
                                              compare(unit.told, unit.told, true).reasons);
        for (std::size_t i = 1; i < unit.reports.size(); ++i)
            group.reasons[unit.reports[i]] = alike;
    };
    for (const Cluster& cluster : m_clusters) {
        if (cluster.units.empty())
            continue;
        const MergeUnit& first = m_units[cluster.units.front()];
        if (cluster.units.size() == 1 && first.reports.size() > 1 &&
            compare(first.told, first.told, false).score < least_score) {
            for (const std::size_t report : first.reports)
                groups.push_back({{report}, {}});
            continue;
        }
        ReportGroup group;
        for (const std::size_t unit : cluster.units)
            add_unit(group, unit);
        std::sort(group.members.begin(), group.members.end());
        groups.push_back(std::move(group));
    }
}

} // namespace dateline
