// SPDX-License-Identifier: Apache-2.0
#include "publish/public_rules.hpp"

#include "base/error.hpp"

#include <charconv>
#include <vector>

namespace dateline {

namespace {

const std::vector<PublicRule>& rules() {
    static const std::vector<PublicRule> all = [] {
        std::vector<PublicRule> list;
        const auto rows = read_tsv(embedded_layers_file("layers/public.tsv"));
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto& row = rows[i];
            if (row.size() != 4)
                fail<DataError>("layers/public.tsv: record {}: 4 cells expected", i);
            PublicRule rule{row[0], precision_named(row[1]), 0};
            std::from_chars(row[2].data(), row[2].data() + row[2].size(), rule.embargo_days);
            list.push_back(std::move(rule));
        }
        return list;
    }();
    return all;
}

} // namespace

PlacePrecision precision_named(std::string_view name) {
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(PlacePrecision::unknown); ++i) {
        if (to_string(static_cast<PlacePrecision>(i)) == name)
            return static_cast<PlacePrecision>(i);
    }
    return PlacePrecision::unknown;
}

const PublicRule* public_rule_for(std::string_view type) {
    for (const PublicRule& rule : rules()) {
        if (type == rule.type ||
            (type.starts_with(rule.type) && type.size() > rule.type.size() && type[rule.type.size()] == '.'))
            return &rule;
    }
    return nullptr;
}

const Value* RowCells::find(std::string_view name) const {
    for (std::size_t i = 0; i < m_table.fields.size() && i < m_row.values.size(); ++i) {
        if (m_table.fields[i].name == name)
            return &m_row.values[i];
    }
    return nullptr;
}

std::string_view RowCells::text(std::string_view name) const {
    const Value* value = find(name);
    const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

double RowCells::number(std::string_view name) const {
    const Value* value = find(name);
    const auto* real = value == nullptr ? nullptr : std::get_if<double>(value);
    return real == nullptr ? 0 : *real;
}

} // namespace dateline
