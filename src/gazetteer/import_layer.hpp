// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/import_report.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// Which columns of a layer or table hold what. Columns not named are guessed from the titles that gazetteers
/// use (Who's On First: `wof_id`, `name`, `placetype`, `lat` ...); what is neither named nor guessed is left
/// out.
struct LayerColumns {
    std::string id;
    std::string name;
    std::string type; ///< our type codes, or words as place_kinds.tsv knows them
    std::string country;
    std::string lon; ///< for tables without geometry
    std::string lat;
    std::string population;
    std::string parent; ///< ids, `|` between
    std::vector<std::string>
        names; ///< columns of other names, `|` or `;` between; `column@lang` tells the language
};

struct LayerImport {
    std::filesystem::path file; ///< anything OGR opens: GeoPackage, shapefile, GeoJSON, CSV and TSV ...
    std::string layer;          ///< empty: the only one
    LayerColumns columns;
    std::string default_type = "site";
    std::string default_country;
    std::string id_prefix; ///< put before each id; empty: the file's stem and a dot
    PlaceSource source;    ///< licence and attribution as the user gives them
};

/// Makes an index of a layer's points, lines and polygons, reprojected to WGS 84, to be opened over `base`.
/// Features are read one after the other. Throws UsageError for a layer or column that does not exist,
/// SystemError when OGR cannot open the file.
ImportReport import_layer(const LayerImport& import, const Gazetteer* base,
                          const std::filesystem::path& output);

} // namespace dateline
