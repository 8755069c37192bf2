// SPDX-License-Identifier: Apache-2.0
#include "chronology_file.hpp"
#include "support/catch.hpp"
#include "text/analyse.hpp"
#include "time/publication.hpp"
#include "time/read_times.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dateline;

namespace {

DocumentTimes read(std::string text, std::string published = "", std::string url = "") {
    Article article;
    article.id = "a";
    article.text = std::move(text);
    article.published = std::move(published);
    article.url = std::move(url);
    return read_times(analyse(std::move(article)), installed_chronology());
}

const TimeExpression* find(const DocumentTimes& times, const std::string& text, const std::string& words) {
    for (const TimeExpression& expression : times.expressions)
        if (expression.span.of(text) == words)
            return &expression;
    return nullptr;
}

std::string edtf(const DocumentTimes& times, const std::string& text, const std::string& words) {
    const TimeExpression* found = find(times, text, words);
    return found == nullptr ? "not found" : found->interval ? found->interval->edtf : "open " + found->timex;
}

} // namespace

TEST_CASE("instants are read as metadata write them") {
    const auto instant = parse_instant("2024-08-20T12:21-04:00");
    REQUIRE(instant);
    CHECK(instant->days.first == *civil::day_of(2024, 8, 20));
    CHECK(instant->utc_offset_s == -4 * 3600);
    CHECK(instant->minute_of_day == 12 * 60 + 21);
    CHECK(parse_instant("2024-08-20T12:21:33.5Z")->utc_offset_s == 0);
    CHECK(parse_instant("20240820")->days.length() == 1);
    CHECK(parse_instant("2023-05")->days.length() == 31);
    CHECK(parse_instant("2023")->days.length() == 365);
    for (const char* text : {"", "May 2023", "2023-13", "2023-02-30", "2023-05-1", "23-05-01"})
        CHECK_FALSE(parse_instant(text));
}

TEST_CASE("an anniversary to come fixes the year of a dateline without one") {
    const std::string text =
        "SEOUL, Aug. 18 (UPI) -- Fences are being strung along the river.\n\nWorkers hurry to finish before "
        "the upcoming 70th anniversary of the Workers' "
        "Party on Oct. 10. Two families fled on Aug. 9. More posts are to be built in September.";
    const auto times = read(text);
    CHECK(times.publication.interval.edtf == "2015-08-18");
    CHECK(times.publication.basis == Publication::Basis::inferred);
    CHECK(edtf(times, text, "Aug. 9") == "2015-08-09");
    CHECK(edtf(times, text, "September") == "2015-09");
}

TEST_CASE("where nothing decides the year, it stays open and the rest is kept") {
    const std::string text = "Soldiers strayed over the line on Sunday, the army said on Tuesday (Jun 11). "
                             "They had been seen on June 4.";
    const auto times = read(text);
    CHECK(times.publication.basis == Publication::Basis::none);
    CHECK_FALSE(times.publication.interval.bounded());
    CHECK(edtf(times, text, "Tuesday (Jun 11)") == "open XXXX-06-11");
    CHECK(edtf(times, text, "Sunday") == "open XXXX-06-09");
    CHECK(edtf(times, text, "June 4") == "open XXXX-06-04");
    // another article dates it
    Publication assumed;
    assumed.interval.start = civil::day_of(2024, 6, 11);
    assumed.interval.end = civil::day_of(2024, 6, 12);
    Article article;
    article.id = "a";
    article.text = text;
    const auto again = read_times(analyse(std::move(article)), installed_chronology(), assumed);
    CHECK(edtf(again, text, "Sunday") == "2024-06-09");
    CHECK(edtf(again, text, "June 4") == "2024-06-04");
}

TEST_CASE("the latest date told as past bounds publication from below") {
    const auto times = read("A guard was shot in October 2019. He had served at the border post.");
    CHECK(times.publication.interval.edtf == "2019-10-01/..");
    CHECK(times.publication.basis == Publication::Basis::none);
}

TEST_CASE("weekday and date with a year told close by date the article") {
    const std::string text = "Only 196 people arrived in 2023. On Tuesday, Aug. 20, a sergeant walked over "
                             "the line, the army said.";
    const auto times = read(text);
    CHECK(times.publication.basis == Publication::Basis::inferred);
    CHECK(edtf(times, text, "Tuesday, Aug. 20") == "2024-08-20");
}

TEST_CASE("the address dates an article that does not date itself") {
    const auto times = read("He came on Monday.", "", "https://example.org/world/2024/08/20/he-came.html");
    CHECK(times.publication.interval.edtf == "2024-08-20");
    CHECK(times.publication.basis == Publication::Basis::url);
    CHECK(read("He came.", "", "https://example.org/2019/12/drama/").publication.interval.edtf == "2019-12");
    CHECK(read("He came.", "", "https://example.org/AEN20240820001234").publication.interval.edtf ==
          "2024-08-20");
    CHECK(read("He came.", "", "https://example.org/story-2024851").publication.interval.edtf == "../..");
}

