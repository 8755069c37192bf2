// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "event/analysis.hpp"
#include "event/grammar.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// What a preposition makes of its noun.
Role role_of_case(std::string_view preposition) {
    if (is_one_of(preposition, {"to", "into", "toward", "towards", "onto", "for"}))
        return Role::to;
    if (is_one_of(preposition, {"from", "out", "off"}))
        return Role::from;
    if (is_one_of(preposition, {"across", "over", "through", "via", "past", "beyond", "throughout"}))
        return Role::path;
    if (is_one_of(preposition, {"with", "by", "aboard", "on board", "using", "without", "as"}))
        return Role::with;
    return Role::at;
}

} // namespace

bool SentenceAnalysis::past_without_form(TokenIndex predicate) const {
    const ParsedWord& own = word(predicate);
    if (!is_one_of(to_lower(written(predicate)),
                   {"let", "put", "set", "cut", "hit", "shut", "hurt", "cast", "split", "burst", "shed",
                    "bid", "quit", "spread", "thrust", "beat", "cost"}))
        return false;
    const auto is_past = [&](TokenIndex t) {
        return word(t).past && (word(t).upos == Upos::verb || word(t).upos == Upos::aux);
    };
    // `came close, and the southern side let off shots`
    if (own.deprel == Deprel::conj && own.head >= 0 && is_past(static_cast<TokenIndex>(own.head)))
        return true;
    for (const TokenIndex c : m_children[predicate]) {
        if (word(c).deprel == Deprel::conj && is_past(c) && word(c).upos == Upos::verb)
            return true;
        // `the side let`: in the present it `lets`
        const std::string form = to_lower(written(c));
        const bool singular =
            (word(c).upos == Upos::noun && form == word(c).lemma) || is_one_of(form, {"he", "she", "it"});
        const bool joined = std::any_of(m_children[c].begin(), m_children[c].end(),
                                        [&](TokenIndex other) { return word(other).deprel == Deprel::conj; });
        if (word(c).deprel == Deprel::nsubj && singular && !joined)
            return true;
    }
    return false;
}

void SentenceAnalysis::find_frames() {
    const std::size_t count = m_parse.words.size();
    m_frame_of.assign(count, Frame::no_parent);
    ClassSet event_words;
    for (const EventRule& rule : m_lexicon->rules) {
        for (const ClassId id : rule.predicates)
            event_words.set(id);
    }
    std::vector<std::uint32_t> clausal(count, Frame::no_parent);
    for (TokenIndex i = 0; i < count; ++i) {
        const bool clause = heads_clause(i);
        const bool attribute = word(i).upos == Upos::verb && word(i).deprel == Deprel::amod;
        const bool event_noun = !clause && !attribute && (m_found.ends[i] & event_words).any();
        if (!clause && !event_noun)
            continue;
        Frame frame;
        frame.predicate = i;
        frame.nominal = !stands_as_verb(i);
        if (clause)
            clausal[i] = static_cast<std::uint32_t>(m_frames.size());
        m_frames.push_back(std::move(frame));
    }
    // Each token belongs to the nearest clause above it.
    for (TokenIndex i = 0; i < count; ++i) {
        auto at = static_cast<std::int32_t>(i);
        for (std::size_t steps = 0; at >= 0 && steps <= count; ++steps) {
            if (clausal[static_cast<std::size_t>(at)] != Frame::no_parent) {
                m_frame_of[i] = clausal[static_cast<std::size_t>(at)];
                m_frames[m_frame_of[i]].clause.push_back(i);
                break;
            }
            at = m_parse.words[static_cast<std::size_t>(at)].head;
        }
    }
    for (std::uint32_t f = 0; f < m_frames.size(); ++f)
        fill(m_frames[f], f);
    for (std::uint32_t f = 0; f < m_frames.size(); ++f)
        assess(f);
}

