// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/merge_clusters.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Two units that may tell the same happening.
struct MergeEdge {
    double score = 0;
    std::uint32_t a = 0; ///< the unit with the lower number
    std::uint32_t b = 0;
};

/// Types that may be one happening share a family: nothing is compared across.
std::string_view type_family(std::string_view type);

/// The pairs of units that reach `threshold` and are not vetoed, strongest first, equal ones by unit.
///
/// Units meet within blocks of family, time and region; inside a block each is compared with its nearest
/// neighbours by start and by end of its window (at most `most_neighbours` each way), undated ones by place.
/// So the cost is that of sorting, and blocks of up to that many units are compared in full.
std::vector<MergeEdge> edges_in_blocks(const MergeClusters& clusters, const std::vector<std::size_t>& units,
                                       double threshold);

inline constexpr std::size_t most_neighbours = 64;

/// Numbers of the cells of two degrees that a report's place touches; empty where it has none, or one so wide
/// that it tells nothing.
std::vector<std::uint64_t> town_cells(const ComparableReport& told);

/// Finds what a vague mention could mean among finely told units. Keeps a reference to the clusters.
class CandidateIndex {
public:
    CandidateIndex(const MergeClusters& clusters, const std::vector<std::size_t>& units);

    /// Units of the family whose window and place the mention touches, ascending. Nothing where there are
    /// more than `most_candidates`: then the mention is too vague to tell which is meant.
    [[nodiscard]] std::vector<std::size_t> find(const ComparableReport& mention) const;

    static constexpr std::size_t most_candidates = 250;

private:
    const MergeClusters& m_clusters;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_blocks;
};

} // namespace dateline
