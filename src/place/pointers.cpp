// SPDX-License-Identifier: Apache-2.0
#include "place/pointers.hpp"

#include "geo/operations.hpp"
#include "place/choose_entries.hpp"
#include "place/token_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {

namespace {

/// Provinces of North Korea that lie on the Chinese border: news that names them means that border.
constexpr std::array<std::string_view, 5> china_side{"kp.ryanggang", "kp.north_hamgyong", "kp.chagang",
                                                     "kp.north_pyongan", "kp.rason"};

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

bool is_of_noun(std::string_view type, std::string_view noun) {
    if (noun == "city")
        return type == "city" || type == "town" || type == "metropolitan_city" || type == "special_city";
    if (noun == "village")
        return type == "village" || type == "township" || type == "town" || type == "ward";
    if (noun == "county")
        return type == "county" || type == "district";
    if (noun == "province")
        return type == "province" || type == "state" || type == "prefecture" || type == "region";
    if (noun == "line")
        return type == "boundary_line" || type == "maritime_line";
    if (noun == "zone")
        return type == "boundary_zone";
    if (noun == "front")
        return type == "front_sector" || type == "boundary_zone";
    if (noun == "lake")
        return type == "lake" || type == "reservoir";
    if (noun == "sea")
        return type == "sea" || type == "ocean" || type == "bay";
    if (noun == "island")
        return type == "island";
    return type == noun;
}

/// Of `KP-CN` the country that is not `home`.
std::string_view other_side(std::string_view pair, std::string_view home) {
    return pair.substr(0, 2) == home ? pair.substr(3) : pair.substr(0, 2);
}

} // namespace

Pointers::Pointers(const Gazetteer& gazetteer, const TokenView& tokens, const std::vector<Mention>& mentions,
                   FootprintMaker& maker)
    : m_gazetteer(gazetteer), m_tokens(tokens), m_mentions(mentions), m_maker(maker) {
    for (const Mention& m : mentions) {
        if (m.rejected || !m.entry)
            continue;
        const EntryView entry = m_gazetteer.entry(*m.entry);
        const double weight = entry.type == "country" ? 1 : 0.5;
        if (entry.country.size() == 2) {
            m_countries[std::string{entry.country}] += weight;
        } else if (entry.country.size() == 5) {
            m_countries[std::string{entry.country.substr(0, 2)}] += weight;
            m_countries[std::string{entry.country.substr(3)}] += weight;
        }
    }
}

void Pointers::remember(const Phrase& phrase, PlacedFootprint made) {
    if (phrase.kind == PhraseKind::border && made.country.size() == 5) {
        m_borders.push_back(m_remembered.size());
        ++m_border_sums[made.country];
    }
    m_remembered.push_back({phrase.first, phrase.kind, std::move(made)});
}

std::optional<PlacedFootprint> Pointers::by_id(std::string_view id, const std::string& rule) {
    const std::optional<EntryIndex> entry = m_gazetteer.find(id);
    return entry ? m_maker.of_entry(*entry, rule) : std::nullopt;
}

/// `those borders`: the ones told last.
std::optional<PlacedFootprint> Pointers::borders_told() const {
    const auto told = std::find_if(m_remembered.rbegin(), m_remembered.rend(),
                                   [](const Remembered& one) { return one.kind == PhraseKind::border; });
    if (told == m_remembered.rend())
        return std::nullopt;
    PlacedFootprint made = told->made;
    made.footprint.derivation += "; pointer to the borders told before";
    return made;
}

/// `North Korea closed its borders`: several, and none told apart. Those it has ties over, with China and
/// Russia; the fortified line to the south is no border that is opened or closed. Only where the country
/// named last in the sentence is North Korea.
std::optional<PlacedFootprint> Pointers::borders_of_the_north(const Phrase& phrase) {
    const std::string_view noun = m_tokens.small(phrase.end - 1);
    if (noun != "borders" && noun != "frontiers")
        return std::nullopt;
    const Mention* owner = nullptr;
    const auto behind = std::partition_point(m_mentions.begin(), m_mentions.end(),
                                             [&](const Mention& m) { return m.first < phrase.first; });
    for (auto m = behind; m != m_mentions.begin() && m_tokens.same_sentence((m - 1)->first, phrase.first);
         --m)
        if (const Mention& one = *(m - 1); !one.rejected && one.entry) {
            owner = &one;
            break;
        }
    if (owner != nullptr ? m_gazetteer.entry(*owner->entry).country != "KP" : home_country() != "KP")
        return std::nullopt;
    Phrase all = phrase;
    all.kind = PhraseKind::border;
    all.noun = "own with";
    all.countries = {"KP", "CN", "RU"};
    return m_maker.make(all);
}

