// SPDX-License-Identifier: Apache-2.0
#include "place/find_mentions.hpp"

#include "place/place_words.hpp"
#include "place/token_view.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

/// Type words that make a well-formed Korean or English name even where the gazetteer lacks it.
constexpr std::array<std::string_view, 14> naming_suffixes{
    "ri", "ni", "li", "dong", "gu", "gun", "kun", "si", "shi", "up", "eup", "myeon", "myon", "rodongjagu"};
constexpr std::array<std::string_view, 12> naming_words{"county",  "district",  "province", "prefecture",
                                                        "village", "island",    "river",    "township",
                                                        "oblast",  "reservoir", "parish",   "islands"};

template <std::size_t N>
bool in(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Finder {
public:
    Finder(const TokenView& tokens, const Gazetteer& gazetteer, const TypeWords& types)
        : m_tokens(tokens), m_gazetteer(gazetteer), m_types(types), m_words(PlaceWords::built_in()) {}

    std::vector<Mention> run() {
        take_names();
        take_demonyms();
        take_unknown();
        std::erase_if(m_mentions, [](const Mention& m) { return m.first == m.end; });
        std::sort(m_mentions.begin(), m_mentions.end(),
                  [](const Mention& a, const Mention& b) { return a.first < b.first; });
        return std::move(m_mentions);
    }

private:
    const TokenView& m_tokens;
    const Gazetteer& m_gazetteer;
    const TypeWords& m_types;
    const PlaceWords& m_words;
    std::vector<Mention> m_mentions;
    static constexpr std::uint32_t nobody = 0xFFFFFFFF;
    std::vector<std::uint32_t> m_owner =
        std::vector<std::uint32_t>(m_tokens.size(), nobody); ///< mention of a token

    void keep(Mention mention) {
        for (std::uint32_t i = mention.first; i < mention.end; ++i)
            m_owner[i] = static_cast<std::uint32_t>(m_mentions.size());
        mention.possessive = m_tokens.small(mention.end) == "'s" || m_tokens.small(mention.end) == "’s" ||
                             m_tokens.small(mention.end) == "'" || m_tokens.small(mention.end) == "’";
        m_mentions.push_back(std::move(mention));
    }

    [[nodiscard]] bool is_free(std::uint32_t first, std::uint32_t end) const {
        return end <= m_owner.size() && std::all_of(m_owner.begin() + first, m_owner.begin() + end,
                                                    [](std::uint32_t owner) { return owner == nobody; });
    }

    void take_names() {
        std::uint32_t taken_to = 0;
        for (NameHit& hit : m_gazetteer.find_names(m_tokens.document())) {
            if (hit.first_token < taken_to || hit.matches.empty())
                continue;
            Mention mention;
            mention.first = hit.first_token;
            mention.end = hit.end_token;
            mention.span = m_tokens.span(mention.first, mention.end);
            mention.span.end -= hit.particle_bytes;
            mention.key = fold_name(m_tokens.document().words(mention.span));
            if (std::all_of(hit.matches.begin(), hit.matches.end(),
                            [](const NameMatch& match) { return match.status == NameStatus::demonym; })) {
                mention.kind = MentionKind::demonym;
                mention.country = m_gazetteer.entry(hit.matches.front().entry).country;
                mention.use = PlaceUse::associative;
                mention.reason = "demonym";
                taken_to = mention.end;
                keep(std::move(mention));
                continue;
            }
            std::erase_if(hit.matches,
                          [](const NameMatch& match) { return match.status == NameStatus::demonym; });
            mention.matches = std::move(hit.matches);
            read_type_word(mention, hit.particle_bytes == 0);
            taken_to = mention.end;
            keep(std::move(mention));
        }
    }

    /// The type word in the name itself, after it (`Musan County`, `Musan-gun`), or before it (`the county of
    /// Musan`).
    void read_type_word(Mention& mention, bool may_grow) {
        if (mention.end > mention.first + 1 && m_types.is_type_word(m_tokens.small(mention.end - 1)))
            mention.said_type = m_tokens.small(mention.end - 1);
        if (mention.said_type.empty() && may_grow) {
            std::uint32_t at = mention.end;
            if (m_tokens.small(at) == "-" && m_tokens.document().tokens[at].space_before == false)
                ++at;
            const PlaceToken& next = m_tokens[at];
            const bool hyphened = at > mention.end;
            // `the China border`: a line between two, no kind of China.
            const std::string_view noun = m_words.place_nouns[next.small];
            const bool line = noun == "border" || noun == "line" || noun == "front" || noun == "zone";
            if (!line && m_tokens.same_sentence(mention.first, at) && m_types.is_type_word(next.small) &&
                (!hyphened || !m_tokens.document().tokens[at].space_before)) {
                mention.said_type = next.small;
                // `Musan county` and `Musan County` are names; in `the Hyesan city centre` the word goes with
                // the next.
                if (hyphened || next.capital || !m_tokens[at + 1].word || next.small != "city") {
                    mention.end = at + 1;
                    mention.span = m_tokens.span(mention.first, mention.end);
                }
            }
        }
        if (mention.said_type.empty() && m_tokens.small(std::int64_t{mention.first} - 1) == "of" &&
            m_types.is_type_word(m_tokens.small(std::int64_t{mention.first} - 2)))
            mention.said_type = m_tokens.small(std::int64_t{mention.first} - 2);
        if (mention.said_type.empty() &&
            m_types.is_type_word(m_tokens.small(std::int64_t{mention.first} - 1)) &&
            m_tokens[std::int64_t{mention.first} - 1].capital &&
            m_tokens.same_sentence(mention.first, std::int64_t{mention.first} - 1))
            mention.said_type = m_tokens.small(std::int64_t{mention.first} - 1);
    }

    void take_demonyms() {
        constexpr std::uint32_t longest = 3;
        for (std::uint32_t i = 0; i < m_tokens.size(); ++i) {
            if (!m_tokens[i].capital)
                continue;
            std::string words;
            std::uint32_t best = i;
            std::string_view country;
            for (std::uint32_t end = i; end < i + longest && m_tokens.same_sentence(i, end); ++end) {
                words += (end > i ? " " : "") + m_tokens[end].small;
                if (m_words.demonyms.has(words)) {
                    best = end + 1;
                    country = m_words.demonyms[words];
                }
            }
            if (best == i)
                continue;
            // `Polish`, `Turkey`: a word that is both a name and a demonym stays a name unless the demonym is
            // longer.
            if (!is_free(i, best) && !outgrows(i, best))
                continue;
            for (std::uint32_t at = i; at < best; ++at)
                if (m_owner[at] != nobody)
                    m_mentions[m_owner[at]].first =
                        m_mentions[m_owner[at]].end; // covered: dropped at the end
            Mention mention;
            mention.first = i;
            mention.end = best;
            mention.span = m_tokens.span(i, best);
            mention.kind = MentionKind::demonym;
            mention.key = fold_name(m_tokens.document().words(mention.span));
            mention.country = country;
            mention.use = PlaceUse::associative;
            mention.reason = "demonym";
            keep(std::move(mention));
            i = best - 1;
        }
    }

    /// The demonym covers every name it touches: `North Korean` over `North`, and `Chinese` over a village of
    /// that name.
    [[nodiscard]] bool outgrows(std::uint32_t first, std::uint32_t end) const {
        return std::all_of(m_owner.begin() + first, m_owner.begin() + end, [&](std::uint32_t owner) {
            return owner == nobody || (m_mentions[owner].first >= first && m_mentions[owner].end <= end);
        });
    }

    /// `Solhwa-ri`, `Ryonbong County`: capitalised words with a type word that no gazetteer knows.
    void take_unknown() {
        for (std::uint32_t i = 0; i + 1 < m_tokens.size(); ++i) {
            if (!m_tokens[i].capital || !is_free(i, i + 1))
                continue;
            const bool hyphened = m_tokens.small(i + 1) == "-" && i + 2 < m_tokens.size() &&
                                  in(m_tokens.small(i + 2), naming_suffixes) && is_free(i, i + 3);
            const bool worded = in(m_tokens.small(i + 1), naming_words) && m_tokens[i + 1].capital &&
                                m_tokens.same_sentence(i, i + 1) && is_free(i, i + 2) && !is_common(i);
            if (!hyphened && !worded)
                continue;
            Mention mention;
            mention.first = i;
            mention.end = i + (hyphened ? 3 : 2);
            mention.span = m_tokens.span(mention.first, mention.end);
            mention.kind = MentionKind::unknown;
            mention.key = fold_name(m_tokens.document().words(mention.span));
            mention.said_type = m_tokens.small(mention.end - 1);
            mention.reason = "well formed, in no gazetteer";
            i = mention.end - 1;
            keep(std::move(mention));
        }
    }

    /// `The District`, `This County`: no name.
    [[nodiscard]] bool is_common(std::uint32_t i) const {
        return m_words.ordinary.has(m_tokens.small(i)) || m_words.directions.has(m_tokens.small(i)) ||
               m_tokens[i].in_headline;
    }
};

} // namespace

