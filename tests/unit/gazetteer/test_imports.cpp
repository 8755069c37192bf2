// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gazetteer/feature_types.hpp"
#include "gazetteer/import_geonames.hpp"
#include "gazetteer/import_gns.hpp"
#include "gazetteer/import_layer.hpp"
#include "gazetteer/import_lines.hpp"
#include "gazetteer/import_linked_places.hpp"
#include "little_gazetteer.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cstdlib>

using namespace dateline;

namespace {

const char* const geonames_rows =
    "1;Springfield;Springfield;SPR,Springfild,shi pu "
    "lin,Sprïngfield;39.8;-89.6;P;PPLA;US;;IL;;;;116250;;;America;2024-01-01\n"
    "2;Springfield;Springfield;;42.1;-72.6;P;PPL;US;;MA;;;;153060;;;America;2025-02-03\n"
    "3;Łódź;Lodz;Lodsch;51.75;19.47;P;PPLA;PL;;74;;;;700000;;;Europe;2023-01-01\n"
    "4;Somewhere School;Somewhere School;;40;-80;S;SCH;US;;IL;;;;0;;;America;2023-01-01\n"
    "5;Old Seabed;Old Seabed;;40;-30;U;SEAM;;;;;;;0;;;Europe;2023-01-01\n"
    "oops;no columns\n"
    "6;Nowhere;Nowhere;;95;0;P;PPL;US;;;;;;0;;;America;2023-01-01\n";
const char* const admin1_rows =
    "US.IL;Illinois;Illinois;100\nUS.MA;Massachusetts;Massachusetts;101\nUS.AK;Alaska;Alaska;102\n";
const char* const country_rows =
    "#comment\nUS;USA;840;US;United States;Washington;9629091;310232863;NA;.us;USD;Dollar;1;;;en;6252001;;\n"
    "PL;POL;616;PL;Poland;Warsaw;312685;38500000;EU;.pl;PLN;Zloty;48;;;pl;798544;;\n";

std::string from_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string{digits.substr(i, 2)}, nullptr, 16));
    return bytes;
}

struct Imported {
    Imported(const ScratchFolder& folder, const ImportReport& with)
        : report(with), gazetteer({folder.path() / "out.gaz"}) {}
    ImportReport report;
    Gazetteer gazetteer;

    [[nodiscard]] EntryView entry(std::string_view id) const {
        return gazetteer.entry(gazetteer.find(id).value());
    }
    [[nodiscard]] bool has_name(std::string_view id, std::string_view name, NameStatus status) const {
        const auto names = gazetteer.names(gazetteer.find(id).value());
        return std::any_of(names.begin(), names.end(),
                           [&](const NameView& n) { return n.text == name && n.status == status; });
    }
};

} // namespace

TEST_CASE("a GeoNames dump becomes places, divisions and countries") {
    const ScratchFolder folder;
    GeonamesFiles files;
    files.places = folder.write("cities.txt", tabbed(geonames_rows));
    files.admin1 = folder.write("admin1.txt", tabbed(admin1_rows));
    files.country_info = folder.write("countries.txt", tabbed(country_rows));
    const Imported made{folder, import_geonames(files, nullptr, folder.path() / "out.gaz")};
    // Three towns, a school, two countries and the two divisions that have towns.
    CHECK(made.report.entries == 8);
    CHECK(made.report.other_kinds == 1);
    CHECK(made.report.faulty == 2);
    REQUIRE(made.report.diagnostics.size() == 2);
    CHECK(made.report.diagnostics[0].line == 6U);
    CHECK(made.report.diagnostics[1].message.find("no position") == 0);

    const EntryView springfield = made.entry("gn.1");
    CHECK(springfield.type == "city");
    CHECK(springfield.country == "US");
    CHECK(springfield.point == LonLat{-89.6, 39.8});
    CHECK(springfield.prominence > made.entry("gn.4").prominence);
    const auto parents = made.gazetteer.parents(*made.gazetteer.find("gn.1"));
    REQUIRE(parents.size() == 2);
    CHECK(made.gazetteer.entry(parents[0]).name == "Illinois");
    CHECK(made.gazetteer.entry(parents[1]).name == "United States");
    CHECK(made.gazetteer.entry(parents[0]).point == LonLat{-89.6, 39.8});
    CHECK(made.has_name("gn.1", "Springfild", NameStatus::variant));
    CHECK_FALSE(made.has_name("gn.1", "SPR", NameStatus::variant));
    CHECK_FALSE(made.has_name("gn.1", "shi pu lin", NameStatus::variant));
    CHECK(made.gazetteer.named("Lodz").size() == 1);
    CHECK(made.gazetteer.named("Springfield").size() == 2);
    CHECK_FALSE(made.gazetteer.find("gn.102"));
    REQUIRE(made.gazetteer.sources().size() == 1);
    CHECK(made.gazetteer.sources()[0].date == "2025-02-03");
    CHECK(made.gazetteer.sources()[0].attribution.find("GeoNames") != std::string_view::npos);
}

