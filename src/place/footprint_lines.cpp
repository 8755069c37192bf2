// SPDX-License-Identifier: Apache-2.0
// Footprints along lines: borders, stretches of them, between two places, up and down a river, across it.
#include "geo/distance.hpp"
#include "geo/line_work.hpp"
#include "geo/operations.hpp"
#include "place/choose_entries.hpp"
#include "place/footprint_maker.hpp"
#include "place/place_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

/// Outlines of counties and courses of rivers come from different sources: what should meet lies up to so far
/// apart.
constexpr double outline_slack_m = 3'000;
/// A line that a place does not touch is still its stretch when it runs within this distance.
constexpr double farthest_stretch_m = 60'000;

Geometry as_area(const PlacedFootprint& place) {
    const Geometry& shape = place.footprint.geometry;
    return shape.is_point() ? disc(place.footprint.point, std::max(place.footprint.radius_m, 1000.0)) : shape;
}

/// The bounding box, `margin_deg` wider on every side.
Geometry box_about(const Geometry& geometry, double margin_deg) {
    double west = 180, south = 90, east = -180, north = -90;
    for (const Rings& rings : geometry.polygons)
        for (const LonLat& position : rings.front()) {
            west = std::min(west, position.lon - margin_deg);
            east = std::max(east, position.lon + margin_deg);
            south = std::min(south, position.lat - margin_deg);
            north = std::max(north, position.lat + margin_deg);
        }
    return {{}, {}, {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}};
}

} // namespace

/// The main course of a river, source first: of its two ends the mouth is the one nearer to a sea, bay or
/// estuary; far from all of them (tributaries) the way the line is stored.
Path FootprintMaker::downstream_line(const Geometry& river) {
    constexpr double coast_m = 60'000;
    Path course = main_line(river);
    if (course.size() < 2)
        return course;
    double first = coast_m;
    double last = coast_m;
    for (EntryIndex i = 0; i < m_gazetteer.size(); ++i) {
        const EntryView entry = m_gazetteer.entry(i);
        if ((entry.type != "sea" && entry.type != "bay" && entry.type != "estuary") ||
            m_gazetteer.overridden(i) ||
            distance_m(entry.point, course.front()) > entry.radius_m + length_m(course) + coast_m)
            continue;
        first = std::min(first, distance_m(geometry(i), course.front()));
        last = std::min(last, distance_m(geometry(i), course.back()));
    }
    if (first < last)
        std::reverse(course.begin(), course.end());
    return course;
}

FootprintMaker::Made FootprintMaker::border_between(std::string one, std::string other,
                                                    const std::string& medium,
                                                    const DirectionWord& direction) {
    if (other < one)
        std::swap(one, other);
    const std::string key = fmt::format("({}-{} {} {} {})", one, other, medium,
                                        static_cast<int>(direction.form), direction.bearing_deg);
    Made made = *m_memory.footprint(key, [&] { return border_line(one, other, medium, direction); });
    if (made)
        made->key = key;
    return made;
}

/// The same in order of the codes.
FootprintMaker::Made FootprintMaker::border_line(const std::string& one, const std::string& other,
                                                 const std::string& medium, const DirectionWord& direction) {
    const PlaceWords& words = PlaceWords::built_in();
    const bool sea = medium == "sea";
    std::string key = one + "/" + other + (sea ? " sea" : " land");
    if (sea && direction.form == DirectionWord::Form::bearing && direction.bearing_deg > 0 &&
        direction.bearing_deg < 180)
        key += " east";
    if (const std::string_view id = words.borders[key]; !id.empty())
        if (const std::optional<EntryIndex> entry = m_gazetteer.find(id))
            return of_entry(*entry, "border by table");
    if (sea)
        return std::nullopt;
    // Where the outlines meet: the edge of one within 15 km of the other, the error of coarse outlines.
    constexpr double meet_m = 15'000;
    std::optional<EntryIndex> first = country_entry(m_gazetteer, one);
    std::optional<EntryIndex> second = country_entry(m_gazetteer, other);
    if (!first || !second || one == other)
        return std::nullopt;
    if (m_gazetteer.entry(*first).radius_m > m_gazetteer.entry(*second).radius_m)
        std::swap(first, second);
    Geometry edge;
    for (const Rings& rings : geometry(*first).polygons)
        edge.lines.insert(edge.lines.end(), rings.begin(), rings.end());
    // The larger one only where the smaller can meet it: some span the globe, and their outlines have many
    // vertices.
    const Geometry facing = intersection(geometry(*second), box_about(geometry(*first), 0.5));
    if (facing.empty())
        return std::nullopt;
    const Geometry shared = intersection(edge, buffered(simplified(facing, 2000), meet_m));
    if (!shared.is_line())
        return std::nullopt;
    PlacedFootprint base;
    base.country = one + "/" + other;
    base.entry = first;
    return built(
        base, joined_lines(shared), PlacePrecision::country, "border where outlines meet",
        fmt::format("{}–{} border", m_gazetteer.entry(*first).name, m_gazetteer.entry(*second).name));
}

