// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/place_record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What a kind of GeoNames or GNS feature becomes here.
struct FeatureType {
    std::string type;
    double weight = 0; ///< added to the prominence
};

/// Looks a feature up by class (`P`) and code (`PPLC`); a code without a row of its own is taken as its
/// class. Nothing for classes that are not imported.
std::optional<FeatureType> feature_type(std::string_view feature_class, std::string_view code);

/// The type for what another gazetteer calls a kind of place (`locality`, `inhabited place`), whatever its
/// case; else our own code or label of that word among `types`, which comes first if `ours_first`: a `region`
/// is a first-level division in Who's On First, and an informal region here. Nothing for words not known.
std::optional<std::string> type_of_kind(std::string_view kind, const std::vector<PlaceType>& types,
                                        bool ours_first);

/// All types an import may give: those of `base`, and where it has none by that code, ours.
std::vector<PlaceType> import_types(const Gazetteer* base);

/// How likely news means a settlement of that size when nothing else decides, 0.05 to 0.85: a million people
/// give 0.46, ten thousand 0.10. The line through the entries of the default gazetteer, so that a town from
/// elsewhere does not outrank a larger city of ours.
double prominence_of_population(double population);

/// Radius of a built-up place of that many people, from 3000 people a square kilometre, with a fifth to
/// spare; at least `least_m`.
double radius_of_population_m(double population, double least_m);

} // namespace dateline
