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

void SentenceAnalysis::mend_tree() {
    const std::vector<ParsedWord> as_parsed = m_parse.words;
    move_relative_clauses();
    name_appositions();
    join_compounds();
    split_subjects();
    const std::size_t count = m_parse.words.size();
    for (std::size_t i = 0; i < count; ++i) {
        auto at = static_cast<std::int32_t>(i);
        std::size_t steps = 0;
        while (at >= 0 && steps <= count) {
            at = m_parse.words[static_cast<std::size_t>(at)].head;
            ++steps;
        }
        if (at >= 0) { // a circle: better the parser's mistake
            m_parse.words = as_parsed;
            return;
        }
    }
}

void SentenceAnalysis::move_relative_clauses() {
    const auto is_person = [&](TokenIndex token) { return is(m_found.ends[token], "person"); };
    for (TokenIndex c = 0; c < m_parse.words.size(); ++c) {
        const bool which = m_parse.words[c].lemma == "which";
        if ((!which && !is_one_of(m_parse.words[c].lemma, {"that", "who"})) ||
            m_parse.words[c].head <= static_cast<std::int32_t>(c))
            continue;
        ParsedWord& verb = m_parse.words[static_cast<std::size_t>(m_parse.words[c].head)];
        const bool relative = verb.deprel == Deprel::acl_relcl ||
                              (verb.deprel == Deprel::ccomp && m_parse.words[c].deprel == Deprel::nsubj);
        if (!relative || c == 0 || verb.head < 0 || verb.head >= static_cast<std::int32_t>(c))
            continue;
        const auto head = static_cast<TokenIndex>(verb.head);
        if (is(m_found.covers[c - 1], "dated") && m_parse.words[c].upos == Upos::pron) {
            // `fired at a boat on Monday that had come over the line`: the boat had
            const TokenIndex day = c - 1;
            for (TokenIndex noun = day; noun-- > 0 && day - noun < 8;) {
                const Upos upos = m_parse.words[noun].upos;
                if (upos == Upos::verb)
                    break;
                if ((upos == Upos::noun || upos == Upos::propn) && !is(m_found.covers[noun], "time") &&
                    (m_parse.words[c].lemma != "who" || is_person(noun))) {
                    verb.head = static_cast<std::int32_t>(noun);
                    verb.deprel = Deprel::acl_relcl;
                    break;
                }
            }
            continue;
        }
        if (!which || verb.deprel != Deprel::acl_relcl || !is_person(head))
            continue;
        for (TokenIndex noun = c; noun-- > static_cast<TokenIndex>(verb.head) + 1;) {
            const Upos upos = m_parse.words[noun].upos;
            if ((upos == Upos::noun || upos == Upos::propn) && !is_person(noun)) {
                verb.head = static_cast<std::int32_t>(noun);
                break;
            }
        }
    }
}

void SentenceAnalysis::split_subjects() {
    auto& words = m_parse.words;
    const auto count = static_cast<TokenIndex>(words.size());
    for (TokenIndex who = 1; who < count; ++who) {
        if (words[who].upos != Upos::pron || !is_one_of(words[who].lemma, {"who", "which"}) ||
            !is_subject(words[who].deprel) || words[who].head <= static_cast<std::int32_t>(who))
            continue;
        const auto inner = static_cast<TokenIndex>(words[who].head);
        if (words[inner].deprel == Deprel::acl_relcl)
            continue;
        TokenIndex noun = count;
        for (TokenIndex t = 0; t < who; ++t) {
            if (is_subject(words[t].deprel) && words[t].head == static_cast<std::int32_t>(inner) &&
                (words[t].upos == Upos::noun || words[t].upos == Upos::propn))
                noun = t;
        }
        // `Park, who fled twice and lives in Bury, has won a prize`, with the name hung on as a call
        const bool insertion = who >= 2 && written(who - 1) == ",";
        if (noun == count && insertion &&
            (words[who - 2].deprel == Deprel::vocative || words[who - 2].deprel == Deprel::dislocated) &&
            words[who - 2].head == static_cast<std::int32_t>(inner))
            noun = who - 2;
        if (noun == count)
            continue;
        // The verb that the noun is really the subject of: finite, after the clause, with no subject of its own.
        for (TokenIndex verb = inner + 1; verb < count; ++verb) {
            if (((words[verb].upos == Upos::cconj || words[verb].upos == Upos::sconj) && !insertion) ||
                is_one_of(written(verb), {";", ":"}))
                break;
            if (words[verb].upos != Upos::verb)
                continue;
            if (insertion) { // what opened with a comma ends with one
                TokenIndex first = verb;
                while (first > inner + 1 && (words[first - 1].upos == Upos::aux || words[first - 1].upos == Upos::adv))
                    --first;
                if (written(first - 1) != ",")
                    continue;
            }
            bool auxiliary = false;
            bool subject = false;
            for (TokenIndex t = inner + 1; t < verb; ++t) {
                const bool own = words[t].head == static_cast<std::int32_t>(verb);
                auxiliary = auxiliary || (own && words[t].upos == Upos::aux);
                subject = subject ||
                          (own && is_subject(words[t].deprel) && !is(m_found.covers[t], "dated"));
            }
            if (!auxiliary || subject)
                break;
            const std::int32_t above = words[inner].head;
            const Deprel relation = words[inner].deprel;
            if (words[verb].head == static_cast<std::int32_t>(inner)) {
                words[verb].head = above;
                words[verb].deprel = relation;
            } else {
                for (TokenIndex t = verb + 1; t < count; ++t) {
                    if (words[t].head == static_cast<std::int32_t>(inner) && words[t].upos == Upos::verb) {
                        words[t].head = above;
                        words[t].deprel = relation;
                        break;
                    }
                }
            }
            words[inner].head = static_cast<std::int32_t>(noun);
            words[inner].deprel = Deprel::acl_relcl;
            words[noun].head = static_cast<std::int32_t>(verb);
            if (!is_subject(words[noun].deprel))
                words[noun].deprel = Deprel::nsubj;
            break;
        }
    }
}

