// SPDX-License-Identifier: Apache-2.0
// Pages made for the purpose after the structures of large outlets: what share of the article is kept, what
// share of the furniture dropped. Text pages mark each line: `+` article, `-` furniture, `^` caption; web
// pages list both in a comment at their end.
#include "support/catch.hpp"
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "text/read_html.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace dateline;

namespace {

namespace fs = std::filesystem;

const fs::path pages = fs::path{DATELINE_SOURCE_DIR} / "tests" / "furniture" / "pages";

struct Page {
    Article article;
    std::vector<std::string> keep;
    std::vector<std::string> drop;
};

Page read_page(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    Page page;
    const bool html = path.extension() == ".html";
    std::string marked = bytes.str();
    if (html) {
        const std::size_t expected = marked.find("<!-- expected\n");
        REQUIRE(expected != std::string::npos);
        page.article = read_html(marked);
        marked.erase(0, expected);
    }
    std::istringstream lines{marked};
    for (std::string line; std::getline(lines, line);) {
        if (line.size() < 2 || line[1] != ' ')
            continue;
        if (line[0] == '+')
            page.keep.push_back(line.substr(2));
        else if (line[0] == '-')
            page.drop.push_back(line.substr(2));
        if (!html)
            page.article.text += line.substr(2) + "\n";
    }
    page.article.id = path.stem().string();
    complete(page.article);
    return page;
}

/// All sentences that tell, one after another.
std::string told_text(const Document& document) {
    std::string told;
    for (const Sentence& sentence : document.sentences) {
        if (document.told(sentence))
            (told += document.words(sentence.span)) += ' ';
    }
    return told;
}

/// The sentences of a marked line.
std::vector<std::string> sentences_of(const std::string& line) {
    Article article;
    article.text = line;
    const Document document = analyse(article);
    std::vector<std::string> sentences;
    for (const Sentence& sentence : document.sentences)
        sentences.emplace_back(document.words(sentence.span));
    return sentences;
}

} // namespace

TEST_CASE("articles are kept and furniture is dropped on pages of many kinds") {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator{pages})
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() >= 50);
    std::size_t kept = 0;
    std::size_t keep = 0;
    std::size_t dropped = 0;
    std::size_t drop = 0;
    std::string errors;
    for (const fs::path& file : files) {
        const Page page = read_page(file);
        const std::string told = told_text(analyse(page.article));
        for (const std::string& line : page.keep) {
            for (const std::string& sentence : sentences_of(line)) {
                ++keep;
                if (told.find(sentence) != std::string::npos)
                    ++kept;
                else
                    errors += "  lost in " + file.filename().string() + ": " + sentence + "\n";
            }
        }
        for (const std::string& line : page.drop) {
            const auto inside = [&](const std::string& kept_line) {
                return kept_line.find(line) != std::string::npos;
            };
            if (std::any_of(page.keep.begin(), page.keep.end(), inside))
                continue; // the same words also stand in the article
            for (const std::string& sentence : sentences_of(line)) {
                ++drop;
                if (told.find(sentence) == std::string::npos || sentence.size() < 4)
                    ++dropped;
                else
                    errors += "  left in " + file.filename().string() + ": " + sentence + "\n";
            }
        }
    }
    INFO("kept " << kept << " of " << keep << ", dropped " << dropped << " of " << drop << "\n" << errors);
    CHECK(static_cast<double>(kept) >= 0.99 * static_cast<double>(keep));
    CHECK(static_cast<double>(dropped) >= 0.95 * static_cast<double>(drop));
}
