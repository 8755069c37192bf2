// SPDX-License-Identifier: Apache-2.0
// dateline place TEXT: what the place words of a text come to, as GeoJSON.
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command.hpp"
#include "cli/gazetteer_files.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/geometry_text.hpp"
#include "geo/precision_codes.hpp"
#include "place/read_places.hpp"
#include "text/analyse.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

struct PlaceOptions {
    std::string text;
    std::string near;
    std::string country;
    std::vector<std::filesystem::path> gazetteers;
    bool all = false;
    bool explain = false;
};

constexpr int decimals = 5; // about a metre

std::string_view use_name(PlaceUse use) {
    switch (use) {
    case PlaceUse::literal:
        return "literal";
    case PlaceUse::associative:
        return "associative";
    case PlaceUse::dateline:
        return "dateline";
    }
    return "";
}

LonLat read_position(const std::string& words) {
    LonLat position;
    const char* const end = words.data() + words.size();
    const auto [comma, lon_error] = std::from_chars(words.data(), end, position.lon);
    const auto [rest, lat_error] = comma != end && *comma == ','
                                       ? std::from_chars(comma + 1, end, position.lat)
                                       : std::from_chars_result{comma, std::errc::invalid_argument};
    if (lon_error != std::errc{} || lat_error != std::errc{} || rest != end || std::abs(position.lon) > 180 ||
        std::abs(position.lat) > 90)
        fail<UsageError>("--near: '{}' is no position; write LON,LAT in degrees, for example 127.0,38.3",
                         words);
    return position;
}

Json feature_of(const PlaceReference& reference, const Document& document, const CodePointIndex& index,
                bool explain) {
    Json properties;
    properties["text"] = std::string{document.words(reference.span)};
    properties["name"] = reference.name;
    properties["use"] = use_name(reference.use);
    properties["start"] = index.code_points(reference.span.begin);
    properties["end"] = index.code_points(reference.span.end);
    if (const auto& footprint = reference.footprint) {
        properties["precision"] = to_string(footprint->precision);
        properties["radius_m"] = std::round(footprint->radius_m);
        properties["lon"] = std::round(footprint->point.lon * 1e5) / 1e5;
        properties["lat"] = std::round(footprint->point.lat * 1e5) / 1e5;
        properties["acled_geo_precision"] = code_of(footprint->precision).acled;
        properties["ucdp_where_prec"] = code_of(footprint->precision).ucdp;
        properties["derivation"] = footprint->derivation;
    } else {
        properties["precision"] = "unknown";
        properties["radius_m"] = nullptr;
        properties["derivation"] = "well formed, but in no gazetteer";
    }
    properties["country"] = reference.country;
    properties["admin1"] = reference.admin1;
    properties["admin2"] = reference.admin2;
    properties["entry"] = reference.entry_id;
    if (explain) {
        properties["confidence"] = std::round(reference.confidence * 1000) / 1000;
        Json candidates = Json::array();
        for (const Candidate& candidate : reference.candidates)
            candidates.push_back({{"entry", candidate.entry_id},
                                  {"name", candidate.name},
                                  {"score", std::round(candidate.score * 1000) / 1000},
                                  {"reasons", candidate.reasons}});
        properties["candidates"] = std::move(candidates);
    }
    Json feature;
    feature["type"] = "Feature";
    feature["geometry"] =
        reference.footprint ? Json::parse(to_geojson(reference.footprint->geometry, decimals)) : Json{};
    feature["properties"] = std::move(properties);
    return feature;
}

void run_place(const PlaceOptions& options, const Session& session) {
    PlaceHints hints;
    if (!options.near.empty())
        hints.near = read_position(options.near);
    hints.country = options.country;
    if (!hints.country.empty() && hints.country.size() != 2)
        fail<UsageError>("--country: '{}' is no ISO 3166-1 code of two letters, for example KP",
                         options.country);
    for (char& letter : hints.country)
        letter = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - ('a' - 'A') : letter);
    if (find_invalid_utf8(options.text))
        throw UsageError{"TEXT is not well-formed UTF-8"};
    const Gazetteer gazetteer{gazetteer_files(session, options.gazetteers)};
    Article article;
    article.id = "text";
    article.text = options.text;
    const Document document = analyse(std::move(article));
    const CodePointIndex index{document.text()};
    Json features = Json::array();
    for (const PlaceReference& reference : read_places(document, gazetteer, hints)) {
        const bool unknown_pointer = !reference.footprint && reference.name.empty();
        if (unknown_pointer || (reference.use == PlaceUse::associative && !options.all))
            continue;
        features.push_back(feature_of(reference, document, index, options.explain));
    }
    Json collection;
    collection["type"] = "FeatureCollection";
    if (!features.empty())
        collection["attribution"] = fmt::format("{}", fmt::join(credits(gazetteer), "; "));
    collection["features"] = std::move(features);
    fmt::print("{}\n", collection.dump(options.explain ? 2 : -1));
}

} // namespace

void add_place_command(CLI::App& app, Session& session);

void add_place_command(CLI::App& app, Session& session) {
    auto options = std::make_shared<PlaceOptions>();
    CLI::App* command =
        app.add_subcommand("place", "Resolve the place references of a text; GeoJSON to standard output");
    command->add_option("TEXT", options->text, "The text, from a few words to an article")->required();
    command->add_option("--near", options->near, "Prefer places near LON,LAT");
    command->add_option("--country", options->country,
                        "Prefer places in this country (ISO 3166-1, two letters)");
    add_gazetteer_option(*command, options->gazetteers);
    command->add_flag("--all", options->all, "Also governments, peoples and bodies that bear a place's name");
    command->add_flag("--explain", options->explain, "Show candidates and reasons");
    command->callback([options, &session] { run_place(*options, session); });
}

} // namespace dateline
