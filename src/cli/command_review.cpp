// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "publish/summary.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace dateline {

namespace {

struct ReviewArguments {
    std::string store;
    std::size_t limit = 20;
};

void run_review(const ReviewArguments& arguments, const Session& session) {
    const std::vector<ReviewItem> items = review_items(read_store(arguments.store));
    std::size_t shown = 0;
    for (const ReviewItem& item : items) {
        if (arguments.limit != 0 && shown == arguments.limit)
            break;
        fmt::print("{}  {}\n", item.incident_id, item.title);
        for (const std::string& reason : item.reasons)
            fmt::print("    {}\n", reason);
        ++shown;
    }
    if (!session.quiet)
        fmt::print(stderr,
                   "dateline: {} of {} happenings to look at; set review_status in QGIS to settle one\n",
                   shown, items.size());
}

} // namespace

void add_review_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<ReviewArguments>();
    CLI::App* command = app.add_subcommand("review", "List what a person should look at first, and why");
    command->add_option("store", arguments->store, "The GeoPackage that dateline map wrote")->required();
    command->add_option("--limit", arguments->limit, "At most so many; 0 is all")->capture_default_str();
    command->callback([arguments, &session] { run_review(*arguments, session); });
}

} // namespace dateline
