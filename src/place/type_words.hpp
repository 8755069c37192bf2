// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Which kinds of place a type word stands for: `county` may be a county or a district, `gang` a river.
class TypeWords {
public:
    explicit TypeWords(const Gazetteer& gazetteer);

    /// Whether the word, in small letters, is a type word of any kind.
    [[nodiscard]] bool is_type_word(std::string_view word) const {
        return m_codes.contains(std::string{word});
    }
    /// Whether a place of this type may be called by the word.
    [[nodiscard]] bool may_be(std::string_view type_code, std::string_view word) const;

private:
    std::unordered_map<std::string, std::vector<std::string>> m_codes;
};

} // namespace dateline
