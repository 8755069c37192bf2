// SPDX-License-Identifier: Apache-2.0
#include "base/data_path.hpp"
#include "cli/gazetteer_files.hpp"
#include "cli/global_options.hpp"
#include "gazetteer/gazetteer.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>

namespace dateline {

std::vector<std::filesystem::path> Session::data_directories() const {
    return dateline::data_directories(data_directory);
}

void Session::report(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        const bool failed = diagnostic.severity == Diagnostic::Severity::failure;
        if (failed)
            exit_code = 1;
        if (failed || (diagnostic.severity == Diagnostic::Severity::warning && !quiet) || verbosity > 0)
            fmt::print(stderr, "dateline: {}\n", to_string(diagnostic));
    }
}

void add_explain_command(CLI::App& app, Session& session);
void add_export_command(CLI::App& app, Session& session);
void add_extract_command(CLI::App& app, Session& session);
void add_gazetteer_command(CLI::App& app, Session& session);
void add_map_command(CLI::App& app, Session& session);
void add_merge_command(CLI::App& app, Session& session);
void add_place_command(CLI::App& app, Session& session);
void add_project_command(CLI::App& app, Session& session);
void add_review_command(CLI::App& app, Session& session);
void add_summary_command(CLI::App& app, Session& session);
void add_web_command(CLI::App& app, Session& session);
void add_when_command(CLI::App& app, Session& session);

namespace {

/// With `-v` also whose places the default gazetteer holds, where it is found.
std::string version_words(const Session& session) {
    std::string words = "dateline " + session.version;
    if (session.verbosity == 0)
        return words;
    for (const std::string& credit : credits(Gazetteer{gazetteer_files(session)}))
        words += "\nplaces: " + credit;
    return words;
}

} // namespace

void add_global_options(CLI::App& app, Session& session) {
    app.add_option("--data", session.data_directory, "Folder with data files (gazetteer, layers, model)");
    app.add_option("--without", session.without,
                   "Read without some rules, to measure what they add: clauses, coreference, discourse, "
                   "modality, furniture")
        ->delimiter(',')
        ->group("");
    app.add_flag("-q,--quiet", session.quiet, "Say only what failed");
    app.add_flag("-v,--verbose", session.verbosity, "Say more");
    // Behind the options it looks at, which are then read before.
    app.set_version_flag(
        "--version", [&session] { return version_words(session); },
        "Say which version this is; with -v also the sources of its places");
}

void add_commands(CLI::App& app, Session& session) {
    add_explain_command(app, session);
    add_export_command(app, session);
    add_extract_command(app, session);
    add_gazetteer_command(app, session);
    add_map_command(app, session);
    add_merge_command(app, session);
    add_place_command(app, session);
    add_project_command(app, session);
    add_review_command(app, session);
    add_summary_command(app, session);
    add_web_command(app, session);
    add_when_command(app, session);
}

} // namespace dateline
