// SPDX-License-Identifier: Apache-2.0
// Which phrases of different articles are bound to have the same footprint.
#include "place/footprint_maker.hpp"

#include <fmt/format.h>

namespace dateline {

/// All that the rules look at: the words' own part, and what its operands are made from. Empty where the
/// article decides and what it decided on has no key of its own.
std::string FootprintMaker::key_of(const Phrase& phrase) {
    if (phrase.kind == PhraseKind::name) {
        const Mention* mention = phrase.mention ? &m_mentions[*phrase.mention] : nullptr;
        return mention != nullptr && mention->entry
                   ? fmt::format("{}{}{}", *mention->entry, mention->said_type.empty() ? '?' : '!',
                                 mention->reason)
                   : std::string{};
    }
    std::string key = fmt::format("({}", static_cast<int>(phrase.kind));
    if (phrase.kind == PhraseKind::border || phrase.kind == PhraseKind::pointer) {
        const Made made = leaf(phrase);
        if (made && made->key.empty())
            return {};
        if (made)
            key += made->key + '~' + made->footprint.derivation;
        return key + ')';
    }
    key += fmt::format(",{},{},{}{},{}", phrase.noun, static_cast<int>(phrase.direction.form),
                       phrase.direction.bearing_deg, phrase.direction.extreme ? '!' : '.',
                       phrase.within ? 'w' : '.');
    if (phrase.distance_m)
        key += fmt::format(",{}+{}", *phrase.distance_m, phrase.distance_slack_m);
    for (const std::string& country : phrase.countries)
        key += '/' + country;
    key += '.' + phrase.medium;
    for (const Phrase& operand : phrase.operands) {
        const std::string part = key_of(operand);
        if (part.empty())
            return {};
        key += part;
    }
    return key + ')';
}

} // namespace dateline
