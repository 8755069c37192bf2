// SPDX-License-Identifier: Apache-2.0
#include "store/store_rows.hpp"

#include "base/hash.hpp"
#include "geo/operations.hpp"
#include "store/corrections.hpp"
#include "store/gpkg_geometry.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline {

namespace {

constexpr double corridor_m = 1000;  ///< half the width of an area drawn for a line
constexpr double least_disc_m = 100; ///< below that an area says no more than the point
constexpr std::size_t most_area_positions = 300;
constexpr double largest_disc_m = 2000000;

/// Elements of `items` by a key, sorted; the first of equal keys.
template <typename T, typename Key>
std::vector<const T*> sorted_by(const std::vector<T>& items, Key key) {
    std::vector<const T*> sorted;
    sorted.reserve(items.size());
    for (const T& item : items)
        sorted.push_back(&item);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const T* a, const T* b) { return key(*a) < key(*b); });
    sorted.erase(
        std::unique(sorted.begin(), sorted.end(), [&](const T* a, const T* b) { return key(*a) == key(*b); }),
        sorted.end());
    return sorted;
}

/// Figures that another article contradicts: same unit, period and place, plain numbers that differ.
std::set<std::string> contradicted(const std::vector<Figure>& figures) {
    std::map<std::tuple<std::string, std::string, std::string>, std::vector<const Figure*>> groups;
    for (const Figure& figure : figures) {
        if (figure.comparator.empty() && figure.period.bounded())
            groups[{figure.unit, figure.period.edtf, figure.place_name}].push_back(&figure);
    }
    std::set<std::string> ids;
    for (const auto& [key, group] : groups) {
        for (const Figure* a : group) {
            for (const Figure* b : group) {
                if (a->value != b->value && a->article_id != b->article_id)
                    ids.insert(a->figure_id);
            }
        }
    }
    return ids;
}

/// How much a report tells, for choosing the words that stand for an incident.
int telling(const Report& report) {
    int points = 0;
    points += report.modality == Modality::asserted ? 4 : 0;
    points += report.when.bounded() ? 2 : 0;
    points += report.when.precision <= TimePrecision::day ? 2 : 0;
    points += report.where.precision <= PlacePrecision::county ? 2 : 0;
    points += report.people.told() || report.count.told() ? 1 : 0;
    points += report.attribution.empty() ? 0 : 1;
    return points;
}

/// Where an incident may have been, and whether that is a shape or a disc about its point.
std::pair<Geometry, std::string> area_of(const Incident& incident) {
    const Footprint& where = incident.where;
    if (!where.geometry.polygons.empty()) {
        Geometry shape;
        shape.polygons = where.geometry.polygons;
        // The full shape stands in the table footprints; here a coast need not be told cove by cove for each
        // incident.
        std::size_t positions = 0;
        for (const Rings& rings : shape.polygons)
            positions += rings.empty() ? 0U : rings.front().size();
        if (positions > most_area_positions) {
            Geometry simple = made_valid(simplified(shape, std::max(50.0, where.radius_m / 500)));
            if (!simple.polygons.empty())
                shape.polygons = std::move(simple.polygons);
        }
        return {shape, "shape"};
    }
    if (!where.geometry.lines.empty()) {
        Geometry corridor = buffered(where.geometry, corridor_m);
        if (corridor.is_polygon())
            return {corridor, "shape"};
    }
    if (where.radius_m < least_disc_m || where.radius_m > largest_disc_m)
        return {};
    return {disc(where.point, where.radius_m), "disc"};
}

} // namespace

std::string footprint_key(const Footprint& footprint) {
    const Geometry& shape = footprint.geometry;
    if (shape.empty() ||
        (shape.is_point() && shape.points.size() == 1 && shape.points.front() == footprint.point))
        return {};
    return sha256_hex(encode_any_geometry(shape)).substr(0, 20);
}

StoreRows::StoreRows(const StoreContents& contents) : m_contents(contents), m_tables(contents.own_layers) {
    for (const StoredArticle& article : contents.articles)
        m_articles.emplace(article.article_id, &article);
    for (const Report& report : contents.reports)
        m_reports.emplace(report.report_id, &report);
    m_shown = shown_incidents(contents);
    for (IncidentRecord& record : m_shown) {
        if (record.incident.incident_id.starts_with(hand_prefix))
            continue;
        record.lead = lead_of(record.incident);
        record.footprint_id = footprint_key(record.incident.where);
    }
}

LeadSource StoreRows::lead_of(const Incident& incident) const {
    const Report* best = nullptr;
    for (const std::string& id : incident.report_ids) {
        const auto found = m_reports.find(id);
        if (found != m_reports.end() && (best == nullptr || telling(*found->second) > telling(*best)))
            best = found->second;
    }
    LeadSource lead;
    if (best == nullptr)
        return lead;
    lead.quote = best->quote;
    const auto article = m_articles.find(best->article_id);
    if (article != m_articles.end()) {
        lead.site = article->second->site;
        lead.title = article->second->title;
        lead.url = article->second->url;
        lead.published = article->second->published;
    }
    return lead;
}

