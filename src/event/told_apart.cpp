// SPDX-License-Identifier: Apache-2.0
#include "event/told_apart.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"
#include "event/quantity.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {

namespace {

struct Unit {
    std::string_view word;
    double days;
    int few_least; ///< in days, what the bare plural stands for: `days after`
    int few_most;
};
/// The bare plural is two or more, and fewer than make up the next unit, as for `days earlier`.
constexpr std::array<Unit, 6> units{{{"minute", 0, 0, 0},
                                     {"hour", 0, 0, 1},
                                     {"day", 1, 2, 10},
                                     {"week", 7, 14, 56},
                                     {"month", 30.4, 60, 335},
                                     {"year", 365.25, 730, 3650}}};

/// The length of time that ends before the token.
bool read_length(const SentenceAnalysis& analysis, TokenIndex end, ToldApart& apart) {
    if (end == 0)
        return false;
    const TokenIndex noun = end - 1;
    for (const Unit& unit : units) {
        if (analysis.word(noun).lemma != unit.word)
            continue;
        const std::string before = noun > 0 ? to_lower(analysis.written(noun - 1)) : std::string{};
        const auto number = is_one_of(before, {"a", "an"}) ? std::optional{1.0} : number_value(before);
        if (!number) {
            apart.least_days = unit.few_least;
            apart.most_days = unit.few_most;
        } else {
            // Nobody counts more finely than by the unit that is named.
            const double slack = unit.days > 1 ? unit.days / 4 : 0;
            apart.least_days = static_cast<int>(std::floor(*number * unit.days - slack));
            apart.most_days = static_cast<int>(std::ceil(*number * unit.days + slack));
            if (unit.days == 0)
                apart.least_days = 0;
        }
        return true;
    }
    return false;
}

/// `five days after a soldier had walked across`: the words before the clause, whatever they were hung on.
std::optional<TokenIndex> mark_before(const SentenceAnalysis& analysis, TokenIndex predicate) {
    constexpr TokenIndex longest_subject = 14;
    for (TokenIndex t = predicate; t-- > 0 && predicate - t < longest_subject;) {
        const ParsedWord& word = analysis.word(t);
        if (is_one_of(to_lower(analysis.written(t)), {"after", "before"}))
            return t;
        if ((word.upos == Upos::verb && word.deprel != Deprel::amod) || word.upos == Upos::cconj ||
            is_one_of(analysis.written(t), {",", ";", ":"}))
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<ToldApart> told_apart(const SentenceAnalysis& analysis, const EventMention& mention) {
    TokenIndex predicate = mention.predicate;
    for (int depth = 0; depth < clause_depth_limit; ++depth) {
        const ParsedWord& word = analysis.word(predicate);
        if (word.head < 0)
            return std::nullopt;
        for (const TokenIndex c : analysis.children(predicate)) {
            const std::string form = to_lower(analysis.written(c));
            if (c > predicate || !is_one_of(form, {"after", "before"}) ||
                (analysis.word(c).deprel != Deprel::mark && analysis.word(c).deprel != Deprel::case_))
                continue;
            ToldApart apart;
            apart.mark = c;
            apart.predicate = static_cast<TokenIndex>(word.head);
            apart.earlier = form == "after";
            if (read_length(analysis, c, apart))
                return apart;
        }
        if (const auto mark = mark_before(analysis, predicate); mark && word.deprel == Deprel::advcl) {
            ToldApart apart;
            apart.mark = *mark;
            apart.predicate = static_cast<TokenIndex>(word.head);
            apart.earlier = to_lower(analysis.written(*mark)) == "after";
            if (read_length(analysis, *mark, apart)) {
                // `nine months after four people came and three months after ten crossed`: both hang on one verb
                for (int up = 0; up < clause_depth_limit; ++up) {
                    const ParsedWord& above = analysis.word(apart.predicate);
                    const auto other = mark_before(analysis, apart.predicate);
                    ToldApart unused;
                    if (above.deprel != Deprel::advcl || above.head < 0 || !other ||
                        !read_length(analysis, *other, unused))
                        break;
                    apart.predicate = static_cast<TokenIndex>(above.head);
                }
                return apart;
            }
        }
        if (word.deprel != Deprel::xcomp && word.deprel != Deprel::conj)
            return std::nullopt;
        predicate = static_cast<TokenIndex>(word.head);
    }
    return std::nullopt;
}

bool points_at_story(const SentenceAnalysis& analysis, const ToldApart& apart) {
    if (!is_one_of(analysis.word(apart.predicate).lemma, {"come", "follow", "happen", "occur", "be", "take"}))
        return false;
    const auto& children = analysis.children(apart.predicate);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        return is_subject(analysis.word(c).deprel) &&
               (is_one_of(analysis.word(c).lemma, {"it", "this", "that"}) ||
                analysis.is(analysis.ends(c), "happening_noun") ||
                analysis.is(analysis.ends(c), "flight_noun"));
    });
}

Interval shifted(const Interval& above, const ToldApart& apart) {
    Interval interval = above;
    const std::chrono::days least{apart.earlier ? -apart.most_days : apart.least_days};
    const std::chrono::days most{apart.earlier ? -apart.least_days : apart.most_days};
    if (interval.start)
        interval.start = *interval.start + least;
    if (interval.end)
        interval.end = *interval.end + most;
    const int spread = apart.most_days - apart.least_days;
    if (spread > 0)
        interval.precision = spread <= 7 ? TimePrecision::week : TimePrecision::unknown;
    interval.clock.clear();
    interval.edtf.clear();
    return interval;
}

} // namespace dateline
