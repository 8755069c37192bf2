// SPDX-License-Identifier: Apache-2.0
#include "place/choose_entries.hpp"

#include "geo/distance.hpp"
#include "place/entry_options.hpp"
#include "place/fellow_names.hpp"
#include "place/place_words.hpp"
#include "place/token_view.hpp"
#include "place/waters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

namespace {

/// What each kind of evidence weighs. Prominence spans 0..1, so a container said beside the name outweighs
/// any fame, and a type word that fits outweighs most. Tuned on the development articles; the order matters
/// more than the values.
constexpr double country_bonus = 1.0;  ///< a bare name that is a country's is the country
constexpr double usual_spelling = 0.9; ///< `Goseong` is how the South writes it, `Kosong` how the North does
constexpr double type_fits = 2.0;
constexpr double type_clashes = -2.5;
constexpr double container_misses = -1.5;
constexpr double country_in_sentence = 0.9;
constexpr double country_in_article = 1.2;
constexpr double neighbour_weight = 1.2;
constexpr double same_province = 0.4;
constexpr double river_after_article = 2.5;
constexpr double hint_weight = 2.5;
constexpr double neighbour_scale_m = 80'000; ///< how fast nearness to other places of the article fades
constexpr double hint_scale_m = 200'000;
constexpr std::size_t most_candidates = 48; ///< of one name; the most prominent come first
constexpr std::size_t most_anchors = 32;    ///< other places that nearness is reckoned to

double status_penalty(NameStatus status) {
    switch (status) {
    case NameStatus::official:
    case NameStatus::abbreviation:
        return 0;
    case NameStatus::variant:
        return -0.1;
    case NameStatus::historic:
        return -1.0;
    case NameStatus::generated:
        return -1.0;
    case NameStatus::demonym:
        return -2.0;
    }
    return 0;
}

/// `CN/KP` holds CN.
bool has_country(std::string_view countries, std::string_view one) {
    return !one.empty() && (countries == one || (countries.size() == 5 && (countries.substr(0, 2) == one ||
                                                                           countries.substr(3) == one)));
}

class Chooser {
public:
    Chooser(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
            const TypeWords& types, const PlaceHints& hints)
        : m_mentions(mentions), m_tokens(tokens), m_gazetteer(gazetteer), m_types(types), m_hints(hints) {}

    void run() {
        prepare();
        count_countries();
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            read_containers(i);
            read_neighbours(i);
        }
        read_waters(m_mentions, m_tokens, m_gazetteer, m_options);
        read_lists(m_mentions, m_tokens, m_options);
        share_containers();
        read_longer_names(m_mentions, m_options);
        constexpr int rounds = 3;
        for (int round = 0; round < rounds; ++round) {
            gather_anchors();
            for (std::size_t i = 0; i < m_mentions.size(); ++i)
                score(i);
        }
        for (std::size_t i = 0; i < m_mentions.size(); ++i)
            settle(i);
    }

private:
    std::vector<Mention>& m_mentions;
    const TokenView& m_tokens;
    const Gazetteer& m_gazetteer;
    const TypeWords& m_types;
    const PlaceHints& m_hints;
    const PlaceWords& m_words = PlaceWords::built_in();
    EntryOptions m_options;
    std::map<std::string, double, std::less<>> m_countries; ///< share of the article's mentions, 0..1
    std::unordered_map<std::uint32_t, std::vector<std::string>> m_sentence_countries;
    struct Anchor {
        EntryIndex entry;
        LonLat point;
        std::string key;
        EntryIndex province;
    };
    std::vector<Anchor> m_anchors;
    std::unordered_set<std::string> m_elsewhere; ///< names said to lie where no candidate lies

