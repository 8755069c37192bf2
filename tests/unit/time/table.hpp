// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// Rows of a table with a header line, by column name. `#` starts a comment line.
inline std::vector<std::map<std::string, std::string>> read_table(const std::filesystem::path& file) {
    const auto split = [](const std::string& line) {
        std::vector<std::string> cells;
        std::size_t at = 0;
        for (;;) {
            const std::size_t tab = line.find('\t', at);
            cells.push_back(line.substr(at, tab - at));
            if (tab == std::string::npos)
                return cells;
            at = tab + 1;
        }
    };
    std::ifstream stream{file};
    if (!stream)
        throw std::runtime_error{"cannot read " + file.string()};
    std::vector<std::string> header;
    std::vector<std::map<std::string, std::string>> rows;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        const auto cells = split(line);
        if (header.empty()) {
            header = cells;
            continue;
        }
        if (cells.size() != header.size())
            throw std::runtime_error{file.string() + ": wrong number of cells: " + line};
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < cells.size(); ++i)
            row[header[i]] = cells[i];
    }
    return rows;
}
