// SPDX-License-Identifier: Apache-2.0
#include "event/analysis.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

SentenceAnalysis::SentenceAnalysis(const Document& document, std::uint32_t index, const Sentence& told,
                                   Parse parse, const Lexicon& lexicon,
                                   const std::vector<ClassSet>& place_classes, const SentenceAnalysis* before)
    : m_document{&document}, m_lexicon{&lexicon}, m_index{index}, m_told{told}, m_parse{std::move(parse)} {
    const Sentence& own = m_told;
    const BlockRole role = document.role(own);
    m_headline = role == BlockRole::title || role == BlockRole::heading;
    m_found = lexicon.words.find_in(document, own, &m_parse);
    for (std::size_t i = 0; i < m_parse.words.size(); ++i) {
        if (i < place_classes.size()) {
            m_found.ends[i] |= place_classes[i];
            m_found.covers[i] |= place_classes[i];
        }
        m_all |= m_found.covers[i];
    }
    m_verbless = std::none_of(m_parse.words.begin(), m_parse.words.end(), [](const ParsedWord& word) {
        return (word.upos == Upos::verb && word.deprel != Deprel::amod) || word.upos == Upos::aux;
    });
    mend_tree();
    m_children.resize(m_parse.words.size());
    for (std::size_t i = 0; i < m_parse.words.size(); ++i) {
        const std::int32_t head = m_parse.words[i].head;
        if (head >= 0)
            m_children[static_cast<std::size_t>(head)].push_back(static_cast<TokenIndex>(i));
    }
    if (lexicon.families.coreference)
        resolve_short_names(before);
    find_frames();
    if (lexicon.families.coreference) {
        resolve_pronouns(before);
        resolve_parts(before);
        resolve_people(before);
    }
}

std::string_view SentenceAnalysis::written(TokenIndex token) const {
    return m_document->words(m_document->tokens[sentence().first_token + token]);
}

Span SentenceAnalysis::span(TokenIndex token) const {
    return m_document->tokens[sentence().first_token + token].span;
}

std::optional<TokenIndex> SentenceAnalysis::child(TokenIndex token, Deprel relation) const {
    for (const TokenIndex c : m_children[token]) {
        if (word(c).deprel == relation)
            return c;
    }
    return std::nullopt;
}

bool SentenceAnalysis::heads_clause(TokenIndex token) const {
    const ParsedWord& own = word(token);
    if (own.upos == Upos::punct || own.upos == Upos::adp)
        return false;
    if (misread_verb(token))
        return true;
    const bool clausal =
        own.deprel == Deprel::root || own.deprel == Deprel::ccomp || own.deprel == Deprel::xcomp ||
        own.deprel == Deprel::advcl || own.deprel == Deprel::acl || own.deprel == Deprel::acl_relcl ||
        own.deprel == Deprel::parataxis || own.deprel == Deprel::csubj || own.deprel == Deprel::csubj_pass;
    if (stands_as_verb(token))
        return clausal || own.deprel == Deprel::conj || own.deprel == Deprel::dep ||
               own.deprel == Deprel::list || own.deprel == Deprel::appos ||
               own.deprel == Deprel::dislocated || own.deprel == Deprel::obj || own.deprel == Deprel::nsubj ||
               own.deprel == Deprel::obl || own.deprel == Deprel::nmod || own.deprel == Deprel::orphan;
    if (own.deprel == Deprel::root)
        return true;
    const bool has_copula = child(token, Deprel::cop).has_value();
    const bool has_subject = std::any_of(m_children[token].begin(), m_children[token].end(),
                                         [&](TokenIndex c) { return is_subject(word(c).deprel); });
    return (clausal || own.deprel == Deprel::conj) && (has_copula || has_subject);
}

bool SentenceAnalysis::stands_as_verb(TokenIndex token) const {
    const ParsedWord& own = word(token);
    const bool alone = own.upos == Upos::aux && is_one_of(own.lemma, {"do", "have"}) &&
                       own.deprel != Deprel::aux && own.deprel != Deprel::aux_pass &&
                       own.deprel != Deprel::cop;
    return alone || own.upos == Upos::verb || misread_verb(token);
}

bool SentenceAnalysis::bare_participle(TokenIndex token) const {
    const ParsedWord& own = word(token);
    if (child(token, Deprel::aux) || child(token, Deprel::aux_pass))
        return false;
    // `had more recently crossed`, where the parser took `had` for the main verb.
    for (TokenIndex t = token; t-- > 0 && token - t <= 4;) {
        if (word(t).lemma == "have")
            return false;
        if (word(t).upos != Upos::adv && word(t).upos != Upos::part)
            break;
    }
    if (own.past && own.participle)
        return true;
    // `saw the man killed`, `two men found adrift`
    if (own.past && (own.deprel == Deprel::xcomp || own.deprel == Deprel::acl) &&
        !child(token, Deprel::obj) && !child(token, Deprel::nsubj))
        return true;
    // Verbs with one form for all: `the fence put up last year`.
    return token > 0 &&
           (own.deprel == Deprel::xcomp || own.deprel == Deprel::acl || own.deprel == Deprel::parataxis) &&
           is_one_of(to_lower(written(token)), {"put", "set", "shut", "cut", "hit"}) &&
           !child(token, Deprel::mark) &&
           (word(token - 1).upos == Upos::noun || word(token - 1).upos == Upos::propn);
}

