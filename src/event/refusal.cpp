// SPDX-License-Identifier: Apache-2.0
#include "event/refusal.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// `one of them stepped over the line`
bool is_one_of_them(const SentenceAnalysis& analysis, TokenIndex one) {
    return one + 1 < analysis.size() && analysis.word(one + 1).lemma == "of";
}

/// `soldiers`, `those who try`, `people`: nobody in particular.
bool speaks_of_nobody(const SentenceAnalysis& analysis, const EventMention& mention) {
    if (mention.rule->people == Role::mover || mention.movers.empty())
        return false;
    // `Mine explosions have killed soldiers`: several, over some time
    if (mention.rule->scene == "mine" && analysis.word(mention.predicate).past)
        return false;
    return std::all_of(mention.movers.begin(), mention.movers.end(), [&](TokenIndex head) {
        const NounPhrase phrase = analysis.noun_phrase(head);
        const std::string_view form = analysis.written(head);
        if (phrase.of_statistic)
            return true;
        if (form == "those" || form == "Those" || form == "many" || form == "Many" || form == "most" ||
            form == "Most" || form == "anyone" || (form == "one" && !is_one_of_them(analysis, head)) ||
            form == "whoever" || form == "everyone")
            return true;
        for (const TokenIndex token : phrase.tokens) {
            const std::string_view word = analysis.written(token);
            if (word == "many" || word == "most" || word == "Many" || word == "Most" || word == "those" ||
                word == "any" || (word == "all" && !phrase.quantity.high) || word == "every" ||
                word == "each")
                return true;
        }
        // `an unspecified number of soldiers`
        const std::int32_t above = analysis.word(head).head;
        if (above >= 0 && analysis.word(head).deprel == Deprel::nmod) {
            // `interviews with 38 women who were sent back`
            if (analysis.is(analysis.ends(static_cast<TokenIndex>(above)), "survey_word"))
                return true;
            const NounPhrase measure = analysis.noun_phrase(static_cast<TokenIndex>(above));
            if (measure.indefinite && analysis.is(analysis.ends(measure.head), "measure"))
                return false;
        }
        return phrase.bare() && phrase.plural;
    });
}

bool has_time_or_number(const SentenceAnalysis& analysis, const Frame& frame) {
    if (std::any_of(frame.clause.begin(), frame.clause.end(),
                    [&](TokenIndex t) { return analysis.is(analysis.covers(t), "dated"); }))
        return true;
    // `Days before, soldiers had crossed the line`: what opens the sentence dates all of it.
    const auto& children = analysis.children(frame.predicate);
    const bool looks_back = std::any_of(children.begin(), children.end(),
                                        [&](TokenIndex c) { return analysis.written(c) == "had"; });
    constexpr TokenIndex opening = 3;
    for (TokenIndex t = 0; looks_back && t < opening && t < frame.predicate; ++t) {
        if (analysis.is(analysis.covers(t), "dated"))
            return true;
    }
    // `who crossed the line late Wednesday has told them`, where the day was taken for a subject
    for (TokenIndex t = frame.predicate + 1; t < analysis.size(); ++t) {
        const Upos upos = analysis.word(t).upos;
        const bool part = analysis.word(t).deprel == Deprel::xcomp; // `found adrift on Wednesday`
        if ((upos == Upos::verb && !part) || upos == Upos::aux || upos == Upos::punct || upos == Upos::sconj)
            break;
        if (analysis.is(analysis.covers(t), "dated"))
            return true;
    }
    return false;
}

/// `how many North Koreans escaped`
bool asks_how_many(const SentenceAnalysis& analysis, const EventMention& mention) {
    for (TokenIndex t = 0; t + 1 < mention.predicate && t + 1 < analysis.size(); ++t) {
        const std::string_view word = analysis.written(t);
        if ((word == "how" || word == "How") &&
            (analysis.written(t + 1) == "many" || analysis.written(t + 1) == "Many"))
            return true;
    }
    return false;
}

/// `an activist who left the North in the 1990s said`
bool speaks(const SentenceAnalysis& analysis, TokenIndex noun) {
    const std::int32_t verb = analysis.word(noun).head;
    const Deprel relation = analysis.word(noun).deprel;
    return verb >= 0 && (relation == Deprel::nsubj || relation == Deprel::obl_agent) &&
           analysis.is(analysis.ends(static_cast<TokenIndex>(verb)), "say_word");
}

