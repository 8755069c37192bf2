// SPDX-License-Identifier: Apache-2.0
#include "publish/public_profile.hpp"

#include "base/error.hpp"
#include "geo/distance.hpp"
#include "geo/footprint.hpp"
#include "layers/row_fields.hpp"
#include "layers/symbols.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace dateline {

namespace {

constexpr int public_quote_words = 25;
constexpr double cell_deg = 0.1;

struct Rule {
    std::string type;
    PlacePrecision finest = PlacePrecision::site;
    int embargo_days = 0;
};

PlacePrecision precision_named(std::string_view name) {
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(PlacePrecision::unknown); ++i) {
        if (to_string(static_cast<PlacePrecision>(i)) == name)
            return static_cast<PlacePrecision>(i);
    }
    return PlacePrecision::unknown;
}

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = [] {
        std::vector<Rule> list;
        const auto rows = read_tsv(embedded_layers_file("layers/public.tsv"));
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto& row = rows[i];
            if (row.size() != 4)
                fail<DataError>("layers/public.tsv: record {}: 4 cells expected", i);
            Rule rule{row[0], precision_named(row[1]), 0};
            std::from_chars(row[2].data(), row[2].data() + row[2].size(), rule.embargo_days);
            list.push_back(std::move(rule));
        }
        return list;
    }();
    return all;
}

const Rule* rule_for(std::string_view type) {
    for (const Rule& rule : rules()) {
        if (type == rule.type ||
            (type.starts_with(rule.type) && type.size() > rule.type.size() && type[rule.type.size()] == '.'))
            return &rule;
    }
    return nullptr;
}

/// A row by the names of its fields.
class Cells {
public:
    Cells(Row& row, const TableDefinition& table) : m_row(row), m_table(table) {}

    Value* find(std::string_view name) {
        for (std::size_t i = 0; i < m_table.fields.size() && i < m_row.values.size(); ++i) {
            if (m_table.fields[i].name == name)
                return &m_row.values[i];
        }
        return nullptr;
    }
    std::string text(std::string_view name) {
        const Value* value = find(name);
        const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
        return text == nullptr ? std::string{} : *text;
    }
    double number(std::string_view name) {
        const Value* value = find(name);
        const auto* real = value == nullptr ? nullptr : std::get_if<double>(value);
        return real == nullptr ? 0 : *real;
    }
    void set(std::string_view name, Value value) {
        if (Value* cell = find(name))
            *cell = std::move(value);
    }

private:
    Row& m_row;
    const TableDefinition& m_table;
};

LonLat snapped(LonLat point) {
    const auto middle = [](double degrees) { return (std::floor(degrees / cell_deg) + 0.5) * cell_deg; };
    return {std::round(middle(point.lon) * 1000) / 1000, std::round(middle(point.lat) * 1000) / 1000};
}

/// Replace everything that tells the place more finely than its county.
void coarsen(Row& row, Cells& cells, PlacePrecision finest) {
    std::string coarse = cells.text("admin2");
    if (coarse.empty())
        coarse = cells.text("admin1");
    if (coarse.empty())
        coarse = cells.text("country");
    const bool own_point = row.geometry.points.empty();
    const LonLat exact =
        own_point ? LonLat{cells.number("lon"), cells.number("lat")} : row.geometry.points.front();
    const LonLat middle = snapped(exact);
    // The old place stays inside the new radius, whose size does not tell how far it was moved.
    const double reach_m = 0.75 * distance_m(middle, {middle.lon + cell_deg, middle.lat + cell_deg});
    const double radius_m = std::ceil((cells.number("radius_m") + reach_m) / 1000) * 1000;
    if (!own_point)
        row.geometry.points = {middle};
    cells.set("lon", middle.lon);
    cells.set("lat", middle.lat);
    cells.set("radius_m", radius_m);
    cells.set("precision", std::string{to_string(finest)});
    cells.set("place_name", coarse);
    // Words may hold the finer place.
    for (const char* name :
         {"quote", "place_text", "title", "source_url", "disagreement", "review_note", "attribution"})
        cells.set(name, Value{});
    for (const char* name : {"quote_start", "quote_end"})
        cells.set(name, Value{});
    const std::string type = cells.text("type");
    if (cells.find("title") != nullptr)
        cells.set("title", type_symbol("incident", type).label + (coarse.empty() ? "" : ", " + coarse));
}

} // namespace

std::string first_words(std::string_view text, int words) {
    int seen = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool space = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';
        if (!space && !inside && ++seen > words) {
            std::size_t end = i;
            while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\t'))
                --end;
            return std::string{text.substr(0, end)} + " \u2026";
        }
        inside = !space;
    }
    return std::string{text};
}

PublicProfile::Verdict PublicProfile::apply(Row& row, const TableDefinition& table) const {
    Cells cells{row, table};
    Verdict verdict = Verdict::as_is;
    const Rule* rule = table.find_field("precision") == nullptr ? nullptr : rule_for(cells.text("type"));
    if (rule != nullptr && rule->embargo_days > 0) {
        // A happening without a last day may have been yesterday.
        const auto last = parse_iso_day(cells.text("date_end"));
        if (!last || *last + std::chrono::days{rule->embargo_days} > today)
            return Verdict::withheld;
    }
    for (std::size_t i = 0; i < table.fields.size() && i < row.values.size(); ++i) {
        const FieldDefinition& field = table.fields[i];
        if (field.dropped_in_public || !field.exported)
            row.values[i] = {};
        auto* text = std::get_if<std::string>(&row.values[i]);
        if (text != nullptr && field.shortened_in_public)
            *text = first_words(*text, public_quote_words);
    }
    if (rule != nullptr && precision_named(cells.text("precision")) < rule->finest) {
        // An area is the place itself: it is left out rather than bent.
        if (table.kind == TableKind::area || table.kind == TableKind::line)
            return Verdict::withheld;
        coarsen(row, cells, rule->finest);
        verdict = Verdict::coarsened;
    }
    return verdict;
}

} // namespace dateline
