// SPDX-License-Identifier: Apache-2.0
#include "place/waters.hpp"

#include "place/place_words.hpp"
#include "place/token_view.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace dateline {

namespace {

/// Words that tell a side of the land by its water: `east coast`, `western waters`, `East Sea`.
struct WaterClue {
    std::uint32_t token = 0;
    bool east = false;
    std::optional<EntryIndex> sea;
};

bool is_at_sea(const Option& option) {
    return option.entry.type == "maritime_line";
}

bool is_water(std::string_view word) {
    return word == "sea" || word == "coast" || word == "waters" || word == "maritime" || word == "seas";
}

/// Those of the article, in text order.
std::vector<WaterClue> water_clues(const std::vector<Mention>& mentions, const TokenView& tokens,
                                   const EntryOptions& options) {
    const PlaceWords& words = PlaceWords::built_in();
    std::vector<WaterClue> clues;
    for (std::uint32_t at = 0; at + 1 < tokens.size(); ++at)
        if (const std::string_view way = words.directions[tokens.small(at)]; (way == "90" || way == "270") &&
                                                                             is_water(tokens.small(at + 1)) &&
                                                                             tokens.same_sentence(at, at + 1))
            clues.push_back({at, way == "90", std::nullopt});
    for (std::size_t i = 0; i < mentions.size(); ++i)
        if (is_open(mentions[i]) && !options[i].empty() && best_of(options[i]).entry.type == "sea")
            clues.push_back({mentions[i].first, false, best_of(options[i]).match.entry});
    std::sort(clues.begin(), clues.end(),
              [](const WaterClue& a, const WaterClue& b) { return a.token < b.token; });
    return clues;
}

/// The nearest clue about one line decides; one of its sentence goes first.
void read_water(const std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                const std::vector<WaterClue>& clues, std::size_t i, EntryOptions& options) {
    const std::uint32_t here = mentions[i].first;
    // The nearest clue on either side; one of the same sentence goes first.
    const auto behind = std::partition_point(clues.begin(), clues.end(),
                                             [&](const WaterClue& one) { return one.token < here; });
    const WaterClue* best = nullptr;
    bool best_same = false;
    const auto consider = [&](const WaterClue& one) {
        const bool same = tokens.same_sentence(one.token, here);
        const auto away = [&](const WaterClue& c) {
            return c.token > here ? c.token - here : here - c.token;
        };
        if (best == nullptr || (same != best_same ? same : away(one) < away(*best))) {
            best = &one;
            best_same = same;
        }
    };
    if (behind != clues.begin())
        consider(*std::prev(behind));
    if (behind != clues.end())
        consider(*behind);
    if (best == nullptr)
        return;
    // Of the candidates the one in that sea, or the one farthest that way.
    Option* meant = nullptr;
    for (Option& option : options[i]) {
        if (!is_at_sea(option) || (best->sea && !gazetteer.within(option.match.entry, *best->sea)))
            continue;
        if (meant == nullptr || (best->east ? option.entry.point.lon > meant->entry.point.lon
                                            : option.entry.point.lon < meant->entry.point.lon))
            meant = &option;
    }
    if (meant == nullptr)
        return;
    meant->container += best_same ? container_fits : container_fits / 2;
    meant->reasons += best->sea    ? "; in that sea"
                      : best->east ? "; waters to the east"
                                   : "; waters to the west";
}

} // namespace

void read_waters(const std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                 EntryOptions& options) {
    std::optional<std::vector<WaterClue>> clues; // few articles need them
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (std::count_if(options[i].begin(), options[i].end(), is_at_sea) < 2)
            continue;
        if (!clues)
            clues = water_clues(mentions, tokens, options);
        read_water(mentions, tokens, gazetteer, *clues, i, options);
    }
}

} // namespace dateline
