// SPDX-License-Identifier: Apache-2.0
// How the gazetteer grows: the same work over ten thousand and over a million names, side by side. Names and
// text are made up from syllables by a fixed generator; both indexes hold the names that the text has.
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index_writer.hpp"
#include "text/document.hpp"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace dateline;

constexpr std::size_t common_names = 2000; ///< in every index, and in the text

/// A word of five syllables; different numbers below 3.2 million give different words.
std::string made_up_word(std::uint64_t number) {
    static constexpr const char* syllables[] = {"ba",  "re",  "lo",  "kim", "san", "dor", "ve",
                                                "ti",  "gu",  "mon", "ash", "el",  "pra", "no",
                                                "ste", "win", "har", "ju",  "qui", "zan"};
    std::uint64_t rest = number * 1'234'567 % 3'200'000;
    std::string word;
    for (int i = 0; i < 5; ++i) {
        word += syllables[rest % 20];
        rest /= 20;
    }
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string made_up_name(std::uint64_t number) {
    std::string name = made_up_word(number);
    if (number % 3 == 0)
        name += " " + made_up_word(number + 1'500'000);
    return name;
}

std::filesystem::path index_of(std::size_t names) {
    static std::map<std::size_t, std::filesystem::path> made;
    auto& path = made[names];
    if (path.empty()) {
        path = std::filesystem::temp_directory_path() /
               ("bench-gazetteer-" + std::to_string(::getpid()) + "-" + std::to_string(names) + ".gaz");
        IndexWriter writer{path, {{"city", "City", "settlement", 5000, 5000, {"City"}}}, {}};
        for (std::size_t i = 0; i < names; ++i) {
            PlaceRecord record;
            record.id = "p" + std::to_string(i);
            record.name = made_up_name(i);
            record.type = "city";
            record.country = "XX";
            record.point = {static_cast<double>(i % 360) - 180, static_cast<double>(i % 180) - 90};
            record.prominence = static_cast<double>(i % 100) / 100;
            writer.add(record);
        }
        writer.finish();
    }
    return path;
}

/// Running text as a document: one word in eight has a capital, one in forty is a name of the gazetteer.
Document made_up_text(std::size_t words) {
    static constexpr const char* plain[] = {
        "the",  "soldiers", "crossed", "line", "near", "a",         "village", "with",  "reported", "morning",
        "that", "border",   "after",   "and",  "of",   "officials", "said",    "fence", "river",    "in"};
    std::mt19937_64 random{42};
    Document document;
    std::string& text = document.article.text;
    const auto put = [&](const std::string& word) {
        if (!text.empty())
            text += ' ';
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += word;
        document.tokens.push_back(
            {{begin, static_cast<std::uint32_t>(text.size())}, TokenKind::word, begin != 0});
    };
    for (std::size_t i = 0; i < words; ++i) {
        if (i % 40 == 0) {
            const std::string name = made_up_name(random() % common_names);
            const std::size_t space = name.find(' ');
            put(name.substr(0, space));
            if (space != std::string::npos)
                put(name.substr(space + 1));
        } else if (i % 8 == 0) {
            std::string word = plain[random() % 20];
            word[0] = static_cast<char>(word[0] - 'a' + 'A');
            put(word + made_up_word(random()).substr(1, 2));
        } else {
            put(plain[random() % 20]);
        }
    }
    document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockRole::body});
    for (std::uint32_t first = 0; first < document.tokens.size(); first += 20) {
        const auto end = std::min(first + 20, static_cast<std::uint32_t>(document.tokens.size()));
        document.sentences.push_back(
            {{document.tokens[first].span.begin, document.tokens[end - 1].span.end}, first, end, 0});
    }
    return document;
}

void open_index(benchmark::State& state) {
    const std::filesystem::path path = index_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        const Gazetteer gazetteer{{path}};
        benchmark::DoNotOptimize(gazetteer.size());
    }
}

void look_up(benchmark::State& state) {
    const Gazetteer gazetteer{{index_of(static_cast<std::size_t>(state.range(0)))}};
    std::vector<std::string> names;
    std::mt19937_64 random{7};
    for (std::size_t i = 0; i < 4096; ++i)
        names.push_back(made_up_name(random() % static_cast<std::uint64_t>(state.range(0))));
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(gazetteer.named(names[next++ % names.size()]));
}

void scan_text(benchmark::State& state) {
    const Gazetteer gazetteer{{index_of(static_cast<std::size_t>(state.range(0)))}};
    const Document document = made_up_text(100'000);
    std::size_t hits = 0;
    for (auto _ : state)
        hits = gazetteer.find_names(document).size();
    state.counters["hits"] = static_cast<double>(hits);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(document.article.text.size()));
}

/// Opens the default gazetteer that the build made.
void open_default(benchmark::State& state) {
    const std::filesystem::path path = DATELINE_BINARY_DIR "/data/gazetteer/default.gaz";
    for (auto _ : state) {
        const Gazetteer gazetteer{{path}};
        benchmark::DoNotOptimize(gazetteer.size());
    }
}

BENCHMARK(open_default)->Unit(benchmark::kMicrosecond);
BENCHMARK(open_index)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(look_up)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kNanosecond);
BENCHMARK(scan_text)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const long before_kib = usage.ru_maxrss;
    index_of(1'000'000);
    getrusage(RUSAGE_SELF, &usage);
    std::printf("building an index of a million names: %ld MiB at most, %.1f MiB on disk\n",
                (usage.ru_maxrss - before_kib) / 1024,
                static_cast<double>(std::filesystem::file_size(index_of(1'000'000))) / (1 << 20));
    benchmark::RunSpecifiedBenchmarks();
    std::filesystem::remove(index_of(10'000));
    std::filesystem::remove(index_of(1'000'000));
    return 0;
}
