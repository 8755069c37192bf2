// SPDX-License-Identifier: Apache-2.0
#include "event/story_time.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

constexpr double day_like = 3;    ///< days: `the night of May 6`, a weekend
constexpr double month_like = 31; ///< days
constexpr double longest = 366;   ///< days of what may be carried on: `in 2019` holds for its paragraph
constexpr std::uint32_t scene_reach = 3; ///< sentences from a happening to what is told about it

/// A date that the text names, and where.
struct StoryTime {
    Interval interval;
    Span span;
    bool from_text = false;
    std::uint32_t sentence = 0;
};

std::uint32_t apart(std::uint32_t a, std::uint32_t b) {
    return a > b ? a - b : b - a;
}

/// `said on Tuesday`, `told reporters July 24`: when it was said.
bool follows_saying(const SentenceAnalysis& analysis, TokenIndex token) {
    constexpr TokenIndex reach = 4;
    for (TokenIndex n = 1; n <= reach && n <= token; ++n) {
        if (analysis.is(analysis.ends(token - n), "say_word"))
            return true;
        if (analysis.word(token - n).upos == Upos::verb || analysis.word(token - n).upos == Upos::punct)
            return false;
    }
    return false;
}

/// `by Oct. 10`, `until March`: a bound, no day of the story.
bool follows_bound(const SentenceAnalysis& analysis, TokenIndex token) {
    if (token == 0)
        return false;
    const std::string& before = analysis.word(token - 1).lemma;
    return before == "by" || before == "until" || before == "till" || before == "before" || before == "since";
}

/// Days, months and years that the sentences name as when something was; bounds and times of saying are none.
std::vector<StoryTime> story_times(const ArticleReading& reading) {
    std::vector<StoryTime> found;
    const auto& dateline = reading.document.dateline;
    for (const TimeExpression& expression : reading.times.expressions) {
        if (!expression.interval || expression.kind == TimeKind::duration ||
            expression.kind == TimeKind::set || expression.timex.find("_REF") != std::string::npos ||
            length_days(*expression.interval) > longest)
            continue;
        if (dateline && dateline->span.overlaps(expression.span))
            continue;
        const auto after =
            std::find_if(reading.analyses.begin(), reading.analyses.end(), [&](const auto& entry) {
                return entry.second.sentence().span.contains(expression.span);
            });
        if (after == reading.analyses.end() || after->second.headline())
            continue;
        const bool of_works =
            std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const PlacedMention& placed) {
                return placed.mention.kind == ReportKind::fortification && placed.time &&
                       placed.time->span == expression.span && length_days(*expression.interval) > day_like;
            });
        // `the fifth since late May` is no day that a story goes on from
        const bool goes_on = expression.interval->end == reading.times.publication.interval.end &&
                             length_days(*expression.interval) > day_like;
        const auto range = tokens_in(after->second, expression.span);
        if (!range || goes_on || of_works || follows_saying(after->second, range->begin) ||
            follows_bound(after->second, range->begin))
            continue;
        found.push_back({*expression.interval, expression.span, expression.year_stated, after->first});
    }
    return found;
}

/// `had crossed`, `has crossed`: told from a later point.
bool is_perfect(const ArticleReading& reading, const PlacedMention& placed, std::string_view auxiliary) {
    const SentenceAnalysis& analysis = reading.analyses.at(placed.mention.sentence);
    const auto& children = analysis.children(placed.mention.predicate);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        return c < placed.mention.predicate && analysis.written(c) == auxiliary;
    });
}

bool is_pluperfect(const ArticleReading& reading, const PlacedMention& placed) {
    return is_perfect(reading, placed, "had");
}

/// `has crossed`: at some time up to now.
bool is_open_to_now(const ArticleReading& reading, const PlacedMention& placed) {
    return is_perfect(reading, placed, "has") || is_perfect(reading, placed, "have");
}

