// SPDX-License-Identifier: Apache-2.0
#include "place/containers.hpp"

#include "place/token_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace dateline {

namespace {

constexpr double container_misses = -1.5;

class ContainerReader {
public:
    ContainerReader(const std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                    const TypeWords& types, EntryOptions& options, NamesElsewhere& elsewhere)
        : m_mentions(mentions), m_tokens(tokens), m_gazetteer(gazetteer), m_types(types), m_options(options),
          m_elsewhere(elsewhere) {}

    void run() {
        for (std::size_t i = 0; i < m_mentions.size(); ++i)
            read_containers(i);
    }

private:
    const std::vector<Mention>& m_mentions;
    const TokenView& m_tokens;
    const Gazetteer& m_gazetteer;
    const TypeWords& m_types;
    EntryOptions& m_options;
    NamesElsewhere& m_elsewhere;

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

    /// `X, Y` with nothing but the comma between.
    [[nodiscard]] bool directly_after(std::size_t i, std::size_t outer) const {
        return m_mentions[outer].first == m_mentions[i].end + 1 && m_tokens.small(m_mentions[i].end) == ",";
    }
    [[nodiscard]] bool is_region(std::size_t i) const {
        if (m_options[i].empty())
            return false;
        const std::string_view type = best_of(m_options[i]).entry.type;
        return (type == "state" || type == "province" || type == "country") &&
               m_gazetteer.entry(best_of(m_options[i]).match.entry).prominence > 0.5;
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
            if (directly_after(i, outer) && is_region(outer) && is_settlement(best_of(m_options[i])))
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
};

} // namespace

void read_containers(const std::vector<Mention>& mentions, const TokenView& tokens,
                     const Gazetteer& gazetteer, const TypeWords& types, EntryOptions& options,
                     NamesElsewhere& elsewhere) {
    ContainerReader{mentions, tokens, gazetteer, types, options, elsewhere}.run();
}

void share_containers(const std::vector<Mention>& mentions, EntryOptions& options) {
    std::unordered_map<std::string, std::unordered_map<EntryIndex, double>> said;
    for (std::size_t i = 0; i < mentions.size(); ++i)
        for (const Option& option : options[i]) {
            double& most = said[mentions[i].key][option.match.entry];
            most = std::max(most, option.container);
        }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const bool own = std::any_of(options[i].begin(), options[i].end(),
                                     [](const Option& o) { return o.container > 0; });
        for (Option& option : options[i]) {
            if (!own)
                option.container = 0.8 * said[mentions[i].key][option.match.entry];
            option.fixed += option.container;
        }
    }
}

} // namespace dateline
