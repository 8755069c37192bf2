// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/definitions.hpp"

#include "base/error.hpp"
#include "gazetteer/read_shapes.hpp"
#include "gazetteer/tsv.hpp"
#include "geo/operations.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace dateline {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
    std::vector<fs::path> files;
    std::error_code absent;
    for (const fs::directory_entry& file : fs::directory_iterator{folder, absent})
        if (file.path().extension() == extension)
            files.push_back(file.path());
    std::sort(files.begin(), files.end());
    return files;
}

bool is_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '_' || c == '-' || c == ':';
    });
}

std::vector<PlaceType> read_types(const fs::path& path) {
    const TsvTable table{path, {"code", "label", "precision", "radius_m", "near_m", "words"}, {"note"}};
    std::vector<PlaceType> types;
    std::set<std::string, std::less<>> codes;
    for (const TsvTable::Row& row : table.rows()) {
        PlaceType type;
        type.code = table.field(row, "code");
        type.label = table.field(row, "label");
        type.precision = table.field(row, "precision");
        if (!is_id(type.code))
            table.fail_at(row, "code", "not a code of letters, digits, '_' and '.'");
        if (!codes.insert(type.code).second)
            table.fail_at(row, "code", "type given twice");
        bool known = false;
        for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(PlacePrecision::unknown); ++i)
            known = known || to_string(static_cast<PlacePrecision>(i)) == type.precision;
        if (!known)
            table.fail_at(row, "precision", "unknown precision class");
        const auto radius_m = table.number(row, "radius_m");
        const auto near_m = table.number(row, "near_m");
        if (!radius_m || *radius_m < 0 || *radius_m > 2e7)
            table.fail_at(row, "radius_m", "not a radius in metres");
        if (!near_m || *near_m < 0 || *near_m > 2e7)
            table.fail_at(row, "near_m", "not a distance in metres");
        type.radius_m = *radius_m;
        type.near_m = *near_m;
        for (const std::string_view word : split_fields(table.field(row, "words"), '|'))
            type.words.emplace_back(word);
        types.push_back(std::move(type));
    }
    return types;
}

std::vector<PlaceSource> read_sources(const fs::path& path) {
    const TsvTable table{path, {"code", "title", "licence", "url", "date", "attribution"}, {"note"}};
    std::vector<PlaceSource> sources;
    std::set<std::string, std::less<>> codes;
    for (const TsvTable::Row& row : table.rows()) {
        PlaceSource source{
            std::string{table.field(row, "code")},    std::string{table.field(row, "title")},
            std::string{table.field(row, "licence")}, std::string{table.field(row, "url")},
            std::string{table.field(row, "date")},    std::string{table.field(row, "attribution")}};
        if (!is_id(source.code))
            table.fail_at(row, "code", "not a code of letters, digits, '_' and '.'");
        if (source.licence.empty())
            table.fail_at(row, "licence", "a source needs a licence");
        if (!codes.insert(source.code).second)
            table.fail_at(row, "code", "source given twice");
        sources.push_back(std::move(source));
    }
    return sources;
}

/// Reads the entries of all files, with what they may refer to.
class EntryReader {
public:
    EntryReader(const fs::path& folder, GazetteerDefinitions& definitions, const Gazetteer* base)
        : m_shapes(folder / "shapes"), m_definitions(definitions), m_base(base) {
        for (const PlaceType& type : definitions.types)
            m_radius_m.emplace(type.code, type.radius_m);
        for (const PlaceSource& source : definitions.sources)
            m_sources.insert(source.code);
    }

    void read(const fs::path& path) {
        const auto table = std::make_shared<TsvTable>(
            path,
            std::vector<std::string_view>{"id", "name", "type", "country", "parents", "lon", "lat", "names",
                                          "source"},
            std::vector<std::string_view>{"radius_m", "prominence", "shape", "valid", "note"});
        std::string_view before;
        for (const TsvTable::Row& row : table->rows()) {
            const std::string_view id = table->field(row, "id");
            if (!before.empty() && id < before)
                table->fail_at(row, "id",
                               fmt::format("rows are sorted by id, but this comes after '{}'", before));
            before = id;
            if (const auto twin = m_rows.find(std::string{id}); twin != m_rows.end())
                table->fail_at(row, "id",
                               fmt::format("id already used at {}",
                                           twin->second.table->position(*twin->second.row, "id")));
            m_definitions.entries.push_back(
                {read_entry(*table, row), fmt::format("{}:{}", table->file(), row.line)});
            m_rows.emplace(id, Place{table, &row, m_definitions.entries.size() - 1});
        }
    }

