// SPDX-License-Identifier: Apache-2.0
#include "event/analysis.hpp"

#include "base/ascii.hpp"
#include "event/quantity.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr int depth_limit = 24;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_subject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj ||
           relation == Deprel::csubj_pass;
}

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

std::string_view to_string(Standing standing) {
    constexpr std::array<std::string_view, 8> names{"told",    "alleged",      "attempted", "ordered",
                                                    "planned", "hypothetical", "denied",    "negated"};
    return names[static_cast<std::size_t>(standing)];
}

SentenceAnalysis::SentenceAnalysis(const Document& document, std::uint32_t index, const Sentence& told,
                                   Parse parse, const Lexicon& lexicon,
                                   const std::vector<ClassSet>& place_classes)
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
    m_children.resize(m_parse.words.size());
    for (std::size_t i = 0; i < m_parse.words.size(); ++i) {
        const std::int32_t head = m_parse.words[i].head;
        if (head >= 0)
            m_children[static_cast<std::size_t>(head)].push_back(static_cast<TokenIndex>(i));
    }
    find_frames();
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
    if (own.upos == Upos::verb)
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
    // `saw the man killed`
    if (own.past && own.deprel == Deprel::xcomp && !child(token, Deprel::obj) && !child(token, Deprel::nsubj))
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
    if (m_verbless && verb_like && (own.upos == Upos::adj || own.upos == Upos::noun))
        return true; // a sentence has a verb
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
        if (word(t).upos == Upos::verb && word(t).deprel != Deprel::amod &&
            word(t).deprel != Deprel::compound)
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

