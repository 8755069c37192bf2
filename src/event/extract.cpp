// SPDX-License-Identifier: Apache-2.0
#include "event/extract.hpp"

#include "base/utf8.hpp"
#include "event/absorb.hpp"
#include "event/assemble.hpp"
#include "event/ellipsis.hpp"
#include "event/entry.hpp"
#include "event/figures.hpp"
#include "event/follow.hpp"
#include "event/grammar.hpp"
#include "event/happening.hpp"
#include "event/quantity.hpp"
#include "event/story_time.hpp"
#include "event/token_classes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

namespace {

constexpr double statistic_people = 30;           ///< arrivals of so many are a total, not one flight ...
constexpr double statistic_people_in_a_year = 10; ///< ... or so many within a year
constexpr double year_like_days = 300;
constexpr double statistic_days = 10;  ///< ... unless within days
constexpr double statistic_month = 31; ///< executions of so many: unless within a month
constexpr std::uint32_t longest_sentence_tokens = 400;
constexpr std::uint32_t film_reach = 6; ///< sentences in which a film is told

constexpr std::chrono::days history_age{40 * 365}; ///< what is older than this is told as history

/// Arrivals or executions of many over a long time are a figure.
bool is_statistic(const PlacedMention& placed) {
    const std::string& scene = placed.mention.rule->scene;
    if (scene != "crossing" && scene != "punishment")
        return false;
    const Quantity& people = placed.mention.people;
    const double least = people.low.value_or(people.best.value_or(0));
    // `Fifteen North Koreans have crossed the border this year`
    const bool in_a_year = placed.time && length_days(placed.time->interval) >= year_like_days &&
                           least >= statistic_people_in_a_year && scene == "crossing";
    if (in_a_year)
        return true;
    const double longest = scene == "crossing" ? statistic_days : statistic_month;
    return least >= statistic_people && (!placed.time || length_days(placed.time->interval) > longest);
}

/// The day under an embedded post.
std::optional<Timing> time_of_post(const Document& document, const Block& block, const DocumentTimes& times) {
    std::optional<Timing> timing;
    for (const TimeExpression& expression : times.expressions) {
        const bool near =
            expression.span.begin >= block.span.begin && expression.span.begin < block.span.end + 200;
        if (!near || !expression.interval || length_days(*expression.interval) > 1)
            continue;
        bool in_quotation = false;
        for (const Block& other : document.blocks)
            in_quotation =
                in_quotation || (other.role == BlockRole::quotation && other.span.contains(expression.span));
        if (!in_quotation)
            continue;
        timing = Timing{*expression.interval, expression.span, expression.year_stated, "embedded post", 1};
        break;
    }
    return timing;
}

Timing time_of_entry(const Entry& entry) {
    return {*entry.date->interval, entry.date->span, entry.date->year_stated, "entry of a chronology", 3};
}

/// `Groups of 80 and 40 were returned on 29 August and 18 September`: the numbers of the people, in order.
std::vector<double> numbers_listed(const SentenceAnalysis& analysis, const EventMention& mention) {
    std::vector<double> numbers;
    if (mention.rule->people == Role::mover)
        return numbers;
    TokenIndex last = 0;
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        const auto value = number_value(analysis.written(t));
        if (!value || analysis.is(analysis.covers(t), "dated") || analysis.is(analysis.covers(t), "time"))
            continue;
        bool goes_on = !numbers.empty();
        for (TokenIndex between = last + 1; goes_on && between < t; ++between)
            goes_on = is_one_of(analysis.written(between), {",", "and", "about", "some", "another"});
        if (!goes_on && numbers.size() > 1)
            break;
        if (!goes_on)
            numbers.clear();
        numbers.push_back(*value);
        last = t;
    }
    return numbers;
}

/// `The largest return took place on October 9`
bool takes_place(const SentenceAnalysis& analysis, const EventMention& mention) {
    const ParsedWord& noun = analysis.word(mention.predicate);
    // `The return of the delegation took place`
    if (analysis.is(mention.tags[Role::patient], "visitor"))
        return false;
    // `The incursion on June 9 involved about 20`, with or without a verb in the tree
    const TokenIndex behind = mention.predicate + 1;
    for (TokenIndex t = behind; noun.head < 0 && t < analysis.size() && t < behind + 6; ++t) {
        if (analysis.written(t) == "involved")
            return true;
    }
    return is_subject(noun.deprel) &&
           std::any_of(analysis.frames().begin(), analysis.frames().end(), [&](const Frame& frame) {
               return static_cast<std::int32_t>(frame.predicate) == noun.head &&
                      (analysis.is(analysis.predicate_classes(frame), "occur") ||
                       analysis.word(frame.predicate).lemma == "involve" ||
                       (noun.deprel == Deprel::nsubj_pass &&
                        is_one_of(analysis.word(frame.predicate).lemma,
                                  {"report", "record", "register", "note", "hold", "carry", "stage",
                                   "conduct"})));
           });
}