/// `North Korea's borders with China and Russia`: all of them together.
FootprintMaker::Made FootprintMaker::borders_with(const Phrase& phrase) {
    const bool own = phrase.noun == "own with";
    Made all;
    for (std::size_t i = own ? 1 : 0; i < phrase.countries.size(); ++i) {
        Phrase one = phrase;
        one.noun.clear();
        one.countries = {phrase.countries[i]};
        if (own)
            one.countries.push_back(phrase.countries.front());
        const Made line = border(one);
        if (!line || (all && line->key == all->key))
            continue;
        if (!all) {
            all = line;
            continue;
        }
        Geometry both = all->footprint.geometry;
        both.lines.insert(both.lines.end(), line->footprint.geometry.lines.begin(),
                          line->footprint.geometry.lines.end());
        const std::string several = all->key + line->key;
        all = built(*all, std::move(both), PlacePrecision::country, "several borders",
                    all->name + " and " + line->name);
        all->key = several;
    }
    return all;
}

/// `the Chinese border`: with two countries told, the line between them; with one or none, what the article
/// speaks of.
FootprintMaker::Made FootprintMaker::border(const Phrase& phrase) {
    if (!phrase.noun.empty() && phrase.kind == PhraseKind::border)
        return borders_with(phrase);
    std::vector<std::string> countries = phrase.countries;
    std::sort(countries.begin(), countries.end());
    countries.erase(std::unique(countries.begin(), countries.end()), countries.end());
    if (countries.size() >= 2)
        if (Made line = border_between(countries[0], countries[1], phrase.medium, phrase.direction))
            return line;
    return m_antecedent ? m_antecedent(phrase) : std::nullopt;
}

