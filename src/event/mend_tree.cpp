// SPDX-License-Identifier: Apache-2.0
// What the parser is known to get wrong, put right before anything is read from its tree.
#include "base/ascii.hpp"
#include "event/analysis.hpp"
#include "event/grammar.hpp"
#include "event/quantity.hpp"

#include <algorithm>

namespace dateline {

void SentenceAnalysis::mend_tree() {
    const std::vector<ParsedWord> as_parsed = m_parse.words;
    count_people();
    find_subject_after_source();
    set_ages_aside();
    give_people_homes();
    move_relative_clauses();
    give_relatives_objects();
    name_appositions();
    join_compounds();
    join_people();
    give_numbers_verbs();
    give_objects_verbs();
    raise_conjuncts();
    name_ranks();
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
    // `loudspeakers at the border, which were taken down`, read as a further verb of the sentence
    for (TokenIndex c = 2; c < m_parse.words.size(); ++c) {
        if (!is_one_of(m_parse.words[c].lemma, {"which"}) || written(c - 1) != "," ||
            !is_subject(m_parse.words[c].deprel) || m_parse.words[c].head <= static_cast<std::int32_t>(c))
            continue;
        const auto own = static_cast<TokenIndex>(m_parse.words[c].head);
        ParsedWord& verb = m_parse.words[own];
        if (verb.deprel != Deprel::conj || verb.upos != Upos::verb)
            continue;
        bool joined = false;
        bool plural = false;
        for (TokenIndex t = c; t < own; ++t) {
            joined = joined || m_parse.words[t].deprel == Deprel::cc;
            plural = plural || is_one_of(to_lower(written(t)), {"were", "are", "have"});
        }
        for (TokenIndex noun = c - 1; !joined && noun-- > 0 && c - noun < 10;) {
            const Upos upos = m_parse.words[noun].upos;
            if (upos == Upos::verb)
                break;
            if ((upos == Upos::noun || (upos == Upos::propn && !plural)) &&
                m_parse.words[noun].deprel != Deprel::compound && (!plural || m_parse.words[noun].plural)) {
                verb.head = static_cast<std::int32_t>(noun);
                verb.deprel = Deprel::acl_relcl;
                break;
            }
        }
    }
    // `15 people from the North, two of them children, who were picked up`: the 15 were
    for (TokenIndex c = 4; c < m_parse.words.size(); ++c) {
        if (m_parse.words[c].lemma != "who" || m_parse.words[c].head <= static_cast<std::int32_t>(c))
            continue;
        ParsedWord& verb = m_parse.words[static_cast<std::size_t>(m_parse.words[c].head)];
        if (verb.head < 0 || verb.head >= static_cast<std::int32_t>(c) || written(c - 1) != ",")
            continue;
        TokenIndex comma = c - 1;
        bool of_them = false;
        while (comma > 1 && c - comma < 8 && (comma == c - 1 || written(comma) != ",")) {
            --comma;
            of_them = of_them || written(comma) == "them";
        }
        if (!of_them || written(comma) != ",")
            continue;
        for (TokenIndex noun = comma; noun-- > 0 && comma - noun < 8;) {
            if (m_parse.words[noun].upos == Upos::noun && is(m_lexicon->words.closed(m_found.ends[noun]), "person")) {
                verb.head = static_cast<std::int32_t>(noun);
                verb.deprel = Deprel::acl_relcl;
                break;
            }
        }
    }
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

void SentenceAnalysis::count_people() {
    auto& words = m_parse.words;
    for (TokenIndex number = 0; number + 1 < words.size(); ++number) {
        const bool name_like = words[number].upos == Upos::propn || words[number].upos == Upos::noun;
        if (!name_like || !number_value(written(number)))
            continue;
        for (TokenIndex noun = number + 1; noun < words.size() && noun <= number + 3; ++noun) {
            const bool counted = words[noun].head == static_cast<std::int32_t>(number) &&
                                 (words[noun].deprel == Deprel::appos || words[noun].deprel == Deprel::flat) &&
                                 is(m_lexicon->words.closed(m_found.ends[noun]), "person");
            if (!counted)
                continue;
            words[noun].head = words[number].head;
            words[noun].deprel = words[number].deprel;
            for (TokenIndex t = 0; t < words.size(); ++t) {
                if (t != noun && words[t].head == static_cast<std::int32_t>(number))
                    words[t].head = static_cast<std::int32_t>(noun);
            }
            words[number].head = static_cast<std::int32_t>(noun);
            words[number].deprel = Deprel::nummod;
            words[number].upos = Upos::num;
            break;
        }
    }
}

void SentenceAnalysis::find_subject_after_source() {
    auto& words = m_parse.words;
    if (words.size() < 6 || to_lower(written(0)) != "according")
        return;
    TokenIndex root = 0;
    while (root < words.size() && words[root].deprel != Deprel::root)
        ++root;
    if (root >= words.size() || words[root].upos != Upos::verb)
        return;
    for (const ParsedWord& word : words) {
        if (word.head == static_cast<std::int32_t>(root) && is_subject(word.deprel))
            return;
    }
    for (TokenIndex t = 3; t < root; ++t) {
        if (words[t].upos != Upos::noun || words[t].deprel != Deprel::appos ||
            !is(m_lexicon->words.closed(m_found.ends[t]), "person"))
            continue;
        words[t].head = static_cast<std::int32_t>(root);
        words[t].deprel = Deprel::nsubj;
        return;
    }
}

void SentenceAnalysis::set_ages_aside() {
    auto& words = m_parse.words;
    constexpr double oldest = 120;
    for (TokenIndex age = 2; age + 1 < words.size(); ++age) {
        const auto value = number_value(written(age));
        if (!value || *value > oldest || written(age - 1) != "," || written(age + 1) != "," ||
            words[age].head < 0 || (words[age - 2].upos != Upos::noun && words[age - 2].upos != Upos::propn))
            continue;
        bool subject = false;
        for (TokenIndex t = 0; t < age; ++t) {
            if (words[t].head == static_cast<std::int32_t>(age) && is_subject(words[t].deprel)) {
                words[t].head = words[age].head;
                subject = true;
            }
        }
        if (!subject)
            continue;
        words[age].head = static_cast<std::int32_t>(age) - 2;
        words[age].deprel = Deprel::appos;
    }
}

void SentenceAnalysis::give_people_homes() {
    auto& words = m_parse.words;
    for (TokenIndex from = 1; from + 1 < words.size(); ++from) {
        if (words[from].lemma != "from" || words[from].deprel != Deprel::case_ || words[from].head < 0)
            continue;
        ParsedWord& home = words[static_cast<std::size_t>(words[from].head)];
        const TokenIndex people = from - 1;
        if (home.deprel == Deprel::obl && home.head >= 0 && words[people].upos == Upos::noun &&
            words[people].head == home.head && is(m_lexicon->words.closed(m_found.ends[people]), "person") &&
            is(m_found.ends[static_cast<std::size_t>(words[from].head)], "north")) {
            home.head = static_cast<std::int32_t>(people);
            home.deprel = Deprel::nmod;
        }
    }
}

void SentenceAnalysis::give_relatives_objects() {
    auto& words = m_parse.words;
    const auto count = static_cast<TokenIndex>(words.size());
    for (TokenIndex that = 1; that + 2 < count; ++that) {
        const TokenIndex noun = that - 1;
        const ClassSet classes = m_lexicon->words.closed(m_found.ends[noun]);
        const bool place_or_thing = is(classes, "place") || is(classes, "border") || is(classes, "thing") ||
                                    is(classes, "road") || is(classes, "closed_thing");
        if (words[that].lemma != "that" || words[that].deprel != Deprel::mark || !place_or_thing)
            continue;
        TokenIndex verb = that + 1;
        while (verb < count && words[verb].upos != Upos::verb && words[verb].upos != Upos::punct)
            ++verb;
        if (verb >= count || words[verb].head != static_cast<std::int32_t>(noun))
            continue;
        // What stands between `that` and the verb may have gone to the verb of the sentence.
        TokenIndex subject = 0;
        bool other = false;
        for (TokenIndex t = that + 1; t < count; ++t) {
            if (t < verb && is_subject(words[t].deprel) && words[t].head >= static_cast<std::int32_t>(verb))
                subject = t;
            other = other || (words[t].head == static_cast<std::int32_t>(verb) &&
                              (words[t].deprel == Deprel::obj || words[t].deprel == Deprel::aux_pass));
        }
        if (subject == 0 || other)
            continue;
        words[that].upos = Upos::pron;
        words[that].deprel = Deprel::obj;
        words[that].head = static_cast<std::int32_t>(verb);
        words[verb].deprel = Deprel::acl_relcl;
        words[subject].deprel = Deprel::nsubj;
        words[subject].head = static_cast<std::int32_t>(verb);
        for (TokenIndex t = verb + 1; t < count; ++t) {
            if (words[t].head == static_cast<std::int32_t>(verb) && words[t].deprel == Deprel::obl_agent)
                words[t].deprel = Deprel::obl;
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
        // The verb that the noun is really the subject of: finite, after the clause, with no subject of its
        // own.
        for (TokenIndex verb = inner + 1; verb < count; ++verb) {
            if (((words[verb].upos == Upos::cconj || words[verb].upos == Upos::sconj) && !insertion) ||
                is_one_of(written(verb), {";", ":"}))
                break;
            if (words[verb].upos != Upos::verb)
                continue;
            if (insertion) { // what opened with a comma ends with one
                TokenIndex first = verb;
                while (first > inner + 1 &&
                       (words[first - 1].upos == Upos::aux || words[first - 1].upos == Upos::adv))
                    --first;
                if (written(first - 1) != ",")
                    continue;
            }
            bool auxiliary = false;
            bool subject = false;
            for (TokenIndex t = inner + 1; t < verb; ++t) {
                const bool own = words[t].head == static_cast<std::int32_t>(verb);
                auxiliary = auxiliary || (own && words[t].upos == Upos::aux);
                subject = subject || (own && is_subject(words[t].deprel) && !is(m_found.covers[t], "dated"));
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

void SentenceAnalysis::join_people() {
    const auto is_person = [&](TokenIndex token) {
        return is(m_lexicon->words.closed(m_found.ends[token]), "person");
    };
    for (TokenIndex c = 1; c < m_parse.words.size(); ++c) {
        ParsedWord& word = m_parse.words[c];
        if (word.deprel != Deprel::conj || word.upos != Upos::noun || word.head < 0 ||
            word.head >= static_cast<std::int32_t>(c) || !is_person(c))
            continue;
        auto at = static_cast<TokenIndex>(word.head);
        const Upos upos = m_parse.words[at].upos;
        if (is_person(at) || (upos != Upos::noun && upos != Upos::propn && upos != Upos::num))
            continue;
        for (int depth = 0; depth < 4 && !is_person(at); ++depth) {
            const ParsedWord& own = m_parse.words[at];
            if (own.head < 0 || own.deprel != Deprel::nmod)
                break;
            at = static_cast<TokenIndex>(own.head);
        }
        if (is_person(at) && at < c)
            word.head = static_cast<std::int32_t>(at);
    }
}

void SentenceAnalysis::give_numbers_verbs() {
    auto& words = m_parse.words;
    for (TokenIndex t = 1; t + 1 < words.size(); ++t) {
        if (words[t].upos != Upos::num || words[t].deprel != Deprel::obl_unmarked || words[t].head < 0 ||
            words[t].head >= static_cast<std::int32_t>(t) || is(m_found.covers[t], "time"))
            continue;
        const auto verb = static_cast<TokenIndex>(words[t].head);
        const bool next = verb + 1 == t || (verb + 2 == t && words[verb + 1].deprel == Deprel::compound_prt);
        const bool object = std::any_of(words.begin(), words.end(), [&](const ParsedWord& word) {
            return word.head == static_cast<std::int32_t>(verb) && word.deprel == Deprel::obj;
        });
        if (next && !object && written(t + 1) == "of" && words[verb].upos == Upos::verb)
            words[t].deprel = Deprel::obj;
    }
}

void SentenceAnalysis::give_objects_verbs() {
    auto& words = m_parse.words;
    constexpr TokenIndex longest_insertion = 14;
    for (TokenIndex object = 2; object < words.size(); ++object) {
        if (words[object].deprel != Deprel::obj || words[object].head < 0 ||
            words[static_cast<std::size_t>(words[object].head)].upos != Upos::noun ||
            !is(m_found.covers[static_cast<std::size_t>(words[object].head)], "time"))
            continue;
        for (TokenIndex verb = object; verb-- > 0 && object - verb < longest_insertion;) {
            if (words[verb].upos != Upos::verb)
                continue;
            const bool has_object = std::any_of(words.begin(), words.end(), [&](const ParsedWord& word) {
                return word.head == static_cast<std::int32_t>(verb) && word.deprel == Deprel::obj;
            });
            if (!has_object)
                words[object].head = static_cast<std::int32_t>(verb);
            break;
        }
    }
}

void SentenceAnalysis::raise_conjuncts() {
    auto& words = m_parse.words;
    for (TokenIndex c = 1; c < words.size(); ++c) {
        if (words[c].deprel != Deprel::conj || words[c].upos != Upos::verb || !words[c].past || words[c].head < 0)
            continue;
        const ParsedWord& held = words[static_cast<std::size_t>(words[c].head)];
        if (held.deprel != Deprel::acl || !held.past || !held.participle || held.head < 0)
            continue;
        auto noun = held.head;
        while (noun >= 0 && words[static_cast<std::size_t>(noun)].deprel == Deprel::nmod)
            noun = words[static_cast<std::size_t>(noun)].head;
        const std::int32_t verb = noun < 0 ? -1 : words[static_cast<std::size_t>(noun)].head;
        const bool object = std::any_of(words.begin(), words.end(), [&](const ParsedWord& word) {
            return word.head == static_cast<std::int32_t>(c) && word.deprel == Deprel::obj;
        });
        if (object && verb >= 0 && verb < static_cast<std::int32_t>(c) &&
            words[static_cast<std::size_t>(verb)].upos == Upos::verb)
            words[c].head = verb;
    }
}

void SentenceAnalysis::name_ranks() {
    auto& words = m_parse.words;
    for (TokenIndex noun = 0; noun + 2 < words.size(); ++noun) {
        const TokenIndex subject = noun + 1;
        if (words[noun].deprel != Deprel::root || words[noun].upos != Upos::noun ||
            words[subject].upos != Upos::noun || words[subject].deprel != Deprel::nsubj ||
            words[subject].head <= static_cast<std::int32_t>(subject) || !is(m_found.ends[subject], "person"))
            continue;
        const auto verb = static_cast<TokenIndex>(words[subject].head);
        if (words[verb].deprel != Deprel::acl_relcl || words[verb].head != static_cast<std::int32_t>(noun))
            continue;
        for (TokenIndex t = 0; t < words.size(); ++t) {
            if (words[t].head == static_cast<std::int32_t>(noun) && t != verb)
                words[t].head = static_cast<std::int32_t>(t < noun ? subject : verb);
        }
        words[verb].head = -1;
        words[verb].deprel = Deprel::root;
        words[noun].head = static_cast<std::int32_t>(subject);
        words[noun].deprel = Deprel::compound;
    }
}

void SentenceAnalysis::join_compounds() {
    for (TokenIndex t = 1; t + 1 < m_parse.words.size(); ++t) {
        ParsedWord& gerund = m_parse.words[t];
        ParsedWord& noun = m_parse.words[t + 1];
        const std::string_view form = written(t);
        if (gerund.upos != Upos::verb || form.size() < 5 || form.substr(form.size() - 3) != "ing" ||
            noun.upos != Upos::noun || noun.head != static_cast<std::int32_t>(t) ||
            noun.deprel != Deprel::obj)
            continue;
        const std::string before = to_lower(written(t - 1));
        const bool bare = is_one_of(before, {"by", "before"}) && !noun.plural;
        if (!bare && !is_one_of(before, {"a", "the"}))
            continue;
        noun.head = gerund.head;
        noun.deprel =
            gerund.deprel == Deprel::advcl || gerund.deprel == Deprel::acl ? Deprel::obl : gerund.deprel;
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
        // `Jeong, Song and Jeong's wife were executed`: a list of names
        const bool listed =
            word.deprel == Deprel::appos && word.upos == Upos::propn && word.head == static_cast<std::int32_t>(c) - 2 &&
            written(c - 1) == "," && m_parse.words[c - 2].upos == Upos::propn && c + 1 < m_parse.words.size() &&
            written(c + 1) == "and";
        if (listed)
            word.deprel = Deprel::conj;
        if (word.deprel != Deprel::conj || word.upos != Upos::noun || word.head < 0 ||
            word.head >= static_cast<std::int32_t>(c))
            continue;
        const auto head = static_cast<TokenIndex>(word.head);
        if (m_parse.words[head].upos != Upos::propn)
            continue;
        const bool joined =
            std::any_of(m_parse.words.begin(), m_parse.words.end(), [&](const ParsedWord& other) {
                return (other.deprel == Deprel::cc && (other.head == static_cast<std::int32_t>(c))) ||
                       (&other != &word && other.deprel == Deprel::conj && other.head == word.head);
            });
        bool described = false; // `, the counsellor`, `, a counsellor`
        for (TokenIndex t = c; t-- > head + 1 && c - t < 6;)
            described = described || (is_one_of(to_lower(written(t)), {"the", "a", "an", "then"}) &&
                                      written(t - 1) == ",");
        if (!joined && described && !listed)
            word.deprel = Deprel::appos;
    }
}

} // namespace dateline
