// SPDX-License-Identifier: Apache-2.0
#include "place/choose_entries.hpp"

#include "geo/distance.hpp"
#include "place/containers.hpp"
#include "place/entry_options.hpp"
#include "place/fellow_names.hpp"
#include "place/neighbours.hpp"
#include "place/token_view.hpp"
#include "place/waters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace dateline {

namespace {

/// What each kind of evidence weighs. Prominence spans 0..1, so a container said beside the name outweighs
/// any fame, and a type word that fits outweighs most. Tuned on the development articles; the order matters
/// more than the values.
constexpr double country_bonus = 1.0;  ///< a bare name that is a country's is the country
constexpr double usual_spelling = 0.9; ///< `Goseong` is how the South writes it, `Kosong` how the North does
constexpr double type_fits = 2.0;
constexpr double type_clashes = -2.5;
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

class Chooser {
public:
    Chooser(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
            const TypeWords& types, const PlaceHints& hints)
        : m_mentions(mentions), m_tokens(tokens), m_gazetteer(gazetteer), m_types(types), m_hints(hints) {}

    void run() {
        prepare();
        count_countries();
        read_containers(m_mentions, m_tokens, m_gazetteer, m_types, m_options, m_elsewhere);
        read_neighbours(m_mentions, m_tokens, m_options, m_elsewhere);
        read_waters(m_mentions, m_tokens, m_gazetteer, m_options);
        read_lists(m_mentions, m_tokens, m_options);
        share_containers(m_mentions, m_options);
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
    NamesElsewhere m_elsewhere; ///< names said to lie where no candidate lies

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
