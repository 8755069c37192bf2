// SPDX-License-Identifier: Apache-2.0
#include "publish/analyst_profile.hpp"

#include "base/error.hpp"
#include "geo/precision_codes.hpp"
#include "layers/crosswalk.hpp"
#include "layers/row_fields.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// A row by the names of its fields, and the point that stands for it.
class Reading {
public:
    Reading(const Row& row, const TableDefinition& table) : m_row(row), m_table(table) {}

    [[nodiscard]] Value value(std::string_view name) const {
        for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
            if (m_table.fields[i].name == name)
                return m_row.values[i];
        }
        return {};
    }
    [[nodiscard]] std::string text(std::string_view name) const {
        const Value found = value(name);
        const auto* text = std::get_if<std::string>(&found);
        return text == nullptr ? std::string{} : *text;
    }
    [[nodiscard]] Value lat() const {
        if (m_row.geometry.points.empty())
            return value("lat");
        return m_row.geometry.points.front().lat;
    }
    [[nodiscard]] Value lon() const {
        if (m_row.geometry.points.empty())
            return value("lon");
        return m_row.geometry.points.front().lon;
    }
    [[nodiscard]] Crosswalk crosswalk() const {
        return crosswalk_of(m_table.base.starts_with("fortification") ? "fortification" : "incident",
                            text("type"), m_table.own_types);
    }
    [[nodiscard]] Value year() const {
        const std::string start = text("date_start");
        if (const auto day = parse_iso_day(start))
            return std::int64_t{static_cast<int>(std::chrono::year_month_day{*day}.year())};
        return {};
    }
    [[nodiscard]] Value fatalities() const {
        Value best = value("killed_best");
        if (std::holds_alternative<std::monostate>(best))
            best = value("killed_low");
        return best;
    }
    /// Days from the first to the last possible day; nothing when one is open.
    [[nodiscard]] std::optional<long> days() const {
        const auto first = parse_iso_day(text("date_start"));
        const auto last = parse_iso_day(text("date_end"));
        if (!first || !last)
            return std::nullopt;
        return (*last - *first).count() + 1;
    }
    [[nodiscard]] PrecisionCode place_code() const {
        const std::string precision = text("precision");
        for (const PrecisionCode& code : precision_codes) {
            if (to_string(code.precision) == precision)
                return code;
        }
        return code_of(PlacePrecision::unknown);
    }

private:
    const Row& m_row;
    const TableDefinition& m_table;
};

/// ACLED `time_precision`: 1 the day, 2 the week, 3 longer.
Value acled_time_precision(const Reading& row) {
    const auto days = row.days();
    if (!days)
        return {};
    return std::int64_t{*days <= 1 ? 1 : *days <= 7 ? 2 : 3};
}

/// UCDP `date_prec`: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer.
Value ucdp_date_precision(const Reading& row) {
    const auto days = row.days();
    if (!days)
        return {};
    return std::int64_t{*days <= 1 ? 1 : *days <= 6 ? 2 : *days <= 7 ? 3 : *days <= 31 ? 4 : 5};
}

Value code(std::uint8_t value) {
    if (value == 0)
        return {};
    return static_cast<std::int64_t>(value);
}

/// UCDP `type_of_violence`: 3, one-sided, where people were killed by what ACLED calls violence; else it is
/// no event there.
Value violence(const Reading& row, const Crosswalk& cross) {
    const Value dead = row.fatalities();
    const auto* count = std::get_if<double>(&dead);
    if (count == nullptr || *count < 1 || cross.acled_event.starts_with("Strategic"))
        return {};
    return std::int64_t{3};
}

/// ACLED `disorder_type` follows from its event type.
Value disorder(const Crosswalk& cross) {
    if (cross.acled_event.empty())
        return {};
    return std::string{cross.acled_event.starts_with("Strategic") ? "Strategic developments"
                                                                  : "Political violence"};
}