/// `Park, who fled North Korea twice and lives in Bury, won a prize`: a life told beside the news.
bool is_life_of(const SentenceAnalysis& analysis, const Frame& frame, TokenIndex noun,
                const EventMention& mention) {
    if (mention.rule->scene != "crossing" || analysis.word(noun).upos != Upos::propn ||
        analysis.is(analysis.ends(noun), "korea") || analysis.is(mention.tags[Role::mover], "diplomat"))
        return false;
    const std::int32_t above = analysis.word(noun).head;
    if (above < 0 || !is_subject(analysis.word(noun).deprel))
        return false;
    const auto verb = static_cast<TokenIndex>(above);
    const ClassSet& own = analysis.ends(verb);
    const bool same_story = analysis.is(own, "catch") || analysis.is(own, "move") ||
                            analysis.is(own, "cross") || analysis.is(own, "have_hold") ||
                            analysis.is(own, "investigation") || analysis.is(own, "look_for") ||
                            analysis.is(own, "send_back");
    return verb != frame.predicate && !same_story;
}

/// `were hurt by mines that had been planted at the gate`: the mine's past, told with what it did.
bool is_past_of_mine(const SentenceAnalysis& analysis, const Frame& frame, const EventMention& mention) {
    if (mention.kind != ReportKind::fortification || !frame.modified || has_time_or_number(analysis, frame) ||
        !analysis.is(analysis.ends(*frame.modified), "mine_thing"))
        return false;
    const ClassSet& all = analysis.all_classes();
    return analysis.is(all, "hurt") || analysis.is(all, "step_on") || analysis.is(all, "explode");
}

/// `are restoring posts that were demolished under the pact`: what had been done to the thing before.
bool is_past_of_works(const SentenceAnalysis& analysis, const Frame& frame, const EventMention& mention) {
    const bool down = mention.status == "removed" || mention.status == "destroyed";
    if (!down || !frame.modified)
        return false;
    // `that it destroyed under the 2018 deal`: the year is the deal's
    const bool by_accord = std::any_of(frame.clause.begin(), frame.clause.end(),
                                       [&](TokenIndex t) { return analysis.is(analysis.ends(t), "accord"); });
    if (by_accord)
        return true;
    if (has_time_or_number(analysis, frame))
        return false;
    return std::any_of(analysis.frames().begin(), analysis.frames().end(), [&](const Frame& other) {
        const ClassSet verb = analysis.predicate_classes(other);
        return other.predicate < frame.predicate && !other.nominal &&
               (analysis.is(verb, "repair") || analysis.is(verb, "build") || analysis.is(verb, "install"));
    });
}

/// `the posts stationed along the river were swept away`: where they stood, told with what was done to them.
bool is_standing_of_works(const SentenceAnalysis& analysis, const Frame& frame, const EventMention& mention) {
    const bool down = mention.status == "removed" || mention.status == "destroyed";
    if (mention.kind != ReportKind::fortification || down || !frame.modified ||
        analysis.word(frame.predicate).deprel != Deprel::acl || !analysis.bare_participle(frame.predicate) ||
        has_time_or_number(analysis, frame))
        return false;
    const std::int32_t above = analysis.word(*frame.modified).head;
    if (above < 0 || !is_subject(analysis.word(*frame.modified).deprel))
        return false;
    Frame main;
    main.predicate = static_cast<TokenIndex>(above);
    const ClassSet verb = analysis.predicate_classes(main);
    return analysis.is(verb, "remove") || analysis.is(verb, "destroy_built") || analysis.is(verb, "repair") ||
           analysis.is(verb, "rearm");
}

/// `The South used to broadcast news`
bool used_to(const SentenceAnalysis& analysis, const Frame& frame) {
    const ParsedWord& own = analysis.word(frame.predicate);
    return own.head >= 0 && frame.infinitive && own.deprel == Deprel::xcomp &&
           to_lower(analysis.written(static_cast<TokenIndex>(own.head))) == "used";
}

