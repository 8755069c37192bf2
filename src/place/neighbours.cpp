// SPDX-License-Identifier: Apache-2.0
#include "place/neighbours.hpp"

#include "geo/distance.hpp"
#include "place/place_words.hpp"
#include "place/token_view.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

namespace {

void read_neighbours_of(std::size_t i, const std::vector<Mention>& mentions, const TokenView& tokens,
                        EntryOptions& options, NamesElsewhere& elsewhere) {
    const PlaceWords& words = PlaceWords::built_in();
    constexpr double beside_m = 150'000;
    constexpr double apart_m = 400'000;
    if (options[i].empty() || i + 1 >= mentions.size() || options[i + 1].empty())
        return;
    const Mention& m = mentions[i];
    const Mention& other = mentions[i + 1];
    constexpr std::uint32_t reach = 7;
    if (!tokens.same_sentence(m.first, other.first) || other.first <= m.end || other.first > m.end + reach ||
        tokens.small(m.end) != ",")
        return;
    bool relation = false;
    for (std::uint32_t at = m.end + 1; at < other.first; ++at) {
        const std::string_view word = tokens.small(at);
        if (word == "and" || word == "in" || word == "from" || word == "to")
            return;
        relation = relation || word == "near" || word == "outside" || word == "opposite" ||
                   (words.directions.second(word) == "noun" && tokens.small(at + 1) == "of");
    }
    if (!relation || best_of(options[i + 1]).entry.radius_m > apart_m)
        return;
    double nearest = apart_m * 2;
    for (Option& option : options[i])
        for (const Option& beside : options[i + 1]) {
            const double away = distance_m(option.entry.point, beside.entry.point) - option.entry.radius_m;
            nearest = std::min(nearest, away);
            if (away < beside_m) {
                option.container += container_fits / 2;
                option.reasons += fmt::format("; beside {}", tokens.document().words(other.span));
                break;
            }
        }
    if (nearest > apart_m && is_settlement(best_of(options[i])))
        elsewhere.insert(m.key);
}

} // namespace

void read_neighbours(const std::vector<Mention>& mentions, const TokenView& tokens, EntryOptions& options,
                     NamesElsewhere& elsewhere) {
    for (std::size_t i = 0; i < mentions.size(); ++i)
        read_neighbours_of(i, mentions, tokens, options, elsewhere);
}

} // namespace dateline
