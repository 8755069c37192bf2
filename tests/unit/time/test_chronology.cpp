// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "chronology_file.hpp"
#include "support/catch.hpp"

#include <set>

using namespace dateline;

namespace {

constexpr std::string_view header = "id\tkind\twhen\tnames\tsource\n";

Chronology with(std::string_view line) {
    return Chronology::parse(std::string{header} + std::string{line}, "times.tsv");
}

std::optional<Chronology::Match> match(const Chronology& chronology, std::string_view text) {
    std::vector<Piece> pieces;
    cut_pieces(text, {0, static_cast<std::uint32_t>(text.size())}, pieces);
    return chronology.longest(text, pieces, 0, pieces.size());
}

} // namespace

TEST_CASE("names match as words, the longest first") {
    const auto chronology =
        with("a\tperiod\t2020\tgreat shut-down|great\ts\nb\trecurring\t--04-15\tDay of the Sun\ts\n");
    CHECK(match(chronology, "Great shut-down of trade")->end == 4);
    CHECK(match(chronology, "great trade")->end == 1);
    CHECK_FALSE(match(chronology, "greater"));
    CHECK(match(chronology, "Day of the Sun"));
    CHECK_FALSE(match(chronology, "day of the sun")); // capitals are part of the name
}

TEST_CASE("Korean names may carry a particle") {
    const auto chronology = with("c\trecurring\t2023-09-28/2023-09-30\t추석\ts\n");
    CHECK(match(chronology, "추석에 만났다"));
    CHECK_FALSE(match(chronology, "추수"));
}

TEST_CASE("a wrong line is named") {
    for (const char* line : {"a\tperiod\t2020\tx", "a\tepoch\t2020\tx\ts", "a\tperiod\t2020/..\tx\ts",
                             "a\tperiod\t2020-13\tx\ts", "a\trecurring\t--02-30\tx\ts",
                             "a\tperiod\t2020\t\ts", "\tperiod\t2020\tx\ts", "a\tperiod\t\tx\ts"}) {
        CAPTURE(line);
        CHECK_THROWS_AS(with(line), DataError);
    }
    CHECK_THROWS_WITH(with("a\tepoch\t2020\tx\ts"), Catch::Matchers::Contains("times.tsv:2"));
    CHECK_THROWS_AS(Chronology::parse("id\twhen\n", "t"), DataError);
}

TEST_CASE("the chronology that is installed is sound") {
    std::set<std::string> ids;
    for (const NamedTime& entry : installed_chronology().entries()) {
        CAPTURE(entry.id);
        CHECK(ids.insert(entry.id).second);
        if (entry.kind == NamedTime::Kind::period || entry.kind == NamedTime::Kind::founding)
            CHECK(entry.days.size() == 1);
        for (std::size_t i = 1; i < entry.days.size(); ++i)
            CHECK(entry.days[i - 1].end <= entry.days[i].first);
    }
    CHECK(ids.size() > 80);
}
