// SPDX-License-Identifier: Apache-2.0
#include "syntax/feature_table.hpp"

#include "base/error.hpp"
#include "syntax/model_file.hpp"

#include <cstring>
#include <tuple>

namespace dateline {

namespace {

constexpr std::size_t head_size = 12; // buckets, filter words, classes of a row
constexpr std::size_t entry_head = 3; // fingerprint (2), count (1)
constexpr std::size_t filter_word = 8;

inline unsigned byte_at(const char* at) {
    return static_cast<unsigned char>(*at);
}
inline unsigned count_at(const char* at) {
    return byte_at(at) & FeatureTable::count_mask;
}
/// Add a full row, a block at a time in vector registers (an extension that g++ and clang share: left to
/// itself g++ 12 does it one by one).
constexpr std::uint32_t row_block = 16;
using RowBytes = signed char __attribute__((vector_size(row_block)));
using RowSums = std::int32_t __attribute__((vector_size(row_block * sizeof(std::int32_t))));
inline void add_row(const char* weights, std::uint32_t row, std::int32_t shift, Scores& scores) {
    for (std::uint32_t at = 0; at < row; at += row_block) {
        RowBytes bytes;
        RowSums sums;
        std::memcpy(&bytes, weights + at, sizeof bytes);
        std::memcpy(&sums, scores.data() + at, sizeof sums);
        sums += __builtin_convertvector(bytes, RowSums) << shift;
        std::memcpy(scores.data() + at, &sums, sizeof sums);
    }
}

inline unsigned fingerprint_at(const char* at) {
    return byte_at(at) | byte_at(at + 1) << 8U;
}

} // namespace

FeatureTable::FeatureTable(std::string_view block, std::string_view what) {
    if (block.size() < head_size)
        fail<DataError>("model: the table '{}' is cut off", what);
    m_buckets = little_endian_32(block.data());
    const std::uint32_t words = little_endian_32(block.data() + 4);
    m_row = little_endian_32(block.data() + 8);
    const std::uint64_t filter_at = head_size + 4 * (static_cast<std::uint64_t>(m_buckets) + 1);
    const std::uint64_t entries_at = filter_at + filter_word * static_cast<std::uint64_t>(words);
    if (m_buckets == 0 || words == 0 || entries_at > block.size())
        fail<DataError>("model: the table '{}' is cut off", what);
    if (m_row > std::tuple_size_v<Scores> || m_row % row_block != 0)
        fail<DataError>("model: the table '{}' has rows of {} classes", what, m_row);
    m_offsets = block.data() + head_size;
    m_filter = block.data() + filter_at;
    m_filter_bits = words * 64; // the block is smaller than 4 GiB
    m_entries = block.substr(entries_at);
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i <= m_buckets; ++i) {
        const std::uint32_t offset = little_endian_32(m_offsets + std::size_t{4} * i);
        if (offset < before || offset > m_entries.size())
            fail<DataError>("model: bucket {} of the table '{}' points outside", i, what);
        before = offset;
    }
}

std::string_view FeatureTable::bucket(std::uint64_t key) const {
    const char* at = m_offsets + std::size_t{4} * bucket_of(key, m_buckets);
    const std::uint32_t begin = little_endian_32(at);
    return {m_entries.data() + begin, little_endian_32(at + 4) - begin};
}

bool FeatureTable::passes_filter(std::uint64_t key) const {
    const std::uint32_t bit = filter_bit_of(key, m_filter_bits);
    return (byte_at(m_filter + bit / 8) >> (bit % 8) & 1U) != 0;
}

/// The entry of the key in its bucket: pointer to its count, checked to lie inside; null if unknown.
inline const char* FeatureTable::find_entry(std::string_view bucket, std::uint64_t key) const {
    const auto fingerprint = static_cast<unsigned>(key & 0xFFFFU);
    const char* at = bucket.data();
    std::size_t left = bucket.size();
    while (left >= entry_head) {
        const unsigned count = count_at(at + 2);
        const std::size_t size = entry_head + (count == full_row ? m_row : std::size_t{2} * count);
        if (size > left)
            return nullptr;
        if (fingerprint_at(at) == fingerprint)
            return at + 2;
        at += size;
        left -= size;
    }
    return nullptr;
}

void FeatureTable::score(std::span<const std::uint64_t> keys, Scores& scores) const {
    // Pass by pass, so that the waits for memory of all features overlap.
    std::array<std::uint64_t, FeatureList::capacity>
        passed; // NOLINT(*-member-init): filled as far as it is read
    std::array<std::string_view, FeatureList::capacity> buckets;
    std::size_t count = 0;
    for (const std::uint64_t key : keys) {
        passed[count] = key; // NOLINT(*-constant-array-index): a feature list has no more keys
        count += passes_filter(key) ? 1U : 0U;
    }
    const std::span<const std::uint64_t> known{passed.data(), count};
    for (const std::uint64_t key : known)
        __builtin_prefetch(m_offsets + std::size_t{4} * bucket_of(key, m_buckets));
    count = 0;
    for (const std::uint64_t key : known) {
        const std::string_view found = bucket(key);
        __builtin_prefetch(found.data());
        __builtin_prefetch(found.data() + 64);
        buckets[count++] = found; // NOLINT(*-constant-array-index)
    }
    const std::uint32_t row = m_row; // the scores cannot change it then
    count = 0;
    for (const std::uint64_t key : known) {
        const char* const entry = find_entry(buckets[count++], key); // NOLINT(*-constant-array-index)
        if (entry == nullptr)
            continue;
        const unsigned pairs = count_at(entry);
        const std::int32_t shift = (byte_at(entry) & coarse) != 0 ? coarse_shift : 0;
        if (pairs == full_row) {
            add_row(entry + 1, row, shift, scores);
            continue;
        }
        const char* const end = entry + 1 + std::size_t{2} * pairs;
        for (const char* pair = entry + 1; pair != end; pair += 2)
            scores[byte_at(pair)] += // NOLINT(*-constant-array-index): one byte
                static_cast<std::int32_t>(static_cast<signed char>(pair[1])) << shift;
    }
}

int FeatureTable::find(std::uint64_t key) const {
    if (!passes_filter(key))
        return missing;
    const char* entry = find_entry(bucket(key), key);
    if (entry == nullptr || count_at(entry) == 0 || count_at(entry) == full_row)
        return missing;
    return static_cast<int>(byte_at(entry + 1) | byte_at(entry + 2) << 8U);
}

} // namespace dateline
