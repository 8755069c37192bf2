// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/parse.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace dateline {

/// How far up a chain of clauses the analysis looks: broken parses may be deep.
inline constexpr int clause_depth_limit = 24;

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

inline bool is_subject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj ||
           relation == Deprel::csubj_pass;
}

} // namespace dateline
