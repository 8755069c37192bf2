// SPDX-License-Identifier: Apache-2.0
#include "event/casualties.hpp"

#include "base/ascii.hpp"
#include "event/quantity.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace dateline {

namespace {

constexpr std::uint32_t aftermath = 2; ///< sentences after the telling one: `One of them died in hospital.`

bool holds(const Happening& happening, std::size_t mention) {
    return std::find(happening.members.begin(), happening.members.end(), mention) != happening.members.end();
}

/// The mention a word of the sentence belongs to: the one whose predicate stands nearest.
std::optional<std::size_t> owner(const ArticleReading& reading, std::uint32_t sentence, TokenIndex token) {
    std::optional<std::size_t> best;
    TokenIndex nearest = 0;
    for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
        const EventMention& mention = reading.mentions[m].mention;
        if (mention.sentence != sentence)
            continue;
        const TokenIndex apart =
            mention.predicate > token ? mention.predicate - token : token - mention.predicate;
        if (!best || apart < nearest) {
            best = m;
            nearest = apart;
        }
    }
    return best;
}

bool happened(Standing standing) {
    return standing == Standing::told || standing == Standing::alleged;
}

/// The people among the heads, added up; coordinated words for one person add nothing.
Quantity people_of(const SentenceAnalysis& analysis, const std::vector<TokenIndex>& heads) {
    Quantity sum;
    for (const TokenIndex head : heads) {
        const NounPhrase phrase = analysis.noun_phrase(head);
        const bool others = analysis.word(head).lemma == "other"; // `and wounding several others`
        if ((!analysis.is(phrase.classes, "person") && !others) || phrase.of_statistic)
            continue;
        if (phrase.negative)
            return exactly(0);
        if (!phrase.quantity.told())
            continue;
        sum = sum.told() ? sum + phrase.quantity : phrase.quantity;
    }
    return sum;
}

/// `left two dead`, `and nine injured`: the number right before, whatever it hangs on.
Quantity number_before(const SentenceAnalysis& analysis, TokenIndex token) {
    if (token == 0 || analysis.is(analysis.covers(token - 1), "dated"))
        return {};
    const auto value = number_value(analysis.written(token - 1));
    return value ? exactly(*value) : Quantity{};
}

/// `left two dead`, `three wounded`, `no casualties`: a word for the hit that has its own number.
Quantity counted_people(const SentenceAnalysis& analysis, TokenIndex noun) {
    for (const TokenIndex c : analysis.children(noun)) {
        if (to_lower(analysis.written(c)) == "no")
            return exactly(0);
    }
    const NounPhrase phrase = analysis.noun_phrase(noun);
    if (phrase.counted || phrase.indefinite)
        return phrase.quantity;
    const Quantity number = number_before(analysis, noun);
    const std::int32_t verb = analysis.word(noun).head;
    if (number.told() || verb < 0 || analysis.word(noun).deprel != Deprel::xcomp)
        return number;
    // `left three soldiers dead`
    std::vector<TokenIndex> objects;
    for (const TokenIndex c : analysis.children(static_cast<TokenIndex>(verb))) {
        if (analysis.word(c).deprel == Deprel::obj && c < noun)
            objects.push_back(c);
    }
    return people_of(analysis, objects);
}

/// Keep what says most: bounds on both sides before one, and the first told before later ones.
void take(Quantity& kept, const Quantity& told) {
    const auto tightness = [](const Quantity& q) { return (q.low ? 1 : 0) + (q.high ? 2 : 0); };
    const bool none = kept.high && *kept.high == 0;
    if (told.told() && (!kept.told() || tightness(told) > tightness(kept) ||
                        (none && told.low && *told.low > 0))) // `nobody died at once; one died later`
        kept = told;
}

void read_sentence(const ArticleReading& reading, const Happening& happening,
                   const SentenceAnalysis& analysis, Casualties& found) {
    const auto is_ours = [&](TokenIndex token) {
        const auto mention = owner(reading, analysis.index(), token);
        return !mention || holds(happening, *mention);
    };
    std::set<TokenIndex> read;
    for (const Frame& frame : analysis.frames()) {
        if (frame.nominal || frame.habitual || !is_ours(frame.predicate))
            continue;
        const ClassSet classes = analysis.predicate_classes(frame);
        const bool kills = analysis.is(classes, "killing");
        const bool dies = analysis.is(classes, "dying");
        const bool injures = analysis.is(classes, "injuring");
        if (!kills && !dies && !injures)
            continue;
        read.insert(frame.predicate);
        const std::vector<TokenIndex>& hit = dies && !frame.passive ? frame.agents : frame.patients;
        const Quantity before = number_before(analysis, frame.predicate);
        const Quantity people = before.told() ? before : people_of(analysis, hit);
        if (frame.standing == Standing::negated) {
            const bool nobody = people.high && *people.high == 0;
            if (!nobody)
                continue; // `did not kill the man`
        } else if (!happened(frame.standing)) {
            continue;
        }
        take(kills || dies ? found.killed : found.injured, people);
    }
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        const ClassSet& classes = analysis.ends(t);
        const bool either = analysis.is(classes, "casualty");
        bool dead = analysis.is(classes, "the_dead");
        bool injured = analysis.is(classes, "the_injured");
        if (!either && !dead && !injured)
            continue;
        const Quantity people = counted_people(analysis, t);
        const bool none = people == exactly(0);
        if (either && none)
            dead = injured = true; // `no casualties` says it of both
        if ((!dead && !injured) || read.count(t) > 0 || !is_ours(t))
            continue;
        const std::uint32_t frame = analysis.frame_of(t);
        if (frame != Frame::no_parent && !none && !happened(analysis.frames()[frame].standing))
            continue;
        if (dead)
            take(found.killed, people);
        if (injured)
            take(found.injured, people);
    }
}

} // namespace

Casualties read_casualties(const ArticleReading& reading, const Happening& happening) {
    std::set<std::uint32_t> sentences;
    for (const std::size_t index : happening.members) {
        const EventMention& mention = reading.mentions[index].mention;
        if (!happened(mention.standing) || mention.headline)
            continue;
        sentences.insert(mention.sentence);
        const std::uint32_t block = reading.document.sentences[mention.sentence].block;
        for (std::uint32_t next = mention.sentence + 1; next <= mention.sentence + aftermath; ++next) {
            const bool told_of_another = next >= reading.document.sentences.size() ||
                                         reading.document.sentences[next].block != block ||
                                         owner(reading, next, 0).has_value();
            if (told_of_another)
                break;
            sentences.insert(next);
        }
    }
    Casualties found;
    for (const std::uint32_t sentence : sentences) {
        const auto analysis = reading.analyses.find(sentence);
        if (analysis != reading.analyses.end())
            read_sentence(reading, happening, analysis->second, found);
    }
    return found;
}

} // namespace dateline
