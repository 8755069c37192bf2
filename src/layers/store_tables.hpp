// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/own_layers.hpp"
#include "layers/schema.hpp"

#include <string_view>
#include <vector>

namespace dateline {

/// The tables of one store: those that every store has, and those that its own layers add. The definitions
/// live as long as this value.
class StoreTables {
public:
    /// Those that every store has.
    StoreTables() : StoreTables(OwnLayers{}) {}
    explicit StoreTables(const OwnLayers& own);

    /// In the order in which they are written.
    [[nodiscard]] const std::vector<TableDefinition>& all() const { return m_tables; }
    /// The table of that name, or nothing.
    [[nodiscard]] const TableDefinition* find(std::string_view name) const;
    /// Tables that hold happenings: incidents, fortifications, their sites, then those of own layers.
    [[nodiscard]] const std::vector<std::string>& happenings() const { return m_happenings; }
    /// Those of own layers among them.
    [[nodiscard]] std::vector<const TableDefinition*> own() const;

private:
    std::vector<TableDefinition> m_tables;
    std::vector<std::string> m_happenings;
};

} // namespace dateline
