// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/store_tables.hpp"
#include "store/store_contents.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dateline {

/// Rows of every table from the contents of a store. Built once, then asked table by table, so that the rows
/// themselves are never all in memory.
class StoreRows {
public:
    /// Keeps a reference to `contents`.
    explicit StoreRows(const StoreContents& contents);

    using Sink = std::function<void(Row&&)>;
    [[nodiscard]] const StoreTables& tables() const { return m_tables; }
    /// The rows of a table in a fixed order that does not depend on the order of the contents.
    void each(std::string_view table, const Sink& sink) const;

    /// Shapes of all footprints by key.
    void each_footprint(const std::function<void(const std::string& id, const Geometry& shape)>& sink) const;

private:
    void each_incident(std::string_view table, const Sink& sink) const;
    [[nodiscard]] LeadSource lead_of(const Incident& incident) const;

    const StoreContents& m_contents;
    StoreTables m_tables;
    std::vector<IncidentRecord> m_shown; ///< by incident_id, ready to be written
    std::map<std::string_view, const StoredArticle*> m_articles;
    std::map<std::string_view, const Report*> m_reports;
};

/// The key of a footprint's shape: equal shapes have equal keys. Empty for a shape that is nothing or the
/// point alone.
std::string footprint_key(const Footprint& footprint);

} // namespace dateline
