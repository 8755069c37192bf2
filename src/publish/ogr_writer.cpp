// SPDX-License-Identifier: Apache-2.0
#include "publish/ogr_writer.hpp"

#include "base/error.hpp"
#include "geo/ogr_bridge.hpp"
#include "layers/row_fields.hpp"
#include "publish/output_file.hpp"
#include "store/layer_styles.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr int features_per_transaction = 100000;

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

[[noreturn]] void fail_with_gdal(const std::string& what) {
    fail<SystemError>("{}: {}", what, CPLGetLastErrorMsg());
}

/// A connection as it may be shown: a password in it stays unsaid.
std::string without_password(std::string connection) {
    const std::size_t at = connection.find("password=");
    if (at == std::string::npos)
        return connection;
    const std::size_t begin = at + std::string_view{"password="}.size();
    const char quote = begin < connection.size() && connection[begin] == '\'' ? '\'' : ' ';
    const std::size_t end = std::min(connection.find(quote, begin + 1), connection.size());
    return connection.replace(begin, end - begin, "...");
}

/// GDAL's list of NAME=VALUE texts.
CPLStringList string_list(const std::vector<std::string>& options) {
    CPLStringList list;
    for (const std::string& option : options) {
        if (option.find('=') == std::string::npos)
            fail<UsageError>("{}: an option of a driver is NAME=VALUE", option);
        list.AddString(option.c_str());
    }
    return list;
}

/// Types for a column, the best first: drivers refuse those that they do not know, and what they say
/// beforehand about it is not the whole truth.
std::vector<OGRFieldType> ogr_types(FieldType type) {
    switch (type) {
    case FieldType::integer:
        return {OFTInteger64, OFTInteger, OFTReal};
    case FieldType::boolean:
        return {OFTInteger};
    case FieldType::real:
        return {OFTReal};
    case FieldType::date:
        return {OFTDate, OFTString};
    case FieldType::text:
        break;
    }
    return {OFTString};
}

OGRwkbGeometryType geometry_type(const FeatureLayer& layer) {
    if (layer.mixed)
        return wkbUnknown;
    switch (layer.kind) {
    case TableKind::point:
        return wkbPoint;
    case TableKind::line:
        return wkbMultiLineString;
    case TableKind::area:
        return wkbMultiPolygon;
    default:
        return wkbNone;
    }
}

/// Formats whose files name each other or belong together by name.
bool of_several_files(std::string_view format) {
    return format == "ESRI Shapefile" || format == "MapInfo File" || format == "GML";
}

/// Keeps GDAL from writing to stderr; its last message is still to be had.
class QuietGdal {
public:
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
    QuietGdal(QuietGdal&&) = delete;
    QuietGdal& operator=(QuietGdal&&) = delete;
};

/// Settings of a driver that only a configuration of the thread can say, as long as this lives.
class DriverSettings {
public:
    explicit DriverSettings(std::string_view format) {
        if (format != "LIBKML")
            return;
        // What a globe calls a placemark, and when it shows it.
        for (const auto& [key, field] :
             {std::pair{"LIBKML_NAME_FIELD", "title"}, std::pair{"LIBKML_DESCRIPTION_FIELD", "quote"},
              std::pair{"LIBKML_BEGIN_FIELD", "date_start"}, std::pair{"LIBKML_END_FIELD", "date_end"}}) {
            if (CPLGetConfigOption(key, nullptr) != nullptr)
                continue; // a person's own wish
            CPLSetThreadLocalConfigOption(key, field);
            m_set.emplace_back(key);
        }
    }
    ~DriverSettings() {
        for (const std::string& key : m_set)
            CPLSetThreadLocalConfigOption(key.c_str(), nullptr);
    }
    DriverSettings(const DriverSettings&) = delete;
    DriverSettings& operator=(const DriverSettings&) = delete;
    DriverSettings(DriverSettings&&) = delete;
    DriverSettings& operator=(DriverSettings&&) = delete;

private:
    std::vector<std::string> m_set;
};

class OgrWriter : public FeatureWriter {
public:
    explicit OgrWriter(const WriterOptions& options)
        : m_settings(options.format), m_options(options),
          m_layer_options(string_list(options.layer_options)) {
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(options.format.c_str());
        m_database = options.path.string().find(':') != std::string::npos;
        if (!m_database) {
            if (options.path == "-")
                fail<UsageError>("{}: this format needs a file (-o FILE)", options.format);
            check_output(options.path, options.overwrite);
            // Beside, with the same ending: drivers decide by it.
            m_part = of_several_files(options.format)
                         ? options.path
                         : options.path.parent_path() / ("part-" + options.path.filename().string());
            if (options.format == "FlatGeobuf" && options.path.extension() != ".fgb")
                m_part += ".fgb"; // else the driver makes a folder
            remove_part();
        }
        const std::string name = m_database ? options.path.string() : m_part.string();
        const CPLStringList dataset_options = string_list(options.dataset_options);
        if (m_database)
            m_dataset.reset(static_cast<GDALDataset*>(GDALOpenEx(
                name.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, dataset_options.List(), nullptr)));
        else
            m_dataset.reset(driver->Create(name.c_str(), 0, 0, 0, GDT_Unknown, dataset_options.List()));
        if (!m_dataset)
            fail_with_gdal(without_password(options.path.string()));
        if (options.format == "GPKG" && !options.attribution.empty()) {
            std::string lines;
            for (const std::string& line : options.attribution)
                lines += (lines.empty() ? "" : "; ") + line;
            m_dataset->SetMetadataItem("ATTRIBUTION", lines.c_str());
        }
        m_transactions = m_dataset->TestCapability(ODsCTransactions) != 0;
        // A database takes all layers or none.
        if (m_database)
            begin();
    }

