// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace dateline::index_format {

// The index is one file, little-endian, mapped read-only: a header, then sections, each aligned to 8 bytes.
// Nothing in it is trusted: openers check that sections lie inside the file, readers check every offset they
// follow.
static_assert(std::endian::native == std::endian::little, "the index is read in place and is little-endian");

inline constexpr std::array<char, 8> magic{'D', 'L', 'G', 'A', 'Z', '\r', '\n', '\x1A'};
inline constexpr std::uint32_t version = 2;

/// Strings: a 16-bit length, then the bytes. A reference is the offset of the length; 0 is the empty string.
using StringRef = std::uint32_t;

enum class Section : std::uint32_t {
    strings,   ///< bytes
    entries,   ///< Entry, one more than there are: the last closes the lists of the one before
    parents,   ///< Parent, grouped by entry, nearest first
    names,     ///< Name, grouped by entry
    keys,      ///< Key, sorted by hash, one more than there are
    key_slots, ///< uint32: index of the first key whose hash starts with these bits; a power of two, and one
               ///< more
    postings,  ///< Posting, grouped by key, most prominent first
    id_slots,  ///< IdSlot: open hash table, a power of two
    filter,    ///< blocks of 64 bytes, a power of two: Bloom filter of name beginnings
    small_filter, ///< the same for the first words of names written with a small letter or a digit
    geometry,     ///< bytes: geometry_codec.hpp
    types,        ///< Type, sorted by code
    sources,      ///< Source, sorted by code
    count
};

struct SectionPlace {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t sections = 0;
    std::uint64_t file_bytes = 0;
    std::array<SectionPlace, static_cast<std::size_t>(Section::count)> place{};
};

struct Entry {
    StringRef id = 0;
    StringRef name = 0;
    StringRef country = 0;
    StringRef sources = 0;
    StringRef valid = 0;
    StringRef note = 0;
    std::uint32_t type = 0; ///< index into types
    std::uint32_t first_parent = 0;
    std::uint32_t first_name = 0;
    std::int32_t lon = 0; ///< 1e-7 degrees
    std::int32_t lat = 0;
    std::uint32_t geometry_bytes = 0;
    std::uint64_t geometry = 0; ///< offset in the section
    double radius_m = 0;
    double prominence = 0;
};
static_assert(sizeof(Entry) == 72);

/// The id of the parent, and its entry number + 1 when it is in this file.
struct Parent {
    std::uint32_t entry = 0;
    StringRef id = 0;
};

/// Entry number + 1, 0 for an empty slot; the tag tells most ids apart without a look at the entry.
struct IdSlot {
    std::uint32_t entry = 0;
    std::uint32_t tag = 0;
};
inline constexpr std::uint32_t id_tag(std::uint64_t mixed_hash) {
    return static_cast<std::uint32_t>(mixed_hash >> 32U);
}

struct Name {
    StringRef text = 0;
    StringRef language = 0;
    std::uint32_t status = 0; ///< NameStatus
};

struct Key {
    std::uint64_t hash = 0;
    std::uint32_t first_posting = 0;
    std::uint32_t unused = 0;
};

struct Posting {
    std::uint32_t entry = 0;
    std::uint32_t name = 0;
};

struct Type {
    StringRef code = 0;
    StringRef label = 0;
    StringRef precision = 0;
    StringRef words = 0; ///< `|` between
    double radius_m = 0;
    double near_m = 0;
};

struct Source {
    StringRef code = 0;
    StringRef title = 0;
    StringRef licence = 0;
    StringRef url = 0;
    StringRef date = 0;
    StringRef attribution = 0;
};

inline constexpr double coordinate_scale = 1e7;

/// Bloom filter: each key sets or asks three bits of one 64-byte block. The beginning of a name up to a word
/// border is entered as it is, a whole name also as `whole(hash)`.
inline constexpr std::uint64_t whole(std::uint64_t mixed_hash) {
    return (mixed_hash ^ 0xD6E8FEB86659FD93ULL) * 0xFF51AFD7ED558CCDULL;
}
inline constexpr std::uint64_t filter_block(std::uint64_t mixed_hash) {
    return mixed_hash >> 32U;
}
/// Bits `n` = 0..2 of the key inside its block of 512.
inline constexpr std::uint32_t filter_bit(std::uint64_t mixed_hash, unsigned n) {
    return static_cast<std::uint32_t>(mixed_hash >> (n * 9U)) & 511U;
}
inline constexpr unsigned filter_bits = 3;

} // namespace dateline::index_format