    void prepare() {
        m_options.resize(m_mentions.size());
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            const Mention& m = m_mentions[i];
            if (!is_open(m))
                continue;
            for (const NameMatch& match : m.matches) {
                if (m_options[i].size() >= most_candidates)
                    break;
                Option option{match, m_gazetteer.entry(match.entry), 0, 0, 0, {}};
                option.fixed = prominence_weight * option.entry.prominence + status_penalty(match.status);
                if (option.entry.type == "country")
                    option.fixed += country_bonus;
                option.reasons = fmt::format("prominence {:.2f}", option.entry.prominence);
                if (m.matches.size() > 1)
                    read_spelling(m, option);
                read_type(m, option);
                read_hints(option);
                option.score = option.fixed;
                m_options[i].push_back(std::move(option));
            }
        }
    }

    /// Homonyms across a border are spelt apart: the words speak for the entry whose usual name begins as
    /// they do.
    void read_spelling(const Mention& m, Option& option) {
        const std::string usual = fold_name(option.entry.name);
        const std::string words = fold_name(m_tokens.document().words(m.span));
        if (words.substr(0, words.find(' ')) != usual.substr(0, usual.find(' ')))
            return;
        option.fixed += usual_spelling;
        option.reasons += "; usual spelling";
    }

    void read_type(const Mention& m, Option& option) {
        if (!m.said_type.empty()) {
            const bool fits = m_types.may_be(option.entry.type, m.said_type) || is_so_called(m, option);
            option.fixed += fits ? type_fits : type_clashes;
            option.reasons += fmt::format("; {} {}", fits ? "is a" : "is no", m.said_type);
        } else if (option.entry.type == "river" && is_faced(m)) {
            option.fixed += 2 * type_clashes;
            option.reasons += "; a river has no far side of itself";
        } else if (m_tokens.small(std::int64_t{m.first} - 1) == "the" && option.entry.type == "river") {
            option.fixed += river_after_article;
            option.reasons += "; the: a river";
        } else if (option.entry.type == "state" || option.entry.type == "province") {
            // `New York Gov. Cuomo`, `Washington state`: what has a governor is no city.
            const std::string_view next = m_tokens.small(m.end);
            if (next == "gov." || next == "governor" || next == "state" || next == "sen." ||
                next == "senator" || next == "lawmakers" || next == "legislature" || next == "premier") {
                option.fixed += container_fits;
                option.reasons += "; has a government of its own";
            }
        } else if (option.entry.type == "river") {
            option.fixed -= river_after_article;
            option.reasons += "; a river without its article";
        }
    }

    /// `Punggye-ri` of the test site there, `Namyang bridge` of a crossing: the type word is in a name of its
    /// own, whatever its type.
    [[nodiscard]] bool is_so_called(const Mention& m, const Option& option) const {
        if (m.end == m.first + 1 || m_tokens.small(m.end - 1) != m.said_type ||
            option.match.status == NameStatus::generated)
            return false;
        const std::vector<NameView> names = m_gazetteer.names(option.match.entry);
        return std::any_of(names.begin(), names.end(), [&](const NameView& name) {
            return name.status != NameStatus::generated && fold_name(name.text) == m.key;
        });
    }

    /// `opposite X`, `across the river from X`.
    [[nodiscard]] bool is_faced(const Mention& m) const {
        const std::int64_t before = std::int64_t{m.first} - 1;
        if (m_tokens.small(before) == "opposite")
            return true;
        constexpr std::int64_t reach = 5;
        if (m_tokens.small(before) == "from")
            for (std::int64_t at = before - 1; at >= before - reach && m_tokens.same_sentence(at, before);
                 --at)
                if (m_tokens.small(at) == "across" || m_tokens.small(at) == "opposite")
                    return true;
        return false;
    }

    void read_hints(Option& option) {
        if (has_country(option.entry.country, m_hints.country)) {
            option.fixed += hint_weight;
            option.reasons += "; country asked for";
        }
        if (m_hints.near) {
            option.fixed +=
                hint_weight * std::exp(-distance_m(option.entry.point, *m_hints.near) / hint_scale_m);
            option.reasons += "; nearness asked for";
        }
    }

    /// Countries said anywhere (demonyms and governments tell them too), by sentence and over the article.
    void count_countries() {
        double total = 0;
        const auto count = [&](std::uint32_t sentence, std::string_view country, double weight) {
            if (country.size() != 2)
                return;
            m_countries[std::string{country}] += weight;
            total += weight;
            m_sentence_countries[sentence].emplace_back(country);
        };
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            const Mention& m = m_mentions[i];
            const std::uint32_t sentence = m_tokens[m.first].sentence;
            if (m.kind == MentionKind::demonym)
                count(sentence, m.country, 1);
            else if (!m_options[i].empty() && (top(i).entry.type == "country" || m_options[i].size() == 1))
                count(sentence, top(i).entry.country, top(i).entry.type == "country" ? 1 : 0.5);
        }
        for (auto& [country, weight] : m_countries)
            weight /= std::max(total, 1.0);
    }

    [[nodiscard]] const Option& top(std::size_t i) const { return best_of(m_options[i]); }

    /// `X, Y`, `X in Y`, `X (Y)`, `Y's X`, `the Chinese city of X`: Y says where X lies.
    void read_containers(std::size_t i) {
        if (m_options[i].empty())
            return;
        const Mention& m = m_mentions[i];
        for (std::size_t j = i + 1; j < m_mentions.size() && j <= i + 3; ++j)
            if (contains_after(m, m_mentions[j]))
                apply_container(i, j);
        for (std::size_t j = i; j > 0 && j + 3 > i; --j)
            if (contains_before(m_mentions[j - 1], m))
                apply_container(i, j - 1);
    }

    /// Only commas, brackets, prepositions and type words stand between: `Goseong County, Gangwon Province,
    /// South Korea`.
    [[nodiscard]] bool contains_after(const Mention& m, const Mention& outer) const {
        if (!m_tokens.same_sentence(m.first, outer.first) || outer.first < m.end)
            return false;
        bool linked = false;
        constexpr std::uint32_t reach = 14;
        if (outer.first > m.end + reach)
            return false;
        std::size_t words = 0;
        for (std::uint32_t at = m.end; at < outer.first; ++at) {
            const std::string_view word = m_tokens.small(at);
            if (word == "," || word == "(" || word == "in" || word == "of") {
                linked = true;
            } else if (word == "-" || word == "s" || word == "'s" || word == "the" || word == "a" ||
                       word == "an" || m_types.is_type_word(word)) {
                continue;
            } else if (is_inside_mention(at)) {
                continue;
            } else if (word == "and" || word == "or" || word == "to" || word == "from" || word == "between" ||
                       word == "." || word == ";") {
                return false;
            } else {
                ++words; // `Onsong, a border town in the north of North Hamgyong`
            }
        }
        const bool within = m_tokens.small(std::int64_t{outer.first} - 1) == "in" ||
                            m_tokens.small(std::int64_t{outer.first} - 2) == "in";
        return linked && (words == 0 || (within && words <= 6));
    }

    [[nodiscard]] bool is_inside_mention(std::uint32_t token) const {
        const auto next = std::upper_bound(m_mentions.begin(), m_mentions.end(), token,
                                           [](std::uint32_t at, const Mention& m) { return at < m.first; });
        return next != m_mentions.begin() && std::prev(next)->end > token;
    }

    /// `South Korea's Goseong`, `North Korea's Cholwon County`, `the Chinese border city of Dandong`, `China:
    /// Dandong`.
    [[nodiscard]] bool contains_before(const Mention& outer, const Mention& m) const {
        if (!m_tokens.same_sentence(m.first, outer.first) || outer.end > m.first)
            return false;
        constexpr std::uint32_t reach = 8;
        if (m.first > outer.end + reach)
            return false;
        bool of = false;
        std::size_t words = 0;
        for (std::uint32_t at = outer.end; at < m.first; ++at) {
            const std::string_view word = m_tokens.small(at);
            if (word == "of")
                of = true;
            else if (!m_tokens[at].word && word != "'s" && word != "’s")
                return false;
            else if (word != "'s" && word != "’s" && word != "s")
                ++words;
        }
        if (outer.kind == MentionKind::demonym)
            return of || words == 0;
        return outer.possessive && (words == 0 || of || words <= 3);
    }

    /// `Edmonton, south of Cairns`, `X, just outside Y`: they are neighbours. Of the candidates those beside
    /// one of Y's gain; where none is, the gazetteer does not know this X.
    void read_neighbours(std::size_t i) {
        constexpr double beside_m = 150'000;
        constexpr double apart_m = 400'000;
        if (m_options[i].empty() || i + 1 >= m_mentions.size() || m_options[i + 1].empty())
            return;
        const Mention& m = m_mentions[i];
        const Mention& other = m_mentions[i + 1];
        constexpr std::uint32_t reach = 7;
        if (!m_tokens.same_sentence(m.first, other.first) || other.first <= m.end ||
            other.first > m.end + reach || m_tokens.small(m.end) != ",")
            return;
        bool relation = false;
        for (std::uint32_t at = m.end + 1; at < other.first; ++at) {
            const std::string_view word = m_tokens.small(at);
            if (word == "and" || word == "in" || word == "from" || word == "to")
                return;
            relation = relation || word == "near" || word == "outside" || word == "opposite" ||
                       (m_words.directions.second(word) == "noun" && m_tokens.small(at + 1) == "of");
        }
        if (!relation || top(i + 1).entry.radius_m > apart_m)
            return;
        double nearest = apart_m * 2;
        for (Option& option : m_options[i])
            for (const Option& beside : m_options[i + 1]) {
                const double away =
                    distance_m(option.entry.point, beside.entry.point) - option.entry.radius_m;
                nearest = std::min(nearest, away);
                if (away < beside_m) {
                    option.container += container_fits / 2;
                    option.reasons += fmt::format("; beside {}", m_tokens.document().words(other.span));
                    break;
                }
            }
        if (nearest > apart_m && is_settlement(i))
            m_elsewhere.insert(m.key);
    }

    /// `X, Y` with nothing but the comma between.
    [[nodiscard]] bool directly_after(std::size_t i, std::size_t outer) const {
        return m_mentions[outer].first == m_mentions[i].end + 1 && m_tokens.small(m_mentions[i].end) == ",";
    }
    [[nodiscard]] bool is_settlement(std::size_t i) const {
        const std::string_view type = top(i).entry.type;
        return type == "city" || type == "town" || type == "village" || type == "township";
    }
    [[nodiscard]] bool is_region(std::size_t i) const {
        if (m_options[i].empty())
            return false;
        const std::string_view type = top(i).entry.type;
        return (type == "state" || type == "province" || type == "country") &&
               m_gazetteer.entry(top(i).match.entry).prominence > 0.5;
    }

    [[nodiscard]] bool lies_in(const EntryView& entry, EntryIndex index, std::size_t outer) const {
        const Mention& m = m_mentions[outer];
        if (m.kind == MentionKind::demonym)
            return has_country(entry.country, m.country);
        return std::any_of(m_options[outer].begin(), m_options[outer].end(), [&](const Option& option) {
            return option.match.entry != index &&
                   (m_gazetteer.within(index, option.match.entry) ||
                    (option.entry.type == "country" && has_country(entry.country, option.entry.country)));
        });
    }

    void apply_container(std::size_t i, std::size_t outer) {
        const Mention& m = m_mentions[outer];
        const bool known = m.kind == MentionKind::demonym || !m_options[outer].empty();
        // `New York, New York` says where; `Santa Ana, the Santa Ana schools` does not.
        if (!known || m.rejected || (m.key == m_mentions[i].key && !directly_after(i, outer)))
            return;
        const bool any = std::any_of(m_options[i].begin(), m_options[i].end(), [&](const Option& option) {
            return lies_in(option.entry, option.match.entry, outer);
        });
        if (!any) {
            // `London, Ky.`: a comma and a region that has none of the candidates. Elsewhere it may be no
            // container.
            if (directly_after(i, outer) && is_region(outer) && is_settlement(i))
                m_elsewhere.insert(m_mentions[i].key);
            return;
        }
        for (Option& option : m_options[i]) {
            const bool inside = lies_in(option.entry, option.match.entry, outer);
            option.container += inside ? container_fits : container_misses;
            if (inside)
                option.reasons += fmt::format("; in {}", m_tokens.document().words(m.span));
        }
        // And the other way: the container is the one that has this place.
        for (Option& option : m_options[outer]) {
            const bool holds =
                std::any_of(m_options[i].begin(), m_options[i].end(), [&](const Option& inner) {
                    return m_gazetteer.within(inner.match.entry, option.match.entry);
                });
            if (holds)
                option.container += container_fits / 2;
        }
    }

    /// A name means the same all over an article: what stands beside it once holds for the bare ones.
    void share_containers() {
        std::unordered_map<std::string, std::unordered_map<EntryIndex, double>> said;
        for (std::size_t i = 0; i < m_mentions.size(); ++i)
            for (const Option& option : m_options[i]) {
                double& most = said[m_mentions[i].key][option.match.entry];
                most = std::max(most, option.container);
            }
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            const bool own = std::any_of(m_options[i].begin(), m_options[i].end(),
                                         [](const Option& o) { return o.container > 0; });
            for (Option& option : m_options[i]) {
                if (!own)
                    option.container = 0.8 * said[m_mentions[i].key][option.match.entry];
                option.fixed += option.container;
            }
        }
    }

    [[nodiscard]] EntryIndex province_of(EntryIndex index) const {
        constexpr EntryIndex none = 0xFFFFFFFF;
        const std::vector<EntryIndex> parents = m_gazetteer.parents(index);
        return parents.size() < 2 ? none : parents[parents.size() - 2];
    }

    void gather_anchors() {
        m_anchors.clear();
        for (std::size_t i = 0; i < m_mentions.size() && m_anchors.size() < most_anchors; ++i) {
            if (m_options[i].empty() || m_mentions[i].use == PlaceUse::dateline)
                continue;
            const Option& best = top(i);
            if (best.entry.type == "country" || best.entry.type == "sea" || best.entry.type == "continent")
                continue;
            if (std::any_of(m_anchors.begin(), m_anchors.end(),
                            [&](const Anchor& a) { return a.entry == best.match.entry; }))
                continue;
            m_anchors.push_back(
                {best.match.entry, best.entry.point, m_mentions[i].key, province_of(best.match.entry)});
        }
    }

    void score(std::size_t i) {
        if (m_options[i].size() < 2)
            return;
        const Mention& m = m_mentions[i];
        const auto said = m_sentence_countries.find(m_tokens[m.first].sentence);
        for (Option& option : m_options[i]) {
            option.score = option.fixed;
            if (said != m_sentence_countries.end() &&
                std::any_of(said->second.begin(), said->second.end(), [&](const std::string& country) {
                    return has_country(option.entry.country, country);
                }))
                option.score += country_in_sentence;
            for (const auto& [country, share] : m_countries)
                if (has_country(option.entry.country, country))
                    option.score += country_in_article * share;
            double nearest = 0;
            bool together = false;
            const EntryIndex province = province_of(option.match.entry);
            for (const Anchor& anchor : m_anchors) {
                if (anchor.key == m.key || anchor.entry == option.match.entry)
                    continue;
                nearest = std::max(
                    nearest, std::exp(-distance_m(anchor.point, option.entry.point) / neighbour_scale_m));
                together = together || (province != 0xFFFFFFFF && province == anchor.province);
            }
            option.score += neighbour_weight * nearest + (together ? same_province : 0);
        }
    }

    /// `Plymouth County` when the gazetteer knows only a town of that name, `London, Kentucky` when it knows
    /// none there: well formed, but none of the candidates is meant.
    [[nodiscard]] std::string_view contradiction(std::size_t i) const {
        const Mention& m = m_mentions[i];
        const bool named_type =
            m.end > m.first + 1 && m_tokens.small(m.end - 1) == m.said_type && m_tokens[m.end - 1].capital;
        if (named_type && is_division(m.said_type) &&
            std::none_of(m_options[i].begin(), m_options[i].end(),
                         [&](const Option& o) { return is_kind_of(o.entry, m.said_type); }))
            return "no place of that kind is known";
        // `the city of Turkey`: not the country.
        const Option& best = m_options[i].front();
        constexpr double city_state_m = 100'000;
        if (m.said_type == "city" && m_tokens.small(std::int64_t{m.first} - 1) == "of" &&
            best.entry.type == "country" && best.entry.radius_m > city_state_m)
            return "no city of that name is known";
        if (m_elsewhere.contains(m.key) && std::none_of(m_options[i].begin(), m_options[i].end(),
                                                        [](const Option& o) { return o.container > 0; }))
            return "no place of that name is known there";
        return {};
    }

    /// Divisions change their rank, and news their words for it: a city with land of its own passes for a
    /// county.
    [[nodiscard]] bool is_kind_of(const EntryView& entry, std::string_view said) const {
        return m_types.may_be(entry.type, said) ||
               (is_division(entry.type) && (entry.type != "city" || entry.has_shape));
    }

    static bool is_division(std::string_view word) {
        constexpr std::array<std::string_view, 12> divisions{
            "county", "district", "city",   "prefecture",        "province",     "state",
            "parish", "oblast",   "region", "metropolitan_city", "special_city", "department"};
        return std::find(divisions.begin(), divisions.end(), word) != divisions.end();
    }

    void settle(std::size_t i) {
        if (m_options[i].empty())
            return;
        std::stable_sort(m_options[i].begin(), m_options[i].end(),
                         [](const Option& a, const Option& b) { return a.score > b.score; });
        Mention& m = m_mentions[i];
        for (const Option& option : m_options[i])
            m.candidates.push_back(
                {std::string{option.entry.id}, std::string{option.entry.name}, option.score, option.reasons});
        if (const std::string_view why = contradiction(i); !why.empty()) {
            m.kind = MentionKind::unknown;
            m.why = why;
            return;
        }
        m.entry = m_options[i].front().match.entry;
        // The odds of the best against the second: a margin of 1 is about 4 to 1.
        const double margin = m_options[i].size() > 1 ? m_options[i][0].score - m_options[i][1].score : 4;
        m.confidence = 1 / (1 + std::exp(-1.4 * margin));
        m.why = m_options[i].front().reasons;
    }
};

} // namespace

void choose_entries(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                    const TypeWords& types, const PlaceHints& hints) {
    Chooser{mentions, tokens, gazetteer, types, hints}.run();
    for (Mention& mention : mentions)
        if (mention.kind == MentionKind::demonym) {
            mention.entry = country_entry(gazetteer, mention.country);
            mention.confidence = 1;
        }
}

std::optional<EntryIndex> country_entry(const Gazetteer& gazetteer, std::string_view iso) {
    if (iso.size() != 2)
        return std::nullopt;
    const std::string id{static_cast<char>(iso[0] | 0x20), static_cast<char>(iso[1] | 0x20)};
    return gazetteer.find(id);
}

} // namespace dateline
