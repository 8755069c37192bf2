// SPDX-License-Identifier: Apache-2.0
#include "event/happening.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr std::string_view other_number = "other number of people"; ///< a reason to tell apart

bool exact(const Quantity& quantity) {
    return quantity.low && quantity.high && *quantity.low == *quantity.high;
}

bool numbers_agree(const Quantity& a, const Quantity& b) {
    if (!a.told() || !b.told())
        return true;
    const bool below = a.high && b.low && *a.high < *b.low;
    const bool above = b.high && a.low && *b.high < *a.low;
    return !below && !above;
}

/// Two descriptions of people that cannot be the same people.
bool sides_clash(const Lexicon& lexicon, const ClassSet& a, const ClassSet& b) {
    const auto side = [&](const ClassSet& set) -> std::string_view {
        std::string_view found;
        for (const std::string_view nation : nation_classes) {
            if (lexicon.has(set, nation))
                found = found.empty() ? nation : std::string_view{"several"};
        }
        return found;
    };
    const std::string_view first = side(a);
    const std::string_view second = side(b);
    if (!first.empty() && !second.empty() && first != second && first != "several" && second != "several")
        return true;
    const auto calling = [&](const ClassSet& set) -> std::string_view {
        for (const std::string_view name : calling_classes) {
            if (lexicon.has(set, name))
                return name;
        }
        return {};
    };
    const std::string_view one = calling(a);
    const std::string_view two = calling(b);
    return !one.empty() && !two.empty() && one != two;
}

/// The way over: by land, by sea, over the rivers. Empty where the clause tells none, or several.
std::string_view way_of(const Lexicon& lexicon, const EventMention& mention) {
    if (mention.rule->scene != "crossing" || mention.supports || mention.headline)
        return {};
    if (lexicon.has(mention.tags[Role::mover], "diplomat"))
        return "abroad";
    std::string_view way;
    for (const std::string_view name : {"land_line", "sea_way", "china_way"}) {
        if (!lexicon.has(mention.tags[Role::clause], name))
            continue;
        if (!way.empty())
            return {};
        way = name;
    }
    return way;
}

bool is_vague(const Interval& interval) {
    return length_days(interval) > 40;
}

/// `Four men were found off the town after crossing the line`: the same men in one sentence.
bool share_people(const EventMention& a, const EventMention& b) {
    return a.sentence == b.sentence && std::any_of(a.movers.begin(), a.movers.end(), [&](TokenIndex mover) {
               return std::find(b.movers.begin(), b.movers.end(), mover) != b.movers.end();
           });
}

/// `hundreds of kilometres of fences ... Near the city they added a second fence`
bool is_stretch_of(const PlacedMention& whole, const PlacedMention& part) {
    constexpr double town_m = 30'000; ///< footprint of a town or county, as radius
    return spans_counties(whole.mention) && !part.mention.length_m.told() &&
           whole.mention.sentence != part.mention.sentence && !part.mention.headline &&
           !part.mention.supports && part.place && part.place->rank >= 3 &&
           part.place->place->footprint->radius_m <= town_m;
}

/// `Four men were found in a port on Saturday. They had crossed the line three days before`: the way there.
bool is_way_there(const PlacedMention& found, const PlacedMention& way) {
    constexpr std::chrono::days longest_way{14};
    if (found.mention.rule->outcome != "custody" || !way.mention.rule->outcome.empty() ||
        !way.mention.pronoun || !found.time || !way.time || !found.time->interval.start ||
        !way.time->interval.end)
        return false;
    return *way.time->interval.end <= *found.time->interval.start &&
           *found.time->interval.start - *way.time->interval.end <= longest_way;
}

/// `Eleven who came earlier this month ... The group left a port on Sept. 27`: the start of the same way.
bool is_departure(const Lexicon& lexicon, const PlacedMention& arrival, const PlacedMention& start) {
    constexpr std::chrono::days longest_way{14};
    if (!lexicon.has(start.mention.tags[Role::verb], "leave") || !start.mention.definite || !start.time ||
        !arrival.time || !start.time->interval.end || !arrival.time->interval.start)
        return false;
    return *start.time->interval.end <= *arrival.time->interval.start + std::chrono::days{1} &&
           *arrival.time->interval.start - *start.time->interval.end <= longest_way;
}

