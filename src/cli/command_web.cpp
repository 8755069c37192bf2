// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/day_argument.hpp"
#include "cli/gazetteer_files.hpp"
#include "cli/map_words.hpp"
#include "publish/web_page.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>

namespace dateline {

namespace {

struct WebArguments {
    std::string store;
    std::filesystem::path output;
    bool internal = false;
    bool no_names = false;
    WebOptions options;
};

/// The gazetteer names places for orientation only: a page can do without.
std::optional<Gazetteer> gazetteer_for_names(const Session& session) {
    try {
        return Gazetteer{gazetteer_files(session)};
    } catch (const SystemError& error) {
        if (!session.quiet)
            fmt::print(stderr, "dateline: no place names on the ground: {}\n", error.what());
        return std::nullopt;
    }
}

void run_web(WebArguments& arguments, Session& session) {
    if (!arguments.internal)
        arguments.options.profile = PublicProfile{today()};
    else
        fmt::print(stderr,
                   "dateline: --internal: the page tells everything the store knows; do not publish it\n");
    const std::optional<Gazetteer> gazetteer =
        arguments.no_names ? std::nullopt : gazetteer_for_names(session);
    if (gazetteer)
        arguments.options.words = [&](const StoreContents& contents) {
            return map_words(*gazetteer, contents);
        };
    const WebSummary summary = write_web_page(arguments.store, arguments.output, arguments.options);
    if (session.quiet)
        return;
    fmt::print(stderr, "dateline: {} happenings written to {}; open it in a browser\n", summary.incidents,
               arguments.output.string());
    if (summary.withheld > 0 || summary.coarsened > 0)
        fmt::print(stderr, "dateline: profile public: {} withheld, {} with a coarser place\n",
                   summary.withheld, summary.coarsened);
}

} // namespace

void add_web_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<WebArguments>();
    CLI::App* command =
        app.add_subcommand("web", "Write one self-contained web page: map, time slider, filters, sources");
    command->add_option("store", arguments->store, "The GeoPackage that dateline map wrote")->required();
    command->add_option("-o,--output", arguments->output, "The HTML file to write; - is standard output")
        ->required();
    command->add_flag("--overwrite", arguments->options.overwrite, "Replace an existing file");
    command->add_option("--title", arguments->options.title, "Title of the page")->capture_default_str();
    command->add_flag("--internal", arguments->internal,
                      "Withhold nothing: full quotes, titles and exact places");
    command->add_flag("--no-names", arguments->no_names, "No names of places on the ground");
    command->callback([arguments, &session] { run_web(*arguments, session); });
}

} // namespace dateline
