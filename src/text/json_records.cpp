// SPDX-License-Identifier: Apache-2.0
#include "text/json_records.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

/// Names which answers of news services give to their lists of articles.
constexpr std::array<std::string_view, 8> list_names{"articles", "items",   "results", "docs",
                                                     "data",     "entries", "posts",   "hits"};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

} // namespace

/// Follow the text by one byte.
void JsonRecords::step(Place& place, char c) {
    constexpr std::size_t longest_name = 16;
    if (place.in_string) {
        if (!place.escaped && c == '"')
            place.in_string = false;
        else if (place.string.size() <= longest_name)
            place.string += c;
        place.escaped = !place.escaped && c == '\\';
    } else if (c == '"') {
        place.in_string = true;
        place.string.clear();
    } else if (c == '{') {
        ++place.depth;
    } else if (c == '}' && place.depth > 0) {
        --place.depth;
    }
    if (is_blank(c))
        return;
    place.opens_list = c == '[' && !place.in_string && place.last == ':' &&
                       std::find(list_names.begin(), list_names.end(), place.string) != list_names.end();
    place.last = c;
}

JsonRecords::State JsonRecords::next(std::string& record) {
    constexpr std::size_t chunk = std::size_t{1} << 14;
    record.clear();
    Place place;
    bool begun = false;
    bool too_long = false;
    for (;;) {
        const std::string_view bytes = m_bytes.peek(chunk);
        if (bytes.empty())
            return begun || m_outer_depth > 0 ? State::cut_off : State::end;
        std::size_t used = 0;
        bool complete = false;
        for (; used < bytes.size() && !complete; ++used) {
            const char c = bytes[used];
            if (c == '\n')
                ++m_next_line;
            if (c == '{' && place.opens_list && (m_first || m_skipping)) {
                m_outer_depth = place.depth;
                m_first = m_skipping = begun = too_long = false;
                record.clear();
                place = {};
            }
            if (!begun && c == ']' && m_outer_depth > 0) { // back in the object around the list
                begun = m_skipping = true;
                place.depth = m_outer_depth;
            } else if (!begun) {
                m_first = m_first && c != '[';
                if (c != '{')
                    continue; // array brackets, commas, blanks
                begun = true;
                m_line = m_next_line;
            }
            if (!too_long && !m_skipping)
                record += c;
            step(place, c);
            complete = place.depth == 0;
            if (complete && m_skipping) {
                m_skipping = begun = complete = false;
                m_outer_depth = 0;
            }
        }
        m_bytes.skip(used);
        if (record.size() > m_most) {
            too_long = true;
            record.clear();
        }
        if (complete) {
            m_first = false;
            return too_long ? State::too_long : State::complete;
        }
    }
}

} // namespace dateline
