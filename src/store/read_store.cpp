// SPDX-License-Identifier: Apache-2.0
#include "base/lines.hpp"
#include "event/summarise.hpp"
#include "store/contents_io.hpp"
#include "store/corrections.hpp"
#include "store/ddl.hpp"
#include "store/gpkg_geometry.hpp"
#include "store/metadata.hpp"
#include "store/open_store.hpp"
#include "store/own_layers_io.hpp"
#include "store/table_io.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <set>

namespace dateline {

namespace {

/// True when the first bytes are those of an SQLite file with the GeoPackage's application id.
bool looks_like_gpkg(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::array<char, 100> header{};
    if (!stream)
        fail<SystemError>("{}: cannot be read", path.string());
    stream.read(header.data(), header.size());
    return stream.gcount() == 100 && std::string_view{header.data(), 15} == "SQLite format 3" &&
           std::string_view{header.data() + 68, 4} == "GPKG";
}

bool has_table(SqliteDatabase& database, std::string_view name) {
    SqliteStatement find = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
    find.bind(1, name);
    return find.step();
}

using Shapes = std::map<std::string, Geometry>;

Shapes read_shapes(SqliteDatabase& database) {
    Shapes shapes;
    SqliteStatement statement = database.prepare("SELECT footprint_id, shape FROM footprints");
    while (statement.step())
        shapes[statement.text(0)] = decode_gpkg_geometry(statement.blob(1)).value_or(Geometry{});
    return shapes;
}

/// The machine's side of every incident, in the order of issue.
struct MachineRow {
    std::string table;
    std::string incident_id;
    std::string values;
};

std::vector<MachineRow> read_machine(SqliteDatabase& database) {
    std::vector<MachineRow> rows;
    SqliteStatement statement =
        database.prepare("SELECT table_name, row_id, machine_values FROM machine ORDER BY fid");
    while (statement.step())
        rows.push_back({statement.text(0), statement.text(1), statement.text(2)});
    return rows;
}

std::string text_of(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string{} : *text;
}

/// Rows of the tables that hold happenings, taken apart into the machine's incidents and what people did.
class IncidentReader {
public:
    IncidentReader(SqliteDatabase& database, const StoreTables& tables, const Shapes& shapes,
                   StoreContents& contents)
        : m_database(database), m_tables(tables), m_shapes(shapes), m_contents(contents) {
        for (MachineRow& row : read_machine(database)) {
            contents.issued.push_back(row.incident_id);
            m_machine.emplace(row.incident_id, std::move(row));
        }
    }

    void read(const std::string& name) {
        const TableDefinition& table = *m_tables.find(name);
        each_row(m_database, table, [&](std::int64_t fid, Row&& row) { take(fid, std::move(row), table); });
    }

    /// Rows that the machine knows and nobody sees any more: a person took them out.
    void note_deleted() {
        for (const auto& [id, machine] : m_machine) {
            if (!m_seen.contains(id))
                m_contents.corrections.push_back({id, std::string{deleted_field}, {}, {}});
        }
    }

private:
    void take(std::int64_t fid, Row&& row, const TableDefinition& table) {
        const std::string id = text_of(row.values.front());
        const auto machine = m_machine.find(id);
        const bool copied =
            machine != m_machine.end() && (machine->second.table != table.name || m_seen.contains(id));
        if (machine == m_machine.end() || copied) {
            add_by_hand(fid, row, table, copied);
            return;
        }
        m_seen.insert(id);
        const Geometry* shape = nullptr;
        const auto found = m_shapes.find(text_of(row.values.back()));
        if (found != m_shapes.end())
            shape = &found->second;
        const Row machine_row = with_machine_values(row, table, machine->second.values, shape);
        for (Correction& correction : find_corrections(row, machine_row, table, id))
            m_contents.corrections.push_back(std::move(correction));
        IncidentRecord record = incident_from_row(machine_row, table);
        if (shape != nullptr)
            record.incident.where.geometry = *shape;
        if (record.review != Review{})
            m_contents.reviews[id] = record.review;
        m_contents.incidents.push_back(std::move(record.incident));
    }

    void add_by_hand(std::int64_t fid, const Row& row, const TableDefinition& table, bool copied) {
        IncidentRecord record = incident_from_row(row, table);
        std::string& id = record.incident.incident_id;
        if (id.empty() || copied)
            id = std::string{hand_prefix} + table.name + "-" + std::to_string(fid);
        if (record.review.status.empty() || record.review.status == "unreviewed")
            record.review.status = "added";
        m_contents.added.push_back(std::move(record));
    }

