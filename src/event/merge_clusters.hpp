// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/merge.hpp"
#include "event/merge_units.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace dateline {

/// Units that tell the same happening. Clusters only grow.
class MergeClusters {
public:
    /// A new unit in a cluster of its own; gives the number of the unit.
    std::size_t add(MergeUnit unit);

    [[nodiscard]] const MergeUnit& unit(std::size_t index) const { return m_units[index]; }
    [[nodiscard]] std::size_t units() const { return m_units.size(); }
    [[nodiscard]] std::size_t cluster_of(std::size_t unit) const { return m_cluster_of[unit]; }
    [[nodiscard]] bool tells(std::size_t cluster, std::uint32_t article) const;

    /// The units that speak for a cluster: the sharpest, at most `most_speakers`. Up to that size a cluster
    /// is judged by all its units.
    [[nodiscard]] const std::vector<std::size_t>& speakers(std::size_t cluster) const {
        return m_clusters[cluster].speakers;
    }

    /// Join the clusters of two units, unless an article tells both apart or any pair across is vetoed. The
    /// reasons are those between the two units, kept with the second.
    bool try_join(std::size_t a, std::size_t b);

    /// Forgets the last add() of a unit that joined nothing.
    void abandon_last() { m_clusters.back() = {}; }

    /// The reports of each cluster and why they are there, sorted by the first report. `least_score` is what
    /// reports that are alike must reach to be one happening where nothing else holds them together.
    void append_groups(std::vector<ReportGroup>& groups, double least_score) const;

    static constexpr std::size_t most_speakers = 64;

private:
    struct Cluster {
        std::vector<std::size_t> units;
        std::vector<std::size_t> speakers;   ///< sharpest first
        std::vector<std::uint32_t> articles; ///< ascending
    };

    [[nodiscard]] bool sharper(std::size_t a, std::size_t b) const;
    [[nodiscard]] bool vetoed(const Cluster& a, const Cluster& b) const;

    std::vector<MergeUnit> m_units;
    std::vector<std::size_t> m_cluster_of;
    std::vector<Cluster> m_clusters;
    std::vector<std::string> m_reasons;             ///< of each unit
    std::unordered_set<std::uint64_t> m_kept_apart; ///< pairs of clusters that are known to be vetoed
};

} // namespace dateline