    /// What only all entries together show.
    void check_parents() const {
        for (const auto& [id, place] : m_rows)
            for (const std::string_view parent : split_fields(place.table->field(*place.row, "parents"), '|'))
                if (!m_rows.contains(std::string{parent}) && (m_base == nullptr || !m_base->find(parent)))
                    place.table->fail_at(*place.row, "parents", "unknown parent", parent);
        std::unordered_map<std::string, int> state; // 1: on the way, 2: done
        for (const auto& [id, place] : m_rows)
            check_no_circle(id, state);
    }

private:
    struct Place {
        std::shared_ptr<TsvTable> table;
        const TsvTable::Row* row;
        std::size_t entry;
    };

    void check_no_circle(const std::string& id, std::unordered_map<std::string, int>& state) const {
        // With a stack of our own: chains of parents come from files.
        std::vector<std::pair<std::string, std::size_t>> path;
        if (state[id] == 0)
            path.emplace_back(id, 0);
        while (!path.empty()) {
            const std::string current = path.back().first;
            state[current] = 1;
            const auto place = m_rows.find(current);
            const std::vector<std::string_view> parents =
                place == m_rows.end()
                    ? std::vector<std::string_view>{}
                    : split_fields(place->second.table->field(*place->second.row, "parents"), '|');
            if (path.back().second == parents.size()) {
                state[current] = 2;
                path.pop_back();
                continue;
            }
            const std::string parent{parents[path.back().second++]};
            if (state[parent] == 1)
                place->second.table->fail_at(*place->second.row, "parents", "parents in a circle",
                                             parents[path.back().second - 1]);
            if (state[parent] == 0)
                path.emplace_back(parent, 0);
        }
    }

    PlaceRecord read_entry(const TsvTable& table, const TsvTable::Row& row) {
        PlaceRecord record;
        record.id = table.field(row, "id");
        record.name = table.field(row, "name");
        record.type = table.field(row, "type");
        record.country = table.field(row, "country");
        record.sources = table.field(row, "source");
        record.valid = table.field(row, "valid");
        record.note = table.field(row, "note");
        if (!is_id(record.id))
            table.fail_at(row, "id", "not an id of letters, digits and '._-:'");
        if (record.name.empty())
            table.fail_at(row, "name", "an entry needs a name");
        const auto type = m_radius_m.find(record.type);
        if (type == m_radius_m.end())
            table.fail_at(row, "type", "unknown type");
        for (const std::string_view parent : split_fields(table.field(row, "parents"), '|')) {
            if (parent == record.id)
                table.fail_at(row, "parents", "an entry is not its own parent", parent);
            record.parents.emplace_back(parent);
        }
        if (record.sources.empty())
            table.fail_at(row, "source", "an entry needs a source");
        for (const std::string_view source : split_fields(record.sources, '|'))
            if (!m_sources.contains(source))
                fail<DataError>("{}: unknown source: {}", table.position(row, "source"), source);
        const auto lon = table.number(row, "lon");
        const auto lat = table.number(row, "lat");
        if (!lon || *lon < -180 || *lon > 180)
            table.fail_at(row, "lon", "not a longitude in degrees");
        if (!lat || *lat < -90 || *lat > 90)
            table.fail_at(row, "lat", "not a latitude in degrees");
        record.point = {*lon, *lat};
        record.radius_m = table.number(row, "radius_m").value_or(type->second);
        if (record.radius_m < 0 || record.radius_m > 2e7)
            table.fail_at(row, "radius_m", "not a radius in metres");
        record.prominence = table.number(row, "prominence").value_or(0);
        if (record.prominence < 0 || record.prominence > 1)
            table.fail_at(row, "prominence", "not between 0 and 1");
        for (const std::string_view item : split_fields(table.field(row, "names"), '|')) {
            try {
                record.names.push_back(parse_place_name(item));
            } catch (const DataError& error) {
                table.fail_at(row, "names", error.what(), item);
            }
        }
        if (const std::string_view stem = table.field(row, "shape"); !stem.empty())
            record.shape = shape(table, row, std::string{stem}, record.id);
        return record;
    }

