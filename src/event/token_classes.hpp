// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/lexicon.hpp"
#include "gazetteer/gazetteer.hpp"
#include "place/place_reference.hpp"
#include "text/document.hpp"
#include "time/time_expression.hpp"

#include <vector>

namespace dateline {

/// Classes given to tokens by what the other stages found there: `place`, `in_north`, `dated` ...
class TokenClasses {
public:
    TokenClasses(const Lexicon& lexicon, const Gazetteer& gazetteer)
        : m_lexicon{lexicon}, m_gazetteer{gazetteer} {}

    /// One set for each token of the sentence.
    [[nodiscard]] std::vector<ClassSet> of(const Document& document, const Sentence& sentence,
                                           const std::vector<PlaceReference>& places,
                                           const std::vector<TimeExpression>& times) const;

private:
    const Lexicon& m_lexicon;
    const Gazetteer& m_gazetteer;
};

/// What the whole article speaks of: role `article` holds the classes met once, `topic` those met again.
Tags article_tags(const Document& document, const Lexicon& lexicon,
                  const std::vector<PlaceReference>& places);

/// `SEOUL, Aug. 18 (UPI) —` is no part of the sentence's grammar.
Sentence without_dateline(const Document& document, const Sentence& sentence);

} // namespace dateline