std::vector<Mention> find_mentions(const TokenView& tokens, const Gazetteer& gazetteer,
                                   const TypeWords& types) {
    return Finder{tokens, gazetteer, types}.run();
}

void take_given_spans(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer,
                      const std::vector<Span>& spans) {
    if (spans.empty())
        return;
    const Document& document = tokens.document();
    const auto touches = [&](const Mention& m) {
        return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.overlaps(m.span); });
    };
    std::vector<Mention> given;
    for (const Mention& m : mentions)
        if (std::find(spans.begin(), spans.end(), m.span) != spans.end()) {
            given.push_back(m);
            given.back().rejected = false;
        }
    std::vector<Mention> kept;
    for (Mention& m : mentions)
        if (!touches(m))
            kept.push_back(std::move(m));
    for (const Span span : spans) {
        const auto first =
            std::partition_point(document.tokens.begin(), document.tokens.end(),
                                 [&](const Token& token) { return token.span.end <= span.begin; });
        if (first == document.tokens.end() || span.empty() ||
            std::any_of(given.begin(), given.end(), [&](const Mention& m) { return m.span == span; }))
            continue;
        const auto end = std::partition_point(
            first, document.tokens.end(), [&](const Token& token) { return token.span.begin < span.end; });
        Mention mention;
        mention.first = static_cast<std::uint32_t>(first - document.tokens.begin());
        mention.end = std::max(static_cast<std::uint32_t>(end - document.tokens.begin()), mention.first + 1);
        mention.span = span;
        mention.key = fold_name(document.words(span));
        mention.matches = gazetteer.named(document.words(span));
        mention.country = PlaceWords::built_in().demonyms[mention.key];
        mention.kind = mention.country.empty() ? MentionKind::name : MentionKind::demonym;
        given.push_back(std::move(mention));
    }
    kept.insert(kept.end(), std::make_move_iterator(given.begin()), std::make_move_iterator(given.end()));
    std::stable_sort(kept.begin(), kept.end(),
                     [](const Mention& a, const Mention& b) { return a.first < b.first; });
    mentions = std::move(kept);
}

} // namespace dateline
