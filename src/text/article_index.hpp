// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "text/article.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace dateline {

/// Metadata beside texts: `index.json` (`{"articles": [{"file": ..., "url": ..., ...}]}` or the list alone)
/// and `index.csv` (a column `file` and others with usual names) in the folder of the files. Each is read
/// once.
class ArticleIndexes {
public:
    /// What is wrong with an index is a warning: the articles are read without it.
    explicit ArticleIndexes(Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

    static bool is_index(const std::filesystem::path& path);

    /// What the index of its folder says of a file; empty fields where it says nothing.
    Article find(const std::filesystem::path& file);

private:
    using Index = std::map<std::string, Article>; ///< by file name

    Diagnostics& m_diagnostics;
    std::map<std::filesystem::path, Index> m_indexes;

    void read_json(const std::filesystem::path& file, Index& index);
    void read_table(const std::filesystem::path& file, Index& index);
};

} // namespace dateline
