// SPDX-License-Identifier: Apache-2.0
#include "event/figures.hpp"

#include "base/ascii.hpp"
#include "event/quantity.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr double least_total = 30; ///< smaller numbers are people in a story, not totals

bool inside_any(Span span, const std::vector<TimeExpression>& expressions) {
    return std::any_of(expressions.begin(), expressions.end(), [&](const TimeExpression& expression) {
        return expression.kind != TimeKind::set && expression.span.overlaps(span);
    });
}

/// The noun a number counts: its head, or the first noun after it.
std::optional<TokenIndex> counted_noun(const SentenceAnalysis& analysis, TokenIndex number) {
    for (TokenIndex t = number + 1; t < analysis.size() && t < number + 6; ++t) {
        const Upos upos = analysis.word(t).upos;
        const bool last = t + 1 >= analysis.size() || (analysis.word(t + 1).upos != Upos::noun &&
                                                       analysis.word(t + 1).upos != Upos::propn);
        if ((upos == Upos::noun || upos == Upos::propn) && last)
            return t;
        // `196 last year`, `67 the year before`, `226 in the same months`: nothing is named.
        const bool other_phrase = upos == Upos::det || analysis.is(analysis.covers(t), "time") ||
                                  (upos == Upos::adp && analysis.word(t).lemma != "of");
        if (upos == Upos::verb || upos == Upos::aux || upos == Upos::punct || other_phrase)
            break;
    }
    return std::nullopt;
}

/// `from 1,047 in 2019 to 63 in 2021`: what was counted at the end, however much it looks like a year's end.
bool falls_to(const std::vector<std::string_view>& words, TokenIndex number, double value) {
    const bool year = value >= 1800 && value < 2100 && words[number].find(',') == std::string_view::npos;
    if (year || number < 4 || words[number - 1] != "to" || number + 1 >= words.size())
        return false;
    const std::string_view next = words[number + 1];
    return words[number - 3] == "in" && number_value(words[number - 2]) &&
           (next == "in" || next == "last" || next == "this" || next == "by") &&
           number_value(words[number - 4]) && words[number - 2].size() == 4;
}

/// `Nakano, 61, said`, `a private of 19`
bool is_age(const SentenceAnalysis& analysis, TokenIndex number) {
    return number > 1 && number + 1 < analysis.size() && analysis.written(number).size() == 2 &&
           analysis.written(number - 1) == "," && analysis.written(number + 1) == "," &&
           (analysis.word(number - 2).upos == Upos::propn ||
            analysis.is(analysis.ends(number - 2), "person"));
}

/// `a law of 2006`: a year that no time expression took.
bool is_year_of(const std::vector<std::string_view>& words, TokenIndex number, double value) {
    return number > 0 && words[number].size() == 4 && value >= 1900 && value < 2100 &&
           words[number].find(',') == std::string_view::npos &&
           (words[number - 1] == "of" || words[number - 1] == "in" || words[number - 1] == "since");
}

} // namespace

