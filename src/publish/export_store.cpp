// SPDX-License-Identifier: Apache-2.0
#include "publish/export_store.hpp"

#include "base/error.hpp"
#include "base/lines.hpp"
#include "geo/geometry_text.hpp"
#include "geo/operations.hpp"
#include "layers/store_tables.hpp"
#include "layers/style.hpp"
#include "layers/symbols.hpp"
#include "publish/output_file.hpp"
#include "store/ddl.hpp"
#include "store/metadata.hpp"
#include "store/open_store.hpp"
#include "store/own_layers_io.hpp"
#include "store/table_io.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr std::uint64_t progress_step = 1000;

std::string_view text_at(const Row& row, const std::optional<std::size_t>& index) {
    if (!index)
        return {};
    const auto* text = std::get_if<std::string>(&row.values[*index]);
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

double number_at(const Row& row, std::size_t index) {
    const auto* real = std::get_if<double>(&row.values[index]);
    return real == nullptr ? 0 : *real;
}

std::optional<std::size_t> index_of(const TableDefinition& table, std::string_view name) {
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (table.fields[i].name == name)
            return i;
    }
    return std::nullopt;
}

constexpr int most_decimals = 7;

/// Rounding may make a narrow shape cross itself: it is mended and rounded again, at need a little more
/// finely.
void round_shape(Feature& feature) {
    const Geometry exact = std::move(feature.geometry);
    for (;; ++feature.decimals) {
        feature.geometry = rounded(exact, feature.decimals);
        if (feature.geometry.polygons.empty())
            return;
        for (int attempt = 0; attempt < 3; ++attempt) {
            if (is_valid(feature.geometry))
                return;
            feature.geometry = rounded(made_valid(feature.geometry), feature.decimals);
        }
        if (feature.decimals >= most_decimals || is_valid(feature.geometry))
            return;
    }
}

/// How one table becomes features of the output's columns.
class TableView {
public:
    TableView(const TableDefinition& table, std::vector<FeatureColumn> columns, bool simplestyle)
        : m_table(table), m_simplestyle(simplestyle), m_columns(std::move(columns)),
          m_key(index_of(table, table.key)), m_precision(index_of(table, "precision")),
          m_radius(index_of(table, "radius_m")), m_lat(index_of(table, "lat")),
          m_lon(index_of(table, "lon")) {
        for (const FeatureColumn& column : m_columns)
            m_sources.push_back(index_of(table, column.name));
        const bool works = table.base.starts_with("fortification");
        m_kind = works ? "fortification" : "incident";
    }

    /// The cells of the row change places with those of the feature, so that their memory serves again.
    void fill(Feature& feature, Row& row, std::int64_t fid) const {
        feature.id = text_at(row, m_key);
        if (feature.id.empty())
            feature.id = m_table.name + "." + std::to_string(fid);
        std::swap(feature.geometry, row.geometry);
        const bool has_position = m_lat && m_lon &&
                                  !std::holds_alternative<std::monostate>(row.values[*m_lat]) &&
                                  !std::holds_alternative<std::monostate>(row.values[*m_lon]);
        if (!m_table.spatial())
            feature.geometry = {};
        if (!m_table.spatial() && has_position)
            feature.geometry.points = {{number_at(row, *m_lon), number_at(row, *m_lat)}};
        const std::string_view precision = text_at(row, m_precision);
        feature.decimals = decimals_for(precision, !feature.geometry.is_point());
        round_shape(feature);
        if (has_position) {
            Geometry point;
            point.points = {{number_at(row, *m_lon), number_at(row, *m_lat)}};
            point = rounded(point, decimals_for(precision, false));
            row.values[*m_lon] = point.points.front().lon;
            row.values[*m_lat] = point.points.front().lat;
        }
        if (m_radius)
            round_to_metres(row.values[*m_radius]);
        feature.values.resize(m_columns.size());
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (m_sources[i])
                std::swap(feature.values[i], row.values[*m_sources[i]]);
            else
                feature.values[i] = made_up(m_columns[i].name);
        }
        if (m_simplestyle)
            paint(feature);
    }

private:
    /// A radius says nothing about parts of a metre.
    static void round_to_metres(Value& value) {
        if (auto* metres = std::get_if<double>(&value))
            *metres = std::round(*metres);
    }

    /// Columns that no table has: the name of the layer and the kind of happening.
    [[nodiscard]] Value made_up(std::string_view name) const {
        if (name == "layer")
            return m_table.name;
        if (name == "kind")
            return m_kind;
        return {};
    }

    /// simplestyle-spec 1.1
    void paint(Feature& feature) const {
        std::string type;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i].name == "type") {
                const auto* text = std::get_if<std::string>(&feature.values[i]);
                type = text == nullptr ? "" : *text;
            }
        }
        const TypeSymbol symbol = type_symbol(m_kind, type, m_table.own_types);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::string& name = m_columns[i].name;
            if (name == "marker-color" || name == "stroke" || name == "fill")
                feature.values[i] = symbol.colour;
            else if (name == "stroke-width")
                feature.values[i] = 3.0;
            else if (name == "fill-opacity")
                feature.values[i] = 0.15;
        }
    }

    const TableDefinition& m_table;
    bool m_simplestyle;
    std::vector<FeatureColumn> m_columns;
    std::vector<std::optional<std::size_t>> m_sources;
    std::optional<std::size_t> m_key;
    std::optional<std::size_t> m_precision;
    std::optional<std::size_t> m_radius;
    std::optional<std::size_t> m_lat;
    std::optional<std::size_t> m_lon;
    std::string m_kind;
};

