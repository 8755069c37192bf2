// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dateline {

/// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// Byte offsets to code point offsets and back, for one text; constant-time look-ups after one pass.
/// Holds no reference to the text.
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view text);

    /// Code point offset of a byte offset on a code point border, `text.size()` included.
    [[nodiscard]] std::uint32_t code_points(std::uint32_t byte_offset) const;
    /// Byte offset of a code point offset; offsets past the end give the end.
    [[nodiscard]] std::uint32_t bytes(std::uint32_t code_point_offset) const;

private:
    static constexpr std::uint32_t block_bytes = 64;
    std::vector<std::uint32_t> m_block_code_points; ///< code points before each block of 64 bytes
    std::vector<std::uint64_t> m_block_starts;      ///< bit i: byte i of the block starts a code point
    std::uint32_t m_size = 0;
    std::uint32_t m_code_points = 0;
};

} // namespace dateline