void StoreRows::each_incident(std::string_view table, const Sink& sink) const {
    const bool machine = table == "machine";
    const std::string areas = "incident_areas";
    if (machine) {
        for (const Incident* incident :
             sorted_by(m_contents.incidents,
                       [](const Incident& i) -> const std::string& { return i.incident_id; })) {
            IncidentRecord record;
            record.incident = *incident;
            record.own_table = m_contents.own_layers.table_of(incident->kind, incident->type);
            const std::string name = incident_table(*incident, record.own_table);
            Row row;
            row.values = {name, incident->incident_id,
                          machine_values(incident_row(record), *m_tables.find(name))};
            sink(std::move(row));
        }
        return;
    }
    std::set<std::string_view> deleted;
    for (const Correction& correction : m_contents.corrections) {
        if (correction.field == deleted_field)
            deleted.insert(correction.incident_id);
    }
    for (const IncidentRecord& record : m_shown) {
        const Incident& incident = record.incident;
        if (deleted.contains(incident.incident_id))
            continue;
        if (incident_table(incident, record.own_table) == table) {
            sink(incident_row(record));
        } else if (table == areas && !drawn_as_line(incident)) {
            auto [geometry, basis] = area_of(incident);
            if (geometry.empty())
                continue;
            const auto text = [](std::string_view value) {
                return value.empty() ? Value{} : Value{std::string{value}};
            };
            const auto day = [](std::optional<Day> value) { return value ? Value{to_iso(*value)} : Value{}; };
            Row row;
            row.values = {text(incident.incident_id),
                          text(incident.title),
                          text(incident.type),
                          day(incident.when.start),
                          day(incident.when.last_day()),
                          text(incident.place_name),
                          text(to_string(incident.where.precision)),
                          incident.where.radius_m,
                          text(basis),
                          text(incident.confidence)};
            row.geometry = std::move(geometry);
            sink(std::move(row));
        }
    }
}

void StoreRows::each(std::string_view table, const Sink& sink) const {
    if (table == "reports" || table == "own_readings") {
        const auto& reports = table == "reports" ? m_contents.reports : m_contents.own_readings;
        for (const Report* report :
             sorted_by(reports, [](const Report& r) -> const std::string& { return r.report_id; }))
            sink(report_row(*report, footprint_key(report->where)));
    } else if (table == "articles") {
        for (const StoredArticle* article :
             sorted_by(m_contents.articles,
                       [](const StoredArticle& a) -> const std::string& { return a.article_id; }))
            sink(article_row(*article));
    } else if (table == "figures") {
        const std::set<std::string> disputed = contradicted(m_contents.figures);
        for (const Figure* figure :
             sorted_by(m_contents.figures, [](const Figure& f) -> const std::string& { return f.figure_id; }))
            sink(figure_row(*figure, disputed.contains(figure->figure_id)));
    } else if (table == "places" || table == "places_lines" || table == "places_areas") {
        for (const StoredPlace* place : sorted_by(
                 m_contents.places, [](const StoredPlace& p) -> const std::string& { return p.place_id; })) {
            Geometry geometry;
            if (table == "places")
                geometry.points = {place->point};
            else if (table == "places_lines")
                geometry.lines = place->shape.lines;
            else
                geometry.polygons = place->shape.polygons;
            if (!geometry.empty())
                sink(place_row(*place, geometry));
        }
    } else if (table == "places_outlines" || table == "places_land") {
        const bool land = table == "places_land";
        for (const StoredOutline* outline : sorted_by(
                 m_contents.outlines, [](const StoredOutline& o) { return std::tie(o.type, o.name); })) {
            Row row = outline_row(*outline);
            if (land)
                row.geometry.lines.clear();
            else
                row.geometry.polygons.clear();
            if (!row.geometry.empty())
                sink(std::move(row));
        }
    } else if (table == "incident_aliases") {
        for (const IncidentAlias* alias : sorted_by(
                 m_contents.aliases, [](const IncidentAlias& a) -> const std::string& { return a.old_id; })) {
            Row row;
            row.values = {alias->old_id, alias->new_id};
            sink(std::move(row));
        }
    } else if (table == "disagreements" || table == "fortification_history") {
        for (const IncidentRecord& record : m_shown) {
            const Incident& incident = record.incident;
            if (table == "disagreements") {
                for (const Disagreement& disagreement : incident.disagreements) {
                    for (std::size_t i = 0; i < disagreement.values.size(); ++i) {
                        Row row;
                        row.values = {incident.incident_id, disagreement.field, disagreement.values[i],
                                      i < disagreement.report_ids.size() ? disagreement.report_ids[i] : ""};
                        sink(std::move(row));
                    }
                }
            } else if (incident.kind == ReportKind::fortification) {
                for (const StatusChange& change : incident.history)
                    sink(history_row(incident.incident_id, change));
            }
        }
    } else {
        each_incident(table, sink);
    }
}

void StoreRows::each_footprint(const std::function<void(const std::string&, const Geometry&)>& sink) const {
    std::map<std::string, const Geometry*> shapes;
    const auto add = [&](const Footprint& footprint) {
        std::string key = footprint_key(footprint);
        if (!key.empty())
            shapes.emplace(std::move(key), &footprint.geometry);
    };
    for (const Report& report : m_contents.reports)
        add(report.where);
    for (const Report& report : m_contents.own_readings)
        add(report.where);
    for (const Incident& incident : m_contents.incidents)
        add(incident.where);
    for (const auto& [id, shape] : shapes)
        sink(id, *shape);
}

} // namespace dateline