void add_columns(std::vector<FeatureColumn>& columns, const TableDefinition& table) {
    for (const FieldDefinition& field : table.fields) {
        const bool known = std::any_of(columns.begin(), columns.end(), [&](const FeatureColumn& column) {
            return column.name == field.name;
        });
        if (field.exported && !known)
            columns.push_back({field.name, field.type});
    }
}

void add_simplestyle(std::vector<FeatureColumn>& columns) {
    for (const char* name : {"marker-color", "stroke", "fill"})
        columns.push_back({name, FieldType::text});
    for (const char* name : {"stroke-width", "fill-opacity"})
        columns.push_back({name, FieldType::real});
}

/// A statement over the rows that a condition chooses, bound and ready. Errors in the user's own condition
/// are his.
SqliteStatement select(SqliteDatabase& database, const TableDefinition& table, const std::string& what,
                       const Condition& condition) {
    try {
        SqliteStatement statement =
            database.prepare("SELECT " + what + " FROM " + sql_name(table.name) + " WHERE " + condition.sql +
                             (what == "count(*)" ? "" : " ORDER BY fid"));
        for (std::size_t i = 0; i < condition.values.size(); ++i) {
            const int index = static_cast<int>(i) + 1;
            if (const auto* text = std::get_if<std::string>(&condition.values[i]))
                statement.bind(index, *text);
            else if (const auto* real = std::get_if<double>(&condition.values[i]))
                statement.bind(index, *real);
        }
        return statement;
    } catch (const SystemError& error) {
        fail<UsageError>("the condition cannot be read: {}", error.what());
    }
}

FeatureLayer describe(const TableDefinition& table, const ExportOptions& options) {
    FeatureLayer layer;
    layer.name = table.name;
    layer.kind = table.kind;
    layer.title = table.title;
    layer.description = table.description;
    if (!table.spatial() && table.find_field("lat") != nullptr)
        layer.kind = TableKind::point;
    if (!options.columns) {
        // Its style speaks of what is there.
        TableDefinition shown = table;
        std::erase_if(shown.fields, [](const FieldDefinition& field) { return !field.exported; });
        shown.kind = layer.kind;
        if (shown.kind == TableKind::point && shown.find_field("date_start") != nullptr) {
            shown.start_field = "date_start";
            shown.end_field = "date_end";
        }
        layer.qml = layer_qml(shown);
        layer.sld = layer_sld(shown);
    }
    return layer;
}

std::vector<const TableDefinition*> tables_for(const ExportOptions& options, const StoreTables& all) {
    std::vector<std::string> names = options.layers;
    if (names.empty())
        names = options.columns ? std::vector<std::string>{"incidents"} : all.happenings();
    std::vector<const TableDefinition*> tables;
    for (const std::string& name : names) {
        const TableDefinition* table = all.find(name);
        if (table == nullptr || table->kind == TableKind::hidden) {
            std::string known;
            for (const TableDefinition& each : all.all()) {
                if (each.kind != TableKind::hidden)
                    known += (known.empty() ? "" : ", ") + each.name;
            }
            fail<UsageError>("{}: no such layer; there are {}", name, known);
        }
        if (options.columns && table->find_field("sources") == nullptr)
            fail<UsageError>("{}: only incidents and fortifications have those columns", name);
        tables.push_back(table);
    }
    check_format(options.writer.format);
    if (tables.size() > 1 && !holds_several_layers(options.writer.format))
        fail<UsageError>("{}: this format holds one layer: choose it with --layer", options.writer.format);
    return tables;
}

/// The condition stands inside others: it must be one by itself.
void check_where(SqliteDatabase& database, const std::string& where, const TableDefinition& table) {
    const std::string sql = "SELECT " + where + "\nFROM " + sql_name(table.name);
    try {
        static_cast<void>(database.prepare(sql));
    } catch (const SystemError& error) {
        std::string_view told{error.what()};
        if (const std::size_t at = told.find(sql + ": "); at != std::string_view::npos)
            told.remove_prefix(at + sql.size() + 2); // SQLite's own words stand behind the statement
        fail<UsageError>("--where {}: {}", where, told);
    }
}

/// Where the style of an output goes.
std::filesystem::path qml_path(const ExportOptions& options) {
    std::filesystem::path path = options.writer.path;
    if (path == "-" || path.string().find(':') != std::string::npos || options.columns)
        fail<UsageError>("a style can only stand beside a file with the columns of a layer");
    if (known_format(options.writer.format) == "GPKG")
        fail<UsageError>("{}: a GeoPackage holds its styles itself", path.string());
    return path.replace_extension(".qml");
}

} // namespace

