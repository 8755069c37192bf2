// SPDX-License-Identifier: Apache-2.0
#include "syntax/feature_table.hpp"

#include "base/error.hpp"
#include "syntax/model_file.hpp"

namespace dateline {

namespace {

constexpr std::size_t entry_head = 3; // fingerprint (2), number of pairs (1)

inline unsigned byte_at(const char* at) {
    return static_cast<unsigned char>(*at);
}
inline unsigned pairs_at(const char* at) {
    return byte_at(at) & FeatureTable::most_pairs;
}
inline unsigned fingerprint_at(const char* at) {
    return byte_at(at) | byte_at(at + 1) << 8U;
}

/// The entry of the key in its bucket: pointer to its number of pairs, checked to lie inside; null if
/// unknown.
inline const char* find_entry(std::string_view bucket, std::uint64_t key) {
    const auto fingerprint = static_cast<unsigned>(key & 0xFFFFU);
    const char* at = bucket.data();
    std::size_t left = bucket.size();
    while (left >= entry_head) {
        const std::size_t size = entry_head + 2 * static_cast<std::size_t>(pairs_at(at + 2));
        if (size > left)
            return nullptr;
        if (fingerprint_at(at) == fingerprint)
            return at + 2;
        at += size;
        left -= size;
    }
    return nullptr;
}

} // namespace

FeatureTable::FeatureTable(std::string_view block, std::string_view what) {
    if (block.size() < 8)
        fail<DataError>("model: the table '{}' is cut off", what);
    m_buckets = little_endian_32(block.data());
    const std::uint64_t entries_at = 4 + 4 * (static_cast<std::uint64_t>(m_buckets) + 1);
    if (m_buckets == 0 || entries_at > block.size())
        fail<DataError>("model: the table '{}' is cut off", what);
    m_offsets = block.data() + 4;
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

void FeatureTable::score(std::span<const std::uint64_t> keys, Scores& scores) const {
    for (const std::uint64_t key : keys) {
        const char* entry = find_entry(bucket(key), key);
        if (entry == nullptr)
            continue;
        const char* const end = entry + 1 + 2 * static_cast<std::size_t>(pairs_at(entry));
        const int unit = (byte_at(entry) & FeatureTable::coarse) != 0 ? FeatureTable::coarse_unit : 1;
        for (const char* pair = entry + 1; pair != end; pair += 2)
            scores[byte_at(pair)] +=
                unit * static_cast<signed char>(pair[1]); // NOLINT(*-constant-array-index): one byte
    }
}

int FeatureTable::find(std::uint64_t key) const {
    const char* entry = find_entry(bucket(key), key);
    if (entry == nullptr || pairs_at(entry) == 0)
        return missing;
    return static_cast<int>(byte_at(entry + 1) | byte_at(entry + 2) << 8U);
}

} // namespace dateline
