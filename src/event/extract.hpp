// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/lexicon.hpp"
#include "event/report.hpp"
#include "gazetteer/gazetteer.hpp"
#include "place/place_reference.hpp"
#include "syntax/parser.hpp"
#include "text/document.hpp"
#include "time/time_expression.hpp"

#include <string>
#include <vector>

namespace dateline {

/// One step of the reasoning behind the reports of an article, for people: which sentence, which rule, what
/// came of it.
struct ExplainedMention {
    std::string report_id; ///< empty: no report came of it
    Span sentence;
    Span word; ///< the word that tells
    std::string rule;
    std::string verdict; ///< `taken`, or why dropped
    std::string standing;
    std::string time;  ///< EDTF and where it was found
    std::string place; ///< name and where it was found
    std::string people;
    bool operator==(const ExplainedMention&) const = default;
};

/// The reports and figures of one article: sentences are analysed, rules find mentions, mentions of one
/// happening are put together, and each gets its type, time, place and people. Deterministic. `explanation`,
/// where given, receives every mention, dropped ones included.
ArticleReports extract_reports(const Document& document, const DocumentTimes& times,
                               const std::vector<PlaceReference>& places, const Lexicon& lexicon,
                               const Parser& parser, const Gazetteer& gazetteer,
                               std::vector<ExplainedMention>* explanation = nullptr);

} // namespace dateline
