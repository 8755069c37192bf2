// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A file of tab-separated records with a header line; lines that start with `#` and empty lines are skipped.
/// Every fault is a DataError that starts with `file:line:column`.
class TsvTable {
public:
    /// Reads all of it. The header must hold the columns, in any order; others are a fault, so that a
    /// misspelt optional column is seen. `optional_columns` may be missing and then read as empty.
    TsvTable(const std::filesystem::path& path, const std::vector<std::string_view>& columns,
             const std::vector<std::string_view>& optional_columns = {});

    struct Row {
        std::uint32_t line = 0;
        std::vector<std::string_view> fields; ///< in the order of the file
    };
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

    /// The field of a column; empty when the column is not there.
    [[nodiscard]] std::string_view field(const Row& row, std::string_view column) const;
    /// The field as a number, nothing when empty; fails when it is none.
    [[nodiscard]] std::optional<double> number(const Row& row, std::string_view column) const;

    /// Throws DataError at a field, or at `part` of it when that lies inside.
    [[noreturn]] void fail_at(const Row& row, std::string_view column, std::string_view what,
                              std::string_view part = {}) const;
    /// `file:line:column` of a field, columns counted in characters from one.
    [[nodiscard]] std::string position(const Row& row, std::string_view column,
                                       std::string_view part = {}) const;

    [[nodiscard]] const std::string& file() const { return m_file; }

private:
    [[nodiscard]] std::optional<std::size_t> column_number(std::string_view column) const;
    std::string m_file;
    std::string m_text;
    std::vector<std::string_view> m_columns;
    std::vector<Row> m_rows;
};

/// The parts between `separator`; none of an empty text.
std::vector<std::string_view> split_fields(std::string_view text, char separator);

/// A whole file. Throws SystemError when it cannot be read.
std::string read_file(const std::filesystem::path& path);

} // namespace dateline
