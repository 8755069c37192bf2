// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/index_format.hpp"

#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A compiled index, mapped read-only. Opening checks the header and that every section lies inside the file;
/// each access checks what it follows, and throws DataError naming the file when it leads nowhere. Not
/// copied: records are read out of the map.
class IndexFile {
public:
    explicit IndexFile(const std::filesystem::path& path);
    ~IndexFile();
    IndexFile(IndexFile&& other) noexcept;
    IndexFile& operator=(IndexFile&& other) noexcept;
    IndexFile(const IndexFile&) = delete;
    IndexFile& operator=(const IndexFile&) = delete;

    [[nodiscard]] std::uint32_t size() const { return m_entries; }
    [[nodiscard]] std::uint32_t type_count() const {
        return count<index_format::Type>(index_format::Section::types);
    }
    [[nodiscard]] std::uint32_t source_count() const {
        return count<index_format::Source>(index_format::Section::sources);
    }

    [[nodiscard]] index_format::Entry entry(std::uint32_t number) const {
        return record<index_format::Entry>(index_format::Section::entries, number);
    }
    [[nodiscard]] index_format::Parent parent(std::uint32_t number) const {
        return record<index_format::Parent>(index_format::Section::parents, number);
    }
    [[nodiscard]] index_format::Name name(std::uint32_t number) const {
        return record<index_format::Name>(index_format::Section::names, number);
    }
    [[nodiscard]] index_format::Posting posting(std::uint32_t number) const {
        return record<index_format::Posting>(index_format::Section::postings, number);
    }
    [[nodiscard]] index_format::Type type(std::uint32_t number) const {
        return record<index_format::Type>(index_format::Section::types, number);
    }
    [[nodiscard]] index_format::Source source(std::uint32_t number) const {
        return record<index_format::Source>(index_format::Section::sources, number);
    }
    [[nodiscard]] std::string_view string(index_format::StringRef reference) const;
    [[nodiscard]] std::string_view geometry(const index_format::Entry& entry) const;

    /// Number of the entry with this id.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;

    /// Range of postings under a mixed hash of joined letters; first == end when there are none.
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t end = 0;
    };
    [[nodiscard]] Range postings(std::uint64_t mixed_hash) const;

    /// Whether the filter knows the hash: surely false when nothing was entered under it.
    [[nodiscard]] bool may_hold(std::uint64_t mixed_hash) const { return m_filter.may_hold(mixed_hash); }
    /// The same for the first words of names written small.
    [[nodiscard]] bool may_start_small(std::uint64_t mixed_hash) const {
        return m_small_filter.may_hold(mixed_hash);
    }
    void prefetch(std::uint64_t mixed_hash) const { __builtin_prefetch(m_filter.block(mixed_hash)); }

    [[noreturn]] void corrupt(std::string_view what) const;

private:
    template <typename T>
    [[nodiscard]] std::uint32_t count(index_format::Section section) const {
        return static_cast<std::uint32_t>(place(section).bytes / sizeof(T));
    }
    template <typename T>
    [[nodiscard]] T record(index_format::Section section, std::uint32_t number) const {
        const index_format::SectionPlace& where = place(section);
        if (number >= where.bytes / sizeof(T))
            corrupt("a record number is out of range");
        T value;
        std::memcpy(&value, m_data + where.offset + std::uint64_t{number} * sizeof(T), sizeof(T));
        return value;
    }
    [[nodiscard]] const index_format::SectionPlace& place(index_format::Section section) const {
        return m_header.place[static_cast<std::size_t>(section)];
    }
    struct Filter {
        const char* data = nullptr;
        std::uint64_t mask = 0;
        [[nodiscard]] const char* block(std::uint64_t mixed_hash) const {
            return data + (index_format::filter_block(mixed_hash) & mask) * 64;
        }
        [[nodiscard]] bool may_hold(std::uint64_t mixed_hash) const {
            const char* bits = block(mixed_hash);
            for (unsigned n = 0; n < index_format::filter_bits; ++n) {
                const std::uint32_t bit = index_format::filter_bit(mixed_hash, n);
                if ((static_cast<unsigned char>(bits[bit / 8]) >> (bit % 8) & 1U) == 0)
                    return false;
            }
            return true;
        }
    };
    [[nodiscard]] Filter filter(index_format::Section section) const;
    void check_header();
    void unmap();

    std::string m_path;
    const char* m_data = nullptr;
    std::size_t m_size = 0;
    index_format::Header m_header;
    std::uint32_t m_entries = 0;
    Filter m_filter;
    Filter m_small_filter;
    std::uint32_t m_id_mask = 0;
    unsigned m_slot_bits = 0;
};

} // namespace dateline
