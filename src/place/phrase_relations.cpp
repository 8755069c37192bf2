// SPDX-License-Identifier: Apache-2.0
// Rules that place something by another place: near, north of, between, off the coast of.
#include "place/phrase_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 16> hedges{
    "about", "around", "some", "roughly", "approximately", "nearly", "just", "almost",
    "at",    "least",  "more", "than",    "less",          "only",   "up",   "over"};
/// What stands between a distance and the place it is measured from.
constexpr std::array<std::string_view, 19> from_words{"away from",
                                                      "from the coast of",
                                                      "from the coastline of",
                                                      "from the shore of",
                                                      "from the shores of",
                                                      "off the shore of",
                                                      "from",
                                                      "off the coast of",
                                                      "off",
                                                      "of",
                                                      "outside",
                                                      "beyond",
                                                      "inland from",
                                                      "short of",
                                                      "into",
                                                      "inside",
                                                      "up from",
                                                      "down from",
                                                      "ahead of"};
/// Nouns that `between A and B` joins without placing anything between them.
constexpr std::array<std::string_view, 16> joining_nouns{
    "relations", "ties",     "talks",    "tensions", "war",   "agreement", "dialogue",  "summit",
    "trade",     "conflict", "contacts", "hotline",  "match", "meeting",   "exchanges", "difference"};
/// `sealed off Kaesong`: what is done to it, not where it lies.
constexpr std::array<std::string_view, 18> closing_verbs{
    "sealed",  "seal",     "seals",    "sealing", "cut",    "cuts",    "cutting", "fenced",   "fencing",
    "blocked", "blocking", "cordoned", "walled",  "closed", "closing", "shut",    "shutting", "marked"};

} // namespace

PhraseReader::Read PhraseReader::read(std::uint32_t at) const {
    if (Read found = relation(at, 0))
        return found;
    if (const std::uint32_t past = skip_article(at); past == at || !mention_at(at))
        if (Read found = generic(at, 0))
            return found;
    Read found = operand(at, 0);
    // `the Sokcho area`: more than the town.
    if (found && found->kind == PhraseKind::name && m_tokens.small(found->end) == "area" &&
        !m_tokens[found->end].capital && m_tokens.same_sentence(at, found->end) && !is_line_like(*found) &&
        found->mention && country_of(m_mentions[*found->mention]).empty()) {
        Phrase about;
        about.kind = PhraseKind::near;
        about.first = found->first;
        about.end = found->end + 1;
        about.operands.push_back(std::move(*found));
        return about;
    }
    return found;
}

PhraseReader::Read PhraseReader::relation(std::uint32_t at, int depth) const {
    if (depth >= deepest_phrase || !inside_text(at))
        return std::nullopt;
    for (const auto rule :
         {&PhraseReader::distance, &PhraseReader::between, &PhraseReader::across_river,
          &PhraseReader::off_coast, &PhraseReader::worded_relation, &PhraseReader::direction_of})
        if (Read found = (this->*rule)(at, depth))
            return found;
    return std::nullopt;
}

PhraseReader::Read PhraseReader::with_operand(PhraseKind kind, std::uint32_t first, std::uint32_t at,
                                              int depth) const {
    if (!m_tokens.same_sentence(first, at))
        return std::nullopt;
    Read of = operand(at, depth + 1);
    if (!of)
        return std::nullopt;
    Phrase phrase;
    phrase.kind = kind;
    phrase.first = first;
    phrase.end = of->end;
    phrase.operands.push_back(std::move(*of));
    return phrase;
}

/// `on the Yalu River`, `along the Tumen`: the river a relation runs along.
std::optional<Phrase> PhraseReader::on_river(std::uint32_t at, int depth) const {
    const std::string_view word = m_tokens.small(at);
    if (depth >= deepest_phrase || (word != "on" && word != "along"))
        return std::nullopt;
    Read river = name(skip_article(at + 1));
    if (!river)
        river = pointer(at + 1);
    if (river && is_line_like(*river) && m_tokens.same_sentence(at, river->first))
        return river;
    return std::nullopt;
}

