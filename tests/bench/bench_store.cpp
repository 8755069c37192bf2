// SPDX-License-Identifier: Apache-2.0
// Adding one article to a large store.
//   cmake --preset bench && cmake --build --preset bench --target bench_store default_gazetteer
//   layer_definitions && build/bench/tests/bench/bench_store [reports in the store]
#include "bench/measured.hpp"
#include "cli/map_articles.hpp"
#include "cli/resources.hpp"
#include "store/store.hpp"
#include "support/made_up_reports.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>

namespace {

using namespace dateline;

ExtractedArticle one_article(std::size_t number) {
    ExtractedArticle extracted;
    MadeUpWorld world;
    world.reports = 3;
    world.seed = 77;
    for (Report& report : made_up_reports(world)) {
        report.article_id = fmt::format("new{}", number);
        report.report_id = fmt::format("new{}.r{:02}", number, extracted.found.reports.size() + 1);
        extracted.found.reports.push_back(std::move(report));
    }
    extracted.article.article_id = fmt::format("new{}", number);
    extracted.article.published = "2024-01-05";
    extracted.article.published_basis = "metadata";
    extracted.article.content_hash = fmt::format("{:064}", number + 900'000'000);
    return extracted;
}

void add_to_store(std::size_t reports) {
    Session session;
    session.data_directory = std::filesystem::path{DATELINE_BINARY_DIR} / "data";
    const Resources resources = load_resources(session, {});
    const MapSettings settings{true, StoreOptions{}.program};
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / fmt::format("dateline_bench_{}.gpkg", getpid());
    {
        MadeUpWorld world;
        world.reports = reports;
        std::vector<ExtractedArticle> articles;
        for (Report& report : made_up_reports(world)) {
            ExtractedArticle extracted;
            extracted.article.article_id = report.article_id;
            extracted.article.published = "2024-01-05";
            extracted.article.published_basis = "metadata";
            extracted.article.content_hash = fmt::format("{:064}", articles.size());
            extracted.found.reports.push_back(std::move(report));
            articles.push_back(std::move(extracted));
        }
        MapSummary summary;
        StoreOptions options;
        options.overwrite = true;
        create_store(path, add_articles({}, std::move(articles), resources, settings, summary), options);
        fmt::print("store: {} reports, {} incidents, {:.0f} MB\n", summary.reports,
                   summary.incidents + summary.fortifications,
                   static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    }
    for (std::size_t turn = 0; turn < 3; ++turn) {
        const Measured measured = in_a_process([&] {
            const auto begin = std::chrono::steady_clock::now();
            const double cpu = cpu_seconds();
            MapSummary summary;
            std::vector<ExtractedArticle> articles;
            articles.push_back(one_article(turn));
            update_store(path,
                         [&](StoreContents contents) {
                             return add_articles(std::move(contents), std::move(articles), resources,
                                                 settings, summary);
                         },
                         {});
            const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
            return Measured{wall.count(), peak_megabytes(), cpu_seconds() - cpu};
        });
        fmt::print("adding one article of 3 reports: {:.2f} s ({:.2f} s of CPU), peak {:.0f} MB\n",
                   measured.seconds, measured.more, measured.megabytes);
        std::fflush(stdout);
    }
    std::filesystem::remove(path);
}

} // namespace

int main(int argc, char** argv) {
    add_to_store(argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000);
}