/// `once`, `recently`, `in recent years`: a time of its own, though no date.
bool has_vague_time(const ArticleReading& reading, std::uint32_t sentence) {
    const Span span = reading.analyses.at(sentence).sentence().span;
    return std::any_of(reading.times.expressions.begin(), reading.times.expressions.end(),
                       [&](const TimeExpression& expression) {
                           return span.contains(expression.span) &&
                                  expression.timex.find("_REF") != std::string::npos;
                       });
}

std::uint32_t block_of(const ArticleReading& reading, std::uint32_t sentence) {
    return reading.document.sentences[sentence].block;
}

bool told_as_it_was(const PlacedMention& placed) {
    return placed.mention.standing == Standing::told || placed.mention.standing == Standing::alleged;
}

/// A shot without date was fired in the flight or blast that is told just before, or after.
std::optional<Timing> time_of_scene(const ArticleReading& reading, const PlacedMention& shot) {
    const PlacedMention* lender = nullptr;
    for (const PlacedMention& other : reading.mentions) {
        const std::string& scene = other.mention.rule->scene;
        if ((scene == "crossing" || scene == "demolition" || scene == "airspace" || scene == "balloon") &&
            other.time &&
            apart(other.mention.sentence, shot.mention.sentence) <= scene_reach &&
            length_days(other.time->interval) <= day_like &&
            (lender == nullptr || other.mention.sentence <= shot.mention.sentence))
            lender = &other;
    }
    return lender == nullptr ? std::nullopt : lender->time;
}

/// What the paragraph has told before: another happening first, else a date by itself.
std::optional<Timing> time_of_paragraph(const ArticleReading& reading, const PlacedMention& placed,
                                        const std::vector<StoryTime>& named) {
    const std::uint32_t own = placed.mention.sentence;
    const bool flashback = is_pluperfect(reading, placed);
    const auto goes_on_with = [&](std::uint32_t sentence) {
        return sentence <= own && block_of(reading, sentence) == block_of(reading, own);
    };
    std::optional<Timing> best;
    std::uint32_t best_distance = ~0U;
    for (const PlacedMention& other : reading.mentions) {
        if (&other == &placed || !other.time || !told_as_it_was(other) || other.mention.headline ||
            length_days(other.time->interval) > longest || is_pluperfect(reading, other) != flashback ||
            !goes_on_with(other.mention.sentence))
            continue;
        if (other.mention.kind == ReportKind::fortification && length_days(other.time->interval) > day_like)
            continue; // works take their time
        const std::uint32_t distance = apart(other.mention.sentence, own);
        if (distance <= best_distance) {
            best = other.time;
            best_distance = distance;
        }
    }
    for (const StoryTime& time : named) {
        if (flashback || time.sentence == own || !goes_on_with(time.sentence) ||
            length_days(time.interval) > month_like)
            continue;
        const std::uint32_t distance = apart(time.sentence, own);
        if (distance < best_distance) {
            best = Timing{time.interval, time.span, time.from_text, {}, 1};
            best_distance = distance;
        }
    }
    return best;
}

/// `The footage was taken around 4 p.m. on Oct. 22`: when what it shows happened.
std::optional<Timing> time_of_film(const ArticleReading& reading, const PlacedMention& placed) {
    constexpr std::uint32_t reach = 3; // sentences
    for (const auto& [index, analysis] : reading.analyses) {
        if (apart(index, placed.mention.sentence) > reach || !analysis.is(analysis.all_classes(), "film_word"))
            continue;
        for (std::uint32_t f = 0; f < analysis.frames().size(); ++f) {
            const Frame& frame = analysis.frames()[f];
            const bool of_film =
                std::any_of(frame.patients.begin(), frame.patients.end(), [&, &told = analysis](TokenIndex head) {
                    return told.is(told.ends(head), "film_word");
                });
            if (frame.nominal || !frame.passive || !of_film ||
                !analysis.is(analysis.predicate_classes(frame), "film_made"))
                continue;
            EventMention taken;
            taken.sentence = index;
            taken.predicate = frame.predicate;
            taken.frame = f;
            taken.rule = placed.mention.rule;
            if (auto time = time_of(analysis, taken, reading.times))
                return time;
        }
    }
    return std::nullopt;
}