/// `about 20 kilometers (12 miles) north of Hyesan`, `within 5 km of the border`, `10 km upstream of
/// Sinuiju`.
PhraseReader::Read PhraseReader::distance(std::uint32_t at, int depth) const {
    std::uint32_t here = at;
    const auto hedge = [&] {
        return std::find(hedges.begin(), hedges.end(), m_tokens.small(here)) != hedges.end();
    };
    const bool within = m_tokens.small(here) == "within";
    if (within)
        ++here;
    while (hedge() && here < at + 4)
        ++here;
    std::uint32_t end = here;
    const std::optional<double> first = number_at(here, end);
    const std::string_view before = at > 0 ? m_tokens.small(std::int64_t{at} - 1) : std::string_view{};
    if (!first || before == "every" || before == "each") // `cameras every 500 meters from Sinuiju to Uiju`
        return std::nullopt;
    double amount = *first;
    double slack = 0;
    if (const std::string_view to = m_tokens.small(end); to == "to" || to == "or" || to == "-" || to == "–") {
        std::uint32_t past = end;
        if (const std::optional<double> second = number_at(end + 1, past)) {
            amount = (*first + *second) / 2;
            slack = std::abs(*second - *first) / 2;
            end = past;
        }
    }
    if (m_tokens.small(end) == "-")
        ++end;
    const auto unit_at = [&](std::uint32_t index, std::uint32_t& past) {
        std::string two = std::string{m_tokens.small(index)} + " " + std::string{m_tokens.small(index + 1)};
        const bool nautical = m_words.units.has(two);
        const std::string_view metres = nautical ? m_words.units[two] : m_words.units[m_tokens.small(index)];
        double value = 0;
        std::from_chars(metres.data(), metres.data() + metres.size(), value);
        past = index + (nautical ? 2 : 1);
        return value;
    };
    std::uint32_t past = end;
    const double unit = unit_at(end, past);
    if (unit == 0 || !m_tokens.same_sentence(at, end))
        return std::nullopt;
    Phrase phrase;
    phrase.kind = PhraseKind::distance;
    phrase.first = at;
    phrase.distance_m = amount * unit;
    phrase.distance_slack_m = slack * unit;
    phrase.within = within;
    // The same distance again in other units.
    if (m_tokens.small(past) == "(")
        for (std::uint32_t i = past + 1; i < past + 7; ++i)
            if (m_tokens.small(i) == ")") {
                past = i + 1;
                break;
            }
    if (m_tokens.small(past) == ",")
        ++past;
    return distance_from(std::move(phrase), past, depth);
}

PhraseReader::Read PhraseReader::distance_from(Phrase phrase, std::uint32_t at, int depth) const {
    const auto finish = [&](std::uint32_t operand_at) -> Read {
        Read of = with_operand(phrase.kind, phrase.first, operand_at, depth);
        if (!of)
            return std::nullopt;
        phrase.end = of->end;
        phrase.operands = std::move(of->operands);
        if (std::optional<Phrase> river = on_river(phrase.end, depth + 1);
            river && (phrase.kind == PhraseKind::upstream || phrase.kind == PhraseKind::downstream)) {
            phrase.end = river->end;
            phrase.operands.push_back(std::move(*river));
        }
        return phrase;
    };
    if (const std::string_view to = m_tokens.small(at); to == "to" && m_tokens.small(at + 1) == "the")
        at += 2; // `20 km to the north of`
    std::uint32_t end = at;
    if (const DirectionWord way = direction_at(at, "noun", end); way.form == DirectionWord::Form::bearing) {
        phrase.direction = way;
        const std::string_view of = m_tokens.small(end);
        if (of == "of" || of == "from" || of == "off")
            return finish(end + 1);
        return std::nullopt;
    }
    for (const auto& [words, kind] :
         {std::pair{"upstream", PhraseKind::upstream}, std::pair{"upriver", PhraseKind::upstream},
          std::pair{"downstream", PhraseKind::downstream}, std::pair{"downriver", PhraseKind::downstream}})
        if (m_tokens.small(at) == words) {
            phrase.kind = kind;
            const std::string_view of = m_tokens.small(at + 1);
            return of == "of" || of == "from" ? finish(at + 2) : Read{};
        }
    for (const std::string_view words : from_words)
        if (const std::uint32_t past = m_tokens.match(at, words); past != at) {
            if (words == "off" || words.find("coast") != std::string_view::npos ||
                words.find("shore") != std::string_view::npos)
                phrase.noun = "sea";
            if (words == "into" || words == "inside")
                phrase.within = true;
            Read found = finish(past);
            // `sailed 1.5 kilometers into the South's waters`: no place of a whole country
            std::uint32_t stop = past;
            if (found && phrase.within && !country_at(skip_article(past), stop).empty())
                return std::nullopt;
            return found;
        }
    return std::nullopt;
}

