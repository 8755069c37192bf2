// SPDX-License-Identifier: Apache-2.0
#include "event/follow.hpp"

#include "event/told_apart.hpp"

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string_view>

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

/// Those of the one are those of the other, as far as words tell.
bool same_people(const EventMention& told, const EventMention& added) {
    const bool shared = told.sentence == added.sentence &&
                        std::any_of(added.movers.begin(), added.movers.end(), [&](TokenIndex mover) {
                            return std::find(told.movers.begin(), told.movers.end(), mover) !=
                                   told.movers.end();
                        });
    const bool same_number = added.definite && added.people.told() && told.people.low == added.people.low &&
                             told.people.high == added.people.high;
    return shared || added.pronoun || same_number;
}

} // namespace

void follow_distances(PlacedMention& placed, const SentenceAnalysis& analysis, const ArticleReading& reading) {
    if (placed.time || placed.unresolved != UnresolvedTime::none)
        return;
    const auto apart = told_apart(analysis, placed.mention);
    if (!apart || !points_at_story(analysis, *apart))
        return;
    const PlacedMention* story = nullptr;
    for (const PlacedMention& other : reading.mentions) {
        if (other.time && !other.mention.headline && !other.mention.supports &&
            other.mention.sentence < placed.mention.sentence && length_days(other.time->interval) <= 31 &&
            other.mention.rule->scene == placed.mention.rule->scene && story == nullptr)
            story = &other;
    }
    if (story == nullptr)
        return;
    placed.time = story->time;
    placed.time->interval = shifted(story->time->interval, *apart);
    placed.time->rank = 2;
    placed.time->derivation =
        apart->earlier ? "told to be so long before the story" : "told to be so long after the story";
}

void follow_arrivals(PlacedMention& placed, const SentenceAnalysis& analysis, const ArticleReading& reading) {
    constexpr std::uint32_t reach = 3; // sentences
    constexpr std::chrono::days longest_way{3 * 366};
    EventMention& mention = placed.mention;
    if (mention.rule->scene != "crossing" || mention.headline || mention.supports || !placed.time ||
        !placed.time->interval.start)
        return;
    const auto is = [&](Role role, std::initializer_list<std::string_view> names) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            return analysis.is(mention.tags[role], name);
        });
    };
    const bool arrives = is(Role::verb, {"appear_verb", "move", "fly_to"}) &&
                         !is(Role::verb, {"flee", "defect", "cross_strong", "swim"}) &&
                         is(Role::clause, {"in_south", "south"}) &&
                         !is(Role::clause, {"land_line", "land_town", "boat", "is_sea", "china_way", "border"});
    if (!arrives)
        return;
    const bool told_before =
        std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const PlacedMention& other) {
            if (!other.time || !other.time->interval.start)
                return false;
            const auto from = *other.time->interval.start;
            return other.mention.rule->scene == "crossing" && !other.mention.headline &&
                   other.mention.sentence + reach >= mention.sentence && other.place &&
                   other.place->place->country != "KR" && from <= *placed.time->interval.start &&
                   from + longest_way >= *placed.time->interval.start &&
                   same_people(other.mention, mention);
        });
    if (!told_before)
        return;
    mention.supports = true;
    placed.time.reset();
    placed.place.reset();
}

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