    Geometry shape(const TsvTable& table, const TsvTable::Row& row, const std::string& stem,
                   const std::string& id) {
        auto file = m_shape_files.find(stem);
        if (file == m_shape_files.end()) {
            const fs::path path = m_shapes / (stem + ".geojson");
            if (!is_id(stem) || !fs::exists(path))
                table.fail_at(row, "shape", fmt::format("no file {}", path.string()));
            file = m_shape_files.emplace(stem, read_shapes(path)).first;
        }
        const auto found = file->second.find(id);
        if (found == file->second.end())
            table.fail_at(row, "shape", fmt::format("no feature with the id '{}' in", id));
        if (!is_valid(found->second))
            table.fail_at(row, "shape", fmt::format("the shape of '{}' crosses itself in", id));
        return found->second;
    }

    fs::path m_shapes;
    GazetteerDefinitions& m_definitions;
    const Gazetteer* m_base;
    std::unordered_map<std::string, double> m_radius_m; ///< by type
    std::set<std::string, std::less<>> m_sources;
    std::map<std::string, std::map<std::string, Geometry>> m_shape_files;
    std::map<std::string, Place> m_rows;
};

void add_missing(GazetteerDefinitions& definitions, const Gazetteer& base) {
    const auto known = [](const auto& list, std::string_view code) {
        return std::any_of(list.begin(), list.end(), [&](const auto& item) { return item.code == code; });
    };
    for (const TypeView& type : base.types()) {
        if (known(definitions.types, type.code))
            continue;
        PlaceType copy{std::string{type.code},
                       std::string{type.label},
                       std::string{to_string(type.precision)},
                       type.radius_m,
                       type.near_m,
                       {}};
        for (const std::string_view word : split_fields(type.words, '|'))
            copy.words.emplace_back(word);
        definitions.types.push_back(std::move(copy));
    }
    for (const SourceView& source : base.sources())
        if (!known(definitions.sources, source.code))
            definitions.sources.push_back({std::string{source.code}, std::string{source.title},
                                           std::string{source.licence}, std::string{source.url},
                                           std::string{source.date}, std::string{source.attribution}});
}

} // namespace

PlaceName parse_place_name(std::string_view item) {
    PlaceName name;
    if (const std::size_t mark = item.rfind('!'); mark != std::string_view::npos) {
        const std::string_view status = item.substr(mark + 1);
        bool known = false;
        for (std::uint8_t i = 0; i < name_status_count; ++i) {
            if (to_string(static_cast<NameStatus>(i)) == status) {
                name.status = static_cast<NameStatus>(i);
                known = true;
            }
        }
        if (!known)
            fail<DataError>("unknown name status '{}'", status);
        item = item.substr(0, mark);
    }
    if (const std::size_t at = item.rfind('@'); at != std::string_view::npos) {
        name.language = item.substr(at + 1);
        const bool plain =
            !name.language.empty() && std::all_of(name.language.begin(), name.language.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            });
        if (!plain)
            fail<DataError>("not a language code '{}'", name.language);
        item = item.substr(0, at);
    }
    if (item.empty())
        fail<DataError>("empty name");
    name.text = item;
    return name;
}

GazetteerDefinitions read_definitions(const fs::path& folder, const Gazetteer* base) {
    GazetteerDefinitions definitions;
    if (!fs::is_directory(folder))
        fail<SystemError>("{}: no such folder", folder.string());
    if (fs::exists(folder / "types.tsv") || base == nullptr)
        definitions.types = read_types(folder / "types.tsv");
    if (fs::exists(folder / "sources.tsv") || base == nullptr)
        definitions.sources = read_sources(folder / "sources.tsv");
    if (base != nullptr)
        add_missing(definitions, *base);
    EntryReader reader{folder, definitions, base};
    for (const fs::path& file : files_in(folder / "entries", ".tsv"))
        reader.read(file);
    reader.check_parents();
    std::sort(definitions.entries.begin(), definitions.entries.end(),
              [](const auto& a, const auto& b) { return a.record.id < b.record.id; });
    return definitions;
}

} // namespace dateline