/// `a second boat, with three men in it, strayed`: a finite verb after a comma, without a subject or a
/// relative pronoun of its own, goes on with what stands before the insertion.
std::optional<TokenIndex> SentenceAnalysis::subject_before_insertion(TokenIndex predicate) const {
    const ParsedWord& own = word(predicate);
    TokenIndex first = predicate;
    bool finite = own.past && !own.participle;
    for (const TokenIndex c : m_children[predicate]) {
        const ParsedWord& part = word(c);
        if (part.deprel == Deprel::aux || part.deprel == Deprel::aux_pass) {
            first = std::min(first, c);
            finite = finite || part.past || is_one_of(to_lower(written(c)), {"is", "are", "has", "have"});
        }
        if (c < predicate && (part.deprel == Deprel::mark || part.deprel == Deprel::cc))
            return std::nullopt;
    }
    while (first > 0 && word(first - 1).upos == Upos::adv)
        --first;
    if (!finite || first < 2 || written(first - 1) != ",")
        return std::nullopt;
    constexpr TokenIndex longest = 24; // tokens of an insertion
    TokenIndex open = first - 2;
    while (open > 0 && written(open) != "," && first - open < longest) {
        if (written(open) == ";" || written(open) == ":")
            return std::nullopt;
        --open;
    }
    if (open == 0 || written(open) != ",")
        return std::nullopt;
    // A clause of its own inside is one of a row of verbs: `climbed the fence, crossed the line, hid`.
    const std::string opens = to_lower(written(open + 1));
    // `The fishermen, rescued off Uljin after their engine broke down, were handed back`
    const bool reduced =
        word(open + 1).upos == Upos::verb && word(open + 1).past && word(open + 1).participle;
    const bool relative = reduced || is_one_of(opens, {"who", "which", "whose", "where", "when", "most",
                                                       "some", "all", "many"});
    for (TokenIndex t = open + 1; t + 1 < first; ++t) {
        const bool attribute = word(t).participle && word(t).deprel != Deprel::conj;
        if (word(t).upos == Upos::verb && !attribute && !relative)
            return std::nullopt;
    }
    auto at = static_cast<std::int32_t>(open) - 1;
    const auto is_noun = [&](std::int32_t t) {
        const Upos upos = word(static_cast<TokenIndex>(t)).upos;
        return upos == Upos::noun || upos == Upos::propn || upos == Upos::num || upos == Upos::pron;
    };
    if (!is_noun(at))
        return people_before(open);
    for (int depth = 0; depth < clause_depth_limit; ++depth) {
        const ParsedWord& noun = word(static_cast<TokenIndex>(at));
        if (noun.head < 0 || noun.head >= at + 12 || !is_noun(noun.head) ||
            noun.head > static_cast<std::int32_t>(open) || noun.deprel == Deprel::conj)
            break;
        at = noun.head;
    }
    if (word(static_cast<TokenIndex>(at)).upos == Upos::num ||
        m_lexicon->has(m_found.covers[static_cast<TokenIndex>(at)], "time"))
        return people_before(open);
    return static_cast<TokenIndex>(at);
}

