// SPDX-License-Identifier: Apache-2.0
#include "store/corrections.hpp"

#include "layers/store_tables.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

bool machine_writes(const FieldDefinition& field) {
    return field.editable && !field.name.starts_with("review_") && field.name != "merged_into";
}

Json to_json(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return *integer;
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return nullptr;
}

Value from_json(const Json& json) {
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    return {};
}

/// Editors write empty texts for NULL and whole numbers for reals: neither is a correction.
bool same(const Value& a, const Value& b) {
    const auto nothing = [](const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return std::holds_alternative<std::monostate>(value) || (text != nullptr && text->empty());
    };
    if (nothing(a) || nothing(b))
        return nothing(a) && nothing(b);
    const auto number = [](const Value& value) -> std::optional<double> {
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            return static_cast<double>(*integer);
        if (const auto* real = std::get_if<double>(&value))
            return *real;
        return std::nullopt;
    };
    const auto x = number(a);
    const auto y = number(b);
    return x && y ? *x == *y : a == b;
}

void put(Row& row, const TableDefinition& table, const Correction& correction) {
    if (correction.field == moved_field) {
        row.geometry = correction.geometry;
        return;
    }
    for (std::size_t i = 0; i < table.fields.size() && i < row.values.size(); ++i) {
        if (table.fields[i].name == correction.field)
            row.values[i] = correction.value;
    }
}

} // namespace

std::string machine_values(const Row& row, const TableDefinition& table) {
    Json json = Json::object();
    for (std::size_t i = 0; i < table.fields.size() && i < row.values.size(); ++i) {
        if (machine_writes(table.fields[i]))
            json[table.fields[i].name] = to_json(row.values[i]);
    }
    if (table.kind == TableKind::point && !row.geometry.points.empty())
        json[std::string{moved_field}] = {row.geometry.points.front().lon, row.geometry.points.front().lat};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Correction> find_corrections(const Row& shown, const Row& machine, const TableDefinition& table,
                                         const std::string& incident_id) {
    std::vector<Correction> corrections;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (machine_writes(table.fields[i]) && !same(shown.values.at(i), machine.values.at(i)))
            corrections.push_back({incident_id, table.fields[i].name, shown.values[i], {}});
    }
    if (table.spatial() && !shown.geometry.empty() && shown.geometry != machine.geometry)
        corrections.push_back({incident_id, std::string{moved_field}, {}, shown.geometry});
    return corrections;
}

Row with_machine_values(Row shown, const TableDefinition& table, const std::string& values,
                        const Geometry* machine_line) {
    const Json json = Json::parse(values, nullptr, false);
    if (!json.is_object())
        return shown;
    for (std::size_t i = 0; i < table.fields.size() && i < shown.values.size(); ++i) {
        const auto found = json.find(table.fields[i].name);
        if (machine_writes(table.fields[i]) && found != json.end())
            shown.values[i] = from_json(*found);
    }
    const auto point = json.find(std::string{moved_field});
    if (table.kind == TableKind::point && point != json.end() && point->is_array() && point->size() == 2 &&
        (*point)[0].is_number() && (*point)[1].is_number()) {
        shown.geometry = {};
        shown.geometry.points = {{(*point)[0].get<double>(), (*point)[1].get<double>()}};
    } else if (table.kind == TableKind::line && machine_line != nullptr) {
        shown.geometry = *machine_line;
    }
    return shown;
}

std::vector<IncidentRecord> shown_incidents(const StoreContents& contents) {
    std::map<std::string_view, std::vector<const Correction*>> corrections;
    for (const Correction& correction : contents.corrections)
        corrections[correction.incident_id].push_back(&correction);
    const StoreTables tables{contents.own_layers};
    std::vector<IncidentRecord> shown;
    shown.reserve(contents.incidents.size() + contents.added.size());
    for (const Incident& incident : contents.incidents) {
        IncidentRecord record;
        record.incident = incident;
        record.own_table = contents.own_layers.table_of(incident.kind, incident.type);
        if (const auto found = contents.reviews.find(incident.incident_id); found != contents.reviews.end())
            record.review = found->second;
        const auto changed = corrections.find(incident.incident_id);
        if (changed != corrections.end()) {
            const TableDefinition& table = *tables.find(incident_table(incident, record.own_table));
            Row row = incident_row(record);
            bool differs = false;
            for (const Correction* correction : changed->second) {
                put(row, table, *correction);
                differs = differs || correction->field != deleted_field;
            }
            IncidentRecord corrected = incident_from_row(row, table);
            // What the row does not hold comes from the machine's incident; the shape only where the row was
            // not drawn anew.
            Incident& now = corrected.incident;
            now.report_ids = incident.report_ids;
            now.history = incident.history;
            now.disagreements = incident.disagreements;
            now.merge_reasons = incident.merge_reasons;
            if (table.kind == TableKind::point)
                now.where.geometry = incident.where.geometry;
            record = std::move(corrected);
            if (differs && record.review.status == "unreviewed")
                record.review.status = "corrected";
        }
        shown.push_back(std::move(record));
    }
    shown.insert(shown.end(), contents.added.begin(), contents.added.end());
    std::stable_sort(shown.begin(), shown.end(), [](const IncidentRecord& a, const IncidentRecord& b) {
        return a.incident.incident_id < b.incident.incident_id;
    });
    return shown;
}

} // namespace dateline
