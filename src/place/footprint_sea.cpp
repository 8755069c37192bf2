// SPDX-License-Identifier: Apache-2.0
// Footprints at sea.
#include "geo/distance.hpp"
#include "geo/operations.hpp"
#include "place/footprint_maker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

/// The outlines of all countries that may reach within `reach_m` of the point.
Geometry FootprintMaker::land_about(LonLat point, double reach_m) {
    Geometry land;
    const Geometry window = disc(point, reach_m);
    for (EntryIndex i = 0; i < m_gazetteer.size(); ++i) {
        const EntryView entry = m_gazetteer.entry(i);
        if ((entry.type != "country" && entry.type != "island") || !entry.has_shape ||
            m_gazetteer.overridden(i) || distance_m(entry.point, point) > entry.radius_m + reach_m)
            continue;
        land = merged(land, intersection(geometry(i), window));
    }
    return land;
}

/// `off the coast of X`, `waters off X`, `waters east of X`: the sea within 30 km of X: out to the limit of
/// territorial waters (12 nautical miles, 22 km, UN Convention on the Law of the Sea, article 3) and a little
/// beyond, where coast guards and reporters still say so; 60 km for provinces and countries (the contiguous
/// zone of article 33 and more). With a direction: what lies that way. `30 km off X`: as far as said, and a
/// fifth.
FootprintMaker::Made FootprintMaker::off(const Phrase& phrase) {
    constexpr double coastal_m = 30'000;
    constexpr double wide_m = 60'000;
    constexpr double farther = 1.2;
    constexpr double nearer = 0.6;
    Made base = make(phrase.operands.front());
    if (!base)
        return std::nullopt;
    const bool wide = base->footprint.precision == PlacePrecision::country ||
                      base->footprint.precision == PlacePrecision::province;
    const double reach = phrase.distance_m ? *phrase.distance_m * farther : wide ? wide_m : coastal_m;
    const std::string name = fmt::format("waters {} {}",
                                         phrase.direction.form == DirectionWord::Form::bearing
                                             ? direction_name(phrase.direction, false) + " of"
                                             : "off",
                                         base->name);
    const Geometry& shape = base->footprint.geometry;
    if (shape.is_line() && phrase.direction.form == DirectionWord::Form::bearing) {
        // `the waters south of the line`: that side of it, as far out as is near it.
        Geometry side = swept(simplified(shape, 500), phrase.direction.bearing_deg, 2 * near_m(*base));
        if (!side.empty())
            return built(*base, std::move(side), PlacePrecision::sea, "waters beside a line", name);
    }
    if (shape.is_line() || base->footprint.precision == PlacePrecision::sea) {
        PlacedFootprint out = built(*base, buffered(simplified(shape, 500), near_m(*base)),
                                    PlacePrecision::sea, "waters about a line", name);
        return out;
    }
    Geometry around = shape.is_point() ? disc(base->footprint.point, base->footprint.radius_m + reach)
                                       : buffered(simplified(shape, 500), reach);
    // A city with much land of its own is its town by the sea, not the hills that bear its name.
    constexpr double town_m = 5'000;
    constexpr double much_land_m = 20'000;
    if (!shape.is_point() && base->footprint.radius_m > much_land_m && base->entry &&
        m_gazetteer.entry(*base->entry).type == "city") {
        const Geometry by_town = disc(m_gazetteer.entry(*base->entry).point, town_m + reach);
        if (!difference(by_town, land_about(base->footprint.point, base->footprint.radius_m + reach)).empty())
            around = by_town;
    }
    Geometry water = difference(around, land_about(base->footprint.point, base->footprint.radius_m + reach));
    if (!shape.is_point())
        water = difference(water, shape);
    if (phrase.distance_m && !phrase.within) {
        // `30 km off X` is out there, not in the harbour.
        const double short_of = *phrase.distance_m * nearer;
        water = difference(water, shape.is_point()
                                      ? disc(base->footprint.point, base->footprint.radius_m / 2 + short_of)
                                      : buffered(simplified(shape, 500), short_of));
    }
    if (phrase.direction.form == DirectionWord::Form::bearing) {
        const double half_angle =
            wide ? 60 : 75; // wide coasts run at an angle; beside a town the half plane, less its edges
        water = intersection(water, sector(base->footprint.point, phrase.direction.bearing_deg, half_angle,
                                           base->footprint.radius_m * 2 + reach * 2));
    }
    // Ponds and river mouths behind the coast are no sea, nor are the gaps that coarse outlines leave between
    // two countries: next to nothing beside the sea.
    constexpr double least_area_m2 = 25e6;
    constexpr double least_share = 0.03;
    double largest = 0;
    for (const Rings& rings : water.polygons)
        largest = std::max(largest, area_m2(Geometry{{}, {}, {rings}}));
    std::erase_if(water.polygons, [&](const Rings& rings) {
        return area_m2(Geometry{{}, {}, {rings}}) < std::max(least_area_m2, least_share * largest);
    });
    if (water.polygons.empty()) {
        // Nothing but land about: what the outlines cannot tell is left near the place.
        Phrase close = phrase;
        close.kind = PhraseKind::near;
        return near(close);
    }
    water.points.clear();
    water.lines.clear();
    return built(*base, std::move(water), PlacePrecision::sea, "waters off", name);
}

} // namespace dateline
