// SPDX-License-Identifier: Apache-2.0
#include "event/siting.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"
#include "event/told_apart.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double widest_speakers_m = 400'000; ///< a peninsula is no place of loudspeakers

/// True where a phrase above the token is led by one of the prepositions: `since the envoy to Kuwait did so`,
/// `according to an institute in Monterey`.
bool within_phrase_of(const SentenceAnalysis& analysis, TokenIndex token,
                      std::initializer_list<std::string_view> prepositions) {
    for (int depth = 0; depth < 8; ++depth) {
        for (const TokenIndex c : analysis.children(token)) {
            const Deprel relation = analysis.word(c).deprel;
            if ((relation == Deprel::case_ || relation == Deprel::fixed) &&
                is_one_of(to_lower(analysis.written(c)), prepositions))
                return true;
        }
        const ParsedWord& word = analysis.word(token);
        if (word.head < 0 || word.upos == Upos::verb || word.deprel == Deprel::appos)
            return false;
        token = static_cast<TokenIndex>(word.head);
    }
    return false;
}

/// `the first since the envoy to Kuwait did so`, `unlike the one in Goseong`: of a happening that the
/// mention's is held against.
bool is_held_against(const SentenceAnalysis& analysis, const EventMention& mention, TokenIndex token) {
    // ... while the envoy's own `did so` stands behind all that `since` leads
    if (analysis.word(mention.predicate).lemma == "do" && token < mention.predicate)
        return false;
    for (int depth = 0; depth < 12 && token != mention.predicate; ++depth) {
        for (const TokenIndex c : analysis.children(token)) {
            const Deprel relation = analysis.word(c).deprel;
            if ((relation == Deprel::case_ || relation == Deprel::fixed || relation == Deprel::mark) &&
                c < token && is_one_of(to_lower(analysis.written(c)), {"since", "than", "like", "unlike"}))
                return true;
        }
        const std::int32_t head = analysis.word(token).head;
        if (head < 0)
            return false;
        token = static_cast<TokenIndex>(head);
    }
    return false;
}

/// `the military in Seoul said`, `according to the ministry in Seoul`: where it was said.
bool is_place_of_saying(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    for (TokenIndex n = 1; n <= 6 && n < range.begin; ++n) {
        const std::string word = to_lower(analysis.written(range.begin - n));
        if (word == "according")
            return true;
        if (word == "," || word == ";")
            break;
    }
    // `According to the source, Ri, of the embassy in Cuba, arrived`
    bool comma = false;
    for (TokenIndex t = 1; t < range.begin && !comma; ++t)
        comma = analysis.written(t) == ",";
    const bool past_comma = comma && to_lower(analysis.written(0)) == "according";
    if (!past_comma && within_phrase_of(analysis, range.begin, {"according"}))
        return true;
    const auto says = [&](TokenIndex verb) {
        return analysis.is(analysis.ends(verb), "say_word") && analysis.word(verb).upos == Upos::verb &&
               range.begin < verb;
    };
    // `Seoul reveals weekend incursion`
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        if (is_subject(analysis.word(t).deprel) && says(static_cast<TokenIndex>(analysis.word(t).head)))
            return true;
    }
    const std::uint32_t frame = analysis.frame_of(range.begin);
    if (frame == Frame::no_parent || frame == analysis.frame_of(mention.predicate))
        return false;
    // `the General Staff in Pyongyang gave notice that it would`: where an office sits
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        const ParsedWord& word = analysis.word(t);
        if (word.deprel != Deprel::nmod || word.head < 0)
            continue;
        const auto office = static_cast<TokenIndex>(word.head);
        const ClassSet& classes = analysis.ends(office);
        if (is_subject(analysis.word(office).deprel) &&
            (analysis.is(classes, "official") || analysis.is(classes, "armed_body")))
            return true;
    }
    return says(analysis.frames()[frame].predicate);
}