    SqliteDatabase& m_database;
    const StoreTables& m_tables;
    const Shapes& m_shapes;
    StoreContents& m_contents;
    std::map<std::string, MachineRow> m_machine;
    std::set<std::string> m_seen;
};

void attach_parts(SqliteDatabase& database, StoreContents& contents) {
    std::map<std::string_view, Incident*> incidents;
    for (Incident& incident : contents.incidents)
        incidents.emplace(incident.incident_id, &incident);
    const auto find = [&](const std::string& id) {
        const auto found = incidents.find(id);
        return found == incidents.end() ? nullptr : found->second;
    };
    for (const Report& report : contents.reports) {
        if (Incident* incident = find(report.incident_id))
            incident->report_ids.push_back(report.report_id);
    }
    for (Incident& incident : contents.incidents)
        std::sort(incident.report_ids.begin(), incident.report_ids.end());
    // By field and report, as summarise() has them: later runs add rows behind those of earlier ones.
    std::map<Incident*, std::map<std::string, std::map<std::string, std::string>>> told;
    each_row(database, *find_table("disagreements"), [&](std::int64_t, Row&& row) {
        Incident* incident = find(text_of(row.values[0]));
        if (incident == nullptr)
            return;
        told[incident][text_of(row.values[1])].emplace(text_of(row.values[3]), text_of(row.values[2]));
    });
    for (const auto& [incident, fields] : told) {
        for (const auto& [field, values] : fields) {
            Disagreement& disagreement = incident->disagreements.emplace_back();
            disagreement.field = field;
            for (const auto& [report_id, value] : values) {
                disagreement.report_ids.push_back(report_id);
                disagreement.values.push_back(value);
            }
        }
    }
    each_row(database, *find_table("fortification_history"), [&](std::int64_t, Row&& row) {
        std::string id;
        StatusChange change = history_from_row(row, id);
        if (Incident* incident = find(id))
            incident->history.push_back(std::move(change));
    });
    for (Incident& incident : contents.incidents)
        sort_history(incident.history);
}

void read_places(SqliteDatabase& database, StoreContents& contents) {
    std::map<std::string, std::size_t> by_id;
    each_row(database, *find_table("places"), [&](std::int64_t, Row&& row) {
        contents.places.push_back(place_from_row(row));
        by_id[contents.places.back().place_id] = contents.places.size() - 1;
    });
    for (const char* table : {"places_lines", "places_areas"}) {
        each_row(database, *find_table(table), [&](std::int64_t, Row&& row) {
            const StoredPlace part = place_from_row(row);
            const auto found = by_id.find(part.place_id);
            if (found == by_id.end())
                return;
            Geometry& shape = contents.places[found->second].shape;
            shape.lines.insert(shape.lines.end(), part.shape.lines.begin(), part.shape.lines.end());
            shape.polygons.insert(shape.polygons.end(), part.shape.polygons.begin(),
                                  part.shape.polygons.end());
        });
    }
    for (const char* table : {"places_outlines", "places_land"}) {
        each_row(database, *find_table(table), [&](std::int64_t, Row&& row) {
            contents.outlines.push_back({text_of(row.values[0]), text_of(row.values[1]), row.geometry});
        });
    }
}

} // namespace

int schema_version_of(SqliteDatabase& database) {
    if (!has_table(database, "dateline_store"))
        return 0;
    const std::string version = store_value(database, "schema_version");
    int number = 0;
    const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
    return error == std::errc{} && end == version.data() + version.size() ? number : 0;
}

bool is_store(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path))
        fail<UsageError>("{}: there is no such file", path.string());
    if (!std::filesystem::is_regular_file(path) || !looks_like_gpkg(path))
        return false;
    SqliteDatabase database{path, SqliteDatabase::Mode::read_only};
    return schema_version_of(database) != 0;
}

void check_schema_version(const std::filesystem::path& path, int version) {
    if (version == 0)
        fail<UsageError>("{}: a GeoPackage, but not one that dateline wrote", path.string());
    if (version > own_tables_schema_version)
        fail<UsageError>("{}: written by a newer dateline (schema {}, this one reads up to {}); use that one",
                         path.string(), version, own_tables_schema_version);
}

void check_is_gpkg(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path))
        fail<UsageError>("{}: there is no such file", path.string());
    if (!std::filesystem::is_regular_file(path) || !looks_like_gpkg(path))
        fail<UsageError>("{}: not a dateline store (no GeoPackage)", path.string());
}

SqliteDatabase open_store(const std::filesystem::path& path) {
    check_is_gpkg(path);
    SqliteDatabase database{path, SqliteDatabase::Mode::read_only};
    add_gpkg_functions(database);
    check_schema_version(path, schema_version_of(database));
    return database;
}

StoreContents read_contents(SqliteDatabase& database) {
    StoreContents contents;
    const Shapes shapes = read_shapes(database);
    each_row(database, *find_table("articles"),
             [&](std::int64_t, Row&& row) { contents.articles.push_back(article_from_row(row)); });
    const auto read_reports = [&](std::string_view table, std::vector<Report>& reports) {
        each_row(database, *find_table(table), [&](std::int64_t, Row&& row) {
            std::string footprint_id;
            Report report = report_from_row(row, footprint_id);
            if (const auto found = shapes.find(footprint_id); found != shapes.end())
                report.where.geometry = found->second;
            reports.push_back(std::move(report));
        });
    };
    read_reports("reports", contents.reports);
    read_reports("own_readings", contents.own_readings);
    each_row(database, *find_table("figures"),
             [&](std::int64_t, Row&& row) { contents.figures.push_back(figure_from_row(row)); });
    contents.own_layers = read_own_layers(database);
    const StoreTables tables{contents.own_layers};
    IncidentReader incidents{database, tables, shapes, contents};
    for (const std::string& table : tables.happenings())
        incidents.read(table);
    incidents.note_deleted();
    std::sort(contents.incidents.begin(), contents.incidents.end(),
              [](const Incident& a, const Incident& b) { return a.incident_id < b.incident_id; });
    attach_parts(database, contents);
    read_places(database, contents);
    each_row(database, *find_table("incident_aliases"), [&](std::int64_t, Row&& row) {
        contents.aliases.push_back({text_of(row.values[0]), text_of(row.values[1])});
    });
    for (const IncidentAlias& alias : contents.aliases)
        contents.issued.push_back(alias.old_id);
    contents.attribution = lines_of_cell(store_value(database, "attribution"));
    contents.reckoned_by = store_value(database, "program");
    return contents;
}

StoreContents read_store(const std::filesystem::path& path) {
    SqliteDatabase database = open_store(path);
    return read_contents(database);
}

} // namespace dateline
