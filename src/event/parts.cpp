// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "event/analysis.hpp"
#include "event/grammar.hpp"
#include "event/quantity.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline {

namespace {

constexpr std::uint32_t part_reach = 2; ///< sentences back

/// What is done to things, or what they do: only there does a bare number stand for some of them.
constexpr std::array<std::string_view, 13> thing_verbs{
    "balloon_verb", "build",       "install", "remove",        "repair", "reinforce", "lay_mines",
    "speaker_verb", "stand_there", "go_up",   "destroy_built", "extend", "couple"};

} // namespace

bool SentenceAnalysis::is_counted_part(TokenIndex token) const {
    const ParsedWord& own = word(token);
    const std::string form = to_lower(written(token));
    if (own.deprel != Deprel::obj && !is_subject(own.deprel) && !(own.deprel == Deprel::xcomp && form == "own"))
        return false;
    if (own.head < 0 || m_lexicon->has(m_found.covers[token], "time") ||
        m_lexicon->has(m_found.covers[token], "unit_length"))
        return false;
    const auto governor = static_cast<TokenIndex>(own.head);
    const std::string next = token + 1 < size() ? to_lower(written(token + 1)) : std::string{};
    if (is_one_of(next, {"who", "whose", "percent", "%"}))
        return false;
    const bool of_something =
        std::any_of(m_children[token].begin(), m_children[token].end(), [&](TokenIndex c) {
            return c > token && word(c).deprel == Deprel::nmod && word(c).upos != Upos::pron &&
                   to_lower(written(c)) != "own" && child(c, Deprel::case_) &&
                   word(*child(c, Deprel::case_)).lemma == "of";
        });
    if (of_something)
        return false;
    const bool part = m_lexicon->has(m_found.ends[token], "part_word") && own.upos == Upos::noun;
    if (part)
        return std::none_of(m_children[token].begin(), m_children[token].end(),
                            [&](TokenIndex c) { return word(c).deprel == Deprel::compound; });
    const bool number = own.upos == Upos::num && number_value(written(token));
    const bool some = own.upos != Upos::verb &&
                      is_one_of(form, {"one", "ones", "some", "few", "several", "another", "others", "more",
                                       "those", "these", "both", "dozens", "own", "its", "their"});
    if ((is_one_of(form, {"its", "their"}) && next != "own") || (!number && !some))
        return false;
    Frame above;
    above.predicate = governor;
    const ClassSet classes = predicate_classes(above);
    return std::any_of(thing_verbs.begin(), thing_verbs.end(),
                       [&](std::string_view name) { return m_lexicon->has(classes, name); });
}

void SentenceAnalysis::resolve_parts(const SentenceAnalysis* before) {
    if (before != nullptr) {
        m_last_thing = before->m_last_thing;
        m_last_thing_sentence = before->m_last_thing_sentence;
    }
    for (TokenIndex t = 0; t < size(); ++t) {
        const ClassSet own = m_lexicon->words.closed(m_found.ends[t]);
        const Deprel relation = word(t).deprel;
        const bool noun = word(t).upos == Upos::noun || word(t).upos == Upos::propn;
        if (noun && relation != Deprel::compound && m_lexicon->has(own, "thing")) {
            m_last_thing = m_found.ends[t];
            m_last_thing_sentence = m_index;
            continue;
        }
        if (noun && m_lexicon->has(own, "person") && !m_lexicon->has(own, "official") &&
            (relation == Deprel::obj || relation == Deprel::nsubj_pass)) {
            m_last_thing.reset(); // the talk is of people now
            continue;
        }
        if (m_last_thing.none() || m_last_thing_sentence + part_reach < m_index || !is_counted_part(t))
            continue;
        const auto takes_over = [&](TokenIndex token) {
            m_found.ends[token] |= m_last_thing;
            m_found.covers[token] |= m_last_thing;
            m_is_thing[token] = true;
        };
        takes_over(t);
        for (const TokenIndex c : m_children[t]) {
            if (c > t && word(c).deprel == Deprel::nmod) // `ten of its own`
                takes_over(c);
        }
        m_all |= m_last_thing;
    }
}

} // namespace dateline
