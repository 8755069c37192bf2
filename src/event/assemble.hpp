// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/happening.hpp"
#include "event/report.hpp"
#include "gazetteer/gazetteer.hpp"
#include "time/time_expression.hpp"

#include <map>
#include <optional>
#include <vector>

namespace dateline {

/// All that reports of one article are made from.
struct ArticleReading {
    const Document& document;
    const DocumentTimes& times;
    const Lexicon& lexicon;
    const Gazetteer& gazetteer;
    const std::vector<PlaceReference>& places;
    std::map<std::uint32_t, SentenceAnalysis> analyses; ///< by sentence
    std::vector<PlacedMention> mentions;
    std::map<std::uint32_t, std::uint32_t> entries; ///< by sentence: EventMention::entry of what it tells
};

/// The report of a happening; nothing where no type fits or no place can be given.
std::optional<Report> make_report(const ArticleReading& reading, const Happening& happening);

/// The first rule of the scene that holds for all the happening's mentions say.
const TypeRule* type_of(const ArticleReading& reading, const Happening& happening);

} // namespace dateline
