// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"
#include "time/interval.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// What kind of time words speak of, after TIMEX3.
enum class TimeKind : std::uint8_t { date, time, duration, set };

/// The words that say when, and what they resolve to in their article.
struct TimeExpression {
    Span span; ///< the words
    TimeKind kind = TimeKind::date;
    std::optional<Interval> interval; ///< absent: no date (durations, sets) or nothing decides it
    std::string timex;                ///< TIMEX3 value: `2024-08-20`, `P3D`, `PRESENT_REF`; empty: none
    bool year_stated =
        false; ///< the year stands in the article (here, or fixed by a weekday or a page header)
    bool bare_clock = false;  ///< a time of day without a day of its own: the day is that last spoken of
    bool approximate = false; ///< about, around
    double confidence = 1;    ///< 0..1
    std::string derivation;   ///< names of the rules applied, in order, separated by "; "

    bool operator==(const TimeExpression&) const = default;
};

/// When an article was published, as far as known, and how that is known.
struct Publication {
    enum class Basis : std::uint8_t { metadata, header, dateline, url, embedded, inferred, none };
    Interval interval;                        ///< bounds of the publication day; open where nothing is known
    std::optional<std::int32_t> utc_offset_s; ///< offset stated with it, seconds east of UTC
    Basis basis = Basis::none;
    Span evidence;         ///< the words it rests on, where they stand in the text
    double confidence = 0; ///< 0..1
    std::string derivation;

    bool operator==(const Publication&) const = default;
    /// The publication day, when it is known to the day.
    [[nodiscard]] std::optional<Day> day() const {
        return interval.bounded() && *interval.end - *interval.start == std::chrono::days{1} ? interval.start
                                                                                             : std::nullopt;
    }
};

std::string_view to_string(Publication::Basis basis);

/// All that time/ finds in one document.
struct DocumentTimes {
    Publication publication;
    std::vector<TimeExpression>
        expressions; ///< in text order, not overlapping; those without interval included
};

} // namespace dateline
