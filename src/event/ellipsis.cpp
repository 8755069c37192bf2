// SPDX-License-Identifier: Apache-2.0
#include "event/ellipsis.hpp"

#include "event/grammar.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::uint32_t longest_reach = 2; ///< sentences

bool may_be_meant(const EventMention& mention, const EventMention& other) {
    const bool before = other.sentence < mention.sentence ||
                        (other.sentence == mention.sentence && other.predicate < mention.predicate);
    const bool near = other.sentence + longest_reach >= mention.sentence;
    return before && near && !other.rule->again && other.kind == mention.kind && !other.supports &&
           other.rule->people != Role::mover;
}

/// A clause under that verb, no clause of which on the way has a subject or a conjunction of its own.
bool is_participle_of(const SentenceAnalysis& analysis, TokenIndex verb, TokenIndex main) {
    for (int depth = 0; depth < clause_depth_limit; ++depth) {
        const std::vector<TokenIndex>& children = analysis.children(verb);
        const bool free = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
            const Deprel relation = analysis.word(c).deprel;
            return is_subject(relation) || relation == Deprel::mark;
        });
        const std::int32_t above = analysis.word(verb).head;
        if (free || above < 0 || analysis.word(verb).deprel == Deprel::conj)
            return false;
        verb = static_cast<TokenIndex>(above);
        if (verb == main)
            return true;
    }
    return false;
}

} // namespace

const EventMention* antecedent_of(const SentenceAnalysis& analysis, const EventMention& mention,
                                  const std::vector<PlacedMention>& told,
                                  const std::vector<Refused>& refused) {
    const EventMention* found = nullptr;
    const auto look_at = [&](const EventMention& other) {
        if (!may_be_meant(mention, other))
            return;
        const bool later = found == nullptr || other.sentence > found->sentence ||
                           (other.sentence == found->sentence && other.predicate > found->predicate);
        if (later)
            found = &other;
    };
    for (const PlacedMention& placed : told)
        look_at(placed.mention);
    for (const Refused& other : refused)
        look_at(other.mention);
    // `has crossed the line, having done so last year`: one crossing.
    const bool same = found != nullptr && found->sentence == mention.sentence &&
                      is_participle_of(analysis, mention.predicate, found->predicate);
    return same ? nullptr : found;
}

void tell_again(const SentenceAnalysis& analysis, EventMention& mention, const EventMention& antecedent) {
    mention.rule = antecedent.rule;
    mention.again = true;
    mention.another = true;
    mention.supports = false;
    for (const Role role : {Role::verb, Role::path, Role::to, Role::from, Role::at, Role::with, Role::clause,
                            Role::sentence, Role::patient})
        mention.tags[role] |= antecedent.tags[role];
    const ClassSet& people = mention.tags[Role::mover];
    const bool sided = std::any_of(nation_classes.begin(), nation_classes.end(),
                                   [&](std::string_view nation) { return analysis.is(people, nation); });
    if (!sided)
        mention.tags[Role::mover] |= antecedent.tags[Role::mover];
    if (antecedent.rule->people == Role::patient)
        mention.tags[Role::agent] |= antecedent.tags[Role::agent];
}

} // namespace dateline
