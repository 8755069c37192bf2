// SPDX-License-Identifier: Apache-2.0
// Every reader meets files damaged at random (from a fixed seed): whatever comes out must be sound, and
// nothing may crash or throw.
#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "text/analyse.hpp"
#include "text/read_articles.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

class Damage {
public:
    std::string apply(std::string bytes) {
        for (std::size_t times = below(20) + 1; times > 0 && !bytes.empty(); --times) {
            const std::size_t at = below(bytes.size());
            switch (below(5)) {
            case 0: // one byte, mostly ASCII, so that the text stays UTF-8 often enough
                bytes[at] = static_cast<char>(below(8) == 0 ? below(256) : 32 + below(95));
                break;
            case 1:
                bytes.erase(at, below(60) + 1);
                break;
            case 2:
                bytes.insert(at, pieces[below(pieces.size())]);
                break;
            case 3:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(200)));
                break;
            default:
                if (below(6) == 0)
                    bytes.resize(at);
                break;
            }
        }
        return bytes;
    }

private:
    std::mt19937 m_random{20240820};
    const std::vector<std::string> pieces{"<",
                                          "</div>",
                                          "<div>",
                                          "\"",
                                          "\\",
                                          "{",
                                          "}",
                                          "]]>",
                                          "<!--",
                                          "&#0;",
                                          "&amp",
                                          "\n\n",
                                          "--b",
                                          "<script>",
                                          "\r",
                                          "'",
                                          "\xEF\xBB\xBF",
                                          "((",
                                          "....",
                                          "WARC/1.0",
                                          "Content-Length: 99999999999\r\n",
                                          "=?utf-8?B?",
                                          "<table><tr>",
                                          "- ",
                                          "Aug. 18, ",
                                          "2024-08-20 12:21 "};

    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>{0, end - 1}(m_random);
    }
};

void check_sound(const Document& document) {
    const std::string_view text = document.text();
    REQUIRE_FALSE(find_invalid_utf8(text));
    std::uint32_t at = 0;
    for (const Token& token : document.tokens) {
        REQUIRE(token.span.begin >= at);
        REQUIRE(token.span.end > token.span.begin);
        REQUIRE(token.span.end <= text.size());
        REQUIRE_FALSE(find_invalid_utf8(document.words(token)));
        at = token.span.end;
    }
    for (const Span& caption : document.article.captions)
        REQUIRE(caption.end <= text.size());
    for (const Span& stamp : document.stamps)
        REQUIRE(stamp.end <= text.size());
}

} // namespace

TEST_CASE("damaged files of every kind are read or refused") {
    const fs::path source = fs::path{DATELINE_SOURCE_DIR};
    std::vector<fs::path> seeds;
    for (const fs::path& folder : {source / "tests" / "furniture" / "pages", source / "examples" / "articles",
                                   source / "tests" / "furniture" / "formats"}) {
        for (const fs::directory_entry& entry : fs::directory_iterator{folder})
            seeds.push_back(entry.path());
    }
    std::sort(seeds.begin(), seeds.end());
    REQUIRE(seeds.size() > 40);
    constexpr int rounds = 12;
    Damage damage;
    std::size_t articles = 0;
    const ScratchFolder folder;
    for (const fs::path& seed : seeds) {
        const std::string bytes = bytes_of(seed);
        for (int round = 0; round < rounds; ++round) {
            const std::string name = "x" + std::to_string(round) + "-" + seed.filename().string();
            const fs::path file = folder.write(name, damage.apply(bytes));
            INFO(name);
            Diagnostics diagnostics;
            REQUIRE_NOTHROW(read_articles(
                {file}, {},
                [&](Article&& article) {
                    ++articles;
                    check_sound(analyse(std::move(article)));
                },
                diagnostics));
        }
    }
    CHECK(articles > 100); // most damage leaves something to read
}