std::vector<Figure> read_figures(const SentenceAnalysis& analysis, const ClassSet& earlier,
                                 const ClassSet& topic, const DocumentTimes& times,
                                 const std::vector<PlaceReference>& places) {
    std::vector<Figure> figures;
    if (analysis.is(analysis.all_classes(), "disaster"))
        return {};
    const bool about_people =
        analysis.is(analysis.all_classes(), "figure_people") || analysis.is(earlier, "figure_people") ||
        (analysis.is(topic, "figure_people") &&
         (analysis.is(analysis.all_classes(), "tally") || analysis.is(analysis.all_classes(), "extreme")));
    const bool about_things = analysis.is(analysis.all_classes(), "figure_thing");
    if (!about_people && !about_things)
        return figures;
    std::vector<std::string_view> words;
    for (TokenIndex t = 0; t < analysis.size(); ++t)
        words.push_back(analysis.written(t));
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        const auto value = number_value(words[t]);
        if (!value || (inside_any(analysis.span(t), times.expressions) && !falls_to(words, t, *value)) ||
            is_age(analysis, t) || is_year_of(words, t, *value))
            continue;
        double number = *value;
        TokenIndex end = t + 1;
        while (end < analysis.size() &&
               (words[end] == "hundred" || words[end] == "thousand" || words[end] == "million")) {
            number *= words[end] == "hundred" ? 100 : words[end] == "thousand" ? 1000 : 1e6;
            ++end;
        }
        if (number < least_total)
            continue;
        const auto noun = counted_noun(analysis, end - 1);
        const ClassSet classes = noun ? analysis.ends(*noun) : ClassSet{};
        const bool hyphen = end + 1 < analysis.size() && words[end] == "-"; // `a 5,000-yuan reward`
        const std::string next =
            end < analysis.size() ? to_lower(words[end + (hyphen ? 1 : 0)]) : std::string{};
        // `248 kilometers (155 miles) long`: a dimension of something that is just there.
        bool dimension = false;
        for (TokenIndex after = end; after < analysis.size() && after < end + 7; ++after)
            dimension = dimension || words[after] == "long" || words[after] == "wide";
        if (dimension && noun && analysis.is(classes, "unit_length"))
            continue;
        if (analysis.is(classes, "unit_other") || next == "%" || next == "percent" || next == "per" ||
            next == "won" || next == "yuan" || next == "yen")
            continue;
        if (t > 0 && (words[t - 1] == "$" || words[t - 1] == "€" || words[t - 1] == "£" ||
                      words[t - 1] == "No." || to_lower(words[t - 1]) == "between" ||
                      (to_lower(words[t - 1]) == "and" && t > 2 && to_lower(words[t - 3]) == "between")))
            continue;
        const bool length = analysis.is(classes, "unit_length");
        // Metres measure a thing or a way; only what is told in kilometres or miles is a total.
        const bool long_unit =
            noun && analysis.word(*noun).lemma.find("met") != 0 && analysis.word(*noun).lemma != "m";
        // `there were 38 guard posts; by April there were more than 6,500`
        const bool same_things = !noun && about_things && !about_people && !figures.empty();
        const bool thing = same_things || (noun && (analysis.is(classes, "figure_thing") ||
                                                    (length && long_unit && about_things && number >= 50)));
        const bool people = about_people && (!noun || !length) &&
                            (!noun || analysis.is(classes, "person") ||
                             analysis.is(classes, "figure_people") || !analysis.is(classes, "counted_other"));
        if (length ? !thing : !(thing || people))
            continue;
        const bool covered_by_place =
            std::any_of(places.begin(), places.end(),
                        [&](const PlaceReference& place) { return place.span.overlaps(analysis.span(t)); });
        if (covered_by_place)
            continue;
        Figure figure;
        figure.article_id = analysis.document().article.id;
        figure.value = number;
        figure.comparator = comparator_before(words, t);
        figure.unit = noun          ? to_lower(words[*noun])
                      : same_things ? figures.back().unit
                                    : std::string{"people"};
        const std::uint32_t frame = analysis.frame_of(t);
        for (const TimeExpression& expression : times.expressions) {
            if (!expression.interval || !analysis.sentence().span.contains(expression.span))
                continue;
            bool same = false;
            for (TokenIndex other = 0; other < analysis.size(); ++other)
                same = same ||
                       (analysis.span(other).overlaps(expression.span) && analysis.frame_of(other) == frame);
            if (same || figure.period.edtf.empty())
                figure.period = *expression.interval;
            if (same)
                break;
        }
        for (const PlaceReference& place : places) {
            if (place.use == PlaceUse::dateline || !place.footprint ||
                !analysis.sentence().span.contains(place.span))
                continue;
            figure.place_name = place.name;
            figure.point = place.footprint->point;
            break;
        }
        figure.quote_span = analysis.sentence().span;
        figure.quote = analysis.document().words(figure.quote_span);
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace dateline