/// `an agreement signed in Pyongyang`, `after talks held in Hanoi`: where a thing that is spoken of came
/// about.
bool is_place_of_a_thing(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        const ParsedWord& word = analysis.word(t);
        if (word.head < 0)
            continue;
        const auto verb = static_cast<TokenIndex>(word.head);
        const std::string& lemma = analysis.word(verb).lemma;
        // `before most had heard the name of Wuhan`: a word for a place is not where anything happens.
        if (lemma == "name" && analysis.word(verb).upos == Upos::noun && word.deprel == Deprel::nmod)
            return true;
        const Deprel relation = analysis.word(verb).deprel;
        if (verb != mention.predicate && (relation == Deprel::acl || relation == Deprel::acl_relcl) &&
            (lemma == "sign" || lemma == "agree" || lemma == "reach" || lemma == "conclude" ||
             lemma == "hold" || lemma == "adopt" || lemma == "publish" || lemma == "print"))
            return true;
    }
    return false;
}

/// `in spite of pleas from Seoul`: who pleads, not where.
bool is_place_of_a_plea(const SentenceAnalysis& analysis, TokenRange range) {
    for (TokenIndex n = 1; n <= 3 && n <= range.begin; ++n) {
        const TokenIndex t = range.begin - n;
        if (analysis.is(analysis.ends(t), "plea") && analysis.word(t).upos == Upos::noun)
            return true;
        if (analysis.word(t).upos != Upos::adp && analysis.word(t).upos != Upos::det)
            return false;
    }
    return false;
}

/// `days after the Games in Hangzhou`, `ahead of the summit in Hanoi`: where something was held by which only
/// the time is told.
bool is_place_of_an_occasion(const SentenceAnalysis& analysis, TokenRange range) {
    auto token = static_cast<std::int32_t>(range.begin);
    for (int depth = 0; depth < 4 && token >= 0; ++depth) {
        const auto at = static_cast<TokenIndex>(token);
        const ParsedWord& word = analysis.word(at);
        if (word.upos == Upos::verb)
            return false;
        if (analysis.is(analysis.ends(at), "occasion") &&
            within_phrase_of(analysis, at, {"after", "before", "during", "ahead", "following", "since"}))
            return true;
        token = word.head;
    }
    return false;
}

/// `Ryu, the counsellor in Kuwait, arrived`: told with whom it is about.
bool hangs_on_mover(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    auto token = static_cast<std::int32_t>(range.begin);
    for (int depth = 0; depth < clause_depth_limit && token >= 0; ++depth) {
        const auto at = static_cast<TokenIndex>(token);
        if (std::find(mention.movers.begin(), mention.movers.end(), at) != mention.movers.end())
            return true;
        if (analysis.word(at).upos == Upos::verb)
            return false;
        token = analysis.word(at).head;
    }
    return false;
}

/// `into the South`, `toward South Korea`
bool follows_way(const SentenceAnalysis& analysis, TokenIndex place) {
    for (TokenIndex n = 0; n <= 2 && n <= place; ++n) {
        if (is_one_of(to_lower(analysis.written(place - n)),
                      {"to", "into", "in", "toward", "towards", "over", "across", "at", "inside"}))
            return true;
    }
    return false;
}

/// `a tourist from Seoul was shot`: where somebody lives, not where that was. Flights start where people live.
bool is_home(const SentenceAnalysis& analysis, const EventMention& mention, const PlaceReference& place,
             TokenRange range) {
    const bool flight = mention.rule->scene == "crossing" && place.country != "KR";
    if (flight || range.begin < 2 || to_lower(analysis.written(range.begin - 1)) != "from")
        return false;
    const TokenIndex somebody = range.begin - 2;
    return analysis.word(somebody).upos == Upos::noun &&
           analysis.is(analysis.noun_phrase(somebody).classes, "person") &&
           !analysis.is(analysis.ends(somebody), "armed_body");
}

} // namespace

bool places_agree(const Footprint& a, const Footprint& b, double slack_m) {
    return distance_m(a.point, b.point) <= a.radius_m + b.radius_m + slack_m;
}

