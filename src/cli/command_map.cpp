// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/gazetteer_files.hpp"
#include "cli/map_articles.hpp"
#include "cli/progress.hpp"
#include "cli/resources.hpp"
#include "cli/store_options.hpp"
#include "text/read_articles.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

namespace {

namespace fs = std::filesystem;

struct MapOptions {
    std::vector<fs::path> articles;
    fs::path output;
    std::vector<fs::path> gazetteers;
    bool overwrite = false;
    bool no_text = false;
};

/// Wrong use is said before any work is done.
void check(const MapOptions& options) {
    const fs::path folder = options.output.parent_path();
    if (!folder.empty() && !fs::is_directory(folder))
        fail<UsageError>("{}: the folder does not exist; make it first", folder.string());
    if (options.overwrite || !fs::exists(options.output))
        return;
    if (!is_store(options.output))
        fail<UsageError>(
            "{}: exists and is no dateline store; choose another name, or replace it with --overwrite",
            options.output.string());
}

void run(const MapOptions& options, Session& session) {
    check(options);
    const Resources resources = load_resources(session, options.gazetteers);
    Progress progress{session, "articles"};
    std::vector<ExtractedArticle> extracted;
    std::vector<Article> batch;
    const auto extract_batch = [&] {
        for (ExtractedArticle& article : extract_articles(std::exchange(batch, {}), resources))
            extracted.push_back(std::move(article));
        progress.set(extracted.size());
    };
    constexpr std::size_t batch_size = 256;
    Diagnostics diagnostics;
    read_articles(
        options.articles, {},
        [&](Article&& article) {
            batch.push_back(std::move(article));
            if (batch.size() == batch_size)
                extract_batch();
        },
        diagnostics);
    extract_batch();
    progress.done();
    session.report(diagnostics);
    if (extracted.empty()) {
        fmt::print(stderr, "dateline: no article could be read; nothing was written\n");
        session.exit_code = 1;
        return;
    }

    StoreOptions store_options = store_options_of(session);
    store_options.overwrite = options.overwrite;
    const MapSettings settings{!options.no_text, store_options.program};
    MapSummary summary;
    const auto add = [&](StoreContents contents) {
        return add_articles(std::move(contents), std::move(extracted), resources, settings, summary);
    };
    if (fs::exists(options.output) && !options.overwrite)
        update_store(options.output, add, store_options);
    else
        create_store(options.output, add({}), store_options);
    if (!session.quiet)
        fmt::print(stderr,
                   "{}: {} articles ({} new), {} reports, {} incidents, {} fortifications, {} figures\n",
                   options.output.string(), summary.articles, summary.new_articles, summary.reports,
                   summary.incidents, summary.fortifications, summary.figures);
}

} // namespace

void add_map_command(CLI::App& app, Session& session) {
    auto options = std::make_shared<MapOptions>();
    CLI::App* command =
        app.add_subcommand("map", "Read articles, write or add to a GeoPackage of map layers");
    command->add_option("articles", options->articles, "Files, folders, or - for standard input")->required();
    command->add_option("-o,--output", options->output, "GeoPackage: made if absent, added to if it is ours")
        ->required();
    add_gazetteer_option(*command, options->gazetteers);
    command->add_flag("--overwrite", options->overwrite, "Start afresh, whatever the output file holds now");
    command->add_flag("--no-text", options->no_text,
                      "Keep hashes, offsets and quotes of the articles, not their text");
    command->callback([options, &session] { run(*options, session); });
}

} // namespace dateline
