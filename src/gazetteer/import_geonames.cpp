// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import_geonames.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "gazetteer/alternate_names.hpp"
#include "gazetteer/feature_types.hpp"
#include "gazetteer/fold.hpp"
#include "gazetteer/import_lines.hpp"
#include "gazetteer/index_writer.hpp"
#include "gazetteer/tsv.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

namespace {

template <typename Number>
bool read_number(std::string_view text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

/// A line of the main table.
struct Place {
    std::uint32_t id = 0;
    std::string_view name;
    std::string_view ascii_name;
    std::string_view alternates;
    LonLat point;
    std::string_view feature_class;
    std::string_view feature_code;
    std::string_view country;
    std::string_view admin1;
    double population = 0;
    std::string_view modified;
};

/// Why a line cannot be used; empty when it can.
std::string_view read_place(std::string_view line, Place& place) {
    const std::vector<std::string_view> fields = split_fields(line, '\t');
    if (fields.size() != 19)
        return "not the 19 columns of a GeoNames table";
    if (find_invalid_utf8(line))
        return "not UTF-8";
    place.name = fields[1];
    place.ascii_name = fields[2];
    place.alternates = fields[3];
    place.feature_class = fields[6];
    place.feature_code = fields[7];
    place.country = fields[8];
    place.admin1 = fields[10];
    place.modified = fields[18];
    place.population = 0;
    if (!read_number(fields[0], place.id) || place.name.empty())
        return "no id or no name";
    if (!read_number(fields[4], place.point.lat) || !read_number(fields[5], place.point.lon) ||
        !(std::abs(place.point.lat) <= 90 && std::abs(place.point.lon) <= 180))
        return "no position";
    if (!fields[14].empty() && (!read_number(fields[14], place.population) || !(place.population >= 0)))
        return "the population is no number";
    return {};
}

/// Mean position of settlements on the sphere, weighted by their people, and how far they lie about it.
class Middle {
public:
    void add(LonLat point, double population) {
        const double weight = population + 1000;
        const double lon = point.lon * std::numbers::pi / 180;
        const double lat = point.lat * std::numbers::pi / 180;
        m_x += weight * std::cos(lat) * std::cos(lon);
        m_y += weight * std::cos(lat) * std::sin(lon);
        m_z += weight * std::sin(lat);
        m_weight += weight;
        m_population += population;
    }
    [[nodiscard]] bool empty() const { return m_weight == 0; }
    [[nodiscard]] double population() const { return m_population; }
    [[nodiscard]] LonLat point() const {
        const double lon = std::atan2(m_y, m_x) * 180 / std::numbers::pi;
        const double lat = std::atan2(m_z, std::hypot(m_x, m_y)) * 180 / std::numbers::pi;
        return {std::round(lon * 1000) / 1000, std::round(lat * 1000) / 1000};
    }
    /// Twice the spread of the settlements, which covers nearly all.
    [[nodiscard]] double radius_m() const {
        constexpr double earth_radius_m = 6371009;
        const double length = std::sqrt(m_x * m_x + m_y * m_y + m_z * m_z) / std::max(m_weight, 1.0);
        const double spread = std::sqrt(std::max(0.0, 2 * (1 - std::min(1.0, length))));
        return std::clamp(std::round(2 * spread * earth_radius_m / 1000) * 1000, 20000.0, 3e6);
    }

private:
    double m_x = 0;
    double m_y = 0;
    double m_z = 0;
    double m_weight = 0;
    double m_population = 0;
};

struct Division {
    std::string name;
    std::string ascii_name;
    std::uint32_t geonames_id = 0;
    double area_km2 = 0;
    double population = 0;
    Middle middle;
    std::optional<LonLat> own_point;
    std::string entry_id; ///< in the base or in this index
    bool in_base = false;
};

class GeonamesImport {
public:
    GeonamesImport(const GeonamesFiles& files, const Gazetteer* base, const std::filesystem::path& output)
        : m_files(files), m_base(base), m_output(output), m_types(import_types(base)) {
        for (const PlaceType& type : m_types)
            m_type_of.emplace(type.code, &type);
    }

    ImportReport run() {
        read_countries();
        read_country_points();
        read_admin1();
        first_pass();
        if (!m_files.alternate_names.empty())
            read_alternate_names();
        PlaceSource source{"geonames",  "GeoNames",
                           "CC-BY-4.0", "https://www.geonames.org",
                           m_newest,    "Contains data from GeoNames (geonames.org), CC BY 4.0"};
        IndexWriter writer{m_output, m_types, {std::move(source)}};
        write_divisions(writer);
        second_pass(writer);
        writer.finish();
        return std::move(m_report);
    }

private:
    void read_countries() {
        if (m_files.country_info.empty())
            return;
        ImportLines lines{m_files.country_info};
        for (std::string_view line; lines.next(line);) {
            if (line.empty() || line[0] == '#')
                continue;
            const std::vector<std::string_view> fields = split_fields(line, '\t');
            if (fields.size() < 17) {
                m_report.fault(lines.name(), lines.line_number(), "not the columns of countryInfo.txt");
                continue;
            }
            if (fields[0] == "ISO" || fields[0].size() != 2)
                continue;
            Division& country = m_countries[std::string{fields[0]}];
            country.name = fields[4];
            read_number(fields[6], country.area_km2);
            read_number(fields[7], country.population);
            read_number(fields[16], country.geonames_id);
            country.entry_id = to_lower(fields[0]);
            country.in_base = m_base != nullptr && m_base->find(country.entry_id).has_value();
            m_division_ids.insert(country.geonames_id);
        }
    }

    void read_country_points() {
        if (m_files.country_points.empty())
            return;
        ImportLines lines{m_files.country_points};
        std::string_view line;
        if (!lines.next(line))
            fail<DataError>("{}:1:1: empty", lines.name());
        const std::vector<std::string_view> header = split_fields(line, '\t');
        const auto column = [&](std::string_view name) {
            const auto found = std::find(header.begin(), header.end(), name);
            if (found == header.end())
                fail<DataError>("{}:1:1: no column '{}'", lines.name(), name);
            return static_cast<std::size_t>(found - header.begin());
        };
        const std::size_t iso = column("iso_a2");
        const std::size_t lon = column("label_lon");
        const std::size_t lat = column("label_lat");
        while (lines.next(line)) {
            const std::vector<std::string_view> fields = split_fields(line, '\t');
            LonLat point;
            if (fields.size() <= std::max({iso, lon, lat}) || !read_number(fields[lon], point.lon) ||
                !read_number(fields[lat], point.lat))
                continue;
            if (const auto country = m_countries.find(fields[iso]); country != m_countries.end())
                country->second.own_point = point;
        }
    }

    void read_admin1() {
        if (m_files.admin1.empty())
            return;
        ImportLines lines{m_files.admin1};
        for (std::string_view line; lines.next(line);) {
            const std::vector<std::string_view> fields = split_fields(line, '\t');
            if (fields.size() != 4 || fields[0].size() < 4 || fields[0][2] != '.') {
                m_report.fault(lines.name(), lines.line_number(), "not the columns of admin1CodesASCII.txt");
                continue;
            }
            Division& division = m_admin1[std::string{fields[0]}];
            division.name = fields[1];
            division.ascii_name = fields[2];
            read_number(fields[3], division.geonames_id);
            division.entry_id = fmt::format("gn.{}", division.geonames_id);
            m_division_ids.insert(division.geonames_id);
            if (m_base == nullptr)
                continue;
            for (const NameMatch& match : m_base->named(division.name)) {
                const EntryView known = m_base->entry(match.entry);
                const bool first_level = m_base->type(match.entry).precision == PlacePrecision::province ||
                                         known.type.ends_with("_city");
                if (first_level && known.country == fields[0].substr(0, 2)) {
                    division.entry_id = known.id;
                    division.in_base = true;
                    break;
                }
            }
        }
    }

    void first_pass() {
        ImportLines lines{m_files.places};
        Place place;
        std::uint64_t good = 0;
        for (std::string_view line; lines.next(line);) {
            if (const std::string_view fault = read_place(line, place); !fault.empty()) {
                m_report.fault(lines.name(), lines.line_number(), std::string{fault});
                continue;
            }
            ++good;
            if (place.modified > m_newest && place.modified.size() == 10)
                m_newest = place.modified;
            if (!m_files.alternate_names.empty())
                m_alternates.expect(place.id);
            const auto country = m_countries.find(place.country);
            const auto admin1 = m_admin1.find(fmt::format("{}.{}", place.country, place.admin1));
            if (country != m_countries.end() && country->second.geonames_id == place.id &&
                !country->second.own_point)
                country->second.own_point = place.point;
            if (admin1 != m_admin1.end() && admin1->second.geonames_id == place.id)
                admin1->second.own_point = place.point;
            if (place.feature_class != "P")
                continue;
            if (country != m_countries.end())
                country->second.middle.add(place.point, place.population);
            if (admin1 != m_admin1.end())
                admin1->second.middle.add(place.point, place.population);
        }
        if (good == 0)
            fail<DataError>("{}: no line of it is of a GeoNames table", lines.name());
    }

    void read_alternate_names() {
        m_alternates.ready();
        ImportLines lines{m_files.alternate_names};
        for (std::string_view line; lines.next(line);) {
            const std::vector<std::string_view> fields = split_fields(line, '\t');
            std::uint32_t id = 0;
            if (fields.size() < 4 || !read_number(fields[1], id)) {
                m_report.fault(lines.name(), lines.line_number(), "not the columns of alternateNames.txt");
                continue;
            }
            const auto flag = [&](std::size_t column) {
                return column < fields.size() && fields[column] == "1";
            };
            const std::string_view language = fields[2];
            // Longer "languages" are codes and links: post, iata, icao, wkdt, unlc, link ...; abbr is meant.
            if ((language.size() > 3 && language.find('-') == std::string_view::npos && language != "abbr") ||
                !is_usable_variant(fields[3]) || find_invalid_utf8(line))
                continue;
            const NameStatus status = flag(7)              ? NameStatus::historic
                                      : language == "abbr" ? NameStatus::abbreviation
                                                           : NameStatus::variant;
            m_alternates.add(
                id, {std::string{fields[3]}, std::string{language == "abbr" ? "" : language}, status});
        }
        m_alternates.sort();
    }

    void write(IndexWriter& writer, const PlaceRecord& record) {
        writer.add(record);
        ++m_report.entries;
        m_report.names += 1 + record.names.size();
    }

    void write_divisions(IndexWriter& writer) {
        for (const auto& [code, country] : m_countries) {
            if (country.in_base || (!country.own_point && country.middle.empty()))
                continue;
            PlaceRecord record;
            record.id = country.entry_id;
            record.name = country.name;
            record.type = "country";
            record.country = code;
            record.point = country.own_point ? *country.own_point : country.middle.point();
            record.radius_m =
                std::max(10000.0, std::round(std::sqrt(country.area_km2 / std::numbers::pi) * 1.3) * 1000);
            record.prominence = 0.9;
            record.sources = "geonames";
            m_alternates.take(country.geonames_id, record.names);
            write(writer, record);
        }
        for (const auto& [code, division] : m_admin1) {
            if (division.in_base || (!division.own_point && division.middle.empty()))
                continue;
            const std::string country_code = code.substr(0, 2);
            PlaceRecord record;
            record.id = division.entry_id;
            record.name = division.name;
            record.type = "province";
            record.country = country_code;
            if (const auto country = m_countries.find(country_code); country != m_countries.end())
                record.parents.push_back(country->second.entry_id);
            record.point = division.own_point ? *division.own_point : division.middle.point();
            record.radius_m =
                division.middle.empty() ? m_type_of.at("province")->radius_m : division.middle.radius_m();
            record.prominence = std::min(0.85, prominence_of_population(division.middle.population()) + 0.05);
            record.sources = "geonames";
            if (fold_name(division.ascii_name) != fold_name(division.name))
                record.names.push_back({division.ascii_name, "en", NameStatus::variant});
            m_alternates.take(division.geonames_id, record.names);
            write(writer, record);
        }
    }

    void second_pass(IndexWriter& writer) {
        ImportLines lines{m_files.places};
        Place place;
        for (std::string_view line; lines.next(line);) {
            if (!read_place(line, place).empty() || m_division_ids.contains(place.id))
                continue;
            const std::optional<FeatureType> feature = feature_type(place.feature_class, place.feature_code);
            if (!feature) {
                ++m_report.other_kinds;
                continue;
            }
            const PlaceType& type = *m_type_of.at(feature->type);
            PlaceRecord record;
            record.id = fmt::format("gn.{}", place.id);
            record.name = place.name;
            record.type = feature->type;
            record.country = place.country;
            record.point = place.point;
            const bool settlement = place.feature_class == "P";
            record.radius_m =
                settlement ? radius_of_population_m(place.population, type.radius_m / 2) : type.radius_m;
            record.prominence =
                std::clamp(prominence_of_population(place.population) + feature->weight, 0.02, 0.95);
            record.sources = "geonames";
            if (is_known_place(m_base, record, precision_of(type))) {
                ++m_report.already_known;
                continue;
            }
            if (const auto admin1 = m_admin1.find(fmt::format("{}.{}", place.country, place.admin1));
                admin1 != m_admin1.end())
                record.parents.push_back(admin1->second.entry_id);
            if (const auto country = m_countries.find(place.country); country != m_countries.end())
                record.parents.push_back(country->second.entry_id);
            if (fold_name(place.ascii_name) != fold_name(place.name) && !place.ascii_name.empty())
                record.names.push_back({std::string{place.ascii_name}, "en", NameStatus::official});
            if (m_files.alternate_names.empty())
                read_alternates(place.alternates, record);
            m_alternates.take(place.id, record.names);
            write(writer, record);
        }
    }

    /// The alternates of the main table have no languages and hold codes and machine-made spellings.
    static void read_alternates(std::string_view alternates, PlaceRecord& record) {
        std::unordered_set<std::string> known{fold_name(record.name)};
        for (const PlaceName& name : record.names)
            known.insert(fold_name(name.text));
        for (const std::string_view alternate : split_fields(alternates, ','))
            if (is_usable_variant(alternate) && known.insert(fold_name(alternate)).second)
                record.names.push_back({std::string{alternate}, {}, NameStatus::variant});
    }

    static PlacePrecision precision_of(const PlaceType& type) {
        for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(PlacePrecision::unknown); ++i)
            if (to_string(static_cast<PlacePrecision>(i)) == type.precision)
                return static_cast<PlacePrecision>(i);
        return PlacePrecision::unknown;
    }

    const GeonamesFiles& m_files;
    const Gazetteer* m_base;
    const std::filesystem::path& m_output;
    std::vector<PlaceType> m_types;
    std::unordered_map<std::string, const PlaceType*> m_type_of;
    std::map<std::string, Division, std::less<>> m_countries; ///< by ISO code
    std::map<std::string, Division, std::less<>> m_admin1;    ///< by `US.CA`
    std::unordered_set<std::uint32_t> m_division_ids;
    AlternateNames m_alternates;
    std::string m_newest;
    ImportReport m_report;
};

} // namespace

ImportReport import_geonames(const GeonamesFiles& files, const Gazetteer* base,
                             const std::filesystem::path& output) {
    return GeonamesImport{files, base, output}.run();
}

} // namespace dateline