std::optional<PlacedFootprint> Pointers::resolve(const Phrase& phrase) {
    const std::string_view word = m_tokens.small(phrase.first);
    if (phrase.kind == PhraseKind::pointer && phrase.noun == "border" &&
        (word == "those" || word == "these" || word == "both"))
        if (std::optional<PlacedFootprint> told = borders_told())
            return told;
    if (phrase.kind == PhraseKind::pointer && phrase.noun == "border" && (word == "its" || word == "their"))
        if (std::optional<PlacedFootprint> all = borders_of_the_north(phrase))
            return all;
    if (phrase.kind == PhraseKind::border || phrase.noun == "border")
        return border(phrase);
    if (phrase.noun == "there" || phrase.noun == "area")
        return last_place(phrase);
    if (phrase.noun == "country")
        return last_of_kind(phrase, "country");
    if (phrase.noun == "north" || phrase.noun == "south")
        return speaks_of_korea() ? by_id(phrase.noun == "north" ? "kp" : "kr", "the North or South of Korea")
                                 : std::nullopt;
    // `along the whole front`: no sector of it.
    for (std::uint32_t at = phrase.first; phrase.noun == "front" && speaks_of_korea() && at < phrase.end;
         ++at)
        if (m_tokens.small(at) == "whole" || m_tokens.small(at) == "entire")
            return by_id("zone.dmz", "the whole front: the Demilitarized Zone");
    if (std::optional<PlacedFootprint> last = last_of_kind(phrase, phrase.noun))
        return last;
    if (speaks_of_korea()) {
        if (phrase.noun == "front" || phrase.noun == "zone")
            return by_id("zone.dmz", "the front: the Demilitarized Zone");
        if (phrase.noun == "line")
            return border(phrase);
        if (phrase.noun == "estuary")
            return by_id("water.han_estuary", "the estuary");
    }
    return std::nullopt;
}

/// The mentions that `noun` may point back to, in text order.
const std::vector<std::size_t>& Pointers::mentions_of(std::string_view noun) {
    const auto known = m_of_noun.find(noun);
    if (known != m_of_noun.end())
        return known->second;
    std::vector<std::size_t>& found = m_of_noun[std::string{noun}];
    for (std::size_t i = 0; i < m_mentions.size(); ++i) {
        const Mention& m = m_mentions[i];
        if (m.rejected || !m.entry || (noun != "country" && m.kind != MentionKind::name))
            continue;
        // what menus and links to other pages name is not what was told before
        const std::uint32_t sentence = m_tokens[m.first].sentence;
        const Document& document = m_tokens.document();
        if (sentence < document.sentences.size() && !document.told(document.sentences[sentence]) &&
            document.role(document.sentences[sentence]) > BlockRole::body)
            continue;
        const EntryView entry = m_gazetteer.entry(*m.entry);
        // `over the line`: one between two countries, not the edge of a zone.
        if (is_of_noun(entry.type, noun) && (noun != "line" || entry.country.size() == 5))
            found.push_back(i);
    }
    return found;
}

/// The nearest place of that kind before the pointer, else none.
std::optional<PlacedFootprint> Pointers::last_of_kind(const Phrase& phrase, std::string_view noun) {
    const std::vector<std::size_t>& all = mentions_of(noun);
    const auto behind =
        std::lower_bound(all.begin(), all.end(), phrase.first, [&](std::size_t mention, std::uint32_t first) {
            return m_mentions[mention].first < first;
        });
    if (behind == all.begin())
        return std::nullopt;
    return m_maker.of_entry(*m_mentions[*(behind - 1)].entry, noun == "country"
                                                                  ? "pointer to the country named before"
                                                                  : "pointer to what was named before");
}

