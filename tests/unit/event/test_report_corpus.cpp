// SPDX-License-Identifier: Apache-2.0
// Runs the sentences of tests/corpus/reports.tsv and the examples of the layer definitions through all
// stages.
#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "support/report_stages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace dateline;

std::vector<Report> reports_of(std::string_view text, const Lexicon& lexicon = stages().definitions.lexicon) {
    std::vector<Report> reports = extract(document_of(text), lexicon).reports;
    std::erase_if(reports, [](const Report& report) { return report.modality == Modality::denied; });
    return reports;
}

std::string shown(const Report& report) {
    return report.status.empty() ? report.type : report.type + "/" + report.status;
}

std::string bound(const std::optional<double>& value) {
    return value ? std::to_string(static_cast<long>(*value)) : std::string{};
}

std::string range(std::string_view name, const Quantity& quantity) {
    return quantity.told() ? fmt::format(" {}={}..{}", name, bound(quantity.low), bound(quantity.high)) : "";
}

/// What is expected and what was found, both as sorted text; people, killed, injured and length only where
/// the corpus tells one of its kind.
std::pair<std::string, std::string> compare(const std::string& expected, const std::vector<Report>& reports) {
    const auto told = [&](std::string_view name) { return expected.find(name) != std::string::npos; };
    std::multiset<std::string> want;
    std::multiset<std::string> have;
    if (expected != "-") {
        for (const std::string& item : split(expected, ';'))
            want.insert(item);
    }
    for (const Report& report : reports) {
        std::string item = shown(report);
        if (told(" people="))
            item += range("people", report.people);
        if (told(" killed="))
            item += range("killed", report.killed);
        if (told(" injured="))
            item += range("injured", report.injured);
        if (told(" length="))
            item += range("length", report.length_m);
        // Items without a number accept any.
        const std::string plain = shown(report);
        have.insert(want.count(item) == 0 && want.count(plain) > 0 ? plain : item);
    }
    const auto joined = [](const std::multiset<std::string>& items) {
        std::string text;
        for (const std::string& item : items)
            text += (text.empty() ? "" : "; ") + item;
        return text.empty() ? std::string{"-"} : text;
    };
    return {joined(want), joined(have)};
}

} // namespace

TEST_CASE("sentences report what the corpus says, and nothing else") {
    const auto rows = corpus_rows("reports.tsv", 2);
    std::size_t negatives = 0;
    for (const std::vector<std::string>& row : rows) {
        negatives += row[1] == "-" ? 1U : 0U;
        const auto [want, have] = compare(row[1], reports_of(row[0]));
        INFO(row[0]);
        CHECK(have == want);
    }
    CHECK(rows.size() >= 120);
    CHECK(negatives * 5 >= rows.size() * 2);
}

namespace {

void check_examples(const Lexicon& lexicon) {
    for (const EventType& type : lexicon.types) {
        INFO(type.name);
        CHECK_FALSE(type.examples.empty());
        CHECK_FALSE(type.counterexamples.empty());
        const auto gives = [&](const std::string& text) {
            const std::vector<Report> reports = reports_of(text, lexicon);
            return std::any_of(reports.begin(), reports.end(), [&](const Report& report) {
                return report.kind == type.kind && report.type == type.name;
            });
        };
        for (const std::string& example : type.examples) {
            INFO(example);
            CHECK(gives(example));
        }
        for (const std::string& example : type.counterexamples) {
            INFO(example);
            CHECK_FALSE(gives(example));
        }
    }
}

} // namespace

TEST_CASE("the examples of every type give that type, its counterexamples do not") {
    check_examples(stages().definitions.lexicon);
}

TEST_CASE("a further subject adds its types and leaves ours as they are") {
    const std::filesystem::path source{DATELINE_SOURCE_DIR};
    const LayerDefinitions more = read_layer_definitions({source / "examples/layers", source / "layers"});
    CHECK(more.lexicon.types.size() > stages().definitions.lexicon.types.size());
    check_examples(more.lexicon);
}

TEST_CASE("every default place of a type is in the gazetteer") {
    for (const EventType& type : stages().definitions.lexicon.types) {
        for (const auto& [conditions, name] : type.places) {
            INFO(type.name << ": " << name);
            CHECK(stages().gazetteer.find(name).has_value());
        }
    }
}

