// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The language of a text as a BCP 47 code, by its script and, for Latin, Cyrillic and Arabic letters, by its
/// commonest short words (`words/function_words.tsv`). Empty when the text is too short or fits no known
/// language.
std::string identify_language(std::string_view text);

/// Can happenings be found in this language? Regions and scripts behind the language (`en-GB`) do not count.
/// True for an empty language: nothing is known against it.
bool has_rules(std::string_view language);

} // namespace dateline
