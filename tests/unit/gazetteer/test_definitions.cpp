// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gazetteer/check_definitions.hpp"
#include "little_gazetteer.hpp"
#include "support/catch.hpp"

using namespace dateline;

namespace {

/// What reading says, from the file's name on; empty when it is content.
std::string complaint(const std::string& rows, const std::map<std::string, std::string>& shapes = {}) {
    const ScratchFolder folder;
    write_definitions(folder, rows, shapes);
    try {
        read_definitions(folder.path());
    } catch (const DataError& error) {
        const std::string what = error.what();
        return what.substr(folder.path().string().size() + 1);
    }
    return {};
}

std::string shape_of_a(const std::string& geometry) {
    return R"({"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","properties":{},"geometry":)" +
           geometry + "}]}";
}

const std::string good = "a;Musan County;county;KP;;129.2;42.2;;0.4;;무산군@ko;test;;\n";
const std::string shaped = "a;Musan County;county;KP;;129.2;42.2;;0.4;s;무산군@ko;test;;\n";

} // namespace

TEST_CASE("good definitions are read") {
    CHECK(complaint(good).empty());
    CHECK(complaint("# a comment\n\n" + good).empty());
    CHECK(complaint(shaped, {{"s", shape_of_a(R"({"type":"LineString","coordinates":[[129,42],[130,42]]})")}})
              .empty());
}

TEST_CASE("each fault is told with file, line, column and the words") {
    const auto begins = [](const std::string& rows, const std::string& expected) {
        const std::string said = complaint(rows);
        INFO(said);
        CHECK(said.substr(0, expected.size()) == expected);
    };
    begins("a;Musan;kounty;KP;;129;42;;;;;test;;\n", "entries/places.tsv:2:9: unknown type: kounty");
    begins("a;Musan;county;KP;b|c;129;42;;;;;test;;\n", "entries/places.tsv:2:19: unknown parent: b");
    begins("a;Musan;county;KP;a;129;42;;;;;test;;\n",
           "entries/places.tsv:2:19: an entry is not its own parent: a");
    begins("a;Musan;county;KP;;129;42;;;;;nobody;;\n", "entries/places.tsv:2:31: unknown source: nobody");
    begins("a;Musan;county;KP;;129;42;;;;;;;\n", "entries/places.tsv:2:31: an entry needs a source");
    begins("a;Musan;county;KP;;181;42;;;;;test;;\n",
           "entries/places.tsv:2:20: not a longitude in degrees: 181");
    begins("a;Musan;county;KP;;129;-90.5;;;;;test;;\n",
           "entries/places.tsv:2:24: not a latitude in degrees: -90.5");
    begins("a;Musan;county;KP;;129;north;;;;;test;;\n", "entries/places.tsv:2:24: not a number: north");
    begins("a;Musan;county;KP;;nan;42;;;;;test;;\n", "entries/places.tsv:2:20: not a number: nan");
    begins("a;Musan;county;KP;;129;42;-1;;;;test;;\n", "entries/places.tsv:2:27: not a radius in metres: -1");
    begins("a;Musan;county;KP;;129;42;;1.5;;;test;;\n", "entries/places.tsv:2:28: not between 0 and 1: 1.5");
    begins("a;;county;KP;;129;42;;;;;test;;\n", "entries/places.tsv:2:3: an entry needs a name");
    begins("a b;Musan;county;KP;;129;42;;;;;test;;\n", "entries/places.tsv:2:1: not an id");
    begins("a;Musan;county;KP;;129;42;;;;x@en!famous;test;;\n",
           "entries/places.tsv:2:30: unknown name status 'famous': x@en!famous");
    begins("a;Musan;county;KP;;129;42;;;;x@e n;test;;\n",
           "entries/places.tsv:2:30: not a language code 'e n': x@e n");
    begins("a;Musan;county;KP;;129;42;;;;|x@en;test;;\n", "entries/places.tsv:2:30: empty name");
    begins("a;Musan;county;KP;;129;42;;;missing;;test;;\n", "entries/places.tsv:2:29: no file");
    begins("a;Musan;county\n", "entries/places.tsv:2:1: 3 fields where the header has 14");
    begins(good + good, "entries/places.tsv:3:1: id already used at");
    begins("b;B;county;KP;;1;1;;;;;test;;\na;A;county;KP;;1;1;;;;;test;;\n",
           "entries/places.tsv:3:1: rows are sorted by id, but this comes after 'b': a");
    begins("a;A;county;KP;b;1;1;;;;;test;;\nb;B;county;KP;c;1;1;;;;;test;;\nc;C;county;KP;a;1;1;;;;;test;;\n",
           "entries/places.tsv:4:15: parents in a circle: a");
    // A u and a combining breve instead of the letter with breve.
    begins("a;Musa\xCC\x86n;county;KP;;129;42;;;;;test;;\n",
           "entries/places.tsv:2:6: not in Unicode's composed form NFC");
    begins("a;Musan;county;KP;;129;42;;;;\xFF;test;;\n", "entries/places.tsv:2:30: not UTF-8");
}