    ~OgrWriter() override {
        if (m_finished)
            return;
        if (m_dataset && m_in_transaction)
            m_dataset->RollbackTransaction();
        m_row.reset();
        m_dataset.reset();
        if (!m_database && m_part != m_options.path)
            remove_part();
    }
    OgrWriter(const OgrWriter&) = delete;
    OgrWriter& operator=(const OgrWriter&) = delete;
    OgrWriter(OgrWriter&&) = delete;
    OgrWriter& operator=(OgrWriter&&) = delete;

    void begin_layer(const FeatureLayer& layer) override {
        if (!m_database)
            commit();
        OGRSpatialReference reference;
        reference.importFromEPSG(4326);
        reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const OGRwkbGeometryType type = geometry_type(layer);
        CPLStringList layer_options{m_layer_options};
        // The driver's own choice loses every letter that Latin-1 does not have.
        if (m_options.format == "ESRI Shapefile" && layer_options.FetchNameValue("ENCODING") == nullptr)
            layer_options.SetNameValue("ENCODING", "UTF-8");
        if (m_options.format == "GPKG") {
            if (layer_options.FetchNameValue("IDENTIFIER") == nullptr)
                layer_options.SetNameValue("IDENTIFIER", layer.title.c_str());
            if (layer_options.FetchNameValue("DESCRIPTION") == nullptr)
                layer_options.SetNameValue("DESCRIPTION", layer.description.c_str());
        }
        if (m_database && m_options.overwrite)
            layer_options.SetNameValue("OVERWRITE", "YES");
        if (m_database && !layer_options.FetchBool("OVERWRITE", false)) {
            const char* schema = layer_options.FetchNameValue("SCHEMA");
            const std::string name = (schema == nullptr ? "" : std::string{schema} + ".") + layer.name;
            if (m_dataset->GetLayerByName(name.c_str()) != nullptr)
                fail<UsageError>("{}: the database has a table of that name; --overwrite replaces it", name);
        }
        m_layer = m_dataset->CreateLayer(layer.name.c_str(), type == wkbNone ? nullptr : &reference, type,
                                         layer_options.List());
        if (m_layer == nullptr)
            fail_with_gdal(layer.name);
        m_columns = layer.columns;
        m_field_index.clear();
        m_field_types.clear();
        for (const FeatureColumn& column : layer.columns) {
            const std::vector<OGRFieldType> types = ogr_types(column.type);
            const bool created = std::any_of(types.begin(), types.end(), [&](OGRFieldType field_type) {
                OGRFieldDefn field{column.name.c_str(), field_type};
                if (column.type == FieldType::boolean)
                    field.SetSubType(OFSTBoolean);
                return m_layer->CreateField(&field) == OGRERR_NONE;
            });
            if (!created)
                fail_with_gdal(layer.name + "." + column.name);
            m_field_index.push_back(m_layer->GetLayerDefn()->GetFieldCount() - 1);
            m_field_types.push_back(m_layer->GetLayerDefn()->GetFieldDefn(m_field_index.back())->GetType());
        }
        m_row = std::make_unique<OGRFeature>(m_layer->GetLayerDefn());
        m_multi = wkbFlatten(type) == wkbMultiLineString || wkbFlatten(type) == wkbMultiPolygon;
        m_kind = layer.kind;
        if (!layer.qml.empty())
            m_styles.push_back({layer.name, m_layer->GetGeometryColumn(), layer.qml, layer.sld});
        if (!m_database)
            begin();
    }

    void write(const Feature& feature) override {
        OGRFeature& row = *m_row;
        row.Reset();
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            set(row, m_field_index[i], m_field_types[i], feature.values[i]);
        if (!feature.geometry.empty() && m_layer->GetGeomType() != wkbNone) {
            std::unique_ptr<OGRGeometry> geometry = to_ogr(feature.geometry);
            if (m_multi)
                geometry.reset(m_kind == TableKind::line
                                   ? OGRGeometryFactory::forceToMultiLineString(geometry.release())
                                   : OGRGeometryFactory::forceToMultiPolygon(geometry.release()));
            row.SetGeometryDirectly(geometry.release());
        }
        if (m_layer->CreateFeature(m_row.get()) != OGRERR_NONE)
            fail_with_gdal(without_password(m_options.path.string()));
        if (++m_pending >= features_per_transaction && !m_database) {
            commit();
            begin();
        }
    }

