// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/footprint.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace dateline {

/// How our precision classes read in the two conflict data sets that most analysts join with.
struct PrecisionCode {
    PlacePrecision precision;
    std::uint8_t acled; ///< ACLED `geo_precision`, codebook: 1 exact town or spot, 2 part of a region or
                        ///< nearby, 3 region
    std::uint8_t
        ucdp; ///< UCDP GED `where_prec`, codebook 23: 1 exact ... 7 international waters or air space
};

/// The one place where the classes are mapped.
///
/// | class | ACLED | UCDP | why |
/// |---|---|---|---|
/// | site, settlement | 1 | 1 | "exact location known" |
/// | near | 2 | 2 | ACLED: near a known town; UCDP 2: within about 25 km around a known point |
/// | county | 2 | 3 | UCDP 3: second-order administrative division |
/// | province | 3 | 4 | UCDP 4: first-order administrative division |
/// | stretch | 2 | 5 | UCDP 5: a linear feature (border, river) or a fuzzy polygon that is no division |
/// | country | 3 | 6 | UCDP 6: only the country is known |
/// | sea | 3 | 7 | UCDP 7: international waters or air space |
/// | unknown | 0 | 0 | neither codes events without a place |
inline constexpr std::array<PrecisionCode, 9> precision_codes{{
    {PlacePrecision::site, 1, 1},
    {PlacePrecision::settlement, 1, 1},
    {PlacePrecision::near, 2, 2},
    {PlacePrecision::county, 2, 3},
    {PlacePrecision::province, 3, 4},
    {PlacePrecision::stretch, 2, 5},
    {PlacePrecision::sea, 3, 7},
    {PlacePrecision::country, 3, 6},
    {PlacePrecision::unknown, 0, 0},
}};

constexpr PrecisionCode code_of(PlacePrecision precision) {
    return precision_codes[static_cast<std::size_t>(precision)];
}

} // namespace dateline
