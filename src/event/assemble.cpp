// SPDX-License-Identifier: Apache-2.0
#include "event/assemble.hpp"

#include "event/casualties.hpp"
#include "event/describe.hpp"
#include "event/quantity.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

/// `walked over the line, days after another had waded to an island`: the sentence tells a second happening
/// of the scene, so its other words may be of that one.
bool shares_sentence(const ArticleReading& reading, const Happening& happening, const EventMention& mention) {
    for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
        const EventMention& other = reading.mentions[m].mention;
        if (other.sentence == mention.sentence && other.rule->scene == mention.rule->scene &&
            !other.supports && other.predicate != mention.predicate &&
            std::find(happening.members.begin(), happening.members.end(), m) == happening.members.end())
            return true;
    }
    return false;
}

Tags pooled(const ArticleReading& reading, const Happening& happening) {
    Tags tags;
    bool founded = false;
    for (const std::size_t index : happening.members)
        founded = founded || !reading.mentions[index].mention.supports;
    for (const std::size_t index : happening.members) {
        // `He went over the line on foot` goes on with the story; only what points at it from outside does
        // not count.
        const EventMention& mention = reading.mentions[index].mention;
        if (founded && mention.supports && !(mention.pronoun && !mention.rule->supports))
            continue;
        Tags own = mention.tags;
        if (shares_sentence(reading, happening, mention))
            own[Role::sentence] = own[Role::clause];
        tags |= own;
    }
    return tags;
}

/// How much a sentence says of what, where and when.
double weight(const PlacedMention& placed) {
    double score = placed.mention.rule->strength;
    if (placed.time)
        score += 0.6 * placed.time->rank + (length_days(placed.time->interval) <= 31 ? 0.5 : 0);
    if (placed.place)
        score += placed.place->place->footprint->precision == PlacePrecision::country
                     ? 0.4
                     : 0.3 * placed.place->rank;
    if (placed.mention.people.low && placed.mention.people.high)
        score += 0.5;
    if (placed.mention.standing == Standing::alleged)
        score -= 0.5;
    if (placed.mention.headline)
        score -= 3;
    if (placed.mention.supports)
        score -= 3;
    return score;
}

std::size_t best_member(const ArticleReading& reading, const Happening& happening) {
    std::size_t best = happening.members.front();
    for (const std::size_t index : happening.members) {
        if (weight(reading.mentions[index]) > weight(reading.mentions[best]) + 1e-9)
            best = index;
    }
    return best;
}

std::string open_until(const std::optional<Day>& last) {
    return last ? "../" + to_iso(*last) : std::string{"../.."};
}

/// EDTF for an interval that was changed here: bounds in days.
std::string edtf_of(const Interval& interval) {
    const std::string start = interval.start ? to_iso(*interval.start) : "..";
    const std::string end = interval.end ? to_iso(*interval.last_day()) : "..";
    return start == end ? start : start + "/" + end;
}

/// Time words of the happening whose year or week nothing in the article decides: merging may.
void note_open_words(const ArticleReading& reading, const Happening& happening, Report& report) {
    for (const std::size_t index : happening.members) {
        const Span words = reading.mentions[index].time_words;
        const auto open = std::find_if(reading.times.expressions.begin(), reading.times.expressions.end(),
                                       [&](const TimeExpression& expression) {
                                           return !words.empty() && expression.span == words &&
                                                  !expression.interval && !expression.timex.empty();
                                       });
        if (open == reading.times.expressions.end())
            continue;
        report.when_span = open->span;
        report.when_timex = open->timex;
        return;
    }
}

/// `entered the sea on the night of the 15th and landed on the 16th`: a way of two days. True: it is one.
bool take_in_next_day(const ArticleReading& reading, const Happening& happening, const PlacedMention& best,
                      Interval& when) {
    constexpr std::chrono::days day{1};
    const bool moves = happening.scene == "crossing" || happening.scene == "return";
    if (!moves || !when.bounded() || length_days(when) > 1 || best.mention.supports)
        return false;
    for (const std::size_t index : happening.members) {
        const PlacedMention& other = reading.mentions[index];
        if (!other.time || other.mention.supports || other.mention.headline || other.time->rank < 3 ||
            length_days(other.time->interval) > 1)
            continue;
        const Interval& told = other.time->interval;
        if (*told.start != *when.start - day && *told.start != *when.start + day)
            continue;
        when.start = std::min(*when.start, *told.start);
        when.end = std::max(*when.end, *told.end);
        return true;
    }
    return false;
}

