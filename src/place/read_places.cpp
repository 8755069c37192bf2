// SPDX-License-Identifier: Apache-2.0
#include "place/read_places.hpp"

#include "geo/distance.hpp"
#include "geo/operations.hpp"
#include "place/choose_entries.hpp"
#include "place/find_mentions.hpp"
#include "place/footprint_maker.hpp"
#include "place/judge_use.hpp"
#include "place/phrase.hpp"
#include "place/pointers.hpp"
#include "place/token_view.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 4> first_level{"province", "state", "metropolitan_city",
                                                      "special_city"};
constexpr std::array<std::string_view, 4> second_level{"county", "city", "district", "prefecture"};

template <std::size_t N>
bool in(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void fill_divisions(PlaceReference& reference, const Gazetteer& gazetteer, EntryIndex index) {
    std::vector<EntryIndex> chain{index};
    for (const EntryIndex parent : gazetteer.parents(index))
        chain.push_back(parent);
    for (const EntryIndex at : chain) {
        const EntryView entry = gazetteer.entry(at);
        if (reference.admin1.empty() && in(entry.type, first_level))
            reference.admin1 = entry.name;
        else if (reference.admin2.empty() && in(entry.type, second_level))
            reference.admin2 = entry.name;
    }
}

void fill(PlaceReference& reference, const PlacedFootprint& made, const Gazetteer& gazetteer) {
    reference.name = made.name;
    reference.country = made.country;
    if (reference.country.empty() && made.footprint.precision == PlacePrecision::sea)
        reference.country = "international waters";
    if (made.entry) {
        reference.entry_id = gazetteer.entry(*made.entry).id;
        fill_divisions(reference, gazetteer, *made.entry);
    }
    reference.footprint = made.footprint;
}

/// A mention by itself: a name or demonym that is no part of a phrase.
PlaceReference of_mention(const Mention& mention, const Gazetteer& gazetteer,
                          const std::optional<PlacedFootprint>& made) {
    PlaceReference reference;
    reference.span = mention.span;
    reference.use = mention.use;
    reference.confidence = mention.confidence;
    reference.candidates = mention.candidates;
    if (made)
        fill(reference, *made, gazetteer);
    return reference;
}

/// The mention a phrase is named after, for its candidates and confidence.
const Mention* main_mention(const Phrase& phrase, const std::vector<Mention>& mentions) {
    if (phrase.mention)
        return &mentions[*phrase.mention];
    for (const Phrase& operand : phrase.operands)
        if (const Mention* mention = main_mention(operand, mentions))
            return mention;
    return nullptr;
}

PlaceReference of_phrase(const Phrase& phrase, const TokenView& tokens, const std::vector<Mention>& mentions,
                         const Gazetteer& gazetteer, const std::optional<PlacedFootprint>& made) {
    const Mention* mention = main_mention(phrase, mentions);
    if (phrase.kind == PhraseKind::name && mention != nullptr) {
        PlaceReference reference = of_mention(*mention, gazetteer, made);
        if (mention->kind == MentionKind::unknown)
            reference.name = tokens.document().words(mention->span);
        return reference;
    }
    PlaceReference reference;
    reference.span = tokens.span(phrase.first, phrase.end);
    if (mention != nullptr) {
        reference.confidence = mention->confidence;
        reference.candidates = mention->candidates;
    }
    if (made)
        fill(reference, *made, gazetteer);
    return reference;
}

/// `in the East Sea` where an article speaks of the Koreas and of no other country on that sea: the part next
/// to them, which the entry's point marks, as far as an exclusive economic zone may reach (200 nautical
/// miles, UN Convention on the Law of the Sea, article 57).
void narrow_sea(PlacedFootprint& made, const Gazetteer& gazetteer) {
    constexpr double zone_m = 200 * 1852.0;
    constexpr double off_korea_m =
        500'000; // from the middle of North or South Korea to the points of its seas
    if (!made.entry || gazetteer.entry(*made.entry).type != "sea" || made.footprint.radius_m <= zone_m)
        return;
    const LonLat point = made.footprint.point;
    const auto beside = [&](std::string_view country) {
        const std::optional<EntryIndex> entry = country_entry(gazetteer, country);
        return entry && distance_m(gazetteer.entry(*entry).point, point) < off_korea_m;
    };
    if (!beside("KP") && !beside("KR"))
        return;
    Geometry part = intersection(made.footprint.geometry, disc(point, zone_m));
    if (!part.is_polygon())
        return;
    made.footprint.geometry = std::move(part);
    made.footprint.radius_m = zone_m;
    made.footprint.derivation += "; the part off the two Koreas";
    made.key += "k";
}

std::vector<Mention> find_and_choose(const TokenView& tokens, const Gazetteer& gazetteer,
                                     const PlaceHints& hints, const std::vector<Span>& spans,
                                     const PlaceMemory& memory) {
    const std::shared_ptr<const TypeWords> known_types = memory.type_words(gazetteer);
    const TypeWords& types = *known_types;
    std::vector<Mention> mentions = find_mentions(tokens, gazetteer, types);
    judge_use(mentions, tokens, gazetteer);
    take_given_spans(mentions, tokens, gazetteer, spans);
    choose_entries(mentions, tokens, gazetteer, types, hints);
    return mentions;
}

} // namespace

