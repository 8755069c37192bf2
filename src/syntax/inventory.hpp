// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/parse.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A fine part of speech, the class the tagger chooses: universal tag and Penn tag together.
struct Tag {
    Upos upos = Upos::x;
    std::string xpos;
    bool past = false;       ///< VBD, VBN
    bool plural = false;     ///< NNS, NNPS
    bool participle = false; ///< VBN, VBG
    bool finite = false;     ///< VBD, VBP, VBZ, MD
    bool verbal = false;     ///< any V tag, MD
    bool operator==(const Tag&) const = default;
};

Tag make_tag(Upos upos, std::string_view xpos);

/// The classes of a model; a class is the index, at most 255 of them, one line each in the model file.
/// The readers throw DataError for lines that are none.
std::vector<Tag> read_tags(std::string_view lines);
std::string write_tags(const std::vector<Tag>& tags);
std::vector<Deprel> read_labels(std::string_view lines);
std::string write_labels(const std::vector<Deprel>& labels);

} // namespace dateline
