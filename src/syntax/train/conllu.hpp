// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

namespace dateline {

/// A word of a treebank with its gold analysis, as the file has it.
struct GoldWord {
    std::string form;
    std::string lemma;
    std::string upos;
    std::string xpos;
    std::int32_t head = -1; ///< index within the sentence; -1 for the root
    std::string deprel;
    bool operator==(const GoldWord&) const = default;
};
using GoldSentence = std::vector<GoldWord>;

/// The sentences of a CoNLL-U file; multiword ranges and empty nodes are left out, so are sentences without
/// words. Throws DataError with file and line for what is no CoNLL-U or no tree.
std::vector<GoldSentence> read_conllu(std::istream& stream, const std::string& name);
std::vector<GoldSentence> read_conllu(const std::filesystem::path& path);

/// Lift arcs to the head's head, the shortest first, until none cross another.
void make_projective(GoldSentence& sentence);
bool is_projective(const GoldSentence& sentence);

} // namespace dateline
