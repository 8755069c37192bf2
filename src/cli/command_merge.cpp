// SPDX-License-Identifier: Apache-2.0
// dateline merge: the reduce. Report lines of any number of workers in, incidents or a store out.
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command.hpp"
#include "cli/gazetteer_files.hpp"
#include "cli/map_articles.hpp"
#include "cli/merge_affected.hpp"
#include "cli/put_articles.hpp"
#include "cli/report_lines.hpp"
#include "cli/resources.hpp"
#include "cli/store_options.hpp"
#include "event/merge.hpp"
#include "layers/incident_title.hpp"
#include "layers/rows.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

namespace {

namespace fs = std::filesystem;

struct MergeArguments {
    std::vector<std::string> inputs{"-"};
    fs::path output;
    std::vector<fs::path> gazetteers;
    bool overwrite = false;
};

void read_report_lines(std::istream& in, const std::string& name, ReportLines& reports, Session& session) {
    std::string line;
    for (std::uint32_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        try {
            if (find_invalid_utf8(line))
                throw DataError{"not well-formed UTF-8"};
            reports.add(line);
        } catch (const DataError& error) {
            session.report({Diagnostic{Diagnostic::Severity::failure, name, number,
                                       std::string{error.what()} + "; left out"}});
        }
    }
}

std::vector<ExtractedArticle> read_inputs(const std::vector<std::string>& inputs, Session& session) {
    ReportLines reports;
    for (const std::string& input : inputs) {
        if (input == "-") {
            read_report_lines(std::cin, "-", reports, session);
            continue;
        }
        std::ifstream file{input, std::ios::binary};
        if (!file)
            fail<SystemError>("{}: cannot be opened", input);
        read_report_lines(file, input, reports, session);
    }
    return reports.take();
}

/// One line for an incident: the exported fields of its table, and its reports.
void print_incident(const Incident& incident) {
    IncidentRecord record;
    record.incident = incident;
    const std::string table = incident_table(incident);
    nlohmann::ordered_json line = row_to_json(incident_row(record), *find_table(table), false);
    for (const char* of_a_store : {"review_status", "merged_into", "source_site", "source_title",
                                   "source_url", "source_published", "quote"})
        line.erase(of_a_store);
    line["kind"] = to_string(incident.kind);
    if (!incident.where.geometry.empty()) {
        line["lat"] = incident.where.point.lat;
        line["lon"] = incident.where.point.lon;
    }
    line["report_ids"] = incident.report_ids;
    fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void print_incidents(std::vector<ExtractedArticle> articles) {
    // Versions and copies of articles are told apart as in a store.
    StoreContents contents;
    put_articles(contents, std::move(articles));
    MergeOutput merged = merge_reports(merge_input(contents));
    for (Incident& incident : merged.incidents) {
        incident.title = incident_title(incident);
        print_incident(incident);
    }
}

void write_store(const MergeArguments& arguments, std::vector<ExtractedArticle> articles, Session& session) {
    const fs::path folder = arguments.output.parent_path();
    if (!folder.empty() && !fs::is_directory(folder))
        fail<UsageError>("{}: the folder does not exist; make it first", folder.string());
    const bool add = fs::exists(arguments.output) && !arguments.overwrite;
    if (add && !is_store(arguments.output))
        fail<UsageError>(
            "{}: exists and is no dateline store; choose another name, or replace it with --overwrite",
            arguments.output.string());
    const Resources resources = load_resources(session, arguments.gazetteers);
    StoreOptions options = store_options_of(session);
    options.overwrite = arguments.overwrite;
    MapSummary summary;
    const auto change = [&](StoreContents contents) {
        return add_articles(std::move(contents), std::move(articles), resources,
                            MapSettings{true, options.program}, summary);
    };
    if (add)
        update_store(arguments.output, change, options);
    else
        create_store(arguments.output, change({}), options);
    if (!session.quiet)
        fmt::print(stderr, "{}: {} articles ({} new), {} reports, {} incidents, {} fortifications\n",
                   arguments.output.string(), summary.articles, summary.new_articles, summary.reports,
                   summary.incidents, summary.fortifications);
}

void run_merge(const MergeArguments& arguments, Session& session) {
    std::vector<ExtractedArticle> articles = read_inputs(arguments.inputs, session);
    if (arguments.output.empty())
        print_incidents(std::move(articles));
    else
        write_store(arguments, std::move(articles), session);
}

} // namespace

void add_merge_command(CLI::App& app, Session& session);

void add_merge_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<MergeArguments>();
    CLI::App* command = app.add_subcommand(
        "merge", "Report lines of dateline extract --complete in, incidents or a store out");
    command->add_option("INPUT", arguments->inputs, "JSON lines of reports; - is standard input")
        ->capture_default_str();
    command->add_option(
        "-o,--output", arguments->output,
        "GeoPackage: made if absent, added to if it is ours; without it, incidents are written "
        "to standard output as JSON lines");
    add_gazetteer_option(*command, arguments->gazetteers);
    command->add_flag("--overwrite", arguments->overwrite,
                      "Start afresh, whatever the output file holds now");
    command->callback([arguments, &session] { run_merge(*arguments, session); });
}

} // namespace dateline
