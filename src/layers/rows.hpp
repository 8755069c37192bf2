// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/records.hpp"
#include "layers/row.hpp"

#include <string>

namespace dateline {

/// Values to rows of the store and back; the cells follow the fields of `layers/fields.tsv`. Shapes of
/// footprints do not stand in the rows: `footprint_id` is the key of the shape, which the caller keeps.
///
/// Back and forth loses nothing but the shape, the lists named below and, for incidents, what is made from
/// others.

Row report_row(const Report& report, const std::string& footprint_id);
Report report_from_row(const Row& row, std::string& footprint_id);

/// An incident as a row of `incidents`, `fortification_sites` (points) or `fortifications` (lines). Its
/// reports, history and disagreements stand in tables of their own.
struct IncidentRecord {
    Incident incident;
    Review review;
    LeadSource lead;
    std::string footprint_id;
    bool operator==(const IncidentRecord&) const = default;
};

/// Which of the three tables an incident belongs to: lines and nothing else are drawn along their boundary.
std::string incident_table(const Incident& incident);

Row incident_row(const IncidentRecord& record);
/// `table` is the table the row was read from. Reads the point of a point table from the geometry, so that a
/// moved point counts.
IncidentRecord incident_from_row(const Row& row, const std::string& table);

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
