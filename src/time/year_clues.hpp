// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "time/civil.hpp"
#include "time/find_times.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// A date with or without a year, as a header, dateline or sentence states it.
struct StatedDate {
    int year = 0;
    int month = 0;
    int day = 0;
    int weekday = 0;
    std::optional<int> minute_of_day;
    std::optional<std::int32_t> utc_offset_s;
    Span span;
};

/// The date inside a meaning, through clocks.
std::optional<StatedDate> stated_date(const FoundTimes& times, std::int32_t root);

/// Is it the year of `photo (c) 2024`, `Copyright 2023`? A claim, no date of the story.
bool is_copyright(std::string_view text, Span year);

/// What the text says about the year of its publication.
struct YearClues {
    struct Pair {
        int month, day, weekday;
        Span span;
    };
    std::vector<Pair> pairs; ///< weekday with date
    struct Bound {
        Day first, end;
        Span span;
        std::string why;
    };
    std::vector<Bound> bounds; ///< intervals that publication lies in
    struct Era {
        std::vector<civil::Days> days; ///< in order
        Span span;
    };
    std::vector<Era> eras;          ///< offices and topics spoken of as present
    std::vector<StatedDate> said;   ///< `told reporters on July 24`: days of saying, in text order
    std::optional<Day> latest_past; ///< latest day told with its year as past, or first day of an era
    Span latest_span;
    int latest_year_told = 0;
};

YearClues gather_clues(const Document& document, const FoundTimes& times, const Chronology& chronology);

/// Does a publication on `day` agree with the weekdays told? The date told lies within half a year of it.
bool weekdays_agree(const YearClues& clues, Day day);
/// Does it lie in, or soon after, the days of all offices and topics spoken of?
bool eras_agree(const YearClues& clues, Day day);
/// Does it lie in all intervals told?
bool bounds_agree(const YearClues& clues, Day day);

} // namespace dateline