using Fields = std::vector<std::pair<FeatureColumn, Value>>;

Fields acled_fields(const Reading& row) {
    const Crosswalk cross = row.crosswalk();
    return {{{"event_id_cnty", FieldType::text}, row.value("incident_id")},
            {{"event_date", FieldType::date}, row.value("date_start")},
            {{"year", FieldType::integer}, row.year()},
            {{"time_precision", FieldType::integer}, acled_time_precision(row)},
            {{"disorder_type", FieldType::text}, disorder(cross)},
            {{"event_type", FieldType::text}, cross.acled_event},
            {{"sub_event_type", FieldType::text}, cross.acled_sub_event},
            {{"actor1", FieldType::text}, row.value("actor")},
            {{"country", FieldType::text}, row.value("country")},
            {{"admin1", FieldType::text}, row.value("admin1")},
            {{"admin2", FieldType::text}, row.value("admin2")},
            {{"location", FieldType::text}, row.value("place_name")},
            {{"latitude", FieldType::real}, row.lat()},
            {{"longitude", FieldType::real}, row.lon()},
            {{"geo_precision", FieldType::integer}, code(row.place_code().acled)},
            {{"source", FieldType::text}, row.value("source_site")},
            {{"notes", FieldType::text}, row.value("quote")},
            {{"fatalities", FieldType::integer}, row.fatalities()},
            {{"tags", FieldType::text}, row.value("type")}};
}

Fields ucdp_fields(const Reading& row) {
    const Crosswalk cross = row.crosswalk();
    return {{{"id", FieldType::text}, row.value("incident_id")},
            {{"year", FieldType::integer}, row.year()},
            {{"type_of_violence", FieldType::integer}, violence(row, cross)},
            {{"side_a", FieldType::text}, row.value("actor")},
            {{"number_of_sources", FieldType::integer}, row.value("sources")},
            {{"source_article", FieldType::text}, row.value("source_url")},
            {{"source_office", FieldType::text}, row.value("source_site")},
            {{"source_date", FieldType::text}, row.value("source_published")},
            {{"where_prec", FieldType::integer}, code(row.place_code().ucdp)},
            {{"where_coordinates", FieldType::text}, row.value("place_name")},
            {{"adm_1", FieldType::text}, row.value("admin1")},
            {{"adm_2", FieldType::text}, row.value("admin2")},
            {{"latitude", FieldType::real}, row.lat()},
            {{"longitude", FieldType::real}, row.lon()},
            {{"country", FieldType::text}, row.value("country")},
            {{"event_clarity", FieldType::integer}, std::int64_t{1}},
            {{"date_prec", FieldType::integer}, ucdp_date_precision(row)},
            {{"date_start", FieldType::date}, row.value("date_start")},
            {{"date_end", FieldType::date}, row.value("date_end")},
            {{"low", FieldType::integer}, row.value("killed_low")},
            {{"best", FieldType::integer}, row.value("killed_best")},
            {{"high", FieldType::integer}, row.value("killed_high")},
            {{"dateline_type", FieldType::text}, row.value("type")}};
}

Fields fields_of(AnalystProfile profile, const Row& row, const TableDefinition& table) {
    const Reading reading{row, table};
    return profile == AnalystProfile::acled ? acled_fields(reading) : ucdp_fields(reading);
}

} // namespace

std::vector<FeatureColumn> analyst_columns(AnalystProfile profile) {
    const TableDefinition nothing;
    std::vector<FeatureColumn> columns;
    for (auto& [column, value] : fields_of(profile, {}, nothing))
        columns.push_back(column);
    return columns;
}

std::vector<Value> analyst_values(AnalystProfile profile, const Row& row, const TableDefinition& table) {
    std::vector<Value> values;
    for (auto& [column, value] : fields_of(profile, row, table))
        values.push_back(std::move(value));
    return values;
}

} // namespace dateline