int decimals_for(std::string_view precision, bool shape) {
    // A degree of latitude is 111 km: 5 decimals say a metre, 2 a kilometre.
    if (shape)
        return precision == "site" ? 6 : 5;
    if (precision == "site")
        return 5;
    if (precision == "settlement")
        return 4;
    if (precision == "near" || precision == "county" || precision == "stretch")
        return 3;
    if (precision == "province" || precision == "sea" || precision == "country" || precision == "unknown")
        return 2;
    return 5; // rows that say nothing about it: places
}

ExportSummary export_store(const std::filesystem::path& store, const ExportOptions& options) {
    SqliteDatabase database = open_store(store);
    const StoreTables all{read_own_layers(database)};
    const std::vector<const TableDefinition*> tables = tables_for(options, all);
    const std::string format = known_format(options.writer.format);
    const bool one_stream = format == "GeoJSON" || format == "GeoJSONSeq" || format == "GeoJSONLines";
    const bool combined = tables.size() > 1 && one_stream;

    std::optional<PublicProfile> profile = options.profile;
    if (profile)
        profile->withheld =
            Withheld{[&](std::string_view name, const std::function<void(const Row&)>& sink) {
                         each_row(database, *all.find(name), [&](std::int64_t, Row&& row) { sink(row); });
                     },
                     all, profile->today};

    // Everything that can be wrong is found before the output is begun.
    std::optional<OutputFile> style;
    if (options.qml_beside) {
        if (tables.size() > 1)
            fail<UsageError>("a style is that of one layer: choose it with --layer");
        style.emplace(qml_path(options), options.writer.overwrite);
    }
    std::vector<SqliteStatement> statements;
    ExportSummary summary;
    for (const TableDefinition* table : tables) {
        if (!options.selection.where.empty())
            check_where(database, options.selection.where, *table);
        // The profiles look at more than is written.
        const bool whole = profile || options.columns;
        const auto wanted = [&](const FieldDefinition& field) { return whole || field.exported; };
        statements.push_back(select(database, *table, select_list(database, *table, wanted),
                                    condition_for(options.selection, *table)));
        if (options.selection.dated() && !options.selection.include_undated) {
            SqliteStatement count =
                select(database, *table, "count(*)", undated_condition_for(options.selection, *table));
            if (count.step())
                summary.undated_left_out += static_cast<std::uint64_t>(count.integer(0));
        }
    }
    WriterOptions writer_options = options.writer;
    writer_options.attribution = lines_of_cell(store_value(database, "attribution"));
    const std::unique_ptr<FeatureWriter> writer = make_writer(writer_options);

    std::vector<FeatureColumn> shared;
    if (combined) {
        if (options.columns) {
            shared = analyst_columns(*options.columns);
        } else {
            shared = {{"layer", FieldType::text}, {"kind", FieldType::text}};
            for (const TableDefinition* table : tables)
                add_columns(shared, *table);
            if (options.simplestyle)
                add_simplestyle(shared);
        }
        FeatureLayer layer;
        layer.name = "dateline";
        layer.mixed = true;
        layer.columns = shared;
        writer->begin_layer(layer);
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const TableDefinition& table = *tables[i];
        std::vector<FeatureColumn> columns = shared;
        if (!combined) {
            if (options.columns) {
                columns = analyst_columns(*options.columns);
            } else {
                add_columns(columns, table);
                if (options.simplestyle)
                    add_simplestyle(columns);
            }
            FeatureLayer layer = describe(table, options);
            layer.columns = columns;
            writer->begin_layer(layer);
        }
        const TableView view{table, columns, options.simplestyle};
        Row row;
        Feature feature;
        while (statements[i].step()) {
            read_row(statements[i], table, row);
            if (!options.selection.area.empty()) {
                Geometry geometry = row.geometry;
                if (const auto lat = index_of(table, "lat"); !table.spatial() && lat)
                    geometry.points = {{number_at(row, *index_of(table, "lon")), number_at(row, *lat)}};
                if (!meets_area(options.selection, geometry))
                    continue;
                const auto radius = index_of(table, "radius_m");
                if (options.selection.coarsest_m > 0 && radius && geometry.is_point() &&
                    number_at(row, *radius) > options.selection.coarsest_m) {
                    ++summary.too_coarse;
                    continue;
                }
            }
            if (profile) {
                const PublicProfile::Verdict verdict = profile->apply(row, table);
                summary.withheld += verdict == PublicProfile::Verdict::withheld ? 1 : 0;
                summary.coarsened += verdict == PublicProfile::Verdict::coarsened ? 1 : 0;
                if (verdict == PublicProfile::Verdict::withheld)
                    continue;
            }
            if (options.columns) {
                std::vector<Value> values = analyst_values(*options.columns, row, table);
                view.fill(feature, row, statements[i].integer(0));
                feature.values = std::move(values);
            } else {
                view.fill(feature, row, statements[i].integer(0));
            }
            writer->write(feature);
            if (++summary.features % progress_step == 0 && options.progress)
                options.progress(summary.features);
        }
    }
    writer->finish();
    if (style) {
        style->write(describe(*tables.front(), options).qml);
        style->finish();
    }
    return summary;
}

} // namespace dateline
