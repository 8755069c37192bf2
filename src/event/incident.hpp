// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"

#include <string>
#include <vector>

namespace dateline {

/// One value that articles disagree on.
struct Disagreement {
    std::string field;                   ///< `people`, `date`, `place`, `status` ...
    std::vector<std::string> values;     ///< as shown to people
    std::vector<std::string> report_ids; ///< one for each value
    bool operator==(const Disagreement&) const = default;
};

/// A dated state of a fortification, from one report.
struct StatusChange {
    std::string status;
    Interval when;
    std::string report_id;
    bool operator==(const StatusChange&) const = default;
};

/// The happening itself: all reports of it, across articles, merged.
struct Incident {
    std::string incident_id;
    ReportKind kind = ReportKind::incident;
    std::string type;
    std::string subtype;
    Interval when;   ///< the most precise consistent interval
    Footprint where; ///< the most precise consistent footprint
    std::string place_name;
    std::string country;
    std::string admin1;
    std::string admin2;
    std::string status; ///< latest, fortifications only
    std::string change;
    Quantity people;
    Quantity killed;
    Quantity injured;
    Quantity count;
    std::string count_unit;
    Quantity length_m;
    std::string actor;
    std::string outcome;
    Modality modality = Modality::asserted;
    std::uint32_t sources = 0;             ///< articles
    std::uint32_t independent_sources = 0; ///< after rewrites and near-duplicates are counted once
    std::string confidence;                ///< high, medium, low, by the published rule
    std::string title;                     ///< short, neutral, made from the fields
    std::vector<std::string> report_ids;   ///< sorted
    std::vector<StatusChange> history;     ///< fortifications, by date
    std::vector<Disagreement> disagreements;
    std::vector<std::string> merge_reasons; ///< why each report was put here
    bool operator==(const Incident&) const = default;
};

} // namespace dateline
