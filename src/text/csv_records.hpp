// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/byte_source.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// Records of a table, quoted as in RFC 4180, separated by comma, semicolon, tab or bar, whichever the first
/// line has most of. A quoted cell may hold line ends. One record is in memory at a time.
class CsvRecords {
public:
    CsvRecords(ByteReader& bytes, std::size_t most_bytes);

    enum class State : std::uint8_t { end, complete, too_long, unclosed };
    State next(std::vector<std::string>& cells);

    /// The line on which the record starts, from 1.
    [[nodiscard]] std::uint32_t line() const { return m_line; }

private:
    ByteReader& m_bytes;
    char m_separator;
    std::size_t m_most;
    std::uint32_t m_line = 1;
    std::uint32_t m_next_line = 1;

    void read(const std::string& line, std::vector<std::string>& cells, bool& quoted) const;
};

} // namespace dateline
