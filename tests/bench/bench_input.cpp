// SPDX-License-Identifier: Apache-2.0
// Reading and cutting articles in bytes per second, each beside a yardstick over the same bytes in the same
// run: ICU's sentence segmentation for the analysis, libxml2's own parse for web pages and feeds, nlohmann's
// parse for JSON lines, zlib's unpacking for packed ones, and for the rest bringing the bytes into memory.
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
#include <libxml/parser.h>
#include <memory>
#include <sstream>
#include <string>
#include <vector>
#include <zlib.h>

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

/// The articles in one file of another kind, made once in the build folder by `put`, which writes one
/// article.
template <typename Put>
fs::path made(const std::string& name, const std::string& head, const std::string& tail, const Put& put) {
    const fs::path file = fs::path{DATELINE_BINARY_DIR} / ("bench_input" + name);
    std::ofstream stream{file, std::ios::binary};
    stream << head;
    constexpr int copies = 20;
    for (int i = 0; i < copies; ++i) {
        for (const Article& article : articles())
            put(stream, article);
    }
    stream << tail;
    return file;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

std::string escaped(const std::string& text) {
    return replaced(replaced(text, "&", "&amp;"), "<", "&lt;");
}

const fs::path& table() {
    static const fs::path file = made(".csv", "id,text\n", "", [](std::ostream& out, const Article& article) {
        out << article.id << ",\"" << replaced(article.text, "\"", "\"\"") << "\"\n";
    });
    return file;
}

const fs::path& feed() {
    static const fs::path file =
        made(".rss", "<rss><channel>", "</channel></rss>", [](std::ostream& out, const Article& article) {
            out << "<item><guid>" << article.id << "</guid><description>" << escaped(article.text)
                << "</description></item>";
        });
    return file;
}

const fs::path& web_archive() {
    static const fs::path file = made(".warc", "", "", [](std::ostream& out, const Article& article) {
        const std::string page =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>" +
            replaced(escaped(article.text), "\n", "</p><p>") + "</p></body></html>";
        out << "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.com/" << article.id
            << "\r\nContent-Type: application/http\r\nContent-Length: " << page.size() << "\r\n\r\n"
            << page << "\r\n\r\n";
    });
    return file;
}

/// The least any reader must do: bring the bytes of the file into memory.
void bytes_only(benchmark::State& state, const fs::path& file) {
    std::string buffer(std::size_t{1} << 16, '\0');
    for (auto _ : state) {
        std::ifstream stream{file, std::ios::binary};
        std::size_t sum = 0;
        while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), stream.gcount() > 0)
            sum += static_cast<unsigned char>(buffer.front());
        benchmark::DoNotOptimize(sum);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(fs::file_size(file)));
}

void read_kind(benchmark::State& state, const fs::path& file) {
    read_from(state, file, static_cast<std::int64_t>(fs::file_size(file)));
}

void yardstick_bytes_of_table(benchmark::State& state) {
    bytes_only(state, table());
}
BENCHMARK(yardstick_bytes_of_table);

void read_table(benchmark::State& state) {
    read_kind(state, table());
}
BENCHMARK(read_table);

void yardstick_libxml2_feed(benchmark::State& state) {
    const std::string bytes = bytes_of(feed());
    for (auto _ : state) {
        xmlDocPtr document =
            xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, XML_PARSE_NONET);
        benchmark::DoNotOptimize(document);
        xmlFreeDoc(document);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(yardstick_libxml2_feed);

void read_feeds(benchmark::State& state) {
    read_kind(state, feed());
}
BENCHMARK(read_feeds);

void yardstick_bytes_of_web_archive(benchmark::State& state) {
    bytes_only(state, web_archive());
}
BENCHMARK(yardstick_bytes_of_web_archive);

void read_web_archive(benchmark::State& state) {
    read_kind(state, web_archive());
}
BENCHMARK(read_web_archive);

/// JSON lines packed with gzip; bytes count unpacked.
const fs::path& packed_lines() {
    static const fs::path file = [] {
        fs::path path = json_lines();
        path += ".gz";
        const std::string bytes = bytes_of(json_lines());
        gzFile packed = gzopen(path.c_str(), "wb6");
        gzwrite(packed, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(packed);
        return path;
    }();
    return file;
}

void yardstick_zlib_inflate(benchmark::State& state) {
    std::string buffer(std::size_t{1} << 16, '\0');
    for (auto _ : state) {
        gzFile packed = gzopen(packed_lines().c_str(), "rb");
        int got = 0;
        while ((got = gzread(packed, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0)
            benchmark::DoNotOptimize(got);
        gzclose(packed);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(fs::file_size(json_lines())));
}
BENCHMARK(yardstick_zlib_inflate);

void read_packed_json_lines(benchmark::State& state) {
    read_from(state, packed_lines(), static_cast<std::int64_t>(fs::file_size(json_lines())));
}
BENCHMARK(read_packed_json_lines);

/// The articles as a folder of text files.
const fs::path& text_folder() {
    static const fs::path folder = [] {
        fs::path path = fs::path{DATELINE_BINARY_DIR} / "bench_input_texts";
        fs::create_directories(path);
        constexpr int copies = 20;
        for (int i = 0; i < copies; ++i) {
            for (const Article& article : articles())
                std::ofstream{path / (article.id + "-" + std::to_string(i) + ".txt"), std::ios::binary}
                    << article.text;
        }
        return path;
    }();
    return folder;
}

std::int64_t folder_size() {
    std::int64_t size = 0;
    for (const fs::path& path : files(text_folder(), ".txt"))
        size += static_cast<std::int64_t>(fs::file_size(path));
    return size;
}

void yardstick_bytes_of_text_files(benchmark::State& state) {
    const std::vector<fs::path> all = files(text_folder(), ".txt");
    for (auto _ : state) {
        for (const fs::path& path : all)
            benchmark::DoNotOptimize(bytes_of(path));
    }
    state.SetBytesProcessed(state.iterations() * folder_size());
}
BENCHMARK(yardstick_bytes_of_text_files);

void read_text_files(benchmark::State& state) {
    read_from(state, text_folder(), folder_size());
}
BENCHMARK(read_text_files);

} // namespace

BENCHMARK_MAIN();
