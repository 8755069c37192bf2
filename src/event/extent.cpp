// SPDX-License-Identifier: Apache-2.0
#include "event/extent.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"
#include "event/quantity.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

/// International foot, yard and mile (1959): 0.3048 m, 0.9144 m, 1609.344 m.
constexpr std::array<std::pair<std::string_view, double>, 16> units{{{"m", 1},
                                                                     {"meter", 1},
                                                                     {"metre", 1},
                                                                     {"meters", 1},
                                                                     {"metres", 1},
                                                                     {"km", 1000},
                                                                     {"kilometer", 1000},
                                                                     {"kilometre", 1000},
                                                                     {"kilometers", 1000},
                                                                     {"kilometres", 1000},
                                                                     {"mile", 1609.344},
                                                                     {"miles", 1609.344},
                                                                     {"yard", 0.9144},
                                                                     {"yards", 0.9144},
                                                                     {"foot", 0.3048},
                                                                     {"feet", 0.3048}}};

std::optional<double> unit_metres(std::string_view word) {
    const std::string small = to_lower(word);
    const auto* const unit =
        std::find_if(units.begin(), units.end(), [&](const auto& u) { return u.first == small; });
    return unit == units.end() ? std::nullopt : std::optional{unit->second};
}

/// `three metres high`, `two metres apart`, `500 metres from the river`, `every 100 metres`: no length of it.
bool measures_otherwise(const SentenceAnalysis& analysis, TokenIndex number, TokenIndex unit) {
    for (TokenIndex n = 1; n <= 2 && unit + n < analysis.size(); ++n) {
        const std::string next = to_lower(analysis.written(unit + n));
        if (next == "-")
            continue;
        if (is_one_of(next, {"high",       "tall",   "wide",   "deep",  "thick", "apart",  "away",
                             "from",       "north",  "south",  "east",  "west",  "inside", "into",
                             "off",        "across", "above",  "below", "in",    "inland", "upstream",
                             "downstream", "behind", "beyond", "short", "within"}))
            return next != "in" || (unit + n + 1 < analysis.size() &&
                                    is_one_of(to_lower(analysis.written(unit + n + 1)),
                                              {"height", "width", "depth", "diameter", "thickness"}));
        break;
    }
    for (TokenIndex n = 1; n <= 3 && n <= number; ++n) {
        const std::string before = to_lower(analysis.written(number - n));
        if (is_one_of(before, {"every", "each", "within", "from", "height", "width", "depth", "intervals"}))
            return true;
    }
    return false;
}

/// True where the unit measures the noun: modifies it, has it after `of`, or is what a clause about it says.
bool belongs_to(const SentenceAnalysis& analysis, TokenIndex unit, TokenIndex noun) {
    // `a 10-kilometre fence`, `160 metres of wall`, `a wall, 3 km long`
    const auto hangs_on = [&](TokenIndex below, TokenIndex above) {
        for (int depth = 0; depth < 3; ++depth) {
            const std::int32_t head = analysis.word(below).head;
            if (head < 0 || analysis.word(below).deprel == Deprel::conj)
                return false; // `a wall and 500 metres of fence`
            if (static_cast<TokenIndex>(head) == above)
                return true;
            const Upos upos = analysis.word(static_cast<TokenIndex>(head)).upos;
            if (upos == Upos::verb &&
                !analysis.is(analysis.ends(static_cast<TokenIndex>(head)), "stretching"))
                return false;
            below = static_cast<TokenIndex>(head);
        }
        return false;
    };
    const bool of = unit + 1 < analysis.size() && analysis.written(unit + 1) == "of";
    if (of && noun > unit && noun < unit + 8 && !analysis.verb_between(unit, noun))
        return true;
    if (hangs_on(unit, noun))
        return true;
    // `hundreds of kilometres of new or upgraded fences and walls`
    if (of && noun > unit) {
        TokenIndex below = noun;
        if (analysis.word(below).deprel == Deprel::conj && analysis.word(below).head >= 0)
            below = static_cast<TokenIndex>(analysis.word(below).head);
        if (analysis.word(below).deprel == Deprel::nmod &&
            analysis.word(below).head == static_cast<std::int32_t>(unit))
            return true;
    }
    // `a wall three metres high and 2 km long`
    TokenIndex next = unit + 1;
    if (next < analysis.size() && analysis.written(next) == "-")
        ++next;
    if (next < analysis.size() && analysis.written(next) == "long" && noun < unit && unit - noun < 10 &&
        !analysis.verb_between(noun, unit))
        return true;
    // `The fence runs for 30 km`: the noun and the unit stand with one verb of extension.
    const std::uint32_t frame = analysis.frame_of(unit);
    if (frame == Frame::no_parent)
        return false;
    const Frame& clause = analysis.frames()[frame];
    const ClassSet classes = analysis.lexicon().words.closed(analysis.predicate_classes(clause));
    if (!analysis.is(classes, "stretching"))
        return false;
    return std::find(clause.agents.begin(), clause.agents.end(), noun) != clause.agents.end() ||
           (clause.modified && *clause.modified == noun);
}

Quantity times(const Quantity& quantity, double factor) {
    Quantity scaled = quantity;
    for (std::optional<double>* bound : {&scaled.low, &scaled.best, &scaled.high}) {
        if (*bound)
            **bound *= factor;
    }
    return scaled;
}

} // namespace

Quantity length_of(const SentenceAnalysis& analysis, TokenIndex noun) {
    for (TokenIndex t = 1; t < analysis.size(); ++t) {
        const auto metres = unit_metres(analysis.written(t));
        if (!metres)
            continue;
        TokenIndex number = t - 1;
        if (analysis.written(number) == "-" && number > 0)
            --number;
        if (is_one_of(to_lower(analysis.written(number)), {"square", "cubic"}))
            continue;
        const std::string said = to_lower(analysis.written(number));
        const bool vague = said == "of" && number > 0; // `hundreds of kilometres`
        if (vague)
            --number;
        // The number with what bounds it: `as many as 160`, `between 2 and 3`.
        constexpr TokenIndex longest_bound = 4;
        TokenIndex first = number;
        while (
            first > 0 && number - first < longest_bound &&
            (number_value(analysis.written(first - 1)) ||
             is_one_of(to_lower(analysis.written(first - 1)),
                       {"more",   "than", "fewer",         "less",    "at",      "least", "most",   "up",
                        "to",     "as",   "many",          "much",    "some",    "about", "around", "nearly",
                        "almost", "over", "approximately", "roughly", "between", "and",   "or",     "-",
                        "a",      "half"})))
            --first;
        std::vector<std::string_view> words;
        for (TokenIndex w = first; w <= number; ++w)
            words.push_back(analysis.written(w));
        const bool told = number_value(analysis.written(number)) ||
                          is_one_of(to_lower(analysis.written(number)),
                                    {"hundreds", "dozens", "thousands", "several", "hundred", "thousand"});
        if (!told || measures_otherwise(analysis, number, t) || !belongs_to(analysis, t, noun))
            continue;
        return times(read_quantity(words), *metres);
    }
    return {};
}

} // namespace dateline
