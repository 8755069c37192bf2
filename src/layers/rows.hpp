// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/records.hpp"
#include "layers/row.hpp"
#include "layers/schema.hpp"

#include <string>

namespace dateline {

/// Values to rows of the store and back; the cells follow the fields of `layers/fields.tsv`. Shapes of
/// footprints do not stand in the rows: `footprint_id` is the key of the shape, which the caller keeps.
///
/// Back and forth loses nothing but the shape, the lists named below and, for incidents, what is made from
/// others.

Row report_row(const Report& report, const std::string& footprint_id);
Report report_from_row(const Row& row, std::string& footprint_id);

/// An incident as a row of `incidents`, `fortification_sites` (points), `fortifications` (lines) or a table
/// like one of these. Its
/// reports, history and disagreements stand in tables of their own.
struct IncidentRecord {
    Incident incident;
    Review review;
    LeadSource lead;
    std::string footprint_id;
    std::string own_table{}; ///< the OwnTable it stands in, as the machine's type has it; empty: the tables
                             ///< of its kind
    bool operator==(const IncidentRecord&) const = default;
};

/// True for works that are drawn along their boundary: lines and nothing else.
bool drawn_as_line(const Incident& incident);

/// The table in which an incident stands: of those of its kind, or of `own_table`, an OwnTable.
std::string incident_table(const Incident& incident, const std::string& own_table = {});

Row incident_row(const IncidentRecord& record);
/// `table` is the table the row was read from. Reads the point of a point table from the geometry, so that a
/// moved point counts.
IncidentRecord incident_from_row(const Row& row, const TableDefinition& table);

Row article_row(const StoredArticle& article);
StoredArticle article_from_row(const Row& row);

Row figure_row(const Figure& figure, bool disagrees);
Figure figure_from_row(const Row& row);

/// A place as a row of `places` (its point), `places_lines` or `places_areas` (its shape).
Row place_row(const StoredPlace& place, const Geometry& geometry);
StoredPlace place_from_row(const Row& row);

Row outline_row(const StoredOutline& outline);
Row history_row(const std::string& incident_id, const StatusChange& change);
StatusChange history_from_row(const Row& row, std::string& incident_id);

} // namespace dateline
