// SPDX-License-Identifier: Apache-2.0
#include "event/event_mention.hpp"

#include "base/ascii.hpp"
#include "event/company.hpp"
#include "event/extent.hpp"
#include "event/grammar.hpp"
#include "event/quantity.hpp"
#include "event/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

namespace {

/// The nouns themselves behind measures: of `hundreds of kilometers of fences and walls` the fences and the
/// walls.
void unwrap_measures(const SentenceAnalysis& analysis, TokenIndex head, std::vector<TokenIndex>& out,
                     int depth = 0) {
    for (const TokenIndex part : analysis.coordinated(head)) {
        const bool measure =
            analysis.is(analysis.ends(part), "measure") || analysis.word(part).upos == Upos::num;
        // `concrete for the posts of a wire fence`
        const bool post = analysis.is(analysis.ends(part), "bare_post");
        bool inner = false;
        if ((measure || post) && depth < 6) {
            for (const TokenIndex c : analysis.children(part)) {
                if (analysis.word(c).deprel != Deprel::nmod || c < part ||
                    (!measure && !analysis.is(analysis.ends(c), "fence_thing")))
                    continue;
                unwrap_measures(analysis, c, out, depth + 1);
                inner = true;
            }
        }
        if (!inner && std::find(out.begin(), out.end(), part) == out.end())
            out.push_back(part);
    }
}

std::vector<TokenIndex> heads_in(const Frame& frame, Role role) {
    if (role == Role::agent)
        return frame.agents;
    if (role == Role::patient)
        return frame.patients;
    std::vector<TokenIndex> heads;
    for (const auto& [own, head] : frame.complements) {
        if (own == role)
            heads.push_back(head);
    }
    return heads;
}

/// What stands under `head` in some depth: of `a berm with a ditch in front` the ditch is a part of the berm.
bool is_part_of(const SentenceAnalysis& analysis, TokenIndex token, TokenIndex whole) {
    for (int depth = 0; depth < 6 && analysis.word(token).head >= 0; ++depth) {
        if (analysis.word(token).deprel == Deprel::conj)
            return false;
        token = static_cast<TokenIndex>(analysis.word(token).head);
        if (token == whole)
            return true;
    }
    return false;
}

/// Without an object in the parse, the nouns that follow (or go before, in the passive and for subjects) up
/// to the next verb.
std::vector<TokenIndex> neighbours(const SentenceAnalysis& analysis, const Frame& frame, bool before) {
    std::vector<TokenIndex> found;
    const auto is_noun = [&](TokenIndex t) {
        return analysis.word(t).upos == Upos::noun || analysis.word(t).upos == Upos::propn;
    };
    const auto is_other_verb = [&](TokenIndex t) {
        // `are building what appear to be barriers`
        return analysis.word(t).upos == Upos::verb && analysis.word(t).deprel != Deprel::amod &&
               !is_one_of(analysis.word(t).lemma, {"appear", "seem", "look"});
    };
    const auto ends_phrase = [&](TokenIndex t) { return t + 1 >= analysis.size() || !is_noun(t + 1); };
    if (before) {
        for (TokenIndex t = frame.predicate; t-- > 0 && frame.predicate - t < 14;) {
            if (is_other_verb(t))
                break;
            if (is_noun(t) && ends_phrase(t))
                found.push_back(t);
        }
    } else {
        for (TokenIndex t = frame.predicate + 1; t < analysis.size() && t < frame.predicate + 12; ++t) {
            if (is_other_verb(t))
                break;
            if (is_noun(t) && ends_phrase(t))
                found.push_back(t);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// `post`, `tower`: a guard post, a watchtower, where no noun before it says otherwise and it stands at a
/// border.
bool short_name_will_do(const SentenceAnalysis& analysis, TokenIndex head) {
    const std::vector<TokenIndex>& parts = analysis.children(head);
    const bool named = std::any_of(parts.begin(), parts.end(), [&](TokenIndex c) {
        return analysis.word(c).deprel == Deprel::compound || analysis.word(c).deprel == Deprel::nmod_poss;
    });
    const ClassSet& all = analysis.all_classes();
    // `wire is being drawn between the posts`: those of a fence
    if (analysis.is(analysis.ends(head), "bare_post") &&
        (analysis.is(all, "barbed_wire_thing") || analysis.is(all, "fence_thing")))
        return false;
    return !named && analysis.word(head).upos == Upos::noun &&
           (analysis.is(all, "border") || analysis.is(all, "china_way") || analysis.is(all, "is_river"));
}

constexpr double crowd = 5; ///< so many soldiers together are a patrol or a working party

struct Built {
    TokenIndex head = 0;
    const EventType* type = nullptr;
};

/// `the wire there was connected to the grid`, where the talk is of a fence and of no barbed wire: the
/// fence's.
bool is_wire_of_a_fence(const SentenceAnalysis& analysis, TokenIndex head, const Tags& article) {
    const std::vector<TokenIndex>& parts = analysis.children(head);
    const bool bare =
        analysis.word(head).lemma == "wire" && std::none_of(parts.begin(), parts.end(), [&](TokenIndex c) {
            return c < head &&
                   (analysis.word(c).deprel == Deprel::compound || analysis.word(c).deprel == Deprel::amod);
        });
    const bool fence = analysis.is(article[Role::before], "fence_thing") ||
                       analysis.is(analysis.all_classes(), "fence_thing");
    return bare && fence && !analysis.is(article[Role::article], "barbed");
}

/// `article`: roles article and before.
std::vector<Built> built_things(const SentenceAnalysis& analysis, const Frame& frame, Role role,
                                const Tags& article) {
    std::vector<TokenIndex> heads;
    for (const TokenIndex head : heads_in(frame, role))
        unwrap_measures(analysis, head, heads);
    const auto typed = [&](const std::vector<TokenIndex>& candidates) {
        std::vector<Built> built;
        for (const TokenIndex head : candidates) {
            ClassSet classes = analysis.lexicon().words.closed(analysis.ends(head));
            // `replace wooden posts with concrete ones`, where the talk is of wire or fences: theirs
            const std::vector<TokenIndex>& parts = analysis.children(head);
            const bool of_wood =
                analysis.is(classes, "bare_post") && analysis.word(head).plural &&
                std::any_of(parts.begin(), parts.end(), [&](TokenIndex c) {
                    return c < head && analysis.is(analysis.ends(c), "material_word");
                }) &&
                (analysis.is(article[Role::article], "barbed_wire_thing") ||
                 analysis.is(article[Role::article], "fence_thing"));
            // `the wire fences`, where the talk is of barbed wire
            if (analysis.is(classes, "wire_fence") && analysis.is(article[Role::article], "barbed")) {
                classes = {};
                analysis.lexicon().mark(classes, "barbed_wire_thing");
            }
            if (of_wood || is_wire_of_a_fence(analysis, head, article)) {
                classes = {};
                analysis.lexicon().mark(classes, "fence_thing");
            }
            const bool short_name = short_name_will_do(analysis, head);
            const bool part = std::any_of(built.begin(), built.end(), [&](const Built& other) {
                const std::vector<TokenIndex> row = analysis.coordinated(other.head);
                return is_part_of(analysis, head, other.head) &&
                       std::find(row.begin(), row.end(), head) == row.end();
            });
            if (part)
                continue;
            for (const EventType& type : analysis.lexicon().types) {
                const bool is_element =
                    std::any_of(type.elements.begin(), type.elements.end(), [&](ClassId id) {
                        ClassSet one;
                        one.set(id);
                        const bool bare = analysis.is(analysis.lexicon().words.closed(one), "bare_thing");
                        return classes.test(id) && (short_name || !bare);
                    });
                if (!is_element)
                    continue;
                const bool again = std::any_of(built.begin(), built.end(),
                                               [&](const Built& other) { return other.type == &type; });
                if (!again)
                    built.push_back({head, &type});
                break;
            }
        }
        return built;
    };
    // `mine-laying`, `wall-building`
    if (heads.empty() && frame.predicate >= 2 && analysis.written(frame.predicate - 1) == "-")
        heads.push_back(frame.predicate - 2);
    std::vector<Built> built = typed(heads);
    const bool lost = std::none_of(heads.begin(), heads.end(), [&](TokenIndex head) {
        return analysis.word(head).upos == Upos::noun || analysis.word(head).upos == Upos::propn;
    });
    const bool own_subject = std::any_of(analysis.children(frame.predicate).begin(),
                                         analysis.children(frame.predicate).end(), [&](TokenIndex c) {
                                             return analysis.word(c).deprel == Deprel::nsubj ||
                                                    analysis.word(c).deprel == Deprel::nsubj_pass;
                                         });
    if (built.empty() && role == Role::patient && !frame.nominal && (lost || (frame.passive && !own_subject)))
        built = typed(neighbours(analysis, frame, frame.passive));
    if (built.empty() && role == Role::agent && !frame.nominal && lost)
        built = typed(neighbours(analysis, frame, true));
    if (built.empty() && role == Role::agent && frame.nominal) {
        // `sections of a wall under construction`: what it hangs on.
        const ParsedWord& own = analysis.word(frame.predicate);
        if (own.head >= 0 && own.deprel == Deprel::nmod) {
            std::vector<TokenIndex> above;
            unwrap_measures(analysis, static_cast<TokenIndex>(own.head), above);
            built = typed(above);
        }
    }
    if (built.empty() && role == Role::to) {
        // `have been digging holes since the thaw for a fence`
        std::vector<TokenIndex> meant;
        for (const TokenIndex t : frame.clause) {
            const bool purpose =
                std::any_of(analysis.children(t).begin(), analysis.children(t).end(), [&](TokenIndex c) {
                    return analysis.word(c).deprel == Deprel::case_ && analysis.word(c).lemma == "for";
                });
            if (purpose && (t > frame.predicate || frame.passive))
                unwrap_measures(analysis, t, meant);
        }
        built = typed(meant);
    }
    const bool active_without_object = role == Role::patient && heads.empty() && !frame.nominal;
    if (built.empty() && active_without_object)
        built = typed(frame.agents); // `towers built near the river`, read as active
    if (built.empty() && active_without_object) {
        // `Work on a lookout tower finished`
        std::vector<TokenIndex> worked_on;
        for (const TokenIndex agent : frame.agents) {
            if (!analysis.is(analysis.ends(agent), "build_noun"))
                continue;
            for (const TokenIndex c : analysis.children(agent)) {
                if (analysis.word(c).deprel == Deprel::nmod && c > agent)
                    unwrap_measures(analysis, c, worked_on);
            }
        }
        built = typed(worked_on);
    }
    return built;
}

/// `has begun to build a wall`, `started laying mines`: not finished yet.
bool only_begun(const SentenceAnalysis& analysis, const Frame& frame) {
    const ParsedWord& own = analysis.word(frame.predicate);
    if (own.head < 0 || (own.deprel != Deprel::xcomp && own.deprel != Deprel::ccomp))
        return false;
    Frame above;
    above.predicate = static_cast<TokenIndex>(own.head);
    return analysis.is(analysis.predicate_classes(above), "begin_word");
}

std::string status_of(const SentenceAnalysis& analysis, const EventRule& rule, const Frame& frame,
                      Standing standing) {
    if (standing == Standing::ordered)
        return rule.status == "removed" || rule.status == "destroyed" ? rule.status : "ordered";
    if (standing == Standing::planned || standing == Standing::attempted)
        return "planned";
    // `have completed the installation of a fence`
    const std::int32_t verb = analysis.word(frame.predicate).head;
    if (rule.noun && rule.status == "under_construction" && verb >= 0 &&
        analysis.word(frame.predicate).deprel == Deprel::obj &&
        analysis.is(analysis.ends(static_cast<TokenIndex>(verb)), "complete_verb"))
        return "completed";
    if (rule.scene == "closure")
        return rule.status;
    if (rule.status == "completed" && (frame.progressive || frame.sent || only_begun(analysis, frame)))
        return "under_construction";
    return rule.status;
}

void read_people(const SentenceAnalysis& analysis, const Frame& frame, EventMention& mention) {
    const EventRule& rule = *mention.rule;
    if (rule.people == Role::mover)
        return;
    std::vector<TokenIndex> heads = heads_in(frame, rule.people);
    // `Three soldiers crossed ... The third was shot`
    const auto is_ordinal = [&](TokenIndex head) {
        return is_one_of(to_lower(analysis.written(head)), {"second", "third", "fourth", "fifth"}) &&
               head > 0 && is_one_of(to_lower(analysis.written(head - 1)), {"the", "a"}) &&
               is_subject(analysis.word(head).deprel) &&
               (analysis.is(mention.tags[Role::before], "person") ||
                analysis.is(mention.tags[Role::before], "north"));
    };
    // `A soldier lost his foot and another was hurt`
    const auto is_another = [&](TokenIndex head) {
        return to_lower(analysis.written(head)) == "another" && is_subject(analysis.word(head).deprel) &&
               head > 0 && analysis.is(analysis.all_classes(), "person") && analysis.children(head).empty();
    };
    // `Jeong escaped with his wife`: a name of nothing that is known does what only people do
    const auto is_named = [&](TokenIndex head) {
        const ParsedWord& own = analysis.word(head);
        const bool told = is_subject(own.deprel) || own.deprel == Deprel::obj || own.deprel == Deprel::conj;
        return own.upos == Upos::propn && told && analysis.covers(head).none() &&
               (rule.scene == "crossing" || rule.scene == "return" || rule.scene == "punishment") &&
               std::none_of(analysis.children(head).begin(), analysis.children(head).end(), [&](TokenIndex c) {
                   return analysis.word(c).deprel == Deprel::compound || analysis.word(c).deprel == Deprel::det;
               });
    };
    // `the North fired two shots and the South fired three back`
    const bool of_shots = analysis.word(frame.predicate).lemma == "fire";
    const auto is_person = [&](TokenIndex head) {
        if (of_shots && analysis.word(head).upos == Upos::num)
            return false;
        return is_ordinal(head) || is_another(head) || is_named(head) || (analysis.is(analysis.noun_phrase(head).classes, "person") &&
                                    !analysis.is(analysis.covers(head), "time"));
    };
    const bool subject = rule.people == Role::agent || (rule.people == Role::patient && frame.passive);
    // `80 people were driven across the bridge`: who is subject there does not do it.
    const bool suffers =
        rule.people == Role::agent && frame.passive &&
        std::any_of(analysis.children(frame.predicate).begin(), analysis.children(frame.predicate).end(),
                    [&](TokenIndex c) { return analysis.word(c).deprel == Deprel::aux_pass; });
    if (subject && !suffers && !frame.nominal && std::none_of(heads.begin(), heads.end(), is_person)) {
        if (const auto people = analysis.people_before(frame.predicate))
            heads.push_back(*people);
    }
    if (rule.people == Role::patient && !frame.passive && !frame.nominal &&
        std::none_of(heads.begin(), heads.end(), is_person)) {
        if (const auto people = analysis.people_after(frame.predicate))
            heads.push_back(*people);
    }
    // `their escape`, `the soldier's flight`
    if (frame.nominal && std::none_of(heads.begin(), heads.end(), is_person))
        heads.insert(heads.end(), frame.agents.begin(), frame.agents.end());
    // `She and her nephew had left`
    bool one = false;
    for (const TokenIndex head : heads)
        one = one || is_one_of(to_lower(analysis.written(head)), {"he", "she"});
    // `twelve waitresses and their manager`, where the parser hangs the first elsewhere.
    for (std::size_t i = 0; i < heads.size() && heads.size() < 16; ++i) {
        const TokenIndex last = heads[i];
        const bool theirs = last >= 3 && analysis.word(last - 1).deprel == Deprel::nmod_poss &&
                            analysis.written(last - 2) == "and";
        if (theirs && is_person(last) && analysis.is(analysis.ends(last - 3), "person") &&
            std::find(heads.begin(), heads.end(), last - 3) == heads.end())
            heads.push_back(last - 3);
    }
    for (const TokenIndex head : heads) {
        const NounPhrase phrase = analysis.noun_phrase(head);
        mention.tags[Role::mover] |= phrase.classes;
        if (!is_person(head))
            continue;
        if (is_named(head) && !analysis.is(phrase.classes, "person")) {
            analysis.lexicon().mark(mention.tags[Role::mover], "person");
            mention.people = mention.people.told() ? mention.people + exactly(1) : exactly(1);
            mention.movers.push_back(head);
            continue;
        }
        if (is_ordinal(head) || is_another(head)) {
            analysis.lexicon().mark(mention.tags[Role::mover], "person");
            mention.people = exactly(1);
            mention.definite = is_ordinal(head);
            mention.another = is_another(head);
            mention.movers.push_back(head);
            continue;
        }
        mention.negative = mention.negative || phrase.negative;
        // Coordinated words for one person (`a defector and former gymnast`) have no determiner of their own.
        const bool kin = analysis.is(phrase.classes, "kin");
        const bool adds = !mention.movers.empty() && !phrase.pronoun &&
                          (kin || phrase.counted || phrase.indefinite || phrase.definite);
        // `Each man was shot three times`: those told of before
        const bool each = std::any_of(phrase.tokens.begin(), phrase.tokens.end(), [&](TokenIndex t) {
            return is_one_of(to_lower(analysis.written(t)), {"each", "every"});
        });
        const Quantity quantity = each                                                  ? Quantity{}
                                  : phrase.quantity.told() || !kin || phrase.plural ? phrase.quantity
                                                                                      : exactly(1);
        mention.definite = mention.definite || each;
        if (phrase.total && quantity.told())
            mention.people = quantity;
        else if (quantity.told())
            mention.people = mention.people.told() && adds ? mention.people + quantity
                             : mention.people.told()       ? mention.people
                                                           : quantity;
        mention.definite = mention.definite || ((phrase.definite || phrase.pronoun) && !phrase.another);
        mention.another = mention.another || phrase.another;
        mention.part_of_told = mention.part_of_told ||
                               (head + 2 < analysis.size() && analysis.written(head + 1) == "of" &&
                                is_one_of(analysis.written(head + 2), {"them", "whom", "these", "those"}));
        mention.introduced = mention.introduced || (phrase.indefinite && !phrase.pronoun);
        mention.pronoun = (mention.movers.empty() || mention.pronoun) && phrase.pronoun && !phrase.counted;
        mention.movers.push_back(head);
        // `Kang and his wife left`: the one with the name, too
        const std::int32_t first = analysis.word(head).head;
        if (kin && mention.movers.size() == 1 && analysis.word(head).deprel == Deprel::conj && first >= 0 &&
            analysis.word(static_cast<TokenIndex>(first)).upos == Upos::propn && mention.people.told())
            mention.people = mention.people + exactly(1);
    }
    // `cost one sergeant both legs and another his right foot`
    if (rule.scene == "mine" && mention.people == exactly(1)) {
        for (TokenIndex t = frame.predicate + 1; t + 2 < analysis.size(); ++t) {
            if (to_lower(analysis.written(t)) == "another" && analysis.word(t + 1).deprel == Deprel::nmod_poss)
                mention.people = exactly(2);
        }
    }
    if (one && mention.movers.size() > 1 && mention.people == exactly(1))
        mention.people = mention.people + exactly(1);
    // `They shot at a comrade, and one of them stepped over the line`
    const ClassSet& all = analysis.all_classes();
    if (mention.part_of_told && analysis.is(all, "comrade") && analysis.is(all, "shoot"))
        analysis.lexicon().mark(mention.tags[Role::mover], "pursuer");
    if (mention.people.low.value_or(0) >= 2)
        analysis.lexicon().mark(mention.tags[Role::mover], "several");
    if (mention.people.low.value_or(0) >= crowd)
        analysis.lexicon().mark(mention.tags[Role::mover], "many");
    if (rule.people != Role::patient && rule.people != Role::agent)
        return;
    if (mention.people.told() && !frame.nominal) {
        mention.company = read_company(analysis, frame.predicate);
    } else if (!mention.people.told() && rule.scene == "crossing") {
        mention.people = read_aboard(analysis);
    }
}

/// `returns: 80 people on 29 August and 40 on 18 September`: each number with a date of its own is one
/// happening.
std::vector<EventMention> listed(const SentenceAnalysis& analysis, const EventMention& mention) {
    std::vector<EventMention> found;
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        const bool number = analysis.word(t).upos == Upos::num && number_value(analysis.written(t)) &&
                            !analysis.is(analysis.covers(t), "dated");
        // `about 160 km east of Seoul, on Oct. 1`: a measure is no number of people
        const bool measured =
            t + 1 < analysis.size() && (analysis.is(analysis.ends(t + 1), "unit_length") ||
                                        analysis.is(analysis.ends(t + 1), "unit_other") ||
                                        analysis.written(t + 1) == "-");
        if (!number || measured)
            continue;
        bool dated = false;
        for (TokenIndex next = t + 1; next < analysis.size() && next < t + 14 && !dated; ++next) {
            if (analysis.word(next).upos == Upos::num && !analysis.is(analysis.covers(next), "dated"))
                break;
            dated = analysis.is(analysis.covers(next), "dated");
        }
        if (!dated)
            continue;
        EventMention own = mention;
        own.predicate = t;
        own.supports = false;
        own.definite = false;
        own.listed = true;
        std::vector<std::string_view> words;
        for (TokenIndex w = t >= 3 ? t - 3 : 0; w <= t; ++w) {
            // Only the comparator may stand before; an earlier number is another item.
            const bool range = w + 1 < t && is_one_of(analysis.written(w + 1), {"to", "or", "-", "\u2013"});
            if (w < t && number_value(analysis.written(w)) && !range)
                words.clear();
            else
                words.push_back(analysis.written(w));
        }
        own.people = read_quantity(words);
        found.push_back(std::move(own));
    }
    return found;
}

/// What balloons carry, from the words just behind them: `ten balloons with 200,000 leaflets`.
void read_load(const SentenceAnalysis& analysis, const Frame& frame, EventMention& mention) {
    constexpr TokenIndex reach = 6;
    for (const std::vector<TokenIndex>* heads : {&frame.patients, &frame.agents}) {
        for (const TokenIndex head : *heads) {
            if (!analysis.is(analysis.ends(head), "balloon"))
                continue;
            for (TokenIndex t = head + 1; t < analysis.size() && t <= head + reach; ++t) {
                for (const std::string_view load : {"leaflet", "trash"}) {
                    if (analysis.is(analysis.ends(t), load)) {
                        analysis.lexicon().mark(mention.tags[Role::mover], load);
                        return;
                    }
                }
            }
        }
    }
}

void read_counts(const SentenceAnalysis& analysis, TokenIndex head, std::string_view unit,
                 EventMention& mention) {
    const NounPhrase phrase = analysis.noun_phrase(head);
    if (phrase.counted || phrase.indefinite) {
        mention.count = phrase.quantity;
        mention.count_unit = unit;
    }
}

} // namespace

std::vector<EventMention> find_event_mentions(const SentenceAnalysis& analysis, const Tags& article,
                                              bool present_tells, std::vector<Refused>& refused) {
    std::vector<EventMention> mentions;
    for (std::uint32_t f = 0; f < analysis.frames().size(); ++f) {
        const Frame& frame = analysis.frames()[f];
        const ClassSet predicate = analysis.predicate_classes(frame);
        if (predicate.none())
            continue;
        Tags tags = analysis.tags(frame);
        tags[Role::article] = article[Role::article];
        tags[Role::topic] = article[Role::topic];
        tags[Role::before] = article[Role::before];
        if (!frame.patients.empty())
            analysis.lexicon().mark(tags[Role::verb], "has_object");
        analysis.lexicon().mark(tags[Role::verb], fmt::format("standing_{}", to_string(frame.standing)));
        bool builds = false;
        std::vector<std::string> scenes; // one mention a scene and frame: the first rule that holds
        for (const EventRule& rule : analysis.lexicon().rules) {
            const bool named = std::any_of(rule.predicates.begin(), rule.predicates.end(),
                                           [&](ClassId id) { return predicate.test(id); });
            if (!named || std::find(scenes.begin(), scenes.end(), rule.scene) != scenes.end())
                continue;
            const Upos upos = analysis.word(frame.predicate).upos;
            // `has been under lockdown`, `new since May are cameras`: read as adjectives.
            const bool is_noun =
                upos == Upos::noun || upos == Upos::propn || (upos == Upos::adj && frame.nominal);
            const bool is_verb =
                analysis.stands_as_verb(frame.predicate) || upos == Upos::adj || analysis.headline();
            // The tagger takes `returns` for a verb where a list follows.
            const bool only_as_list = rule.noun && rule.listing && !is_noun;
            if (rule.noun ? !is_noun && !rule.listing : !is_verb)
                continue;
            // `did not show up after their scheduled return time`
            const ParsedWord& own_word = analysis.word(frame.predicate);
            if (rule.noun && !analysis.headline() && own_word.deprel == Deprel::compound && own_word.head >= 0 &&
                is_one_of(analysis.word(static_cast<TokenIndex>(own_word.head)).lemma,
                          {"time", "date", "plan", "route", "attempt", "policy", "deal", "agreement"}))
                continue;
            EventMention mention;
            mention.sentence = analysis.index();
            mention.predicate = frame.predicate;
            mention.frame = f;
            mention.rule = &rule;
            mention.standing = frame.standing;
            if (frame.sent && rule.kind == ReportKind::fortification)
                mention.standing = Standing::told; // `has been sending soldiers to lay mines`: they lay them
            if (analysis.is(analysis.all_classes(), "retraction") && mention.standing <= Standing::alleged)
                mention.standing = Standing::denied;
            mention.tags = tags;
            mention.headline = analysis.headline();
            mention.supports = rule.supports;
            mention.kind = rule.kind;
            mention.element_type = rule.type;
            mention.status = rule.kind == ReportKind::fortification
                                 ? status_of(analysis, rule, frame, mention.standing)
                                 : "";
            read_people(analysis, frame, mention);
            // `conducted a similar launch in March`
            for (const TokenIndex head : frame.patients)
                mention.another = mention.another || (rule.people == Role::mover && !rule.noun &&
                                                      analysis.noun_phrase(head).another &&
                                                      rule.scene == "balloon");
            for (const std::vector<TokenIndex>* heads : {&frame.agents, &frame.patients}) {
                for (const TokenIndex head : *heads)
                    mention.part_of_told =
                        mention.part_of_told ||
                        (rule.people == Role::mover && head + 2 < analysis.size() &&
                         analysis.written(head + 1) == "of" &&
                         is_one_of(analysis.written(head + 2), {"them", "those", "these", "which"}));
            }
            // `The North has dismantled some of its own`: not those told of before
            mention.another =
                mention.another ||
                std::any_of(frame.patients.begin(), frame.patients.end(), [&](TokenIndex head) {
                    return head + 3 < analysis.size() && analysis.written(head + 1) == "of" &&
                           is_one_of(analysis.written(head + 2), {"its", "their"}) &&
                           analysis.written(head + 3) == "own";
                });
            if (!rule.when.hold(mention.tags))
                continue;
            std::vector<EventMention> items;
            if (rule.listing)
                items = listed(analysis, mention);
            if (only_as_list && items.size() < 2)
                continue;
            if (!rule.noun && items.size() < 2)
                items.clear(); // one number and one date are no list
            std::vector<Built> built;
            if (rule.element != Role::mover) {
                built = built_things(analysis, frame, rule.element, article);
                if (built.empty())
                    continue;
            }
            scenes.push_back(rule.scene);
            const bool told = mention.standing == Standing::told || mention.standing == Standing::alleged;
            if (const auto reason = items.empty() || (!told && items.size() < 2)
                                        ? refusal(analysis, frame, mention, present_tells)
                                        : std::nullopt) {
                refused.push_back({std::move(mention), *reason});
                continue;
            }
            if (rule.element == Role::mover) {
                for (const TokenIndex head : frame.patients) {
                    if (analysis.is(analysis.noun_phrase(head).classes, "balloon"))
                        read_counts(analysis, head, "balloons", mention);
                }
                read_load(analysis, frame, mention);
                if (items.empty())
                    items.push_back(std::move(mention));
                for (EventMention& item : items) {
                    // Two verbs of one sentence read the same list.
                    const bool again =
                        item.listed &&
                        std::any_of(mentions.begin(), mentions.end(), [&](const EventMention& other) {
                            return other.listed && other.predicate == item.predicate &&
                                   other.rule->scene == rule.scene;
                        });
                    if (!again)
                        mentions.push_back(std::move(item));
                }
                continue;
            }
            builds = true;
            for (const Built& thing : built) {
                EventMention own = mention;
                own.element_type = thing.type->name;
                own.status = status_of(analysis, rule, frame, own.standing);
                own.tags[Role::mover] |= analysis.noun_phrase(thing.head).classes;
                read_counts(analysis, thing.head, thing.type->name, own);
                if (thing.type->has_length)
                    own.length_m = length_of(analysis, thing.head);
                mentions.push_back(std::move(own));
            }
        }
        // `floated balloons carrying bags of refuse`: told of the balloons, not again
        if (frame.modified && analysis.word(frame.predicate).deprel == Deprel::acl) {
            const bool carried = std::any_of(mentions.begin(), mentions.end(), [&](const EventMention& other) {
                const Frame& above = analysis.frames()[other.frame];
                return other.frame != f && other.rule->scene == "balloon" &&
                       std::find(above.patients.begin(), above.patients.end(), *frame.modified) !=
                           above.patients.end();
            });
            if (carried)
                std::erase_if(mentions, [&](const EventMention& other) {
                    return other.frame == f && other.rule->scene == "balloon";
                });
        }
        // `ran a second fence along the river`: nobody ran there.
        if (builds)
            std::erase_if(mentions, [&](const EventMention& other) {
                return other.frame == f && other.kind == ReportKind::incident &&
                       other.rule->scene == "crossing";
            });
    }
    // `enhancing its border defenses by installing barriers and laying mines`: the barriers and the mines
    const auto is_generic = [&](const EventMention& mention) {
        const Frame& frame = analysis.frames()[mention.frame];
        return mention.kind == ReportKind::fortification && mention.element_type == "other" &&
               std::any_of(frame.patients.begin(), frame.patients.end(), [&](TokenIndex head) {
                   return analysis.is(analysis.ends(head), "generic_works");
               });
    };
    const bool special = std::any_of(mentions.begin(), mentions.end(), [&](const EventMention& mention) {
        return mention.kind == ReportKind::fortification && !is_generic(mention) && !mention.headline;
    });
    if (special)
        std::erase_if(mentions, is_generic);
    return mentions;
}

} // namespace dateline
