// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/day_argument.hpp"
#include "cli/gazetteer_files.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/operations.hpp"
#include "publish/export_store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <unistd.h>
#include <utility>

namespace dateline {

namespace {

/// What stands on the command line.
struct ExportArguments {
    std::string store;
    std::string from;
    std::string to;
    std::string bbox;
    std::vector<std::string> profiles;
    std::string within;
    std::string match{"overlap"};
    bool internal = false;
    ExportOptions options;
};

/// A box in degrees; its west lies east of its east where it crosses the antimeridian.
Extent parse_bbox(const std::string& text) {
    std::array<double, 4> sides{};
    const char* at = text.data();
    const char* end = at + text.size();
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto result = std::from_chars(at, end, sides.at(i));
        const bool last = i + 1 == sides.size();
        if (result.ec != std::errc{} || (last ? result.ptr != end : result.ptr == end || *result.ptr != ','))
            fail<UsageError>("--bbox {}: four numbers are expected, west,south,east,north in degrees", text);
        at = result.ptr + (last ? 0 : 1);
    }
    if (sides[1] > sides[3])
        fail<UsageError>("--bbox {}: west,south,east,north: the north lies south of the south", text);
    if (std::abs(sides[0]) > 180 || std::abs(sides[2]) > 180)
        fail<UsageError>("--bbox {}: longitudes go from -180 to 180", text);
    return {sides[0], sides[1], sides[2], sides[3]};
}

Rings rectangle(double west, double east, const Extent& box) {
    return {{{west, box.south}, {east, box.south}, {east, box.north}, {west, box.north}, {west, box.south}}};
}

/// The place of an id or name: of several of one name the one best known by it, the others being told.
EntryIndex place_named(const Gazetteer& gazetteer, const std::string& name, bool quiet) {
    if (const std::optional<EntryIndex> entry = gazetteer.find(name))
        return *entry;
    std::vector<NameMatch> matches = gazetteer.named(name);
    if (matches.empty())
        fail<UsageError>(
            "--within {}: the gazetteer has no such place; dateline gazetteer search finds near ones", name);
    std::stable_sort(matches.begin(), matches.end(), [&](const NameMatch& a, const NameMatch& b) {
        const bool official = a.status == NameStatus::official;
        return official != (b.status == NameStatus::official)
                   ? official
                   : gazetteer.entry(a.entry).prominence > gazetteer.entry(b.entry).prominence;
    });
    const EntryIndex best = matches.front().entry;
    std::string others;
    for (const NameMatch& match : matches) {
        const std::string id{gazetteer.entry(match.entry).id};
        if (match.entry != best && match.status == matches.front().status &&
            (", " + others + ", ").find(", " + id + ", ") == std::string::npos)
            others += (others.empty() ? "" : ", ") + id;
    }
    if (!others.empty() && !quiet)
        fmt::print(stderr, "dateline: --within {}: {} is meant; else say {}\n", name,
                   gazetteer.entry(best).id, others);
    return best;
}

/// The shape of a place, or a disc where only a point is known, with the radius that covers it.
std::pair<Geometry, double> area_of_place(const std::string& name, const Session& session) {
    const Gazetteer gazetteer{gazetteer_files(session)};
    const EntryIndex index = place_named(gazetteer, name, session.quiet);
    const EntryView entry = gazetteer.entry(index);
    const Geometry shape = gazetteer.geometry(index);
    const double radius_m =
        std::max({entry.radius_m, shape.is_polygon() ? enclosing_radius_m(shape, entry.point) : 0, 1000.0});
    return {shape.is_polygon() ? shape : disc(entry.point, radius_m), radius_m};
}

void run_export(ExportArguments& arguments, Session& session) {
    ExportOptions& options = arguments.options;
    if (!arguments.from.empty())
        options.selection.from = first_day_of_argument("--from", arguments.from);
    if (!arguments.to.empty())
        options.selection.to = last_day_of_argument("--to", arguments.to);
    if (options.selection.from && options.selection.to && *options.selection.from > *options.selection.to)
        fail<UsageError>("--from {} is after --to {}", arguments.from, arguments.to);
    options.selection.within_dates = arguments.match == "within";
    if (!arguments.bbox.empty()) {
        const Extent box = parse_bbox(arguments.bbox);
        if (box.west <= box.east)
            options.selection.bbox = box;
        else // over the antimeridian, as RFC 7946 writes it
            options.selection.area = {
                {}, {}, {rectangle(box.west, 180, box), rectangle(-180, box.east, box)}};
    }
    if (options.writer.format.empty())
        options.writer.format = format_of(options.writer.path);
    if (options.writer.format.empty())
        fail<UsageError>("{}: the ending tells no format; say it with -f", options.writer.path.string());
    for (const std::string& profile : arguments.profiles) {
        if (profile == "public")
            options.profile = PublicProfile{today()};
        else
            options.columns = profile == "acled" ? AnalystProfile::acled : AnalystProfile::ucdp;
    }
    if (arguments.internal && options.profile)
        fail<UsageError>("--internal and --profile public exclude each other");
    if (arguments.internal)
        fmt::print(stderr, "dateline: --internal: everything the store knows is told; do not publish it\n");
    if (!arguments.within.empty()) {
        const auto [place, radius_m] = area_of_place(arguments.within, session);
        options.selection.coarsest_m = radius_m;
        Geometry& area = options.selection.area;
        area = area.empty() ? place : intersection(area, place);
        if (area.empty())
            fail<UsageError>("--within {} and --bbox {} have nothing in common", arguments.within,
                             arguments.bbox);
    }
    const bool show = !session.quiet && isatty(STDERR_FILENO) != 0;
    if (show)
        options.progress = [](std::uint64_t count) { fmt::print(stderr, "\r{} features", count); };
    const ExportSummary summary = export_store(arguments.store, options);
    if (session.quiet)
        return;
    if (show && summary.features >= 1000)
        fmt::print(stderr, "\r");
    fmt::print(stderr, "dateline: {} feature{} written to {}\n", summary.features,
               summary.features == 1 ? "" : "s",
               options.writer.path == "-" ? std::string{"standard output"} : options.writer.path.string());
    if (summary.undated_left_out > 0)
        fmt::print(stderr,
                   "dateline: {} left out because their dates are open; --include-undated adds them\n",
                   summary.undated_left_out);
    if (summary.too_coarse > 0)
        fmt::print(
            stderr,
            "dateline: {} left out because they are known less finely than --within {} and may have been "
            "elsewhere\n",
            summary.too_coarse, arguments.within);
    if (summary.withheld > 0 || summary.coarsened > 0)
        fmt::print(stderr, "dateline: profile public: {} withheld, {} with a coarser place\n",
                   summary.withheld, summary.coarsened);
}

} // namespace

