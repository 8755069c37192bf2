// SPDX-License-Identifier: Apache-2.0
// Footprints of parts and sides, and of places told by their kind alone.
#include "geo/distance.hpp"
#include "geo/line_work.hpp"
#include "geo/operations.hpp"
#include "place/choose_entries.hpp"
#include "place/footprint_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {

namespace {

/// Of a whole line or area, by length or extent: the last seventh for superlatives, tips and ends; a half or
/// a quarter as said; a third for everything else (with two words for the ends and one for the middle,
/// readers divide by three).
double share_of(const Phrase& phrase) {
    constexpr double third = 1.0 / 3;
    constexpr double extreme = 0.15;
    if (phrase.direction.extreme || phrase.noun == "end")
        return extreme;
    if (phrase.noun == "half")
        return 0.5;
    if (phrase.noun == "quarter" || phrase.noun == "reaches")
        return 0.25;
    return third;
}

/// Whether `northern` cuts a zone along its length: a strip four times as long as wide, and the direction
/// more across it than along.
bool is_across(const Geometry& zone, const DirectionWord& way) {
    constexpr double slender = 4;
    constexpr double across_deg = 50;
    if (way.form != DirectionWord::Form::bearing || !zone.is_polygon())
        return false;
    const Lie lie = lie_of(zone);
    const double turn = std::abs(std::fmod(way.bearing_deg - lie.axis_deg + 450, 180) - 90);
    return lie.length_m > slender * lie.width_m && turn > across_deg;
}

Path middle_third(const Path& line) {
    return line_part(line, 1.0 / 3, 2.0 / 3);
}

} // namespace

/// `the easternmost part of X`, `the upper reaches of R`, `northern X`.
FootprintMaker::Made FootprintMaker::part(const Phrase& phrase) {
    constexpr double mouth_m = 5'000; // the mouth of a border river: a few channels and spits
    Made base = make(phrase.operands.front());
    if (!base)
        return std::nullopt;
    const double share = share_of(phrase);
    const DirectionWord& way = phrase.direction;
    const Geometry& shape = base->footprint.geometry;
    const std::string name = way.form == DirectionWord::Form::none
                                 ? fmt::format("{} of {}", phrase.noun, base->name)
                                 : fmt::format("{} part of {}", direction_name(way, true), base->name);
    if (phrase.noun == "outskirts") {
        PlacedFootprint out = *base;
        out.footprint.radius_m += near_m(*base);
        out.footprint.precision = PlacePrecision::near;
        out.footprint.derivation += "; outskirts";
        out.name = name;
        return out;
    }
    if (shape.is_line()) {
        const bool flows = phrase.noun == "mouth" || way.form == DirectionWord::Form::upper ||
                           way.form == DirectionWord::Form::lower;
        const Path course = flows ? downstream_line(shape) : main_line(shape);
        Path cut;
        if (phrase.noun == "mouth") {
            PlacedFootprint out =
                built(*base, Geometry{{course.back()}, {}, {}}, PlacePrecision::near, "mouth", name);
            out.footprint.radius_m = mouth_m;
            return out;
        }
        switch (way.form) {
        case DirectionWord::Form::bearing:
            cut = end_towards(course, way.bearing_deg, share);
            break;
        case DirectionWord::Form::middle:
            cut = middle_third(course);
            break;
        case DirectionWord::Form::upper: // from the source: lines run downstream
            cut = line_part(course, 0, share);
            break;
        case DirectionWord::Form::lower:
            cut = line_part(course, 1 - share, 1);
            break;
        case DirectionWord::Form::none:
            return base;
        }
        if (cut.size() < 2)
            return base;
        return built(*base, Geometry{{}, {std::move(cut)}, {}}, PlacePrecision::stretch, "part of a line",
                     name);
    }
    if (shape.is_point()) {
        // A town without outline: the half of its disc.
        if (way.form != DirectionWord::Form::bearing)
            return base;
        Geometry half = half_plane_part(disc(base->footprint.point, base->footprint.radius_m),
                                        base->footprint.point, way.bearing_deg);
        if (half.empty())
            return base;
        return built(*base, std::move(half), base->footprint.precision, "part of a place", name);
    }
    Geometry cut;
    if (base->footprint.precision == PlacePrecision::stretch && is_across(shape, way)) {
        // `the northern edge of the zone`: from one end to the other.
        cut = edge_strip(shape, way.bearing_deg, share * lie_of(shape).width_m);
        if (cut.is_polygon()) {
            PlacedFootprint out =
                built(*base, std::move(cut), base->footprint.precision, "part along a zone", name);
            // Many pieces, or one that bends: the label goes beside the zone's own.
            out.footprint.point = nearest_on(out.footprint.geometry, base->footprint.point);
            out.footprint.radius_m = enclosing_radius_m(out.footprint.geometry, out.footprint.point);
            return out;
        }
    }
    if (way.form == DirectionWord::Form::bearing)
        cut = oriented_part(shape, way.bearing_deg, 1 - share, 1);
    else if (way.form == DirectionWord::Form::middle)
        cut = oriented_part(oriented_part(shape, 90, 1.0 / 3, 2.0 / 3), 0, 0, 1);
    if (!cut.is_polygon())
        return base;
    return built(*base, std::move(cut), base->footprint.precision, "part of an area", name);
}

