// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/import_report.hpp"

#include <filesystem>

namespace dateline {

/// The files of a GeoNames dump; those not given are empty paths. Each may be plain, `.gz` or `.zip`.
struct GeonamesFiles {
    std::filesystem::path places;          ///< 19 columns: `allCountries.txt`, `KP.txt`, `cities15000.txt`
    std::filesystem::path alternate_names; ///< `alternateNamesV2.txt`: replaces the alternates of `places`
    std::filesystem::path country_info;    ///< `countryInfo.txt`
    std::filesystem::path admin1;          ///< `admin1CodesASCII.txt`
    std::filesystem::path
        country_points; ///< a table with a header and columns `iso_a2`, `label_lon`, `label_lat`
};

/// Makes an index of a GeoNames dump, to be opened over `base`. Countries and first-level divisions become
/// entries too, unless `base` has them; without coordinates of their own they lie at the mean of their
/// settlements, weighted by people. Settlements that `base` has are left out. Two passes over the places;
/// memory grows by some bytes a name. Throws DataError when the files are not what they should be,
/// SystemError when they cannot be read.
ImportReport import_geonames(const GeonamesFiles& files, const Gazetteer* base,
                             const std::filesystem::path& output);

} // namespace dateline
