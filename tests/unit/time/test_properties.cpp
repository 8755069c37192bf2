// SPDX-License-Identifier: Apache-2.0
// What holds for every text, however odd.
#include "base/utf8.hpp"
#include "chronology_file.hpp"
#include "support/catch.hpp"
#include "text/analyse.hpp"
#include "time/edtf.hpp"
#include "time/read_times.hpp"
#include "time/timex_mentions.hpp"

#include <array>
#include <random>
#include <string>

using namespace dateline;

namespace {

Document document_of(std::string text, std::string published) {
    Article article;
    article.id = "any";
    article.text = std::move(text);
    article.published = std::move(published);
    return analyse(std::move(article));
}

void check_sound(const Document& document) {
    const DocumentTimes times = read_times(document, installed_chronology());
    std::uint32_t last = 0;
    for (const TimeExpression& expression : times.expressions) {
        REQUIRE(expression.span.begin >= last);
        REQUIRE(expression.span.end > expression.span.begin);
        REQUIRE(expression.span.end <= document.text().size());
        REQUIRE_FALSE(find_invalid_utf8(document.words(expression.span)));
        last = expression.span.end;
        if (!expression.interval)
            continue;
        const Interval& interval = *expression.interval;
        if (interval.bounded())
            REQUIRE(*interval.start < *interval.end);
        const auto edtf = parse_edtf(interval.edtf);
        REQUIRE(edtf);
        REQUIRE(days_of(*edtf).first == interval.start);
        REQUIRE(days_of(*edtf).end == interval.end);
    }
    for (const TimexMention& mention : timex_mentions(document, installed_chronology())) {
        REQUIRE_FALSE(mention.value.empty());
        REQUIRE(mention.span.end <= document.text().size());
        REQUIRE(mention.span.begin < mention.span.end);
    }
}

} // namespace

TEST_CASE("texts made of time words at random are read soundly") {
    constexpr std::array words{"early",     "late",       "mid",         "-",
                               "the",       "of",         "first",       "last",
                               "next",      "this",       "week",        "weeks",
                               "day",       "days",       "month",       "year",
                               "years",     "ago",        "after",       "before",
                               "since",     "until",      "by",          "between",
                               "and",       "from",       "to",          "in",
                               "on",        "at",         "2024",        "1990s",
                               "31",        "20th",       "Feb.",        "May",
                               "March",     "29",         "June",        "Tuesday",
                               "(",         ")",          ",",           ".",
                               ":",         "3",          "p.m.",        "KST",
                               "noon",      "morning",    "night",       "two",
                               "hundred",   "million",    "99999999999", "0",
                               "00",        "quarter",    "half",        "century",
                               "BC",        "Chuseok",    "anniversary", "Workers' Party",
                               "pandemic",  "every",      "each",        "now",
                               "past",      "recent",     "지난",        "20일",
                               "8월",       "부터",       "전",          "2024년",
                               "’",         "“",          "—",           "'98",
                               "s",         "12/31/2020", "2024-02-30",  "winter",
                               "fall",      "end",        "EDT",         "weekend",
                               "following", "same",       "\n\n",        "\xF0\x9F\x97\xBA"};
    std::mt19937 random{20240820};
    const std::array<const char*, 5> published{"", "2024-08-20T12:21-04:00", "2024-08-20", "2023-05",
                                               "0001-01-01"};
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        const auto length = random() % 30;
        for (std::size_t k = 0; k < length; ++k) {
            text += words[random() % words.size()];
            if (random() % 5 != 0)
                text += ' ';
        }
        CAPTURE(text);
        check_sound(document_of(text, published[random() % published.size()]));
    }
}

TEST_CASE("random code points are read soundly") {
    std::mt19937 engine{7};
    const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (int k = 0; k < 120; ++k) {
            const std::uint32_t kind = random() % 4;
            std::uint32_t c = kind == 0   ? 0x20 + random() % 0x5F
                              : kind == 1 ? 0xA0 + random() % 0x700
                              : kind == 2 ? 0x2000 + random() % 0x100
                                          : 0xAC00 + random() % 0x2BA0;
            if (c < 0x80) {
                text += static_cast<char>(c);
            } else if (c < 0x800) {
                text += static_cast<char>(0xC0U | (c >> 6U));
                text += static_cast<char>(0x80U | (c & 0x3FU));
            } else {
                text += static_cast<char>(0xE0U | (c >> 12U));
                text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
                text += static_cast<char>(0x80U | (c & 0x3FU));
            }
        }
        check_sound(document_of(text, "2024-08-20"));
    }
}

TEST_CASE("pathological text is read in one pass") {
    for (const char* unit : {"early ", "the end of ", "2024 ", "1 ", "May ", "from 2020 to ",
                             "between June and ", "12 days after one on ", "20", "지난 ", "Tuesday, "}) {
        std::string text;
        while (text.size() < 60000)
            text += unit;
        CAPTURE(unit);
        check_sound(document_of(text, "2024-08-20"));
    }
}