/// `between Kaesong and Munsan`, `between Sinuiju and Uiju on the Yalu River`; `on the road from Hamhung to
/// Wonsan`.
PhraseReader::Read PhraseReader::between(std::uint32_t at, int depth) const {
    constexpr std::array<std::string_view, 7> ways{"road",     "highway", "railway", "line",
                                                   "railroad", "route",   "way"};
    const bool by_way =
        m_tokens.small(at) == "from" && at > 0 && joined(at) &&
        std::find(ways.begin(), ways.end(), m_tokens.small(std::int64_t{at} - 1)) != ways.end();
    const bool midway = (m_tokens.small(at) == "midway" || m_tokens.small(at) == "halfway") &&
                        m_tokens.small(at + 1) == "between";
    if (midway) {
        Read found = between(at + 1, depth);
        if (found) {
            found->first = at;
            found->direction.form = DirectionWord::Form::middle;
        }
        return found;
    }
    if ((m_tokens.small(at) != "between" && !by_way) || depth >= deepest_phrase)
        return std::nullopt;
    constexpr int reach = 3;
    for (int back = 1; back <= reach; ++back)
        if (std::find(joining_nouns.begin(), joining_nouns.end(), m_tokens.small(std::int64_t{at} - back)) !=
            joining_nouns.end())
            return std::nullopt;
    Read one = operand(at + 1, depth + 2);
    if (!one || m_tokens.small(one->end) != (by_way ? "to" : "and"))
        return std::nullopt;
    Read other = operand(one->end + 1, depth + 2);
    if (!other || !m_tokens.same_sentence(at, other->first))
        return std::nullopt;
    // Two governments, or a country and another: nothing lies there that could be drawn.
    const auto is_country = [&](const Phrase& p) {
        return p.kind == PhraseKind::name && p.mention && !country_of(m_mentions[*p.mention]).empty();
    };
    if (is_country(*one) || is_country(*other))
        return std::nullopt;
    Phrase phrase;
    phrase.kind = PhraseKind::between;
    phrase.first = at;
    phrase.end = other->end;
    phrase.operands.push_back(std::move(*one));
    phrase.operands.push_back(std::move(*other));
    if (std::optional<Phrase> river = on_river(phrase.end, depth + 1)) {
        phrase.end = river->end;
        phrase.operands.push_back(std::move(*river));
    }
    return phrase;
}

/// `near Hyesan`, `within walking distance of Manpo`, `along the Chinese border`, `opposite Dandong`.
PhraseReader::Read PhraseReader::worded_relation(std::uint32_t at, int depth) const {
    if (!m_words.relations.begins_with(m_tokens.small(at)))
        return std::nullopt;
    std::string words;
    std::uint32_t best = at;
    std::string_view rule;
    constexpr std::uint32_t longest = 9;
    for (std::uint32_t i = at; i < at + longest && m_tokens.same_sentence(at, i); ++i) {
        words += (i > at ? " " : "") + m_tokens[i].small;
        if (m_words.relations.has(words)) {
            best = i + 1;
            rule = m_words.relations[words];
        }
    }
    if (best == at)
        return std::nullopt;
    // `around 20 people`, `by Seoul`, `inside a flat`: prepositions with other uses take names and lines
    // only.
    const std::string_view first = m_tokens.small(at);
    if (first == "off" && joined(at) &&
        std::find(closing_verbs.begin(), closing_verbs.end(), m_tokens.small(std::int64_t{at} - 1)) !=
            closing_verbs.end())
        return std::nullopt;
    if (first == "around" && m_tokens.small(at + 1) == "the" && m_tokens.small(at + 2) == "world")
        return std::nullopt;
    PhraseKind kind = PhraseKind::near;
    if (rule == "inside")
        return std::nullopt; // the place itself
    if (rule == "along")
        kind = PhraseKind::along;
    else if (rule == "off")
        kind = PhraseKind::off;
    else if (rule == "across")
        kind = PhraseKind::across;
    else if (rule == "walking")
        kind = PhraseKind::walking;
    else if (rule == "upstream" || rule == "downstream")
        kind = rule == "upstream" ? PhraseKind::upstream : PhraseKind::downstream;
    Read found = with_operand(kind, at, best, depth);
    if (!found)
        return std::nullopt;
    const bool weak = first == "by" || first == "beside" || (first == "off" && best == at + 1) ||
                      first == "inside" || first == "facing";
    if (weak && found->operands.front().kind != PhraseKind::name && !is_line_like(found->operands.front()))
        return std::nullopt;
    if (first == "by" && !is_line_like(found->operands.front()))
        return std::nullopt;
    // `facing Musan across the Tumen`: on the far bank.
    if ((first == "facing" || first == "opposite") && m_tokens.small(found->end) == "across") {
        Read line = name(skip_article(found->end + 1));
        if (!line)
            line = pointer(found->end + 1);
        if (line && is_line_like(*line) && m_tokens.same_sentence(at, line->first)) {
            found->kind = PhraseKind::across;
            found->end = line->end;
            found->operands.push_back(std::move(*line));
            return found;
        }
    }
    if (first == "facing" && found->operands.front().kind == PhraseKind::name &&
        !is_line_like(found->operands.front()) && found->operands.front().mention &&
        !country_of(m_mentions[*found->operands.front().mention]).empty())
        return std::nullopt;
    if (kind == PhraseKind::off)
        found->noun = words.find("around") != std::string::npos || words.find("near") != std::string::npos
                          ? "around"
                          : "off";
    if (kind == PhraseKind::upstream || kind == PhraseKind::downstream)
        if (std::optional<Phrase> river = on_river(found->end, depth + 1)) {
            found->end = river->end;
            found->operands.push_back(std::move(*river));
        }
    return found;
}

