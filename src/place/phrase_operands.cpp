// SPDX-License-Identifier: Apache-2.0
// Rules for what stands by itself: names, borders, parts, sides, pointers, and kinds of places.
#include "place/phrase_reader.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

/// Types that are lines or run along one, so that `in X` and `near X` behind them cut a stretch.
constexpr std::array<std::string_view, 14> line_types{
    "river", "boundary_line", "boundary_zone", "front_sector", "maritime_line", "parallel", "sea",
    "bay",   "strait",        "estuary",       "control_line", "coast",         "railway",  "road"};
constexpr std::array<std::string_view, 8> line_nouns{"border", "river", "line",  "front",
                                                     "zone",   "sea",   "coast", "estuary"};
/// Lower-case words that may stand between the article and the noun of a border or pointer.
constexpr std::array<std::string_view, 26> fillers{
    "heavily", "fortified", "tense",  "militarized", "militarised", "shared", "common", "land",     "long",
    "porous",  "de",        "facto",  "closed",      "sealed",      "frozen", "same",   "disputed", "guarded",
    "tightly", "whole",     "entire", "frontline",   "mountainous", "remote", "nearby", "narrow"};

template <std::size_t N>
bool in(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

PhraseReader::Read PhraseReader::operand(std::uint32_t at, int depth) const {
    if (depth > deepest_phrase || !inside_text(at))
        return std::nullopt;
    Read found = part(at, depth);
    if (!found)
        found = side(at, depth);
    if (!found)
        found = border(at);
    const std::uint32_t past = skip_article(at);
    if (!found) {
        found = name(past);
        // `the Yalu`: the article is no part of a name.
        if (!found && past == at)
            found = name(at);
    }
    if (!found && depth > 0) {
        // `near the city of Paju`, `opposite the Chinese border city of Dandong`
        constexpr std::uint32_t reach = 6;
        for (std::uint32_t i = past; i < past + reach && m_tokens.same_sentence(at, i); ++i)
            if (m_words.place_nouns.has(m_tokens.small(i)) && m_tokens.small(i + 1) == "of") {
                found = name(skip_article(i + 2));
                break;
            } else if (!m_tokens[i].word) {
                break;
            }
        if (!found)
            found = generic(at, depth);
    }
    if (!found)
        found = pointer(at);
    if (!found)
        return std::nullopt;
    if (is_line_like(*found))
        if (Read cut = stretch(*found, depth))
            return cut;
    return found;
}

PhraseReader::Read PhraseReader::name(std::uint32_t at) const {
    const Mention* mention = mention_at(at);
    if (mention == nullptr || mention->kind == MentionKind::demonym || mention->rejected)
        return std::nullopt;
    Phrase phrase;
    phrase.kind = PhraseKind::name;
    phrase.first = mention->first;
    phrase.end = mention->end;
    phrase.mention = static_cast<std::size_t>(m_starts[at]);
    return phrase;
}

bool PhraseReader::is_line_like(const Phrase& phrase) const {
    switch (phrase.kind) {
    case PhraseKind::border:
    case PhraseKind::side:
        return true;
    case PhraseKind::part:
        return !phrase.operands.empty() && is_line_like(phrase.operands.front());
    case PhraseKind::pointer:
        return in(phrase.noun, line_nouns);
    case PhraseKind::name: {
        const Mention& mention = m_mentions[*phrase.mention];
        if (mention.matches.empty())
            return false;
        if (in(m_gazetteer.entry(mention.matches.front().entry).type, line_types))
            return true;
        // `the Tumen`: an article makes it the river, not the city.
        return m_tokens.small(std::int64_t{phrase.first} - 1) == "the" &&
               std::any_of(mention.matches.begin(), mention.matches.end(), [&](const NameMatch& match) {
                   return in(m_gazetteer.entry(match.entry).type, line_types);
               });
    }
    default:
        return false;
    }
}

/// A line or zone with a relation behind it: `the MDL in Cheorwon County`, `the Tumen River near Hoeryong`.
PhraseReader::Read PhraseReader::stretch(Phrase line, int depth) const {
    if (depth + 1 > deepest_phrase)
        return std::nullopt;
    const std::uint32_t at = line.end;
    std::uint32_t relation_at = at;
    if (const std::string_view word = m_tokens.small(at);
        (word == "running" || word == "lying" || word == "located" || word == "passing") &&
        m_tokens.same_sentence(line.first, at))
        ++relation_at;
    if (!m_tokens.same_sentence(line.first, relation_at))
        return std::nullopt;
    if (Read of_line = part_behind(line, relation_at))
        return of_line;
    Read where = relation(relation_at, depth + 1);
    if (!where && line.kind != PhraseKind::name && m_tokens.small(at) == "of" &&
        (m_words.place_nouns[m_tokens.small(std::int64_t{at} - 1)] == "area" ||
         m_tokens.small(std::int64_t{at} - 1) == "region")) {
        // `the border area of X`: what of the border lies there.
        where = with_operand(PhraseKind::near, at, at + 1, depth + 1);
        if (where && where->operands.front().kind != PhraseKind::name)
            where.reset();
    }
    if (where && (where->kind == PhraseKind::along || where->kind == PhraseKind::off))
        where.reset();
    const std::string_view word = m_tokens.small(relation_at);
    if (!where && (word == "in" || word == "at" || word == "inside" || word == "within" ||
                   word == "through" || word == "around")) {
        where = with_operand(word == "at" || word == "around" ? PhraseKind::near : PhraseKind::inside,
                             relation_at, relation_at + 1, depth + 1);
        if (where && where->operands.front().kind == PhraseKind::pointer)
            where.reset();
    }
    if (!where)
        return std::nullopt;
    Phrase phrase;
    phrase.kind = PhraseKind::stretch;
    phrase.first = line.first;
    phrase.end = where->end;
    phrase.operands.push_back(std::move(line));
    phrase.operands.push_back(std::move(*where));
    return phrase;
}

/// `the MDL in the eastern section`, `the line in its western sector`.
PhraseReader::Read PhraseReader::part_behind(const Phrase& line, std::uint32_t at) const {
    constexpr std::array<std::string_view, 4> prepositions{"in", "on", "at", "along"};
    if (!in(m_tokens.small(at), prepositions) ||
        (m_tokens.small(at + 1) != "the" && m_tokens.small(at + 1) != "its"))
        return std::nullopt;
    std::uint32_t end = at + 2;
    const DirectionWord way = direction_at(at + 2, "adjective", end);
    if (way.form == DirectionWord::Form::none || m_words.part_nouns[m_tokens.small(end)] != "part" ||
        m_tokens.small(end + 1) == "of" || !m_tokens.same_sentence(line.first, end))
        return std::nullopt;
    Phrase phrase;
    phrase.kind = PhraseKind::part;
    phrase.first = line.first;
    phrase.end = end + 1;
    phrase.noun = "part";
    phrase.direction = way;
    phrase.operands.push_back(line);
    return phrase;
}

/// `the central-western sector`, with nothing it is said to be one of: of the front.
PhraseReader::Read PhraseReader::sector(std::uint32_t at) const {
    std::uint32_t end = at + 1;
    if (m_tokens.small(at) != "the")
        return std::nullopt;
    const DirectionWord way = direction_at(at + 1, "adjective", end);
    const std::string_view noun = m_tokens.small(end);
    if (way.form == DirectionWord::Form::none || (noun != "sector" && noun != "section") ||
        !m_tokens.same_sentence(at, end) || m_tokens.small(end + 1) == "of" || m_tokens.small(end + 1) == "-")
        return std::nullopt;
    Phrase front;
    front.kind = PhraseKind::pointer;
    front.first = at;
    front.end = end + 1;
    front.noun = "front";
    Phrase phrase;
    phrase.kind = PhraseKind::part;
    phrase.first = at;
    phrase.end = end + 1;
    phrase.noun = "part";
    phrase.direction = way;
    phrase.operands.push_back(std::move(front));
    return phrase;
}

/// `the easternmost part of the DMZ`, `the eastern half of South Hwanghae`, `the upper reaches of the Yalu`,
/// `the border's eastern section`, `eastern Ryanggang Province`.
PhraseReader::Read PhraseReader::part(std::uint32_t at, int depth) const {
    if (depth + 1 > deepest_phrase)
        return std::nullopt;
    const std::uint32_t start = skip_article(at);
    std::uint32_t end = start;
    DirectionWord way = direction_at(start, "adjective", end);
    if (way.form == DirectionWord::Form::none) {
        way = direction_at(start, "noun", end); // `the north bank of`, `the east of the peninsula`
        if (way.form != DirectionWord::Form::none && m_tokens.small(end) != "of" &&
            !m_words.part_nouns.has(m_tokens.small(end)))
            return std::nullopt;
    }
    if (way.form == DirectionWord::Form::none) {
        // `the mouth of the Yalu`, `the outskirts of Hyesan`, `the middle of`
        const std::string_view noun = m_words.part_nouns[m_tokens.small(start)];
        if (start == at || (noun != "mouth" && noun != "outskirts") || m_tokens.small(start + 1) != "of")
            return std::nullopt;
        Read found = with_operand(PhraseKind::part, at, start + 2, depth);
        if (found)
            found->noun = noun;
        return found;
    }
    const std::string_view noun = m_words.part_nouns[m_tokens.small(end)];
    if (!noun.empty() && m_tokens.small(end + 1) == "of" && m_tokens.same_sentence(at, end + 1)) {
        if (noun == "coast")
            return std::nullopt;
        Read found = with_operand(noun == "side" ? PhraseKind::side : PhraseKind::part, at, end + 2, depth);
        if (found) {
            found->noun = noun;
            found->direction = way;
        }
        return found;
    }
    if (m_tokens.small(end) == "of" && start > at) { // `the east of the peninsula`
        Read found = with_operand(PhraseKind::part, at, end + 1, depth);
        if (found) {
            found->noun = "part";
            found->direction = way;
        }
        return found;
    }
    // `the eastern DMZ`, `northern Ryanggang Province`, `the western front line`
    Read of = name(end);
    if (!of)
        of = border(end);
    if (!of && start > at)
        if (of = pointer(end); of && of->noun != "front" && of->noun != "border" && of->noun != "line")
            of.reset();
    if (!of)
        return sector(at);
    Phrase phrase;
    phrase.kind = PhraseKind::part;
    phrase.first = at;
    phrase.end = of->end;
    phrase.noun = "part";
    phrase.direction = way;
    phrase.operands.push_back(std::move(*of));
    return phrase;
}

/// `the North Korean side of the Tumen`, `the Chinese bank of the Yalu`.
PhraseReader::Read PhraseReader::side(std::uint32_t at, int depth) const {
    const std::uint32_t start = skip_article(at);
    std::uint32_t end = start;
    const std::string country = country_at(start, end);
    if (country.empty())
        return std::nullopt;
    if (m_words.part_nouns[m_tokens.small(end)] != "side" || m_tokens.small(end + 1) != "of")
        return std::nullopt;
    Read found = with_operand(PhraseKind::side, at, end + 2, depth);
    if (!found)
        return std::nullopt;
    found->noun = "side";
    // `the Chinese side of the border`: it is one of China's.
    if (Phrase& line = found->operands.front(); line.kind == PhraseKind::pointer && line.noun == "border") {
        line.kind = PhraseKind::border;
        line.countries = {country};
    }
    found->countries.push_back(country);
    return found;
}

/// `the Chinese border`, `North Korea's border with China`, `the border between North and South Korea`,
/// `the China-North Korea border`, `the China border of North Korea`, `the maritime border`.
PhraseReader::Read PhraseReader::border(std::uint32_t at) const {
    Phrase phrase;
    phrase.kind = PhraseKind::border;
    phrase.first = at;
    std::uint32_t here = skip_article(at);
    constexpr std::uint32_t most_words = 8;
    const std::uint32_t limit = here + most_words;
    while (here < limit && m_tokens.same_sentence(at, here)) {
        std::uint32_t end = here;
        if (const std::string country = country_at(here, end); !country.empty()) {
            phrase.countries.push_back(country);
            here = end;
        } else if (std::uint32_t past = here;
                   direction_at(here, "adjective", past).form != DirectionWord::Form::none) {
            phrase.direction = direction_at(here, "adjective", past);
            here = past;
        } else if (const std::string_view word = m_tokens.small(here);
                   word == "maritime" || word == "marine" || word == "sea" || word == "land" || word == "river") {
            phrase.medium = word == "maritime" || word == "marine" ? "sea" : word;
            ++here;
        } else if (word == "-" || word == "–" || word == "and" || in(word, fillers)) {
            if (word == "and" && phrase.countries.empty())
                return std::nullopt;
            ++here;
        } else {
            break;
        }
    }
    if (m_words.place_nouns[m_tokens.small(here)] != "border" || !m_tokens.same_sentence(at, here))
        return std::nullopt;
    if (const Mention* inside = mention_at(here); inside != nullptr)
        return std::nullopt;
    std::uint32_t end = here + 1;
    if (m_words.border_compounds.has(m_tokens.small(end)) || m_tokens.small(end) == "-")
        return std::nullopt;
    if (const std::string_view area = m_words.place_nouns[m_tokens.small(end)];
        area == "area" || area == "province" || area == "line" || area == "zone") {
        if (m_tokens.small(end) == "province" || m_tokens.small(end) == "provinces")
            return std::nullopt;
        ++end;
        if (m_words.border_compounds.has(m_tokens.small(end)))
            return std::nullopt;
    }
    const auto take_countries = [&](std::uint32_t from) {
        std::uint32_t past = skip_article(from);
        std::uint32_t stop = past;
        bool any = false;
        for (std::string country = country_at(past, stop); !country.empty();
             country = country_at(past, stop)) {
            phrase.countries.push_back(country);
            any = true;
            end = stop;
            if (m_tokens.small(stop) != "and")
                break;
            past = skip_article(stop + 1);
        }
        return any;
    };
    // `its borders (with China and Russia)`
    if ((m_tokens.small(end) == "(" || m_tokens.small(end) == ",") && m_tokens.small(end + 1) == "with")
        ++end;
    const std::size_t own = phrase.countries.size();
    const std::string_view next = m_tokens.small(end);
    if ((next == "with" || next == "between" || next == "of" || next == "separating" || next == "dividing") &&
        m_tokens.same_sentence(at, end)) {
        // `between North and South Korea`, `between the two Koreas`
        if (const std::uint32_t past = m_tokens.match(end, "between north and south korea"); past != end) {
            phrase.countries = {"KP", "KR"};
            end = past;
        } else if (const std::uint32_t koreas = m_tokens.match(end, "between the two koreas");
                   koreas != end) {
            phrase.countries = {"KP", "KR"};
            end = koreas;
        } else if (const std::uint32_t plain = m_tokens.match(end, "between the koreas"); plain != end) {
            phrase.countries = {"KP", "KR"};
            end = plain;
        } else {
            take_countries(end + 1);
            if (next == "with" && phrase.countries.size() > own + 1)
                phrase.noun = own == 0 ? "with" : "own with"; // one border with each of them
        }
    }
    if (phrase.countries.empty() && phrase.medium.empty())
        return std::nullopt;
    // Nothing was told behind the bracket.
    phrase.end =
        end > here + 1 && (m_tokens.small(end - 1) == "(" || m_tokens.small(end - 1) == ",") ? end - 1 : end;
    return phrase;
}

/// `the border`, `the river`, `there`, `the North`.
PhraseReader::Read PhraseReader::pointer(std::uint32_t at) const {
    Phrase phrase;
    phrase.kind = PhraseKind::pointer;
    phrase.first = at;
    phrase.end = at + 1;
    const std::string_view word = m_tokens.small(at);
    if (word == "there") {
        constexpr std::array<std::string_view, 16> existential{
            "is",    "are", "was",   "were", "has",    "have", "had", "will",
            "would", "may", "could", "can",  "should", "'s",   "’s",  "appears"};
        if (in(m_tokens.small(at + 1), existential) || m_tokens[at].starts_sentence)
            return std::nullopt;
        phrase.noun = "there";
        return phrase;
    }
    const bool several = word == "those" || word == "these" || word == "both";
    if (word != "the" && word != "this" && word != "that" && word != "its" && word != "their" && !several)
        return std::nullopt;
    std::uint32_t here = at + 1;
    constexpr std::uint32_t most_fillers = 3;
    for (const std::uint32_t limit = here + most_fillers;
         here < limit && in(m_tokens.small(here), fillers);) {
        // `the frontline in X`: the noun itself, before nothing it could stand with.
        if (m_words.place_nouns.has(m_tokens.small(here)) &&
            !m_words.place_nouns.has(m_tokens.small(here + 1)))
            break;
        ++here;
    }
    if (!m_tokens.same_sentence(at, here) || mention_at(here) != nullptr)
        return std::nullopt;
    const PlaceToken& noun = m_tokens[here];
    if (noun.capital && !m_tokens[here].in_headline && (noun.small == "north" || noun.small == "south") &&
        here == at + 1) {
        if (m_words.acting_verbs.has(m_tokens.small(here + 1)) && m_tokens.same_sentence(at, here + 1))
            return std::nullopt; // `the North fired first`: its government
        phrase.noun = noun.small;
        phrase.end = here + 1;
        return phrase;
    }
    const std::string_view kind = m_words.place_nouns[noun.small];
    if (several && word != "both" && kind != "border")
        return std::nullopt;
    if (kind.empty() || kind == "settlement" || kind == "port" || kind == "border_area" ||
        (noun.capital && !m_tokens[here].in_headline))
        return std::nullopt;
    const PlaceToken& next = m_tokens[here + 1];
    std::uint32_t end = here + 1;
    if (kind == "border" && m_words.border_compounds.has(next.small))
        return std::nullopt;
    if ((kind == "border" || kind == "front") && m_tokens.same_sentence(at, end) &&
        (next.small == "area" || next.small == "areas" || next.small == "region" || next.small == "line" ||
         next.small == "lines" || next.small == "zone"))
        ++end;
    if (m_tokens.small(end) == "-")
        return std::nullopt;
    // `the city of Paju` names it; `the city centre`, `the river police` speak of other things.
    if (m_tokens.small(end) == "of" && kind != "border" && kind != "river")
        return std::nullopt;
    phrase.noun = kind;
    phrase.end = end;
    return phrase;
}

/// `a border city on the Yalu opposite Dandong`, `a South Korean island near the western maritime border`.
PhraseReader::Read PhraseReader::generic(std::uint32_t at, int depth) const {
    if (depth + 1 > deepest_phrase || mention_at(at) != nullptr)
        return std::nullopt;
    std::uint32_t here = skip_article(at);
    if (here == at)
        return std::nullopt;
    Phrase phrase;
    phrase.kind = PhraseKind::generic;
    phrase.first = at;
    constexpr std::uint32_t most_words = 5;
    for (const std::uint32_t limit = here + most_words; here < limit; ++here) {
        if (!m_tokens.same_sentence(at, here) || !m_tokens[here].word)
            return std::nullopt;
        std::uint32_t end = here;
        if (const std::string country = country_at(here, end); !country.empty()) {
            phrase.countries.push_back(country);
            here = end - 1;
            continue;
        }
        if (mention_at(here) != nullptr)
            return std::nullopt;
        const std::string_view kind = m_words.place_nouns[m_tokens.small(here)];
        if (kind == "city" || kind == "village" || kind == "island" || kind == "county" ||
            kind == "province" || kind == "port") {
            if (m_words.place_nouns.has(m_tokens.small(here + 1)) && m_tokens.same_sentence(at, here + 1))
                continue; // `port city`
            phrase.noun = kind;
            break;
        }
        // `a couple drifted onto an island`: the kind of place has its own article
        constexpr std::array<std::string_view, 12> breaks{"a",  "an", "the", "onto", "on", "to",
                                                          "in", "at", "off", "of",   "by", "into"};
        if (m_tokens[here].capital || in(m_tokens.small(here), breaks))
            return std::nullopt;
    }
    if (phrase.noun.empty())
        return std::nullopt;
    phrase.end = here + 1;
    for (int i = 0; i < 3; ++i) {
        std::uint32_t next = phrase.end;
        if (const std::string_view word = m_tokens.small(next);
            word == "," || word == "lying" || word == "located" || word == "situated")
            ++next;
        Read constraint = relation(next, depth + 1);
        if (!constraint)
            if (std::optional<Phrase> river = on_river(next, depth + 1)) {
                Phrase along;
                along.kind = PhraseKind::along;
                along.first = next;
                along.end = river->end;
                along.operands.push_back(std::move(*river));
                constraint = std::move(along);
            }
        if (!constraint && m_tokens.small(next) == "on")
            if (Read line = border(next + 1)) {
                Phrase along;
                along.kind = PhraseKind::along;
                along.first = next;
                along.end = line->end;
                along.operands.push_back(std::move(*line));
                constraint = std::move(along);
            }
        if (!constraint || !m_tokens.same_sentence(at, constraint->first))
            break;
        phrase.end = constraint->end;
        phrase.operands.push_back(std::move(*constraint));
    }
    if (phrase.operands.empty())
        return std::nullopt;
    return phrase;
}

} // namespace dateline