    void finish() override {
        commit();
        m_row.reset();
        m_dataset.reset();
        m_finished = true;
        if (m_options.format == "GPKG" && !m_database && !m_styles.empty())
            write_styles_into(m_part);
        if (m_database || m_part == m_options.path)
            return;
        std::error_code error;
        fs::rename(m_part, m_options.path, error);
        if (error)
            fail<SystemError>("{}: cannot be put in place: {}", m_options.path.string(), error.message());
    }

private:
    void write_styles_into(const fs::path& path) const {
        SqliteDatabase database{path, SqliteDatabase::Mode::read_write};
        SqliteStatement last = database.prepare("SELECT max(last_change) FROM gpkg_contents");
        const std::string timestamp = last.step() ? last.text(0) : std::string{};
        last.reset();
        database.execute("BEGIN");
        create_layer_styles(database, timestamp);
        for (const LayerStyle& style : m_styles)
            add_layer_style(database, style, timestamp);
        database.execute("COMMIT");
    }

    /// Put a cell into a field of a fresh feature: straight into its place where the types agree, since OGR's
    /// own way looks up the definition of the field at each step. What is not told stays unset.
    static void set(OGRFeature& row, int index, OGRFieldType type, const Value& value) {
        OGRField& place = *row.GetRawFieldRef(index);
        if (const auto* text = std::get_if<std::string>(&value)) {
            if (type == OFTString)
                put_text(place, *text);
            else if (type != OFTDate || !put_day(place, *text))
                row.SetField(index, text->c_str());
        } else if (const auto* real = std::get_if<double>(&value)) {
            if (type == OFTReal)
                place.Real = *real;
            else
                row.SetField(index, *real);
        } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            if (type == OFTInteger64)
                place.Integer64 = *integer;
            else
                row.SetField(index, static_cast<GIntBig>(*integer));
        }
    }

    static void put_text(OGRField& place, const std::string& text) {
        place.String = static_cast<char*>(CPLMalloc(text.size() + 1)); // the feature frees it
        std::memcpy(place.String, text.c_str(), text.size() + 1);
    }

    static bool put_day(OGRField& place, const std::string& text) {
        const std::optional<Day> day = text.size() == 10 ? parse_iso_day(text) : std::nullopt;
        if (!day)
            return false;
        const std::chrono::year_month_day date{*day};
        place.Date = {};
        place.Date.Year = static_cast<GInt16>(static_cast<int>(date.year()));
        place.Date.Month = static_cast<GByte>(static_cast<unsigned>(date.month()));
        place.Date.Day = static_cast<GByte>(static_cast<unsigned>(date.day()));
        return true;
    }

    void begin() {
        m_pending = 0;
        m_in_transaction = m_transactions && m_dataset->StartTransaction() == OGRERR_NONE;
    }

    void commit() {
        if (m_in_transaction && m_dataset->CommitTransaction() != OGRERR_NONE)
            fail_with_gdal(without_password(m_options.path.string()));
        m_in_transaction = false;
    }

    void remove_part() {
        std::error_code ignored;
        if (m_part != m_options.path)
            fs::remove_all(m_part, ignored);
        else if (fs::exists(m_part, ignored))
            GDALDriver::QuietDelete(m_part.c_str());
    }

    QuietGdal m_quiet; ///< first: goes last
    DriverSettings m_settings;
    WriterOptions m_options;
    fs::path m_part;
    CPLStringList m_layer_options;
    bool m_database = false; ///< the path is a connection: "PG:dbname=..."
    bool m_transactions = false;
    bool m_in_transaction = false;
    bool m_finished = false;
    bool m_multi = false;
    int m_pending = 0;
    TableKind m_kind = TableKind::table;
    Dataset m_dataset;
    OGRLayer* m_layer = nullptr;
    std::unique_ptr<OGRFeature> m_row; ///< used again for each feature; goes before the dataset
    std::vector<FeatureColumn> m_columns;
    std::vector<int> m_field_index;
    std::vector<OGRFieldType> m_field_types;
    std::vector<LayerStyle> m_styles;
};

} // namespace

std::string ogr_format(const std::string& name) {
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(name.c_str());
    if (driver == nullptr)
        fail<UsageError>("{}: no such format; ogrinfo --formats lists those of this machine", name);
    if (driver->GetMetadataItem(GDAL_DCAP_VECTOR) == nullptr ||
        driver->GetMetadataItem(GDAL_DCAP_CREATE) == nullptr)
        fail<UsageError>("{}: this format cannot be written", name);
    return driver->GetDescription();
}

std::unique_ptr<FeatureWriter> make_ogr_writer(const WriterOptions& options) {
    WriterOptions named = options;
    named.format = ogr_format(options.format); // people write it in small letters
    return std::make_unique<OgrWriter>(named);
}

} // namespace dateline
