// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace dateline {

namespace {

bool starts_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto continues = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(at);
    if (lead < 0x80U)
        return 1;
    if (lead >= 0xC2U && lead <= 0xDFU)
        return continues(at + 1, 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0U && lead <= 0xEFU) {
        const unsigned low = lead == 0xE0U ? 0xA0 : 0x80;
        const unsigned high = lead == 0xEDU ? 0x9F : 0xBF;
        return continues(at + 1, low, high) && continues(at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0U && lead <= 0xF4U) {
        const unsigned low = lead == 0xF0U ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4U ? 0x8F : 0xBF;
        return continues(at + 1, low, high) && continues(at + 2, 0x80, 0xBF) && continues(at + 3, 0x80, 0xBF)
                   ? 4
                   : 0;
    }
    return 0;
}

} // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

CodePointIndex::CodePointIndex(std::string_view text) : m_size(static_cast<std::uint32_t>(text.size())) {
    const std::size_t blocks = text.size() / block_bytes + 1;
    m_block_code_points.reserve(blocks);
    m_block_starts.reserve(blocks);
    for (std::size_t block = 0; block < blocks; ++block) {
        m_block_code_points.push_back(m_code_points);
        std::uint64_t starts = 0;
        const std::size_t begin = block * block_bytes;
        const std::size_t end = std::min(begin + block_bytes, text.size());
        for (std::size_t i = begin; i < end; ++i)
            starts |= static_cast<std::uint64_t>(starts_code_point(text[i])) << (i - begin);
        m_block_starts.push_back(starts);
        m_code_points += static_cast<std::uint32_t>(std::popcount(starts));
    }
}

std::uint32_t CodePointIndex::code_points(std::uint32_t byte_offset) const {
    assert(byte_offset <= m_size);
    const std::uint32_t block = byte_offset / block_bytes;
    const std::uint64_t before = (std::uint64_t{1} << (byte_offset % block_bytes)) - 1;
    return m_block_code_points[block] +
           static_cast<std::uint32_t>(std::popcount(m_block_starts[block] & before));
}

std::uint32_t CodePointIndex::bytes(std::uint32_t code_point_offset) const {
    if (code_point_offset >= m_code_points)
        return m_size;
    const auto after =
        std::upper_bound(m_block_code_points.begin(), m_block_code_points.end(), code_point_offset);
    const auto block = static_cast<std::size_t>(after - m_block_code_points.begin()) - 1;
    std::uint64_t starts = m_block_starts[block];
    for (std::uint32_t skip = code_point_offset - m_block_code_points[block]; skip > 0; --skip)
        starts &= starts - 1;
    return static_cast<std::uint32_t>(block * block_bytes) +
           static_cast<std::uint32_t>(std::countr_zero(starts));
}

} // namespace dateline
