// SPDX-License-Identifier: Apache-2.0
#include "event/merge_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

namespace dateline {

namespace {

constexpr double metres_per_degree = 111'195; // of latitude
constexpr int longest_span = 40;              ///< blocks that a unit stands in along one axis, at most

/// How finely blocks are cut.
struct Grain {
    int days;
    int degrees;
};
constexpr Grain fine_grain{31, 2};
constexpr Grain coarse_grain{366, 20};
constexpr Grain year_of_a_town{366, 2};

/// The blocks that a unit touches, inclusive.
struct BlockRange {
    int time_first = 0;
    int time_last = 0;
    int x_first = 0;
    int x_last = 0;
    int y_first = 0;
    int y_last = 0;
    [[nodiscard]] int cells() const { return (x_last - x_first + 1) * (y_last - y_first + 1); }
};

int floor_div(double value, int by) {
    return static_cast<int>(std::floor(value / by));
}

bool has_place(const ComparableReport& told) {
    return !told.report->where.geometry.empty();
}

/// How long after a report others may tell of the same thing.
std::chrono::days patience(const ComparableReport& told) {
    return told.report->kind == ReportKind::fortification ? longest_work : std::chrono::days{0};
}

BlockRange range_of(const ComparableReport& told, Grain grain) {
    const Footprint& where = told.report->where;
    const double reach_lat = (where.radius_m * 1.1 + 5'000) / metres_per_degree;
    const double reach_lon =
        reach_lat / std::max(0.1, std::cos(where.point.lat * 0.017453292519943295)); // pi / 180
    BlockRange range;
    range.x_first = floor_div(where.point.lon - reach_lon, grain.degrees);
    range.x_last =
        std::min(floor_div(where.point.lon + reach_lon, grain.degrees), range.x_first + longest_span);
    range.y_first = floor_div(where.point.lat - reach_lat, grain.degrees);
    range.y_last =
        std::min(floor_div(where.point.lat + reach_lat, grain.degrees), range.y_first + longest_span);
    if (told.window.dated) {
        const auto day = [](Day value) { return static_cast<double>(value.time_since_epoch().count()); };
        range.time_last = floor_div(day(told.window.end + patience(told)), grain.days);
        range.time_first =
            std::max(floor_div(day(told.window.start) - 1, grain.days), range.time_last - longest_span);
    }
    return range;
}

BlockRange without_place(BlockRange range) {
    range.x_first = range.x_last = range.y_first = range.y_last = 0;
    return range;
}

/// A block as a number. Two blocks may share one: that costs a comparison and changes nothing.
std::uint64_t block_key(std::string_view family, int time, int x, int y, int kind) {
    std::uint64_t key = std::hash<std::string_view>{}(family);
    for (const int part : {time, x, y, kind}) {
        key ^= static_cast<std::uint64_t>(static_cast<std::uint32_t>(part)) + 0x9e3779b97f4a7c15U +
               (key << 6U) + (key >> 2U);
        key *= 0xff51afd7ed558ccdU;
    }
    return key;
}

template <typename Sink>
void each_block(std::string_view family, const BlockRange& range, bool dated, int kind, const Sink& sink) {
    constexpr int no_time = 1'000'000;
    for (int x = range.x_first; x <= range.x_last; ++x)
        for (int y = range.y_first; y <= range.y_last; ++y)
            for (int t = dated ? range.time_first : no_time; t <= (dated ? range.time_last : no_time); ++t)
                sink(block_key(family, t, x, y, kind));
}

using Blocks = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

/// Compares the units of blocks with their neighbours.
class Neighbourhoods {
public:
    Neighbourhoods(const MergeClusters& clusters, double threshold)
        : m_clusters(clusters), m_threshold{threshold} {}

    enum class Order : std::uint8_t { start, end, place };

    /// Each unit with those that follow it in the block. `only_if` says which pairs are looked for.
    template <typename Wanted>
    void compare_in(std::vector<std::uint32_t>& block, Order order, const Wanted& wanted) {
        std::sort(block.begin(), block.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return key(a, order) < key(b, order); });
        for (std::size_t i = 0; i < block.size(); ++i) {
            const std::size_t last = std::min(block.size(), i + 1 + most_neighbours);
            for (std::size_t j = i + 1; j < last; ++j) {
                if (order == Order::start && out_of_reach(block[i], block[j]))
                    break;
                if (wanted(block[i], block[j]))
                    compare_pair(block[i], block[j]);
            }
        }
    }

    std::vector<MergeEdge> take() {
        const auto order = [](const MergeEdge& edge) { return std::tuple{-edge.score, edge.a, edge.b}; };
        std::sort(m_edges.begin(), m_edges.end(),
                  [&](const MergeEdge& x, const MergeEdge& y) { return order(x) < order(y); });
        m_edges.erase(
            std::unique(m_edges.begin(), m_edges.end(),
                        [](const MergeEdge& x, const MergeEdge& y) { return x.a == y.a && x.b == y.b; }),
            m_edges.end());
        return std::move(m_edges);
    }

private:
    [[nodiscard]] std::tuple<double, double, double, std::uint32_t> key(std::uint32_t unit,
                                                                        Order order) const {
        const ComparableReport& told = m_clusters.unit(unit).told;
        const auto day = [](Day value) { return static_cast<double>(value.time_since_epoch().count()); };
        const LonLat& point = told.report->where.point;
        switch (order) {
        case Order::start:
            return {day(told.window.start), day(told.window.end), point.lon, unit};
        case Order::end:
            return {day(told.window.end), day(told.window.start), point.lon, unit};
        case Order::place:
            break;
        }
        return {point.lon, point.lat, told.report->where.radius_m, unit};
    }

    /// In the order of starts all that follow lie later still.
    [[nodiscard]] bool out_of_reach(std::uint32_t earlier, std::uint32_t later) const {
        return m_clusters.unit(later).told.window.start > m_clusters.unit(earlier).told.window.end +
                                                              std::chrono::days{1} +
                                                              patience(m_clusters.unit(earlier).told);
    }

    void compare_pair(std::uint32_t a, std::uint32_t b) {
        const Comparison comparison = compare(m_clusters.unit(a).told, m_clusters.unit(b).told, false);
        if (!comparison.vetoed && comparison.score >= m_threshold)
            m_edges.push_back({comparison.score, std::min(a, b), std::max(a, b)});
    }

    const MergeClusters& m_clusters;
    double m_threshold;
    std::vector<MergeEdge> m_edges;
};

} // namespace

std::string_view type_family(std::string_view type) {
    if (type.substr(0, 10) == "defection." || type == "border_crossing")
        return "crossing";
    if (type == "fence" || type == "barbed_wire")
        return "fence";
    if (type == "wall" || type == "anti_tank_barrier")
        return "wall";
    return type;
}

std::vector<MergeEdge> edges_in_blocks(const MergeClusters& clusters, const std::vector<std::size_t>& units,
                                       double threshold) {
    // Finely told units meet in months and small cells; the others in years and large ones. A unit without a
    // place meets all of its years, one without a date all of its region.
    constexpr int fine = 0;
    constexpr int coarse = 1;
    constexpr int placeless = 2;
    constexpr int undated = 3;
    const bool all_fine = std::all_of(units.begin(), units.end(), [&](std::size_t unit) {
        return is_precise(*clusters.unit(unit).told.report);
    });
    const Grain grain = all_fine ? fine_grain : coarse_grain;
    Blocks dated_blocks;
    Blocks placeless_blocks;
    Blocks undated_blocks;
    for (const std::size_t unit : units) {
        const ComparableReport& told = clusters.unit(unit).told;
        const std::string_view family = type_family(told.report->type);
        const auto index = static_cast<std::uint32_t>(unit);
        const BlockRange range = range_of(told, grain);
        if (has_place(told) && told.window.dated)
            each_block(family, range, true, all_fine ? fine : coarse,
                       [&](std::uint64_t key) { dated_blocks[key].push_back(index); });
        if (all_fine)
            continue;
        if (has_place(told))
            each_block(family, range, false, undated,
                       [&](std::uint64_t key) { undated_blocks[key].push_back(index); });
        if (told.window.dated) {
            each_block(family, without_place(range), true, placeless,
                       [&](std::uint64_t key) { placeless_blocks[key].push_back(index); });
        }
    }
    Neighbourhoods neighbourhoods{clusters, threshold};
    using Order = Neighbourhoods::Order;
    const auto any = [](std::uint32_t, std::uint32_t) { return true; };
    for (auto& [key, block] : dated_blocks) {
        neighbourhoods.compare_in(block, Order::start, any);
        if (block.size() > most_neighbours)
            neighbourhoods.compare_in(block, Order::end, any);
    }
    for (auto& [key, block] : undated_blocks)
        neighbourhoods.compare_in(block, Order::place, [&](std::uint32_t a, std::uint32_t b) {
            return !clusters.unit(a).told.window.dated || !clusters.unit(b).told.window.dated;
        });
    for (auto& [key, block] : placeless_blocks)
        neighbourhoods.compare_in(block, Order::start, [&](std::uint32_t a, std::uint32_t b) {
            return !has_place(clusters.unit(a).told) || !has_place(clusters.unit(b).told);
        });
    return neighbourhoods.take();
}

namespace {

constexpr int most_cells = 16; ///< of the small cells, for a mention to be looked up in them
constexpr int in_town = 4;
constexpr int in_region = 5;
constexpr int anywhere = 6;

} // namespace

std::vector<std::uint64_t> town_cells(const ComparableReport& told) {
    constexpr int widest = 40;
    std::vector<std::uint64_t> cells;
    const BlockRange range = range_of(told, year_of_a_town);
    if (has_place(told) && range.cells() <= widest)
        each_block({}, range, false, in_town, [&](std::uint64_t key) { cells.push_back(key); });
    return cells;
}

CandidateIndex::CandidateIndex(const MergeClusters& clusters, const std::vector<std::size_t>& units)
    : m_clusters(clusters) {
    for (const std::size_t unit : units) {
        const ComparableReport& told = clusters.unit(unit).told;
        const std::string_view family = type_family(told.report->type);
        for (const int kind : {in_town, in_region}) {
            const BlockRange range = range_of(told, kind == in_town ? year_of_a_town : coarse_grain);
            for (const bool dated : {true, false})
                each_block(family, range, dated, kind, [&](std::uint64_t key) {
                    m_blocks[key].push_back(static_cast<std::uint32_t>(unit));
                });
        }
        each_block(family, without_place(range_of(told, coarse_grain)), true, anywhere,
                   [&](std::uint64_t key) { m_blocks[key].push_back(static_cast<std::uint32_t>(unit)); });
    }
}

std::vector<std::size_t> CandidateIndex::find(const ComparableReport& mention) const {
    std::vector<std::size_t> found;
    const bool placed = has_place(mention);
    if (!placed && !mention.window.dated)
        return found;
    BlockRange range = range_of(mention, year_of_a_town);
    int kind = in_town;
    if (!placed || range.cells() > most_cells) {
        range = range_of(mention, coarse_grain);
        kind = placed ? in_region : anywhere;
    }
    if (!placed)
        range = without_place(range);
    const auto could_be_when = [&](std::uint32_t unit) {
        const TimeWindow& window = m_clusters.unit(unit).told.window;
        return !mention.window.dated || (window.start <= mention.window.end + std::chrono::days{1} &&
                                         mention.window.start <= window.end + std::chrono::days{1});
    };
    bool too_many = false;
    each_block(type_family(mention.report->type), range, mention.window.dated, kind, [&](std::uint64_t key) {
        const auto block = m_blocks.find(key);
        if (too_many || block == m_blocks.end())
            return;
        for (const std::uint32_t unit : block->second)
            if (could_be_when(unit))
                found.push_back(unit);
        too_many = found.size() > 8 * most_candidates; // a unit may stand in several cells
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (too_many || found.size() > most_candidates)
        found.clear();
    return found;
}

} // namespace dateline
