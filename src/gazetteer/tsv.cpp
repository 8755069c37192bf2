// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/tsv.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "gazetteer/fold.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

namespace dateline {

std::vector<std::string_view> split_fields(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    if (text.empty())
        return parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    if (stream)
        text << stream.rdbuf();
    if (!stream && !stream.eof())
        fail<SystemError>("{}: cannot be read", path.string());
    return std::move(text).str();
}

TsvTable::TsvTable(const std::filesystem::path& path, const std::vector<std::string_view>& columns,
                   const std::vector<std::string_view>& optional_columns)
    : m_file(path.string()), m_text(read_file(path)) {
    std::string_view rest = m_text;
    std::uint32_t number = 0;
    while (!rest.empty()) {
        ++number;
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (const auto invalid = find_invalid_utf8(line))
            fail<DataError>("{}:{}:{}: not UTF-8", m_file, number, *invalid + 1);
        if (line.empty() || line.front() == '#')
            continue;
        if (const std::size_t at = find_not_nfc(line); at != std::string_view::npos)
            fail<DataError>("{}:{}:{}: not in Unicode's composed form NFC: {}", m_file, number,
                            count_code_points(line.substr(0, at)) + 1, line.substr(at, 24));
        std::vector<std::string_view> fields = split_fields(line, '\t');
        if (m_columns.empty()) {
            m_columns = std::move(fields);
            for (const std::string_view column : columns)
                if (!column_number(column))
                    fail<DataError>("{}:{}:1: the header lacks the column '{}'", m_file, number, column);
            for (const std::string_view column : m_columns) {
                const auto is_it = [&](std::string_view known) { return known == column; };
                if (std::none_of(columns.begin(), columns.end(), is_it) &&
                    std::none_of(optional_columns.begin(), optional_columns.end(), is_it))
                    fail<DataError>("{}:{}:{}: unknown column: {}", m_file, number,
                                    count_code_points({line.data(), column.data()}) + 1, column);
            }
            continue;
        }
        if (fields.size() != m_columns.size())
            fail<DataError>("{}:{}:1: {} fields where the header has {}: {}", m_file, number, fields.size(),
                            m_columns.size(), line.substr(0, 60));
        m_rows.push_back({number, std::move(fields)});
    }
    if (m_columns.empty())
        fail<DataError>("{}:1:1: empty; a header line is wanted", m_file);
}

std::optional<std::size_t> TsvTable::column_number(std::string_view column) const {
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    if (found == m_columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_columns.begin());
}

std::string_view TsvTable::field(const Row& row, std::string_view column) const {
    const auto number = column_number(column);
    return number ? row.fields[*number] : std::string_view{};
}

std::optional<double> TsvTable::number(const Row& row, std::string_view column) const {
    const std::string_view text = field(row, column);
    if (text.empty())
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        fail_at(row, column, "not a number");
    return value;
}

std::string TsvTable::position(const Row& row, std::string_view column, std::string_view part) const {
    const std::string_view whole = field(row, column);
    const char* begin = row.fields.front().data();
    const bool inside =
        part.data() >= whole.data() && part.data() <= whole.data() + whole.size() && !part.empty();
    const char* at = inside ? part.data() : whole.data() == nullptr ? begin : whole.data();
    const auto before = std::string_view{begin, static_cast<std::size_t>(at - begin)};
    return fmt::format("{}:{}:{}", m_file, row.line, count_code_points(before) + 1);
}

void TsvTable::fail_at(const Row& row, std::string_view column, std::string_view what,
                       std::string_view part) const {
    fail<DataError>("{}: {}: {}", position(row, column, part), what,
                    part.empty() ? field(row, column) : part);
}

} // namespace dateline
