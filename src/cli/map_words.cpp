// SPDX-License-Identifier: Apache-2.0
#include "cli/map_words.hpp"

#include "cli/base_map.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace dateline {

namespace {

constexpr std::size_t most_labels = 1200;
constexpr double same_place_m = 25000; ///< a city and its centre bear one name

/// From which zoom on a kind of place is named, and up to which.
struct Kind {
    std::string_view type;
    int from;
    int to;
    bool water;
};

constexpr std::array<Kind, 22> kinds{{
    {"country", 3, 7, false},       {"sea", 5, 9, true},
    {"bay", 8, 12, true},           {"strait", 8, 12, true},
    {"estuary", 9, 13, true},       {"province", 7, 9, false},
    {"special_city", 6, 14, false}, {"metropolitan_city", 6, 14, false},
    {"city", 8, 14, false},         {"county", 9, 14, false},
    {"island", 10, 14, false},      {"island_group", 9, 14, false},
    {"river", 9, 14, true},         {"mountain", 11, 14, false},
    {"town", 10, 14, false},        {"workers_district", 11, 14, false},
    {"township", 11, 14, false},    {"border_crossing", 11, 14, false},
    {"truce_site", 11, 14, false},  {"district", 12, 14, false},
    {"village", 12, 14, false},     {"bridge", 13, 14, false},
}};

const Kind* kind_of(std::string_view type) {
    const auto* const found =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.type == type; });
    return found == kinds.end() ? nullptr : found;
}

/// A city is known without its type word.
std::string label_of(const EntryView& entry) {
    std::string name{entry.name};
    for (const std::string_view word :
         {" Special City", " Metropolitan City", " Municipality", " City", " Town"}) {
        if (name.size() > word.size() && name.ends_with(word)) {
            name.resize(name.size() - word.size());
            break;
        }
    }
    return name;
}

struct Candidate {
    PlaceLabel label;
    double prominence;
};

bool lies_in(LonLat point, const Extent& extent) {
    return point.lon >= extent.west && point.lon <= extent.east && point.lat >= extent.south &&
           point.lat <= extent.north;
}

} // namespace

MapWords map_words(const Gazetteer& gazetteer, const StoreContents& contents) {
    MapWords words;
    const std::optional<Extent> region = region_of(contents.incidents);
    std::set<std::string_view> drawn;
    for (const StoredOutline& outline : contents.outlines)
        drawn.insert(outline.name);
    std::vector<Candidate> candidates;
    for (EntryIndex index = 0; index < gazetteer.size(); ++index) {
        if (gazetteer.overridden(index))
            continue;
        const EntryView entry = gazetteer.entry(index);
        if (entry.type.ends_with("_line") && drawn.contains(entry.name) && !entry.note.empty())
            words.notes.push_back(std::string{entry.name} + ": " + std::string{entry.note});
        const Kind* kind = kind_of(entry.type);
        if (kind == nullptr || !entry.valid.empty())
            continue;
        const bool everywhere = entry.type == "country";
        if (!everywhere && (!region || !lies_in(entry.point, *region)))
            continue;
        int from = kind->from;
        if (entry.type == "city" && entry.prominence >= 0.7) // capitals
            from = 5;
        else if (entry.type == "city" && entry.prominence >= 0.55)
            from = 7;
        candidates.push_back({{label_of(entry), entry.point, from, kind->to, kind->water}, entry.prominence});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.label.from_zoom != b.label.from_zoom ? a.label.from_zoom < b.label.from_zoom
                                                      : a.prominence > b.prominence;
    });
    for (Candidate& candidate : candidates) {
        if (words.labels.size() == most_labels)
            break;
        const bool told = std::any_of(words.labels.begin(), words.labels.end(), [&](const PlaceLabel& label) {
            return label.name == candidate.label.name &&
                   distance_m(label.point, candidate.label.point) < same_place_m;
        });
        if (!told)
            words.labels.push_back(std::move(candidate.label));
    }
    std::sort(words.notes.begin(), words.notes.end());
    return words;
}

} // namespace dateline