std::vector<TokenIndex> SentenceAnalysis::subjects_of(TokenIndex predicate, bool& passive, int depth) const {
    std::vector<TokenIndex> subjects;
    if (depth > clause_depth_limit)
        return subjects;
    const ParsedWord& own = word(predicate);
    const bool bare_participle = this->bare_participle(predicate);
    for (const TokenIndex c : m_children[predicate]) {
        if (word(c).deprel == Deprel::aux_pass ||
            (word(c).deprel == Deprel::nsubj_pass && bare_participle && (own.head >= 0 || m_headline)))
            passive = true;
        // `were rescued last Monday and were handed back`: no Monday was
        const bool time_words = m_lexicon->has(m_found.covers[c], "time") && own.deprel == Deprel::conj &&
                                own.past && word(c).upos != Upos::num;
        if (is_subject(word(c).deprel) && !time_words)
            subjects.push_back(c);
    }
    if (subjects.empty()) {
        if (const auto subject = subject_before_insertion(predicate))
            return {*subject};
    }
    if (own.head < 0)
        return subjects;
    const auto head = static_cast<TokenIndex>(own.head);
    if (own.deprel == Deprel::acl || own.deprel == Deprel::acl_relcl) {
        const bool relative = std::any_of(subjects.begin(), subjects.end(), [&](TokenIndex s) {
            return is_one_of(to_lower(written(s)), {"who", "which", "that", "whom"});
        });
        if (relative || (subjects.empty() && own.deprel == Deprel::acl)) {
            // `A soldier stepped on a mine`, read as a noun with a participle: without another verb it is the
            // clause.
            const bool only_verb =
                !m_headline && word(head).head < 0 &&
                std::none_of(m_parse.words.begin(), m_parse.words.end(), [&](const ParsedWord& other) {
                    return &other != &own && (other.upos == Upos::verb || other.upos == Upos::aux) &&
                           other.head < static_cast<std::int32_t>(predicate) && !other.participle;
                });
            const bool by = std::any_of(m_children[predicate].begin(), m_children[predicate].end(),
                                        [&](TokenIndex c) { return word(c).deprel == Deprel::obl_agent; });
            if (own.deprel == Deprel::acl && bare_participle)
                passive =
                    by || (!only_verb && !child(predicate, Deprel::obj)); // what has an object is active
            const bool infinitive = own.deprel == Deprel::acl && !own.past && !own.participle;
            // `thousands of balloons flown by North Korea`: the noun just before the participle.
            if (!relative && predicate > 0 && head + 1 < predicate &&
                (word(predicate - 1).upos == Upos::noun || word(predicate - 1).upos == Upos::propn))
                return {predicate - 1};
            if (!infinitive)
                return {head};
        }
        return subjects;
    }
    if (!subjects.empty())
        return subjects;
    if (own.deprel == Deprel::conj) {
        // `ordered walls to be built, more mines to be installed`: a noun just before that hangs on no verb.
        if (passive) {
            TokenIndex first = predicate;
            while (first > 0 && word(first - 1).head == static_cast<std::int32_t>(predicate) &&
                   (word(first - 1).deprel == Deprel::aux || word(first - 1).deprel == Deprel::aux_pass ||
                    word(first - 1).deprel == Deprel::mark))
                --first;
            if (first > 0 && first < predicate && word(first - 1).upos == Upos::noun &&
                word(first - 1).head >= 0 &&
                word(static_cast<TokenIndex>(word(first - 1).head)).upos != Upos::verb)
                return {first - 1};
        }
        // `... and a diplomat made his escape`: people between the conjunction and the verb are its subject.
        for (TokenIndex t = predicate; t-- > head;) {
            if (word(t).upos == Upos::verb && !this->bare_participle(t))
                break;
            if (word(t).upos != Upos::cconj && written(t) != ":" && written(t) != ";")
                continue;
            const auto people = people_before(predicate);
            if (people && *people > t)
                return {*people};
            break;
        }
        // `were bused to the border and returned to the North`
        bool passive_above = false;
        std::vector<TokenIndex> shared = subjects_of(head, passive_above, depth + 1);
        if (passive_above && own.past && !child(predicate, Deprel::aux) && !child(predicate, Deprel::obj)) {
            Frame frame;
            frame.predicate = predicate;
            const ClassSet classes = predicate_classes(frame);
            const bool wants_object = m_lexicon->has(classes, "send_back") ||
                                      m_lexicon->has(classes, "give_back") ||
                                      m_lexicon->has(classes, "catch") || m_lexicon->has(classes, "execute");
            passive = passive || own.participle || wants_object;
        }
        return shared;
    }
    if (own.deprel == Deprel::xcomp || own.deprel == Deprel::advcl) {
        if (bare_participle && !child(predicate, Deprel::obj))
            passive = true;
        if (own.deprel == Deprel::xcomp) {
            if (const auto object = child(head, Deprel::obj))
                return {*object};
        }
        // `after two men from the city were caught`, read as a phrase with `after`: a finite clause has a
        // subject of its own.
        const bool finite =
            std::any_of(m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex c) {
                return (word(c).deprel == Deprel::aux || word(c).deprel == Deprel::aux_pass) &&
                       word(c).past && !word(c).participle;
            });
        if (own.deprel == Deprel::advcl && finite) {
            if (const auto people = people_before(predicate))
                return {*people};
        }
        bool ignored = false;
        auto inherited = subjects_of(head, ignored, depth + 1);
        if (inherited.empty()) {
            if (const auto object = child(head, Deprel::obj); object && own.deprel == Deprel::xcomp)
                return {*object};
        }
        return inherited;
    }
    return subjects;
}

void SentenceAnalysis::add_nominal_arguments(Frame& frame) const {
    for (const TokenIndex c : m_children[frame.predicate]) {
        const ParsedWord& own = word(c);
        if (own.deprel == Deprel::nmod_poss) {
            frame.agents.push_back(c);
        } else if (own.deprel == Deprel::compound || own.deprel == Deprel::amod) {
            frame.patients.push_back(c);
        } else if (own.deprel == Deprel::nmod || own.deprel == Deprel::obl) {
            const auto preposition = child(c, Deprel::case_);
            const std::string_view lemma = preposition ? std::string_view{word(*preposition).lemma} : "";
            if (lemma == "of") {
                for (const TokenIndex part : coordinated(c))
                    frame.patients.push_back(part);
            } else if (lemma == "by") {
                frame.agents.push_back(c);
            } else {
                frame.complements.emplace_back(role_of_case(lemma), c);
            }
        }
    }
}