void add_export_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command =
        app.add_subcommand("export", "Write layers of a store as GeoJSON, CSV or any format of OGR");
    Selection& selection = arguments->options.selection;
    WriterOptions& writer = arguments->options.writer;
    writer.path = "-";
    command->add_option("store", arguments->store, "The GeoPackage that dateline map wrote")->required();
    command->add_option("-o,--output", writer.path, "File to write; - is standard output")
        ->capture_default_str();
    command->add_option("-f,--format", writer.format,
                        "GeoJSON, GeoJSONSeq, GeoJSONLines, CSV, FlatGeobuf, KML, Shapefile, PostGIS or "
                        "another OGR driver; else by the ending of the file");
    command->add_flag("--overwrite", writer.overwrite, "Replace an existing file");
    command
        ->add_option("--layer", arguments->options.layers,
                     "Layers (tables); may be repeated. Default: incidents, fortifications, "
                     "fortification_sites and tables of own layers")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--from", arguments->from,
                        "First day, inclusive: 2024-08-01, 2024-W33, 2024-08, 2024, EDTF, today, -30d, -8w");
    command->add_option("--to", arguments->to, "Last day, inclusive, said in the same ways");
    command->add_option("--match", arguments->match, "Dates that overlap the range, or lie within it")
        ->check(CLI::IsMember({"overlap", "within"}))
        ->capture_default_str();
    command->add_flag("--include-undated", selection.include_undated,
                      "Also what is open on a side that --from or --to asks for");
    command->add_option("--bbox", arguments->bbox, "west,south,east,north in degrees");
    command->add_option("--type", selection.types, "Types; defection also means defection.maritime")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--min-confidence", selection.min_confidence, "low, medium or high")
        ->check(CLI::IsMember({"low", "medium", "high"}));
    command->add_option("--min-sources", selection.min_sources, "At least so many independent sources");
    command
        ->add_option("--precision", selection.precisions,
                     "Place precision classes: site,settlement,near,county ...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(
            {"site", "settlement", "near", "county", "province", "stretch", "sea", "country", "unknown"}));
    command->add_option("--where", selection.where, "SQL condition over the columns of the layer");
    command->add_flag("--include-rejected", selection.include_rejected,
                      "Also what a person rejected or merged into another");
    command->add_flag("--simplestyle", arguments->options.simplestyle,
                      "Add the properties of simplestyle-spec (marker-color, stroke ...)");
    command->add_flag("--qml", arguments->options.qml_beside,
                      "Also NAME.qml beside the file, so that QGIS draws it as it draws the store");
    command->add_option("--within", arguments->within,
                        "Only what meets this place of the gazetteer, by name or id: \"Gangwon Province\"");
    command
        ->add_option(
            "--profile", arguments->profiles,
            "public: withhold what could put people at risk; acled, ucdp: columns of those data sets")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"public", "acled", "ucdp"}));
    command->add_flag("--internal", arguments->internal, "Say that nothing is to be withheld");
    command->add_option("--lco", writer.layer_options, "NAME=VALUE for the OGR driver, about the layer")
        ->allow_extra_args(false);
    command->add_option("--dsco", writer.dataset_options, "NAME=VALUE for the OGR driver, about the file")
        ->allow_extra_args(false);
    command->callback([arguments, &session] { run_export(*arguments, session); });
}

} // namespace dateline