TEST_CASE("a coarse publication date gives what holds for all its days") {
    const std::string text = "He came last year. A guard fell in February. They met last Tuesday.";
    const auto times = read(text, "2023-05");
    CHECK(edtf(times, text, "last year") == "2022");
    CHECK(edtf(times, text, "February") == "2023-02");
    CHECK(edtf(times, text, "last Tuesday") == "2023-04-25/2023-05-30");
    const auto by_year = read(text, "2023");
    CHECK(edtf(by_year, text, "last year") == "2022");
    CHECK(edtf(by_year, text, "last Tuesday").substr(0, 4) == "open");
}

TEST_CASE("Tuesday morning in Korea may be told on Monday evening in Washington") {
    const std::string text =
        "A soldier from North Korea crossed on Tuesday morning. A second one came on Sunday.";
    const auto times = read(text, "2024-08-19T20:10-04:00");
    CHECK(edtf(times, text, "Tuesday morning") == "2024-08-20");
    CHECK(edtf(times, text, "Sunday") == "2024-08-18");
    CHECK(edtf(read(text, "2024-08-19T09:10-04:00"), text, "Tuesday morning") == "2024-08-13");
    CHECK(edtf(read(text, "2024-08-19T20:10+09:00"), text, "Tuesday morning") == "2024-08-13");
}

TEST_CASE("each value says how it was reckoned") {
    const std::string text = "He fled on Aug. 9. He will return in September.";
    const auto times = read(text, "2015-08-18");
    REQUIRE(times.expressions.size() == 2);
    CHECK_THAT(times.expressions[0].derivation, Catch::Matchers::Contains("month-day"));
    CHECK_THAT(times.expressions[1].derivation, Catch::Matchers::Contains("ahead"));
    CHECK(times.expressions[0].confidence > 0.5);
}

TEST_CASE("offices and topics spoken of as present choose among years") {
    const std::string text = "Warning shots at the line\n\nBaku, April 8, AZERTAC\n\nTroops fired warning "
                             "shots on Tuesday at soldiers from the North. "
                             "The court removed President Yoon Suk Yeol days ago.\n";
    CHECK(read(text).publication.interval.edtf == "2025-04-08");
    CHECK(read(text).publication.basis == Publication::Basis::inferred);
    // one who is called former bounds from below only
    const DocumentTimes later = read("Warning shots at the line\n\nBaku, April 8, AZERTAC\n\nTroops fired "
                                     "warning shots on Tuesday. The trial of "
                                     "former President Yoon Suk Yeol went on.\n");
    CHECK(later.publication.basis == Publication::Basis::none);
    CHECK(later.publication.interval.edtf == "2022-05-10/..");
}

TEST_CASE("a day of saying without year is as good as a date of the page") {
    const DocumentTimes times =
        read("Trash from balloons came down in the capital. In the morning they had crossed the "
             "border, the military told reporters on July 24.\n");
    CHECK(times.publication.interval.edtf == "2024-07-24/2024-07-26");
}

TEST_CASE("the year of a copyright line dates the page unless the text speaks against it") {
    CHECK(read("On July 18 a soldier went over the line.\n\nCopyright 2023\n").publication.interval.edtf ==
          "2023");
    CHECK(read("On July 18, 2024 a soldier went over the line.\n\nCopyright 2023\n")
              .publication.interval.start != civil::days_of_year(2023)->first);
    CHECK(read("In 2015 a soldier went over the line.\n\nCopyright 2023\n").publication.interval.edtf !=
          "2023");
}

TEST_CASE("a year alone on its line holds for the entries below it") {
    const std::string text =
        "Crossings of the line\n\n2023\n\nJuly 18 -- A private runs north at Panmunjom.\n\nOct. 24 -- "
        "Four people come in a boat.\n\n2024\n\nAug. 20: A sergeant walks south.\n";
    const DocumentTimes times = read(text, "2025-10-20");
    std::vector<std::string> days;
    for (const TimeExpression& expression : times.expressions)
        if (expression.interval && expression.interval->precision == TimePrecision::day)
            days.push_back(expression.interval->edtf);
    CHECK(days == std::vector<std::string>{"2023-07-18", "2023-10-24", "2024-08-20"});
}

TEST_CASE("what looks back moves no story") {
    const DocumentTimes times =
        read("On 22 September 2020 a man was killed at sea. Two months earlier a man who had fled "
             "in 2017 swam back. The photo is (c) 2019 by an agency. The town was shut five days "
             "later.\n",
             "2025-02-01");
    CHECK(times.expressions.back().interval->edtf == "2020-09-27");
}