/// `The video shows a soldier running`: what a film shows is told in the present, in the next sentences too.
bool speaks_of_film(const SentenceAnalysis& analysis) {
    return !analysis.headline() && analysis.is(analysis.all_classes(), "film_word") &&
           analysis.is(analysis.all_classes(), "film_verb");
}

/// Told as history: decades before the article.
bool is_history(const PlacedMention& placed, const Publication& publication) {
    return placed.time && placed.time->interval.end && publication.interval.end &&
           *placed.time->interval.end + history_age < *publication.interval.end;
}

ExplainedMention explained(const ArticleReading& reading, const EventMention& mention) {
    const SentenceAnalysis& analysis = reading.analyses.at(mention.sentence);
    ExplainedMention step;
    step.sentence = analysis.sentence().span;
    step.word = analysis.span(mention.predicate);
    step.rule = mention.rule->name;
    step.standing = std::string{to_string(mention.standing)};
    if (mention.people.told())
        step.people = fmt::format("{}..{}", mention.people.low ? fmt::to_string(*mention.people.low) : "?",
                                  mention.people.high ? fmt::to_string(*mention.people.high) : "?");
    return step;
}

ExplainedMention explained(const ArticleReading& reading, const PlacedMention& placed) {
    ExplainedMention step = explained(reading, placed.mention);
    if (placed.time)
        step.time = placed.time->interval.edtf + " (" + placed.time->derivation + ")";
    if (placed.place)
        step.place = placed.place->place->name + " (" + placed.place->derivation + ")";
    return step;
}

/// `It has sent 3,600 since May 28` counts nothing of Wednesday's launch: what a figure states of a time that
/// began before the happening is no count of it.
void drop_totals(ArticleReports& found) {
    for (Report& report : found.reports) {
        const Quantity& count = report.count;
        const bool total = std::any_of(found.figures.begin(), found.figures.end(), [&](const Figure& figure) {
            return (count.low == figure.value || count.best == figure.value || count.high == figure.value) &&
                   figure.period.start && report.when.start && *figure.period.start < *report.when.start;
        });
        if (count.told() && total) {
            report.count = {};
            report.count_unit.clear();
        }
    }
}

/// People of a report are no figure; the same number in headline and text is one.
void drop_told_twice(const Document& document, ArticleReports& result) {
    const auto in_report = [&](const Figure& figure) {
        return std::any_of(result.reports.begin(), result.reports.end(), [&](const Report& report) {
            const bool same = report.people.low == figure.value || report.people.best == figure.value ||
                              report.people.high == figure.value;
            const bool there = report.quote_span == figure.quote_span ||
                               std::find(report.also_quotes.begin(), report.also_quotes.end(),
                                         figure.quote) != report.also_quotes.end();
            return same && there;
        });
    };
    std::erase_if(result.figures, in_report);
    std::vector<Figure> kept;
    const auto is_headline = [&](const Figure& figure) {
        return std::any_of(
            document.sentences.begin(), document.sentences.end(), [&](const Sentence& sentence) {
                return sentence.span.contains(figure.quote_span) && document.role(sentence) < BlockRole::body;
            });
    };
    for (const Figure& figure : result.figures) {
        const bool again =
            is_headline(figure) &&
            std::any_of(result.figures.begin(), result.figures.end(), [&](const Figure& other) {
                return &other != &figure && other.value == figure.value &&
                       other.quote_span != figure.quote_span;
            });
        if (!again)
            kept.push_back(figure);
    }
    result.figures = std::move(kept);
}

} // namespace

