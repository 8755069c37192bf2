// SPDX-License-Identifier: Apache-2.0
#include "event/situate.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"
#include "event/told_apart.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

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

namespace {

/// Parsers hang a clause on the time words in front of it: `the last dash: on 13 November he ran`.
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

/// `were arrested on May 10 and flown back on Tuesday`: the words before the conjunction are of the first
/// verb.
bool opens_next_clause(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    if (range.begin > predicate || analysis.word(predicate).deprel != Deprel::conj ||
        analysis.word(predicate).head >= static_cast<std::int32_t>(range.begin))
        return false;
    return std::any_of(analysis.children(predicate).begin(), analysis.children(predicate).end(),
                       [&](TokenIndex c) {
                           return c >= range.end && c < predicate && analysis.word(c).upos == Upos::cconj;
                       });
}

/// `since last spring, when its troops began to lay mines`: the clause says what came about then.
bool is_told_as_when(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    TokenIndex next = range.end;
    if (next < analysis.size() && analysis.written(next) == ",")
        ++next;
    if (next >= predicate || to_lower(analysis.written(next)) != "when")
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

/// How near the clause of the tokens is to that of the mention: 3 the same, 2 directly above or below, 1
/// elsewhere.
int nearness(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    if (!analysis.lexicon().families.clauses)
        return 3;
    // Parsers lose time and place phrases more often than verbs: with no verb in between they belong
    // together.
    if (!mention.rule->noun && !analysis.verb_between(range.begin, mention.predicate) &&
        !opens_next_clause(analysis, mention.predicate, range))
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

/// `as in the previous year`, `compared with 2019`: what it is held against.
bool is_comparison(const SentenceAnalysis& analysis, TokenRange range) {
    for (TokenIndex n = 1; n <= 2 && n <= range.begin; ++n) {
        const std::string& lemma = analysis.word(range.begin - n).lemma;
        if (lemma == "as" || lemma == "than" || lemma == "unlike" || lemma == "like" || lemma == "compared")
            return n == 2 || lemma != "as" || analysis.word(range.begin - n).deprel == Deprel::case_;
        if (analysis.word(range.begin - n).upos != Upos::adp)
            return false;
    }
    return false;
}

/// `under the 2018 accord`, `after the 2022 Winter Olympics`: the year is part of a name or a phrase.
bool is_part_of_a_name(const SentenceAnalysis& analysis, TokenRange range) {
    if (to_lower(analysis.written(range.begin)) == "this" && range.begin > 0 &&
        is_one_of(to_lower(analysis.written(range.begin - 1)), {"to", "until", "till"}))
        return true; // `and it is there to this day`
    for (TokenIndex t = range.end; t < analysis.size() && t < range.end + 4; ++t) {
        const Upos upos = analysis.word(t).upos;
        if (analysis.is(analysis.ends(t), "accord") || analysis.is(analysis.ends(t), "occasion"))
            return range.begin == 0 || analysis.word(range.begin - 1).upos != Upos::adp;
        if (upos != Upos::adj && upos != Upos::noun && upos != Upos::propn)
            return false;
    }
    return false;
}

/// `the accord of September 2018`: the date of a thing spoken of, unless it is the happening's own.
bool dates_a_thing(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    return range.begin >= 2 && analysis.word(range.begin - 1).lemma == "of" &&
           analysis.word(range.begin - 2).upos == Upos::noun && range.begin - 2 != mention.predicate;
}

std::string word_before(const SentenceAnalysis& analysis, TokenIndex token, TokenIndex n) {
    return token >= n ? to_lower(analysis.written(token - n)) : std::string{};
}

/// `since August`, `since about August`.
bool starts_since(const SentenceAnalysis& analysis, TokenRange range) {
    const std::string before = word_before(analysis, range.begin, 1);
    return before == "since" || to_lower(analysis.written(range.begin)) == "since" ||
           ((before == "about" || before == "early" || before == "late") &&
            word_before(analysis, range.begin, 2) == "since");
}

/// The stretch that `since August 2024` starts at: that month.
Interval starting_point(const SentenceAnalysis& analysis, TokenRange range, const Interval& interval) {
    Interval point = interval;
    if (!interval.start)
        return point;
    bool month = false;
    bool day = false;
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        const std::string word = to_lower(analysis.written(t));
        if (analysis.word(t).upos == Upos::propn && !word.empty() && word.front() >= 'a' &&
            word.front() <= 'z')
            month = true;
        if (word.size() <= 2 && !word.empty() && word.front() >= '0' && word.front() <= '9')
            day = true;
    }
    const std::chrono::days length{day ? 1 : month ? 31 : 366};
    point.end = *interval.start + length;
    point.precision = day ? TimePrecision::day : month ? TimePrecision::month : TimePrecision::year;
    return point;
}

/// True where a phrase above the token is led by one of the prepositions: `since the envoy to Kuwait did so`,
/// `according to an institute in Monterey`.
bool within_phrase_of(const SentenceAnalysis& analysis, TokenIndex token,
                      std::initializer_list<std::string_view> prepositions) {
    for (int depth = 0; depth < 8; ++depth) {
        for (const TokenIndex c : analysis.children(token)) {
            const Deprel relation = analysis.word(c).deprel;
            if ((relation == Deprel::case_ || relation == Deprel::fixed) &&
                is_one_of(to_lower(analysis.written(c)), prepositions))
                return true;
        }
        const ParsedWord& word = analysis.word(token);
        if (word.head < 0 || word.upos == Upos::verb || word.deprel == Deprel::appos)
            return false;
        token = static_cast<TokenIndex>(word.head);
    }
    return false;
}

/// `the first since the envoy to Kuwait did so`, `unlike the one in Goseong`: of a happening that the
/// mention's is held against.
bool is_held_against(const SentenceAnalysis& analysis, const EventMention& mention, TokenIndex token) {
    // ... while the envoy's own `did so` stands behind all that `since` leads
    if (analysis.word(mention.predicate).lemma == "do" && token < mention.predicate)
        return false;
    for (int depth = 0; depth < 12 && token != mention.predicate; ++depth) {
        for (const TokenIndex c : analysis.children(token)) {
            const Deprel relation = analysis.word(c).deprel;
            if ((relation == Deprel::case_ || relation == Deprel::fixed || relation == Deprel::mark) &&
                c < token && is_one_of(to_lower(analysis.written(c)), {"since", "than", "like", "unlike"}))
                return true;
        }
        const std::int32_t head = analysis.word(token).head;
        if (head < 0)
            return false;
        token = static_cast<TokenIndex>(head);
    }
    return false;
}

/// `In 2017 he had come to the South by swimming`: time words that open a sentence date all it tells.
bool opens(TokenRange range) {
    constexpr TokenIndex furthest = 3; // `And then on 9 October`
    return range.begin <= furthest;
}

/// `the military in Seoul said`, `according to the ministry in Seoul`: where it was said.
bool is_place_of_saying(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    for (TokenIndex n = 1; n <= 6 && n < range.begin; ++n) {
        const std::string word = to_lower(analysis.written(range.begin - n));
        if (word == "according")
            return true;
        if (word == "," || word == ";")
            break;
    }
    bool past_comma = false; // `According to the source, Ri, of the embassy in Cuba, arrived`
    for (TokenIndex t = 0; t < range.begin; ++t)
        past_comma = past_comma ||
                     (t > 0 && analysis.written(t) == "," && to_lower(analysis.written(0)) == "according");
    if (!past_comma && within_phrase_of(analysis, range.begin, {"according"}))
        return true;
    const auto says = [&](TokenIndex verb) {
        return analysis.is(analysis.ends(verb), "say_word") && analysis.word(verb).upos == Upos::verb &&
               range.begin < verb;
    };
    // `Seoul reveals weekend incursion`
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        if (is_subject(analysis.word(t).deprel) && says(static_cast<TokenIndex>(analysis.word(t).head)))
            return true;
    }
    const std::uint32_t frame = analysis.frame_of(range.begin);
    if (frame == Frame::no_parent || frame == analysis.frame_of(mention.predicate))
        return false;
    // `the General Staff in Pyongyang gave notice that it would`: where an office sits
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        const ParsedWord& word = analysis.word(t);
        if (word.deprel != Deprel::nmod || word.head < 0)
            continue;
        const auto office = static_cast<TokenIndex>(word.head);
        const ClassSet& classes = analysis.ends(office);
        if (is_subject(analysis.word(office).deprel) &&
            (analysis.is(classes, "official") || analysis.is(classes, "armed_body")))
            return true;
    }
    return says(analysis.frames()[frame].predicate);
}

