// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/article.hpp"
#include "text/html_page.hpp"

#include <string>
#include <string_view>

namespace dateline {

/// What a page says of itself: title, canonical URL, site, language, publication and update time, each from
/// the first of JSON-LD, meta tags, microdata and plain elements that has it. Times are as iso_time() gives
/// them. `text` stays empty; `body` is the article text of JSON-LD, where the page carries it there.
struct HtmlMetadata {
    Article article;
    std::string body;
};
HtmlMetadata read_html_metadata(const HtmlPage& page);

/// The article of a web page: its metadata and its main text, one paragraph a line with empty lines between,
/// list entries with `- `. Navigation, related links, forms, comments and the like are left out by element,
/// by the names authors give them, and by how much of a block is links. Precondition: UTF-8. Never fails; a
/// page without text gives an empty text.
Article read_html(std::string_view utf8);

} // namespace dateline