std::optional<Siting> place_of(const SentenceAnalysis& analysis, const EventMention& mention,
                               const std::vector<PlaceReference>& places) {
    std::optional<Siting> best;
    double best_cost = 0;
    const auto apart = told_apart(analysis, mention);
    const bool diplomat = analysis.is(mention.tags[Role::mover], "diplomat");
    for (const PlaceReference& place : places) {
        if (!place.footprint || place.use == PlaceUse::dateline)
            continue;
        const auto range = tokens_in(analysis, place.span);
        if (!range)
            continue;
        if (is_place_of_saying(analysis, mention, *range) || is_place_of_a_thing(analysis, mention, *range) ||
            (mention.listed && range->begin < mention.predicate))
            continue;
        if (is_held_against(analysis, mention, range->begin) || (apart && range->end <= apart->mark))
            continue;
        if (is_home(analysis, mention, place, *range) || is_place_of_an_occasion(analysis, *range) || is_place_of_a_plea(analysis, *range))
            continue;
        // `detained in Thailand on the way to South Korea`
        const bool of_either = (place.country == "KR" && !analysis.is(mention.tags[Role::agent], "south")) ||
                               (place.country == "KP" && !analysis.is(mention.tags[Role::agent], "north"));
        if (mention.rule->outcome == "custody" && of_either &&
            place.footprint->precision == PlacePrecision::country)
            continue;
        // `borders close to China`: as wide as a continent
        constexpr double widest_m = 1'000'000;
        if (place.footprint->radius_m > widest_m && place.footprint->precision != PlacePrecision::sea)
            continue;
        // `the two Koreas stopped their broadcasts`: over the line, wherever it was agreed on
        if (mention.rule->scene == "loudspeaker" && (place.footprint->precision == PlacePrecision::country ||
                                                     place.footprint->radius_m > widest_speakers_m))
            continue;
        // `balloons into the South`, not `the balloons of the North`
        if (mention.rule->scene == "balloon" && place.footprint->precision == PlacePrecision::country &&
            !follows_way(analysis, range->begin))
            continue;
        // `the North sent balloons`: who did it
        const std::vector<TokenIndex>& doers = analysis.frames()[mention.frame].agents;
        if (mention.rule->scene == "balloon" && place.footprint->precision == PlacePrecision::country &&
            std::any_of(doers.begin(), doers.end(), [&](TokenIndex doer) {
                return doer >= range->begin && doer < range->end;
            }))
            continue;
        // `the regime in Pyongyang`, `as Pyongyang is known to`: no place that people are returned at
        if ((mention.rule->scene == "return" || mention.rule->scene == "punishment") &&
            analysis.is(analysis.covers(range->end - 1), "seat_of_power") &&
            (analysis.word(range->end - 1).head != static_cast<std::int32_t>(mention.predicate) ||
             is_subject(analysis.word(range->end - 1).deprel)))
            continue;
        const int rank = nearness(analysis, mention, *range);
        double cost = (3 - rank) * 3.0 + std::log2(1 + place.footprint->radius_m / 1000);
        if (place.use == PlaceUse::associative)
            cost += 12;
        if (place.footprint->precision == PlacePrecision::country)
            cost += 6;
        if (within_phrase_of(analysis, range->begin, {"besides", "following"}))
            cost += 10; // of another happening that it is told beside
        if (diplomat && hangs_on_mover(analysis, mention, *range))
            cost -= 12; // `the counsellor in Kuwait`: where that one was posted
        // Diplomats leave the country they are posted to, not a border.
        if (diplomat && (place.country == "KP" || place.country == "KR" || place.country.size() != 2)) {
            if (place.footprint->precision == PlacePrecision::country || place.country == "KP" ||
                place.country == "KR")
                continue;
            cost += 20;
        }
        cost += std::abs(static_cast<double>(range->begin) - static_cast<double>(mention.predicate)) /
                (mention.listed ? 1 : 20);
        if (!best || cost < best_cost) {
            best = Siting{&place,
                          rank == 3   ? "clause"
                          : rank == 2 ? "neighbouring clause"
                                      : "sentence",
                          rank + 1};
            best_cost = cost;
        }
    }
    return best;
}

std::vector<Siting> places_apart(const SentenceAnalysis& analysis, const EventMention& mention,
                                 const std::vector<PlaceReference>& places) {
    std::vector<Siting> found;
    for (const PlaceReference& place : places) {
        if (!place.footprint || place.use != PlaceUse::literal ||
            place.footprint->precision == PlacePrecision::country)
            continue;
        const auto range = tokens_in(analysis, place.span);
        if (!range || nearness(analysis, mention, *range) < 3)
            continue;
        const bool apart = std::none_of(found.begin(), found.end(), [&](const Siting& other) {
            return places_agree(*other.place->footprint, *place.footprint, 0);
        });
        if (apart)
            found.push_back({&place, "clause", 4});
    }
    return found;
}

} // namespace dateline