/// `an agreement signed in Pyongyang`, `after talks held in Hanoi`: where a thing that is spoken of came
/// about.
bool is_place_of_a_thing(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        const ParsedWord& word = analysis.word(t);
        if (word.head < 0)
            continue;
        const auto verb = static_cast<TokenIndex>(word.head);
        const std::string& lemma = analysis.word(verb).lemma;
        // `before most had heard the name of Wuhan`: a word for a place is not where anything happens.
        if (lemma == "name" && analysis.word(verb).upos == Upos::noun && word.deprel == Deprel::nmod)
            return true;
        const Deprel relation = analysis.word(verb).deprel;
        if (verb != mention.predicate && (relation == Deprel::acl || relation == Deprel::acl_relcl) &&
            (lemma == "sign" || lemma == "agree" || lemma == "reach" || lemma == "conclude" ||
             lemma == "hold" || lemma == "adopt" || lemma == "publish" || lemma == "print"))
            return true;
    }
    return false;
}

/// `days after the Games in Hangzhou`, `ahead of the summit in Hanoi`: where something was held by which only
/// the time is told.
bool is_place_of_an_occasion(const SentenceAnalysis& analysis, TokenRange range) {
    auto token = static_cast<std::int32_t>(range.begin);
    for (int depth = 0; depth < 4 && token >= 0; ++depth) {
        const auto at = static_cast<TokenIndex>(token);
        const ParsedWord& word = analysis.word(at);
        if (word.upos == Upos::verb)
            return false;
        if (analysis.is(analysis.ends(at), "occasion") &&
            within_phrase_of(analysis, at, {"after", "before", "during", "ahead", "following", "since"}))
            return true;
        token = word.head;
    }
    return false;
}