void SentenceAnalysis::join_compounds() {
    for (TokenIndex t = 1; t + 1 < m_parse.words.size(); ++t) {
        ParsedWord& gerund = m_parse.words[t];
        ParsedWord& noun = m_parse.words[t + 1];
        const std::string_view form = written(t);
        if (gerund.upos != Upos::verb || form.size() < 5 || form.substr(form.size() - 3) != "ing" ||
            noun.upos != Upos::noun || noun.head != static_cast<std::int32_t>(t) || noun.deprel != Deprel::obj)
            continue;
        const std::string before = to_lower(written(t - 1));
        const bool bare = is_one_of(before, {"by", "before"}) && !noun.plural;
        if (!bare && !is_one_of(before, {"a", "the"}))
            continue;
        noun.head = gerund.head;
        noun.deprel = gerund.deprel == Deprel::advcl || gerund.deprel == Deprel::acl ? Deprel::obl : gerund.deprel;
        gerund.upos = Upos::noun;
        gerund.head = static_cast<std::int32_t>(t) + 1;
        gerund.deprel = Deprel::compound;
        for (TokenIndex c = 0; c < m_parse.words.size(); ++c) {
            ParsedWord& other = m_parse.words[c];
            if (c == t + 1 || other.head != static_cast<std::int32_t>(t))
                continue;
            if (c < t) { // `by`, read as a conjunction, is a preposition
                other.head = static_cast<std::int32_t>(t) + 1;
                if (other.deprel == Deprel::mark)
                    other.deprel = Deprel::case_;
            } else {
                other.head = noun.head >= 0 ? noun.head : static_cast<std::int32_t>(t) + 1;
            }
        }
    }
}

void SentenceAnalysis::name_appositions() {
    for (TokenIndex c = 2; c < m_parse.words.size(); ++c) {
        ParsedWord& word = m_parse.words[c];
        if (word.deprel != Deprel::conj || word.upos != Upos::noun || word.head < 0 ||
            word.head >= static_cast<std::int32_t>(c))
            continue;
        const auto head = static_cast<TokenIndex>(word.head);
        if (m_parse.words[head].upos != Upos::propn)
            continue;
        const bool joined = std::any_of(m_parse.words.begin(), m_parse.words.end(), [&](const ParsedWord& other) {
            return (other.deprel == Deprel::cc && (other.head == static_cast<std::int32_t>(c))) ||
                   (&other != &word && other.deprel == Deprel::conj && other.head == word.head);
        });
        bool described = false; // `, the counsellor`, `, a counsellor`
        for (TokenIndex t = c; t-- > head + 1 && c - t < 6;)
            described = described || (is_one_of(to_lower(written(t)), {"the", "a", "an", "then"}) &&
                                      written(t - 1) == ",");
        if (!joined && described)
            word.deprel = Deprel::appos;
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
    if (own.past && (own.deprel == Deprel::xcomp || own.deprel == Deprel::acl) && !child(token, Deprel::obj) &&
        !child(token, Deprel::nsubj))
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
            is_one_of(word(t).lemma, {"after", "before", "while", "because", "although", "until"}) &&
            word(t).deprel == Deprel::mark)
            return true;
    }
    return false;
}

std::vector<TokenIndex> SentenceAnalysis::coordinated(TokenIndex head) const {
    std::vector<TokenIndex> heads{head};
    for (std::size_t i = 0; i < heads.size() && heads.size() < 32; ++i) {
        for (const TokenIndex c : m_children[heads[i]]) {
            if (word(c).deprel == Deprel::conj && !heads_clause(c) && word(c).upos != Upos::verb)
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
            const bool governs = next.deprel == Deprel::case_ && t > predicate + 1 && t + 1 < size() &&
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
