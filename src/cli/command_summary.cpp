// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "publish/summary.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace dateline {

void add_summary_command(CLI::App& app, Session& /*session*/) {
    auto store = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("summary", "Say what a store holds: counts and bars");
    command->add_option("store", *store, "The GeoPackage that dateline map wrote")->required();
    command->callback([store] { fmt::print("{}", summary_text(read_store(*store))); });
}

} // namespace dateline
