// SPDX-License-Identifier: Apache-2.0
#include "syntax/train/perceptron.hpp"

#include "syntax/model_file.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace dateline {

namespace {
constexpr std::size_t first_slots = std::size_t{1} << 16U;
constexpr double most = 127; // a weight is one signed byte
} // namespace

Perceptron::Perceptron() : m_rows(first_slots) {}

std::size_t Perceptron::slot(std::uint64_t key) const {
    const std::size_t mask = m_rows.size() - 1;
    std::size_t at = static_cast<std::size_t>(key) & mask;
    while (m_rows[at].updates != 0 && m_rows[at].key != key)
        at = (at + 1) & mask;
    return at;
}

void Perceptron::score(std::span<const std::uint64_t> keys, Scores& scores) const {
    // Pass by pass, so that the waits for memory of all features overlap.
    const std::size_t mask = m_rows.size() - 1;
    for (const std::uint64_t key : keys)
        __builtin_prefetch(&m_rows[static_cast<std::size_t>(key) & mask]);
    std::array<const Row*, FeatureList::capacity> known{};
    std::size_t count = 0;
    for (const std::uint64_t key : keys) {
        const Row& row = m_rows[slot(key)];
        if (row.size == 0)
            continue;
        __builtin_prefetch(&m_weights[row.begin]);
        known.at(count++) = &row;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Row& row = *known.at(i);
        const Weight* const end = m_weights.data() + row.begin + row.size;
        for (const Weight* weight = end - row.size; weight != end; ++weight)
            scores[weight->of_class] += weight->value; // NOLINT(*-constant-array-index): set by add()
    }
}

void Perceptron::grow() {
    std::vector<Row> before(m_rows.size() * 2);
    before.swap(m_rows);
    for (const Row& row : before)
        if (row.updates != 0)
            m_rows[slot(row.key)] = row;
}

Perceptron::Row& Perceptron::row(std::uint64_t key) {
    std::size_t at = slot(key);
    if (m_rows[at].updates == 0) {
        if (++m_used * 2 > m_rows.size()) {
            grow();
            at = slot(key);
        }
        m_rows[at].key = key;
    }
    return m_rows[at];
}

void Perceptron::add(Row& row, std::size_t of_class, std::int32_t amount) {
    std::size_t at = row.begin;
    const std::size_t end = at + row.size;
    while (at != end && m_weights[at].of_class != of_class)
        ++at;
    if (at == end) {
        if (row.size == row.room) {
            // Move to the end of the pool, with twice the room.
            row.room = static_cast<std::uint8_t>(std::min(255, row.room == 0 ? 2 : row.room * 2));
            const std::size_t fresh = m_weights.size();
            m_weights.resize(fresh + row.room);
            m_pasts.resize(fresh + row.room);
            for (std::size_t i = 0; i < row.size; ++i) {
                m_weights[fresh + i] = m_weights[row.begin + i];
                m_pasts[fresh + i] = m_pasts[row.begin + i];
            }
            row.begin = static_cast<std::uint32_t>(fresh);
        }
        at = row.begin + std::size_t{row.size};
        ++row.size;
        m_weights[at] = {0, static_cast<std::uint32_t>(of_class)};
        m_pasts[at] = {0, m_now};
    }
    Past& past = m_pasts[at];
    past.total += static_cast<std::int64_t>(m_weights[at].value) * (m_now - past.since);
    past.since = m_now;
    m_weights[at].value += amount;
}

void Perceptron::update(std::span<const std::uint64_t> keys, std::size_t good, std::size_t bad) {
    for (const std::uint64_t key : keys) {
        Row& changed = row(key);
        ++changed.updates;
        add(changed, good, 1);
        add(changed, bad, -1);
    }
}

void Perceptron::restart() {
    for (std::size_t at = 0; at < m_weights.size(); ++at) {
        Past& past = m_pasts[at];
        past.total += static_cast<std::int64_t>(m_weights[at].value) * (m_now - past.since);
        past.since = m_now;
        m_weights[at].value = 0;
    }
}

double Perceptron::average(std::size_t at) const {
    const Past& past = m_pasts[at];
    const std::int64_t total =
        past.total + static_cast<std::int64_t>(m_weights[at].value) * (m_now - past.since);
    return static_cast<double>(total) / static_cast<double>(std::max<std::uint32_t>(m_now, 1));
}