/// `One of the pursuers ran over the line`: the way of those who chase another over.
bool pursues(const Lexicon& lexicon, const EventMention& mention) {
    const auto is = [&](Role role, std::string_view name) { return lexicon.has(mention.tags[role], name); };
    return !mention.supports &&
           (is(Role::mover, "pursuer") || is(Role::at, "chase_word") || is(Role::with, "chase_word"));
}

/// `sent back 500 on October 9 ... Since 2020 it has handed over 670`
bool is_total_of(const PlacedMention& whole, const PlacedMention& part) {
    constexpr double few_days = 3;
    return whole.time && part.time && is_vague(whole.time->interval) && whole.time->rank == 3 &&
           length_days(part.time->interval) <= few_days && whole.mention.people.told() &&
           part.mention.people.told() && !whole.mention.headline && !part.mention.headline &&
           whole.mention.people.low != part.mention.people.low && !whole.mention.definite;
}

/// The same people, going on within days.
bool is_next_leg(const PlacedMention& first, const PlacedMention& next) {
    constexpr std::chrono::days longest_stop{2};
    const std::string& scene = next.mention.rule->scene;
    const bool moves = scene == "crossing" || scene == "return";
    const bool same_people =
        share_people(first.mention, next.mention) ||
        (next.mention.pronoun && scene == "return" && next.mention.sentence <= first.mention.sentence + 3);
    if (!moves || !same_people || next.mention.listed || first.mention.entry != next.mention.entry ||
        !first.time || !next.time || !first.time->interval.bounded() || !next.time->interval.bounded())
        return false;
    return length_days(first.time->interval) <= 2 && length_days(next.time->interval) <= 2 &&
           *next.time->interval.start >= *first.time->interval.start &&
           *next.time->interval.start <= *first.time->interval.end + longest_stop;
}

/// Balloons of trash and balloons of leaflets are not sent by one side.
bool other_load(const Lexicon& lexicon, const EventMention& a, const EventMention& b) {
    const auto load = [&](const EventMention& mention) {
        if (lexicon.has(mention.tags[Role::mover], "leaflet"))
            return 2;
        if (lexicon.has(mention.tags[Role::mover], "trash"))
            return 1;
        // What the North sends the military counts; activists send theirs from the South.
        if (lexicon.has(mention.tags[Role::agent], "north") ||
            lexicon.has(mention.tags[Role::verb], "spotted_verb"))
            return 1;
        if (lexicon.has(mention.tags[Role::agent], "helper"))
            return 2;
        const bool trash = lexicon.has(mention.tags[Role::sentence], "trash");
        const bool leaflets = lexicon.has(mention.tags[Role::sentence], "leaflet");
        return trash == leaflets ? 0 : trash ? 1 : 2;
    };
    return load(a) != 0 && load(b) != 0 && load(a) != load(b) && !a.supports && !b.supports;
}

/// Who is shot is not who is sent to a camp.
bool other_punishment(const Lexicon& lexicon, const EventMention& a, const EventMention& b) {
    const auto is_death = [&](const EventMention& mention) {
        const ClassSet& verb = mention.tags[Role::verb];
        return lexicon.has(verb, "execute") || lexicon.has(verb, "shoot") || lexicon.has(verb, "kill") ||
               lexicon.has(verb, "execution_noun") || lexicon.has(mention.tags[Role::clause], "capital");
    };
    return !a.headline && !b.headline && !a.rule->noun && !b.rule->noun && is_death(a) != is_death(b);
}

