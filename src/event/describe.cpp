// SPDX-License-Identifier: Apache-2.0
#include "event/describe.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// A capitalised word that no class knows: a private person, or something we had better not repeat.
bool is_private_name(const SentenceAnalysis& analysis, TokenIndex token) {
    const ClassSet& classes = analysis.covers(token);
    return analysis.word(token).upos == Upos::propn && !analysis.is(classes, "public_name");
}

std::string text_of(const SentenceAnalysis& analysis, const std::vector<TokenIndex>& tokens) {
    std::string text;
    for (const TokenIndex token : tokens) {
        const Token& own = analysis.document().tokens[analysis.sentence().first_token + token];
        if (!text.empty() && own.space_before)
            text += ' ';
        text += analysis.written(token);
    }
    return text;
}

} // namespace

std::string describe_actor(const SentenceAnalysis& analysis, TokenIndex head) {
    if (analysis.is(analysis.ends(head), "measure") || analysis.word(head).upos == Upos::num) {
        for (const TokenIndex c : analysis.children(head)) {
            if (analysis.word(c).deprel == Deprel::nmod && c > head && analysis.word(c).upos != Upos::num)
                return describe_actor(analysis, c);
        }
    }
    const NounPhrase phrase = analysis.noun_phrase(head);
    for (const auto& [class_name, label] : analysis.lexicon().actors) {
        if (analysis.is(phrase.classes, class_name))
            return label;
    }
    if (phrase.pronoun || analysis.word(head).upos == Upos::num)
        return {};
    std::string nation;
    for (const auto& [class_name, adjective] : analysis.lexicon().nations) {
        if (analysis.is(phrase.classes, class_name)) {
            nation = adjective.first;
            if (analysis.word(head).upos == Upos::propn && !analysis.is(phrase.classes, "person"))
                return adjective.second;
            break;
        }
    }
    if (is_private_name(analysis, head)) {
        for (const TokenIndex c : analysis.children(head)) {
            if (analysis.word(c).deprel == Deprel::appos && !is_private_name(analysis, c))
                return describe_actor(analysis, c);
        }
        return analysis.is(phrase.classes, "person") && !nation.empty() ? nation + " person" : std::string{};
    }
    const std::string noun = analysis.word(head).upos == Upos::propn || analysis.word(head).upos == Upos::adj
                                 ? std::string{analysis.is(phrase.classes, "person") ? "person" : ""}
                                 : to_lower(analysis.written(head));
    std::string modifiers;
    for (const TokenIndex token : phrase.tokens) {
        if (token < head && analysis.word(token).deprel == Deprel::compound &&
            analysis.word(token).upos == Upos::noun)
            modifiers += to_lower(analysis.written(token)) + " ";
    }
    if (noun.empty())
        return nation;
    return nation.empty() ? modifiers + noun : nation + " " + modifiers + noun;
}

std::string describe_source(const SentenceAnalysis& analysis, const EventMention& mention) {
    const auto describe = [&](TokenIndex head) -> std::string {
        const NounPhrase phrase = analysis.noun_phrase(head);
        if (phrase.pronoun)
            return {};
        const bool named = std::any_of(phrase.tokens.begin(), phrase.tokens.end(),
                                       [&](TokenIndex t) { return is_private_name(analysis, t); });
        if (!named) {
            std::vector<TokenIndex> tokens = phrase.tokens;
            // `the Joint Chiefs of Staff`, `a source in North Hamgyong province`
            for (const TokenIndex c : analysis.children(head)) {
                if (analysis.word(c).deprel != Deprel::nmod || c < head || c > head + 6)
                    continue;
                const NounPhrase more = analysis.noun_phrase(c);
                if (std::any_of(more.tokens.begin(), more.tokens.end(),
                                [&](TokenIndex t) { return is_private_name(analysis, t); }))
                    continue;
                for (TokenIndex t = head + 1; t <= more.tokens.back(); ++t)
                    tokens.push_back(t);
                break;
            }
            std::sort(tokens.begin(), tokens.end());
            tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
            return text_of(analysis, tokens);
        }
        for (const TokenIndex c : analysis.children(head)) {
            if (analysis.word(c).deprel != Deprel::appos)
                continue;
            const NounPhrase role = analysis.noun_phrase(c);
            if (std::none_of(role.tokens.begin(), role.tokens.end(),
                             [&](TokenIndex t) { return is_private_name(analysis, t); }))
                return text_of(analysis, role.tokens);
        }
        return {};
    };
    const Frame& frame = analysis.frames()[mention.frame];
    if (frame.reporter) {
        for (const Frame& other : analysis.frames()) {
            if (other.predicate == *frame.reporter && !other.agents.empty())
                return describe(other.agents.front());
        }
    }
    for (TokenIndex t = 0; t + 2 < analysis.size(); ++t) {
        if (to_lower(analysis.written(t)) != "according" || to_lower(analysis.written(t + 1)) != "to")
            continue;
        for (TokenIndex n = t + 2; n < analysis.size(); ++n) {
            const std::int32_t head = analysis.word(n).head;
            const Upos upos = analysis.word(n).upos;
            const bool inside =
                head > static_cast<std::int32_t>(n) && head < static_cast<std::int32_t>(t + 12);
            if ((upos == Upos::noun || upos == Upos::propn) && !inside)
                return describe(n);
        }
    }
    // `..., Yonhap reports.`: the clause of saying stands beside.
    for (const Frame& other : analysis.frames()) {
        const ParsedWord& word = analysis.word(other.predicate);
        if (analysis.is(analysis.ends(other.predicate), "say_word") && !other.agents.empty() &&
            (word.deprel == Deprel::parataxis || word.deprel == Deprel::root))
            return describe(other.agents.front());
    }
    return {};
}

} // namespace dateline
