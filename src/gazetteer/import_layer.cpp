// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import_layer.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "gazetteer/feature_types.hpp"
#include "gazetteer/import_writer.hpp"
#include "gazetteer/tsv.hpp"
#include "geo/ogr_bridge.hpp"
#include "geo/operations.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <memory>
#include <optional>

namespace dateline {

namespace {

/// Open the file for reading; OGR's own words when it cannot.
std::unique_ptr<GDALDataset> open_dataset(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file))
        fail<SystemError>("{}: no such file", file.string());
    GDALAllRegister();
    CPLErrorReset();
    CPLPushErrorHandler(CPLQuietErrorHandler);
    GDALDataset* dataset = GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY);
    CPLPopErrorHandler();
    if (dataset == nullptr)
        fail<SystemError>("{}: cannot be opened as a layer or table: {}", file.string(),
                          CPLGetLastErrorMsg());
    return std::unique_ptr<GDALDataset>{dataset};
}

/// Columns of one layer by what they hold; -1 where there is none.
class ColumnNumbers {
public:
    ColumnNumbers(const LayerImport& import, OGRFeatureDefn& definition) : m_definition(definition) {
        const LayerColumns& asked = import.columns;
        const std::string file = import.file.string();
        id = find(asked.id, {"wof_id", "wof:id", "id", "fid", "gid", "osm_id", "geonameid"}, file);
        name = find(asked.name, {"name", "wof:name", "name_en", "NAME", "title"}, file);
        type = find(asked.type, {"placetype", "wof:placetype", "type", "fclass", "place"}, file);
        foreign_kinds =
            type >= 0 && std::string_view{definition.GetFieldDefn(type)->GetNameRef()}.ends_with("placetype");
        country = find(asked.country, {"country", "wof:country", "iso_a2", "ISO_A2", "country_code"}, file);
        lon = find(asked.lon, {"lon", "longitude", "lbl:longitude", "geom:longitude", "lng", "x"}, file);
        lat = find(asked.lat, {"lat", "latitude", "lbl:latitude", "geom:latitude", "y"}, file);
        population = find(asked.population, {"population", "gn:population", "wof:population", "pop"}, file);
        parent = find(asked.parent, {}, file);
        if (name < 0)
            fail<UsageError>("{}: no column with names; say which with --name", file);
        for (const std::string& column : asked.names) {
            const std::size_t at = column.rfind('@');
            const std::string title = column.substr(0, at);
            names.push_back({find(title, {}, file),
                             at == std::string::npos ? language_of(title) : column.substr(at + 1)});
        }
        if (asked.names.empty())
            guess_names();
    }

    struct Names {
        int column;
        std::string language;
    };
    bool foreign_kinds = false; ///< a column of Who's On First placetypes
    int id = -1;
    int name = -1;
    int type = -1;
    int country = -1;
    int lon = -1;
    int lat = -1;
    int population = -1;
    int parent = -1;
    std::vector<Names> names;

private:
    [[nodiscard]] int find(const std::string& asked, std::initializer_list<const char*> guesses,
                           const std::string& file) const {
        if (!asked.empty()) {
            const int number = m_definition.GetFieldIndex(asked.c_str());
            if (number < 0)
                fail<UsageError>("{}: no column '{}'", file, asked);
            return number;
        }
        for (const char* guess : guesses)
            if (const int number = m_definition.GetFieldIndex(guess); number >= 0)
                return number;
        return -1;
    }

    /// `names_hangul`, `names_zho` and Who's On First's `name:kor_x_preferred`.
    void guess_names() {
        for (int column = 0; column < m_definition.GetFieldCount(); ++column) {
            const std::string title = m_definition.GetFieldDefn(column)->GetNameRef();
            if (title.starts_with("names_") || title.starts_with("name:") || title.starts_with("name_") ||
                title == "names" || title == "alternatenames")
                names.push_back({column, language_of(title)});
        }
    }

    static std::string language_of(std::string_view title) {
        constexpr std::array<std::array<std::string_view, 2>, 10> languages{{{"hangul", "ko"},
                                                                             {"kor", "ko"},
                                                                             {"ko", "ko"},
                                                                             {"zho", "zh"},
                                                                             {"zh", "zh"},
                                                                             {"jpn", "ja"},
                                                                             {"rus", "ru"},
                                                                             {"ru", "ru"},
                                                                             {"eng", "en"},
                                                                             {"en", "en"}}};
        const std::size_t start = title.find_first_of("_:");
        if (start == std::string_view::npos)
            return {};
        const std::string_view rest = title.substr(start + 1);
        const std::string_view code = rest.substr(0, rest.find('_'));
        for (const auto& [word, language] : languages)
            if (word == code)
                return std::string{language};
        return {};
    }

    OGRFeatureDefn& m_definition;
};

std::string text_of(const OGRFeature& feature, int column) {
    return column < 0 || feature.IsFieldSetAndNotNull(column) == 0 ? std::string{}
                                                                   : feature.GetFieldAsString(column);
}

