// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dateline {

/// Do the class or id names of an element say that it is furniture (`related-links`, `newsletterSignup`)? The
/// words are in `words/page_names.tsv`.
bool is_furniture_name(std::string_view names);

/// Do they say that it is a picture's caption or credit?
bool is_caption_name(std::string_view names);

} // namespace dateline