void set_time(const ArticleReading& reading, const Happening& happening, const PlacedMention& main,
              Report& report) {
    const PlacedMention* best = nullptr;
    for (const std::size_t index : happening.members) {
        const PlacedMention& candidate = reading.mentions[index];
        if (!candidate.time)
            continue;
        const auto cost = [](const PlacedMention& placed) {
            return length_days(placed.time->interval) * (placed.time->rank == 1 ? 3 : 1) +
                   (placed.mention.supports ? 2 : 0);
        };
        if (best == nullptr || cost(candidate) < cost(*best))
            best = &candidate;
    }
    if (best != nullptr) {
        report.when = best->time->interval;
        report.when_span = best->time->span;
        report.when_derivation =
            best == &main ? best->time->derivation : "same happening: " + best->time->derivation;
        report.date_basis = best->time->from_text ? DateBasis::text : DateBasis::published;
        const bool several_days = take_in_next_day(reading, happening, *best, report.when);
        if (several_days || report.when.edtf.empty() || best->time->derivation.find(';') != std::string::npos)
            report.when.edtf = edtf_of(report.when);
    } else {
        const Publication& publication = reading.times.publication;
        report.when.start.reset();
        report.when.end = publication.interval.end;
        report.when.precision = TimePrecision::unknown;
        report.when.edtf = open_until(publication.interval.last_day());
        report.when_derivation = report.when.end ? "up to publication" : "none";
        note_open_words(reading, happening, report);
        report.date_basis = report.when.end ? DateBasis::published : DateBasis::none;
    }
    report.when_from_text = report.when;
}

void use_entry(const ArticleReading& reading, std::string_view name, Report& report) {
    std::optional<EntryIndex> index = reading.gazetteer.find(name);
    if (const auto named = reading.gazetteer.named(name); !index && !named.empty())
        index = named.front().entry;
    if (index) {
        const EntryView entry = reading.gazetteer.entry(*index);
        report.where.geometry = reading.gazetteer.geometry(*index);
        report.where.point = entry.point;
        report.where.radius_m = entry.radius_m;
        report.where.precision = PlacePrecision::country;
        report.where.derivation = "type default";
        report.place_id = entry.id;
        report.place_name = entry.name;
        report.country = entry.country;
    }
}

/// `Seoul`, `Beijing`, `Pyongyang`: names that stand for a government more often than for a place.
bool is_seat_of_power(const SentenceAnalysis& analysis, Span span) {
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        if (analysis.span(t).overlaps(span) &&
            (analysis.is(analysis.covers(t), "south") || analysis.is(analysis.covers(t), "china") ||
             analysis.is(analysis.covers(t), "usa") || analysis.is(analysis.covers(t), "seat_of_power")))
            return true;
    }
    return false;
}

/// `A man in Longjing says that`: where somebody is who only tells of it.
bool is_place_of_source(const SentenceAnalysis& analysis, Span span) {
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        const ParsedWord& word = analysis.word(t);
        if (!analysis.span(t).overlaps(span) || word.deprel != Deprel::nmod || word.head < 0)
            continue;
        const auto source = static_cast<TokenIndex>(word.head);
        const std::int32_t verb = analysis.word(source).head;
        if (verb >= 0 && analysis.word(source).deprel == Deprel::nsubj &&
            analysis.is(analysis.noun_phrase(source).classes, "person") &&
            analysis.is(analysis.ends(static_cast<TokenIndex>(verb)), "say_word"))
            return true;
    }
    return false;
}

/// Does something of another time happen at that place?
bool is_of_other_time(const ArticleReading& reading, const PlacedMention& main, const PlaceReference& place) {
    return main.time &&
           std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const PlacedMention& other) {
               return &other != &main && other.place && other.place->place == &place &&
                      other.place->rank == 4 && other.time && other.time->rank == 3 &&
                      !other.mention.supports && !times_agree(other.time->interval, main.time->interval);
           });
}

