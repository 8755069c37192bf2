// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/merge.hpp"
#include "layers/own_layers.hpp"
#include "layers/records.hpp"
#include "layers/rows.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dateline {

/// A value that a person changed: it beats the machine's, which stays visible in the table `machine`.
struct Correction {
    std::string incident_id;
    std::string field; ///< a field name; `geom`: the row was moved; `deleted`: the row was taken out
    Value value;       ///< the person's; nothing for `geom` and `deleted`
    Geometry geometry; ///< the person's, for `geom`
    bool operator==(const Correction&) const = default;
};

/// Everything a store holds, as values. `incidents` are the machine's view: what it reckoned from the
/// reports; `apply_corrections` gives what people see.
struct StoreContents {
    std::vector<StoredArticle> articles;
    std::vector<Report> reports;
    std::vector<Report> own_readings; ///< of articles that others date (StoredArticle::assumed): the reports
                                      ///< as each such article alone tells them
    std::vector<Figure> figures;
    std::vector<Incident> incidents;
    std::vector<StoredPlace> places;     ///< the gazetteer entries used
    std::vector<StoredOutline> outlines; ///< coasts and borders to draw underneath
    std::vector<IncidentAlias> aliases;
    std::vector<std::string> issued;      ///< incident ids issued so far, oldest first; filled by reading
    std::vector<std::string> attribution; ///< one line a source: "Natural Earth, public domain"
    OwnLayers own_layers;                 ///< tables and types that layer definitions of users added
    std::string reckoned_by;              ///< program that merged last, with its version; filled by reading

    // What people did. Read from a store; functions that make new contents hand them on.
    std::map<std::string, Review> reviews; ///< by incident_id; those not reviewed are left out
    std::vector<Correction> corrections;
    std::vector<IncidentRecord> added; ///< rows a person drew; ids begin with `hand-`

    bool operator==(const StoreContents&) const = default;
};

/// After a merge: what people decided about an id that was merged away goes on with the id it was merged
/// into, as far as nobody decided otherwise there. An incident that a person reviewed or corrected and that
/// no report tells any more is kept as it was in `before`, without sources.
void carry_decisions_over(StoreContents& contents, const std::vector<Incident>& before,
                          const std::vector<IncidentAlias>& merged_away);

/// The incidents as people see them: corrected, without rejected and deleted ones taken out (their review
/// says so), with the rows added by hand.
std::vector<IncidentRecord> shown_incidents(const StoreContents& contents);

} // namespace dateline