/// What the article last placed something at: the finest place of the last sentence that names one, up to
/// eight sentences back; a whole country only where nothing finer is near.
std::optional<PlacedFootprint> Pointers::last_place(const Phrase& phrase) {
    constexpr std::uint32_t sentences_back = 8;
    const std::uint32_t here = m_tokens[phrase.first].sentence;
    const Remembered* best = nullptr;
    for (std::size_t i = m_remembered.size(); i > 0; --i) {
        const Remembered* r = &m_remembered[i - 1];
        if (r->first >= phrase.first)
            continue;
        const std::uint32_t sentence = m_tokens[r->first].sentence;
        if (sentence + sentences_back < here)
            break;
        const bool wide = r->made.footprint.precision == PlacePrecision::country;
        if (best == nullptr) {
            best = r;
            continue;
        }
        const bool best_wide = best->made.footprint.precision == PlacePrecision::country;
        const bool same_sentence = m_tokens[best->first].sentence == sentence;
        if ((best_wide && !wide) || (same_sentence && wide == best_wide &&
                                     r->made.footprint.radius_m < best->made.footprint.radius_m))
            best = r;
        else if (!same_sentence && !best_wide)
            break;
    }
    if (best == nullptr)
        return std::nullopt;
    PlacedFootprint made = best->made;
    made.footprint.derivation += "; pointer to what was named before";
    return made;
}

