// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/byte_source.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace dateline {

class Reading;

/// Cuts a stream into its outermost JSON objects: those of an array, or one after another (one a line or
/// not). Only one object is in memory.
class JsonRecords {
public:
    JsonRecords(ByteReader& bytes, std::size_t most_bytes) : m_bytes(bytes), m_most(most_bytes) {}

    enum class State : std::uint8_t { end, complete, too_long, cut_off };
    /// The bytes of the next object.
    State next(std::string& record);
    /// The line on which it starts, from 1.
    [[nodiscard]] std::uint32_t line() const { return m_line; }

private:
    ByteReader& m_bytes;
    std::size_t m_most;
    std::uint32_t m_line = 1;
    std::uint32_t m_next_line = 1;
};

/// Complain about a record that has no text, naming the fields it has.
void failed_without_text(const nlohmann::json& record, std::uint32_t line, Reading& reading);

} // namespace dateline
