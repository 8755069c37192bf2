// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/geometry.hpp"
#include "layers/row.hpp"
#include "layers/schema.hpp"
#include "store/gpkg_geometry.hpp"
#include "time/interval.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Which rows of a table to publish. A condition on something that a table does not have leaves all its rows
/// out, but for `types`, which other tables than those of happenings ignore.
struct Selection {
    std::optional<Day> from;      ///< inclusive
    std::optional<Day> to;        ///< inclusive
    bool within_dates = false;    ///< the whole interval lies in [from, to]; else it overlaps
    bool include_undated = false; ///< also rows whose interval is open on a side that is asked for
    std::optional<Extent> bbox;
    Geometry area; ///< rows that meet it; empty: everywhere
    /// Points known less finely than this are not taken to lie in `area`: the point that stands for a whole
    /// border says nothing about the county it happens to lie in. 0: all are taken.
    double coarsest_m = 0;
    std::vector<std::string> types;      ///< `defection` also means `defection.maritime`; empty: all
    std::vector<std::string> precisions; ///< place precision classes; empty: all
    std::string min_confidence;          ///< low, medium, high; empty: all
    std::uint32_t min_sources = 0;       ///< independent ones
    std::string where;                   ///< SQL condition over the columns; empty: all
    bool include_rejected = false;       ///< also what a person rejected or merged into another

    [[nodiscard]] bool dated() const { return from || to; }
};

/// An SQL condition with the values it is to be bound to.
struct Condition {
    std::string sql; ///< never empty; `1` for all rows
    std::vector<Value> values;
};

/// The part of a selection that SQL can decide. Throws UsageError for conditions that the table cannot meet,
/// by name.
Condition condition_for(const Selection& selection, const TableDefinition& table);

/// The same for the rows that `include_undated` would add; `0` where there are none.
Condition undated_condition_for(const Selection& selection, const TableDefinition& table);

/// True when the row meets `selection.area`.
bool meets_area(const Selection& selection, const Geometry& geometry);

} // namespace dateline
