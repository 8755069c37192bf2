// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/report.hpp"
#include "event/word_classes.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Classes of words.toml that say whose somebody is, and what they are by calling.
inline constexpr std::array<std::string_view, 5> nation_classes{"north", "south", "china", "usa", "russia"};
inline constexpr std::array<std::string_view, 4> calling_classes{"diplomat", "soldier", "fisherman",
                                                                 "student"};

/// Where a word stands towards the word that tells a happening.
enum class Role : std::uint8_t {
    verb,     ///< the telling word itself, particles included
    agent,    ///< who does it (subject, or `by` in the passive)
    patient,  ///< to whom or what (object, or subject in the passive; `of` after a noun)
    path,     ///< across, over, through, via ...
    to,       ///< to, into, towards, for
    from,     ///< from, out of
    at,       ///< in, at, near, along ...
    with,     ///< other complements: with, by boat, on foot
    mover,    ///< the people the happening is about, as the rule says (`people = "agent"`)
    clause,   ///< anywhere in the clause
    sentence, ///< anywhere in the sentence
    article,  ///< anywhere in what the article tells
    topic,    ///< at least twice there
    before,   ///< anywhere in the sentence before
    count_,   ///< number of roles
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::count_);

std::optional<Role> find_role(std::string_view name);
std::string_view to_string(Role role);

/// The classes met in each role.
struct Tags {
    std::array<ClassSet, role_count> sets;
    [[nodiscard]] ClassSet& operator[](Role role) { return sets[static_cast<std::size_t>(role)]; }
    [[nodiscard]] const ClassSet& operator[](Role role) const { return sets[static_cast<std::size_t>(role)]; }
    Tags& operator|=(const Tags& other);
};

/// `agent:soldier|mover:soldier`: at least one of these holds.
using Condition = std::vector<std::pair<Role, ClassId>>;

/// Every condition of `all` holds and none of `none`.
struct Conditions {
    std::vector<Condition> all;
    std::vector<Condition> none;
    [[nodiscard]] bool hold(const Tags& tags) const;
};

/// A construction that tells a happening: a word of some class with what must and must not stand about it.
struct EventRule {
    std::string name;  ///< `crossing/motion-over-line`
    std::string scene; ///< what it tells of: `crossing`, `return`, `fortification` ...
    std::vector<ClassId> predicates;
    Conditions when;
    Role people = Role::mover;  ///< agent or patient: whose number is told; mover: nobody's
    Role element = Role::mover; ///< fortifications: where the built thing stands
    double strength = 1;        ///< for choosing the quotation and for settling doubts
    ReportKind kind = ReportKind::incident;
    std::string type;             ///< the type itself, where neither the built thing nor a TypeRule decides
    bool supports = false;        ///< speaks of a happening told elsewhere; makes none by itself
    bool generic_allowed = false; ///< plural and present statements count too
    std::string status;           ///< what the word does to a fortification: completed, removed, rearmed ...
    std::string change;
    std::string outcome;
    bool noun = false;      ///< the telling word is a noun; else it is a verb, or any word of a headline
    bool listing = false;   ///< `earlier returns: 80 people on 29 August and 40 on 18 September` are two
    bool per_place = false; ///< at two places it is two happenings
    bool again = false;     ///< `did the same`: tells a further happening of the kind told last
};

/// Chooses the type of a scene from all that its mentions say; the first that holds is taken.
struct TypeRule {
    std::string scene;
    std::string type;
    std::string subtype;
    Conditions when;
};

/// One type of a layer.
struct EventType {
    std::string name;
    ReportKind kind = ReportKind::incident;
    std::string title; ///< for people
    std::vector<std::string> subtypes;
    std::vector<ClassId> elements;                          ///< fortifications: the things built
    std::vector<std::pair<Conditions, std::string>> places; ///< default place by evidence, first that holds
    bool counts_people = true;              ///< false: people told beside it are not what it is about
    bool casualties = false;                ///< who was killed or injured belongs to it
    bool has_length = false;                ///< fortifications: a line, whose length may be told
    bool looks_around = false;              ///< without a place of its own it happened where the talk is of
    bool country_will_do = false;           ///< false: a country told gives way to the default place
    std::string plover, cameo, acled, ucdp; ///< codes of the established data sets
    std::vector<std::string> examples;      ///< sentences that must give this type
    std::vector<std::string> counterexamples;
};

/// Families of rules. All are on, save where one is switched off to measure what it adds.
struct RuleFamilies {
    bool clauses = true;     ///< off: time and place words of a sentence belong to all it tells alike
    bool coreference = true; ///< off: pronouns and short names stand for nothing
    bool discourse = true;   ///< off: time and place come from the sentence itself or not at all
    bool modality = true;    ///< off: ordered, planned, denied and hypothetical count as told
    bool furniture = true;   ///< off: captions, menus and teasers are read like the body
};

/// Switch off the family of that name, as its member is called. False: there is none.
bool switch_off(RuleFamilies& families, std::string_view name);

/// All that extraction knows of words: classes, rules, types. Made by layers/ from the definition files;
/// immutable.
struct Lexicon {
    WordClasses words;
    ClassSet inherited; ///< classes a modifier hands to its noun: `North Korean`, `armed`
    std::vector<EventRule> rules;
    std::vector<TypeRule> type_rules;
    std::vector<EventType> types;
    std::vector<Conditions>
        gates; ///< what an article must and must not speak of: one of them holds, or it is not read
    std::vector<std::pair<std::string, std::string>> actors; ///< class name and how the actor is named
    /// Class name, adjective and noun: `north`, `North Korean`, `North Korea`.
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> nations;
    RuleFamilies families;
    std::vector<std::string> ranks; ///< `staff sergeant`: told in brackets after the actor

    [[nodiscard]] const EventType* type(ReportKind kind, std::string_view name) const;
    /// The class of that name; a class nobody declared holds nothing.
    [[nodiscard]] bool has(const ClassSet& set, std::string_view class_name) const;
    /// Put the class of that name into the set, where somebody declared it.
    void mark(ClassSet& set, std::string_view class_name) const;
};

} // namespace dateline