/// `It occurred on Oct. 22`, `The incident took place at dawn on Tuesday`: a sentence that only says when.
std::optional<Timing> time_told_apart(const ArticleReading& reading, const PlacedMention& placed) {
    constexpr std::uint32_t reach = 4; // sentences
    for (const auto& [index, analysis] : reading.analyses) {
        if (index <= placed.mention.sentence || index > placed.mention.sentence + reach)
            continue;
        for (std::uint32_t f = 0; f < analysis.frames().size(); ++f) {
            const Frame& frame = analysis.frames()[f];
            const bool points =
                std::any_of(frame.agents.begin(), frame.agents.end(), [&, &told = analysis](TokenIndex head) {
                    const std::string& lemma = told.word(head).lemma;
                    return lemma == "it" || lemma == "this" || lemma == "that" ||
                           told.is(told.ends(head), "happening_noun") ||
                           (placed.mention.rule->scene == "loudspeaker" &&
                            told.is(told.ends(head), "broadcast_noun"));
                });
            if (frame.nominal || !points || !analysis.is(analysis.predicate_classes(frame), "occur"))
                continue;
            EventMention occurred;
            occurred.sentence = index;
            occurred.predicate = frame.predicate;
            occurred.frame = f;
            occurred.rule = placed.mention.rule;
            if (auto time = time_of(analysis, occurred, reading.times))
                return time;
        }
    }
    return std::nullopt;
}

std::optional<Timing> time_of_story(const ArticleReading& reading, const PlacedMention& placed,
                                    const std::vector<StoryTime>& named) {
    const std::string& scene = placed.mention.rule->scene;
    std::optional<Timing> time = time_told_apart(reading, placed);
    if (!time)
        time = time_of_film(reading, placed);
    if (!time && (scene == "shooting" || scene == "warning_fire"))
        time = time_of_scene(reading, placed);
    if (!time)
        time = time_of_paragraph(reading, placed, named);
    if (time) {
        time->derivation = "story around it";
        time->rank = 1;
    }
    return time;
}

/// The one day within `whole` that sentences about the happening name.
std::optional<Timing> finer_day(const ArticleReading& reading, const Happening& happening,
                                const Interval& whole, const std::vector<StoryTime>& named) {
    std::optional<Timing> found;
    for (const StoryTime& time : named) {
        if (length_days(time.interval) > day_like || *time.interval.start < *whole.start ||
            *time.interval.end > *whole.end)
            continue;
        const bool near = std::any_of(happening.members.begin(), happening.members.end(), [&](std::size_t m) {
            const EventMention& mention = reading.mentions[m].mention;
            return !mention.headline && apart(mention.sentence, time.sentence) <= scene_reach;
        });
        if (!near)
            continue;
        const bool taken =
            std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const PlacedMention& other) {
                // the way over the border of one who is shot is part of the same story
                const bool way = is_pluperfect(reading, other) && other.mention.rule->scene == "crossing";
                return other.time && other.time->span == time.span && other.time->rank >= 2 && !way;
            });
        if (taken || (found && found->interval != time.interval))
            return std::nullopt; // the day of something else, or one of several
        found = Timing{time.interval, time.span, time.from_text, "day named in the sentences about it", 1};
    }
    return found;
}

/// `The work began on Friday`, told with the works or within two sentences of them.
std::optional<Timing> start_of_works(const ArticleReading& reading, const PlacedMention& placed) {
    constexpr std::uint32_t reach = 2;
    const auto is_one = [&](const SentenceAnalysis& analysis, const ClassSet& set,
                            std::initializer_list<std::string_view> names) {
        return std::any_of(names.begin(), names.end(),
                           [&](std::string_view name) { return analysis.is(set, name); });
    };
    for (const auto& [index, analysis] : reading.analyses) {
        if (index < placed.mention.sentence || index > placed.mention.sentence + reach)
            continue;
        for (const Frame& frame : analysis.frames()) {
            const bool works =
                std::any_of(frame.agents.begin(), frame.agents.end(), [&, &told = analysis](TokenIndex head) {
                    return is_one(told, told.ends(head), {"work_noun", "build_noun"});
                });
            if (frame.nominal || !works ||
                !is_one(analysis, analysis.predicate_classes(frame), {"begin_word"}))
                continue;
            EventMention began;
            began.sentence = index;
            began.predicate = frame.predicate;
            began.frame = analysis.frame_of(frame.predicate);
            began.rule = placed.mention.rule;
            if (auto time = time_of(analysis, began, reading.times))
                return time;
        }
    }
    return std::nullopt;
}

} // namespace