/// `said on Tuesday`, `reported Friday`: when it was said.
bool is_time_of_saying(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    if (starts_since(analysis, range))
        return false; // nothing is said since January
    for (TokenIndex n = 1; n <= 7 && n <= range.begin; ++n) {
        const TokenIndex t = range.begin - n;
        if (t == mention.predicate)
            return false;
        if (analysis.word(t).upos == Upos::punct && analysis.written(t) != "(")
            return false;
        if (analysis.word(t).lemma == "that")
            return false;
        const Frame& frame_of_mention = analysis.frames()[mention.frame];
        if (analysis.is(analysis.ends(t), "say_word") && analysis.word(t).upos == Upos::verb)
            return frame_of_mention.standing != Standing::ordered ||
                   frame_of_mention.standing_reason != analysis.written(t);
        if (analysis.word(t).upos == Upos::verb)
            return false;
    }
    const std::uint32_t frame = analysis.frame_of(range.begin);
    if (frame == Frame::no_parent || frame == analysis.frame_of(mention.predicate))
        return false;
    const TokenIndex predicate = analysis.frames()[frame].predicate;
    return analysis.is(analysis.ends(predicate), "say_word") &&
           analysis.frames()[mention.frame].reporter == std::optional{predicate};
}

/// Time words of a coordinated clause, or of one further off, date what is told there; those that open the
/// sentence date all of it.
bool belongs_elsewhere(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    if (range.begin < 4)
        return false;
    // `When the virus came in 2020, the regime closed the border`: the clause that opens the sentence dates
    // it.
    if (is_one_of(to_lower(analysis.written(0)), {"when", "as", "while"})) {
        TokenIndex comma = 1;
        while (comma < analysis.size() && analysis.written(comma) != ",")
            ++comma;
        if (range.end <= comma && mention.predicate > comma)
            return false;
    }
    const std::uint32_t own = analysis.frame_of(mention.predicate);
    const std::uint32_t other = analysis.frame_of(range.begin);
    if (own == Frame::no_parent || other == Frame::no_parent)
        return true;
    if (hangs_on(analysis, own, range))
        return false;
    const auto& frames = analysis.frames();
    /// From `from` up to `to` without leaving the clause for one told apart.
    const auto leads_up = [&](std::uint32_t from, std::uint32_t to) {
        for (int depth = 0; depth < 4 && from != Frame::no_parent && from != to; ++depth) {
            const TokenIndex predicate = frames[from].predicate;
            const Deprel relation = analysis.word(predicate).deprel;
            bool subject = false;
            bool marked = false;
            bool together = false; // `When the virus came in 2020, the regime set about closing the border`
            for (const TokenIndex c : analysis.children(predicate)) {
                const Deprel own_relation = analysis.word(c).deprel;
                subject = subject || own_relation == Deprel::nsubj || own_relation == Deprel::nsubj_pass;
                marked = marked || (own_relation == Deprel::mark && analysis.word(c).lemma != "to") ||
                         analysis.word(c).lemma == "where" || analysis.word(c).lemma == "when";
                const std::string& lemma = analysis.word(c).lemma;
                together = together || ((lemma == "when" || lemma == "as" || lemma == "while") &&
                                        static_cast<std::int32_t>(predicate) < analysis.word(predicate).head);
            }
            // `..., and more walls are to be built in September` tells of other walls; `laying mines and
            // putting up fences since April` has one time for both.
            if (relation == Deprel::parataxis || (relation == Deprel::conj && subject) ||
                (relation == Deprel::advcl && marked && !together && from != own))
                return false;
            if ((relation == Deprel::acl || relation == Deprel::acl_relcl) && from != own)
                return false;
            from = frames[from].parent;
        }
        return from == to;
    };
    if (leads_up(own, other) || leads_up(other, own))
        return false;
    // A clause that opens the sentence (`When the virus came in 2020, ...`) dates all that is told after it.
    const std::uint32_t above = frames[other].parent;
    return above == Frame::no_parent || frames[other].predicate > frames[above].predicate ||
           !leads_up(other, above) || !leads_up(own, above);
}

