// SPDX-License-Identifier: Apache-2.0
// Reading and cutting articles in bytes per second, each beside a yardstick over the same bytes in the same
// run: ICU's sentence segmentation for the analysis, libxml2's own parse for web pages, nlohmann's parse for
// JSON lines.
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "text/near_duplicate.hpp"
#include "text/read_articles.hpp"
#include "text/read_html.hpp"

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <libxml/HTMLparser.h>
#include <memory>
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

std::vector<fs::path> files(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == extension)
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

const fs::path source = fs::path{DATELINE_SOURCE_DIR};

/// The English example articles and pages, as kept.
const std::vector<Article>& articles() {
    static const std::vector<Article> all = [] {
        std::vector<Article> read;
        for (const fs::path& folder :
             {source / "examples" / "articles", source / "tests" / "furniture" / "pages"}) {
            for (const fs::path& path : files(folder, ".txt")) {
                Article article;
                article.id = path.stem().string();
                article.text = bytes_of(path);
                complete(article);
                read.push_back(std::move(article));
            }
        }
        return read;
    }();
    return all;
}

const std::vector<std::string>& pages() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> read;
        for (const fs::path& path : files(source / "tests" / "furniture" / "pages", ".html"))
            read.push_back(bytes_of(path));
        return read;
    }();
    return all;
}

template <typename Range, typename Size>
std::int64_t total(const Range& range, Size size) {
    std::int64_t bytes = 0;
    for (const auto& entry : range)
        bytes += static_cast<std::int64_t>(size(entry));
    return bytes;
}

void rates(benchmark::State& state, std::int64_t bytes, std::size_t items) {
    state.SetBytesProcessed(state.iterations() * bytes);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items));
}

const auto text_size = [](const Article& article) { return article.text.size(); };
const auto page_size = [](const std::string& page) { return page.size(); };

void yardstick_icu_sentences(benchmark::State& state) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> sentences{
        icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status)};
    std::int64_t breaks = 0;
    for (auto _ : state) {
        for (const Article& article : articles()) {
            const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(article.text);
            sentences->setText(wide);
            while (sentences->next() != icu::BreakIterator::DONE)
                ++breaks;
        }
    }
    benchmark::DoNotOptimize(breaks);
    rates(state, total(articles(), text_size), articles().size());
}
BENCHMARK(yardstick_icu_sentences);

void analyse_articles(benchmark::State& state) {
    for (auto _ : state) {
        for (const Article& article : articles())
            benchmark::DoNotOptimize(analyse(article));
    }
    rates(state, total(articles(), text_size), articles().size());
}
BENCHMARK(analyse_articles);

void sketch_articles(benchmark::State& state) {
    std::vector<Document> documents;
    for (const Article& article : articles())
        documents.push_back(analyse(article));
    for (auto _ : state) {
        for (const Document& document : documents)
            benchmark::DoNotOptimize(sketch_text(document));
    }
    rates(state, total(articles(), text_size), articles().size());
}
BENCHMARK(sketch_articles);

void yardstick_libxml2_parse(benchmark::State& state) {
    for (auto _ : state) {
        for (const std::string& page : pages()) {
            htmlDocPtr document = htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                                     HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
            benchmark::DoNotOptimize(document);
            xmlFreeDoc(document);
        }
    }
    rates(state, total(pages(), page_size), pages().size());
}
BENCHMARK(yardstick_libxml2_parse);

void read_pages(benchmark::State& state) {
    for (auto _ : state) {
        for (const std::string& page : pages())
            benchmark::DoNotOptimize(read_html(page));
    }
    rates(state, total(pages(), page_size), pages().size());
}
BENCHMARK(read_pages);

/// A file of JSON lines in the build folder, made once.
const fs::path& json_lines() {
    static const fs::path path = [] {
        const fs::path file = fs::path{DATELINE_BINARY_DIR} / "bench_input.jsonl";
        std::ofstream stream{file, std::ios::binary};
        constexpr int copies = 50;
        for (int i = 0; i < copies; ++i) {
            for (const Article& article : articles())
                stream << nlohmann::json{{"id", article.id},
                                         {"text", article.text},
                                         {"published", "2024-08-20"}}
                       << '\n';
        }
        return file;
    }();
    return path;
}

void yardstick_nlohmann_lines(benchmark::State& state) {
    const auto size = static_cast<std::int64_t>(fs::file_size(json_lines()));
    for (auto _ : state) {
        std::ifstream stream{json_lines(), std::ios::binary};
        for (std::string line; std::getline(stream, line);)
            benchmark::DoNotOptimize(nlohmann::json::parse(line));
    }
    state.SetBytesProcessed(state.iterations() * size);
}
BENCHMARK(yardstick_nlohmann_lines);

void read_from(benchmark::State& state, const fs::path& input, std::int64_t size) {
    for (auto _ : state) {
        Diagnostics diagnostics;
        std::size_t read = 0;
        read_articles(
            {input}, {}, [&](Article&& article) { read += article.text.size(); }, diagnostics);
        benchmark::DoNotOptimize(read);
    }
    state.SetBytesProcessed(state.iterations() * size);
}

void read_json_lines(benchmark::State& state) {
    json_lines();
    read_from(state, json_lines(), static_cast<std::int64_t>(fs::file_size(json_lines())));
}
BENCHMARK(read_json_lines);

void read_text_files(benchmark::State& state) {
    const fs::path folder = source / "examples" / "articles";
    std::int64_t size = 0;
    for (const fs::path& path : files(folder, ".txt"))
        size += static_cast<std::int64_t>(fs::file_size(path));
    read_from(state, folder, size);
}
BENCHMARK(read_text_files);

} // namespace

BENCHMARK_MAIN();
