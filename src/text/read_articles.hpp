// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "text/article.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dateline {

struct ReadOptions {
    /// A longer text is refused. The longest of reports is a fiftieth of it; what is done with a text takes
    /// about 140 bytes a byte, which this bounds.
    std::uint64_t most_text_bytes = std::uint64_t{4} << 20;
    /// So is a longer page, record or message, of which the text is only a part (pictures, scripts).
    std::uint64_t most_article_bytes = std::uint64_t{64} << 20;
    /// For tables: field (`text`, `title`, `url`, `site`, `published` ...) to the name of its column. Columns
    /// with usual names need no mapping.
    std::map<std::string, std::string> columns;
};

/// Read articles from files and folders, in the order given, folders in the order of their file names. `-` is
/// standard input. Read are plain text, web pages (HTML, MHTML), JSON and JSON lines, tables (CSV, TSV),
/// feeds (RSS, Atom), mail, web archives (WARC), each also compressed (`.gz`, `.zst`), and ZIP archives of
/// these. Beside texts, `index.json` or `index.csv` may hold metadata.
///
/// Precedence: metadata given beside or around the text, then what the page says of itself, then what is
/// inferred later. One article is in memory at a time: each goes to `sink`, completed (see kept_text.hpp).
/// What cannot be read is a failure in `diagnostics`, naming file and line; the rest is still read.
/// Exceptions of `sink` pass through.
void read_articles(const std::vector<std::filesystem::path>& inputs, const ReadOptions& options,
                   const std::function<void(Article&&)>& sink, Diagnostics& diagnostics);

} // namespace dateline
