// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/footprint.hpp"
#include "layers/row.hpp"
#include "layers/schema.hpp"

#include <string>
#include <string_view>

namespace dateline {

/// How finely a type of happening may be told, and how soon: a row of `layers/public.tsv`.
struct PublicRule {
    std::string type;
    PlacePrecision finest = PlacePrecision::site;
    int embargo_days = 0; ///< after the last day of the happening
};

/// The rule for a type, `defection.other` also standing for its subtypes; nothing: published as it is.
const PublicRule* public_rule_for(std::string_view type);

/// The class of that name; `unknown` for other names.
PlacePrecision precision_named(std::string_view name);

/// The cells of a row by the names of their fields.
class RowCells {
public:
    RowCells(const Row& row, const TableDefinition& table) : m_row(row), m_table(table) {}

    [[nodiscard]] const Value* find(std::string_view name) const;
    [[nodiscard]] std::string_view text(std::string_view name) const; ///< empty where there is none
    [[nodiscard]] double number(std::string_view name) const;         ///< 0 where there is none

private:
    const Row& m_row;
    const TableDefinition& m_table;
};

} // namespace dateline
