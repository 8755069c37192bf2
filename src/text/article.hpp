// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"

#include <string>
#include <vector>

namespace dateline {

/// One news text with what is known of it from outside (metadata beside the text or in its record). Empty
/// strings mean: not known.
struct Article {
    std::string id;           ///< from the metadata, else the file's stem, else the content hash; never empty
    std::string url;          ///< as given
    std::string site;         ///< outlet
    std::string title;        ///< as given in the metadata; the headline inside the text is a Block
    std::string language;     ///< BCP 47, as given or identified; empty: not known
    std::string published;    ///< as given: ISO 8601 instant, day, month (`2023-05`) or year
    std::string updated;      ///< as `published`
    std::string source;       ///< file (and record) it came from, for messages: `news.jsonl:12`
    std::string text;         ///< the kept text: UTF-8, NFC, no carriage returns; every Span refers to it
    std::string content_hash; ///< SHA-256 of `text`, hexadecimal
    std::vector<Span> captions; ///< lines of `text` which the page's markup says stand under pictures

    bool operator==(const Article&) const = default;
};

} // namespace dateline