/// The finest place told within a few sentences of the mention, nearest first: what the talk is of. A later
/// paragraph may speak of something else: it counts as a sentence farther.
const PlaceReference* place_around(const ArticleReading& reading, const PlacedMention& main,
                                   bool only_settled) {
    const double reach = main.mention.kind == ReportKind::fortification ? 3 : 5; // sentences
    const PlaceReference* best = nullptr;
    double best_cost = 0;
    const std::uint32_t paragraph = reading.document.sentences[main.mention.sentence].block;
    for (const PlaceReference& place : reading.places) {
        if (!place.footprint || place.use != PlaceUse::literal ||
            place.footprint->precision == PlacePrecision::country)
            continue;
        for (const auto& [index, analysis] : reading.analyses) {
            if (!analysis.sentence().span.contains(place.span))
                continue;
            const auto entry = reading.entries.find(index);
            if (main.mention.entry > 0 &&
                (entry == reading.entries.end() || entry->second != main.mention.entry))
                continue; // the next entry of a chronology is another story
            const double distance =
                std::abs(static_cast<double>(index) - static_cast<double>(main.mention.sentence));
            if (distance > reach || is_seat_of_power(analysis, place.span) ||
                is_place_of_source(analysis, place.span))
                continue;
            if (only_settled && place.footprint->precision >= PlacePrecision::stretch)
                continue;
            const bool later = index > main.mention.sentence;
            if (later && is_of_other_time(reading, main, place))
                continue;
            const double cost = distance * 40 + place.footprint->radius_m / 1000 + (later ? 20 : 0) +
                                (later && analysis.sentence().block != paragraph ? 80 : 0);
            if (best == nullptr || cost < best_cost) {
                best = &place;
                best_cost = cost;
            }
        }
    }
    return best;
}

void use_place(const ArticleReading& reading, const PlaceReference& place, Report& report) {
    report.where = *place.footprint;
    report.place_id = place.entry_id;
    report.place_name = place.name;
    report.place_text = std::string{reading.document.words(place.span)};
    report.country = place.country;
    report.admin1 = place.admin1;
    report.admin2 = place.admin2;
    report.where_span = place.span;
}

constexpr double whole_line_m = 80'000; ///< as wide as the border between the Koreas or more
constexpr double own_place_m = 50'000;  ///< a town, a county, the waters off one

bool set_place(const ArticleReading& reading, const Happening& happening, const PlacedMention& main,
               const EventType& type, const Tags& tags, Report& report) {
    const PlacedMention* best = nullptr;
    const bool at_sea = std::any_of(happening.members.begin(), happening.members.end(), [&](std::size_t m) {
        const auto& place = reading.mentions[m].place;
        return place && place->place->footprint->precision == PlacePrecision::sea;
    });
    const auto cost = [&](const PlacedMention& placed) {
        const Footprint& footprint = *placed.place->place->footprint;
        double value = footprint.radius_m / 1000 *
                       (placed.place->rank >= 3   ? 1
                        : placed.place->rank == 2 ? 2
                                                  : 4);
        if (footprint.precision == PlacePrecision::country)
            value += 2000;
        if (placed.place->place->use == PlaceUse::associative)
            value += 4000;
        if (placed.mention.supports && placed.mention.rule->noun)
            value = value * 2 + 20;
        // `rescued in the East Sea ... their boat had departed from Wonsan`: where it set out
        constexpr double start_of_a_voyage = 500;
        if (at_sea && placed.mention.rule->scene == "crossing" &&
            reading.lexicon.has(placed.mention.tags[Role::verb], "leave") && placed.place->place->country == "KP")
            value += start_of_a_voyage;
        return value;
    };
    for (const std::size_t index : happening.members) {
        const PlacedMention& candidate = reading.mentions[index];
        if (candidate.place && (best == nullptr || cost(candidate) < cost(*best)))
            best = &candidate;
    }
    // The sentence that says most is left only for a place that is clearly finer and lies within its own.
    if (best != nullptr && best != &main && main.place && main.place->rank == 4 &&
        main.place->place->footprint->precision != PlacePrecision::country &&
        main.place->place->use == PlaceUse::literal) {
        const Footprint& own = *main.place->place->footprint;
        const Footprint& other = *best->place->place->footprint;
        const double apart_m = distance_m(own.point, other.point);
        // `came over the border`, and a sentence later `off Sokcho`: a whole line is no place of its own.
        const bool whole_line = own.precision == PlacePrecision::stretch && own.radius_m >= whole_line_m &&
                                other.radius_m <= own_place_m && apart_m <= 1.6 * own.radius_m;
        const bool within = whole_line ||
                            (apart_m <= 0.75 * own.radius_m && other.radius_m <= own.radius_m / 2) ||
                            (apart_m <= own.radius_m && other.radius_m <= own.radius_m / 3);
        if (other.precision >= own.precision && !within)
            best = &main;
    }
    const bool country_only = best == nullptr || best->place->place->use == PlaceUse::associative ||
                              (best->place->place->footprint->precision == PlacePrecision::country &&
                               best->place->place->country.size() <= 2);
    const bool wide = std::any_of(happening.members.begin(), happening.members.end(),
                                  [&](std::size_t m) { return spans_counties(reading.mentions[m].mention); });
    if (country_only && type.looks_around && !wide && reading.lexicon.families.discourse) {
        if (const PlaceReference* around = place_around(reading, main, type.country_will_do)) {
            use_place(reading, *around, report);
            report.where_derivation = "sentences about it";
            return true;
        }
    }
    if (country_only &&
        (!type.country_will_do || best == nullptr || best->place->place->use == PlaceUse::associative)) {
        for (const auto& [when, name] : type.places) {
            if (!when.hold(tags))
                continue;
            use_entry(reading, name, report);
            if (!report.place_id.empty()) {
                report.where_derivation = "type default";
                return true;
            }
        }
    }
    if (best == nullptr)
        return false;
    const PlaceReference& place = *best->place->place;
    use_place(reading, place, report);
    report.where_derivation =
        best == &main ? best->place->derivation : "same happening: " + best->place->derivation;
    return true;
}

