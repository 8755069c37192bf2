// SPDX-License-Identifier: Apache-2.0
#include "place/footprint_maker.hpp"
#include "place/place_memory.hpp"
#include "place/read_places.hpp"
#include "places.hpp"
#include "support/catch.hpp"
#include "text/analyse.hpp"

#include <array>
#include <thread>

using namespace dateline;

namespace {

constexpr std::array<const char*, 5> texts{
    "Guards near Hyesan crossed the Yalu. They went along the border for an hour, then to Changbai.",
    "A soldier walked over the Military Demarcation Line in Goseong County. The border was closed.",
    "In Onsong County, North Hamgyong Province, the Chinese border is fenced. The river is narrow there.",
    "The boat was found off Sokcho, 20 km south of the NLL. The border runs close to Yeonpyeong Island.",
    "Smugglers near the border in Musan paid guards. Near the border fires were seen.",
};

Document document_of(const char* text) {
    Article article;
    article.id = "a";
    article.text = text;
    return analyse(std::move(article));
}

void check_same(const std::vector<PlaceReference>& a, const std::vector<PlaceReference>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].span == b[i].span);
        CHECK(a[i].name == b[i].name);
        CHECK(a[i].country == b[i].country);
        CHECK(a[i].footprint == b[i].footprint);
    }
}

} // namespace

TEST_CASE("what other articles left in the memory changes nothing") {
    const PlaceMemory memory;
    for (int round = 0; round < 2; ++round)
        for (const char* text : texts) {
            const Document document = document_of(text);
            check_same(read_places(document, default_gazetteer(), {}, memory),
                       read_places(document, default_gazetteer()));
        }
}

TEST_CASE("several threads share a memory") {
    const PlaceMemory memory;
    std::vector<std::vector<PlaceReference>> found(2 * texts.size());
    const auto work = [&](std::size_t first) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            found[first + i] = read_places(document_of(texts[i]), default_gazetteer(), {}, memory);
    };
    std::thread other{work, texts.size()};
    work(0);
    other.join();
    for (std::size_t i = 0; i < texts.size(); ++i)
        check_same(found[i], found[texts.size() + i]);
}

TEST_CASE("a full memory begins anew") {
    const PlaceMemory memory;
    PlacedFootprint large;
    large.footprint.geometry.lines.emplace_back(PlaceMemory::most_positions / 2, LonLat{1, 1});
    int made = 0;
    const auto make = [&] {
        ++made;
        return std::optional<PlacedFootprint>{large};
    };
    REQUIRE(memory.footprint("a", make)->has_value());
    REQUIRE(memory.footprint("a", make)->has_value());
    CHECK(made == 1);
    REQUIRE(memory.footprint("b", make)->has_value()); // too much together
    CHECK(made == 2);
    REQUIRE(memory.footprint("a", make)->has_value());
    CHECK(made == 3);
}
