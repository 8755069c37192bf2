// SPDX-License-Identifier: Apache-2.0
#include "event/timing.hpp"

#include "base/ascii.hpp"
#include "event/grammar.hpp"
#include "event/told_apart.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

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

/// `under the 2018 accord`, `after the 2022 Winter Olympics`: the year is part of a name.
bool is_part_of_a_name(const SentenceAnalysis& analysis, TokenRange range) {
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

/// `and it is there to this day`: how long it has lasted, not when it came about.
bool is_to_this_day(const SentenceAnalysis& analysis, TokenRange range) {
    return to_lower(analysis.written(range.begin)) == "this" &&
           is_one_of(word_before(analysis, range.begin, 1), {"to", "until", "till"});
}

/// `since the reform of the currency in November`: up to that `in` there is nothing but the noun after
/// `since`.
bool follows_since(const SentenceAnalysis& analysis, TokenIndex token) {
    constexpr TokenIndex longest = 6;
    for (TokenIndex n = 1; n <= longest && n <= token; ++n) {
        if (to_lower(analysis.written(token - n)) == "since")
            return n > 1;
        const Upos upos = analysis.word(token - n).upos;
        if (upos != Upos::noun && upos != Upos::adj && upos != Upos::det && upos != Upos::propn &&
            upos != Upos::pron && analysis.written(token - n) != "of")
            return false;
    }
    return false;
}

/// `since August`, `since about August`.
bool starts_since(const SentenceAnalysis& analysis, TokenRange range) {
    const std::string before = word_before(analysis, range.begin, 1);
    return before == "since" || to_lower(analysis.written(range.begin)) == "since" ||
           ((before == "about" || before == "early" || before == "late") &&
            word_before(analysis, range.begin, 2) == "since") ||
           (before == "in" && follows_since(analysis, range.begin - 1));
}

/// `for the first time since 2018`: how long it has not been, unless a clause tells what was then.
bool is_first_since(const SentenceAnalysis& analysis, TokenRange range) {
    constexpr TokenIndex reach = 6;
    for (TokenIndex n = 1; n <= reach && n <= range.begin; ++n) {
        if (to_lower(analysis.written(range.begin - n)) == "first")
            return range.end >= analysis.size() || analysis.word(range.end).upos == Upos::punct ||
                   analysis.word(range.end).upos == Upos::cconj;
    }
    return false;
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

/// `In 2017 he had come to the South by swimming`: time words that open a sentence date all it tells.
bool opens(TokenRange range) {
    constexpr TokenIndex furthest = 3; // `And then on 9 October`
    return range.begin <= furthest;
}

/// `said on Tuesday`, `reported Friday`: when it was said.
bool is_time_of_saying(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    if (starts_since(analysis, range))
        return false; // nothing is said since January
    // `Two incursions were reported on June 9 and June 18`: when they were
    const ParsedWord& own = analysis.word(mention.predicate);
    if (mention.rule->noun && own.deprel == Deprel::nsubj_pass && own.head >= 0 &&
        is_one_of(analysis.word(static_cast<TokenIndex>(own.head)).lemma, {"report", "record", "register"}))
        return false;
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

/// `a road that was not present in images captured in November`: when the images were taken.
bool is_of_an_image(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    const std::uint32_t frame = analysis.frame_of(range.begin);
    if (frame == Frame::no_parent)
        return false;
    const TokenIndex verb = analysis.frames()[frame].predicate;
    const auto& noun = analysis.frames()[frame].modified;
    return verb != mention.predicate && noun && analysis.word(verb).deprel == Deprel::acl &&
           analysis.is(analysis.ends(*noun), "imagery") && analysis.is(analysis.ends(verb), "film_made");
}

/// `Seven who had fled were passed back by Russia in December`: what the clause about them looks back on has
/// no part in the day of the sentence.
bool is_of_main_clause(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    if (analysis.word(predicate).deprel != Deprel::acl_relcl || range.begin < predicate)
        return false;
    const auto& children = analysis.children(predicate);
    const bool had = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        return c < predicate && analysis.written(c) == "had";
    });
    const std::int32_t noun = analysis.word(predicate).head;
    if (!had || noun < 0)
        return false;
    // a verb of the sentence between the clause and the words
    for (TokenIndex t = predicate + 1; t < range.begin; ++t) {
        const ParsedWord& word = analysis.word(t);
        const bool joined = word.deprel == Deprel::conj && word.head == static_cast<std::int32_t>(predicate);
        if (word.upos == Upos::verb && !joined && word.head != static_cast<std::int32_t>(predicate))
            return true;
    }
    return false;
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
    if (is_of_main_clause(analysis, mention.predicate, range))
        return true;
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
            bool charged = false;
            bool together = false; // `When the virus came in 2020, the regime set about closing the border`
            for (const TokenIndex c : analysis.children(predicate)) {
                const Deprel own_relation = analysis.word(c).deprel;
                subject = subject || own_relation == Deprel::nsubj || own_relation == Deprel::nsubj_pass;
                // `put to death by shooting in January`
                marked = marked ||
                         (own_relation == Deprel::mark && !is_one_of(analysis.word(c).lemma, {"to", "by"})) ||
                         analysis.word(c).lemma == "where" || analysis.word(c).lemma == "when";
                const std::string& lemma = analysis.word(c).lemma;
                charged = charged || (relation == Deprel::advcl && lemma == "for" && c + 1 == predicate);
                together = together || lemma == "when" || lemma == "as" || lemma == "while";
            }
            // `..., and more walls are to be built in September` tells of other walls; `laying mines and
            // putting up fences since April` has one time for both.
            if (charged) // `threatened on Monday to make them pay for laying the mines`
                return false;
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

/// `sent home five fishermen Thursday who were rescued off Uljin`: the day of the return, not of the rescue.
bool is_of_return_above(const SentenceAnalysis& analysis, const EventMention& mention, TokenRange range) {
    const ParsedWord& own = analysis.word(mention.predicate);
    if (mention.rule->scene != "crossing" || own.deprel != Deprel::acl_relcl || own.head < 0)
        return false;
    TokenIndex who = mention.predicate;
    while (who > static_cast<TokenIndex>(own.head) && !is_one_of(analysis.word(who).lemma, {"who", "that", "which"}))
        --who;
    if (range.end > who)
        return false;
    const std::int32_t verb = analysis.word(static_cast<TokenIndex>(own.head)).head;
    if (verb < 0)
        return false;
    Frame above;
    above.predicate = static_cast<TokenIndex>(verb);
    const ClassSet classes = analysis.predicate_classes(above);
    return analysis.is(classes, "send_back") || analysis.is(classes, "give_back") ||
           analysis.is(classes, "return_verb") || analysis.is(classes, "hand_word");
}

/// `In December a couple came, while a group found in February was sent home`: what is set against the first
/// has a time of its own.
bool is_set_against(const SentenceAnalysis& analysis, TokenIndex predicate, TokenRange range) {
    for (int depth = 0; depth < clause_depth_limit; ++depth) {
        for (const TokenIndex c : analysis.children(predicate)) {
            if (c > range.end && c < predicate && analysis.word(c).deprel == Deprel::mark &&
                is_one_of(to_lower(analysis.written(c)), {"while", "whereas"}))
                return analysis.written(c - 1) == ",";
        }
        const ParsedWord& word = analysis.word(predicate);
        if (word.head < 0)
            return false;
        predicate = static_cast<TokenIndex>(word.head);
    }
    return false;
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

namespace {

/// `will cut all roads, the General Staff announced on Wednesday`: works told as a plan are dated by its
/// announcement.
std::optional<Timing> time_of_announcement(const SentenceAnalysis& analysis, const EventMention& mention,
                                           const DocumentTimes& times) {
    if (mention.kind != ReportKind::fortification ||
        (mention.standing != Standing::planned && mention.standing != Standing::ordered))
        return std::nullopt;
    auto reporter = analysis.frames()[mention.frame].reporter;
    for (const TokenIndex c : analysis.children(mention.predicate)) {
        if (!reporter && analysis.word(c).deprel == Deprel::parataxis)
            reporter = c; // `will cut all roads, the staff announced`
    }
    if (!reporter || !analysis.is(analysis.ends(*reporter), "announce_verb"))
        return std::nullopt;
    for (const TimeExpression& expression : times.expressions) {
        const auto range = tokens_in(analysis, expression.span);
        if (range && expression.interval && expression.kind == TimeKind::date &&
            length_days(*expression.interval) <= 1 && analysis.frame_of(range->begin) != Frame::no_parent &&
            analysis.frames()[analysis.frame_of(range->begin)].predicate == *reporter)
            return Timing{*expression.interval, expression.span, expression.year_stated,
                          "when it was announced", 2};
    }
    return std::nullopt;
}

/// `a group who were found adrift in February were sent home within hours`
std::optional<Timing> time_of_just_before(const SentenceAnalysis& analysis, const EventMention& mention,
                                          const DocumentTimes& times) {
    const Frame& own = analysis.frames()[mention.frame];
    const bool soon = std::any_of(own.clause.begin(), own.clause.end(), [&](TokenIndex t) {
        return analysis.is(analysis.covers(t), "soon_word");
    });
    if (!soon)
        return std::nullopt;
    for (const Frame& other : analysis.frames()) {
        if (!other.modified || other.nominal || analysis.word(other.predicate).deprel != Deprel::acl_relcl ||
            std::find(mention.movers.begin(), mention.movers.end(), *other.modified) == mention.movers.end())
            continue;
        EventMention before;
        before.sentence = mention.sentence;
        before.predicate = other.predicate;
        before.frame = analysis.frame_of(other.predicate);
        before.rule = mention.rule;
        if (auto timing = time_of(analysis, before, times)) {
            timing->rank = 2;
            timing->derivation = "soon after what is told of them";
            return timing;
        }
    }
    return std::nullopt;
}

} // namespace

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
            is_clock_of_saying(analysis, mention, times, expression) || is_part_of_a_name(analysis, *range) ||
            is_to_this_day(analysis, *range) || is_of_an_image(analysis, mention, *range) ||
            is_of_flashback(analysis, mention.predicate, *range))
            continue;
        if (mention.listed && range->begin < mention.predicate)
            continue;
        const int near = nearness(analysis, mention, *range);
        // `sent home five fishermen Thursday who had been rescued`: before they were sent home
        if (is_of_return_above(analysis, mention, *range))
            continue;
        const bool set_against = is_set_against(analysis, mention.predicate, *range);
        if (set_against)
            continue;
        const int rank = opens(*range) && !mention.supports ? 3 : near;
        if (rank < 3 && (mention.supports || belongs_elsewhere(analysis, mention, *range)))
            continue;
        if (starts_since(analysis, *range) &&
            ((mention.supports && mention.rule->noun) ||
             (is_first_since(analysis, *range) && !is_told_as_when(analysis, mention.predicate, *range))))
            continue; // `the first defection since 2019`

        const double distance =
            std::abs(static_cast<double>(range->begin) - static_cast<double>(mention.predicate));
        double cost = (3 - near) * 100.0 + distance;
        cost += std::min(60.0, std::log2(1 + length_days(*expression.interval)) * 2);
        if (dates_a_thing(analysis, mention, *range))
            cost += 60;
        // `that crossed the line on Tuesday were returned on Wednesday`
        const std::uint32_t other_frame = analysis.frame_of(range->begin);
        if (other_frame != Frame::no_parent && other_frame != analysis.frame_of(mention.predicate) &&
            analysis.word(analysis.frames()[other_frame].predicate).deprel == Deprel::acl_relcl)
            cost += 40;
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
        // `swam the estuary and was found on Sunday, five days after a soldier had walked over`
        for (const TokenIndex c : analysis.children(apart->predicate)) {
            if (timing || analysis.word(c).deprel != Deprel::conj || c > apart->mark || !analysis.stands_as_verb(c))
                continue;
            above.predicate = c;
            above.frame = analysis.frame_of(c);
            timing = time_of(analysis, above, times);
        }
        if (timing) {
            timing->interval = shifted(timing->interval, *apart);
            timing->rank = 2;
            timing->derivation = apart->earlier ? "told to be so long before" : "told to be so long after";
        }
        return timing;
    }
    if (!best) {
        auto timing = time_of_announcement(analysis, mention, times);
        return timing ? timing : time_of_just_before(analysis, mention, times);
    }
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

} // namespace dateline