TEST_CASE("faulty shapes are told with file, line and id") {
    const auto said = [](const std::string& geometry) {
        return complaint(shaped, {{"s", shape_of_a(geometry)}});
    };
    CHECK(said(R"({"type":"Point","coordinates":[129,42]})") ==
          "shapes/s.geojson:2:24: a: a shape is a line or polygon, not a Point");
    CHECK(said(R"({"type":"LineString","coordinates":[[129,42]]})").find("fewer than two positions") !=
          std::string::npos);
    CHECK(said(R"({"type":"LineString","coordinates":[[129,42],[500,1]]})").find("out of range") !=
          std::string::npos);
    CHECK(said(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})").find("not closed") !=
          std::string::npos);
    CHECK(said(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[2,0],[0,0]]]})").find("no area") !=
          std::string::npos);
    CHECK(said(R"({"type":"Polygon","coordinates":[[[0,0],[4,4],[4,0],[0,2],[0,0]]]})")
              .find("crosses itself") != std::string::npos);
    CHECK(said("null").find("no geometry") != std::string::npos);
    CHECK(complaint(shaped, {{"s", "{"}}).find("shapes/s.geojson:1:2: not JSON") == 0);
    CHECK(complaint(shaped, {{"s", "[]"}}).find("shapes/s.geojson:1:1: not a GeoJSON FeatureCollection") ==
          0);
    CHECK(complaint(shaped, {{"s", R"({"features":[]})"}}).find("no feature with the id 'a' in") !=
          std::string::npos);
}

TEST_CASE("types and sources are checked too") {
    const ScratchFolder folder;
    write_definitions(folder, good);
    const auto says = [&](const char* file, const std::string& text, const char* expected) {
        folder.write(file, tabbed(text));
        CHECK_THROWS_WITH(read_definitions(folder.path()), Catch::Contains(expected));
        write_definitions(folder, good);
    };
    says("types.tsv", "code;label;precision;radius_m;near_m;words\nx;X;huge;1;1;\n",
         "types.tsv:2:5: unknown precision class: huge");
    says("types.tsv", "code;label;precision;radius_m;near_m;words\nx;X;site;;1;\n",
         "types.tsv:2:10: not a radius in metres");
    says("types.tsv", "code;label\n", "types.tsv:1:1: the header lacks the column 'precision'");
    says("types.tsv", "code;label;precision;radius_m;near_m;words;colour\n",
         "types.tsv:1:44: unknown column: colour");
    says("sources.tsv", "code;title;licence;url;date;attribution\ntest;T;;;;\n",
         "sources.tsv:2:8: a source needs a licence");
    CHECK_THROWS_AS(read_definitions(folder.path() / "nowhere"), SystemError);
}

TEST_CASE("what is suspicious is listed, not refused") {
    const ScratchFolder folder;
    write_definitions(
        folder,
        "a;Musan County;county;KP;;129.2;44;30000;0.4;s;;test;;\n"
        "b;Musan;city;KP;a;129.25;42.25;;0.4;;;test;;\n"
        "c;Hyesan;city;KP;a;128.2;41.4;;0.4;;;test;;\n"
        "d;Border;city;KP;a;129.505;42.25;;0.4;;;test;;\n",
        {{"s",
          shape_of_a(
              R"({"type":"Polygon","coordinates":[[[129,42],[129.5,42],[129.5,42.5],[129,42.5],[129,42]]]})")}});
    const Diagnostics found = check_definitions(read_definitions(folder.path()));
    REQUIRE(found.size() == 3);
    CHECK(found[0].line == 2U);
    CHECK(found[0].message.find("a: its point lies") == 0);
    CHECK(found[1].message.find("a: its radius of 30000 m does not cover its shape") == 0);
    CHECK(found[2].line == 4U);
    CHECK(found[2].message.find("outside its parent a") != std::string::npos);
    CHECK(found[2].severity == Diagnostic::Severity::warning);
}

TEST_CASE("names are text, language, scheme and status") {
    CHECK(parse_place_name("무산군@ko") == PlaceName{"무산군", "ko", NameStatus::variant});
    CHECK(parse_place_name("Musan-gun@ko-rr") == PlaceName{"Musan-gun", "ko-rr", NameStatus::variant});
    CHECK(parse_place_name("Mozan@ja!historic") == PlaceName{"Mozan", "ja", NameStatus::historic});
    CHECK(parse_place_name("Musan") == PlaceName{"Musan", "", NameStatus::variant});
    CHECK(parse_place_name("DPRK!abbreviation") == PlaceName{"DPRK", "", NameStatus::abbreviation});
    CHECK(parse_place_name("Koreans@en!demonym").status == NameStatus::demonym);
}
