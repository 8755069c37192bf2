// SPDX-License-Identifier: Apache-2.0
#include "place/type_words.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace dateline {

TypeWords::TypeWords(const Gazetteer& gazetteer) {
    for (const TypeView& type : gazetteer.types()) {
        std::string_view rest = type.words;
        while (!rest.empty()) {
            const std::size_t bar = rest.find('|');
            const std::string word = to_lower(rest.substr(0, bar));
            if (!word.empty())
                m_codes[word].emplace_back(type.code);
            rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
        }
    }
}

bool TypeWords::may_be(std::string_view type_code, std::string_view word) const {
    const auto codes = m_codes.find(std::string{word});
    return codes != m_codes.end() &&
           std::find(codes->second.begin(), codes->second.end(), type_code) != codes->second.end();
}

} // namespace dateline
