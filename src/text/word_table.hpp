// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace dateline {

/// One record of a tab-separated word list.
struct WordRow {
    std::string_view file;
    std::uint32_t line = 0; ///< 1-based
    std::vector<std::string_view> cells;

    /// Empty for cells that are not there.
    [[nodiscard]] std::string_view cell(std::size_t column) const {
        return column < cells.size() ? cells[column] : std::string_view{};
    }
};

/// Call `use` for every record of a word list; the first line that is no comment is the header. Lines that
/// are empty or start with `#` are skipped.
void for_each_row(std::string_view table, std::string_view file,
                  const std::function<void(const WordRow&)>& use);

} // namespace dateline
