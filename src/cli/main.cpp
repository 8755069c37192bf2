// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/global_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>

namespace {

int run(int argc, char** argv) {
    dateline::Session session;
    session.version = DATELINE_VERSION;
    CLI::App app{"News reports in, map layers out.", "dateline"};
    dateline::add_global_options(app, session);
    app.require_subcommand(0, 1);
    app.fallthrough();
    dateline::add_commands(app, session);
    try {
        app.parse(argc, argv);
        if (app.get_subcommands().empty())
            throw dateline::UsageError{"no command given; see dateline --help"};
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return session.exit_code;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const dateline::UsageError& error) {
        fmt::print(stderr, "dateline: {}\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "dateline: {}\n", error.what());
        return 1;
    }
}
