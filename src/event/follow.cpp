// SPDX-License-Identifier: Apache-2.0
#include "event/follow.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// `Guards fired forty shots at him`, next to the flight that has been told with its day: then and there.
bool goes_on_with(PlacedMention& placed, const ArticleReading& reading) {
    EventMention& mention = placed.mention;
    if (mention.rule->noun || mention.supports || placed.unresolved != UnresolvedTime::none ||
        reading.mentions.empty())
        return false;
    const PlacedMention& before = reading.mentions.back();
    const bool next = before.mention.sentence == mention.sentence ||
                      (before.mention.sentence + 1 == mention.sentence &&
                       reading.document.sentences[before.mention.sentence].block ==
                           reading.document.sentences[mention.sentence].block);
    const bool other_scene = before.mention.rule->scene != mention.rule->scene;
    const bool told = before.time && before.time->rank == 3 && before.place && !before.mention.supports &&
                      length_days(before.time->interval) <= 1;
    if (!next || !other_scene || !told || before.mention.headline || mention.headline)
        return false;
    placed.time = before.time;
    placed.time->rank = 2;
    placed.time->derivation = "goes on with what was told before";
    if (!placed.place) {
        placed.place = before.place;
        placed.place->rank = 2;
        placed.place->derivation = "goes on with what was told before";
    }
    return true;
}

} // namespace

void follow_pronouns(PlacedMention& placed, const SentenceAnalysis& analysis, const ArticleReading& reading,
                     Quantity& last_people) {
    EventMention& mention = placed.mention;
    // `A man came over late on Thursday. He was noticed at 3 a.m.`: an hour of that story, of a day untold.
    const bool hour_only =
        mention.pronoun && placed.time &&
        std::any_of(reading.times.expressions.begin(), reading.times.expressions.end(),
                    [&](const TimeExpression& expression) {
                        return expression.bare_clock && expression.span == placed.time->span;
                    });
    const bool day_told =
        std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const PlacedMention& other) {
            return other.mention.rule->scene == mention.rule->scene && other.time && !other.mention.headline;
        });
    if (hour_only && day_told)
        placed.time.reset();
    if (mention.pronoun && !mention.movers.empty()) {
        const std::string_view form = analysis.written(mention.movers.front());
        const bool many =
            form == "they" || form == "They" || form == "them" || form == "all" || form == "both";
        if (many && !mention.people.told() && last_people.low.value_or(0) > 1)
            mention.people = last_people;
        const bool own_time = placed.time && placed.time->rank == 3;
        if (!own_time && goes_on_with(placed, reading))
            return;
        if (!own_time && placed.unresolved == UnresolvedTime::none) {
            mention.supports = true;
            const Deprel relation = analysis.word(mention.predicate).deprel;
            mention.may_found = !mention.rule->noun && placed.place && placed.place->rank == 4 &&
                                relation != Deprel::advcl && relation != Deprel::acl_relcl;
        }
    } else if (mention.people.told() && !mention.headline) {
        last_people = mention.people;
    }
}

void follow_pointers(PlacedMention& placed, const ArticleReading& reading,
                     const std::vector<PlaceReference>& places) {
    const SentenceAnalysis& analysis = reading.analyses.at(placed.mention.sentence);
    bool there = false;
    bool where = false;
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        const std::string_view word = analysis.written(t);
        there = there || ((word == "There" || word == "there") && analysis.word(t).upos == Upos::adv);
        where = where || (word == "where" && t + 1 < analysis.size() &&
                          (analysis.is(analysis.all_classes(), "flight_noun")));
    }
    if (where) {
        for (auto other = reading.mentions.rbegin(); other != reading.mentions.rend(); ++other) {
            const bool fine =
                other->place && other->place->place->footprint->precision != PlacePrecision::country;
            if (other->mention.rule->scene != "crossing" || !fine || other->mention.supports)
                continue;
            placed.place = other->place;
            placed.place->derivation = "where the flight was";
            placed.place->rank = 3;
            return;
        }
    }
    if (!there || (placed.place && placed.place->place->footprint->precision != PlacePrecision::country))
        return;
    const PlaceReference* before = nullptr;
    for (const PlaceReference& place : places) {
        if (place.span.begin >= analysis.sentence().span.begin)
            break;
        if (place.footprint && place.use == PlaceUse::literal &&
            place.footprint->precision != PlacePrecision::country)
            before = &place;
    }
    if (before != nullptr)
        placed.place = Siting{before, "there", 3};
}

bool means_balloons(const EventMention& mention, const Tags& article, const Lexicon& lexicon,
                    const ArticleReading& reading) {
    return mention.rule->scene == "crossing" && mention.pronoun && !mention.people.told() &&
           lexicon.has(article[Role::topic], "balloon") &&
           std::none_of(reading.mentions.begin(), reading.mentions.end(), [](const PlacedMention& other) {
               return other.mention.rule->scene == "crossing" || other.mention.rule->scene == "return";
           });
}

} // namespace dateline
