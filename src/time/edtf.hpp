// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/civil.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A date of EDTF (ISO 8601-2) level 0 or 1: a year, month, day, season, decade (`201X`) or century (`20XX`),
/// possibly qualified.
struct EdtfDate {
    int year = 0;
    int month = 0;              ///< 1..12, or a season 21..24; 0: not given
    int day = 0;                ///< 1..31; 0: not given
    int unspecified_digits = 0; ///< 1: a decade, 2: a century, 4: the year is unknown (`XXXX-08-09`)
    char qualifier = 0;         ///< `?` uncertain, `~` approximate, `%` both, 0 none

    bool operator==(const EdtfDate&) const = default;
};

/// A date or an interval between two; an open side has no date.
struct Edtf {
    std::optional<EdtfDate> start;
    std::optional<EdtfDate> end; ///< last date, included
    bool interval = false;       ///< false: `start` stands alone

    bool operator==(const Edtf&) const = default;
};

/// Read an EDTF expression; nothing when it is not one of level 0 or 1 (without times of day).
std::optional<Edtf> parse_edtf(std::string_view text);
std::string to_string(const EdtfDate& date);
std::string to_string(const Edtf& edtf);

/// The days a date covers; nothing when its year is unknown. Winter (24) is December of its year to February.
std::optional<civil::Days> days_of(const EdtfDate& date);

/// The days an expression covers; open or unknown sides are absent.
struct OpenDays {
    std::optional<Day> first;
    std::optional<Day> end; ///< exclusive
};
OpenDays days_of(const Edtf& edtf);

/// The shortest EDTF for days [first, end): a year, month or day where they fit exactly, else an interval of
/// the coarsest of these that fits both ends. Absent sides are open.
std::string edtf_of(std::optional<Day> first, std::optional<Day> end);

} // namespace dateline
