// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "event/analysis.hpp"
#include "event/grammar.hpp"

#include <algorithm>

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

} // namespace dateline
