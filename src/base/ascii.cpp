// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"

namespace dateline {

std::string to_lower(std::string_view text) {
    std::string lower{text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

} // namespace dateline
