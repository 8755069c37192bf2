// SPDX-License-Identifier: Apache-2.0
#include "text/json_records.hpp"

namespace dateline {

JsonRecords::State JsonRecords::next(std::string& record) {
    constexpr std::size_t chunk = std::size_t{1} << 14;
    record.clear();
    std::size_t depth = 0;
    bool in_string = false;
    bool escaped = false;
    bool begun = false;
    bool too_long = false;
    for (;;) {
        const std::string_view bytes = m_bytes.peek(chunk);
        if (bytes.empty())
            return begun ? State::cut_off : State::end;
        std::size_t used = 0;
        bool complete = false;
        for (; used < bytes.size() && !complete; ++used) {
            const char c = bytes[used];
            if (c == '\n')
                ++m_next_line;
            if (!begun) {
                if (c != '{')
                    continue; // array brackets, commas, blanks
                begun = true;
                m_line = m_next_line;
            }
            if (!too_long)
                record += c;
            if (in_string) {
                if (!escaped && c == '"')
                    in_string = false;
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                in_string = true;
            } else if (c == '{') {
                ++depth;
            } else if (c == '}') {
                complete = --depth == 0;
            }
        }
        m_bytes.skip(used);
        if (record.size() > m_most) {
            too_long = true;
            record.clear();
        }
        if (complete)
            return too_long ? State::too_long : State::complete;
    }
}

} // namespace dateline
