// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/extract_article.hpp"
#include "layers/row.hpp"
#include "layers/schema.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A row as a JSON object under the names of its fields: those that are exported, or all.
nlohmann::ordered_json row_to_json(const Row& row, const TableDefinition& table, bool all_fields);

/// The row of an object that holds some of the fields of a table; what is missing or of another type is
/// empty.
Row row_from_json(const nlohmann::json& object, const TableDefinition& table);

/// One line for a report. `complete` adds what merging wants and people do not read: the internal fields, the
/// full `shape` of the place (a GeoJSON geometry) and, under `article`, what is known of the article but its
/// text.
std::string report_line(const Report& report, const StoredArticle& article, bool complete);

/// Reports read from lines, put together by article. Throws DataError when a line is no report: what is wrong
/// with it.
class ReportLines {
public:
    void add(std::string_view line);
    /// Every article with its reports, sorted by id; an article of which only the id is told gets a hash of
    /// its reports in place of that of its text.
    std::vector<ExtractedArticle> take();

private:
    std::vector<ExtractedArticle> m_articles;
};

} // namespace dateline
