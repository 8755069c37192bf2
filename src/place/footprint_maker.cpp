// SPDX-License-Identifier: Apache-2.0
#include "place/footprint_maker.hpp"

#include "geo/distance.hpp"
#include "geo/line_work.hpp"
#include "geo/operations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {

namespace {

/// The seat of a county or city is what distances are given from: at most so far out does a town reach.
constexpr double town_radius_m = 5'000;

bool is_named_country(const PlacedFootprint& place) {
    return place.footprint.precision == PlacePrecision::country;
}

} // namespace

std::string direction_name(const DirectionWord& direction, bool adjective) {
    constexpr std::array<std::string_view, 8> names{"north", "northeast", "east", "southeast",
                                                    "south", "southwest", "west", "northwest"};
    switch (direction.form) {
    case DirectionWord::Form::none:
        return {};
    case DirectionWord::Form::middle:
        return "central";
    case DirectionWord::Form::upper:
        return "upper";
    case DirectionWord::Form::lower:
        return "lower";
    case DirectionWord::Form::bearing:
        break;
    }
    const std::string name{names[static_cast<std::size_t>(direction.bearing_deg / 45) % names.size()]};
    return adjective ? name + (direction.extreme ? "ernmost" : "ern") : name;
}

const Geometry& FootprintMaker::geometry(EntryIndex index) {
    const auto [kept, fresh] = m_geometries.try_emplace(index);
    if (fresh)
        kept->second =
            m_memory.geometry(m_gazetteer, index); // shapes are checked when the gazetteer is compiled
    return *kept->second;
}

double FootprintMaker::near_m(const PlacedFootprint& place) const {
    constexpr double fallback_m = 10'000;
    if (!place.entry)
        return fallback_m;
    const double stated = m_gazetteer.type(*place.entry).near_m;
    return stated > 0 ? stated : fallback_m;
}

/// A footprint made from another one: label point on the new geometry, radius to its farthest vertex.
PlacedFootprint FootprintMaker::built(const PlacedFootprint& base, Geometry shape, PlacePrecision precision,
                                      const std::string& rule, const std::string& name) const {
    PlacedFootprint out;
    out.footprint.point = point_on(shape);
    out.footprint.radius_m = enclosing_radius_m(shape, out.footprint.point);
    out.footprint.geometry = std::move(shape);
    out.footprint.precision = precision;
    out.footprint.derivation =
        base.footprint.derivation.empty() ? rule : base.footprint.derivation + "; " + rule;
    out.entry = base.entry;
    out.name = name;
    out.country = base.country;
    return out;
}

/// The entry as it stands in the gazetteer: its shape where it has one, else its point, and its stated
/// radius.
PlacedFootprint FootprintMaker::placed(EntryIndex index) {
    const EntryView entry = m_gazetteer.entry(index);
    const TypeView type = m_gazetteer.type(index);
    PlacedFootprint out;
    out.footprint.geometry = geometry(index);
    const Geometry& shape = out.footprint.geometry;
    if (shape.empty())
        out.footprint.geometry.points = {entry.point};
    out.footprint.point = entry.point;
    out.footprint.radius_m = entry.radius_m > 0 ? entry.radius_m : type.radius_m;
    if (!shape.is_point() && !contains(shape, entry.point)) {
        out.footprint.point = nearest_on(shape, entry.point);
    }
    out.footprint.precision = type.precision;
    out.entry = index;
    out.name = entry.name;
    out.country = entry.country;
    return out;
}

FootprintMaker::Made FootprintMaker::of_entry(EntryIndex index, const std::string& rule) {
    const std::string key = fmt::format("{}", index);
    Made made = *m_memory.footprint(key, [&] { return placed(index); });
    made->footprint.derivation = rule;
    made->key = key;
    return made;
}

/// A name. A city that is a division of the first level is the town when it is named without its type word:
/// `in Pyongyang` is not said of its rice fields, so the disc about its middle stands for it, not the
/// outline.
FootprintMaker::Made FootprintMaker::of_mention(const Mention& mention) {
    if (!mention.entry)
        return std::nullopt;
    Made made = of_entry(*mention.entry, mention.reason.empty() ? "name" : "name; " + mention.reason);
    const std::string_view type = m_gazetteer.entry(*mention.entry).type;
    if ((type == "metropolitan_city" || type == "special_city") && mention.said_type.empty()) {
        const LonLat middle = m_gazetteer.entry(*mention.entry).point;
        made->footprint.geometry = Geometry{{middle}, {}, {}};
        made->footprint.point = middle;
        made->footprint.radius_m =
            std::min(made->footprint.radius_m, m_gazetteer.type(*mention.entry).radius_m);
        made->key += "?";
    }
    return made;
}

FootprintMaker::Made FootprintMaker::leaf(const Phrase& phrase) {
    if (phrase.kind == PhraseKind::name)
        return phrase.mention ? of_mention(m_mentions[*phrase.mention]) : std::nullopt;
    if (phrase.kind == PhraseKind::border)
        return border(phrase);
    return m_antecedent ? m_antecedent(phrase) : std::nullopt;
}

