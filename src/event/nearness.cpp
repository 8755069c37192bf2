// SPDX-License-Identifier: Apache-2.0
#include "event/nearness.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// `were arrested on May 10 and flown back on Tuesday`: the words before the conjunction are of the first
/// verb.
bool opens_next_clause(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    if (range.begin > predicate || analysis.word(predicate).deprel != Deprel::conj ||
        analysis.word(predicate).head >= static_cast<std::int32_t>(range.begin))
        return false;
    return std::any_of(analysis.children(predicate).begin(), analysis.children(predicate).end(),
                       [&](TokenIndex c) {
                           const bool joins = analysis.word(c).upos == Upos::cconj ||
                                              (analysis.written(c) == "," && c + 1 == predicate);
                           return c >= range.end && c < predicate && joins;
                       });
}

/// `caught her, and in June she was handed over`: words behind the conjunction are of what follows them.
bool follows_conjunction(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    TokenIndex first = range.begin;
    while (first > predicate + 1 && (analysis.word(first - 1).upos == Upos::adp ||
                                     analysis.word(first - 1).upos == Upos::det))
        --first;
    if (first <= predicate + 1 || analysis.word(first - 1).upos != Upos::cconj)
        return false;
    bool subject = false;
    for (TokenIndex t = range.end; t < analysis.size() && t < range.end + 8; ++t) {
        subject = subject || is_subject(analysis.word(t).deprel);
        if (analysis.word(t).upos == Upos::verb)
            return subject && analysis.word(t).deprel == Deprel::conj;
    }
    return false;
}

} // namespace

std::optional<TokenRange> tokens_in(const SentenceAnalysis& analysis, Span span) {
    if (!analysis.sentence().span.overlaps(span))
        return std::nullopt;
    TokenRange range{static_cast<TokenIndex>(analysis.size()), 0};
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        if (analysis.span(t).overlaps(span)) {
            range.begin = std::min(range.begin, t);
            range.end = t + 1;
        }
    }
    if (range.begin >= range.end)
        return std::nullopt;
    return range;
}

bool hangs_on(const SentenceAnalysis& analysis, std::uint32_t frame, TokenRange range) {
    for (int depth = 0; depth < 3 && frame != Frame::no_parent; ++depth) {
        const std::int32_t head = analysis.word(analysis.frames()[frame].predicate).head;
        if (head >= 0 && static_cast<TokenIndex>(head) >= range.begin &&
            static_cast<TokenIndex>(head) < range.end)
            return true;
        frame = analysis.frames()[frame].parent;
    }
    return false;
}

bool is_told_as_when(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    TokenIndex next = range.end;
    if (next < analysis.size() && analysis.written(next) == ",")
        ++next;
    if (next >= predicate || !is_one_of(to_lower(analysis.written(next)), {"when", "where"}))
        return false;
    for (int depth = 0; depth < clause_depth_limit; ++depth) {
        const auto& children = analysis.children(predicate);
        if (std::find(children.begin(), children.end(), next) != children.end())
            return true;
        const ParsedWord& word = analysis.word(predicate);
        if (word.head < 0 || (word.deprel != Deprel::xcomp && word.deprel != Deprel::conj))
            return false;
        predicate = static_cast<TokenIndex>(word.head);
    }
    return false;
}

bool is_of_flashback(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    if (range.begin > predicate)
        return false;
    // The last verb before the time words: parsers hang the words themselves on either verb.
    TokenIndex verb = range.begin;
    bool comma = false;
    while (verb > 0 && analysis.word(verb).upos != Upos::verb) {
        if (analysis.word(verb).upos == Upos::punct && analysis.written(verb) != ",")
            return false;
        comma = comma || analysis.written(verb) == ",";
        --verb;
    }
    if (analysis.word(verb).upos != Upos::verb || analysis.word(verb).deprel != Deprel::acl_relcl)
        return false;
    // What opened with a comma ends with one: `The man, who had fled in 2010, on Friday crossed`.
    TokenIndex pronoun = verb;
    while (pronoun > 0 && !is_one_of(to_lower(analysis.written(pronoun)), {"who", "which", "that", "whom"}))
        --pronoun;
    const bool enclosed = pronoun > 0 && analysis.written(pronoun - 1) == ",";
    if (enclosed) {
        // `Kim, who took over after the death of his father on Dec. 17, had issued an order`
        TokenIndex close = range.end;
        while (close < predicate && analysis.written(close) != ",")
            ++close;
        bool inside = close < predicate;
        for (TokenIndex t = pronoun; t < range.begin; ++t)
            inside = inside && analysis.written(t) != ",";
        if (inside)
            return true;
    }
    if (comma && (pronoun == 0 || enclosed))
        return false;
    const auto told_with = [&](TokenIndex of, std::initializer_list<std::string_view> auxiliaries) {
        const auto& children = analysis.children(of);
        return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
            return c < of && std::find(auxiliaries.begin(), auxiliaries.end(), analysis.written(c)) !=
                                 auxiliaries.end();
        });
    };
    return told_with(verb, {"had"}) || told_with(predicate, {"has", "have", "is", "are"});
}

int nearness(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    if (!analysis.lexicon().families.clauses)
        return 3;
    if (opens_next_clause(analysis, mention.predicate, range) ||
        follows_conjunction(analysis, mention.predicate, range))
        return 1;
    // Parsers lose time and place phrases more often than verbs: with no verb in between they belong
    // together.
    if (!mention.rule->noun && !analysis.verb_between(range.begin, mention.predicate) &&
        !is_of_flashback(analysis, mention.predicate, range))
        return 3;
    const std::uint32_t own = analysis.frame_of(mention.predicate);
    std::uint32_t other = Frame::no_parent;
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        other = analysis.frame_of(t);
        if (other == own)
            return 3;
    }
    if (own == Frame::no_parent || other == Frame::no_parent)
        return 1;
    const auto& frames = analysis.frames();
    const Frame& frame = frames[own];
    // `August 2024, when a staff sergeant came`: the noun the clause hangs on.
    if (frame.modified && *frame.modified >= range.begin && *frame.modified < range.end)
        return 3;
    if (hangs_on(analysis, own, range) || is_told_as_when(analysis, mention.predicate, range))
        return 3;
    if (frames[other].parent == own || frame.parent == other)
        return 2;
    return 1;
}

} // namespace dateline