/// Why the mention cannot belong to the happening; empty: it can.
std::string clash(const std::vector<PlacedMention>& mentions, const Happening& happening,
                  const PlacedMention& added, const Lexicon& lexicon) {
    const EventMention& mention = added.mention;
    for (const std::size_t index : happening.members) {
        const PlacedMention& other = mentions[index];
        if (mention.entry > 0 && other.mention.entry > 0 && mention.entry != other.mention.entry)
            return "another entry of the chronology";
        if (mention.listed && (!other.time || !added.time || other.time->interval != added.time->interval))
            return "listed apart";
        if (other.mention.listed && !added.time && !mention.headline)
            return "listed apart";
        if (mention.kind == ReportKind::fortification) {
            // a headline may well call barbed wire a fence
            const bool short_for_wire = mention.headline && mention.element_type == "fence" &&
                                        other.mention.element_type == "barbed_wire" && !other.mention.headline;
            if (other.mention.element_type != mention.element_type && !short_for_wire)
                return "other element";
            const auto is_plan = [](const EventMention& told) { return told.status == "planned"; };
            if (is_plan(mention) != is_plan(other.mention) && mention.status != "ordered" &&
                other.mention.status != "ordered" && !mention.supports && !mention.headline)
                return "a plan and a deed";
            const auto takes_down = [](const EventMention& told) {
                return told.status == "removed" || told.status == "destroyed";
            };
            // `are rebuilding the posts that were blown up in 2018`
            if (takes_down(mention) != takes_down(other.mention) && !mention.status.empty() &&
                !other.mention.status.empty() && mention.status != "reported" &&
                other.mention.status != "reported" && !mention.headline)
                return "put up and taken down";
            if (sides_clash(lexicon, other.mention.tags[Role::agent], mention.tags[Role::agent]))
                return "other builder";
            if (is_stretch_of(other, added) || is_stretch_of(added, other))
                return "a stretch told by itself";
        }
        const std::string_view way = way_of(lexicon, mention);
        const std::string_view other_way = way_of(lexicon, other.mention);
        if (!way.empty() && !other_way.empty() && way != other_way)
            return "other way";
        // `spotted him at nine; he crossed at half past ten`: one day
        const bool same_day = added.time && other.time && length_days(added.time->interval) <= 1 &&
                              added.time->interval.start == other.time->interval.start &&
                              added.time->interval.end == other.time->interval.end;
        // `entered the sea on Feb. 15 at night and landed on Feb. 16`; `Laos expelled them on Monday. On
        // Tuesday they were flown on`: one way
        if (is_next_leg(other, added))
            continue;
        const bool departure = is_departure(lexicon, other, added) || is_departure(lexicon, added, other);
        if (!departure && mention.sentence == other.mention.sentence && !added.time_words.empty() &&
            !other.time_words.empty() && added.time_words != other.time_words && !mention.supports &&
            !same_day)
            return "other time";
        if (added.unresolved != other.unresolved && added.unresolved != UnresolvedTime::none &&
            other.unresolved != UnresolvedTime::none)
            return "other time";
        const bool both_told = !mention.supports && !other.mention.supports;
        if (mention.rule->scene == "crossing" &&
            (both_told || mention.rule->noun || other.mention.rule->noun) &&
            pursues(lexicon, mention) != pursues(lexicon, other.mention))
            return "a pursuit";
        if (mention.rule->scene == "punishment" && other_punishment(lexicon, mention, other.mention))
            return "other punishment";
        if (mention.rule->scene == "balloon" && other_load(lexicon, mention, other.mention))
            return "other load";
        if (is_total_of(added, other) || is_total_of(other, added))
            return "a total over a period";
        // `About 60 of them had come down by Thursday morning`: of those sent up on Wednesday
        if (mention.rule->scene == "balloon" && mention.part_of_told &&
            mention.sentence <= other.mention.sentence + 2 && mention.sentence >= other.mention.sentence)
            continue;
        const bool way_there = is_way_there(other, added) || departure;
        if (added.time && other.time && !times_agree(added.time->interval, other.time->interval) &&
            !way_there)
            return "other time";
        const auto is_fine = [](const PlacedMention& placed) {
            return placed.place && placed.place->place->use == PlaceUse::literal &&
                   placed.place->place->footprint->precision != PlacePrecision::country &&
                   placed.place->rank >= 3;
        };
        const bool same_people = way_there || (mention.pronoun && same_day) ||
                                 (mention.sentence == other.mention.sentence &&
                                  (mention.pronoun || share_people(mention, other.mention)));
        // A headline says where in passing; what it tells is in the text.
        if (!same_people && !mention.headline && is_fine(added) && is_fine(other) &&
            !places_agree(*added.place->place->footprint, *other.place->place->footprint, 40'000))
            return "other place";
        // `Two residents were hurt when guards fired on a smuggler's boat`: one round of shots
        if (mention.rule->scene == "shooting" && mention.sentence == other.mention.sentence)
            continue;
        // `opened fire on two men, killing one of them`
        if (mention.sentence == other.mention.sentence && mention.part_of_told)
            continue;
        // `maimed two soldiers ... A sergeant lost both legs and a colleague one foot`: told one by one
        const bool one_by_one = mention.rule->scene == "mine" && exact(mention.people) &&
                                exact(other.mention.people) && mention.sentence != other.mention.sentence &&
                                std::min(*mention.people.high, *other.mention.people.high) <= 1;
        if (one_by_one)
            continue;
        if (mention.kind == ReportKind::incident && exact(other.mention.people) && exact(mention.people) &&
            !numbers_agree(other.mention.people, mention.people))
            return std::string{other_number};
        if (mention.kind == ReportKind::incident && !numbers_agree(other.mention.people, mention.people) &&
            (mention.sentence != other.mention.sentence || (mention.introduced && other.mention.introduced)))
            return std::string{other_number};
        if (sides_clash(lexicon, other.mention.tags[Role::mover], mention.tags[Role::mover]))
            return "other people";
        const bool sided = mention.rule->people == Role::mover && other.mention.rule->people == Role::mover;
        if (sided && sides_clash(lexicon, other.mention.tags[Role::agent], mention.tags[Role::agent]))
            return "other side";
    }
    return {};
}

} // namespace

std::vector<Happening> gather(const std::vector<PlacedMention>& mentions, const Lexicon& lexicon) {
    std::vector<Happening> happenings;
    const auto join = [&](std::size_t index, bool may_found) {
        const PlacedMention& added = mentions[index];
        std::string why;
        Happening* only = nullptr; // the one of that scene which differs in the number of people alone
        std::size_t of_scene = 0;
        Happening* best = nullptr;
        double best_score = 0;
        for (Happening& candidate : happenings) {
            if (candidate.scene != added.mention.rule->scene)
                continue;
            ++of_scene;
            if (const std::string reason = clash(mentions, candidate, added, lexicon); !reason.empty()) {
                if (reason == other_number)
                    only = &candidate;
                why += why.empty() ? reason : "; " + reason;
                continue;
            }
            const PlacedMention& last = mentions[candidate.members.back()];
            // `A soldier lost his foot and another was hurt`: by one mine
            const bool one_blast = candidate.scene == "mine" && last.mention.sentence == added.mention.sentence;
            if (added.mention.another && !added.mention.headline && !one_blast &&
                !share_people(added.mention, last.mention))
                continue;
            double score = 1;
            const bool same_sentence =
                std::any_of(candidate.members.begin(), candidate.members.end(), [&](std::size_t m) {
                    return mentions[m].mention.sentence == added.mention.sentence;
                });
            if (same_sentence && added.mention.supports)
                score += 2;
            if (added.time && last.time)
                score += is_vague(added.time->interval) ? 0.2 : 2;
            // A date of its own in a sentence of its own starts something new unless the other has that date
            // too.
            if (added.time && !same_sentence &&
                std::none_of(candidate.members.begin(), candidate.members.end(), [&](std::size_t m) {
                    return mentions[m].time.has_value() || mentions[m].mention.headline;
                }))
                score -= 0.4;
            if (added.mention.definite)
                score += 0.5;
            // The nearer the likelier; what points back points at what was told before.
            double nearest = 1e3;
            bool told_before = false;
            for (const std::size_t m : candidate.members) {
                const EventMention& member = mentions[m].mention;
                const bool before = member.sentence <= added.mention.sentence || member.headline;
                told_before = told_before || before;
                const double apart = std::abs(static_cast<double>(member.sentence) -
                                              static_cast<double>(added.mention.sentence));
                nearest = std::min(nearest, before ? apart : apart + 1);
            }
            score += 1.0 / (1 + nearest);
            if (!told_before && (added.mention.pronoun || added.mention.definite))
                score -= 0.5;
            if (!best || score > best_score) {
                best = &candidate;
                best_score = score;
            }
        }
        if (best != nullptr) {
            best->members.push_back(index);
            return;
        }
        // A headline that counts otherwise (`China returns family, father jailed`) tells what the text tells.
        if (added.mention.headline && !added.time && only != nullptr && of_scene == 1) {
            only->members.push_back(index);
            return;
        }
        if (may_found)
            happenings.push_back({std::string{added.mention.rule->scene}, {index}, why});
    };
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (!mentions[i].mention.headline && !mentions[i].mention.supports)
            join(i, true);
    }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].mention.headline || mentions[i].mention.supports) {
            const EventMention& mention = mentions[i].mention;
            join(i, mention.supports ? mention.may_found : mention.headline);
        }
    }
    for (Happening& happening : happenings)
        std::sort(happening.members.begin(), happening.members.end());
    std::stable_sort(happenings.begin(), happenings.end(), [](const Happening& a, const Happening& b) {
        return a.members.front() < b.members.front();
    });
    return happenings;
}

} // namespace dateline