/// `the MDL in Cheorwon County`: the line within the outline, a little widened (outlines and lines come from
/// different sources). `the Tumen near Hoeryong`: within the disc that counts as near, or the closest stretch
/// of the line when it runs farther off. A whole country cuts nothing from a border.
FootprintMaker::Made FootprintMaker::stretch(const Phrase& phrase) {
    Made line = make(phrase.operands.front());
    const Phrase& relation = phrase.operands.back();
    if (!line) // `the sea between A and B` where nobody has said which sea: the relation says enough
        return make(relation);
    const Phrase& place_phrase = relation.operands.empty() ? relation : relation.operands.front();
    if (relation.kind == PhraseKind::between && line->footprint.geometry.is_line()) {
        const Made from = make(relation.operands[0]);
        const Made to = make(relation.operands[1]);
        const Path course = main_line(line->footprint.geometry);
        if (from && to && course.size() > 1) {
            double one = fraction_along(course, from->footprint.point);
            double other = fraction_along(course, to->footprint.point);
            if (one > other)
                std::swap(one, other);
            if (Path cut = line_part(course, one, other); cut.size() > 1)
                return built(*line, Geometry{{}, {std::move(cut)}, {}}, PlacePrecision::stretch,
                             "stretch between two places",
                             fmt::format("{} between {} and {}", line->name, from->name, to->name));
        }
    }
    const Made place = make(place_phrase);
    if (!place)
        return line;
    if (place->footprint.precision == PlacePrecision::country && !line->footprint.geometry.is_polygon())
        return line;
    // `crossed the border in the East Sea`: the line at sea, where the two countries have one there
    const bool at_sea = relation.kind == PhraseKind::inside &&
                        place->footprint.precision == PlacePrecision::sea && line->entry &&
                        m_gazetteer.entry(*line->entry).type == "boundary_line" && line->country.size() == 5;
    if (at_sea) {
        DirectionWord way;
        way.form = DirectionWord::Form::bearing;
        way.bearing_deg = place->footprint.point.lon > line->footprint.point.lon ? 90 : 270;
        if (Made maritime = border_between(line->country.substr(0, 2), line->country.substr(3), "sea", way);
            maritime && maritime->footprint.precision == PlacePrecision::sea)
            return maritime;
    }
    // `the NLL in the East Sea`: all of it, when the sea is the one it lies in.
    if (relation.kind == PhraseKind::inside && line->entry && place->entry &&
        m_gazetteer.within(*line->entry, *place->entry) && place->footprint.precision == PlacePrecision::sea)
        return line;
    // A river without its course in the gazetteer: the place alone says where.
    if (line->footprint.geometry.is_point()) {
        Phrase beside = relation;
        beside.kind = PhraseKind::near;
        return beside.operands.empty() ? place : near(beside);
    }
    const Made where = relation.kind == PhraseKind::inside ? place : make(relation);
    if (!where)
        return line;
    Geometry area = as_area(*where);
    if (relation.kind == PhraseKind::inside && !area.is_line())
        area = buffered(simplified(area, 200), outline_slack_m);
    if (area.is_line())
        area = buffered(area, near_m(*where));
    if (relation.kind == PhraseKind::across)
        area = disc(place->footprint.point, place->footprint.radius_m + near_m(*place));
    Geometry cut = intersection(line->footprint.geometry, area);
    std::string rule = "stretch within";
    if (relation.kind == PhraseKind::near && !cut.empty() && line->footprint.geometry.is_line() &&
        length_m(cut) < 2 * near_m(*place))
        cut = {};
    if (cut.empty()) {
        // The stretch beside the place: from its point to the line, and as far again along it.
        const double away = distance_m(line->footprint.geometry, place->footprint.point);
        if (away > farthest_stretch_m)
            return line;
        cut = intersection(line->footprint.geometry,
                           disc(place->footprint.point, away + std::max(near_m(*place), 10'000.0)));
        rule = "stretch beside";
        if (cut.empty())
            return line;
    }
    if (line->footprint.geometry.is_line())
        cut = joined_lines(cut);
    PlacedFootprint out = built(
        *line, std::move(cut),
        line->footprint.precision == PlacePrecision::sea ? PlacePrecision::sea : PlacePrecision::stretch,
        rule,
        fmt::format("{} {} {}", line->name, relation.kind == PhraseKind::inside ? "in" : "near",
                    place->name));
    out.entry = line->entry;
    return out;
}

/// `between A and B`: the corridor along the straight way, a fifth of its length to either side for the bends
/// of roads (roads in hilly country are 1.2 to 1.4 times the straight line), at least 2 km. On a river: the
/// reach between them. `Midway between`: the middle third of either.
FootprintMaker::Made FootprintMaker::between(const Phrase& phrase) {
    constexpr double bend = 0.2;
    constexpr double least_m = 2'000;
    Made one = make(phrase.operands[0]);
    const Made other = make(phrase.operands[1]);
    if (!one || !other)
        return std::nullopt;
    const auto middle = [&](const PlacedFootprint& place) {
        return place.entry ? m_gazetteer.entry(*place.entry).point : place.footprint.point;
    };
    const LonLat a = middle(*one);
    const LonLat b = middle(*other);
    const std::string name = fmt::format("between {} and {}", one->name, other->name);
    if (phrase.operands.size() > 2)
        if (const Made river = make(phrase.operands[2]); river && river->footprint.geometry.is_line()) {
            const Path course = main_line(river->footprint.geometry);
            double first = fraction_along(course, a);
            double last = fraction_along(course, b);
            if (first > last)
                std::swap(first, last);
            if (phrase.direction.form == DirectionWord::Form::middle) {
                const double third = (last - first) / 3;
                first += third;
                last -= third;
            }
            if (Path cut = line_part(course, first, last); cut.size() > 1)
                return built(*river, Geometry{{}, {std::move(cut)}, {}}, PlacePrecision::stretch,
                             "between on a river", river->name + " " + name);
        }
    const double way = distance_m(a, b);
    if (way < 1)
        return one;
    const bool midway = phrase.direction.form == DirectionWord::Form::middle;
    const Path straight = midway ? line_part({a, b}, 1.0 / 3, 2.0 / 3) : Path{a, b};
    return built(*one, buffered(Geometry{{}, {straight}, {}}, std::max(bend * way, least_m)),
                 PlacePrecision::near, midway ? "midway between" : "between", name);
}

/// `10 km upstream of X on R`: along the river from where it passes X, a fifth either way (distances by road
/// or river are rounded) and at least 2 km. Without distance: the 15 km next to X.
FootprintMaker::Made FootprintMaker::on_stream(const Phrase& phrase) {
    constexpr double next_m = 15'000;
    constexpr double tolerance = 0.2;
    constexpr double least_m = 2'000;
    const Made place = make(phrase.operands.front());
    if (!place)
        return std::nullopt;
    Made river;
    if (phrase.operands.size() > 1) {
        river = make(phrase.operands[1]);
    } else {
        // The river that passes the place.
        for (EntryIndex i = 0; i < m_gazetteer.size(); ++i) {
            const EntryView entry = m_gazetteer.entry(i);
            if (entry.type != "river" || m_gazetteer.overridden(i) ||
                distance_m(entry.point, place->footprint.point) > entry.radius_m + 50'000)
                continue;
            const double away = distance_m(geometry(i), place->footprint.point);
            if (away < next_m &&
                (!river || away < distance_m(river->footprint.geometry, place->footprint.point)))
                river = of_entry(i, "river at the place");
        }
    }
    if (!river || !river->footprint.geometry.is_line())
        return std::nullopt;
    const Path course = downstream_line(river->footprint.geometry);
    const double whole = length_m(course);
    if (whole <= 0)
        return std::nullopt;
    const LonLat at = place->entry ? m_gazetteer.entry(*place->entry).point : place->footprint.point;
    const double start = fraction_along(course, at) * whole;
    const double low =
        phrase.distance_m ? *phrase.distance_m - std::max(tolerance * *phrase.distance_m, least_m) : 0;
    const double high =
        phrase.distance_m ? *phrase.distance_m + std::max(tolerance * *phrase.distance_m, least_m) : next_m;
    const bool up = phrase.kind == PhraseKind::upstream;
    Path cut = up ? line_part(course, (start - high) / whole, (start - low) / whole)
                  : line_part(course, (start + low) / whole, (start + high) / whole);
    if (cut.size() < 2)
        return std::nullopt;
    return built(*river, Geometry{{}, {std::move(cut)}, {}}, PlacePrecision::stretch,
                 up ? "upstream" : "downstream",
                 fmt::format("{} {} of {}", river->name, up ? "upstream" : "downstream", place->name));
}

/// `across the river from X`, `opposite X`: the far bank as seen from X, 8 km about the nearest spot of the
/// line there: the sight and size of a border town. Which side is far is decided by the line.
FootprintMaker::Made FootprintMaker::across(const Phrase& phrase) {
    constexpr double bank_m = 8'000;
    constexpr double farthest_m = 20'000;
    const Made place = make(phrase.operands.front());
    if (!place)
        return std::nullopt;
    const LonLat here = place->entry ? m_gazetteer.entry(*place->entry).point : place->footprint.point;
    Made line;
    if (phrase.operands.size() > 1)
        line = make(phrase.operands[1]);
    for (EntryIndex i = 0; !line && i < m_gazetteer.size(); ++i) {
        const EntryView entry = m_gazetteer.entry(i);
        if ((entry.type != "river" && entry.type != "boundary_line") || entry.country.size() != 5 ||
            m_gazetteer.overridden(i) || distance_m(entry.point, here) > 2 * entry.radius_m + 50'000)
            continue;
        if (distance_m(geometry(i), here) < farthest_m)
            line = of_entry(i, "line at the place");
    }
    if (!line || !line->footprint.geometry.is_line())
        return near(phrase);
    const LonLat foot = nearest_on(line->footprint.geometry, here);
    const double away = std::max(distance_m(here, foot), 100.0);
    const double bearing = bearing_deg(here, foot);
    Geometry bank = half_plane_part(disc(foot, bank_m), foot, away > 150 ? bearing : 0);
    // What the line leaves on the side of X is not across.
    const Path course = main_line(line->footprint.geometry);
    const int near_side = side_of(course, here);
    Geometry pieces = difference(disc(foot, bank_m), buffered(line->footprint.geometry, 30));
    Geometry far_bank;
    for (const Rings& rings : pieces.polygons)
        if (side_of(course, point_on(Geometry{{}, {}, {rings}})) == -near_side)
            far_bank.polygons.push_back(rings);
    if (!far_bank.empty())
        bank = std::move(far_bank);
    if (bank.empty())
        return near(phrase);
    PlacedFootprint out = built(*place, std::move(bank), PlacePrecision::near, "across the line from",
                                "across from " + place->name);
    out.country = line->country;
    return out;
}

} // namespace dateline