/// `It is the first case since July 2017 that a family defected`: no family did in July 2017.
bool first_of_its_kind(const SentenceAnalysis& analysis, const Frame& frame) {
    const auto& children = analysis.children(frame.predicate);
    const auto that = std::find_if(children.begin(), children.end(), [&](TokenIndex c) {
        return c < frame.predicate && analysis.written(c) == "that" && analysis.word(c).deprel == Deprel::mark;
    });
    if (that == children.end())
        return false;
    constexpr TokenIndex reach = 8;
    for (TokenIndex t = *that; t-- > 0 && *that - t <= reach;) {
        if (to_lower(analysis.written(t)) == "first" && t + 1 < analysis.size() &&
            is_one_of(analysis.word(t + 1).lemma, {"case", "time", "instance", "occasion", "incident"}))
            return true;
        if (analysis.word(t).upos == Upos::verb)
            return false;
    }
    return false;
}

/// `Some 800,000 mines are thought to be buried in the zone`: how things stand, not what was done.
bool is_believed_state(const SentenceAnalysis& analysis, const Frame& frame, const EventMention& mention) {
    if (mention.kind != ReportKind::fortification || !frame.infinitive || !frame.passive ||
        frame.parent == Frame::no_parent || has_time_or_number(analysis, frame))
        return false;
    const std::vector<TokenIndex>& children = analysis.children(frame.predicate);
    const bool perfect = std::any_of(children.begin(), children.end(),
                                     [&](TokenIndex c) { return analysis.word(c).lemma == "have"; });
    return !perfect && analysis.frames()[frame.parent].present;
}

/// Some rules want what would be: `whoever comes near would be shot`.
bool wants_hypothetical(const SentenceAnalysis& analysis, const EventRule& rule) {
    const auto id = analysis.lexicon().words.find("standing_hypothetical");
    return id && std::any_of(rule.when.all.begin(), rule.when.all.end(), [&](const Condition& condition) {
               return std::any_of(condition.begin(), condition.end(), [&](const auto& part) {
                   return part.first == Role::verb && part.second == *id;
               });
           });
}

} // namespace

std::optional<std::string> refusal(const SentenceAnalysis& analysis, const Frame& frame,
                                   const EventMention& mention, bool present_tells) {
    switch (mention.standing) {
    case Standing::negated:
        return "negated";
    case Standing::hypothetical:
        if (!wants_hypothetical(analysis, *mention.rule))
            return "hypothetical";
        break;
    case Standing::ordered:
    case Standing::planned:
        if (mention.kind == ReportKind::incident && !mention.rule->generic_allowed)
            return std::string{to_string(mention.standing)};
        break;
    default:
        break;
    }
    if (mention.negative)
        return "negated";
    if (is_past_of_mine(analysis, frame, mention))
        return "the past of a mine that went off";
    if (is_past_of_works(analysis, frame, mention))
        return "what was there before the works";
    if (is_standing_of_works(analysis, frame, mention))
        return "where the works stood";
    if (mention.standing == Standing::alleged && is_believed_state(analysis, frame, mention))
        return "a state that is believed";
    if (mention.rule->generic_allowed)
        return std::nullopt;
    if (mention.supports) {
        // A noun speaks of a happening told elsewhere only when it points there: `the defection`, `the Aug. 9
        // defections`.
        const NounPhrase phrase = analysis.noun_phrase(mention.predicate);
        const bool is_entry =
            present_tells && analysis.word(mention.predicate).head < 0; // `May 3: Flight of a guard`
        const bool points = phrase.definite || has_time_or_number(analysis, frame) || is_entry;
        if (mention.rule->noun && !mention.headline &&
            (!points || (phrase.plural && !phrase.definite && !has_time_or_number(analysis, frame))))
            return "a noun that points at nothing";
    }
    if (asks_how_many(analysis, mention))
        return "a question of number";
    if (frame.habitual || used_to(analysis, frame))
        return "habitual";
    if (first_of_its_kind(analysis, frame))
        return "the first of its kind: what the story tells";
    if (frame.modified && speaks(analysis, *frame.modified) && !has_time_or_number(analysis, frame))
        return "the past of one who is quoted";
    if (frame.modified && is_life_of(analysis, frame, *frame.modified, mention) &&
        !has_time_or_number(analysis, frame))
        return "the past of somebody who does something else";
    if (!mention.headline && frame.present && mention.standing == Standing::told && !present_tells)
        return "present tense: a state or habit";
    if ((!mention.headline || frame.modified) && speaks_of_nobody(analysis, mention) &&
        !has_time_or_number(analysis, frame))
        return "nobody in particular";
    return std::nullopt;
}

} // namespace dateline
