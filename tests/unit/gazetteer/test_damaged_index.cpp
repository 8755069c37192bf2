// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gazetteer/check_definitions.hpp"
#include "gazetteer/geometry_codec.hpp"
#include "gazetteer/index_format.hpp"
#include "gazetteer/tsv.hpp"
#include "little_gazetteer.hpp"
#include "support/catch.hpp"

#include <cstring>
#include <random>

using namespace dateline;

namespace {

std::string good_index(const ScratchFolder& folder) {
    write_definitions(
        folder,
        "a;Musan County;county;KP;b;129.2;42.2;;0.4;s;무산군@ko|Musan@en;test;;note\n"
        "b;North Hamgyong Province;province;KP;;129.5;41.9;;0.5;;함경북도@ko;test;;\n"
        "c;Yalu River;river;KP/CN;;126;41.5;;0.5;;압록강@ko|demilitarized zone@en;test;;\n",
        {{"s", R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{},
        "geometry":{"type":"Polygon","coordinates":[[[129,42],[129.5,42],[129.5,42.5],[129,42.5],[129,42]]]}}]})"}});
    compile_index(read_definitions(folder.path()), folder.path() / "g.gaz");
    return read_file(folder.path() / "g.gaz");
}

/// Opens an index of these bytes and reads all there is in it; whatever the bytes are, that works or throws
/// DataError.
bool readable(const ScratchFolder& folder, const std::string& bytes) {
    const auto path = folder.write("damaged.gaz", bytes);
    try {
        const Gazetteer gazetteer{{path}};
        static_cast<void>(gazetteer.find_names(
            sentence("Musan County, the Yalu River and the demilitarized zone; 무산군에서")));
        check_index(gazetteer);
    } catch (const DataError& error) {
        CHECK(std::string{error.what()}.find("damaged.gaz") != std::string::npos);
        return false;
    }
    return true;
}

} // namespace

TEST_CASE("what is no index is refused with a word about what to do") {
    const ScratchFolder folder;
    const std::string bytes = good_index(folder);
    CHECK(readable(folder, bytes));
    CHECK_FALSE(readable(folder, ""));
    CHECK_FALSE(readable(folder, "not an index"));
    CHECK_FALSE(readable(folder, std::string(4096, 'x')));
    std::string newer = bytes;
    newer[8] = 99;
    CHECK_FALSE(readable(folder, newer));
    CHECK_THROWS_AS((Gazetteer{{folder.path() / "nothing.gaz"}}), SystemError);
}

TEST_CASE("an index that was cut short or grew is refused") {
    const ScratchFolder folder;
    const std::string bytes = good_index(folder);
    CHECK_FALSE(readable(folder, bytes + "x"));
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        CHECK_FALSE(readable(folder, bytes.substr(0, size)));
}

TEST_CASE("flipped bits never crash a reader") {
    const ScratchFolder folder;
    const std::string bytes = good_index(folder);
    std::mt19937 random{1}; // NOLINT(cert-msc*): the same damage each run
    int refused = 0;
    for (int run = 0; run < 400; ++run) {
        std::string damaged = bytes;
        for (std::uint32_t flips = 1 + random() % 4; flips > 0; --flips)
            damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8);
        refused += readable(folder, damaged) ? 0 : 1;
    }
    CHECK(refused > 20);
}

TEST_CASE("extreme numbers in every field never crash a reader") {
    const ScratchFolder folder;
    const std::string bytes = good_index(folder);
    for (std::size_t at = 12; at + 4 <= bytes.size(); at += 20) {
        for (const std::uint32_t value : {0U, 0xFFFFFFFFU, 0x7FFFFFFFU}) {
            std::string damaged = bytes;
            std::memcpy(damaged.data() + at, &value, sizeof(value));
            readable(folder, damaged);
        }
    }
}

TEST_CASE("geometry bytes come back exactly, and others are refused") {
    const Geometry geometry{
        .points = {{-180, -90}, {180, 90}},
        .lines = {{{0.1234567, 1}, {2, 3}}},
        .polygons = {{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {{0.2, 0.1}, {0.3, 0.2}, {0.3, 0.1}, {0.2, 0.1}}}}};
    const std::string bytes = encode_geometry(geometry);
    CHECK(decode_geometry(bytes) == geometry);
    CHECK(decode_geometry(encode_geometry({})) == Geometry{});
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(decode_geometry(std::string_view{bytes}.substr(0, size)));
    CHECK_FALSE(decode_geometry(bytes + '\0'));
    CHECK_FALSE(decode_geometry("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"));
    std::mt19937 random{2}; // NOLINT(cert-msc*)
    for (int run = 0; run < 2000; ++run) {
        std::string noise(random() % 40, '\0');
        for (char& c : noise)
            c = static_cast<char>(random() % 256);
        static_cast<void>(decode_geometry(noise));
    }
}
