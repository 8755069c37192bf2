// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/byte_source.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace dateline {

class Reading;

/// Cuts a stream into its outermost JSON objects: those of an array, one after another (one a line or not),
/// or those of the list which a single object around them holds (`{"status": "ok", "articles": [...]}`). Only
/// one object is in memory.
class JsonRecords {
public:
    JsonRecords(ByteReader& bytes, std::size_t most_bytes) : m_bytes(bytes), m_most(most_bytes) {}

    enum class State : std::uint8_t { end, complete, too_long, cut_off };
    /// The bytes of the next object.
    State next(std::string& record);
    /// The line on which it starts, from 1.
    [[nodiscard]] std::uint32_t line() const { return m_line; }

private:
    /// Where in a JSON text the reader is.
    struct Place {
        std::size_t depth = 0; ///< of objects
        bool in_string = false;
        bool escaped = false;
        bool opens_list = false; ///< just behind `"articles": [`
        char last = '\0';        ///< mark or letter before, blanks left out
        std::string string;      ///< the last string, as far as it can be a name
    };

    ByteReader& m_bytes;
    std::size_t m_most;
    std::uint32_t m_line = 1;
    std::uint32_t m_next_line = 1;
    bool m_first = true;           ///< nothing was given yet: the object may be one around a list
    std::size_t m_outer_depth = 0; ///< objects around the list being read; 0: none
    bool m_skipping = false;       ///< inside such an object, behind its list

    static void step(Place& place, char c);
};

/// Complain about a record that has no text, naming the fields it has.
void failed_without_text(const nlohmann::json& record, std::uint32_t line, Reading& reading);

} // namespace dateline
