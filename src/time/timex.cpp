// SPDX-License-Identifier: Apache-2.0
#include "time/timex.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dateline {

namespace {

std::string_view unit_letter(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::second:
        return "S";
    case TimeUnit::minute:
        return "M";
    case TimeUnit::hour:
        return "H";
    case TimeUnit::day:
        return "D";
    case TimeUnit::weekend:
        return "WE";
    case TimeUnit::week:
        return "W";
    case TimeUnit::month:
        return "M";
    case TimeUnit::quarter:
        return "Q";
    case TimeUnit::year:
        return "Y";
    case TimeUnit::decade:
        return "DE";
    case TimeUnit::century:
        return "CE";
    default:
        return "";
    }
}

std::string length_value(double count, TimeUnit unit) {
    if (unit == TimeUnit::fortnight) {
        count *= count == Meaning::vague ? 1 : 2;
        unit = TimeUnit::week;
    }
    if (unit == TimeUnit::millennium) {
        count *= count == Meaning::vague ? 1 : 10;
        unit = TimeUnit::century;
    }
    const std::string_view letter = unit_letter(unit);
    if (letter.empty())
        return "";
    const bool clock = unit == TimeUnit::second || unit == TimeUnit::minute || unit == TimeUnit::hour;
    const std::string number = count == Meaning::vague      ? "X"
                               : count == std::floor(count) ? fmt::format("{:.0f}", count)
                                                            : fmt::format("{:g}", count);
    return fmt::format("P{}{}{}", clock ? "T" : "", number, letter);
}

} // namespace

std::string_view part_code(DayPart part) {
    switch (part) {
    case DayPart::early_hours:
    case DayPart::morning:
    case DayPart::dawn:
        return "TMO";
    case DayPart::noon:
        return "TMI";
    case DayPart::afternoon:
        return "TAF";
    case DayPart::evening:
        return "TEV";
    case DayPart::night:
    case DayPart::midnight:
        return "TNI";
    case DayPart::daytime:
        return "TDT";
    default:
        return "";
    }
}

std::string_view season_code(Season season) {
    switch (season) {
    case Season::spring:
        return "SP";
    case Season::summer:
        return "SU";
    case Season::autumn:
        return "FA";
    case Season::winter:
        return "WI";
    default:
        return "XX";
    }
}

std::string plain_timex(const Meaning& meaning) {
    switch (meaning.kind) {
    case Meaning::Kind::reference:
        if (meaning.unit != TimeUnit::none)
            return ""; // `the year`: some year spoken of
        return meaning.direction < 0 ? "PAST_REF" : meaning.direction > 0 ? "FUTURE_REF" : "PRESENT_REF";
    case Meaning::Kind::duration:
    case Meaning::Kind::span:
        return length_value(meaning.count, meaning.unit);
    case Meaning::Kind::set:
        if (meaning.weekday != 0)
            return fmt::format("XXXX-WXX-{}", int{meaning.weekday});
        if (meaning.part != DayPart::none)
            return meaning.part == DayPart::night       ? "XXXX-XX-XXTNI"
                   : meaning.part == DayPart::afternoon ? "XXXX-XX-XXTAF"
                   : meaning.part == DayPart::evening   ? "XXXX-XX-XXTEV"
                                                        : "XXXX-XX-XXTMO";
        if (meaning.month != 0)
            return fmt::format("XXXX-{:02}", int{meaning.month});
        return length_value(meaning.count, meaning.unit);
    default:
        return "";
    }
}

} // namespace dateline
