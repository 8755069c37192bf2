// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"
#include "geo/footprint.hpp"
#include "time/interval.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class ReportKind : std::uint8_t { incident, fortification };
enum class Modality : std::uint8_t { asserted, alleged, denied, planned, ordered, retracted };
enum class DateBasis : std::uint8_t { text, published, merged, none };

std::string_view to_string(ReportKind kind);
std::string_view to_string(Modality modality);
std::string_view to_string(DateBasis basis);

/// A number as told: `more than 500` is {500, 500, open}, `50 to 60` {50, 55, 60}, `hundreds` {200, none,
/// open}. All absent: not told.
struct Quantity {
    std::optional<double> low;
    std::optional<double> best;
    std::optional<double> high;
    bool operator==(const Quantity&) const = default;
    [[nodiscard]] bool told() const { return low || best || high; }
};

/// One article's statement of one happening.
struct Report {
    std::string report_id; ///< `<article_id>.rNN`, numbered in text order
    std::string article_id;
    ReportKind kind = ReportKind::incident;
    std::string type;    ///< as in `layers/*.toml`: `defection.land_dmz`, `fence`
    std::string subtype; ///< may be empty

    Interval when; ///< what the report says (after merging: may be dated by others)
    DateBasis date_basis = DateBasis::none;
    Interval when_from_text; ///< what the article alone gave
    Interval when_as_read;   ///< while its incident dates it: what was read before, and on what that rests
    DateBasis basis_as_read = DateBasis::none;
    std::string when_derivation; ///< which step gave the time: clause, sentence, discourse, publication ...
    Span when_span;              ///< the time words, empty where none
    std::string when_timex;      ///< TIMEX3 value of those words, year left open where nothing decides it
                                 ///< (`XXXX-08-09`, `XXXX-WXX-2`): what merging may date the report by

    Footprint where;
    std::string place_id;   ///< gazetteer entry, may be empty
    std::string place_name; ///< neutral English name
    std::string place_text; ///< the article's words
    std::string country;    ///< ISO 3166-1 alpha-2, `KR/KP`, or `international waters`
    std::string admin1;
    std::string admin2;
    std::string
        where_derivation; ///< which step gave the place: clause, sentence, discourse, type default ...
    Span where_span;

    std::string status; ///< fortifications: ordered, planned, under_construction, completed ...; else empty
    std::string change; ///< extended, reinforced, repaired ...; may be empty

    Quantity people;
    Quantity killed;
    Quantity injured;
    Quantity count;         ///< of `count_unit`
    std::string count_unit; ///< balloons, mines, rounds ...
    Quantity length_m;

    std::string actor;   ///< who did it (for defections: who defected); never a private person's name
    std::string outcome; ///< succeeded, failed, returned ...; may be empty
    Modality modality = Modality::asserted;
    std::string attribution; ///< who says so; may be empty

    std::string quote; ///< exact text of the article: the sentence that says most of what, where and when
    Span quote_span;   ///< bytes; `quote_code_points` for readers
    std::uint32_t quote_start = 0; ///< code points
    std::uint32_t quote_end = 0;
    std::vector<std::string> also_quotes; ///< further sentences on the same happening, exact text
    std::string rule;                     ///< the rule that made it: `balloon_launch/launch-verb`
    double confidence = 1;                ///< 0..1

    std::string incident_id; ///< set by merging

    bool operator==(const Report&) const = default;
};

/// A number an article states about a period and a place: never an incident.
struct Figure {
    std::string figure_id;
    std::string article_id;
    double value = 0;
    std::string comparator; ///< "", "about", "more than", "fewer than", "at least", "up to"
    std::string unit;       ///< `defectors arriving in South Korea`
    Interval period;
    std::string place_name;
    std::optional<LonLat> point; ///< of the place, where one is told
    std::string quote;
    Span quote_span;
    std::uint32_t quote_start = 0; ///< code points
    std::uint32_t quote_end = 0;
    bool operator==(const Figure&) const = default;
};

/// Everything extraction finds in one article.
struct ArticleReports {
    std::vector<Report> reports;
    std::vector<Figure> figures;
    bool operator==(const ArticleReports&) const = default;
};

} // namespace dateline
