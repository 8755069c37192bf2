// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/incident.hpp"
#include "event/report.hpp"
#include "geo/geometry.hpp"

#include <string>
#include <vector>

namespace dateline {

/// What a store keeps of an article. Empty strings mean: not known.
struct StoredArticle {
    std::string article_id;
    std::string url;
    std::string site;
    std::string title;
    std::string language;
    std::string published;       ///< ISO 8601 instant, day, month or year
    std::string published_basis; ///< metadata, header, dateline, inferred ...
    std::string updated;
    std::string source;       ///< file and record it was read from
    std::string content_hash; ///< SHA-256 of the kept text
    std::string story;  ///< same for near-duplicates and rewrites: they count as one source; empty: its own
    std::string text;   ///< empty where it is not to be kept
    std::string origin; ///< key of the outlet whose report it says it follows; empty: none
    std::string replaced_by;  ///< id of the newer version of the same page: this one is history
    std::string assumed;      ///< EDTF: publication date that other articles give it; empty: none
    std::string assumed_from; ///< the two reports that agree, and on what
    std::string sketch;       ///< TextSketch as text
    bool operator==(const StoredArticle&) const = default;
};

/// A gazetteer entry that a report or figure refers to.
struct StoredPlace {
    std::string place_id;
    std::string name;
    std::string type;
    std::string country;
    double radius_m = 0;
    std::string source;
    std::string licence;
    LonLat point;
    Geometry shape; ///< lines or polygons; empty: only the point is known
    bool operator==(const StoredPlace&) const = default;
};

/// A coast, border, boundary line or piece of land that is drawn under the layers.
struct StoredOutline {
    std::string name;
    std::string type; ///< `land`, `coast`, `country`, `province`, `boundary_line` ...
    Geometry shape;   ///< lines, or polygons to be tinted
    bool operator==(const StoredOutline&) const = default;
};

/// What a person decided about an incident; the program never writes these.
struct Review {
    std::string status = "unreviewed"; ///< unreviewed, accepted, corrected, rejected, added
    std::string merged_into;           ///< incident_id; empty: no
    std::string note;
    bool operator==(const Review&) const = default;
};

/// The article whose words stand for an incident: the report that tells most.
struct LeadSource {
    std::string site;
    std::string title;
    std::string url;
    std::string published;
    std::string quote;
    bool operator==(const LeadSource&) const = default;
};

} // namespace dateline
