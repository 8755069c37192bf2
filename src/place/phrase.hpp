// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "place/mention.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How words are put together to say where.
enum class PhraseKind : std::uint8_t {
    name,      ///< `Musan County`
    border,    ///< `the Chinese border`, `the border between A and B`
    pointer,   ///< `the border`, `the river`, `there`
    generic,   ///< `a border city on the Yalu opposite Dandong`
    part,      ///< `the easternmost part of X`
    side,      ///< `the southern side of X`, `the Chinese bank of X`
    distance,  ///< `20 km north of X`, `within 5 miles of X`
    direction, ///< `north of X`
    near,      ///< `close to X`
    inside,    ///< `in X`, as a container of a stretch
    off,       ///< `off the coast of X`, `waters off X`
    across,    ///< `opposite X`, `across the river from X`
    walking,   ///< `within walking distance of X`
    upstream,  ///< `(10 km) upstream of X (on R)`
    downstream,
    between, ///< `between A and B (on R)`
    along,   ///< `along X`
    stretch, ///< a line or zone (first operand) as far as a relation (second) says
};

std::string_view to_string(PhraseKind kind);

/// What a direction word says.
struct DirectionWord {
    enum class Form : std::uint8_t { none, bearing, middle, upper, lower };
    Form form = Form::none;
    double bearing_deg = 0;
    bool extreme = false; ///< easternmost
    bool operator==(const DirectionWord&) const = default;
};

/// Words that say where, as a tree; leaves are mentions, borders and pointers.
struct Phrase {
    PhraseKind kind = PhraseKind::name;
    std::uint32_t first = 0;            ///< token
    std::uint32_t end = 0;              ///< one past the last token
    std::optional<std::size_t> mention; ///< of a name: index into the mentions
    std::string noun; ///< class of a pointer or generic; part noun; how an `off` is put; of a border with
                      ///< several countries: `with`, `own with` where the first one is whose borders they are
    DirectionWord direction;
    std::optional<double> distance_m;
    double distance_slack_m = 0;        ///< half of a stated range: `10 to 20 km`
    bool within = false;                ///< `within 5 km of`
    std::vector<std::string> countries; ///< of a border or generic, as far as told
    std::string medium;                 ///< of a border: land, sea, river; empty: not told
    std::vector<Phrase> operands;
};

class TokenView;

/// Every phrase of the document, in text order, not overlapping: each mention that is no demonym and not
/// rejected is in one, alone or as a part. Sees words only. Nesting is bounded.
std::vector<Phrase> find_phrases(const TokenView& tokens, const std::vector<Mention>& mentions,
                                 const Gazetteer& gazetteer);

} // namespace dateline