/// `The JCS said Friday that they came at around 11 a.m.`: the day of the clock is that of the saying, which
/// says nothing of when they came.
bool is_clock_of_saying(const SentenceAnalysis& analysis, const EventMention& mention,
                        const DocumentTimes& times, const TimeExpression& clock) {
    if (!clock.bare_clock || !clock.interval)
        return false;
    return std::any_of(times.expressions.begin(), times.expressions.end(), [&](const TimeExpression& saying) {
        const auto range = tokens_in(analysis, saying.span);
        return range && saying.interval && saying.span.begin < clock.span.begin &&
               saying.interval->start == clock.interval->start &&
               is_time_of_saying(analysis, mention, *range);
    });
}

/// `before dawn on Tuesday`, `shortly before midnight`: the hour of a day, which remains that day.
bool is_hour_of_day(const SentenceAnalysis& analysis, TokenRange range, const TimeExpression& expression) {
    return expression.timex.find('T') != std::string::npos ||
           is_one_of(word_before(analysis, range.begin, 2), {"shortly", "just", "right"});
}

} // namespace

UnresolvedTime unresolved_time(const SentenceAnalysis& analysis, const EventMention& mention,
                               const DocumentTimes& times, Span* words) {
    for (const TimeExpression& expression : times.expressions) {
        if (expression.interval || expression.kind == TimeKind::duration || expression.kind == TimeKind::set)
            continue;
        const auto range = tokens_in(analysis, expression.span);
        if (!range || is_time_of_saying(analysis, mention, *range))
            continue;
        if (nearness(analysis, mention, *range) < 3 && belongs_elsewhere(analysis, mention, *range))
            continue;
        if (expression.timex.find("_REF") != std::string::npos ||
            is_one_of(word_before(analysis, range->begin, 1), {"a", "one"})) // `on a Friday in May`
            continue;
        if (words != nullptr && nearness(analysis, mention, *range) == 3)
            *words = expression.span;
        for (TokenIndex t = range->begin; t < range->end; ++t) {
            if (analysis.word(t).lemma == "year" && to_lower(analysis.written(range->begin)) != "new")
                return UnresolvedTime::year;
        }
        return UnresolvedTime::other;
    }
    return UnresolvedTime::none;
}

double length_days(const Interval& interval) {
    if (!interval.bounded())
        return 1e6;
    return static_cast<double>((*interval.end - *interval.start).count());
}

bool times_agree(const Interval& a, const Interval& b) {
    const bool before = a.end && b.start && *a.end <= *b.start;
    const bool after = b.end && a.start && *b.end <= *a.start;
    return !before && !after;
}