TEST_CASE("alternate names come with language and status, in any order") {
    const ScratchFolder folder;
    GeonamesFiles files;
    files.places = folder.write("cities.txt", tabbed(geonames_rows));
    files.alternate_names =
        folder.write("alternate.txt", tabbed("9;3;de;Lodsch;1;;;;;\n"
                                             "10;1;ko;스프링필드;;;;;;\n"
                                             "11;3;de;Litzmannstadt;;;;1;1940;1945\n"
                                             "12;3;iata;LCJ;;;;;;\n"
                                             "13;777;en;Elsewhere;;;;;;\n"
                                             "14;3;link;https://example.org/Lodz;;;;;;\n"));
    const Imported made{folder, import_geonames(files, nullptr, folder.path() / "out.gaz")};
    CHECK(made.has_name("gn.3", "Lodsch", NameStatus::variant));
    CHECK(made.has_name("gn.3", "Litzmannstadt", NameStatus::historic));
    CHECK(made.has_name("gn.1", "스프링필드", NameStatus::variant));
    CHECK_FALSE(made.has_name("gn.1", "Springfild", NameStatus::variant));
    CHECK(made.gazetteer.named("LCJ").empty());
    CHECK(made.gazetteer.named("Elsewhere").empty());
}

TEST_CASE("over a base, what it has is not imported again and its countries are the parents") {
    const ScratchFolder folder;
    write_definitions(folder, "us;United States;country;US;;-98;39;;1;;;test;;\n"
                              "us.il;Illinois;province;US;us;-89;40;;0.6;;;test;;\n"
                              "us.il.springfield;Springfield;city;US;us.il;-89.65;39.8;;0.6;;;test;;\n");
    compile_index(read_definitions(folder.path()), folder.path() / "base.gaz");
    const Gazetteer base{{folder.path() / "base.gaz"}};
    GeonamesFiles files;
    files.places = folder.write("cities.txt", tabbed(geonames_rows));
    files.admin1 = folder.write("admin1.txt", tabbed(admin1_rows));
    files.country_info = folder.write("countries.txt", tabbed(country_rows));
    const ImportReport report = import_geonames(files, &base, folder.path() / "out.gaz");
    CHECK(report.already_known == 1);
    const Gazetteer both{{folder.path() / "base.gaz", folder.path() / "out.gaz"}};
    CHECK(both.named("Springfield").size() == 2);
    CHECK(both.named("United States").size() == 1);
    CHECK(both.within(*both.find("gn.2"), *both.find("us")));
    CHECK(both.within(*both.find("gn.4"), *both.find("us.il")));
}

TEST_CASE("what is no GeoNames table is refused, and nothing is left behind") {
    const ScratchFolder folder;
    GeonamesFiles files;
    files.places = folder.write("junk.txt", "not a table\nat all\n");
    CHECK_THROWS_WITH(import_geonames(files, nullptr, folder.path() / "out.gaz"),
                      Catch::Contains("no line of it"));
    files.places = folder.path() / "nothing.txt";
    CHECK_THROWS_AS(import_geonames(files, nullptr, folder.path() / "out.gaz"), SystemError);
    files.places = folder.write("bad.zip", "PK\x03\x04 broken");
    CHECK_THROWS_AS(import_geonames(files, nullptr, folder.path() / "out.gaz"), Error);
    std::size_t left = 0;
    for (const auto& file : std::filesystem::directory_iterator{folder.path()})
        left += file.path().extension() == ".gaz" || file.path().extension() == ".tmp" ? 1U : 0U;
    CHECK(left == 0);
}