bool SentenceAnalysis::misread_verb(TokenIndex token) const {
    const ParsedWord& own = word(token);
    if (m_headline || token == 0 || token + 1 >= size() || own.upos == Upos::verb || own.upos == Upos::aux)
        return false;
    const std::string_view form = written(token);
    const bool verb_like =
        (form.size() > 4 && form.substr(form.size() - 2) == "ed") ||
        (is_one_of(form, {"shut", "put", "set", "cut", "hit"}) && word(token + 1).upos != Upos::punct);
    // `June 18: A man swims over the estuary`, where every word was taken for a noun
    const bool present_like = m_verbless && own.upos == Upos::noun && own.plural && form.size() > 3 &&
                              word(token - 1).upos == Upos::noun &&
                              (word(token + 1).upos == Upos::adp || word(token + 1).upos == Upos::adv);
    if (present_like)
        return true;
    if (m_verbless && verb_like && (own.upos == Upos::adj || own.upos == Upos::noun))
        return true; // a sentence has a verb
    // `The North shut its border and suspended flights`: what has a subject and an object is a verb.
    const auto object_of_it = child(token, Deprel::obj);
    // `told guards to "unconditionally shoot" anyone`: so is what has `to` and an object
    const auto marker = child(token, Deprel::mark);
    if (object_of_it && *object_of_it > token && marker && *marker < token && written(*marker) == "to")
        return true;
    if (verb_like && object_of_it && *object_of_it > token &&
        (child(token, Deprel::nsubj) || child(token, Deprel::nsubj_pass)))
        return true;
    if (!m_lexicon->words.is_irregular_form(form))
        return false;
    const Upos before = word(token - 1).upos;
    const Upos after = word(token + 1).upos;
    const bool subject =
        before == Upos::noun || before == Upos::propn || before == Upos::num || before == Upos::pron;
    const bool object = after == Upos::det || after == Upos::pron ||
                        (after == Upos::adp && to_lower(written(token)) != "shot") ||
                        (after == Upos::propn && own.upos != Upos::propn) || after == Upos::adv;
    return subject && object && own.lemma == to_lower(written(token));
}

std::optional<TokenIndex> SentenceAnalysis::people_after(TokenIndex predicate) const {
    for (TokenIndex t = predicate + 1; t < size() && t < predicate + 10; ++t) {
        const bool person = m_lexicon->has(m_lexicon->words.closed(m_found.ends[t]), "person");
        const bool ends_phrase =
            t + 1 >= size() || (word(t + 1).upos != Upos::noun && word(t + 1).upos != Upos::propn);
        if (person && ends_phrase)
            return t;
        if (word(t).upos == Upos::verb || written(t) == "," || written(t) == ";")
            break;
    }
    return std::nullopt;
}

std::optional<TokenIndex> SentenceAnalysis::people_before(TokenIndex predicate) const {
    for (TokenIndex t = predicate; t-- > 0 && predicate - t < 20;) {
        if (is_one_of(to_lower(written(t)), {"surnamed", "named", "called", "aged", "identified"}))
            continue;
        // `soldiers carrying pickaxes stepped over the line`
        const bool attribute = word(t).participle && !word(t).past && word(t).deprel == Deprel::acl;
        if (word(t).upos == Upos::verb && word(t).deprel != Deprel::amod && word(t).lemma != "have" &&
            word(t).lemma != "be" && !bare_participle(t) && !attribute) {
            // `The man, who had defected three years ago, crawled`: past the relative clause.
            TokenIndex who = t;
            while (who > 0 && t - who < 5 && to_lower(written(who)) != "who")
                --who;
            if (to_lower(written(who)) != "who" || who == 0 || who + 1 >= predicate)
                break;
            t = who;
            continue;
        }
        if (written(t) == ";" || written(t) == ":")
            break;
        const Upos upos = word(t).upos;
        const bool nominal = upos == Upos::noun || upos == Upos::propn || upos == Upos::num ||
                             upos == Upos::pron || upos == Upos::adj;
        // `The 10-meter boat`: no number of people
        if (word(t).upos == Upos::num && t + 1 < size() &&
            (written(t + 1) == "-" || m_lexicon->has(m_found.ends[t + 1], "unit_length") ||
             m_lexicon->has(m_found.ends[t + 1], "unit_other")))
            continue;
        const bool ends_phrase = t + 1 >= size() || t + 1 == predicate ||
                                 (word(t + 1).upos != Upos::noun && word(t + 1).upos != Upos::propn);
        // `after a group of eight people defected`, read as a prepositional phrase: the group is the subject.
        const auto preposition = child(t, Deprel::case_);
        const bool apart = preposition && !is_one_of(word(*preposition).lemma,
                                                     {"after", "before", "as", "since", "until", "because"});
        if (!nominal || apart || !ends_phrase || m_lexicon->has(m_found.covers[t], "time"))
            continue;
        if (m_lexicon->has(noun_phrase(t).classes, "person"))
            return t;
    }
    return std::nullopt;
}

