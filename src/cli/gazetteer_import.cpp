// SPDX-License-Identifier: Apache-2.0
#include "cli/gazetteer_import.hpp"

#include "base/error.hpp"
#include "cli/gazetteer_files.hpp"
#include "gazetteer/import_geonames.hpp"
#include "gazetteer/import_gns.hpp"
#include "gazetteer/import_layer.hpp"
#include "gazetteer/import_linked_places.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

namespace dateline {

namespace fs = std::filesystem;

void IndexOutput::add_options(CLI::App& command) {
    command.add_option("-o,--output", path, "The index to write, usually .gaz")
        ->required()
        ->type_name("FILE");
    command.add_flag("--overwrite", overwrite, "Replace an existing output");
    command.add_flag(
        "--alone", alone,
        "Do not look into the default gazetteer: its types, countries and places are not there then");
    add_gazetteer_option(command, gazetteers);
}

void IndexOutput::check() const {
    if (!overwrite && fs::exists(path))
        fail<UsageError>("{}: exists; give --overwrite to replace it", path.string());
    const fs::path folder = path.parent_path();
    if (!folder.empty() && !fs::is_directory(folder))
        fail<UsageError>("{}: no such folder", folder.string());
}

std::optional<Gazetteer> IndexOutput::base(const Session& session) const {
    if (alone)
        return std::nullopt;
    return Gazetteer{gazetteer_files(session, gazetteers)};
}

namespace {

void say(const Session& session, const ImportReport& report, const fs::path& output) {
    if (session.quiet)
        return;
    fmt::print(stderr, "{}: {} places, {} names", output.string(), report.entries, report.names);
    if (report.already_known > 0)
        fmt::print(stderr, "; {} left out that the gazetteer has", report.already_known);
    if (report.other_kinds > 0)
        fmt::print(stderr, "; {} left out of kinds that are no places", report.other_kinds);
    if (report.faulty > 0)
        fmt::print(stderr, "; {} faulty", report.faulty);
    fmt::print(stderr, "\n");
}

/// What the gazetteer must know of a source whose files do not say it.
void add_source_options(CLI::App& command, PlaceSource& source) {
    command.add_option("--source", source.title, "Title of the source; default: the file's name");
    command.add_option("--licence", source.licence, "Licence of the source");
    command.add_option("--url", source.url, "Where the source is");
    command.add_option("--attribution", source.attribution, "What must be said when it is shown");
}

void add_import_geonames(CLI::App& import, Session& session) {
    struct Options {
        GeonamesFiles files;
        IndexOutput output;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        import.add_subcommand("geonames", "A GeoNames dump: allCountries, KP.zip, cities15000 ...");
    command->add_option("FILE", options->files.places, "Table of places, .txt, .gz or .zip")->required();
    command->add_option("--alternate-names", options->files.alternate_names, "alternateNamesV2")
        ->type_name("FILE");
    command->add_option("--country-info", options->files.country_info, "countryInfo.txt")->type_name("FILE");
    command->add_option("--admin1", options->files.admin1, "admin1CodesASCII.txt")->type_name("FILE");
    command
        ->add_option("--country-points", options->files.country_points,
                     "Table with columns iso_a2, label_lon, label_lat")
        ->type_name("FILE");
    options->output.add_options(*command);
    command->callback([options, &session] {
        options->output.check();
        const std::optional<Gazetteer> base = options->output.base(session);
        const ImportReport report = import_geonames(options->files, pointer_to(base), options->output.path);
        session.report(report.diagnostics);
        say(session, report, options->output.path);
    });
}

void add_import_gns(CLI::App& import, Session& session) {
    struct Options {
        GnsFiles files;
        IndexOutput output;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = import.add_subcommand("gns", "A file of the GEOnet Names Server, old or new columns");
    command->add_option("FILE", options->files.names, "Table of names, .txt, .gz or .zip")->required();
    command
        ->add_option("--country-info", options->files.country_info,
                     "countryInfo.txt, to read country codes by")
        ->type_name("FILE");
    command->add_option("--country", options->files.country, "ISO code for all, whatever the file says");
    options->output.add_options(*command);
    command->callback([options, &session] {
        options->output.check();
        const std::optional<Gazetteer> base = options->output.base(session);
        const ImportReport report = import_gns(options->files, pointer_to(base), options->output.path);
        session.report(report.diagnostics);
        say(session, report, options->output.path);
    });
}

void add_import_linked_places(CLI::App& import, Session& session) {
    struct Options {
        fs::path file;
        PlaceSource source;
        IndexOutput output;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        import.add_subcommand("lpf", "Linked Places Format: a FeatureCollection, or a feature a line");
    command->add_option("FILE", options->file, "GeoJSON or JSON lines")->required();
    add_source_options(*command, options->source);
    options->output.add_options(*command);
    command->callback([options, &session] {
        options->output.check();
        const std::optional<Gazetteer> base = options->output.base(session);
        const ImportReport report =
            import_linked_places(options->file, options->source, pointer_to(base), options->output.path);
        session.report(report.diagnostics);
        say(session, report, options->output.path);
    });
}

void add_import_layer(CLI::App& import, Session& session) {
    struct Options {
        LayerImport import;
        IndexOutput output;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = import.add_subcommand(
        "layer", "Any point, line or polygon layer, or a table with coordinates (CSV, TSV, Who's On First)");
    LayerImport& layer = options->import;
    command->add_option("FILE", layer.file, "Anything GDAL opens")->required();
    command->add_option("--layer", layer.layer, "Which layer, when there are several");
    command->add_option("--id", layer.columns.id, "Column with ids")->type_name("COLUMN");
    command->add_option("--name", layer.columns.name, "Column with the English or usual name")
        ->type_name("COLUMN");
    command
        ->add_option("--names", layer.columns.names, "Column with other names, | or ; between; COLUMN@LANG")
        ->expected(1)
        ->take_all()
        ->type_name("COLUMN");
    command->add_option("--type-column", layer.columns.type, "Column with the kind of place")
        ->type_name("COLUMN");
    command->add_option("--type", layer.default_type, "Type where the column says none")
        ->capture_default_str();
    command->add_option("--country-column", layer.columns.country, "Column with ISO codes")
        ->type_name("COLUMN");
    command->add_option("--country", layer.default_country, "ISO code for all");
    command->add_option("--lon", layer.columns.lon, "Column with longitudes, for tables")
        ->type_name("COLUMN");
    command->add_option("--lat", layer.columns.lat, "Column with latitudes, for tables")->type_name("COLUMN");
    command->add_option("--population", layer.columns.population, "Column with people, for prominence")
        ->type_name("COLUMN");
    command->add_option("--parent", layer.columns.parent, "Column with ids of containing places")
        ->type_name("COLUMN");
    command->add_option("--prefix", layer.id_prefix,
                        "Put before each id; default: the file's name and a dot");
    add_source_options(*command, layer.source);
    options->output.add_options(*command);
    command->callback([options, &session] {
        options->output.check();
        const std::optional<Gazetteer> base = options->output.base(session);
        const ImportReport report = import_layer(options->import, pointer_to(base), options->output.path);
        session.report(report.diagnostics);
        say(session, report, options->output.path);
    });
}

} // namespace

void add_gazetteer_imports(CLI::App& gazetteer, Session& session) {
    CLI::App* import = gazetteer.add_subcommand("import", "Make an index of places from elsewhere");
    import->require_subcommand(1);
    add_import_geonames(*import, session);
    add_import_gns(*import, session);
    add_import_linked_places(*import, session);
    add_import_layer(*import, session);
}

} // namespace dateline
