// SPDX-License-Identifier: Apache-2.0
// The whole of extraction beside ICU's sentence segmentation of the same text, in one run.
//   cmake --preset bench && cmake --build --preset bench --target bench_extract dateline_data &&
//   build/bench/tests/bench/bench_extract
#include "cli/extract_article.hpp"
#include "cli/resources.hpp"
#include "place/read_places.hpp"
#include "text/analyse.hpp"
#include "text/read_articles.hpp"

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace {

using namespace dateline;

const std::vector<Article>& articles() {
    static const std::vector<Article> all = [] {
        std::vector<Article> read;
        Diagnostics diagnostics;
        read_articles(
            {std::filesystem::path{DATELINE_SOURCE_DIR} / "examples/articles"}, {},
            [&](Article&& article) { read.push_back(std::move(article)); }, diagnostics);
        return read;
    }();
    return all;
}

std::int64_t text_bytes() {
    std::int64_t bytes = 0;
    for (const Article& article : articles())
        bytes += static_cast<std::int64_t>(article.text.size());
    return bytes;
}

void count(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(articles().size()));
    state.SetBytesProcessed(state.iterations() * text_bytes());
}

Resources opened() {
    Session session;
    session.data_directory = std::filesystem::path{DATELINE_BINARY_DIR} / "data";
    return load_resources(session, {});
}

std::vector<Document> analysed() {
    std::vector<Document> documents;
    for (const Article& article : articles())
        documents.push_back(analyse(article));
    return documents;
}

void extract(benchmark::State& state) {
    const Resources resources = opened();
    for (auto _ : state)
        for (const Article& article : articles())
            benchmark::DoNotOptimize(extract_article(article, resources));
    count(state);
}
BENCHMARK(extract);

/// Places alone, of texts analysed beforehand.
void places(benchmark::State& state) {
    const Resources resources = opened();
    const std::vector<Document> documents = analysed();
    for (auto _ : state)
        for (const Document& document : documents)
            benchmark::DoNotOptimize(read_places(document, resources.gazetteer, {}, resources.place_memory));
    count(state);
}
BENCHMARK(places);

/// The same without what other articles left in the memory.
void places_anew(benchmark::State& state) {
    const Resources resources = opened();
    const std::vector<Document> documents = analysed();
    for (auto _ : state)
        for (const Document& document : documents)
            benchmark::DoNotOptimize(read_places(document, resources.gazetteer));
    count(state);
}
BENCHMARK(places_anew);

/// Yardstick: sentence borders only, in UTF-16 made beforehand.
void icu_sentences(benchmark::State& state) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> sentences{
        icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status)};
    std::vector<icu::UnicodeString> texts;
    for (const Article& article : articles())
        texts.push_back(icu::UnicodeString::fromUTF8(article.text));
    for (auto _ : state) {
        for (const icu::UnicodeString& text : texts) {
            sentences->setText(text);
            int borders = 0;
            while (sentences->next() != icu::BreakIterator::DONE)
                ++borders;
            benchmark::DoNotOptimize(borders);
        }
    }
    count(state);
}
BENCHMARK(icu_sentences);

} // namespace

BENCHMARK_MAIN();