std::vector<PlaceReference> read_places(const Document& document, const Gazetteer& gazetteer) {
    return read_places(document, gazetteer, PlaceHints{});
}

std::vector<PlaceReference> read_places(const Document& document, const Gazetteer& gazetteer,
                                        const PlaceHints& hints) {
    return read_places(document, gazetteer, hints, PlaceMemory{});
}

std::vector<PlaceReference> read_places(const Document& document, const Gazetteer& gazetteer,
                                        const PlaceHints& hints, const PlaceMemory& memory) {
    const TokenView tokens{document};
    const std::vector<Mention> mentions = find_and_choose(tokens, gazetteer, hints, {}, memory);
    const std::vector<Phrase> phrases = find_phrases(tokens, mentions, gazetteer);
    FootprintMaker maker{gazetteer, mentions, memory};
    Pointers pointers{gazetteer, tokens, mentions, maker};
    maker.set_antecedent([&](const Phrase& phrase) { return pointers.resolve(phrase); });

    std::vector<PlaceReference> references;
    std::size_t next = 0;
    const auto bare_mentions = [&](std::uint32_t up_to, bool keep) {
        for (; next < mentions.size() && mentions[next].first < up_to; ++next)
            if (keep && !mentions[next].rejected)
                references.push_back(of_mention(mentions[next], gazetteer, maker.of_mention(mentions[next])));
    };
    for (const Phrase& phrase : phrases) {
        bare_mentions(phrase.first, true);
        bare_mentions(phrase.end, false); // parts of the phrase
        std::optional<PlacedFootprint> made = maker.make(phrase);
        if (made && phrase.kind == PhraseKind::name && pointers.speaks_of_korea_alone())
            narrow_sea(*made, gazetteer);
        PlaceReference reference = of_phrase(phrase, tokens, mentions, gazetteer, made);
        if (made && reference.use == PlaceUse::literal) {
            made->country = reference.country;
            pointers.remember(phrase, std::move(*made));
        }
        references.push_back(std::move(reference));
    }
    bare_mentions(tokens.size(), true);
    return references;
}

std::vector<PlaceReference> read_toponyms(const Document& document, const Gazetteer& gazetteer,
                                          const std::vector<Span>& spans) {
    return read_toponyms(document, gazetteer, spans, PlaceMemory{});
}

std::vector<PlaceReference> read_toponyms(const Document& document, const Gazetteer& gazetteer,
                                          const std::vector<Span>& spans, const PlaceMemory& memory) {
    const TokenView tokens{document};
    const std::vector<Mention> mentions = find_and_choose(tokens, gazetteer, PlaceHints{}, spans, memory);
    FootprintMaker maker{gazetteer, mentions, memory};
    std::vector<PlaceReference> references;
    for (const Mention& mention : mentions) {
        const bool asked = spans.empty() ? !mention.rejected
                                         : std::find(spans.begin(), spans.end(), mention.span) != spans.end();
        if (asked)
            references.push_back(of_mention(mention, gazetteer, maker.of_mention(mention)));
    }
    return references;
}

} // namespace dateline