void SentenceAnalysis::fill(Frame& frame, std::uint32_t index) {
    const TokenIndex predicate = frame.predicate;
    const ParsedWord& own = word(predicate);
    frame.parent = Frame::no_parent;
    if (own.head >= 0)
        frame.parent = m_frame_of[static_cast<std::size_t>(own.head)];
    if (frame.parent == index)
        frame.parent = Frame::no_parent;
    if (frame.clause.empty() && m_frame_of[predicate] != Frame::no_parent) {
        frame.clause = m_frames[m_frame_of[predicate]].clause; // an event noun: the clause it stands in
        frame.parent = m_frame_of[predicate];
    }
    if (own.deprel == Deprel::acl || own.deprel == Deprel::acl_relcl) {
        if (own.head >= 0)
            frame.modified = static_cast<TokenIndex>(own.head);
    }
    const bool after_insertion = frame.modified && *frame.modified < predicate &&
                                 std::none_of(m_children[predicate].begin(), m_children[predicate].end(),
                                              [&](TokenIndex c) { return is_subject(word(c).deprel); }) &&
                                 subject_before_insertion(predicate);
    if (after_insertion)
        frame.modified.reset(); // the main clause
    for (const TokenIndex c : m_children[predicate]) {
        const ParsedWord& dependent = word(c);
        if (dependent.deprel == Deprel::mark && dependent.lemma == "to" && c < predicate &&
            c + 4 > predicate && (!own.past || child(predicate, Deprel::aux_pass)))
            frame.infinitive = true;
        if (dependent.deprel == Deprel::aux && dependent.lemma == "be" && own.participle && !own.past)
            frame.progressive = true;
        if (dependent.deprel == Deprel::aux_pass) {
            for (const TokenIndex other : m_children[predicate]) {
                if (to_lower(written(other)) == "being")
                    frame.progressive = true;
            }
        }
    }
    for (TokenIndex token = 0; token < std::min<std::size_t>(4, size()); ++token)
        frame.habitual = frame.habitual || m_lexicon->has(m_found.ends[token], "habit_word");
    for (const TokenIndex token : frame.clause)
        frame.habitual = frame.habitual || m_lexicon->has(m_found.covers[token], "habit_word");
    const bool has_auxiliary =
        std::any_of(m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex c) {
            return word(c).deprel == Deprel::aux || word(c).deprel == Deprel::aux_pass;
        });
    frame.present = !frame.nominal && !own.past && !own.participle && !frame.infinitive && !has_auxiliary &&
                    !past_without_form(predicate);
    if (frame.nominal && !frame.clause.empty()) {
        if (const auto copula = child(predicate, Deprel::cop))
            frame.present = !word(*copula).past;
    }
    if (own.participle && own.past && !frame.nominal) {
        // `are executed`: a habit, like the simple present.
        bool simple = false;
        bool other = false;
        for (const TokenIndex c : m_children[predicate]) {
            simple = simple ||
                     (word(c).deprel == Deprel::aux_pass && is_one_of(to_lower(written(c)), {"is", "are"}));
            other = other || word(c).deprel == Deprel::aux || to_lower(written(c)) == "being";
        }
        frame.present = simple && !other && !frame.progressive;
    }
    if (m_lexicon->words.is_irregular_form(written(predicate)) || bare_participle(predicate) ||
        misread_verb(predicate))
        frame.present = false;
    if (has_auxiliary && !own.participle) {
        // `does`, `do` with a base form.
        for (const TokenIndex c : m_children[predicate]) {
            if (word(c).deprel == Deprel::aux && word(c).lemma == "do" && !word(c).past)
                frame.present = true;
        }
    }
    if (frame.nominal) {
        add_nominal_arguments(frame);
        for (const TokenIndex c : m_children[predicate]) {
            if (is_subject(word(c).deprel))
                frame.agents.push_back(c);
        }
        return;
    }
    const std::string_view form = written(predicate);
    const bool ing = form.size() > 5 && form.substr(form.size() - 3) == "ing" && own.upos == Upos::verb &&
                     own.lemma != to_lower(form);
    if ((own.participle || ing) && !own.past && !frame.progressive) {
        // `has been laying mines and putting up barriers`, `were at work putting up wire`; not `by building`.
        const bool by =
            std::any_of(m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex c) {
                return word(c).deprel == Deprel::mark || word(c).deprel == Deprel::case_;
            });
        frame.progressive = !by;
    }
    const std::vector<TokenIndex> subjects = subjects_of(predicate, frame.passive, 0);
    if (frame.passive && !child(predicate, Deprel::aux_pass) && !frame.modified) {
        // Verbs of motion have no passive: `a ship sailed over the line`.
        const ClassSet classes = predicate_classes(frame);
        frame.passive = !(m_lexicon->has(classes, "move") || m_lexicon->has(classes, "flee") ||
                          m_lexicon->has(classes, "defect"));
    }
    for (TokenIndex subject : subjects) {
        // `an official stationed in Beijing sought asylum`: what follows such a preposition is no subject.
        const TokenIndex opens = noun_phrase(subject).tokens.front();
        if (opens > 0 &&
            is_one_of(to_lower(written(opens - 1)), {"in", "at", "from", "of", "near", "along"}) &&
            word(opens - 1).head >= 0 && static_cast<TokenIndex>(word(opens - 1).head) == predicate)
            continue;
        // `The head of a post, who had let people over for money, was shot`: nor what has a preposition
        // itself, when a clause stands between.
        const auto own_case = child(subject, Deprel::case_);
        if (own_case && subject < predicate && *own_case < subject && is_subject(word(subject).deprel) &&
            word(subject).head == static_cast<std::int32_t>(predicate) &&
            is_one_of(to_lower(written(*own_case)), {"for", "with", "by"}) && people_before(*own_case))
            continue;
        // `those who drifted south earlier this year were sent home`: no year was.
        if (m_lexicon->has(m_found.covers[subject], "time") && (has_auxiliary || own.past))
            continue;
        if (is_one_of(to_lower(written(subject)), {"who", "which", "that"}) &&
            word(subject).upos == Upos::pron && subject > 0) {
            // A relative clause hung on the wrong word: what it speaks of stands before the pronoun.
            TokenIndex before = subject - 1;
            while (before > 0 && word(before).upos == Upos::punct)
                --before;
            if (word(before).upos == Upos::noun || word(before).upos == Upos::propn ||
                word(before).upos == Upos::num)
                subject = before;
        }
        // `a citizen of the North who was caught`: it is the citizen.
        const bool by_who =
            std::any_of(m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex c) {
                return is_subject(word(c).deprel) && to_lower(written(c)) == "who";
            });
        if (by_who) {
            // `shots at a comrade who ran`: whoever stands before the pronoun.
            TokenIndex who = predicate;
            while (who > 0 && predicate - who < 6 && to_lower(written(who)) != "who")
                --who;
            if (who > 0 && to_lower(written(who)) == "who" &&
                m_lexicon->has(m_lexicon->words.closed(m_found.ends[who - 1]), "person"))
                subject = who - 1;
        }
        // `An official, his wife and three children, who had crossed`: all of them
        for (int depth = 0; by_who && depth < clause_depth_limit && word(subject).deprel == Deprel::conj &&
                            word(subject).head >= 0 && subject + 2 < size() && written(subject + 1) == ",";
             ++depth) {
            const auto first = static_cast<TokenIndex>(word(subject).head);
            if (!m_lexicon->has(noun_phrase(first).classes, "person"))
                break;
            subject = first;
            if (word(subject).deprel != Deprel::conj)
                break;
        }
        if (by_who && !m_lexicon->has(noun_phrase(subject).classes, "person") && word(subject).head >= 0) {
            const auto above = static_cast<TokenIndex>(word(subject).head);
            if (above < subject && m_lexicon->has(noun_phrase(above).classes, "person"))
                subject = above;
        }
        // `a group of soldiers who had crossed`: the group.
        if (word(subject).head >= 0 && word(subject).deprel == Deprel::nmod) {
            const auto above = static_cast<TokenIndex>(word(subject).head);
            if (above < subject &&
                (m_lexicon->has(m_found.ends[above], "collective") || word(above).upos == Upos::num))
                subject = above;
        }
        for (const TokenIndex part : coordinated(subject))
            (frame.passive ? frame.patients : frame.agents).push_back(part);
    }
    if (frame.agents.empty() && frame.patients.empty() && !frame.infinitive) {
        // The parser lost the subject: the nearest people before the verb, up to the verb before.
        if (const auto people = people_before(predicate))
            (frame.passive ? frame.patients : frame.agents).push_back(*people);
        else if (misread_verb(predicate) && own.head >= 0)
            frame.agents.push_back(static_cast<TokenIndex>(own.head));
    }
    if (frame.present &&
        is_one_of(to_lower(written(predicate)), {"put", "set", "shut", "cut", "hit", "let"})) {
        // One form for all: with a single subject it is the past, for the present has an `s`.
        frame.present = std::none_of(frame.agents.begin(), frame.agents.end(), [&](TokenIndex agent) {
            const NounPhrase phrase = noun_phrase(agent);
            return !phrase.plural &&
                   !(phrase.pronoun && is_one_of(to_lower(written(agent)), {"i", "you", "we"}));
        });
    }
    for (std::vector<TokenIndex>* heads : {&frame.agents, &frame.patients}) {
        std::sort(heads->begin(), heads->end());
        heads->erase(std::unique(heads->begin(), heads->end()), heads->end());
    }
    // `two towers that the North is raising`, with `that` read as a conjunction.
    const bool as_clause = own.deprel == Deprel::acl && own.head >= 0 && !frame.infinitive && has_auxiliary &&
                           !m_lexicon->has(m_found.ends[static_cast<std::size_t>(own.head)], "claim_noun") &&
                           m_lexicon->has(m_found.ends[static_cast<std::size_t>(own.head)], "thing");
    const auto object = child(predicate, Deprel::obj);
    if ((own.deprel == Deprel::acl_relcl || as_clause) && !after_insertion && own.head >= 0 &&
        !subjects.empty() && subjects.front() != static_cast<TokenIndex>(own.head) &&
        (!object || is_one_of(to_lower(written(*object)), {"that", "which", "whom"})))
        frame.patients.push_back(static_cast<TokenIndex>(own.head)); // `the wall that soldiers built`
    // `drove a jeep to Panmunjom`, `fired rounds into the county`: ways hang on the object by mistake.
    const auto take_ways = [&](TokenIndex noun, TokenIndex from) {
        for (const TokenIndex inner : m_children[noun]) {
            const auto preposition = child(inner, Deprel::case_);
            if (word(inner).deprel == Deprel::nmod && inner > from && preposition &&
                is_one_of(word(*preposition).lemma,
                          {"to", "into", "onto", "across", "over", "through", "toward", "towards", "at"}))
                frame.complements.emplace_back(role_of_case(word(*preposition).lemma), inner);
        }
    };
    // `the person who crossed the border into the North`: or on the noun that the clause is about
    if (frame.modified && *frame.modified < predicate && own.deprel == Deprel::acl_relcl)
        take_ways(*frame.modified, predicate);
    for (const TokenIndex c : m_children[predicate]) {
        const Deprel relation = word(c).deprel;
        if (relation == Deprel::obj || relation == Deprel::iobj) {
            for (const TokenIndex part : coordinated(c))
                frame.patients.push_back(part);
            take_ways(c, c);
        } else if (relation == Deprel::obl_agent) {
            for (const TokenIndex part : coordinated(c))
                frame.agents.push_back(part);
        } else if (relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::obl_tmod) {
            const auto preposition = child(c, Deprel::case_);
            const std::string_view lemma = preposition ? std::string_view{word(*preposition).lemma} : "";
            // `added a second fence, along with 169 guard posts`
            const bool added = preposition && *preposition + 1 < c &&
                               is_one_of(lemma, {"along", "together"}) && written(*preposition + 1) == "with";
            if (added && m_lexicon->has(m_found.ends[c], "thing")) {
                for (const TokenIndex part : coordinated(c))
                    frame.patients.push_back(part);
                continue;
            }
            if (lemma == "by" && frame.passive && m_lexicon->has(noun_phrase(c).classes, "person")) {
                frame.agents.push_back(c);
                continue;
            }
            for (const TokenIndex part : coordinated(c)) {
                // `from Laos to Beijing and on to Pyongyang`
                const auto own_case = part != c ? child(part, Deprel::case_) : std::nullopt;
                const bool onward =
                    own_case && is_one_of(word(*own_case).lemma, {"on", "back", "down", "up"});
                const TokenIndex at = own_case ? *own_case + (onward && *own_case + 1 < part ? 1 : 0) : 0;
                frame.complements.emplace_back(
                    role_of_case(own_case ? std::string_view{word(at).lemma} : lemma), part);
            }
        } else if (relation == Deprel::xcomp && to_lower(written(c)) == "own") {
            frame.patients.push_back(c); // `is taking down its own`, read as how it is taken
        } else if (relation == Deprel::advmod && (m_found.covers[c]).any()) {
            frame.complements.emplace_back(Role::with, c);
        }
    }
}

} // namespace dateline