TEST_CASE("lines come without their ends, the last one too, and giants are refused") {
    const ScratchFolder folder;
    std::string_view line;
    ImportLines lines{folder.write("a.txt", "\xEF\xBB\xBFone\r\ntwo\n\nlast")};
    REQUIRE(lines.next(line));
    CHECK(line == "one");
    REQUIRE(lines.next(line));
    CHECK(line == "two");
    REQUIRE(lines.next(line));
    CHECK(line.empty());
    REQUIRE(lines.next(line));
    CHECK(line == "last");
    CHECK(lines.line_number() == 4);
    CHECK_FALSE(lines.next(line));
    ImportLines giant{folder.write("b.txt", std::string(3'000'000, 'x'))};
    CHECK_THROWS_AS(giant.next(line), DataError);
    const std::string long_line(200'000, 'y');
    ImportLines big{folder.write("c.txt", long_line + "\n" + long_line + "\n")};
    REQUIRE(big.next(line));
    CHECK(line == long_line);
    REQUIRE(big.next(line));
    CHECK(line == long_line);
}

TEST_CASE("archives are read in place") {
    // One line of a GeoNames table as KP.txt beside a readme.txt in a zip, and alone in gzip.
    const char* const zip =
        "504b0304140000000800000021580aea9b1c05000000030000000a000000726561646d652e747874aba8a80000504b03"
        "04140000000800000021587bedfc973400000041000000060000004b502e74787433e4f42d2d4ecc83929c26467a469c"
        "8646964032803320c087d33b80130c0c8d0c8000c8702cce4ce434323032d1353004222e00504b010214031400000008"
        "00000021580aea9b1c05000000030000000a0000000000000000000000800100000000726561646d652e747874504b01"
        "021403140000000800000021587bedfc97340000004100000006000000000000000000000080012d0000004b502e7478"
        "74504b050600000000020002006c000000850000000000";
    const char* const gz =
        "1f8b080000000000020333e4f42d2d4ecc83929c26467a469c8646964032803320c087d33b80130c0c8d0c8000c8702c"
        "ce4ce434323032d1353004222e007bedfc9741000000";
    const ScratchFolder folder;
    for (const auto& path :
         {folder.write("KP.zip", from_hex(zip)), folder.write("KP.txt.gz", from_hex(gz))}) {
        GeonamesFiles files;
        files.places = path;
        const Imported made{folder, import_geonames(files, nullptr, folder.path() / "out.gaz")};
        CHECK(made.report.entries == 1);
        CHECK(made.entry("gn.1").name == "Musan");
    }
}

TEST_CASE("GNS rows of one feature become one place, in the old columns and the new") {
    const ScratchFolder folder;
    GnsFiles files;
    files.names = folder.write("kn.txt", tabbed("RC;UFI;UNI;LAT;LONG;FC;DSG;CC1;NT;LC;FULL_NAME_RO\n"
                                                "5;-10;1;42.2264;129.2078;P;PPL;KN;N;kor;Musan-ŭp\n"
                                                "5;-11;3;41;127;A;ADM2;KN;N;kor;Kapsan-gun\n"
                                                "5;-10;2;42.2264;129.2078;P;PPL;KN;NS;kor;무산읍\n"
                                                "5;-10;4;42.2264;129.2078;P;PPL;KN;H;jpn;Mosan\n"
                                                "5;-12;5;39;125.7;P;PPLC;KN;N;kor;P’yŏngyang\n"
                                                "5;-12;6;39;125.7;P;PPLC;KN;C;eng;Pyongyang\n"
                                                "5;;7;39;125.7;P;PPLC;KN;C;eng;Nothing\n"));
    const Imported old_columns{folder, import_gns(files, nullptr, folder.path() / "out.gaz")};
    CHECK(old_columns.report.entries == 3);
    CHECK(old_columns.report.faulty == 1);
    CHECK(old_columns.entry("gns.-10").name == "Musan-ŭp");
    CHECK(old_columns.entry("gns.-10").country == "KP");
    CHECK(old_columns.has_name("gns.-10", "무산읍", NameStatus::variant));
    CHECK(old_columns.has_name("gns.-10", "Mosan", NameStatus::historic));
    CHECK(old_columns.entry("gns.-12").name == "Pyongyang");
    CHECK(old_columns.has_name("gns.-12", "P’yŏngyang", NameStatus::official));
    CHECK(old_columns.entry("gns.-11").type == "county");

    files.names = folder.write(
        "new.txt", tabbed("rk;ufi;uni;full_name;nt;lat_dd;long_dd;desig_cd;fc;cc_ft;adm1;lang_cd\n"
                          "1;77;1;Tumen River;C;42.3;130.7;STM;H;PRK;;eng\n"));
    const Imported new_columns{folder, import_gns(files, nullptr, folder.path() / "out.gaz")};
    CHECK(new_columns.entry("gns.77").type == "river");
    CHECK(new_columns.entry("gns.77").country == "KP");
    files.names = folder.write("other.txt", "a\tb\n1\t2\n");
    CHECK_THROWS_WITH(import_gns(files, nullptr, folder.path() / "out.gaz"),
                      Catch::Contains("no column 'UFI' or 'ufi'"));
}

TEST_CASE("Linked Places come as a collection or a feature a line") {
    const ScratchFolder folder;
    const std::string musan =
        R"({"type":"Feature","@id":"http://x.org/p/1","properties":{"title":"Musan","ccodes":["KP"]},)"
        R"("when":{"timespans":[{"start":{"in":"1952"}}]},)"
        R"("names":[{"toponym":"Musan","lang":"en"},{"toponym":"무산","lang":"ko"},)"
        R"({"toponym":"Mozan","lang":"ja","when":{"timespans":[{"start":{"in":"1910"},"end":{"in":"1945"}}]}}],)"
        R"("types":[{"identifier":"aat:300008347","label":"inhabited place"}],"fclasses":["P"],)"
        R"("relations":[{"relationType":"gvp:broaderPartitive","relationTo":"http://x.org/p/2"}],)"
        R"("geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[129.2,42.2]}]}})";
    const std::string area =
        R"({"type":"Feature","@id":"http://x.org/p/2","properties":{"title":"North Hamgyong"},"fclasses":["A"],)"
        R"("geometry":{"type":"Polygon","coordinates":[[[129,41],[130,41],[130,43],[129,43],[129,41]]]}})";
    const std::string nowhere =
        R"({"type":"Feature","@id":"3","properties":{"title":"Lost"},"fclasses":["P"],"geometry":null})";
    const auto check = [&](const std::filesystem::path& file) {
        const Imported made{folder, import_linked_places(file, {}, nullptr, folder.path() / "out.gaz")};
        CHECK(made.report.entries == 2);
        CHECK(made.report.faulty == 1);
        const EntryView town = made.entry("lp.http:__x.org_p_1");
        CHECK(town.type == "town");
        CHECK(town.valid == "1952/..");
        CHECK(town.point == LonLat{129.2, 42.2});
        CHECK(made.has_name(town.id, "Mozan", NameStatus::historic));
        CHECK(made.has_name(town.id, "무산", NameStatus::variant));
        const EntryIndex province = *made.gazetteer.find("lp.http:__x.org_p_2");
        CHECK(made.gazetteer.within(*made.gazetteer.find(town.id), province));
        CHECK(made.gazetteer.geometry(province).is_polygon());
        CHECK(made.gazetteer.entry(province).radius_m > 100000);
    };
    check(folder.write("all.json", R"({"type":"FeatureCollection","@context":"x","features":[)" + musan +
                                       "," + area + "," + nowhere + "]}"));
    check(folder.write("lines.jsonl", musan + "\n" + area + "\n" + nowhere + "\n"));
    CHECK_THROWS_AS(
        import_linked_places(folder.write("bad.json", "{\"type\":"), {}, nullptr, folder.path() / "out.gaz"),
        DataError);
    CHECK_THROWS_AS(
        import_linked_places(folder.write("empty.json", "{}"), {}, nullptr, folder.path() / "out.gaz"),
        DataError);
}