void date_works_from_story(ArticleReading& reading) {
    const auto published = reading.times.publication.interval.end;
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        PlacedMention& placed = reading.mentions[i];
        if (placed.time || placed.mention.kind != ReportKind::fortification ||
            placed.unresolved != UnresolvedTime::none)
            continue;
        if (placed.mention.status == "under_construction" || placed.mention.status == "completed") {
            if (auto start = start_of_works(reading, placed)) {
                placed.time = std::move(start);
                placed.time->rank = 2;
                placed.time->derivation = "when the work began";
                if (placed.mention.status == "under_construction" && published &&
                    placed.time->interval.start && *placed.time->interval.start < *published) {
                    placed.time->interval.end = published;
                    placed.time->interval.precision = TimePrecision::multi_year;
                    placed.time->derivation += "; since";
                }
                continue;
            }
        }
        for (std::size_t j = i; j-- > 0;) {
            const PlacedMention& other = reading.mentions[j];
            if (other.mention.kind != ReportKind::fortification ||
                other.mention.sentence + 1 < placed.mention.sentence)
                break;
            // `Back in the 1990s they had set up barriers`: works of another time
            constexpr std::chrono::days long_ago{12 * 366};
            const bool old = published && other.time && other.time->interval.start &&
                             *other.time->interval.start + long_ago < *published;
            if (!other.time || old || other.mention.sentence == placed.mention.sentence ||
                other.time->interval.precision < TimePrecision::year)
                continue;
            placed.time = other.time;
            placed.time->derivation = "works told before";
            placed.time->rank = 1;
            if (published && other.time->interval.start && *other.time->interval.start < *published) {
                placed.time->interval.end = published;
                placed.time->interval.precision = TimePrecision::multi_year;
                placed.time->derivation += "; since";
            }
            break;
        }
    }
}

void date_from_story(ArticleReading& reading, const std::vector<Happening>& happenings) {
    const std::vector<StoryTime> named = story_times(reading);
    for (const Happening& happening : happenings) {
        const auto in_text =
            std::find_if(happening.members.begin(), happening.members.end(),
                         [&](std::size_t m) { return !reading.mentions[m].mention.headline; });
        PlacedMention& main =
            reading.mentions[in_text == happening.members.end() ? happening.members.front() : *in_text];
        const PlacedMention* dated = nullptr;
        for (const std::size_t m : happening.members) {
            const PlacedMention& member = reading.mentions[m];
            if (member.time &&
                (dated == nullptr || length_days(member.time->interval) < length_days(dated->time->interval)))
                dated = &member;
        }
        if (dated != nullptr) {
            const double length = length_days(dated->time->interval);
            // `about 330 since Saturday evening` is no matter of one of those days
            const auto& published = reading.times.publication.interval.end;
            const bool goes_on = published && dated->time->interval.end == published;
            if (length > day_like && length <= month_like && main.mention.kind == ReportKind::incident &&
                !goes_on)
                if (auto finer = finer_day(reading, happening, dated->time->interval, named))
                    main.time = std::move(finer);
            continue;
        }
        const bool open_words =
            std::any_of(happening.members.begin(), happening.members.end(), [&](std::size_t m) {
                const PlacedMention& member = reading.mentions[m];
                return member.unresolved != UnresolvedTime::none ||
                       has_vague_time(reading, member.mention.sentence);
            });
        if (open_words || main.mention.kind != ReportKind::incident || !told_as_it_was(main) ||
            main.mention.headline || main.mention.supports || is_open_to_now(reading, main))
            continue;
        main.time = time_of_story(reading, main, named);
    }
}

} // namespace dateline
