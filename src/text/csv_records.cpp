// SPDX-License-Identifier: Apache-2.0
#include "text/csv_records.hpp"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

char separator_of(std::string_view header) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto count = std::count(header.begin(), header.end(), candidate);
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

} // namespace

CsvRecords::CsvRecords(ByteReader& bytes, std::size_t most_bytes) : m_bytes(bytes), m_most(most_bytes) {
    constexpr std::size_t head_size = 4096;
    if (bytes.peek(3) == "\xEF\xBB\xBF")
        bytes.skip(3);
    const std::string_view head = bytes.peek(head_size);
    m_separator = separator_of(head.substr(0, head.find('\n')));
}

CsvRecords::State CsvRecords::next(std::vector<std::string>& cells) {
    cells.assign(1, {});
    bool quoted = false;
    std::size_t size = 0;
    std::string line;
    m_line = m_next_line;
    for (;;) {
        const ByteReader::Line state = m_bytes.read_line(line, m_most);
        if (state == ByteReader::Line::end)
            return quoted ? State::unclosed : State::end;
        ++m_next_line;
        size += line.size();
        if (state == ByteReader::Line::too_long || size > m_most)
            return State::too_long;
        read(line, cells, quoted);
        if (!quoted)
            return State::complete;
        cells.back() += '\n';
    }
}

void CsvRecords::read(const std::string& line, std::vector<std::string>& cells, bool& quoted) const {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted) {
            if (c != '"')
                cells.back() += c;
            else if (i + 1 < line.size() && line[i + 1] == '"')
                cells.back() += line[++i];
            else
                quoted = false;
        } else if (c == '"' && cells.back().empty()) {
            quoted = true;
        } else if (c == m_separator) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
}

} // namespace dateline
