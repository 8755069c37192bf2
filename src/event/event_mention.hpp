// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/analysis.hpp"
#include "event/lexicon.hpp"

#include <string>
#include <vector>

namespace dateline {

/// One sentence's words for a happening: what a rule found.
struct EventMention {
    std::uint32_t sentence = 0;
    TokenIndex predicate = 0;
    std::uint32_t frame = 0;
    const EventRule* rule = nullptr;
    ReportKind kind = ReportKind::incident;
    std::string element_type; ///< fortifications: the type of the thing built
    Standing standing = Standing::told;
    Tags tags;
    std::vector<TokenIndex> movers; ///< the people it is about
    Quantity people;
    Quantity company; ///< who went along (`with his wife and two sons`), not among the people above
    Quantity count;
    std::string count_unit;
    Quantity length_m;
    std::string status;
    bool headline = false;
    bool introduced = false;   ///< its people are new to the reader: `a diplomat`
    bool pronoun = false;      ///< its people are pronouns without number: `they`, `he`
    bool negative = false;     ///< of nobody: `no soldier`
    bool definite = false;     ///< speaks of people known already: `the soldier`, `he`
    bool part_of_told = false; ///< some of those just told of: `one of them`
    bool another = false;      ///< says that it is a further one
    bool again = false;        ///< its words only point at those of the one told before: `did the same`
    bool listed =
        false; ///< one of several in a list: a happening of its own unless date and number are another's
    std::uint32_t entry = 0; ///< counts from 1: the entry of a chronology it stands in; 0: none
    bool supports = false;   ///< makes no happening by itself ...
    bool may_found = false;  ///< ... unless nothing else tells of one
};

/// `hundreds of kilometres of fences`: works too long to lie in one county, 50 km or more.
inline bool spans_counties(const EventMention& mention) {
    constexpr double county_m = 50'000;
    return mention.length_m.low.value_or(0) >= county_m;
}

/// What a rule found and its sentence takes back: for explanations, and for `did so` to point at.
struct Refused {
    EventMention mention;
    std::string reason;
};

/// Apply the rules to every frame of a sentence. `article`: roles article, topic and before. `present_tells`:
/// the present tense tells what happened, as in an entry of a chronology or in what a film shows.
std::vector<EventMention> find_event_mentions(const SentenceAnalysis& analysis, const Tags& article,
                                              bool present_tells, std::vector<Refused>& refused);

} // namespace dateline