/// Fill point, radius and shape from a geometry; leaves the point nowhere when it has none.
void take_geometry(const OGRGeometry& original, OGRCoordinateTransformation* to_wgs84, PlaceRecord& record) {
    const std::unique_ptr<OGRGeometry> copy{original.clone()};
    if (to_wgs84 != nullptr && copy->transform(to_wgs84) != OGRERR_NONE)
        return;
    Geometry geometry = from_ogr(*copy);
    if (geometry.empty())
        return;
    if (geometry.is_point()) {
        record.point = geometry.points.size() == 1 ? geometry.points[0] : centroid(geometry);
        record.radius_m =
            geometry.points.size() == 1 ? 0 : std::ceil(enclosing_radius_m(geometry, record.point));
        return;
    }
    geometry.points.clear();
    if (!geometry.polygons.empty())
        geometry.lines.clear();
    geometry = made_valid(geometry);
    if (geometry.empty())
        return;
    record.point = point_on(geometry);
    record.radius_m = std::ceil(enclosing_radius_m(geometry, record.point));
    record.shape = std::move(geometry);
}

std::unique_ptr<OGRCoordinateTransformation> transformation(OGRLayer& layer) {
    const OGRSpatialReference* from = layer.GetSpatialRef();
    if (from == nullptr)
        return nullptr;
    OGRSpatialReference source{*from};
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (source.IsSame(&wgs84) != 0)
        return nullptr;
    return std::unique_ptr<OGRCoordinateTransformation>{OGRCreateCoordinateTransformation(&source, &wgs84)};
}

void read_names(const std::string& list, const std::string& language, PlaceRecord& record) {
    const char separator = list.find('|') != std::string::npos ? '|' : ';';
    for (const std::string_view item : split_fields(list, separator)) {
        const std::string_view name = item.substr(std::min(item.find_first_not_of(' '), item.size()));
        const bool known =
            name == record.name || std::any_of(record.names.begin(), record.names.end(),
                                               [&](const PlaceName& n) { return n.text == name; });
        if (is_usable_variant(name) && !known)
            record.names.push_back({std::string{name}, language, NameStatus::variant});
    }
}

} // namespace

ImportReport import_layer(const LayerImport& import, const Gazetteer* base,
                          const std::filesystem::path& output) {
    const std::unique_ptr<GDALDataset> dataset = open_dataset(import.file);
    const std::string file = import.file.string();
    if (import.layer.empty() && dataset->GetLayerCount() != 1)
        fail<UsageError>("{}: has {} layers; say which with --layer", file, dataset->GetLayerCount());
    OGRLayer* layer =
        import.layer.empty() ? dataset->GetLayer(0) : dataset->GetLayerByName(import.layer.c_str());
    if (layer == nullptr)
        fail<UsageError>("{}: no layer '{}'", file, import.layer);
    const ColumnNumbers columns{import, *layer->GetLayerDefn()};
    const std::string prefix =
        import.id_prefix.empty() ? id_of(import.file.stem().string()) + "." : import.id_prefix;
    PlaceSource source = import.source;
    if (source.code.empty())
        source.code = id_of(import.file.stem().string());
    if (source.title.empty())
        source.title = import.file.filename().string();
    ImportWriter writer{output, base, std::move(source)};
    if (std::none_of(writer.types().begin(), writer.types().end(),
                     [&](const PlaceType& type) { return type.code == import.default_type; }))
        fail<UsageError>("no type '{}'; types are those of the gazetteer's types.tsv", import.default_type);
    const std::unique_ptr<OGRCoordinateTransformation> to_wgs84 = transformation(*layer);
    std::uint64_t number = 0;
    layer->ResetReading();
    while (const std::unique_ptr<OGRFeature> feature{layer->GetNextFeature()}) {
        ++number;
        PlaceRecord record;
        record.name = text_of(*feature, columns.name);
        if (find_invalid_utf8(record.name)) {
            writer.report.fault(file, number, "a name that is not UTF-8");
            continue;
        }
        const std::string id = text_of(*feature, columns.id);
        record.id = prefix + (id.empty() ? std::to_string(feature->GetFID()) : id_of(id));
        record.type = type_of_kind(text_of(*feature, columns.type), writer.types(), !columns.foreign_kinds)
                          .value_or(import.default_type);
        record.country =
            import.default_country.empty() ? text_of(*feature, columns.country) : import.default_country;
        record.point = {999, 999}; // nowhere, until told; the writer reports it
        if (const OGRGeometry* geometry = feature->GetGeometryRef(); geometry != nullptr)
            take_geometry(*geometry, to_wgs84.get(), record);
        else if (!text_of(*feature, columns.lon).empty() && !text_of(*feature, columns.lat).empty())
            record.point = {feature->GetFieldAsDouble(columns.lon), feature->GetFieldAsDouble(columns.lat)};
        const double population = columns.population < 0 ? 0 : feature->GetFieldAsDouble(columns.population);
        record.prominence = population > 0 ? prominence_of_population(population) : 0.1;
        for (const std::string_view parent : split_fields(text_of(*feature, columns.parent), '|'))
            record.parents.push_back(base != nullptr && base->find(parent) ? std::string{parent}
                                                                           : prefix + id_of(parent));
        for (const ColumnNumbers::Names& names : columns.names)
            read_names(text_of(*feature, names.column), names.language, record);
        writer.add(std::move(record), file, number);
    }
    return writer.finish();
}

} // namespace dateline
