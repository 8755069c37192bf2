// SPDX-License-Identifier: Apache-2.0
#include "layers/rows.hpp"

#include "base/lines.hpp"
#include "layers/row_fields.hpp"

#include <type_traits>

namespace dateline {

namespace {

/// Lists stand in one cell, one item a line. (Sentences hold no line feed that matters: it is kept as a
/// space.)
template <typename Fields, typename Lines>
void lines(Fields& fields, Lines& values) {
    if constexpr (std::is_same_v<Fields, FieldWriter>) {
        std::vector<std::string> flat;
        for (std::string value : values) {
            for (char& c : value)
                c = c == '\n' ? ' ' : c;
            flat.push_back(std::move(value));
        }
        fields.text(cell_of_lines(flat));
    } else {
        std::string joined;
        fields.text(joined);
        values = lines_of_cell(joined);
    }
}

template <typename Fields, typename When>
void interval(Fields& fields, When& when) {
    fields.day(when.start);
    fields.last_day(when.end);
    fields.text(when.edtf);
    fields.code(when.precision);
    fields.text(when.clock);
}

template <typename Fields, typename T>
void quantities(Fields& fields, T& value) {
    fields.quantity(value.people);
    fields.quantity(value.killed);
    fields.quantity(value.injured);
    fields.quantity(value.count);
    fields.text(value.count_unit);
    fields.quantity(value.length_m);
}

/// The order of `reports` in layers/fields.tsv.
template <typename Fields, typename R, typename Id>
void report_fields(Fields& fields, R& report, Id& footprint_id) {
    fields.text(report.report_id);
    fields.text(report.article_id);
    fields.text(report.incident_id);
    fields.code(report.kind);
    fields.text(report.type);
    fields.text(report.subtype);
    interval(fields, report.when);
    fields.code(report.date_basis);
    interval(fields, report.when_from_text);
    fields.text(report.when_derivation);
    fields.span(report.when_span);
    fields.position(report.where, true);
    fields.number(report.where.radius_m);
    fields.code(report.where.precision);
    fields.text(report.place_id);
    fields.text(report.place_name);
    fields.text(report.place_text);
    fields.text(report.country);
    fields.text(report.admin1);
    fields.text(report.admin2);
    fields.text(report.where.derivation);
    fields.text(report.where_derivation);
    fields.span(report.where_span);
    fields.text(footprint_id);
    fields.text(report.status);
    fields.text(report.change);
    quantities(fields, report);
    fields.text(report.actor);
    fields.text(report.outcome);
    fields.code(report.modality);
    fields.text(report.attribution);
    fields.text(report.quote);
    fields.whole(report.quote_start);
    fields.whole(report.quote_end);
    fields.span(report.quote_span);
    lines(fields, report.also_quotes);
    fields.text(report.rule);
    fields.number(report.confidence);
    fields.text(report.when_timex);
    interval(fields, report.when_as_read);
    fields.code(report.basis_as_read);
}

/// The order of `incidents`, `fortifications` and `fortification_sites` in layers/fields.tsv.
template <typename Fields, typename R>
void incident_fields(Fields& fields, R& record, bool with_position) {
    auto& incident = record.incident;
    fields.text(incident.incident_id);
    fields.text(incident.title);
    fields.text(incident.type);
    fields.text(incident.subtype);
    fields.text(incident.status);
    fields.text(incident.change);
    interval(fields, incident.when);
    fields.text(incident.place_name);
    fields.text(incident.country);
    fields.text(incident.admin1);
    fields.text(incident.admin2);
    fields.code(incident.where.precision);
    fields.number(incident.where.radius_m);
    if (with_position)
        fields.position(incident.where, false);
    quantities(fields, incident);
    fields.text(incident.actor);
    fields.text(incident.outcome);
    fields.code(incident.modality);
    fields.whole(incident.sources);
    fields.whole(incident.independent_sources);
    fields.text(incident.confidence);
    fields.text(record.review.status);
    fields.text(record.review.merged_into);
    fields.text(record.review.note);
    fields.text(record.lead.site);
    fields.text(record.lead.title);
    fields.text(record.lead.url);
    fields.text(record.lead.published);
    fields.text(record.lead.quote);
    // Made from the disagreements; read back from their own table.
    if constexpr (std::is_same_v<Fields, FieldWriter>) {
        std::string said;
        for (const Disagreement& disagreement : incident.disagreements) {
            if (!said.empty())
                said += "; ";
            said += disagreement.field + ": ";
            for (std::size_t i = 0; i < disagreement.values.size(); ++i)
                said += (i == 0 ? "" : " / ") + disagreement.values[i];
        }
        fields.text(said);
    } else {
        std::string said;
        fields.text(said);
    }
    lines(fields, incident.merge_reasons);
    fields.text(incident.where.derivation);
    fields.text(record.footprint_id);
}

template <typename Fields, typename A>
void article_fields(Fields& fields, A& article) {
    fields.text(article.article_id);
    fields.text(article.url);
    fields.text(article.site);
    fields.text(article.title);
    fields.text(article.language);
    fields.text(article.published);
    fields.text(article.published_basis);
    fields.text(article.updated);
    fields.text(article.source);
    fields.text(article.content_hash);
    fields.text(article.story);
    fields.text(article.text);
    fields.text(article.origin);
    fields.text(article.replaced_by);
    fields.text(article.assumed);
    fields.text(article.assumed_from);
    fields.text(article.sketch);
}

template <typename Fields, typename F, typename Point, typename Flag>
void figure_fields(Fields& fields, F& figure, Point& lat, Point& lon, Flag& disagrees) {
    fields.text(figure.figure_id);
    fields.text(figure.article_id);
    fields.number(figure.value);
    fields.text(figure.comparator);
    fields.text(figure.unit);
    fields.day(figure.period.start);
    fields.last_day(figure.period.end);
    fields.text(figure.period.edtf);
    fields.code(figure.period.precision);
    fields.text(figure.place_name);
    fields.number(lat);
    fields.number(lon);
    fields.text(figure.quote);
    fields.whole(figure.quote_start);
    fields.whole(figure.quote_end);
    fields.span(figure.quote_span);
    fields.flag(disagrees);
}

template <typename Fields, typename P>
void place_fields(Fields& fields, P& place) {
    fields.text(place.place_id);
    fields.text(place.name);
    fields.text(place.type);
    fields.text(place.country);
    fields.number(place.radius_m);
    fields.text(place.source);
    fields.text(place.licence);
}

template <typename Fields, typename Id, typename Change>
void history_fields(Fields& fields, Id& incident_id, Change& change) {
    fields.text(incident_id);
    fields.text(change.status);
    interval(fields, change.when);
    fields.text(change.report_id);
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::optional<Day> parse_iso_day(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *month < 0 || *day < 0)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional<Day>{date} : std::nullopt;
}

Row report_row(const Report& report, const std::string& footprint_id) {
    Row row;
    FieldWriter fields{row};
    report_fields(fields, report, footprint_id);
    return row;
}

Report report_from_row(const Row& row, std::string& footprint_id) {
    Report report;
    FieldReader fields{row};
    report_fields(fields, report, footprint_id);
    return report;
}

bool drawn_as_line(const Incident& incident) {
    return incident.kind == ReportKind::fortification && incident.where.geometry.is_line();
}

std::string incident_table(const Incident& incident, const std::string& own_table) {
    if (incident.kind == ReportKind::incident)
        return own_table.empty() ? "incidents" : own_table;
    if (own_table.empty())
        return drawn_as_line(incident) ? "fortifications" : "fortification_sites";
    return drawn_as_line(incident) ? own_table : own_table + "_sites";
}

Row incident_row(const IncidentRecord& record) {
    const bool line = drawn_as_line(record.incident);
    Row row;
    FieldWriter fields{row};
    incident_fields(fields, record, line);
    if (line)
        row.geometry = record.incident.where.geometry;
    else if (!record.incident.where.geometry.empty())
        row.geometry.points = {record.incident.where.point};
    return row;
}

IncidentRecord incident_from_row(const Row& row, const TableDefinition& table) {
    IncidentRecord record;
    record.own_table = table.own_table;
    record.incident.kind = table.base == "incidents" ? ReportKind::incident : ReportKind::fortification;
    FieldReader fields{row};
    incident_fields(fields, record, table.base == "fortifications");
    if (!row.geometry.points.empty())
        record.incident.where.point = row.geometry.points.front();
    record.incident.where.geometry = row.geometry;
    return record;
}

Row article_row(const StoredArticle& article) {
    Row row;
    FieldWriter fields{row};
    article_fields(fields, article);
    return row;
}

StoredArticle article_from_row(const Row& row) {
    StoredArticle article;
    FieldReader fields{row};
    article_fields(fields, article);
    return article;
}

Row figure_row(const Figure& figure, bool disagrees) {
    Row row;
    FieldWriter fields{row};
    std::optional<double> lat;
    std::optional<double> lon;
    if (figure.point) {
        lat = figure.point->lat;
        lon = figure.point->lon;
    }
    figure_fields(fields, figure, lat, lon, disagrees);
    return row;
}

Figure figure_from_row(const Row& row) {
    Figure figure;
    FieldReader fields{row};
    std::optional<double> lat;
    std::optional<double> lon;
    bool disagrees = false;
    figure_fields(fields, figure, lat, lon, disagrees);
    if (lat && lon)
        figure.point = LonLat{*lon, *lat};
    return figure;
}

Row place_row(const StoredPlace& place, const Geometry& geometry) {
    Row row;
    FieldWriter fields{row};
    place_fields(fields, place);
    row.geometry = geometry;
    return row;
}

StoredPlace place_from_row(const Row& row) {
    StoredPlace place;
    FieldReader fields{row};
    place_fields(fields, place);
    if (!row.geometry.points.empty())
        place.point = row.geometry.points.front();
    else
        place.shape = row.geometry;
    return place;
}

Row outline_row(const StoredOutline& outline) {
    Row row;
    FieldWriter fields{row};
    fields.text(outline.name);
    fields.text(outline.type);
    row.geometry = outline.shape;
    return row;
}

Row history_row(const std::string& incident_id, const StatusChange& change) {
    Row row;
    FieldWriter fields{row};
    history_fields(fields, incident_id, change);
    return row;
}

StatusChange history_from_row(const Row& row, std::string& incident_id) {
    StatusChange change;
    FieldReader fields{row};
    history_fields(fields, incident_id, change);
    return change;
}

} // namespace dateline