std::optional<PlacedFootprint> FootprintMaker::make(const Phrase& phrase) {
    if (phrase.kind == PhraseKind::name || phrase.kind == PhraseKind::border ||
        phrase.kind == PhraseKind::pointer)
        return leaf(phrase);
    const std::string key = key_of(phrase);
    Made made = key.empty() ? composed(phrase) : *m_memory.footprint(key, [&] { return composed(phrase); });
    if (made)
        made->key = key;
    return made;
}

FootprintMaker::Made FootprintMaker::composed(const Phrase& phrase) {
    switch (phrase.kind) {
    case PhraseKind::name:
    case PhraseKind::border:
    case PhraseKind::pointer:
        return leaf(phrase);
    case PhraseKind::generic:
        return generic(phrase);
    case PhraseKind::part:
        return part(phrase);
    case PhraseKind::side:
        return side(phrase);
    case PhraseKind::distance:
        return distance(phrase);
    case PhraseKind::direction:
        return direction(phrase);
    case PhraseKind::near:
        return near(phrase);
    case PhraseKind::inside:
        return make(phrase.operands.front());
    case PhraseKind::off:
        return off(phrase);
    case PhraseKind::across:
        return across(phrase);
    case PhraseKind::walking:
        return walking(phrase);
    case PhraseKind::upstream:
    case PhraseKind::downstream:
        return on_stream(phrase);
    case PhraseKind::between:
        return between(phrase);
    case PhraseKind::along:
        return along(phrase);
    case PhraseKind::stretch:
        return stretch(phrase);
    }
    return std::nullopt;
}

/// `20 km north of X`: the point there. Stated distances in news are rounded (10 % either way) and one of
/// eight points of the compass leaves 22.5 degrees on either side, of which half is the usual error: 0.2 of
/// the distance across. Added to how large the place is that it is counted from. Without direction: the disc
/// of that distance, and a tenth.
FootprintMaker::Made FootprintMaker::distance(const Phrase& phrase) {
    constexpr double rounding = 0.1;
    constexpr double across = 0.2;
    Made base = make(phrase.operands.front());
    if (!base)
        return std::nullopt;
    const double metres = *phrase.distance_m;
    const double start_m = std::min(base->footprint.radius_m, town_radius_m);
    const std::string name = fmt::format("{:.3g} km {} {}", metres / 1000,
                                         phrase.direction.form == DirectionWord::Form::bearing
                                             ? direction_name(phrase.direction, false) + " of"
                                             : "from",
                                         base->name);
    if (phrase.noun == "sea" && phrase.direction.form != DirectionWord::Form::bearing) {
        Phrase at_sea = phrase;
        at_sea.kind = PhraseKind::off;
        at_sea.noun = "off";
        return off(at_sea);
    }
    const bool linear =
        base->footprint.geometry.is_line() || base->footprint.precision == PlacePrecision::stretch;
    if (phrase.direction.form == DirectionWord::Form::bearing && !linear && !is_named_country(*base) &&
        base->footprint.precision != PlacePrecision::province) {
        const EntryView entry = base->entry ? m_gazetteer.entry(*base->entry) : EntryView{};
        const LonLat from = base->entry ? entry.point : base->footprint.point;
        const LonLat there = destination(from, phrase.direction.bearing_deg, metres);
        PlacedFootprint out =
            built(*base, Geometry{{there}, {}, {}}, PlacePrecision::near, "distance and direction", name);
        out.footprint.radius_m =
            std::hypot(std::hypot(rounding * metres, across * metres), start_m) + phrase.distance_slack_m;
        return out;
    }
    if (phrase.direction.form == DirectionWord::Form::bearing) {
        // From a line or a wide area: the strip about the line moved there.
        const Geometry edge = linear ? base->footprint.geometry
                                     : half_plane_part(base->footprint.geometry, base->footprint.point,
                                                       phrase.direction.bearing_deg);
        const Geometry strip = buffered(moved(simplified(edge, 500), phrase.direction.bearing_deg, metres),
                                        across * metres + phrase.distance_slack_m + 1000);
        return built(*base, linear ? strip : difference(strip, base->footprint.geometry),
                     linear ? PlacePrecision::stretch : PlacePrecision::near,
                     "distance and direction from a line", name);
    }
    const double reach = phrase.within ? metres : (1 + rounding) * metres + phrase.distance_slack_m;
    if (linear)
        return built(*base, buffered(simplified(base->footprint.geometry, 300), reach),
                     PlacePrecision::stretch, "distance from a line", name);
    PlacedFootprint out = built(
        *base,
        disc(base->entry ? m_gazetteer.entry(*base->entry).point : base->footprint.point, reach + start_m),
        PlacePrecision::near, phrase.within ? "within a distance" : "distance without direction", name);
    return out;
}

