// SPDX-License-Identifier: Apache-2.0
#include "event/company.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"
#include "event/quantity.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

namespace {

constexpr TokenIndex longest_way = 14; ///< tokens from the predicate to its `with`
constexpr TokenIndex longest_list = 16;

/// One of the company, by the noun and the words before it: `two sons`, `his wife`, `about 20 others`.
Quantity one_of_company(const SentenceAnalysis& analysis, TokenIndex noun,
                        const std::vector<std::string_view>& words) {
    if (const Quantity told = read_quantity(words); told.told())
        return told;
    if (words.empty()) // `with children`, `with relatives`: no one's in particular
        return {};
    return analysis.word(noun).plural || analysis.word(noun).lemma == "family" ||
                   to_lower(analysis.written(noun)) == "children"
               ? at_least(1)
               : exactly(1);
}

} // namespace

Quantity read_company(const SentenceAnalysis& analysis, TokenIndex predicate) {
    TokenIndex t = predicate + 1;
    while (t < analysis.size() && t < predicate + longest_way && to_lower(analysis.written(t)) != "with") {
        const std::string_view form = analysis.written(t);
        const bool verb = analysis.word(t).upos == Upos::verb && t > predicate + 1; // but `gone missing with`
        if (verb || form == "," || form == ";" || form == ":")
            return {}; // another clause
        ++t;
    }
    if (t >= analysis.size() || to_lower(analysis.written(t)) != "with")
        return {};
    Quantity company;
    bool owned = false; // `his wife and children`: the possessor holds for all
    std::vector<std::string_view> words;
    const TokenIndex end = t + longest_list;
    for (++t; t < analysis.size() && t < end; ++t) {
        const std::string form = to_lower(analysis.written(t));
        if (form == "and" || form == ",") {
            if (!words.empty() || !company.told())
                break;
            continue;
        }
        const bool others = (form == "others" || form == "other") && read_quantity(words).told();
        const bool family = form == "family" || analysis.is(analysis.ends(t), "kin");
        if (others && form == "other") {
            words.push_back(analysis.written(t));
            continue;
        }
        const bool more = read_quantity(words).told() && !words.empty() &&
                          to_lower(words.back()) == "other" && analysis.is(analysis.ends(t), "person");
        // `his wife's cousin`: one further on.
        const bool possessor = t + 1 < analysis.size() && analysis.written(t + 1) == "'s";
        if (others || more || (family && !possessor)) {
            if (owned && words.empty())
                words.emplace_back("his");
            const Quantity one = one_of_company(analysis, t, words);
            if (!one.told())
                break;
            company = company.told() ? company + one : one;
            words.clear();
            continue;
        }
        owned = owned || is_one_of(form, {"his", "her", "their"});
        const Upos upos = analysis.word(t).upos;
        const bool modifies = upos == Upos::det || upos == Upos::num || upos == Upos::adj ||
                              upos == Upos::adv || analysis.word(t).deprel == Deprel::nmod_poss ||
                              is_one_of(form, {"his", "her", "their", "-", "some", "about", "around", "at", "least",
                                               "more", "than"}) ||
                              number_value(form);
        if (!modifies)
            break;
        words.push_back(analysis.written(t));
    }
    return company;
}

namespace {

/// `a boat with nine people in it`, `a boat with three sailors`: those counted behind the boat, or said to be in it.
Quantity read_in_boat(const SentenceAnalysis& analysis) {
    constexpr TokenIndex longest_phrase = 6;
    for (TokenIndex with = 1; with + 2 < analysis.size(); ++with) {
        if (!is_one_of(to_lower(analysis.written(with)), {"with", "carrying", "holding"}))
            continue;
        const bool behind_boat = analysis.is(analysis.ends(with - 1), "boat");
        for (TokenIndex t = with + 1; t < analysis.size() && t <= with + longest_phrase; ++t) {
            if (analysis.word(t).upos == Upos::verb || analysis.word(t).upos == Upos::punct)
                break;
            if (!analysis.is(analysis.ends(t), "person") || analysis.word(t).deprel == Deprel::compound ||
                (t + 1 < analysis.size() && analysis.is(analysis.ends(t + 1), "person")))
                continue;
            const bool in_it = t + 2 < analysis.size() &&
                               is_one_of(to_lower(analysis.written(t + 1)), {"in", "on", "inside"}) &&
                               is_one_of(to_lower(analysis.written(t + 2)), {"it", "board", "them"});
            const NounPhrase phrase = analysis.noun_phrase(t);
            if ((behind_boat || in_it) && phrase.counted)
                return phrase.quantity;
            break;
        }
    }
    return {};
}

} // namespace

Quantity read_aboard(const SentenceAnalysis& analysis) {
    if (const Quantity told = read_in_boat(analysis); told.told())
        return told;
    for (TokenIndex t = 1; t < analysis.size(); ++t) {
        const std::string form = to_lower(analysis.written(t));
        const bool on_board = form == "on" && t + 1 < analysis.size() && analysis.written(t + 1) == "board";
        if (form != "aboard" && !on_board)
            continue;
        if (number_value(analysis.written(t - 1)) && !analysis.is(analysis.covers(t - 1), "time"))
            return read_quantity({analysis.written(t - 1)});
        if (!analysis.is(analysis.ends(t - 1), "person"))
            continue;
        const NounPhrase phrase = analysis.noun_phrase(t - 1);
        if (phrase.counted)
            return phrase.quantity;
    }
    return {};
}

} // namespace dateline