TEST_CASE("evidence is exact text, and its offsets count code points") {
    const Document document =
        document_of("“Two soldiers” of North Korea — brothers — crossed the Military Demarcation "
                    "Line on Tuesday and defected to the South.");
    const ArticleReports found = extract(document);
    REQUIRE(found.reports.size() == 1);
    const Report& report = found.reports.front();
    const CodePointIndex index{document.text()};
    CHECK(report.quote == document.words(report.quote_span));
    CHECK(index.bytes(report.quote_start) == report.quote_span.begin);
    CHECK(index.bytes(report.quote_end) == report.quote_span.end);
    CHECK(report.report_id == "test.r01");
}

TEST_CASE("a title, a lead and the details of one happening are one report with the finest date, place and "
          "number") {
    const auto reports =
        reports_of("A North Korean soldier has defected to South Korea, the military said.\n\n"
                   "The soldier crossed the Military Demarcation Line on foot in Goseong, Gangwon "
                   "Province, on August 20.\n\nThe defection is the first of its kind since 2019.");
    REQUIRE(reports.size() == 1);
    CHECK(reports.front().type == "defection.land_dmz");
    CHECK(reports.front().when.edtf == "2024-08-20");
    CHECK(reports.front().people == Quantity{1, 1, 1});
    CHECK(reports.front().also_quotes.size() >= 1);
}

TEST_CASE("two flights by different ways are two reports") {
    const auto reports =
        reports_of("A soldier crossed the Military Demarcation Line from North Korea on August 20.\n\n"
                   "On August 8, another North Korean had walked to Gyodong Island at low tide.");
    REQUIRE(reports.size() == 2);
    CHECK(reports[0].type == "defection.land_dmz");
    CHECK(reports[1].type == "defection.maritime");
    CHECK(reports[1].when.edtf == "2024-08-08");
}

TEST_CASE("private persons are not named as actors or sources") {
    const auto reports =
        reports_of("A North Korean soldier named Hong Gil-dong crossed the Military Demarcation Line "
                   "on Tuesday, said Lim Kkeok-jeong, a farmer in Goseong.");
    REQUIRE_FALSE(reports.empty());
    for (const Report& report : reports) {
        CHECK(report.actor.find("Hong") == std::string::npos);
        CHECK(report.attribution.find("Lim") == std::string::npos);
    }
}

TEST_CASE("totals are figures and not reports") {
    const ArticleReports found = extract(
        document_of("Last year 196 defectors from North Korea came to South Korea, the ministry said."));
    CHECK(found.reports.empty());
    REQUIRE(found.figures.size() == 1);
    CHECK(found.figures.front().value == 196);
    CHECK(found.figures.front().period.edtf == "2023");
}

TEST_CASE("figures of several periods are told apart from ages, years, lengths and money") {
    const auto values = [](const char* text) {
        std::vector<double> found;
        for (const Figure& figure : extract(document_of(text)).figures)
            found.push_back(figure.value);
        return found;
    };
    using Values = std::vector<double>;
    CHECK(values("Arrivals of North Korean defectors in the South fell from 1,229 in 2018 to 59 in 2022.") ==
          Values{1229, 59});
    CHECK(values("The number of North Koreans who came to South Korea rose to 205 last year from 71 the year "
                 "before.") == Values{205, 71});
    CHECK(values("More than 13,000 from North Korea have come to the South since 1953.") == Values{13000});
    CHECK(
        values("A refugee from North Korea, Kim Chol, 61, said that defectors seldom come by boat.").empty());
    CHECK(values("A law of 2006 asks the state to help refugees from North Korea.").empty());
    CHECK(values("North Korean defectors paid 4.5 million won for the passage.").empty());
    CHECK(values("North Korean defectors sent 200,000 leaflets over the border.").empty());
    CHECK(values("The North Korean soldier ran 400 meters along the fence.").empty());
}

TEST_CASE("any text is read without harm") {
    for (const char* text :
         {"", ".", "North Korea", "((((((", "fled fled fled fled North Korea North Korea",
          "North Korea \xEC\xA0\x80 ordered ordered to to be be built built walls walls"}) {
        CHECK_NOTHROW(extract(document_of(text)));
    }
}
