// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/meaning.hpp"

#include <string>
#include <string_view>

namespace dateline {

/// TIMEX3 value of a meaning that has no date: `P3D`, `PRESENT_REF`, `XXXX-WXX-2`; empty for the others.
std::string plain_timex(const Meaning& meaning);

/// `TMO`, `TNI` ...; empty for none.
std::string_view part_code(DayPart part);
/// `SP`, `SU`, `FA`, `WI`; `XX` for none.
std::string_view season_code(Season season);

} // namespace dateline
