// SPDX-License-Identifier: Apache-2.0
#include "text/word_table.hpp"

namespace dateline {

void for_each_row(std::string_view table, std::string_view file,
                  const std::function<void(const WordRow&)>& use) {
    WordRow row{file, 0, {}};
    bool header = true;
    while (!table.empty()) {
        const std::size_t end = table.find('\n');
        std::string_view line = table.substr(0, end);
        table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
        ++row.line;
        if (line.empty() || line.front() == '#')
            continue;
        if (header) {
            header = false;
            continue;
        }
        row.cells.clear();
        for (;;) {
            const std::size_t tab = line.find('\t');
            row.cells.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos)
                break;
            line.remove_prefix(tab + 1);
        }
        use(row);
    }
}

} // namespace dateline