/// The tightest number told; the sentence that says most decides between equals.
Quantity best_quantity(const ArticleReading& reading, const Happening& happening, std::size_t main,
                       Quantity EventMention::*field) {
    const auto tightness = [](const Quantity& quantity) {
        if (!quantity.told())
            return -1;
        return (quantity.low ? 1 : 0) + (quantity.high ? 2 : 0);
    };
    Quantity best = reading.mentions[main].mention.*field;
    const auto exact_one = [](const Quantity& quantity) { return quantity.high && *quantity.high <= 1; };
    for (const bool headlines : {false, true}) {
        for (const std::size_t index : happening.members) {
            const EventMention& mention = reading.mentions[index].mention;
            if (mention.headline != headlines || (mention.headline && best.told()))
                continue;
            const Quantity& other = mention.*field;
            if (tightness(other) > tightness(best) ||
                (exact_one(best) && other.told() && !exact_one(other) && mention.definite))
                best = other;
        }
    }
    return best;
}

/// The people of the happening, and those of whom any of its sentences says that they went along.
Quantity everyone(const ArticleReading& reading, const Happening& happening, std::size_t main) {
    Quantity people = best_quantity(reading, happening, main, &EventMention::people);
    // `maimed two of them ... one lost both legs`: all who were hurt
    if ((happening.scene == "mine" || happening.scene == "shooting") && people.high && *people.high <= 1) {
        for (const std::size_t index : happening.members) {
            const EventMention& mention = reading.mentions[index].mention;
            if (mention.people.low.value_or(0) > 1)
                people = mention.another ? people + mention.people : mention.people; // `two more were hurt`
        }
    }
    // `A soldier lost his foot and another was hurt`
    const EventMention& first = reading.mentions[main].mention;
    if (happening.scene == "mine" && people == exactly(1) && !first.another) {
        for (const std::size_t index : happening.members) {
            const EventMention& mention = reading.mentions[index].mention;
            if (mention.another && mention.people == exactly(1) && mention.sentence == first.sentence)
                return exactly(2);
        }
    }
    for (const std::size_t index : happening.members) {
        const EventMention& mention = reading.mentions[index].mention;
        const Quantity all = mention.people + mention.company;
        // `The three disappeared`, `he fled with his wife and son`: they are counted already.
        if (mention.company.told() && all.low.value_or(0) > people.low.value_or(0))
            return all;
    }
    return people;
}

void set_actor(const ArticleReading& reading, const Happening& happening, const Tags& tags, Report& report) {
    for (const std::size_t index : happening.members) {
        const EventMention& mention = reading.mentions[index].mention;
        const SentenceAnalysis& analysis = reading.analyses.at(mention.sentence);
        const Frame& frame = analysis.frames()[mention.frame];
        const std::vector<TokenIndex>& heads =
            mention.rule->people == Role::patient && mention.rule->scene == "crossing" ? frame.patients
                                                                                       : frame.agents;
        for (const TokenIndex head : heads) {
            report.actor = describe_actor(analysis, head);
            if (!report.actor.empty())
                break;
        }
        if (!report.actor.empty())
            break;
    }
    if (report.actor.empty())
        return;
    for (const std::string& rank : reading.lexicon.ranks) {
        if (reading.lexicon.has(tags[Role::sentence], rank) &&
            report.actor.find("soldier") != std::string::npos)
            report.actor += " (" + rank + ")";
    }
}

