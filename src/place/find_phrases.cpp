// SPDX-License-Identifier: Apache-2.0
#include "place/phrase.hpp"
#include "place/phrase_reader.hpp"

#include <array>

namespace dateline {

std::string_view to_string(PhraseKind kind) {
    constexpr std::array<std::string_view, 18> names{
        "name",     "border",    "pointer",    "generic", "part",  "side",
        "distance", "direction", "near",       "inside",  "off",   "across",
        "walking",  "upstream",  "downstream", "between", "along", "stretch"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Phrase> find_phrases(const TokenView& tokens, const std::vector<Mention>& mentions,
                                 const Gazetteer& gazetteer) {
    const PhraseReader reader{tokens, mentions, gazetteer};
    std::vector<Phrase> phrases;
    for (std::uint32_t at = 0; at < tokens.size();) {
        if (std::optional<Phrase> phrase = reader.read(at)) {
            at = phrase->end;
            phrases.push_back(std::move(*phrase));
        } else {
            ++at;
        }
    }
    return phrases;
}

} // namespace dateline
