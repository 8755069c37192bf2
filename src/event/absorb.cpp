// SPDX-License-Identifier: Apache-2.0
#include "event/absorb.hpp"

#include "event/assemble.hpp"

#include <algorithm>

namespace dateline {

void absorb_parts(ArticleReading& reading, std::vector<Happening>& happenings) {
    const auto within_days = [&](const Happening& happening) -> const Interval* {
        for (const std::size_t m : happening.members) {
            const auto& time = reading.mentions[m].time;
            if (time && length_days(time->interval) <= 2)
                return &time->interval;
        }
        return nullptr;
    };
    const auto is_of_these_days = [&](const Interval& interval) {
        constexpr std::chrono::days fresh{3};
        const auto published = reading.times.publication.interval.end;
        return published && interval.end && *interval.end <= *published + fresh &&
               *interval.end + fresh >= *published;
    };
    for (Happening& happening : happenings) {
        if (happening.scene != "crossing")
            continue;
        const Interval* when = within_days(happening);
        const bool known =
            std::none_of(happening.members.begin(), happening.members.end(), [&](std::size_t m) {
                const EventMention& mention = reading.mentions[m].mention;
                return mention.introduced || (mention.people.told() && !mention.pronoun);
            });
        if (when == nullptr)
            continue;
        // `Six sent home by boat` above `Six people went home over the sea border`: one return.
        const auto is_headline_of_it = [&](const Happening& other) {
            return std::all_of(other.members.begin(), other.members.end(), [&](std::size_t m) {
                const EventMention& told = reading.mentions[m].mention;
                // `Six fishermen go home` above `This morning it slid over the line`
                if (told.headline && !reading.mentions[m].time && known && is_of_these_days(*when))
                    return true;
                return told.headline && !reading.mentions[m].time && told.people.told() &&
                       std::any_of(happening.members.begin(), happening.members.end(), [&](std::size_t own) {
                           const Quantity& people = reading.mentions[own].mention.people;
                           return people.low && people.high && told.people.low.value_or(0) <= *people.low &&
                                  told.people.high.value_or(*people.high) >= *people.high;
                       });
            });
        };
        for (Happening& other : happenings) {
            if (other.scene != "return")
                continue;
            const Interval* returned = within_days(other);
            const bool undated = std::none_of(other.members.begin(), other.members.end(), [&](std::size_t m) {
                return reading.mentions[m].time.has_value();
            });
            // `Eight have been returned. Ships towed the men across on Monday`: the news is that return
            const bool next_to = std::any_of(other.members.begin(), other.members.end(), [&](std::size_t m) {
                const std::uint32_t told = reading.mentions[m].mention.sentence;
                return told <= reading.mentions[happening.members.front()].mention.sentence &&
                       told + 2 >= reading.mentions[happening.members.front()].mention.sentence;
            });
            const bool way_back =
                known && (returned != nullptr ? times_agree(*when, *returned)
                                              : undated && next_to && is_of_these_days(*when));
            if (!way_back && !is_headline_of_it(other))
                continue;
            // `Six people were sent home. Their boat went over the line at nine`: the way back.
            for (const std::size_t index : happening.members) {
                reading.mentions[index].mention.tags = {};
                reading.mentions[index].mention.supports = true;
                other.members.push_back(index);
            }
            happening.members.clear();
            break;
        }
    }
    std::erase_if(happenings, [](const Happening& happening) { return happening.members.empty(); });
    for (Happening& happening : happenings) {
        Happening* crossing = nullptr;
        if (happening.scene == "warning_fire") {
            for (Happening& other : happenings) {
                if (other.scene != "crossing" || other.members.empty())
                    continue;
                const TypeRule* rule = type_of(reading, other);
                const bool turned_back = rule != nullptr && rule->type == "border_crossing";
                const bool near = std::any_of(other.members.begin(), other.members.end(), [&](std::size_t a) {
                    return std::any_of(happening.members.begin(), happening.members.end(),
                                       [&](std::size_t b) {
                                           return reading.mentions[b].mention.sentence <=
                                                      reading.mentions[a].mention.sentence + 1 &&
                                                  reading.mentions[a].mention.sentence <=
                                                      reading.mentions[b].mention.sentence + 1;
                                       });
                });
                const bool same_time =
                    std::all_of(other.members.begin(), other.members.end(), [&](std::size_t a) {
                        return std::all_of(happening.members.begin(), happening.members.end(),
                                           [&](std::size_t b) {
                                               const auto& first = reading.mentions[a].time;
                                               const auto& second = reading.mentions[b].time;
                                               if (!first || !second)
                                                   return near;
                                               return times_agree(first->interval, second->interval);
                                           });
                    });
                if (turned_back && same_time)
                    crossing = &other;
            }
        }
        if (crossing == nullptr)
            continue;
        for (const std::size_t index : happening.members) {
            EventMention& mention = reading.mentions[index].mention;
            mention.supports = true;
            mention.people = {};
            mention.tags = {};
            crossing->members.push_back(index);
        }
        happening.members.clear();
    }
    std::erase_if(happenings, [](const Happening& happening) { return happening.members.empty(); });
}

void absorb_arrests(ArticleReading& reading, std::vector<Happening>& happenings) {
    constexpr std::chrono::days longest_custody{92};
    for (Happening& arrest : happenings) {
        const bool caught_abroad =
            arrest.scene == "crossing" &&
            std::all_of(arrest.members.begin(), arrest.members.end(), [&](std::size_t m) {
                const PlacedMention& placed = reading.mentions[m];
                const std::string country = placed.place ? placed.place->place->country : std::string{};
                const SentenceAnalysis& analysis = reading.analyses.at(placed.mention.sentence);
                const bool on_the_way = analysis.is(analysis.all_classes(), "cross_strong") ||
                                        analysis.is(analysis.all_classes(), "swim"); // ends that flight
                return placed.mention.rule->outcome == "custody" && country.size() == 2 && country != "KP" &&
                       country != "KR" && !on_the_way;
            });
        if (!caught_abroad)
            continue;
        const PlacedMention& caught = reading.mentions[arrest.members.front()];
        for (Happening& other : happenings) {
            if (other.scene != "return" || other.members.empty())
                continue;
            const bool led_there =
                std::any_of(other.members.begin(), other.members.end(), [&](std::size_t m) {
                    const PlacedMention& sent = reading.mentions[m];
                    const Quantity& people = sent.mention.people;
                    const bool same_people =
                        (sent.mention.pronoun || caught.mention.pronoun || people.told()) &&
                        (!people.told() || !caught.mention.people.told() ||
                         (people.low == caught.mention.people.low &&
                          people.high == caught.mention.people.high));
                    if (!same_people)
                        return false;
                    if (!sent.time || !caught.time || !sent.time->interval.end ||
                        !caught.time->interval.start)
                        return sent.mention.sentence == caught.mention.sentence;
                    return *sent.time->interval.end >= *caught.time->interval.start &&
                           *sent.time->interval.end - *caught.time->interval.start <= longest_custody;
                });
            if (!led_there)
                continue;
            for (const std::size_t index : arrest.members) {
                reading.mentions[index].time.reset(); // when and where they were caught, not sent back
                reading.mentions[index].place.reset();
                reading.mentions[index].mention.tags = {};
                reading.mentions[index].mention.supports = true;
                other.members.push_back(index);
            }
            arrest.members.clear();
            break;
        }
    }
    std::erase_if(happenings, [](const Happening& happening) { return happening.members.empty(); });
}

} // namespace dateline
