// SPDX-License-Identifier: Apache-2.0
#include "event/noun_phrase.hpp"

#include "base/ascii.hpp"
#include "event/analysis.hpp"
#include "event/grammar.hpp"
#include "event/quantity.hpp"

#include <algorithm>

namespace dateline {

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
                if (c > head && written(c - 1) == ",")
                    break; // `a soldier surnamed Oh, 24`: his age
                [[fallthrough]];
            case Deprel::nmod_poss:
            case Deprel::flat:
            case Deprel::fixed:
            case Deprel::goeswith:
            case Deprel::advmod:
                // `handed over 40 refugees`: no comparator.
                if (written(c) == "over" && c > 0 && word(c - 1).upos == Upos::verb)
                    break;
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
                } else if (c < head && word(token).upos == Upos::num && word(c).upos == Upos::num) {
                    stack.push_back(c); // `20 to 30 soldiers`
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
    if (head < m_stands_for.size())
        phrase.classes |= m_stands_for[head];
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
        if (is_one_of(form, {"another", "other", "second", "previous", "earlier", "similar"}))
            phrase.another = true;
        if (is_one_of(form, {"no", "none", "nobody"}))
            phrase.negative = true;
        // `not a shot`, `not one of them`
        if (is_one_of(form, {"a", "one", "single"}) && token > 0 && to_lower(written(token - 1)) == "not")
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
            const bool share = own.upos == Upos::num && phrase.quantity.told(); // `27 of the 31 people`
            if (inner.counted && !inner.pronoun && !share)
                phrase.quantity = inner.quantity;
            else if (collective)
                phrase.quantity = at_least(2);
            else if (!phrase.quantity.told() && inner.quantity.told() && !inner.pronoun)
                phrase.quantity = inner.quantity;
            // `an unspecified number of soldiers` are some soldiers, `the number of soldiers` is a figure.
            phrase.of_statistic = m_lexicon->has(m_found.ends[head], "tally") && !phrase.indefinite;
        } else {
            phrase.classes |= inner.classes & m_lexicon->inherited;
        }
    } else if (m_lexicon->has(m_found.ends[head], "collective")) {
        phrase.quantity = at_least(2); // `a family`, `two families`
    }
    if (own.head >= 0 && own.deprel == Deprel::nmod &&
        m_lexicon->has(m_found.ends[static_cast<std::size_t>(own.head)], "tally"))
        phrase.of_statistic = true;
    const bool enclosed = head > 0 && head + 1 < size() && written(head - 1) == "," &&
                          is_one_of(written(head + 1), {",", "and"});
    // `a private of 19`, not `a family of ten`
    const bool of_years = head >= 2 && written(head - 1) == "of" && number_value(written(head)) &&
                          word(head - 2).upos == Upos::noun && !word(head - 2).plural &&
                          m_lexicon->has(m_found.ends[head - 2], "person") &&
                          !m_lexicon->has(m_found.ends[head - 2], "collective") &&
                          !m_lexicon->has(m_found.ends[head - 2], "measure");
    const bool age = enclosed || of_years;
    if (of_years)
        phrase.quantity = {};
    // `Several have been killed`: a word of number that stands by itself.
    const bool alone =
        !measured && phrase.tokens.size() == 1 && (is_subject(own.deprel) || own.deprel == Deprel::obj) &&
        is_one_of(head_form, {"several", "dozens", "scores", "hundreds", "thousands"});
    // `the seven had left the town`
    const bool the_seven = own.upos == Upos::noun && head > 0 && number_value(head_form) && !measured &&
                           is_one_of(to_lower(written(head - 1)), {"the", "these", "those", "other", "all"}) &&
                           (is_subject(own.deprel) || own.deprel == Deprel::obj) && !own.plural;
    if (!age && (alone || the_seven || own.upos == Upos::num || (own.upos != Upos::noun && number_value(written(head))))) {
        phrase.counted = true;
        if (!(head < m_is_thing.size() && m_is_thing[head]))
            m_lexicon->mark(phrase.classes, "person");
        m_lexicon->mark(phrase.classes, "numeral");
    }
    // `Those sent back on Oct. 9`
    if (head_form == "those" && own.upos == Upos::pron &&
        std::any_of(m_children[head].begin(), m_children[head].end(), [&](TokenIndex c) {
            return word(c).deprel == Deprel::acl || word(c).deprel == Deprel::acl_relcl;
        }))
        m_lexicon->mark(phrase.classes, "person");
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
    if (phrase.counted && head + 1 < size()) {
        const std::string next = to_lower(written(head + 1));
        phrase.total =
            next == "altogether" ||
            (next == "in" && head + 2 < size() && is_one_of(written(head + 2), {"all", "total"})) ||
            (next == "all" && head + 2 < size() && written(head + 2) == "told");
    }
    if (own.upos == Upos::propn && !phrase.plural && !phrase.indefinite)
        phrase.definite = true;
    // `Ri Il-kyu, a counsellor at the embassy`
    for (const TokenIndex c : m_children[head]) {
        if (own.upos != Upos::propn || word(c).deprel != Deprel::appos || c <= head)
            continue;
        // `Thae Yong Ho, North Korea's deputy ambassador`, `Bruce Lowrance, an American`
        if (word(c).upos == Upos::noun)
            phrase.classes |= noun_phrase(c).classes;
        else if (m_lexicon->has(m_found.ends[c], "person"))
            phrase.classes |= m_found.ends[c];
    }
    // `Oh Chong Song`: several capitals of which nothing else is known name a person.
    if (own.upos == Upos::propn && phrase.classes.none() && phrase.tokens.size() > 1 && !phrase.plural &&
        word(phrase.tokens.front()).upos == Upos::propn) {
        m_lexicon->mark(phrase.classes, "person");
    }
    if (phrase.pronoun) {
        m_lexicon->mark(phrase.classes, "pronoun");
        if (is_one_of(head_form, {"he", "she", "him", "her", "they", "them", "who", "whoever", "someone",
                                  "all", "both", "those", "others", "nobody", "anyone"}) &&
            !(head < m_is_thing.size() && m_is_thing[head])) {
            m_lexicon->mark(phrase.classes, "person");
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

} // namespace dateline
