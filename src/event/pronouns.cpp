// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "event/analysis.hpp"
#include "event/grammar.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace dateline {

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

namespace {

constexpr std::size_t most_remembered = 8;
constexpr std::uint32_t longest_reach = 5; ///< sentences

/// The classes of those names that the set holds.
ClassSet held(const Lexicon& lexicon, const ClassSet& set, std::span<const std::string_view> names) {
    ClassSet found;
    for (const std::string_view name : names)
        if (lexicon.has(set, name))
            lexicon.mark(found, name);
    return found;
}

/// Whose somebody is: of a nation, or a foreigner.
ClassSet side_of(const Lexicon& lexicon, const ClassSet& set) {
    constexpr std::array<std::string_view, 1> foreign{"foreign"};
    return held(lexicon, set, nation_classes) | held(lexicon, set, foreign);
}

} // namespace

void SentenceAnalysis::resolve_short_names(const SentenceAnalysis* before) {
    if (before != nullptr)
        m_named_things = before->m_named_things;
    for (TokenIndex t = 0; t < size(); ++t) {
        if (word(t).upos != Upos::noun || word(t).deprel == Deprel::compound)
            continue;
        const bool first_word = std::none_of(m_children[t].begin(), m_children[t].end(), [&](TokenIndex c) {
            return word(c).deprel == Deprel::compound && c < t;
        });
        const bool thing = m_lexicon->has(m_lexicon->words.closed(m_found.ends[t]), "thing");
        if (thing && !first_word) {
            m_named_things[std::string{word(t).lemma}] = m_found.ends[t];
        } else if (!thing && first_word) {
            const auto named = m_named_things.find(word(t).lemma);
            if (named == m_named_things.end())
                continue;
            m_found.ends[t] |= named->second;
            m_found.covers[t] |= named->second;
            m_all |= named->second;
        }
    }
}

void SentenceAnalysis::resolve_people(const SentenceAnalysis* before) {
    if (before != nullptr)
        m_spoken_of = before->m_spoken_of;
    m_stands_for.assign(size(), {});
    const auto is_part = [&](TokenIndex t) {
        switch (word(t).deprel) {
        case Deprel::compound:
        case Deprel::flat:
        case Deprel::amod:
        case Deprel::nummod:
        case Deprel::det:
        case Deprel::nmod_poss:
            return true;
        default:
            return false;
        }
    };
    for (TokenIndex t = 0; t < size(); ++t) {
        const Upos upos = word(t).upos;
        const bool nominal =
            upos == Upos::noun || upos == Upos::propn || upos == Upos::pron || upos == Upos::num;
        if (!nominal || is_part(t) || m_lexicon->has(m_found.covers[t], "time"))
            continue;
        const NounPhrase phrase = noun_phrase(t);
        if (!m_lexicon->has(phrase.classes, "person"))
            continue;
        // Who only tells of it is not whom it happened to.
        const auto verb = static_cast<std::size_t>(std::max(word(t).head, 0));
        const bool speaks = word(t).head >= 0 && word(t).deprel == Deprel::nsubj &&
                            m_lexicon->has(m_found.ends[verb], "say_word");
        if (m_lexicon->has(phrase.classes, "official") || m_lexicon->has(phrase.classes, "visitor"))
            continue;
        const std::string form = to_lower(written(t));
        const bool one = is_one_of(form, {"he", "she", "him", "her"});
        const bool many = is_one_of(form, {"they", "them"});
        ClassSet own = phrase.classes;
        const bool sided = side_of(*m_lexicon, own).any();
        const bool plural = many || (!one && phrase.plural) || phrase.quantity.low.value_or(1) > 1;
        const bool shown = std::any_of(phrase.tokens.begin(), phrase.tokens.end(), [&](TokenIndex token) {
            return is_one_of(to_lower(written(token)), {"the", "this", "that", "these", "those"});
        });
        const bool points = one || many || (!sided && shown && !phrase.another);
        if (points) {
            const ClassSet calling = held(*m_lexicon, own, calling_classes);
            for (auto last = m_spoken_of.rbegin(); last != m_spoken_of.rend(); ++last) {
                if (last->sentence + longest_reach < m_index)
                    break;
                const bool body = m_lexicon->has(own, "armed_body");
                if (last->plural != plural || (last->body && (one || !body)))
                    continue; // `the soldier` is not the military
                if (upos == Upos::pron && last->sentence == m_index && last->frame == m_frame_of[t])
                    continue; // `the military has him`: nobody of the clause itself
                const ClassSet their_calling = held(*m_lexicon, last->classes, calling_classes);
                const bool other_calling =
                    calling.any() && their_calling.any() && (calling & their_calling).none();
                if (other_calling)
                    continue;
                m_stands_for[t] = last->classes;
                own |= last->classes;
                break;
            }
        } else if (!sided && !phrase.indefinite && !m_lexicon->has(own, "in_north")) {
            continue; // somebody new without a side still stands between a pronoun and those before
        }
        if (speaks && !points)
            continue;
        SpokenOf spoken;
        spoken.classes = side_of(*m_lexicon, own) | held(*m_lexicon, own, calling_classes);
        spoken.plural = plural;
        spoken.sentence = m_index;
        spoken.frame = m_frame_of[t];
        spoken.body = m_lexicon->has(own, "armed_body");
        if (!points || side_of(*m_lexicon, spoken.classes).any())
            m_spoken_of.push_back(spoken);
    }
    if (m_spoken_of.size() > most_remembered)
        m_spoken_of.erase(m_spoken_of.begin(),
                          m_spoken_of.end() - static_cast<std::ptrdiff_t>(most_remembered));
}

} // namespace dateline
