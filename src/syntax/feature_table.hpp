// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dateline {

/// The features that speak at one decision, as 64-bit keys.
class FeatureList {
public:
    static constexpr std::size_t capacity = 128;

    void clear() { m_size = 0; }

    /// One template over up to three values; `name` keeps templates apart. Precondition: room is left.
    void add(std::uint64_t name, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        std::uint64_t key = name * 0x9E3779B97F4A7C15ULL + a * 0xC2B2AE3D27D4EB4FULL +
                            b * 0xD6E8FEB86659FD93ULL + c * 0xA0761D6478BD642FULL;
        key = (key ^ (key >> 31U)) * 0xE7037ED1A0B428DBULL;
        m_keys[m_size++] = key ^ (key >> 32U); // NOLINT(*-constant-array-index): hot; templates are counted
    }

    [[nodiscard]] std::span<const std::uint64_t> keys() const { return {m_keys.data(), m_size}; }

private:
    std::array<std::uint64_t, capacity> m_keys;
    std::size_t m_size = 0;
};

/// Scores by class; a class is one byte, so any byte of a file is a valid index.
using Scores = std::array<std::int32_t, 256>;

/// Feature weights in a read-only block of memory (a part of the model file): a filter of one bit tells most
/// unknown features at once; the others share buckets, and each keeps a 16-bit fingerprint of its key and its
/// few (class, weight) pairs of one byte each, or one weight for every class when it has many. Features with
/// large weights keep them in coarse units. A block made up by an enemy gives wrong scores, never a read
/// outside of the block.
///
/// The block: number of buckets, number of 64-bit words of the filter, number of classes of a full row (4
/// bytes each); begins of the buckets and the end of the last (4 bytes each); the filter; the entries:
/// fingerprint (2), count (1), pairs or row.
class FeatureTable {
public:
    static constexpr unsigned most_pairs = 0x7E; ///< of a feature that has pairs
    static constexpr unsigned full_row = 0x7F;   ///< as the count: a weight for every class
    static constexpr unsigned count_mask = 0x7F;
    static constexpr unsigned coarse = 0x80; ///< the other bit of the count: the weights are in coarse units
    static constexpr int coarse_shift = 4;   ///< a coarse unit is 2 to this power

    FeatureTable() = default;

    /// Throws DataError when `block` is not a table. `what` names it in the message.
    FeatureTable(std::string_view block, std::string_view what);

    /// Add the weights of every known feature to the scores.
    void score(std::span<const std::uint64_t> keys, Scores& scores) const;

    /// The first (class, weight) pair of the feature as one number `class + 256 * weight byte`, or `missing`.
    static constexpr int missing = -1;
    [[nodiscard]] int find(std::uint64_t key) const;

private:
    [[nodiscard]] std::string_view bucket(std::uint64_t key) const;
    [[nodiscard]] const char* find_entry(std::string_view bucket, std::uint64_t key) const;
    [[nodiscard]] bool passes_filter(std::uint64_t key) const;

    const char* m_offsets = nullptr; ///< m_buckets + 1 little-endian 32-bit numbers, ascending
    const char* m_filter = nullptr;
    std::uint32_t m_buckets = 0;
    std::uint32_t m_filter_bits = 0;
    std::uint32_t m_row = 0;
    std::string_view m_entries;
};

/// The bucket of a key among `buckets`: shared by the reader and the writer of tables.
constexpr std::uint32_t bucket_of(std::uint64_t key, std::uint32_t buckets) {
    return static_cast<std::uint32_t>(((key >> 32U) * buckets) >> 32U);
}

/// The bit of a key in a filter of `bits` bits.
constexpr std::uint32_t filter_bit_of(std::uint64_t key, std::uint32_t bits) {
    return static_cast<std::uint32_t>(((key & 0xFFFFFFFFU) * bits) >> 32U);
}

} // namespace dateline
