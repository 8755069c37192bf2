// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/store_options.hpp"
#include "store/project.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace dateline {

void add_project_command(CLI::App& app, Session& session) {
    auto store = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "project", "Write the QGIS project inside a store anew, after the file was renamed");
    command->add_option("store", *store, "The GeoPackage that dateline map wrote")->required();
    command->callback([store, &session] {
        rewrite_project(*store, store_options_of(session));
        if (!session.quiet)
            fmt::print(stderr, "dateline: {}: project {} written; in QGIS: Project, Open From, GeoPackage\n",
                       *store, project_name);
    });
}

} // namespace dateline