/// Whose border an article speaks of: North Korea's where it is named at all, else the country named most.
std::string Pointers::home_country() const {
    if (m_countries.contains("KP"))
        return "KP";
    const auto most = std::max_element(m_countries.begin(), m_countries.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == m_countries.end() ? std::string{} : most->first;
}

/// `fled through China`, `into Russia`: a way over its border.
bool Pointers::is_gone_through(const Mention& mention) const {
    constexpr std::array<std::string_view, 6> ways{"through", "into", "via", "to", "across", "from"};
    return mention.kind == MentionKind::name && mention.use == PlaceUse::literal &&
           std::find(ways.begin(), ways.end(), m_tokens.small(std::int64_t{mention.first} - 1)) != ways.end();
}

/// What the mentions of the article say for each neighbour of `home`.
const Pointers::Hints& Pointers::hints_for(const std::string& home) const {
    const auto known = m_hints.find(home);
    if (known != m_hints.end())
        return known->second;
    Hints& hints = m_hints[home];
    const auto say = [&](const Mention& m, std::string_view country, double weight) {
        hints.all.push_back({m_tokens[m.first].sentence, std::string{country}, weight});
        hints.sums[std::string{country}] += weight;
    };
    for (const Mention& m : m_mentions) {
        if (m.rejected || !m.entry)
            continue;
        const EntryView entry = m_gazetteer.entry(*m.entry);
        if (entry.country.size() ==
            5) // A line or river between two countries is the strongest hint there is.
            say(m, other_side(entry.country, home), 2);
        else if (entry.country.size() == 2 && entry.country != home)
            say(m, entry.country, entry.type != "country" ? 1 : is_gone_through(m) ? 2.5 : 0.7);
        else if (home == "KP" && std::any_of(china_side.begin(), china_side.end(),
                                             [&](std::string_view id) { return starts_with(entry.id, id); }))
            say(m, "CN", 1.5);
    }
    return hints;
}

/// How much speaks for each neighbour, the same sentence three times as loud as the one before, the article
/// as a murmur.
std::map<std::string, double, std::less<>> Pointers::partners(const Phrase& phrase,
                                                              const std::string& home) const {
    constexpr double murmur = 0.15;
    constexpr std::uint32_t heard_back = 3; // sentences
    const std::uint32_t here = m_tokens[phrase.first].sentence;
    const std::uint32_t from = here - std::min(here, heard_back);
    const auto louder = [&](std::uint32_t sentence) {
        return (sentence == here ? 3.0 : 2.0 / static_cast<double>(here - sentence)) - murmur;
    };
    std::map<std::string, double, std::less<>> weight;
    const Hints& hints = hints_for(home);
    for (const auto& [country, sum] : hints.sums)
        weight[country] += murmur * sum;
    for (const auto& [pair, times] : m_border_sums)
        weight[std::string{other_side(pair, home)}] += 2 * murmur * times;
    for (auto hint =
             std::lower_bound(hints.all.begin(), hints.all.end(), from,
                              [](const Hint&one, std::uint32_t sentence) { return one.sentence < sentence; });
         hint != hints.all.end() && hint->sentence <= here; ++hint)
        weight[hint->country] += hint->weight * louder(hint->sentence);
    for (std::size_t i = m_borders.size(); i > 0; --i) {
        const Remembered& told = m_remembered[m_borders[i - 1]];
        const std::uint32_t sentence = m_tokens[told.first].sentence;
        if (sentence < from)
            break;
        if (sentence <= here)
            weight[std::string{other_side(told.made.country, home)}] += 2 * louder(sentence);
    }
    return weight;
}

/// Some of the places named, each once: enough to know whose border an article is at.
const std::vector<EntryIndex>& Pointers::places_named() {
    constexpr std::size_t enough = 50;
    if (!m_elsewhere) {
        m_elsewhere.emplace();
        for (const Mention& m : m_mentions) {
            if (m_elsewhere->size() == enough)
                break;
            if (!m.rejected && m.entry && m.kind == MentionKind::name &&
                std::find(m_elsewhere->begin(), m_elsewhere->end(), *m.entry) == m_elsewhere->end())
                m_elsewhere->push_back(*m.entry);
        }
    }
    return *m_elsewhere;
}

std::optional<PlacedFootprint> Pointers::border(const Phrase& phrase) {
    // `the sea border`: also a name, and chosen as one by the sea the article tells of.
    if (phrase.medium == "sea" && phrase.direction.form == DirectionWord::Form::none) {
        const auto named = std::partition_point(m_mentions.begin(), m_mentions.end(),
                                                [&](const Mention& m) { return m.first < phrase.first; });
        if (named != m_mentions.end() && named->end <= phrase.end && named->entry && !named->rejected &&
            m_gazetteer.entry(*named->entry).type == "maritime_line")
            return m_maker.of_entry(*named->entry, "border by its name");
    }
    std::string home = home_country();
    std::string told = phrase.countries.empty() ? std::string{} : phrase.countries.front();
    if (home.empty() && told.empty() && phrase.medium.empty())
        return std::nullopt;
    // `the Chinese border` in a text that names no other country: the borders the gazetteer keeps are North
    // Korea's.
    if (!told.empty() && (home.empty() || home == told)) {
        if (told != "KP")
            home = m_countries.contains("KP") || m_countries.size() <= 1 ? "KP" : home;
        else
            home = "KP";
    }
    if (told == home)
        told.clear();
    if (!told.empty()) {
        if (std::optional<PlacedFootprint> line =
                m_maker.border_between(home, told, phrase.medium, phrase.direction))
            return line;
        if (std::optional<PlacedFootprint> line =
                m_maker.border_between("KP", told, phrase.medium, phrase.direction))
            return line;
    }
    const std::map<std::string, double, std::less<>> weight = partners(phrase, home);
    std::vector<std::pair<double, std::string>> ranked;
    ranked.reserve(weight.size());
    constexpr double grain = 1e6; // sums in another order are no reason
    ranked.reserve(weight.size());
    for (const auto& [country, loud] : weight)
        ranked.emplace_back(-std::round(loud * grain), country);
    std::sort(ranked.begin(), ranked.end());
    constexpr std::size_t tried = 3;
    for (std::size_t i = 0; i < ranked.size() && i < tried; ++i) {
        // Among neighbours of North Korea the table answers; elsewhere outlines must meet.
        if (std::optional<PlacedFootprint> line =
                m_maker.border_between(home, ranked[i].second, phrase.medium, phrase.direction)) {
            line->footprint.derivation += "; pointer by what is named about it";
            return line;
        }
    }
    // `the border at Dandong`: a place beside a border of North Korea that no one has named yet.
    for (const EntryIndex named : speaks_of_korea() ? std::vector<EntryIndex>{} : places_named()) {
        const EntryView entry = m_gazetteer.entry(named);
        if (entry.type == "country" || entry.country.size() != 2)
            continue;
        constexpr double beside_m = 50'000;
        std::optional<PlacedFootprint> line =
            m_maker.border_between("KP", std::string{entry.country}, phrase.medium, phrase.direction);
        if (line && line->footprint.derivation == "border by table" &&
            distance_m(line->footprint.geometry, entry.point) < beside_m)
            return line;
    }
    if (speaks_of_korea() ||
        (phrase.kind == PhraseKind::border && !phrase.medium.empty() && m_countries.empty())) {
        std::optional<PlacedFootprint> line =
            m_maker.border_between("KP", "KR", phrase.medium, phrase.direction);
        if (line)
            line->footprint.derivation += "; the border of the two Koreas by default";
        return line;
    }
    return std::nullopt;
}

} // namespace dateline
