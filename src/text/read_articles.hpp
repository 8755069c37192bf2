// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "text/article.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace dateline {

struct ReadOptions {
    std::uint64_t most_article_bytes = std::uint64_t{64} << 20; ///< a longer article is refused
};

/// Read articles from files and folders, in the order given, folders in the order of their file names. `-` is
/// standard input. One article is in memory at a time: each goes to `sink`, completed (see kept_text.hpp).
/// What cannot be read is a failure in `diagnostics`, naming file and line; the rest is still read.
/// Exceptions of `sink` pass through.
void read_articles(const std::vector<std::filesystem::path>& inputs, const ReadOptions& options,
                   const std::function<void(Article&&)>& sink, Diagnostics& diagnostics);

} // namespace dateline
