// SPDX-License-Identifier: Apache-2.0
#include "publish/selection.hpp"

#include "base/error.hpp"
#include "geo/operations.hpp"
#include "store/ddl.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

namespace {

class Builder {
public:
    explicit Builder(const TableDefinition& table) : m_table(table) {}

    void add(const std::string& sql) { m_condition.sql += (m_condition.sql.empty() ? "" : " AND ") + sql; }
    std::string mark(Value value) {
        m_condition.values.push_back(std::move(value));
        return "?" + std::to_string(m_condition.values.size());
    }
    [[nodiscard]] bool has(std::string_view field) const { return m_table.find_field(field) != nullptr; }
    Condition take() {
        if (m_condition.sql.empty())
            m_condition.sql = "1";
        return std::move(m_condition);
    }

private:
    const TableDefinition& m_table;
    Condition m_condition;
};

/// Names of the columns that date a row.
std::pair<std::string, std::string> date_fields(const TableDefinition& table) {
    if (table.find_field("date_start") != nullptr)
        return {"date_start", "date_end"};
    if (table.find_field("period_start") != nullptr)
        return {"period_start", "period_end"};
    return {};
}

void add_types(Builder& builder, const std::vector<std::string>& types) {
    std::string any;
    for (const std::string& type : types) {
        const std::string mark = builder.mark(type);
        any += any.empty() ? "" : " OR ";
        any += fmt::format("type = {0} OR substr(type, 1, length({0}) + 1) = {0} || '.'", mark);
    }
    builder.add("(" + any + ")");
}

void add_list(Builder& builder, std::string_view field, const std::vector<std::string>& values) {
    std::string marks;
    for (const std::string& value : values)
        marks += (marks.empty() ? "" : ", ") + builder.mark(value);
    builder.add(std::string{field} + " IN (" + marks + ")");
}

void add_bbox(Builder& builder, const TableDefinition& table, const Extent& box) {
    if (table.spatial()) {
        // The tree keeps 32-bit numbers, rounded outwards: it finds candidates, the blob decides.
        const std::string west = builder.mark(box.west);
        const std::string east = builder.mark(box.east);
        const std::string south = builder.mark(box.south);
        const std::string north = builder.mark(box.north);
        builder.add("fid IN (SELECT id FROM " + sql_name("rtree_" + table.name + "_geom") +
                    " WHERE maxx >= " + west + " AND minx <= " + east + " AND maxy >= " + south +
                    " AND miny <= " + north + ")");
        builder.add("ST_MaxX(geom) >= " + west + " AND ST_MinX(geom) <= " + east +
                    " AND ST_MaxY(geom) >= " + south + " AND ST_MinY(geom) <= " + north);
    } else if (builder.has("lat")) {
        builder.add("lon BETWEEN " + builder.mark(box.west) + " AND " + builder.mark(box.east) +
                    " AND lat BETWEEN " + builder.mark(box.south) + " AND " + builder.mark(box.north));
    } else {
        fail<UsageError>("the layer {} has no places: --bbox and --within cannot choose from it", table.name);
    }
}

void add_dates(Builder& builder, const Selection& selection, const TableDefinition& table,
               bool undated_only) {
    const auto [start, end] = date_fields(table);
    if (start.empty())
        fail<UsageError>("the layer {} has no dates: --from and --to cannot choose from it", table.name);
    std::string open;
    std::string dated;
    const auto both = [](std::string& list, const std::string& condition, std::string_view link) {
        list += (list.empty() ? "" : std::string{link}) + condition;
    };
    // Whole interval inside: its start is not before `from`, its end not after `to`; overlap: the other way
    // round.
    if (selection.from) {
        const std::string& field = selection.within_dates ? start : end;
        const std::string mark = builder.mark(to_iso(*selection.from));
        both(open, field + " IS NULL", " OR ");
        both(dated, "(" + field + " IS NULL OR substr(" + field + ", 1, 10) >= " + mark + ")", " AND ");
    }
    if (selection.to) {
        const std::string& field = selection.within_dates ? end : start;
        const std::string mark = builder.mark(to_iso(*selection.to));
        both(open, field + " IS NULL", " OR ");
        both(dated, "(" + field + " IS NULL OR substr(" + field + ", 1, 10) <= " + mark + ")", " AND ");
    }
    builder.add("(" + dated + ")");
    if (undated_only)
        builder.add("(" + open + ")");
    else if (!selection.include_undated)
        builder.add("NOT (" + open + ")");
}

Condition build(const Selection& selection, const TableDefinition& table, bool undated_only) {
    Builder builder{table};
    if (!selection.include_rejected && builder.has("review_status"))
        builder.add("coalesce(review_status, '') <> 'rejected' AND coalesce(merged_into, '') = ''");
    if (selection.dated())
        add_dates(builder, selection, table, undated_only);
    else if (undated_only)
        builder.add("0");
    if (selection.bbox)
        add_bbox(builder, table, *selection.bbox);
    if (!selection.area.empty())
        add_bbox(builder, table, extent_of(selection.area).value_or(Extent{}));
    if (!selection.types.empty() && builder.has("type") && !table.base.starts_with("places"))
        add_types(builder, selection.types);
    if (!selection.precisions.empty()) {
        if (!builder.has("precision"))
            fail<UsageError>("the layer {} has no place precision", table.name);
        add_list(builder, "precision", selection.precisions);
    }
    if (!selection.min_confidence.empty()) {
        const FieldDefinition* field = table.find_field("confidence");
        if (field == nullptr || field->type != FieldType::text)
            fail<UsageError>("the layer {} has no confidence classes", table.name);
        const std::string& least = selection.min_confidence;
        add_list(builder, "confidence",
                 least == "high"     ? std::vector<std::string>{"high"}
                 : least == "medium" ? std::vector<std::string>{"high", "medium"}
                                     : std::vector<std::string>{"high", "medium", "low"});
    }
    if (selection.min_sources > 0) {
        if (!builder.has("independent_sources"))
            fail<UsageError>("the layer {} does not count sources", table.name);
        builder.add("independent_sources >= " + std::to_string(selection.min_sources));
    }
    if (!selection.where.empty())
        builder.add("(" + selection.where + "\n)");
    return builder.take();
}

} // namespace

Condition condition_for(const Selection& selection, const TableDefinition& table) {
    return build(selection, table, false);
}

Condition undated_condition_for(const Selection& selection, const TableDefinition& table) {
    if (selection.include_undated)
        return {"0", {}};
    return build(selection, table, true);
}

bool meets_area(const Selection& selection, const Geometry& geometry) {
    if (selection.area.empty())
        return true;
    if (geometry.is_point() && geometry.points.size() == 1 && selection.area.is_polygon())
        return contains(selection.area, geometry.points.front());
    return !geometry.empty() && intersects(selection.area, geometry);
}

} // namespace dateline
