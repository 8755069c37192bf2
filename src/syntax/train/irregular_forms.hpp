// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// A form with its Penn tag and lemma, from the list that helps out where a treebank lacks the word.
struct IrregularForm {
    std::string form;
    std::string xpos;
    std::string lemma;
    bool operator==(const IrregularForm&) const = default;
};

/// Rows of form, tag and lemma apart by tabs, after a header line; `#` begins a comment line. Throws
/// DataError naming file and line for other rows.
std::vector<IrregularForm> read_irregular_forms(const std::filesystem::path& path);

} // namespace dateline
