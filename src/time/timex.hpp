// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/meaning.hpp"

#include <string>

namespace dateline {

/// TIMEX3 value of a meaning that has no date: `P3D`, `PRESENT_REF`, `XXXX-WXX-2`; empty for the others.
std::string plain_timex(const Meaning& meaning);

} // namespace dateline
