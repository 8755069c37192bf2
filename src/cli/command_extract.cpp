// SPDX-License-Identifier: Apache-2.0
// dateline extract: the worker. JSON lines of articles in, JSON lines of what is found in them out.
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command.hpp"
#include "cli/emit.hpp"
#include "cli/gazetteer_files.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

namespace dateline {

namespace {

struct ExtractOptions {
    std::string input = "-";
    std::string emit = "reports";
    EmitOptions resources;
};

void read_lines(std::istream& in, const std::string& name, Emitter& emitter, Session& session) {
    std::string line;
    for (std::uint32_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto refuse = [&](const std::string& what) {
            session.report({Diagnostic{Diagnostic::Severity::failure, name, number, what + "; left out"}});
        };
        if (find_invalid_utf8(line)) {
            refuse("not well-formed UTF-8");
            continue;
        }
        const nlohmann::json record = nlohmann::json::parse(line, nullptr, false);
        if (!record.is_object() || !record.contains("text") || !record["text"].is_string()) {
            refuse("no JSON object with a string member 'text'");
            continue;
        }
        try {
            emitter.emit(record, fmt::format("{}:{}", name, number));
        } catch (const DataError& error) {
            refuse(error.what());
        }
    }
}

void run_extract(const ExtractOptions& options, Session& session) {
    const std::unique_ptr<Emitter> emitter = make_emitter(options.emit, options.resources, session);
    if (options.input == "-")
        return read_lines(std::cin, "-", *emitter, session);
    std::ifstream file{options.input, std::ios::binary};
    if (!file)
        fail<SystemError>("{}: cannot be opened", options.input);
    read_lines(file, options.input, *emitter, session);
}

} // namespace

void add_extract_command(CLI::App& app, Session& session);

void add_extract_command(CLI::App& app, Session& session) {
    auto options = std::make_shared<ExtractOptions>();
    CLI::App* command =
        app.add_subcommand("extract", "Worker: articles as JSON lines in, findings as JSON lines out");
    command->add_option("INPUT", options->input, "JSON lines with id and text; - is standard input")
        ->capture_default_str();
    command->add_option("--emit", options->emit, "What to write")
        ->check(CLI::IsMember({"places", "times", "reports", "figures"}))
        ->capture_default_str();
    command->add_flag(
        "--candidates", options->resources.candidates,
        "With places: the points of all entries of that name, to measure what a gazetteer can give");
    command->add_flag("--complete", options->resources.complete,
                      "With reports: all that dateline merge wants, such as the shapes of places");
    add_gazetteer_option(*command, options->resources.gazetteers);
    command->callback([options, &session] { run_extract(*options, session); });
}

} // namespace dateline
