// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/import_report.hpp"

#include <filesystem>
#include <string>

namespace dateline {

/// A file of the GEOnet Names Server: one row a name, with a header; the columns of the files before 2022
/// (`UFI`, `FULL_NAME_RO`, `DSG`) and since (`ufi`, `full_name`, `desig_cd`) are both known. Plain, `.gz` or
/// `.zip`.
struct GnsFiles {
    std::filesystem::path names;
    std::filesystem::path
        country_info;    ///< GeoNames' countryInfo.txt, for countries beyond Korea's neighbours
    std::string country; ///< ISO code for all, instead of what the file says
};

/// Makes an index to be opened over `base`. Rows of one feature (UFI) become one entry: the conventional name
/// (C), else the approved one (N), is its name; name types give the status (H: historic). Memory grows by
/// some bytes a name.
ImportReport import_gns(const GnsFiles& files, const Gazetteer* base, const std::filesystem::path& output);

} // namespace dateline