std::string Perceptron::table(const Pruning& pruning) const {
    std::vector<TableEntry> entries;
    for (const Row& row : m_rows) {
        if (row.updates == 0 || row.updates < pruning.least_updates)
            continue;
        const std::size_t end = row.begin + std::size_t{row.size};
        double largest = 0;
        for (std::size_t at = row.begin; at != end; ++at)
            largest = std::max(largest, std::abs(average(at)) * pruning.units);
        TableEntry entry{row.key, {}, largest > most};
        for (std::size_t at = row.begin; at != end; ++at) {
            const double exact = average(at) * pruning.units;
            const double scaled = std::clamp(
                std::round(entry.coarse ? exact / (1 << FeatureTable::coarse_shift) : exact), -most, most);
            if (scaled != 0 && std::abs(exact) >= pruning.least_weight)
                entry.pairs.emplace_back(static_cast<std::uint8_t>(m_weights[at].of_class),
                                         static_cast<std::uint8_t>(static_cast<std::int8_t>(scaled)));
        }
        std::sort(entry.pairs.begin(), entry.pairs.end());
        if (!entry.pairs.empty())
            entries.push_back(std::move(entry));
    }
    return write_table(std::move(entries));
}

std::string write_table(std::vector<TableEntry> entries) {
    const auto buckets = static_cast<std::uint32_t>(std::max<std::size_t>(entries.size() / 2, 1));
    const auto filter_words = static_cast<std::uint32_t>(entries.size() / 8 + 1); // eight bits a feature
    std::uint32_t classes = 0;
    for (const TableEntry& entry : entries)
        for (const auto& [of_class, weight] : entry.pairs)
            classes = std::max(classes, of_class + 1U);
    const std::uint32_t row = (classes + 15U) / 16U * 16U;
    // Full rows come last in their bucket: the short entries then lie side by side.
    const auto is_full = [&](const TableEntry& entry) {
        return entry.pairs.size() * 3 > row || entry.pairs.size() > FeatureTable::most_pairs;
    };
    std::sort(entries.begin(), entries.end(), [&](const TableEntry& a, const TableEntry& b) {
        return std::tuple{bucket_of(a.key, buckets), is_full(a), a.key} <
               std::tuple{bucket_of(b.key, buckets), is_full(b), b.key};
    });
    std::string block;
    append_little_endian_32(block, buckets);
    append_little_endian_32(block, filter_words);
    append_little_endian_32(block, row);
    std::string filter(std::size_t{8} * filter_words, '\0');
    std::string bytes;
    std::uint32_t written = 0; // offsets written so far
    for (const TableEntry& entry : entries) {
        const std::uint32_t bit = filter_bit_of(entry.key, filter_words * 64);
        filter[bit / 8] = static_cast<char>(static_cast<unsigned char>(filter[bit / 8]) | 1U << (bit % 8));
        for (const std::uint32_t bucket = bucket_of(entry.key, buckets); written <= bucket; ++written)
            append_little_endian_32(block, static_cast<std::uint32_t>(bytes.size()));
        bytes.push_back(static_cast<char>(entry.key & 0xFFU));
        bytes.push_back(static_cast<char>(entry.key >> 8U & 0xFFU));
        // A full row is added up with vector instructions, which pays before it saves room.
        const bool full = is_full(entry);
        const std::size_t count = full ? FeatureTable::full_row : entry.pairs.size();
        bytes.push_back(static_cast<char>(count | (entry.coarse ? FeatureTable::coarse : 0U)));
        if (full) {
            std::string weights(row, '\0');
            for (const auto& [of_class, weight] : entry.pairs)
                weights[of_class] = static_cast<char>(weight);
            bytes += weights;
            continue;
        }
        for (const auto& [of_class, weight] : entry.pairs) {
            bytes.push_back(static_cast<char>(of_class));
            bytes.push_back(static_cast<char>(weight));
        }
    }
    for (; written <= buckets; ++written)
        append_little_endian_32(block, static_cast<std::uint32_t>(bytes.size()));
    return block + filter + bytes;
}

} // namespace dateline
