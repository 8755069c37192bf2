// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// One name of a place: `무산군@ko`, `Mozan@ja!historic`, `N. Hamgyong@en!abbreviation`.
struct PlaceName {
    std::string text;
    std::string language; ///< `en`, `ko`, `ko-rr`: language and, after a hyphen, the scheme of writing
    NameStatus status = NameStatus::variant;
    bool operator==(const PlaceName&) const = default;
};

/// A kind of place and what the kind alone says of one.
struct PlaceType {
    std::string code;               ///< `county`
    std::string label;              ///< `County`
    std::string precision;          ///< name of a PlacePrecision
    double radius_m = 0;            ///< of an entry that states none
    double near_m = 0;              ///< how far `near X` reaches
    std::vector<std::string> words; ///< type words that stand with a name: County, Kun, Gun, 군
    bool operator==(const PlaceType&) const = default;
};

/// Where entries come from, and what must be said when they are shown.
struct PlaceSource {
    std::string code;
    std::string title;
    std::string licence;
    std::string url;
    std::string date;
    std::string attribution;
    bool operator==(const PlaceSource&) const = default;
};

/// A gazetteer entry as written by people or made by an import.
struct PlaceRecord {
    std::string id;
    std::string name;
    std::string type;
    std::string country;
    std::vector<std::string> parents; ///< ids, nearest first
    LonLat point;
    double radius_m = 0;
    double prominence = 0;
    Geometry shape;               ///< lines or polygons; empty: the point alone
    std::vector<PlaceName> names; ///< beside `name`
    std::string sources;          ///< codes, `|` between
    std::string valid;            ///< EDTF interval, or empty
    std::string note;
};

} // namespace dateline
