// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dateline {

/// `count` sentences, numbered from `first`, all different.
inline std::string numbered_sentences(int first, int count) {
    std::string text;
    for (int i = first; i < first + count; ++i)
        text += "On day " + std::to_string(i) + " of the watch guard " + std::to_string(i * 7) +
                " saw boat " + std::to_string(i * 13) + " drift over line " + std::to_string(i * 3) + ".\n";
    return text;
}

} // namespace dateline
