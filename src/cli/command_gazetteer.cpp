// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/gazetteer_files.hpp"
#include "cli/gazetteer_import.hpp"
#include "gazetteer/check_definitions.hpp"
#include "gazetteer/compile.hpp"
#include "gazetteer/write_database.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

namespace {

namespace fs = std::filesystem;

void add_build(CLI::App& gazetteer, Session& session) {
    struct Options {
        fs::path source;
        fs::path database;
        IndexOutput output;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = gazetteer.add_subcommand("build", "Compile a folder of entries that people edit");
    command->add_option("FOLDER", options->source, "Holds entries/*.tsv; see the README of the gazetteer")
        ->required();
    command->add_option("--database", options->database, "Write a SpatiaLite database too")
        ->type_name("FILE");
    options->output.add_options(*command);
    command->callback([options, &session] {
        options->output.check();
        // A folder with types and sources of its own stands alone.
        const bool complete =
            fs::exists(options->source / "types.tsv") && fs::exists(options->source / "sources.tsv");
        const std::optional<Gazetteer> base = complete ? std::nullopt : options->output.base(session);
        const GazetteerDefinitions definitions = read_definitions(options->source, pointer_to(base));
        compile_index(definitions, options->output.path);
        if (!options->database.empty())
            write_database(definitions, options->database);
        if (!session.quiet)
            fmt::print(stderr, "{}: {} places\n", options->output.path.string(), definitions.entries.size());
    });
}

void print_match(const Gazetteer& gazetteer, const NameMatch& match) {
    const EntryView entry = gazetteer.entry(match.entry);
    fmt::print("{}\n  {}, {} ({})\n", entry.name, gazetteer.type(match.entry).label, entry.country, entry.id);
    std::string parents;
    for (const EntryIndex parent : gazetteer.parents(match.entry))
        parents += fmt::format("{}{}", parents.empty() ? "" : " < ", gazetteer.entry(parent).name);
    if (!parents.empty())
        fmt::print("  in: {}\n", parents);
    fmt::print("  at: {:.4f} N {:.4f} E, within {:.1f} km{}\n", entry.point.lat, entry.point.lon,
               entry.radius_m / 1000, entry.has_shape ? ", with its shape" : "");
    fmt::print("  prominence {:.2f}; matched as {} name\n", entry.prominence, to_string(match.status));
    std::string names;
    for (const NameView& name : gazetteer.names(match.entry)) {
        if (name.status != NameStatus::generated)
            names += fmt::format("{}{}{}{}", names.empty() ? "" : ", ", name.text,
                                 name.language.empty() ? "" : "@", name.language);
    }
    fmt::print("  names: {}\n", names);
    if (!entry.valid.empty())
        fmt::print("  valid: {}\n", entry.valid);
    if (!entry.note.empty())
        fmt::print("  note: {}\n", entry.note);
    for (const SourceView& source : gazetteer.sources())
        if (("|" + std::string{entry.sources} + "|").find("|" + std::string{source.code} + "|") !=
            std::string::npos)
            fmt::print("  source: {} ({})\n", source.title, source.licence);
}

void add_search(CLI::App& gazetteer, Session& session) {
    struct Options {
        std::string name;
        std::vector<fs::path> gazetteers;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = gazetteer.add_subcommand("search", "Show the places of a name, or of an id");
    command->add_option("NAME", options->name, "A name in any spelling, or an id")->required();
    add_gazetteer_option(*command, options->gazetteers);
    command->callback([options, &session] {
        const Gazetteer places{gazetteer_files(session, options->gazetteers)};
        std::vector<NameMatch> matches = places.named(options->name);
        if (const auto entry = places.find(options->name); entry && matches.empty())
            matches.push_back({*entry, NameStatus::official});
        for (const NameMatch& match : matches)
            print_match(places, match);
        if (matches.empty() && !session.quiet)
            fmt::print(stderr, "dateline: no place is called {}\n", options->name);
    });
}

void add_check(CLI::App& gazetteer, Session& session) {
    struct Options {
        fs::path what;
        std::vector<fs::path> gazetteers;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = gazetteer.add_subcommand(
        "check", "List what is wrong or suspicious in a folder of entries or an index");
    command->add_option("FOLDER", options->what,
                        "Folder of entries, or a compiled index; without it the default index is checked");
    add_gazetteer_option(*command, options->gazetteers);
    command->callback([options, &session] {
        if (fs::is_directory(options->what)) {
            const bool complete =
                fs::exists(options->what / "types.tsv") && fs::exists(options->what / "sources.tsv");
            std::optional<Gazetteer> base;
            if (!complete)
                base.emplace(gazetteer_files(session, options->gazetteers));
            const GazetteerDefinitions definitions = read_definitions(options->what, pointer_to(base));
            const Diagnostics found = check_definitions(definitions);
            session.report(found);
            if (!session.quiet)
                fmt::print(stderr, "{}: {} places, {} warnings\n", options->what.string(),
                           definitions.entries.size(), found.size());
            return;
        }
        std::vector<fs::path> files{options->what};
        if (options->what.empty())
            files = gazetteer_files(session, options->gazetteers);
        const Gazetteer places{files};
        check_index(places);
        if (!session.quiet)
            fmt::print(stderr, "{} places, all readable\n", places.size());
    });
}

} // namespace

void add_gazetteer_command(CLI::App& app, Session& session) {
    CLI::App* gazetteer = app.add_subcommand("gazetteer", "Build, import, search and check places");
    gazetteer->require_subcommand(1);
    add_build(*gazetteer, session);
    add_gazetteer_imports(*gazetteer, session);
    add_search(*gazetteer, session);
    add_check(*gazetteer, session);
}

} // namespace dateline
