// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/feature_types.hpp"

#include "gazetteer/tsv.hpp"
#include "text/word_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace dateline {

namespace embedded {
extern const std::string_view feature_types_tsv;
extern const std::string_view place_kinds_tsv;
} // namespace embedded

namespace {

double to_number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

struct Table {
    std::map<std::pair<std::string_view, std::string_view>, FeatureType> features;
    std::vector<PlaceType> types;
};

const Table& table() {
    static const Table read = [] {
        Table all;
        for_each_row(embedded::feature_types_tsv, "feature_types.tsv", [&](const WordRow& row) {
            const std::string type{row.cell(2)};
            all.features[{row.cell(0), row.cell(1)}] = {type, to_number(row.cell(7))};
            const auto same = [&](const PlaceType& known) { return known.code == type; };
            if (std::none_of(all.types.begin(), all.types.end(), same))
                all.types.push_back({type,
                                     std::string{row.cell(3)},
                                     std::string{row.cell(4)},
                                     to_number(row.cell(5)),
                                     to_number(row.cell(6)),
                                     {}});
        });
        return all;
    }();
    return read;
}

} // namespace

std::optional<FeatureType> feature_type(std::string_view feature_class, std::string_view code) {
    const auto& features = table().features;
    auto found = features.find({feature_class, code});
    if (found == features.end())
        found = features.find({feature_class, std::string_view{}});
    if (found == features.end())
        return std::nullopt;
    return found->second;
}

std::optional<std::string> type_of_kind(std::string_view kind, const std::vector<PlaceType>& types,
                                        bool ours_first) {
    static const std::map<std::string, std::string> kinds = [] {
        std::map<std::string, std::string> read;
        for_each_row(embedded::place_kinds_tsv, "place_kinds.tsv",
                     [&](const WordRow& row) { read.emplace(fold_name(row.cell(0)), row.cell(1)); });
        return read;
    }();
    const std::string folded = fold_name(kind);
    if (folded.empty())
        return std::nullopt;
    const auto ours = std::find_if(types.begin(), types.end(), [&](const PlaceType& type) {
        return type.code == kind || fold_name(type.label) == folded;
    });
    const auto theirs = kinds.find(folded);
    if (ours != types.end() && (ours_first || theirs == kinds.end()))
        return ours->code;
    return theirs == kinds.end() ? std::nullopt : std::optional{theirs->second};
}

std::vector<PlaceType> import_types(const Gazetteer* base) {
    std::vector<PlaceType> types;
    if (base != nullptr) {
        for (const TypeView& type : base->types()) {
            PlaceType copy{std::string{type.code},
                           std::string{type.label},
                           std::string{to_string(type.precision)},
                           type.radius_m,
                           type.near_m,
                           {}};
            for (const std::string_view word : split_fields(type.words, '|'))
                copy.words.emplace_back(word);
            types.push_back(std::move(copy));
        }
    }
    for (const PlaceType& type : table().types)
        if (std::none_of(types.begin(), types.end(), [&](const PlaceType& t) { return t.code == type.code; }))
            types.push_back(type);
    return types;
}

double prominence_of_population(double population) {
    return std::clamp(0.18 * std::log10(std::max(population, 1.0)) - 0.62, 0.05, 0.85);
}

double radius_of_population_m(double population, double least_m) {
    constexpr double people_a_km2 = 3000;
    constexpr double spare = 1.2;
    const double radius_km = std::sqrt(std::max(population, 0.0) / people_a_km2 / std::numbers::pi);
    return std::max(least_m, std::round(radius_km * spare * 10) * 100);
}

} // namespace dateline