/// `off the west coast of X`, `waters east of X`, `the sea west of X`, `in western waters`.
PhraseReader::Read PhraseReader::off_coast(std::uint32_t at, int depth) const {
    std::uint32_t here = at;
    if (m_tokens.small(here) == "off") {
        here = skip_article(here + 1);
        std::uint32_t owner_end = here;
        const std::string owner = country_at(here, owner_end);
        const std::uint32_t country_token = here;
        if (!owner.empty())
            here = owner_end;
        std::uint32_t end = here;
        const DirectionWord way = direction_at(
            here, m_words.directions.second(m_tokens.small(here)) == "noun" ? "noun" : "adjective", end);
        if (m_words.place_nouns[m_tokens.small(end)] != "coast")
            return std::nullopt;
        if (way.form != DirectionWord::Form::bearing && owner.empty())
            return std::nullopt; // without direction it is a plain relation
        Read found;
        if (!owner.empty() && m_tokens.small(end + 1) != "of") {
            found = name(country_token);
            if (!found) {
                found.emplace();
                found->kind = PhraseKind::name;
                found->mention = static_cast<std::size_t>(m_starts[country_token]);
            }
            Phrase phrase;
            phrase.kind = PhraseKind::off;
            phrase.first = at;
            phrase.end = end + 1;
            phrase.operands.push_back(std::move(*found));
            found = std::move(phrase);
        } else if (m_tokens.small(end + 1) == "of") {
            found = with_operand(PhraseKind::off, at, end + 2, depth);
        } else {
            // `off the east coast`: of what the article speaks of.
            Phrase phrase;
            phrase.kind = PhraseKind::off;
            phrase.first = at;
            phrase.end = end + 1;
            Phrase country;
            country.kind = PhraseKind::pointer;
            country.noun = "country";
            country.first = at;
            country.end = end + 1;
            phrase.operands.push_back(std::move(country));
            found = std::move(phrase);
        }
        if (found) {
            found->direction = way;
            found->noun = "off";
        }
        return found;
    }
    if (m_tokens.small(here) == "in")
        ++here;
    here = skip_article(here);
    const std::string_view water = m_tokens.small(here);
    if (water != "waters" && water != "sea" && water != "seas")
        return std::nullopt;
    ++here;
    if (m_tokens.small(here) == "to" && m_tokens.small(here + 1) == "the")
        here += 2;
    if (m_tokens.small(here) == "just")
        ++here;
    std::uint32_t end = here;
    const DirectionWord way = direction_at(here, "noun", end);
    if (way.form != DirectionWord::Form::bearing || m_tokens.small(end) != "of")
        return std::nullopt;
    Read found = with_operand(PhraseKind::off, at, end + 1, depth);
    if (found) {
        found->direction = way;
        found->noun = "off";
    }
    return found;
}

/// `across the Yalu from Sinuiju`, `on the other side of the river from Hyesan`, `across the border from
/// Dandong`.
PhraseReader::Read PhraseReader::across_river(std::uint32_t at, int depth) const {
    std::uint32_t here = at;
    for (const std::string_view words :
         {"just across", "directly across", "across", "on the other side of", "on the opposite side of"})
        if (const std::uint32_t past = m_tokens.match(at, words); past != at) {
            here = past;
            break;
        }
    if (here == at || depth >= deepest_phrase)
        return std::nullopt;
    const std::uint32_t line_at = skip_article(here);
    Read line = name(line_at);
    if (!line)
        line = border(here);
    if (!line)
        line = pointer(here);
    if (!line || !is_line_like(*line))
        return std::nullopt;
    const std::string_view from = m_tokens.small(line->end);
    if (from != "from")
        return std::nullopt; // `across the Yalu` is at the Yalu: the operand itself
    Read found = with_operand(PhraseKind::across, at, line->end + 1, depth);
    if (found)
        found->operands.push_back(std::move(*line));
    return found;
}

/// `north of Hyesan`, `just south of the DMZ`.
PhraseReader::Read PhraseReader::direction_of(std::uint32_t at, int depth) const {
    std::uint32_t here = at;
    const bool just = m_tokens.small(here) == "just" || m_tokens.small(here) == "immediately";
    if (just)
        ++here;
    std::uint32_t end = here;
    const DirectionWord way = direction_at(here, "noun", end);
    if (way.form != DirectionWord::Form::bearing || m_tokens.small(end) != "of")
        return std::nullopt;
    Read found = with_operand(PhraseKind::direction, at, end + 1, depth);
    if (!found)
        return std::nullopt;
    found->direction = way;
    found->within = just;
    return found;
}

} // namespace dateline
