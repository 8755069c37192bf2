// SPDX-License-Identifier: Apache-2.0
#include "event/token_classes.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace dateline {

std::vector<ClassSet> TokenClasses::of(const Document& document, const Sentence& sentence,
                                       const std::vector<PlaceReference>& places,
                                       const std::vector<TimeExpression>& times) const {
    std::vector<ClassSet> classes(sentence.end_token - sentence.first_token);
    const auto mark = [&](Span span, std::string_view name) {
        const auto id = m_lexicon.words.find(name);
        if (!id)
            return;
        for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
            if (document.tokens[t].span.overlaps(span))
                classes[t - sentence.first_token].set(*id);
        }
    };
    for (const PlaceReference& place : places) {
        if (!place.span.overlaps(sentence.span) || place.use == PlaceUse::dateline)
            continue;
        if (place.use == PlaceUse::associative)
            continue;
        mark(place.span, "place");
        if (place.footprint && place.footprint->precision != PlacePrecision::country)
            mark(place.span, "fine_place");
        if (place.footprint && place.footprint->precision == PlacePrecision::sea)
            mark(place.span, "in_sea");
        for (const auto& [code, name] :
             {std::pair{"KP", "in_north"}, {"KR", "in_south"}, {"CN", "in_china"}, {"RU", "in_russia"}}) {
            if (place.country == code)
                mark(place.span, name);
        }
        if (place.country.size() == 2 && place.country != "KP" && place.country != "KR" &&
            place.country != "CN")
            mark(place.span, "in_abroad");
        if (const auto entry = m_gazetteer.find(place.entry_id))
            mark(place.span, fmt::format("is_{}", m_gazetteer.entry(*entry).type));
    }
    for (const TimeExpression& time : times) {
        if (time.span.overlaps(sentence.span))
            mark(time.span, "time");
        const bool fine = time.interval
                              ? time.interval->precision <= TimePrecision::month
                              : !time.timex.empty() && time.timex.find("_REF") == std::string::npos &&
                                    time.timex.front() != 'P';
        if (time.span.overlaps(sentence.span) && fine && time.kind != TimeKind::set &&
            time.kind != TimeKind::duration)
            mark(time.span, "dated");
    }
    return classes;
}

Tags article_tags(const Document& document, const Lexicon& lexicon,
                  const std::vector<PlaceReference>& places) {
    Tags tags;
    std::vector<unsigned> counts(max_word_classes);
    for (const Sentence& sentence : document.sentences) {
        if (!document.told(sentence) && document.role(sentence) != BlockRole::caption)
            continue;
        const WordClasses::Found found = lexicon.words.find_in(document, sentence, nullptr);
        for (const ClassSet& set : found.ends) {
            if (set.none())
                continue;
            for (std::size_t id = 0; id < lexicon.words.size(); ++id)
                counts[id] += set.test(id) ? 1U : 0U;
        }
    }
    for (const PlaceReference& place : places) {
        const std::string_view name = place.country == "KP"   ? "in_north"
                                      : place.country == "KR" ? "in_south"
                                      : place.country == "CN" ? "in_china"
                                                              : "";
        if (const auto id = lexicon.words.find(name); id && place.use != PlaceUse::dateline)
            ++counts[*id];
    }
    // Hyesan or Musan speak of the North as its name does.
    const auto in_north = lexicon.words.find("in_north");
    const auto north = lexicon.words.find("north");
    if (in_north && north)
        counts[*north] += counts[*in_north];
    for (std::size_t id = 0; id < counts.size(); ++id) {
        if (counts[id] > 0)
            tags[Role::article].set(id);
        if (counts[id] > 1)
            tags[Role::topic].set(id);
    }
    return tags;
}

Sentence without_dateline(const Document& document, const Sentence& sentence) {
    Sentence told = sentence;
    if (document.dateline && sentence.span.overlaps(document.dateline->span)) {
        while (told.first_token + 1 < told.end_token &&
               document.tokens[told.first_token].span.begin < document.dateline->span.end)
            ++told.first_token;
        told.span.begin = document.tokens[told.first_token].span.begin;
    }
    return told;
}

} // namespace dateline