bool places_agree(const Footprint& a, const Footprint& b, double slack_m) {
    return distance_m(a.point, b.point) <= a.radius_m + b.radius_m + slack_m;
}

std::optional<Timing> time_of(const SentenceAnalysis& analysis, const EventMention& mention,
                              const DocumentTimes& times) {
    struct Choice {
        const TimeExpression* expression = nullptr;
        TokenRange range;
        int rank = 0;
        double cost = 0;
    };
    std::optional<Choice> best;
    const auto apart = told_apart(analysis, mention);
    const auto& dateline = analysis.document().dateline;
    for (const TimeExpression& expression : times.expressions) {
        if (dateline && dateline->span.overlaps(expression.span))
            continue;
        if (expression.kind == TimeKind::duration || expression.kind == TimeKind::set)
            continue;
        const auto range = tokens_in(analysis, expression.span);
        if (!range || !expression.interval || (apart && range->end <= apart->mark))
            continue;
        if (mention.headline && range->begin > 0 && range->end < analysis.size() &&
            analysis.written(range->end) == "]")
            continue; // `[News Today]`
        if (is_time_of_saying(analysis, mention, *range) || is_comparison(analysis, *range) ||
            is_clock_of_saying(analysis, mention, times, expression) || is_part_of_a_name(analysis, *range))
            continue;
        if (mention.listed && range->begin < mention.predicate)
            continue;
        const int near = nearness(analysis, mention, *range);
        const int rank = opens(*range) && !mention.supports ? 3 : near;
        if (rank < 3 && (mention.supports || belongs_elsewhere(analysis, mention, *range)))
            continue;
        if (starts_since(analysis, *range) && mention.supports && mention.rule->noun)
            continue; // `the first defection since 2019`

        const double distance =
            std::abs(static_cast<double>(range->begin) - static_cast<double>(mention.predicate));
        double cost = (3 - near) * 100.0 + distance;
        cost += std::min(60.0, std::log2(1 + length_days(*expression.interval)) * 2);
        if (dates_a_thing(analysis, mention, *range))
            cost += 60;
        if (expression.timex == "PRESENT_REF" || expression.timex == "PAST_REF")
            cost += 80;
        if (!best || cost < best->cost)
            best = Choice{&expression, *range, rank, cost};
    }
    if (!best && apart) {
        EventMention above;
        above.predicate = apart->predicate;
        above.frame = analysis.frame_of(apart->predicate);
        above.rule = mention.rule;
        auto timing = time_of(analysis, above, times);
        if (timing) {
            timing->interval = shifted(timing->interval, *apart);
            timing->rank = 2;
            timing->derivation = apart->earlier ? "told to be so long before" : "told to be so long after";
        }
        return timing;
    }
    if (!best)
        return std::nullopt;
    Timing timing;
    timing.interval = *best->expression->interval;
    timing.span = best->expression->span;
    timing.from_text = best->expression->year_stated;
    timing.rank = best->rank;
    timing.derivation = best->rank == 3 ? "clause" : best->rank == 2 ? "neighbouring clause" : "sentence";
    const std::string before = word_before(analysis, best->range.begin, 1);
    const auto published = times.publication.interval.end;
    const bool inside = to_lower(analysis.written(best->range.begin)) == "since";
    if (starts_since(analysis, best->range)) {
        const bool told_then = is_told_as_when(analysis, mention.predicate, best->range);
        // `closed since January`: it was closed then. `since August 2024, when a soldier came`: he came then.
        if (told_then || mention.element_type == "border_closure") {
            timing.interval = starting_point(analysis, best->range, timing.interval);
            timing.derivation += "; starting point";
        } else if (!inside) {
            timing.interval.end = published;
            timing.interval.precision = TimePrecision::multi_year;
            timing.derivation += "; since";
            if (timing.interval.start && timing.interval.end &&
                *timing.interval.end <= *timing.interval.start)
                timing.interval.end.reset();
        }
    } else if (is_one_of(before, {"until", "till", "by", "before"}) &&
               !is_hour_of_day(analysis, best->range, *best->expression)) {
        if (before != "by" || analysis.word(mention.predicate).past) {
            timing.interval.start.reset();
            timing.interval.precision = TimePrecision::unknown;
            timing.derivation += "; up to";
        }
    }
    return timing;
}