Modality modality_of(const ArticleReading& reading, const Happening& happening) {
    Standing best = Standing::alleged;
    bool first = true;
    for (const std::size_t index : happening.members) {
        const Standing standing = reading.mentions[index].mention.standing;
        if (first || standing < best)
            best = standing;
        first = false;
    }
    switch (best) {
    case Standing::alleged:
        return Modality::alleged;
    case Standing::ordered:
        return Modality::ordered;
    case Standing::planned:
        return Modality::planned;
    case Standing::denied:
        return Modality::denied;
    default:
        return Modality::asserted;
    }
}

} // namespace

const TypeRule* type_of(const ArticleReading& reading, const Happening& happening) {
    const Tags tags = pooled(reading, happening);
    for (const TypeRule& rule : reading.lexicon.type_rules) {
        if (rule.scene == happening.scene && rule.when.hold(tags))
            return &rule;
    }
    return nullptr;
}

std::optional<Report> make_report(const ArticleReading& reading, const Happening& happening) {
    const std::size_t main_index = best_member(reading, happening);
    const PlacedMention& main = reading.mentions[main_index];
    const Tags tags = pooled(reading, happening);
    Report report;
    report.article_id = reading.document.article.id;
    report.kind = main.mention.kind;
    if (!main.mention.element_type.empty()) {
        report.type = main.mention.element_type;
        // `show a wall going up`: the surer words say what is done to it
        const EventMention* surest = &main.mention;
        for (const std::size_t index : happening.members) {
            const EventMention& other = reading.mentions[index].mention;
            if (other.sentence == surest->sentence && other.rule->strength > surest->rule->strength)
                surest = &other;
        }
        report.status = surest->status;
        report.change = main.mention.rule->change;
        // `is to make boards` beside `has to deliver boards` is an order.
        for (const std::size_t index : happening.members) {
            if (report.status == "planned" && reading.mentions[index].mention.status == "ordered")
                report.status = "ordered";
        }
        for (const std::size_t index : happening.members) {
            if (report.change.empty())
                report.change = reading.mentions[index].mention.rule->change;
        }
    } else {
        const TypeRule* rule = type_of(reading, happening);
        if (rule == nullptr || rule->type.empty())
            return std::nullopt;
        report.type = rule->type;
        report.subtype = rule->subtype;
    }
    const EventType* type = reading.lexicon.type(report.kind, report.type);
    if (type == nullptr)
        return std::nullopt;
    set_time(reading, happening, main, report);
    if (!set_place(reading, happening, main, *type, tags, report))
        return std::nullopt;
    if (report.kind == ReportKind::incident && type->counts_people)
        report.people = everyone(reading, happening, main_index);
    if (type->casualties) {
        const Casualties casualties = read_casualties(reading, happening);
        report.killed = casualties.killed;
        report.injured = casualties.injured;
    }
    report.count = best_quantity(reading, happening, main_index, &EventMention::count);
    report.length_m = best_quantity(reading, happening, main_index, &EventMention::length_m);
    for (const std::size_t index : happening.members) {
        if (report.count_unit.empty())
            report.count_unit = reading.mentions[index].mention.count_unit;
        if (report.outcome.empty())
            report.outcome = reading.mentions[index].mention.rule->outcome;
        if (report.outcome.empty() && reading.mentions[index].mention.standing == Standing::attempted)
            report.outcome = "failed";
    }
    set_actor(reading, happening, tags, report);
    report.modality = modality_of(reading, happening);
    const SentenceAnalysis& analysis = reading.analyses.at(main.mention.sentence);
    report.attribution = describe_source(analysis, main.mention);
    report.rule = main.mention.rule->name;
    report.quote_span = reading.document.sentences[main.mention.sentence].span;
    report.quote = std::string{reading.document.words(report.quote_span)};
    std::vector<std::uint32_t> sentences;
    for (const std::size_t index : happening.members) {
        const std::uint32_t sentence = reading.mentions[index].mention.sentence;
        if (sentence != main.mention.sentence &&
            std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
            sentences.push_back(sentence);
    }
    for (const std::uint32_t sentence : sentences)
        report.also_quotes.emplace_back(reading.document.words(reading.document.sentences[sentence].span));
    const double told = weight(main);
    report.confidence = std::clamp(0.3 + told / 10, 0.1, 0.99);
    return report;
}

} // namespace dateline
