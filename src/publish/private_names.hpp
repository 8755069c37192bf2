// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text with the names of private persons replaced by `[name withheld]`: names in Latin letters by their
/// form (`Kim Cheol-su`, `Park Yong Ho`, `Mary Smith`, `Mr. Han`, `identified as ...`), in Hangul before 씨,
/// 군, 양 or an age. Who holds an office named before the name, or is known by it, keeps his name:
/// `layers/public_people.tsv`. Meant to withhold too much rather than too little; a name of unusual form that
/// nothing announces stays.
std::string without_private_names(std::string_view text);

} // namespace dateline