/// `north of X`, no distance: out to three times what counts as near, at least 20 km, a third of it after
/// `just`; a quadrant for a town, the strip beyond the edge for a line or a wide area. What lies beyond would
/// be named after something else.
FootprintMaker::Made FootprintMaker::direction(const Phrase& phrase) {
    constexpr double least_m = 20'000;
    Made base = make(phrase.operands.front());
    if (!base)
        return std::nullopt;
    const double reach = std::max(3 * near_m(*base), least_m) / (phrase.within ? 3 : 1);
    const double bearing = phrase.direction.bearing_deg;
    const std::string name = direction_name(phrase.direction, false) + " of " + base->name;
    const Geometry& shape = base->footprint.geometry;
    if (shape.is_point())
        return built(*base, sector(base->footprint.point, bearing, 45, base->footprint.radius_m + reach),
                     PlacePrecision::near, "direction", name);
    const bool linear = shape.is_line() || base->footprint.precision == PlacePrecision::stretch;
    const Geometry edge = simplified(shape, 300);
    Geometry beyond =
        shape.is_line() ? swept(edge, bearing, reach) : difference(swept(edge, bearing, reach), shape);
    // Only what lies on that side, not the inner shores of the outline.
    if (!linear)
        beyond = intersection(
            beyond, sector(base->footprint.point, bearing, 60, base->footprint.radius_m + reach * 2));
    if (beyond.empty())
        return std::nullopt;
    return built(*base, std::move(beyond), linear ? PlacePrecision::stretch : PlacePrecision::near,
                 "direction", name);
}

/// `near X`: X and as far beyond its edge as its kind says (`near_m` in `gazetteer/types.tsv`): 2 km about a
/// village, 10 along a border. A city or county named without its type word is its town: 5 km, and twice the
/// `near_m` beyond, which makes 15 km about a city and 25 about the seat of a county. A county with its type
/// word is the outline and the margin; a city is its town either way, even where the division that bears its
/// name reaches far into the hills.
FootprintMaker::Made FootprintMaker::near(const Phrase& phrase) {
    Made base = make(phrase.operands.front());
    if (!base)
        return std::nullopt;
    const double beyond = near_m(*base);
    const std::string name = "near " + base->name;
    if (is_bare_town(phrase.operands.front(), *base)) {
        const LonLat town = m_gazetteer.entry(*base->entry).point;
        PlacedFootprint out = built(*base, Geometry{{town}, {}, {}}, PlacePrecision::near, "near", name);
        out.footprint.radius_m = std::min(base->footprint.radius_m, town_radius_m) + 2 * beyond;
        return out;
    }
    if (base->footprint.geometry.is_point()) {
        PlacedFootprint out = *base;
        out.footprint.radius_m += beyond;
        out.footprint.precision = PlacePrecision::near;
        out.footprint.derivation += "; near";
        out.name = name;
        return out;
    }
    const bool linear =
        base->footprint.geometry.is_line() || base->footprint.precision == PlacePrecision::stretch;
    PlacedFootprint out = built(*base, buffered(simplified(base->footprint.geometry, beyond / 20), beyond),
                                base->footprint.precision == PlacePrecision::sea ? PlacePrecision::sea
                                : linear                                         ? PlacePrecision::stretch
                                                                                 : PlacePrecision::near,
                                "near", name);
    out.footprint.point = base->footprint.point;
    out.footprint.radius_m = base->footprint.radius_m + beyond;
    return out;
}

bool FootprintMaker::is_bare_town(const Phrase& phrase, const PlacedFootprint& place) const {
    if (phrase.kind != PhraseKind::name || !phrase.mention || !place.entry)
        return false;
    const std::string_view type = m_gazetteer.entry(*place.entry).type;
    return type == "city" || type == "metropolitan_city" || type == "special_city" ||
           (type == "county" && m_mentions[*phrase.mention].said_type.empty());
}

/// `within walking distance of X`: an hour on foot, 5 km beyond the place; never more than 15 km.
FootprintMaker::Made FootprintMaker::walking(const Phrase& phrase) {
    constexpr double hour_on_foot_m = 5'000;
    constexpr double most_m = 15'000;
    Made base = make(phrase.operands.front());
    if (!base)
        return std::nullopt;
    if (base->footprint.geometry.is_line())
        return built(*base, buffered(base->footprint.geometry, hour_on_foot_m), PlacePrecision::stretch,
                     "walking distance", "near " + base->name);
    const LonLat middle = base->entry ? m_gazetteer.entry(*base->entry).point : base->footprint.point;
    PlacedFootprint out = built(*base, Geometry{{middle}, {}, {}}, PlacePrecision::near, "walking distance",
                                "close to " + base->name);
    out.footprint.radius_m =
        std::min(std::min(base->footprint.radius_m, town_radius_m) + hour_on_foot_m, most_m);
    return out;
}

/// `along X`: X itself, when it is a line or zone; the edge of an area has no further name.
FootprintMaker::Made FootprintMaker::along(const Phrase& phrase) {
    Made base = make(phrase.operands.front());
    if (base)
        base->footprint.derivation += "; along";
    return base;
}

} // namespace dateline