NounPhrase SentenceAnalysis::noun_phrase(TokenIndex head) const {
    NounPhrase phrase;
    phrase.head = head;
    std::vector<TokenIndex> stack{head};
    std::optional<TokenIndex> measured;
    while (!stack.empty() && phrase.tokens.size() < 200) {
        const TokenIndex token = stack.back();
        stack.pop_back();
        phrase.tokens.push_back(token);
        for (const TokenIndex c : m_children[token]) {
            switch (word(c).deprel) {
            case Deprel::det:
            case Deprel::amod:
            case Deprel::compound:
            case Deprel::nummod:
            case Deprel::nmod_poss:
            case Deprel::flat:
            case Deprel::fixed:
            case Deprel::goeswith:
            case Deprel::advmod:
                if (c < head || word(c).deprel != Deprel::advmod || token != head)
                    stack.push_back(c);
                break;
            case Deprel::punct:
                if (c < head && written(c) == "-")
                    phrase.tokens.push_back(c);
                break;
            case Deprel::nmod:
                if (token == head) {
                    const auto preposition = child(c, Deprel::case_);
                    if (preposition && c > head && is_one_of(word(*preposition).lemma, {"of", "from"}))
                        measured = measured.value_or(c);
                    else if (!preposition && c < head)
                        stack.push_back(c);
                    else if (preposition && c < head)
                        stack.push_back(c); // `more than 500`, parsed as a prepositional modifier
                }
                break;
            case Deprel::case_:
                if (token != head && c < head)
                    phrase.tokens.push_back(c);
                break;
            default:
                break;
            }
        }
    }
    std::sort(phrase.tokens.begin(), phrase.tokens.end());
    const ParsedWord& own = word(head);
    phrase.classes = m_found.ends[head];
    for (const TokenIndex token : phrase.tokens) {
        phrase.classes |= m_found.covers[token] & m_lexicon->inherited;
        // A name before its noun's end (`guard post crews`) lends nothing, but a name parsed flat does.
        if (word(token).deprel == Deprel::flat)
            phrase.classes |= m_found.ends[token];
    }
    std::vector<std::string_view> words;
    std::size_t quantity_from = phrase.tokens.front() >= 4 ? phrase.tokens.front() - 4 : 0;
    // Comparators stand before the phrase often enough that the parser hangs them elsewhere.
    while (quantity_from < phrase.tokens.front() &&
           !is_one_of(to_lower(written(static_cast<TokenIndex>(quantity_from))),
                      {"more", "fewer", "less", "at", "up", "as", "between", "some", "about", "around",
                       "nearly", "almost", "over", "approximately", "roughly"}))
        ++quantity_from;
    for (auto token = static_cast<TokenIndex>(quantity_from); token < phrase.tokens.front(); ++token) {
        if (!number_value(written(token)) &&
            !is_one_of(to_lower(written(token)),
                       {"more",    "than", "fewer",         "less",    "at",     "least",  "up",     "to",
                        "as",      "many", "some",          "about",   "around", "nearly", "almost", "over",
                        "between", "and",  "approximately", "roughly", "most",   "or",     "number"}))
            quantity_from = token + 1; // another phrase stands in between: `40 shots at a comrade`
    }
    // `handed over 40 refugees`: no comparator.
    if (quantity_from > 0 && quantity_from < phrase.tokens.front() &&
        to_lower(written(static_cast<TokenIndex>(quantity_from))) == "over" &&
        word(static_cast<TokenIndex>(quantity_from - 1)).upos == Upos::verb)
        ++quantity_from;
    // `Thirteen North Koreans`, where the parser made the number a phrase of its own.
    if (quantity_from >= phrase.tokens.front() && phrase.tokens.front() > 0 &&
        word(phrase.tokens.front() - 1).upos == Upos::num &&
        number_value(written(phrase.tokens.front() - 1)) &&
        !m_lexicon->has(m_found.covers[phrase.tokens.front() - 1], "time"))
        quantity_from = phrase.tokens.front() - 1;
    for (auto token = static_cast<TokenIndex>(quantity_from); token < phrase.tokens.front(); ++token)
        words.push_back(written(token));
    for (const TokenIndex token : phrase.tokens)
        words.push_back(written(token));
    phrase.quantity = read_quantity(words);
    const std::string head_form = to_lower(written(head));
    phrase.counted = phrase.quantity.told();
    phrase.pronoun = own.upos == Upos::pron;
    phrase.plural =
        own.plural ||
        (head_form.size() > 3 && head_form.back() == 's' && m_lexicon->has(m_found.ends[head], "person")) ||
        is_one_of(head_form, {"they", "them", "these", "those", "people", "troops"});
    for (const TokenIndex token : phrase.tokens) {
        const std::string form = to_lower(written(token));
        if (token != head &&
            is_one_of(form, {"the", "this", "that", "these", "his", "her", "its", "their", "both"}))
            phrase.definite = true;
        if (token != head && (word(token).deprel == Deprel::nmod_poss))
            phrase.definite = true;
        if (token != head && is_one_of(form, {"a", "an", "another"}))
            phrase.indefinite = true;
        if (is_one_of(form, {"another", "other", "second", "previous", "earlier"}))
            phrase.another = true;
        if (is_one_of(form, {"no", "none", "nobody"}))
            phrase.negative = true;
    }
    bool inner_counted = false;
    if (measured) {
        const bool measure = m_lexicon->has(phrase.classes, "measure") || own.upos == Upos::num ||
                             own.upos == Upos::pron || own.upos == Upos::det || own.upos == Upos::adj;
        const NounPhrase inner = noun_phrase(*measured);
        if (measure) {
            phrase.classes |= inner.classes;
            const bool collective = m_lexicon->has(m_found.ends[head], "collective");
            inner_counted = inner.counted;
            if (inner.counted && !inner.pronoun)
                phrase.quantity = inner.quantity;
            else if (collective)
                phrase.quantity = at_least(2);
            else if (!phrase.quantity.told() && inner.quantity.told() && !inner.pronoun)
                phrase.quantity = inner.quantity;
            phrase.of_statistic = m_lexicon->has(m_found.ends[head], "tally");
        } else {
            phrase.classes |= inner.classes & m_lexicon->inherited;
        }
    } else if (m_lexicon->has(m_found.ends[head], "collective")) {
        phrase.quantity = at_least(2); // `a family`, `two families`
    }
    if (own.head >= 0 && own.deprel == Deprel::nmod &&
        m_lexicon->has(m_found.ends[static_cast<std::size_t>(own.head)], "tally"))
        phrase.of_statistic = true;
    const bool age = head > 0 && head + 1 < size() && written(head - 1) == "," && written(head + 1) == ",";
    if (!age && (own.upos == Upos::num || (own.upos != Upos::noun && number_value(written(head))))) {
        phrase.counted = true;
        if (const auto person = m_lexicon->words.find("person"))
            phrase.classes.set(*person);
        if (const auto numeral = m_lexicon->words.find("numeral"))
            phrase.classes.set(*numeral);
    }
    if (m_lexicon->has(m_found.ends[head], "pair") && !phrase.quantity.told())
        phrase.quantity = exactly(2);
    // `a family of ten`, `several of them`: also where the parser hangs the number elsewhere.
    if (head + 2 < size() && written(head + 1) == "of" && !inner_counted) {
        const auto value = number_value(written(head + 2));
        const bool ends =
            head + 3 >= size() || (word(head + 3).upos != Upos::noun && word(head + 3).upos != Upos::propn &&
                                   word(head + 3).upos != Upos::adj);
        if (value && *value > 1 && ends && m_lexicon->has(m_found.ends[head], "collective")) {
            phrase.quantity = exactly(*value);
            phrase.counted = true;
        }
    }
    if (own.upos == Upos::pron && head >= 2 && written(head - 1) == "of") {
        const Quantity part = read_quantity({written(head - 2)});
        if (part.told()) {
            phrase.quantity = part;
            phrase.counted = true;
        }
    }
    if (is_one_of(head_form, {"all", "both"}) && !phrase.quantity.told()) {
        // `the three, all in their thirties`; `all six`.
        phrase.pronoun = true;
        for (TokenIndex t = head; t-- > 0 && head - t <= 3;) {
            if (const auto value = number_value(written(t)); value && word(t).upos == Upos::num)
                phrase.quantity = exactly(*value);
        }
        if (head_form == "both" && !phrase.quantity.told())
            phrase.quantity = exactly(2);
    }
    phrase.counted = phrase.counted || phrase.quantity.told();
    if (own.upos == Upos::propn && !phrase.plural && !phrase.indefinite)
        phrase.definite = true;
    // `Ri Il-kyu, a counsellor at the embassy`
    for (const TokenIndex c : m_children[head]) {
        if (own.upos == Upos::propn && word(c).deprel == Deprel::appos && word(c).upos == Upos::noun)
            phrase.classes |= m_found.ends[c];
    }
    // `Oh Chong Song`: several capitals of which nothing else is known name a person.
    if (own.upos == Upos::propn && phrase.classes.none() && phrase.tokens.size() > 1 && !phrase.plural &&
        word(phrase.tokens.front()).upos == Upos::propn) {
        if (const auto person = m_lexicon->words.find("person"))
            phrase.classes.set(*person);
    }
    if (phrase.pronoun) {
        if (const auto pronoun = m_lexicon->words.find("pronoun"))
            phrase.classes.set(*pronoun);
        if (is_one_of(head_form, {"he", "she", "him", "her", "they", "them", "who", "whoever", "someone",
                                  "all", "both", "those", "others", "nobody", "anyone"}) &&
            !(head < m_is_thing.size() && m_is_thing[head])) {
            if (const auto person = m_lexicon->words.find("person"))
                phrase.classes.set(*person);
        }
    }
    if (!phrase.quantity.told()) {
        if (is_one_of(head_form, {"he", "she", "him", "her", "whoever", "someone"}) ||
            (own.upos != Upos::pron && !phrase.plural &&
             (phrase.definite || phrase.indefinite || m_headline || own.upos == Upos::noun)))
            phrase.quantity = exactly(1);
        else if (phrase.plural && own.upos != Upos::pron)
            phrase.quantity = at_least(2);
    }
    phrase.classes = m_lexicon->words.closed(phrase.classes);
    return phrase;
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
        const bool event_noun = !clause && (m_found.ends[i] & event_words).any();
        if (!clause && !event_noun)
            continue;
        Frame frame;
        frame.predicate = i;
        frame.nominal = word(i).upos != Upos::verb && !misread_verb(i);
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

std::vector<TokenIndex> SentenceAnalysis::antecedents(TokenIndex before) const {
    std::vector<TokenIndex> found;
    const auto add = [&](const std::vector<TokenIndex>& heads) {
        for (const TokenIndex head : heads) {
            const char first = written(head).empty() ? ' ' : written(head).front();
            const bool number =
                (first >= '0' && first <= '9') || m_lexicon->has(m_found.covers[head], "time");
            if (head < before && !number &&
                (word(head).upos == Upos::noun || word(head).upos == Upos::propn) &&
                std::find(found.begin(), found.end(), head) == found.end())
                found.push_back(head);
        }
    };
    for (const bool subjects : {true, false}) {
        for (const Frame& frame : m_frames) {
            // Who only says something is not what is spoken of.
            const bool says = m_lexicon->has(m_found.ends[frame.predicate], "say_word");
            if (!frame.nominal && frame.predicate < before && !(says && subjects))
                add(subjects == !frame.passive ? frame.agents : frame.patients);
        }
    }
    // `trash from balloons`: things named in passing, after all others.
    for (TokenIndex t = 0; t < before; ++t) {
        if (word(t).deprel == Deprel::nmod &&
            m_lexicon->has(m_lexicon->words.closed(m_found.ends[t]), "thing"))
            add({t});
    }
    return found;
}

void SentenceAnalysis::resolve_pronouns(const SentenceAnalysis* before) {
    m_is_thing.assign(size(), false);
    for (TokenIndex t = 0; t < size(); ++t) {
        if (word(t).upos != Upos::pron)
            continue;
        const std::string form = to_lower(written(t));
        const bool many = is_one_of(form, {"they", "them"});
        if (!many && form != "it")
            continue;
        const auto stands_for = [&](const SentenceAnalysis& from, TokenIndex up_to) {
            for (const TokenIndex head : from.antecedents(up_to)) {
                if (&from == this && m_frame_of[head] == m_frame_of[t])
                    continue;
                const NounPhrase phrase = from.noun_phrase(head);
                const bool person = m_lexicon->has(phrase.classes, "person");
                const bool of_several = m_lexicon->has(from.m_found.ends[head], "measure") &&
                                        head + 1 < from.size() && from.written(head + 1) == "of";
                const bool several = phrase.plural || of_several || from.coordinated(head).size() > 1;
                if (many ? !several && !person : several || person)
                    continue;
                if (!person) {
                    m_is_thing[t] = true;
                    m_found.ends[t] |= from.m_found.ends[head];
                    m_found.covers[t] |= from.m_found.ends[head];
                    m_all |= from.m_found.ends[head];
                }
                return true;
            }
            return false;
        };
        if (!stands_for(*this, t) && before != nullptr)
            stands_for(*before, static_cast<TokenIndex>(before->size()));
    }
}

std::vector<TokenIndex> SentenceAnalysis::subjects_of(TokenIndex predicate, bool& passive, int depth) const {
    std::vector<TokenIndex> subjects;
    if (depth > depth_limit)
        return subjects;
    const ParsedWord& own = word(predicate);
    const bool bare_participle = this->bare_participle(predicate);
    for (const TokenIndex c : m_children[predicate]) {
        if (word(c).deprel == Deprel::aux_pass ||
            (word(c).deprel == Deprel::nsubj_pass && bare_participle && (own.head >= 0 || m_headline)))
            passive = true;
        if (is_subject(word(c).deprel))
            subjects.push_back(c);
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
        // `... and a diplomat made his escape`: people between the conjunction and the verb are its subject.
        for (TokenIndex t = predicate; t-- > head;) {
            if (word(t).upos == Upos::verb && !this->bare_participle(t))
                break;
            if (word(t).upos != Upos::cconj)
                continue;
            const auto people = people_before(predicate);
            if (people && *people > t)
                return {*people};
            break;
        }
        // `were bused to the border and returned to the North`
        bool passive_above = false;
        std::vector<TokenIndex> shared = subjects_of(head, passive_above, depth + 1);
        passive = passive || (passive_above && own.past && own.participle && !child(predicate, Deprel::aux) &&
                              !child(predicate, Deprel::obj));
        return shared;
    }
    if (own.deprel == Deprel::xcomp || own.deprel == Deprel::advcl) {
        if (bare_participle)
            passive = true;
        if (own.deprel == Deprel::xcomp) {
            if (const auto object = child(head, Deprel::obj))
                return {*object};
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
    frame.present = !frame.nominal && !own.past && !own.participle && !frame.infinitive && !has_auxiliary;
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
    if (own.participle && !own.past && !frame.progressive) {
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
        frame.passive = !(m_lexicon->has(classes, "move") || m_lexicon->has(classes, "flee"));
    }
    for (TokenIndex subject : subjects) {
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
    if (own.deprel == Deprel::acl_relcl && own.head >= 0 && !subjects.empty() &&
        subjects.front() != static_cast<TokenIndex>(own.head) && !child(predicate, Deprel::obj))
        frame.patients.push_back(static_cast<TokenIndex>(own.head)); // `the wall that soldiers built`
    for (const TokenIndex c : m_children[predicate]) {
        const Deprel relation = word(c).deprel;
        if (relation == Deprel::obj || relation == Deprel::iobj) {
            for (const TokenIndex part : coordinated(c))
                frame.patients.push_back(part);
        } else if (relation == Deprel::obl_agent) {
            for (const TokenIndex part : coordinated(c))
                frame.agents.push_back(part);
        } else if (relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::obl_tmod) {
            const auto preposition = child(c, Deprel::case_);
            const std::string_view lemma = preposition ? std::string_view{word(*preposition).lemma} : "";
            if (lemma == "by" && frame.passive && m_lexicon->has(noun_phrase(c).classes, "person")) {
                frame.agents.push_back(c);
                continue;
            }
            for (const TokenIndex part : coordinated(c))
                frame.complements.emplace_back(role_of_case(lemma), part);
        } else if (relation == Deprel::advmod && (m_found.covers[c]).any()) {
            frame.complements.emplace_back(Role::with, c);
        }
    }
}

void SentenceAnalysis::assess(std::uint32_t index) {
    Frame& frame = m_frames[index];
    std::uint32_t at = index;
    const auto settle = [&](Standing standing, TokenIndex reason) {
        if (frame.standing == Standing::told || frame.standing == Standing::alleged) {
            frame.standing = standing;
            frame.standing_reason = std::string{written(reason)};
        }
    };
    bool reset = false; // a verb such as `manage` makes what is below it told
    for (int depth = 0; depth < depth_limit; ++depth) {
        const Frame& here = m_frames[at];
        const TokenIndex predicate = here.predicate;
        const ParsedWord& own = word(predicate);
        if (at != index && here.nominal && !heads_clause(predicate))
            break;
        for (const TokenIndex c : m_children[predicate]) {
            const ParsedWord& dependent = word(c);
            const std::string form = to_lower(written(c));
            if ((dependent.deprel == Deprel::advmod || dependent.deprel == Deprel::det ||
                 dependent.deprel == Deprel::aux) &&
                is_one_of(form, {"not", "n't", "n’t", "never", "no", "hardly", "scarcely"}))
                settle(Standing::negated, c);
            if (is_subject(dependent.deprel) && noun_phrase(c).negative && at == index)
                settle(Standing::negated, c);
            if (dependent.deprel == Deprel::aux) {
                if (form == "will" || form == "'ll" || form == "shall" || form == "wo" ||
                    (form == "would" && own.head >= 0 && own.deprel == Deprel::ccomp))
                    settle(Standing::planned, c);
                else if (is_one_of(form, {"may", "might", "could", "must", "can", "would", "should"})) {
                    const bool perfect = std::any_of(
                        m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex h) {
                            return word(h).deprel == Deprel::aux && word(h).lemma == "have";
                        });
                    settle(perfect && form != "would" && form != "should" ? Standing::alleged
                                                                          : Standing::hypothetical,
                           c);
                }
            }
            if (dependent.deprel == Deprel::mark && is_one_of(form, {"if", "unless", "whether", "lest"}))
                settle(Standing::hypothetical, c);
            if ((dependent.deprel == Deprel::mark || dependent.deprel == Deprel::case_) && form == "without")
                settle(Standing::negated, c);
        }
        if (here.infinitive && predicate > 1) {
            for (TokenIndex t = predicate; t > 1 && t + 5 > predicate; --t) {
                if (to_lower(written(t - 1)) == "to" && word(t - 2).lemma == "be" && t >= 2) {
                    settle(Standing::planned, t - 2);
                    break;
                }
            }
        }
        if (at == index && here.infinitive && frame.standing == Standing::told && own.head >= 0 &&
            word(static_cast<TokenIndex>(own.head)).upos != Upos::verb) {
            // `ordered soldiers to fire`, with the infinitive hung on the soldiers.
            for (TokenIndex t = predicate; t-- > 0 && predicate - t < 16;) {
                if (word(t).upos != Upos::verb ||
                    (t > 1 && (to_lower(written(t - 1)) == "be" || to_lower(written(t - 1)) == "to")))
                    continue; // `ordered walls to be built, more mines to be installed`
                const ClassSet above = m_lexicon->words.closed(m_found.ends[t]);
                if (m_lexicon->has(above, "order_word"))
                    settle(Standing::ordered, t);
                else if (m_lexicon->has(above, "plan_word"))
                    settle(Standing::planned, t);
                else if (m_lexicon->has(above, "try_word"))
                    settle(Standing::attempted, t);
                break;
            }
        }
        if (m_headline && own.head < 0 && here.infinitive)
            settle(Standing::planned, predicate); // `South Korea to repatriate remains`
        if (own.head < 0 || here.parent == Frame::no_parent)
            break;
        const bool reduced = own.deprel == Deprel::xcomp && bare_participle(predicate) && !here.infinitive &&
                             !child(predicate, Deprel::aux_pass) && here.passive;
        if (reduced && at == index)
            break;
        const auto head = static_cast<TokenIndex>(own.head);
        const Frame& above = m_frames[here.parent];
        const ClassSet classes = above.predicate == head ? predicate_classes(above) : m_found.ends[head];
        const bool complement =
            own.deprel == Deprel::xcomp || own.deprel == Deprel::ccomp ||
            ((own.deprel == Deprel::advcl || own.deprel == Deprel::acl) && here.infinitive) ||
            (here.nominal && (own.deprel == Deprel::obj || own.deprel == Deprel::nsubj_pass)) ||
            (own.deprel == Deprel::acl && !heads_clause(head) && here.infinitive);
        const bool finite =
            std::any_of(m_children[predicate].begin(), m_children[predicate].end(), [&](TokenIndex c) {
                return word(c).deprel == Deprel::aux &&
                       !is_one_of(to_lower(written(c)), {"be", "been", "being"});
            });
        const bool coordinated_form =
            own.deprel == Deprel::conj && !finite &&
            (here.infinitive || (!own.past && !own.participle) ||
             (word(head).past == own.past && word(head).participle == own.participle && own.participle)) &&
            (here.infinitive || std::none_of(m_children[predicate].begin(), m_children[predicate].end(),
                                             [&](TokenIndex c) { return is_subject(word(c).deprel); }));
        // `rejected a report that it had sent back two people`; `used a raft to drift to the island`
        if ((own.deprel == Deprel::acl || own.deprel == Deprel::ccomp) && !heads_clause(head) &&
            word(head).head >= 0) {
            const auto governor = static_cast<TokenIndex>(word(head).head);
            if (m_lexicon->has(m_found.ends[head], "claim_noun")) {
                if (m_lexicon->has(m_found.ends[governor], "deny_verb"))
                    settle(Standing::denied, governor);
                else if (frame.standing == Standing::told) {
                    frame.standing = Standing::alleged;
                    frame.standing_reason = std::string{written(head)};
                }
            }
            if (here.infinitive && m_lexicon->has(m_found.ends[governor], "succeed_word"))
                reset = true;
        }
        const bool kept_from =
            m_lexicon->has(classes, "fear_word") &&
            std::any_of(m_children[predicate].begin(), m_children[predicate].end(),
                        [&](TokenIndex c) { return c < predicate && written(c) == "from"; });
        if (kept_from)
            settle(Standing::hypothetical, head);
        const bool prepositional = (own.deprel == Deprel::obl || own.deprel == Deprel::nmod) && here.nominal;
        if (!complement && !coordinated_form && !prepositional)
            break;
        if (complement) {
            if (m_lexicon->has(classes, "deny_verb"))
                settle(Standing::denied, head);
            else if (m_lexicon->has(classes, "succeed_word") || m_lexicon->has(classes, "aspect_verb"))
                reset = true;
            else if (m_lexicon->has(classes, "try_word"))
                settle(Standing::attempted, head);
            else if (m_lexicon->has(classes, "order_word") && own.deprel != Deprel::ccomp)
                settle(Standing::ordered, head);
            else if (m_lexicon->has(classes, "plan_word"))
                settle(Standing::planned, head);
            else if (m_lexicon->has(classes, "fear_word") ||
                     (m_lexicon->has(classes, "want_word") && !here.nominal))
                settle(Standing::hypothetical, head);
            else if (m_lexicon->has(classes, "seem_word")) {
                if (frame.standing == Standing::told) {
                    frame.standing = Standing::alleged;
                    frame.standing_reason = std::string{written(head)};
                }
            } else if (m_lexicon->has(classes, "say_word")) {
                if (!frame.reporter)
                    frame.reporter = head;
                if (own.deprel == Deprel::xcomp && frame.standing == Standing::told) {
                    frame.standing = Standing::alleged;
                    frame.standing_reason = std::string{written(head)};
                }
            } else if (own.deprel == Deprel::xcomp && word(head).lemma == "be" && here.infinitive)
                settle(Standing::planned, head);
            else if (own.deprel == Deprel::xcomp && word(head).lemma == "have" && here.infinitive)
                settle(Standing::ordered, head);
            else if (here.infinitive && at == index && m_lexicon->has(classes, "send_word")) {
                frame.sent = frame.standing == Standing::told;
                settle(Standing::hypothetical, head);
            } else if (here.infinitive && !reset && !(own.deprel == Deprel::ccomp && above.infinitive))
                settle(Standing::hypothetical, head);
        } else if (prepositional &&
                   (m_lexicon->has(classes, "fear_word") || m_lexicon->has(classes, "plan_word") ||
                    m_lexicon->has(classes, "order_word"))) {
            settle(m_lexicon->has(classes, "order_word")  ? Standing::ordered
                   : m_lexicon->has(classes, "plan_word") ? Standing::planned
                                                          : Standing::hypothetical,
                   head);
        }
        if (!heads_clause(head))
            break;
        at = here.parent;
    }
}

ClassSet SentenceAnalysis::predicate_classes(const Frame& frame) const {
    const TokenIndex predicate = frame.predicate;
    // An entry that ends at a verb speaks of an earlier one: `ask to stay`.
    ClassSet classes =
        word(predicate).upos == Upos::verb || misread_verb(predicate) ? ClassSet{} : m_found.ends[predicate];
    if (word(predicate).upos == Upos::verb || m_headline || misread_verb(predicate)) {
        std::vector<std::string> rest;
        for (TokenIndex t = predicate + 1; t < size() && t < predicate + 14; ++t) {
            const auto& next = word(t);
            if (written(t) == ";" || written(t) == ":" ||
                (next.upos == Upos::verb && t > predicate + 1 && next.deprel != Deprel::amod))
                break;
            const bool governs = next.deprel == Deprel::case_ && t > predicate + 1 && t + 1 < size() &&
                                 word(t + 1).upos != Upos::punct && word(t + 1).upos != Upos::adp &&
                                 is_one_of(to_lower(written(t)), {"in", "on", "up", "out", "off"});
            rest.push_back((governs ? "~" : "") + to_lower(written(t)));
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