std::vector<Timing> days_listed(const SentenceAnalysis& analysis, const EventMention& mention,
                                const DocumentTimes& times) {
    std::vector<Timing> days;
    std::optional<TokenRange> last;
    bool ours = false; // one of the days stands in the mention's clause
    const auto goes_on = [&](TokenIndex end) {
        for (TokenIndex t = last->end; t < end; ++t) {
            if (!is_one_of(analysis.written(t), {",", "and", "on", "the", "then", "again"}))
                return false;
        }
        return end > last->end;
    };
    for (const TimeExpression& expression : times.expressions) {
        const auto range = tokens_in(analysis, expression.span);
        if (!range)
            continue;
        const bool day = expression.interval && expression.kind == TimeKind::date &&
                         length_days(*expression.interval) <= 1;
        if (!day || (last && !goes_on(range->begin))) {
            if (days.size() > 1)
                break;
            days.clear();
            last.reset();
            ours = false;
            if (!day)
                continue;
        }
        if (is_time_of_saying(analysis, mention, *range))
            continue;
        ours = ours || opens(*range) || nearness(analysis, mention, *range) == 3;
        days.push_back({*expression.interval, expression.span, expression.year_stated, "one of a list", 3});
        last = range;
    }
    for (std::size_t i = 0; i + 1 < days.size(); ++i) {
        if (*days[i + 1].interval.start - *days[i].interval.start <= std::chrono::days{1})
            return {};
    }
    if (days.size() < 2 || !ours)
        days.clear();
    return days;
}

std::optional<Siting> place_of(const SentenceAnalysis& analysis, const EventMention& mention,
                               const std::vector<PlaceReference>& places) {
    std::optional<Siting> best;
    double best_cost = 0;
    const auto apart = told_apart(analysis, mention);
    const bool diplomat = analysis.is(mention.tags[Role::mover], "diplomat");
    for (const PlaceReference& place : places) {
        if (!place.footprint || place.use == PlaceUse::dateline)
            continue;
        const auto range = tokens_in(analysis, place.span);
        if (!range)
            continue;
        if (is_place_of_saying(analysis, mention, *range) || is_place_of_a_thing(analysis, mention, *range) ||
            (mention.listed && range->begin < mention.predicate))
            continue;
        if (is_held_against(analysis, mention, range->begin) || (apart && range->end <= apart->mark))
            continue;
        if (is_place_of_an_occasion(analysis, *range))
            continue;
        const int rank = nearness(analysis, mention, *range);
        double cost = (3 - rank) * 3.0 + std::log2(1 + place.footprint->radius_m / 1000);
        if (place.use == PlaceUse::associative)
            cost += 12;
        if (place.footprint->precision == PlacePrecision::country)
            cost += 6;
        if (within_phrase_of(analysis, range->begin, {"besides", "following"}))
            cost += 10; // of another happening that it is told beside
        // Diplomats leave the country they are posted to, not a border.
        if (diplomat && (place.country == "KP" || place.country == "KR" || place.country.size() != 2)) {
            if (place.footprint->precision == PlacePrecision::country)
                continue;
            cost += 20;
        }
        cost += std::abs(static_cast<double>(range->begin) - static_cast<double>(mention.predicate)) /
                (mention.listed ? 1 : 20);
        if (!best || cost < best_cost) {
            best = Siting{&place,
                          rank == 3   ? "clause"
                          : rank == 2 ? "neighbouring clause"
                                      : "sentence",
                          rank + 1};
            best_cost = cost;
        }
    }
    return best;
}

std::vector<Siting> places_apart(const SentenceAnalysis& analysis, const EventMention& mention,
                                 const std::vector<PlaceReference>& places) {
    std::vector<Siting> found;
    for (const PlaceReference& place : places) {
        if (!place.footprint || place.use != PlaceUse::literal ||
            place.footprint->precision == PlacePrecision::country)
            continue;
        const auto range = tokens_in(analysis, place.span);
        if (!range || nearness(analysis, mention, *range) < 3)
            continue;
        const bool apart = std::none_of(found.begin(), found.end(), [&](const Siting& other) {
            return places_agree(*other.place->footprint, *place.footprint, 0);
        });
        if (apart)
            found.push_back({&place, "clause", 4});
    }
    return found;
}

} // namespace dateline
