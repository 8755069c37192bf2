// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/phrase.hpp"
#include "place/place_memory.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// A footprint with the place it is named after.
struct PlacedFootprint {
    Footprint footprint;
    std::optional<EntryIndex> entry; ///< it is, or is built on
    std::string name;                ///< neutral English: `near Hyesan City`
    std::string country;
    std::string key; ///< what has the same key and derivation is the same; empty: not known
    bool operator==(const PlacedFootprint&) const = default;
};

/// Turns phrases into footprints by geometry. One member function a rule; each says in its comment how large
/// the footprint is and why. What is made is kept in the memory. Work is done only when
/// asked for.
class FootprintMaker {
public:
    /// What a pointer or a border without countries stands for, given the phrase.
    using Antecedent = std::function<std::optional<PlacedFootprint>(const Phrase&)>;

    FootprintMaker(const Gazetteer& gazetteer, const std::vector<Mention>& mentions,
                   const PlaceMemory& memory)
        : m_gazetteer(gazetteer), m_mentions(mentions), m_memory(memory) {}

    void set_antecedent(Antecedent antecedent) { m_antecedent = std::move(antecedent); }

    /// Nothing where the words are well formed but speak of nothing known.
    [[nodiscard]] std::optional<PlacedFootprint> make(const Phrase& phrase);
    [[nodiscard]] std::optional<PlacedFootprint> of_mention(const Mention& mention);
    [[nodiscard]] std::optional<PlacedFootprint> of_entry(EntryIndex index, const std::string& rule);
    /// The line between two countries, by table or where their outlines meet.
    [[nodiscard]] std::optional<PlacedFootprint> border_between(std::string one, std::string other,
                                                                const std::string& medium,
                                                                const DirectionWord& direction);

private:
    using Made = std::optional<PlacedFootprint>;

    const Gazetteer& m_gazetteer;
    const std::vector<Mention>& m_mentions;
    const PlaceMemory& m_memory;
    Antecedent m_antecedent;
    std::map<EntryIndex, std::shared_ptr<const Geometry>>
        m_geometries; ///< held as long as references to them

    const Geometry& geometry(EntryIndex index);
    PlacedFootprint placed(EntryIndex index);
    /// What no memory is asked for: names, borders and pointers, as the article has them.
    Made leaf(const Phrase& phrase);
    /// Everything else, by the rule for its kind.
    Made composed(const Phrase& phrase);
    [[nodiscard]] std::string key_of(const Phrase& phrase);
    Made border_line(const std::string& one, const std::string& other, const std::string& medium,
                     const DirectionWord& direction);
    [[nodiscard]] Path downstream_line(const Geometry& river);
    [[nodiscard]] bool is_bare_town(const Phrase& phrase, const PlacedFootprint& place) const;
    [[nodiscard]] double near_m(const PlacedFootprint& place) const;
    [[nodiscard]] PlacedFootprint built(const PlacedFootprint& base, Geometry geometry,
                                        PlacePrecision precision, const std::string& rule,
                                        const std::string& name) const;

    // footprint_maker.cpp
    Made distance(const Phrase& phrase);
    Made direction(const Phrase& phrase);
    Made near(const Phrase& phrase);
    Made walking(const Phrase& phrase);
    Made along(const Phrase& phrase);
    // footprint_areas.cpp
    Made part(const Phrase& phrase);
    Made side(const Phrase& phrase);
    Made generic(const Phrase& phrase);
    // footprint_lines.cpp
    Made border(const Phrase& phrase);
    Made borders_with(const Phrase& phrase);
    Made stretch(const Phrase& phrase);
    Made between(const Phrase& phrase);
    Made on_stream(const Phrase& phrase);
    Made across(const Phrase& phrase);
    // footprint_sea.cpp
    Made off(const Phrase& phrase);
    Geometry land_about(LonLat point, double reach_m);
};

/// `north`, `eastern` ... for names of parts.
std::string direction_name(const DirectionWord& direction, bool adjective);

} // namespace dateline
