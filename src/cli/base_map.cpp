// SPDX-License-Identifier: Apache-2.0
#include "cli/base_map.hpp"

#include "geo/operations.hpp"
#include "store/gpkg_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace dateline {

namespace {

constexpr double margin_deg = 4;
constexpr double margin_share = 0.3; ///< of the extent
constexpr double widest_cut_deg = 90;
constexpr double beyond_deg = 9;            ///< ground shown around the region, for who looks beyond it
constexpr double beyond_tolerance_m = 2500; ///< of countries there
constexpr double far_tolerance_m = 8000;    ///< of all others
constexpr Extent world{-180, -90, 180, 90};

Extent at(LonLat point) {
    return {point.lon, point.lat, point.lon, point.lat};
}

Extent joined(const std::optional<Extent>& all, const Extent& one) {
    return all ? cover(*all, one) : one;
}

/// The extent grown on all sides, in whole degrees.
Extent grown(const Extent& extent, double margin) {
    return {std::max(std::floor(extent.west - margin), world.west),
            std::max(std::floor(extent.south - margin), world.south),
            std::min(std::ceil(extent.east + margin), world.east),
            std::min(std::ceil(extent.north + margin), world.north)};
}

/// Everything that a store shows.
std::optional<Extent> reach_of(const std::vector<Incident>& incidents,
                               const std::vector<StoredPlace>& places) {
    std::optional<Extent> all;
    for (const Incident& incident : incidents)
        if (!incident.where.geometry.empty())
            all = joined(all, at(incident.where.point));
    for (const StoredPlace& place : places)
        all = joined(all, at(place.point));
    return all;
}

/// Islands and halves of a country may lie on both sides of the globe: each part is thinned by itself. Where
/// a thinned coast then runs over an island before it, both become one.
Geometry thinned(const Geometry& shape, double tolerance_m) {
    Geometry out;
    for (const Rings& rings : shape.polygons) {
        Geometry part = simplified({{}, {}, {rings}}, tolerance_m);
        std::move(part.polygons.begin(), part.polygons.end(), std::back_inserter(out.polygons));
    }
    for (const Path& path : shape.lines) {
        Geometry part = simplified({{}, {path}, {}}, tolerance_m);
        std::move(part.lines.begin(), part.lines.end(), std::back_inserter(out.lines));
    }
    if (out.polygons.empty() || is_valid(out))
        return out;
    Geometry land;
    for (const Rings& rings : out.polygons)
        land = merged(land, made_valid({{}, {}, {rings}}));
    land.lines = std::move(out.lines);
    return land;
}

Geometry box(const Extent& extent) {
    Geometry geometry;
    geometry.polygons = {{{{extent.west, extent.south},
                           {extent.east, extent.south},
                           {extent.east, extent.north},
                           {extent.west, extent.north},
                           {extent.west, extent.south}}}};
    return geometry;
}

bool meet(const Extent& a, const Extent& b) {
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

bool lies_in(const Extent& inner, const Extent& outer) {
    return cover(inner, outer) == outer;
}

} // namespace

std::optional<Extent> region_of(const std::vector<Incident>& incidents) {
    std::optional<Extent> all;
    for (const Incident& incident : incidents) {
        const Footprint& where = incident.where;
        if (!where.geometry.empty() && where.precision != PlacePrecision::country &&
            where.precision != PlacePrecision::unknown)
            all = joined(all, at(where.point));
    }
    if (!all)
        return all;
    // One more happening seldom moves it.
    const double margin = std::max(
        {margin_deg, (all->east - all->west) * margin_share, (all->north - all->south) * margin_share});
    return grown(*all, margin);
}

std::vector<StoredOutline> base_map(const Gazetteer& gazetteer, const std::vector<Incident>& incidents,
                                    const std::vector<StoredPlace>& places) {
    std::vector<StoredOutline> outlines;
    const std::optional<Extent> reach = reach_of(incidents, places);
    if (!reach)
        return outlines;
    const Extent region = region_of(incidents).value_or(*reach);
    const bool cut = lies_in(*reach, region) && region.east - region.west < widest_cut_deg;
    const Extent shown = cut ? grown(region, beyond_deg) : world;
    const Geometry frame = box(shown);
    for (EntryIndex index = 0; index < gazetteer.size(); ++index) {
        const EntryView entry = gazetteer.entry(index);
        const bool country = entry.type == "country";
        if (!country && entry.type != "boundary_line" && entry.type != "maritime_line")
            continue;
        if (!entry.has_shape || gazetteer.overridden(index))
            continue;
        Geometry shape = gazetteer.geometry(index);
        const std::optional<Extent> extent = extent_of(shape);
        if (!extent)
            continue;
        const bool near = meet(*extent, region);
        if (!meet(*extent, shown) || (!near && !country))
            continue;
        if (!near)
            shape = thinned(shape, cut ? beyond_tolerance_m : far_tolerance_m);
        Geometry land;
        land.polygons = shape.polygons;
        Geometry lines;
        lines.lines = shape.lines;
        for (const Rings& rings : shape.polygons)
            lines.lines.insert(lines.lines.end(), rings.begin(), rings.end());
        if (cut && !lies_in(*extent, shown)) {
            // Borders are cut as lines: the frame itself is no border.
            land.polygons = intersection(land, frame).polygons;
            lines.lines = intersection(lines, frame).lines;
        }
        if (!lines.lines.empty())
            outlines.push_back({std::string{entry.name}, std::string{entry.type}, std::move(lines)});
        if (!land.polygons.empty())
            outlines.push_back({std::string{entry.name}, "land", std::move(land)});
    }
    return outlines;
}

} // namespace dateline
