// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <string>
#include <string_view>

namespace dateline {

/// The key of the outlet or agency that is named in these words (`Seoul's Yonhap News`, `Reuters`), by
/// `words/outlets.tsv`; the longest name counts, the first of equals; empty where none is named.
std::string named_outlet(std::string_view words);

/// The key of the outlet on whose page the article stands, by the host of its URL, else by `site`; empty
/// where it is not in the list.
std::string outlet_of_page(std::string_view url, std::string_view site);

/// The key of the outlet whose report the article says it follows: the agency of its dateline, or an outlet
/// that the headline or one of the first sentences gives as its source (`Yonhap reports`, `told Reuters`,
/// `according to Daily NK`). Empty where it says none, or names itself.
std::string stated_origin(const Document& document);

} // namespace dateline