/// `the southern side of L`, `the Chinese bank of R`: the strip beside the line, ending at the line: 2 km for
/// a land line (half the width of the Demilitarized Zone by the armistice), 5 km for a river (its valley
/// floor and towns). The side is decided by the line. Of an area: the half towards that side.
FootprintMaker::Made FootprintMaker::side(const Phrase& phrase) {
    constexpr double land_strip_m = 2'000;
    constexpr double river_strip_m = 5'000;
    constexpr double gap_m = 20; // the line itself belongs to neither side
    Made base = make(phrase.operands.front());
    if (!base)
        return std::nullopt;
    const Geometry& shape = base->footprint.geometry;
    const LonLat middle = base->footprint.point;
    LonLat towards = destination(middle, phrase.direction.bearing_deg, 30'000);
    std::string label = direction_name(phrase.direction, true);
    if (!phrase.countries.empty()) {
        const std::optional<EntryIndex> country = country_entry(m_gazetteer, phrase.countries.front());
        if (!country)
            return base;
        towards = m_gazetteer.entry(*country).point;
        label = m_gazetteer.entry(*country).name;
    }
    const std::string name = fmt::format("{} side of {}", label, base->name);
    if (!shape.is_line()) {
        if (shape.is_point() || base->footprint.precision == PlacePrecision::site)
            return base;
        Geometry half =
            base->footprint.precision == PlacePrecision::stretch && is_across(shape, phrase.direction)
                ? edge_strip(shape, phrase.direction.bearing_deg, lie_of(shape).width_m / 2)
                : half_plane_part(shape, point_on(shape), bearing_deg(middle, towards));
        return half.is_polygon()
                   ? built(*base, std::move(half), base->footprint.precision, "side of an area", name)
                   : base;
    }
    const bool river = base->entry && m_gazetteer.entry(*base->entry).type == "river";
    const double width = river ? river_strip_m : land_strip_m;
    const Path own = main_line(shape);
    const Geometry line{{}, {own}, {}};
    // Drawn on past its ends, so that the line parts what lies about it in two.
    Path course{destination(own.front(), bearing_deg(own[1], own.front()), 2 * width)};
    for (const LonLat& position : own)
        course.push_back(position);
    course.push_back(destination(own.back(), bearing_deg(own[own.size() - 2], own.back()), 2 * width));
    const Geometry pieces =
        difference(buffered(simplified(line, gap_m), width), buffered(Geometry{{}, {course}, {}}, gap_m));
    const LonLat foot = nearest_on(shape, middle);
    const int wanted = side_of(course, destination(foot, phrase.direction.bearing_deg, 2 * width));
    std::array<Geometry, 2> sides;
    for (const Rings& rings : pieces.polygons) {
        const Geometry piece{{}, {}, {rings}};
        const int side = side_of(course, point_on(piece));
        if (side != 0)
            sides[side > 0 ? 1 : 0].polygons.push_back(rings);
    }
    Geometry strip;
    if (phrase.countries.empty()) {
        strip = sides[wanted > 0 ? 1 : 0];
    } else if (const std::optional<EntryIndex> country =
                   country_entry(m_gazetteer, phrase.countries.front())) {
        // The side that has more of the country: outlines may be coarse, but not by half.
        const auto land = [&](const Geometry& side) {
            return area_m2(intersection(side, geometry(*country)));
        };
        strip = land(sides[1]) > land(sides[0]) ? sides[1] : sides[0];
        // `the Russian side of the Tumen`: as far as the land beside it is Russia's, less what coarse
        // outlines leave open.
        constexpr double outline_m = 5'000;
        const LonLat about = point_on(strip);
        const Geometry own_land =
            intersection(geometry(*country), disc(about, enclosing_radius_m(strip, about) + 2 * outline_m));
        if (Geometry there = intersection(strip, buffered(simplified(own_land, 1000), outline_m));
            there.is_polygon())
            strip = std::move(there);
    }
    if (strip.empty())
        return base;
    PlacedFootprint out = built(*base, std::move(strip), PlacePrecision::stretch, "side of a line", name);
    if (!phrase.countries.empty())
        out.country = phrase.countries.front();
    return out;
}

/// `a border city on the Yalu opposite Dandong`, `a South Korean island near the western maritime border`:
/// the entries of that kind and country that fit every relation, the ones farther than 20 km from what they
/// should touch left out. One: that place. Several: all of them, as one footprint.
FootprintMaker::Made FootprintMaker::generic(const Phrase& phrase) {
    constexpr double reach_m = 20'000;
    constexpr double across_reach_m = 12'000;
    constexpr std::size_t most = 60;
    struct Wanted {
        Geometry shape;
        LonLat middle;
        double reach;
        bool across;
    };
    std::vector<Wanted> wanted;
    std::optional<EntryIndex> named;
    std::string other_side;
    for (const Phrase& relation : phrase.operands) {
        const Made place = make(relation.operands.empty() ? relation : relation.operands.front());
        if (!place)
            continue;
        named = place->entry;
        const bool opposite = relation.kind == PhraseKind::across;
        if (opposite && place->country.size() == 2)
            other_side = place->country;
        if (relation.kind == PhraseKind::distance || relation.kind == PhraseKind::direction ||
            relation.kind == PhraseKind::off) {
            const Made there = make(relation);
            if (there)
                wanted.push_back(
                    {there->footprint.geometry, there->footprint.point,
                     there->footprint.geometry.is_point() ? there->footprint.radius_m : reach_m / 4, false});
        } else {
            wanted.push_back({place->footprint.geometry,
                              place->entry ? m_gazetteer.entry(*place->entry).point : place->footprint.point,
                              opposite ? across_reach_m : reach_m, opposite});
        }
    }
    if (wanted.empty())
        return std::nullopt;
    const auto is_kind = [&](const EntryView& entry) {
        if (phrase.noun == "island")
            return entry.type == "island";
        if (phrase.noun == "county" || phrase.noun == "province")
            return entry.type == phrase.noun;
        if (phrase.noun == "village")
            return entry.type == "workers_district" || entry.type == "village" || entry.type == "township" ||
                   entry.type == "town";
        return entry.type == "city" || entry.type == "town" || entry.type == "metropolitan_city" ||
               entry.type == "special_city" || entry.type == "workers_district";
    };
    const std::string country = phrase.countries.empty() ? std::string{} : phrase.countries.front();
    struct Found {
        EntryIndex entry;
        double away;
    };
    std::vector<Found> found;
    for (EntryIndex i = 0; i < m_gazetteer.size(); ++i) {
        const EntryView entry = m_gazetteer.entry(i);
        if (!is_kind(entry) || m_gazetteer.overridden(i) || i == named ||
            (!country.empty() && entry.country != country) ||
            (country.empty() && !other_side.empty() && entry.country == other_side))
            continue;
        double away = 0;
        bool fits = true;
        for (const Wanted& w : wanted) {
            // A cheap look first: most entries of the world are far away.
            if (distance_m(entry.point, w.middle) >
                enclosing_radius_m(w.shape, w.middle) + entry.radius_m + w.reach) {
                fits = false;
                break;
            }
            const double d = w.across ? distance_m(entry.point, w.middle) : distance_m(w.shape, entry.point);
            fits = fits && d <= w.reach + (w.across ? 0 : entry.radius_m);
            away += d;
        }
        if (fits)
            found.push_back({i, away});
    }
    if (found.empty())
        return make(phrase.operands.front());
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.away != b.away ? a.away < b.away : a.entry < b.entry;
    });
    const bool nearest_only =
        std::any_of(wanted.begin(), wanted.end(), [](const Wanted& w) { return w.across; });
    if (found.size() == 1 || nearest_only)
        return of_entry(found.front().entry, "kind of place by its relations");
    found.resize(std::min(found.size(), most));
    Geometry all;
    PlacedFootprint base = *of_entry(found.front().entry, "kinds of places by their relations");
    for (const Found& one : found) {
        Geometry shape = geometry(one.entry);
        if (shape.is_point())
            shape = disc(m_gazetteer.entry(one.entry).point,
                         std::max(m_gazetteer.entry(one.entry).radius_m, 1000.0));
        all.polygons.insert(all.polygons.end(), shape.polygons.begin(), shape.polygons.end());
    }
    const Made related = make(phrase.operands.front());
    PlacedFootprint out = built(base, made_valid(all), PlacePrecision::near, "one of several",
                                fmt::format("{} {}", phrase.noun, related ? related->name : std::string{}));
    out.entry.reset();
    return out;
}

} // namespace dateline