TEST_CASE("a table in the manner of Who's On First is understood by its titles") {
    const ScratchFolder folder;
    LayerImport import;
    import.file = folder.write(
        "wof.tsv", tabbed("wof_id;placetype;name;names_latin;names_hangul;lat;lon;population;country\n"
                          "1;locality;Musan;Musan-up|Mozan;무산;42.2;129.2;120000;KP\n"
                          "2;region;Chagang;Chagang Province;자강도;40.7;126.5;;KP\n"
                          "3;locality;Lost;;;;;;KP\n"));
    const Imported made{folder, import_layer(import, nullptr, folder.path() / "out.gaz")};
    CHECK(made.report.entries == 2);
    CHECK(made.report.faulty == 1);
    CHECK(made.entry("wof.1").type == "town");
    CHECK(made.entry("wof.2").type == "province");
    CHECK(made.has_name("wof.1", "Mozan", NameStatus::variant));
    CHECK(made.has_name("wof.1", "무산", NameStatus::variant));
    CHECK(made.entry("wof.1").prominence > made.entry("wof.2").prominence);
}

TEST_CASE("points, lines and polygons of a layer keep their shape, reprojected") {
    const ScratchFolder folder;
    LayerImport import;
    // Metres of the spherical Mercator: 14471533.8 is 130 degrees east.
    import.file = folder.write("fences.geojson", R"({"type":"FeatureCollection",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[
        {"type":"Feature","properties":{"code":"f1","label":"North Fence"},"geometry":{"type":"LineString",
         "coordinates":[[14471533.8,4865942.28],[14582853.29,4865942.28]]}},
        {"type":"Feature","properties":{"code":"f2","label":"Post 5"},"geometry":{"type":"Point",
         "coordinates":[14471533.8,4865942.28]}}]})");
    import.columns.id = "code";
    import.columns.name = "label";
    import.default_type = "site";
    import.default_country = "KP";
    import.source.licence = "CC0-1.0";
    const Imported made{folder, import_layer(import, nullptr, folder.path() / "out.gaz")};
    const EntryIndex fence = *made.gazetteer.find("fences.f1");
    const Geometry shape = made.gazetteer.geometry(fence);
    REQUIRE(shape.is_line());
    CHECK(shape.lines[0][0].lon == Approx(130).margin(1e-4));
    CHECK(shape.lines[0][0].lat == Approx(40).margin(1e-3));
    CHECK(made.entry("fences.f2").point.lon == Approx(130).margin(1e-4));
    CHECK(made.entry("fences.f2").radius_m == 1000);
    CHECK(made.gazetteer.sources()[0].licence == "CC0-1.0");

    import.columns.name = "nothing";
    CHECK_THROWS_AS(import_layer(import, nullptr, folder.path() / "out.gaz"), UsageError);
    import.columns.name = "label";
    import.layer = "nothing";
    CHECK_THROWS_AS(import_layer(import, nullptr, folder.path() / "out.gaz"), UsageError);
    import.layer.clear();
    import.default_type = "palace";
    CHECK_THROWS_AS(import_layer(import, nullptr, folder.path() / "out.gaz"), UsageError);
    import.file = folder.write("noise.bin", "\x01\x02\x03");
    CHECK_THROWS_AS(import_layer(import, nullptr, folder.path() / "out.gaz"), SystemError);
}

TEST_CASE("prominence grows with people, and codes without a row are taken as their class") {
    CHECK(prominence_of_population(1'000'000) == Approx(0.46));
    CHECK(prominence_of_population(10'000) == Approx(0.10));
    CHECK(prominence_of_population(0) == Approx(0.05));
    CHECK(prominence_of_population(1e9) == Approx(0.85));
    CHECK(feature_type("P", "PPLC")->type == "city");
    CHECK(feature_type("P", "PPLZ")->type == "village");
    CHECK_FALSE(feature_type("U", "SEAM"));
    CHECK(type_of_kind("Locality", import_types(nullptr), false) == "town");
    CHECK(type_of_kind("county", import_types(nullptr), false) == "county");
    CHECK(type_of_kind("region", import_types(nullptr), false) == "province");
    CHECK(type_of_kind("region", import_types(nullptr), true) == "region");
    CHECK_FALSE(type_of_kind("dreamland", import_types(nullptr), false));
    CHECK(is_usable_variant("Lodz"));
    CHECK(is_usable_variant("무산"));
    CHECK_FALSE(is_usable_variant("LCJ"));
    CHECK_FALSE(is_usable_variant("mo si ke"));
    CHECK_FALSE(is_usable_variant("A1"));
}