bool SentenceAnalysis::verb_between(TokenIndex a, TokenIndex b) const {
    for (TokenIndex t = std::min(a, b) + 1; t < std::max(a, b); ++t) {
        const bool attribute =
            word(t).deprel == Deprel::acl && bare_participle(t); // `bags filled with waste`
        if (word(t).upos == Upos::verb && word(t).deprel != Deprel::amod &&
            word(t).deprel != Deprel::compound && !attribute)
            return true;
        // `where in 2006 there was only a path, a fence now runs`
        if (word(t).upos == Upos::aux && word(t).lemma == "be" && word(t).deprel != Deprel::aux &&
            word(t).deprel != Deprel::aux_pass && word(t).deprel != Deprel::cop)
            return true;
        if ((word(t).upos == Upos::sconj || word(t).upos == Upos::adp) &&
            is_one_of(word(t).lemma, {"after", "before", "while", "because", "although", "until"})) {
            // `after Pyongyang sent`, read as a phrase with `after`
            const bool of_subject = word(t).deprel == Deprel::case_ && word(t).head >= 0 &&
                                    is_subject(word(static_cast<TokenIndex>(word(t).head)).deprel);
            if (word(t).deprel == Deprel::mark || of_subject)
                return true;
        }
    }
    return false;
}

std::vector<TokenIndex> SentenceAnalysis::coordinated(TokenIndex head) const {
    std::vector<TokenIndex> heads{head};
    for (std::size_t i = 0; i < heads.size() && heads.size() < 32; ++i) {
        for (const TokenIndex c : m_children[heads[i]]) {
            if (word(c).deprel == Deprel::conj && !heads_clause(c) && word(c).upos != Upos::verb)
                heads.push_back(c);
            // `fences, together with guard posts, were built`
            const auto preposition = word(c).deprel == Deprel::nmod ? child(c, Deprel::case_) : std::nullopt;
            if (preposition && *preposition > 0 && c > heads[i] && word(*preposition).lemma == "with" &&
                is_one_of(to_lower(written(*preposition - 1)), {"together", "along"}))
                heads.push_back(c);
        }
    }
    std::sort(heads.begin(), heads.end());
    return heads;
}

ClassSet SentenceAnalysis::predicate_classes(const Frame& frame) const {
    const TokenIndex predicate = frame.predicate;
    // An entry that ends at a verb speaks of an earlier one: `ask to stay`.
    ClassSet classes = stands_as_verb(predicate) ? ClassSet{} : m_found.ends[predicate];
    if (m_headline || stands_as_verb(predicate)) {
        std::vector<WordClasses::FollowingWord> rest;
        for (TokenIndex t = predicate + 1; t < size() && t < predicate + 14; ++t) {
            const auto& next = word(t);
            if (written(t) == ";" || written(t) == ":")
                break;
            // `reduced the office to rubble`, read as a verb: the next verb may still be a part of this one.
            const bool other_verb =
                next.upos == Upos::verb && t > predicate + 1 && next.deprel != Deprel::amod;
            if (other_verb && to_lower(written(t - 1)) != "to")
                break;
            std::string form = to_lower(written(t));
            // `switched the loudspeakers back on a week later`
            const bool back_on = to_lower(written(t - 1)) == "back" && form == "on";
            // `were taken in vehicle convoys`
            const bool next_to_passive = form == "in" && child(predicate, Deprel::aux_pass).has_value();
            const bool governs = !back_on && next.deprel == Deprel::case_ &&
                                 (t > predicate + 1 || next_to_passive) && t + 1 < size() &&
                                 word(t + 1).upos != Upos::punct && word(t + 1).upos != Upos::adp &&
                                 !is_one_of(to_lower(written(t + 1)), {"again", "anew", "once"}) &&
                                 is_one_of(form, {"in", "on", "up", "out", "off", "near"});
            rest.push_back({std::move(form), governs});
            if (other_verb)
                break;
        }
        std::vector<std::string> forms = m_lexicon->words.base_forms(written(predicate));
        forms.push_back(word(predicate).lemma);
        for (const std::string& form : forms)
            classes |= m_lexicon->words.of_verb(form, rest);
    }
    return m_lexicon->words.closed(classes);
}

Tags SentenceAnalysis::tags(const Frame& frame) const {
    Tags tags;
    tags[Role::verb] = predicate_classes(frame);
    for (const TokenIndex head : frame.agents)
        tags[Role::agent] |= noun_phrase(head).classes;
    for (const TokenIndex head : frame.patients)
        tags[Role::patient] |= noun_phrase(head).classes;
    for (const auto& [role, head] : frame.complements) {
        const NounPhrase phrase = noun_phrase(head);
        tags[role] |= phrase.classes;
        for (const TokenIndex token : phrase.tokens)
            tags[role] |= m_found.covers[token];
    }
    for (const TokenIndex token : frame.clause)
        tags[Role::clause] |= m_found.covers[token];
    tags[Role::sentence] = m_all;
    return tags;
}

} // namespace dateline