ArticleReports extract_reports(const Document& document, const DocumentTimes& times,
                               const std::vector<PlaceReference>& places, const Lexicon& lexicon,
                               const Parser& parser, const Gazetteer& gazetteer,
                               std::vector<ExplainedMention>* explanation) {
    ArticleReports result;
    Tags article = article_tags(document, lexicon, places);
    if (std::none_of(lexicon.gates.begin(), lexicon.gates.end(),
                     [&](const Conditions& gate) { return gate.hold(article); }))
        return result;
    ArticleReading reading{document, times, lexicon, gazetteer, places, {}, {}, {}};
    const TokenClasses token_classes{lexicon, gazetteer};
    const SentenceAnalysis* last = nullptr; // of the sentence told before
    ClassSet earlier;                       // classes of the two sentences before
    ClassSet before;
    const std::vector<Entry> lines = date_lines(document, times);
    std::size_t next_line = 0;
    std::optional<Entry> entry; // the paragraph is one of a chronology
    std::uint32_t film_end = 0; // what a film shows is told up to this sentence
    Quantity last_people;       // how many people the story was of when last told
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        const bool posted = document.role(sentence) == BlockRole::quotation;
        const bool told_here = document.told(sentence) || posted || !lexicon.families.furniture;
        if (!told_here || sentence.end_token <= sentence.first_token ||
            sentence.end_token - sentence.first_token > longest_sentence_tokens)
            continue;
        while (next_line < lines.size() && lines[next_line].sentence <= s)
            entry = lines[next_line++];
        if (auto head = entry_at(document, sentence, times))
            entry = head;
        else if (entry && s >= entry->end)
            entry.reset();
        if (entry)
            reading.entries.emplace(s, entry->sentence + 1);
        const Sentence told = without_head(document, sentence, entry);
        const SentenceAnalysis& analysis =
            reading.analyses
                .try_emplace(s, document, s, told, parser.parse(document, told), lexicon,
                             token_classes.of(document, told, places, times.expressions), last)
                .first->second;
        last = &analysis;
        article[Role::before] = before;
        if (lexicon.families.discourse && speaks_of_film(analysis))
            film_end = s + film_reach;
        std::vector<Refused> refused;
        const bool present_tells = entry.has_value() || s < film_end;
        for (EventMention& mention : find_event_mentions(analysis, article, present_tells, refused)) {
            PlacedMention placed;
            placed.mention = std::move(mention);
            std::optional<Siting> there; // where the happening was that the words only point at
            if (placed.mention.rule->again) {
                const EventMention* told_last =
                    antecedent_of(analysis, placed.mention, reading.mentions, refused);
                if (told_last == nullptr)
                    continue;
                for (const PlacedMention& other : reading.mentions) {
                    if (&other.mention == told_last)
                        there = other.place;
                }
                tell_again(analysis, placed.mention, *told_last);
            }
            if (means_balloons(placed.mention, article, lexicon, reading)) {
                refused.push_back({std::move(placed.mention), "a pronoun for balloons"});
                continue;
            }
            placed.unresolved = unresolved_time(analysis, placed.mention, times, &placed.time_words);
            placed.time = time_of(analysis, placed.mention, times);
            placed.mention.entry = entry ? entry->sentence + 1 : 0;
            if (entry && !placed.time) {
                placed.time = time_of_entry(*entry);
                placed.unresolved = UnresolvedTime::none;
            }
            if (placed.time && placed.time->rank == 3)
                placed.time_words = placed.time->span;
            if (posted) {
                // An embedded post founds no report, but its date is that of the news it breaks.
                placed.mention.supports = true;
                if (!placed.time)
                    placed.time = time_of_post(document, document.blocks[sentence.block], times);
            }
            placed.place = place_of(analysis, placed.mention, places);
            if (!placed.place && there) {
                placed.place = there; // `Forty followed on September 18`
                placed.place->rank = 2;
                placed.place->derivation = "where the one before was";
            }
            if (placed.mention.again && !(placed.time && placed.time->rank == 3)) {
                refused.push_back({std::move(placed.mention), "a further one without a time"});
                continue;
            }
            if (lexicon.families.discourse)
                follow_pointers(placed, reading, places);
            if (lexicon.families.coreference)
                follow_pronouns(placed, analysis, reading, last_people);
            if (lexicon.families.discourse)
                follow_distances(placed, analysis, reading);
            if (lexicon.families.discourse)
                follow_arrivals(placed, analysis, reading);
            const bool complete = !placed.mention.movers.empty() ||
                                  placed.mention.rule->people == Role::mover ||
                                  takes_place(analysis, placed.mention) ||
                                  (entry && analysis.word(placed.mention.predicate).head < 0);
            if (placed.mention.rule->noun && complete && placed.time && placed.time->rank == 3 &&
                length_days(placed.time->interval) <= 31)
                placed.mention.may_found = true; // `the flight of a soldier on August 20 went unnoticed`
            const bool history = is_history(placed, times.publication);
            if (history || is_statistic(placed)) {
                if (explanation != nullptr) {
                    explanation->push_back(explained(reading, placed));
                    explanation->back().verdict = history ? "history" : "a total over a period";
                }
                continue;
            }
            if (placed.mention.rule->per_place) {
                const std::vector<Siting> apart = places_apart(analysis, placed.mention, places);
                for (std::size_t i = 0; apart.size() > 1 && i + 1 < apart.size(); ++i) {
                    reading.mentions.push_back(placed);
                    reading.mentions.back().place = apart[i];
                }
                if (apart.size() > 1)
                    placed.place = apart.back();
            }
            if (placed.mention.kind == ReportKind::incident &&
                (!placed.mention.supports || placed.mention.may_found) && !placed.mention.listed) {
                const std::vector<Timing> days = days_listed(analysis, placed.mention, times);
                const std::vector<double> shares = numbers_listed(analysis, placed.mention);
                const bool shared = shares.size() > 1 && shares.size() == days.size();
                const PlacedMention whole = placed;
                if (shared)
                    placed.mention.people = exactly(shares.back());
                for (std::size_t i = 0; i + 1 < days.size(); ++i) {
                    reading.mentions.push_back(whole);
                    if (shared)
                        reading.mentions.back().mention.people = exactly(shares[i]);
                    reading.mentions.back().time = days[i];
                    reading.mentions.back().time_words = days[i].span;
                }
                if (!days.empty()) {
                    placed.time = days.back();
                    placed.time_words = days.back().span;
                }
            }
            reading.mentions.push_back(std::move(placed));
        }
        if (explanation != nullptr) {
            for (const Refused& drop : refused)
                explanation->push_back({{},
                                        sentence.span,
                                        analysis.span(drop.mention.predicate),
                                        drop.mention.rule->name,
                                        drop.reason,
                                        {},
                                        {},
                                        {},
                                        {}});
        }
        if (posted)
            continue;
        for (Figure& figure : read_figures(analysis, earlier | before, article[Role::topic], times, places))
            result.figures.push_back(std::move(figure));
        earlier = before;
        before = analysis.all_classes();
    }
    std::vector<std::pair<Report, const Happening*>> made;
    if (lexicon.families.discourse)
        date_works_from_story(reading);
    std::vector<Happening> happenings = gather(reading.mentions, lexicon);
    absorb_parts(reading, happenings);
    absorb_arrests(reading, happenings);
    if (lexicon.families.discourse)
        date_from_story(reading, happenings);
    for (const Happening& happening : happenings) {
        auto report = make_report(reading, happening);
        if (report)
            made.emplace_back(std::move(*report), &happening);
        else if (explanation != nullptr) {
            for (const std::size_t index : happening.members) {
                explanation->push_back(explained(reading, reading.mentions[index]));
                explanation->back().verdict = "no type or no place";
            }
        }
    }
    std::stable_sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
        return a.first.quote_span.begin < b.first.quote_span.begin;
    });
    const CodePointIndex code_points{document.text()};
    for (std::size_t i = 0; i < made.size(); ++i) {
        Report& report = made[i].first;
        report.report_id = fmt::format("{}.r{:02}", document.article.id, i + 1);
        report.quote_start = code_points.code_points(report.quote_span.begin);
        report.quote_end = code_points.code_points(report.quote_span.end);
        if (explanation != nullptr) {
            for (const std::size_t index : made[i].second->members) {
                explanation->push_back(explained(reading, reading.mentions[index]));
                explanation->back().report_id = report.report_id;
                explanation->back().verdict = "taken: " + report.type;
                if (!made[i].second->why.empty())
                    explanation->back().verdict += " (apart from others: " + made[i].second->why + ")";
            }
        }
        result.reports.push_back(std::move(report));
    }
    drop_told_twice(document, result);
    drop_totals(result);
    for (std::size_t i = 0; i < result.figures.size(); ++i) {
        Figure& figure = result.figures[i];
        figure.figure_id = fmt::format("{}.f{:02}", document.article.id, i + 1);
        figure.quote_start = code_points.code_points(figure.quote_span.begin);
        figure.quote_end = code_points.code_points(figure.quote_span.end);
    }
    return result;
}

} // namespace dateline
