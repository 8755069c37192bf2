// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/feature_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

/// A linear classifier with averaged weights (Collins 2002). Weights and their sums are whole numbers, so the
/// same decisions in the same order give the same weights on every machine.
class Perceptron {
public:
    Perceptron();

    void score(std::span<const std::uint64_t> keys, Scores& scores) const;
    /// Count one decision: every decision has the same share in the average.
    void tick() { ++m_now; }
    /// Forget the weights, but not their share in the average: what follows is a training of its own, and the
    /// model is the mean of all.
    void restart();
    /// The decision was `bad` and ought to have been `good`.
    void update(std::span<const std::uint64_t> keys, std::size_t good, std::size_t bad);

    /// What makes the model small: features that were seldom wrong, and weights that hardly count, are left
    /// out.
    struct Pruning {
        std::uint32_t least_updates = 2;
        double least_weight = 0; ///< in units of the model, see `units`
        double units = 16;       ///< of the model in one unit of training
    };
    /// The averaged weights as a block for FeatureTable.
    [[nodiscard]] std::string table(const Pruning& pruning) const;

private:
    /// A known feature: its weights are `size` neighbours in the pool from `begin`, with room for `room`.
    struct Row {
        std::uint64_t key = 0;
        std::uint32_t begin = 0;
        std::uint32_t updates = 0; ///< 0: the slot is free
        std::uint8_t size = 0;
        std::uint8_t room = 0;
    };
    /// A class and its weight, all that scoring touches.
    struct Weight {
        std::int32_t value = 0;
        std::uint32_t of_class = 0;
    };
    /// The part of a weight that only the average needs.
    struct Past {
        std::int64_t total = 0;
        std::uint32_t since = 0; ///< when `total` was last brought up to date
    };

    [[nodiscard]] std::size_t slot(std::uint64_t key) const;
    Row& row(std::uint64_t key);
    void grow();
    void add(Row& row, std::size_t of_class, std::int32_t amount);
    [[nodiscard]] double average(std::size_t at) const;

    std::uint32_t m_now = 0;
    std::size_t m_used = 0;
    std::vector<Row> m_rows; ///< open addressing by key
    std::vector<Weight> m_weights;
    std::vector<Past> m_pasts; ///< parallel to m_weights
};

/// One feature of a table being written: its (class, weight byte) pairs.
struct TableEntry {
    std::uint64_t key = 0;
    std::vector<std::pair<std::uint8_t, std::uint8_t>> pairs;
    bool coarse = false;
};
/// A block for FeatureTable; the order of the entries does not matter.
std::string write_table(std::vector<TableEntry> entries);

} // namespace dateline
