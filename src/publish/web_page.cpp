// SPDX-License-Identifier: Apache-2.0
#include "publish/web_page.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "geo/geometry_text.hpp"
#include "geo/operations.hpp"
#include "layers/store_tables.hpp"
#include "layers/symbols.hpp"
#include "layers/xml.hpp"
#include "publish/export_store.hpp"
#include "publish/json_text.hpp"
#include "publish/output_file.hpp"
#include "publish/private_names.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace dateline {

std::string_view embedded_publish_file(std::string_view name);

namespace {

constexpr std::size_t longest_text_bytes = 600; ///< of one text on the page
constexpr int outline_decimals = 3;
constexpr double outline_tolerance_m = 400;

/// At most so many bytes of a text, cut on a code point border.
std::string shortened(const std::string& text) {
    if (text.size() <= longest_text_bytes)
        return text;
    std::size_t end = longest_text_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end;
    return text.substr(0, end) + "\u2026";
}

class Json {
public:
    explicit Json(std::string& out) : m_out(out) {}
    void key(std::string_view name) {
        if (m_out.back() != '{')
            m_out += ',';
        append_json_string(m_out, name, true);
        m_out += ':';
    }
    void text(std::string_view name, const std::string& value) {
        if (value.empty())
            return;
        key(name);
        append_json_string(m_out, shortened(value), true);
    }
    void number(std::string_view name, double value) {
        key(name);
        append_json_value(m_out, value, FieldType::real);
    }

private:
    std::string& m_out;
};

std::string lines_json(const std::vector<Path>& lines, int decimals) {
    std::string out{"["};
    for (const Path& path : lines) {
        if (out.size() > 1)
            out += ',';
        out += '[';
        for (std::size_t i = 0; i < path.size(); ++i) {
            out += i == 0 ? "[" : ",[";
            append_decimal(out, path[i].lon, decimals);
            out += ',';
            append_decimal(out, path[i].lat, decimals);
            out += ']';
        }
        out += ']';
    }
    return out + "]";
}

std::string people_text(const Incident& incident) {
    const auto range = [](const Quantity& quantity, std::string_view what) -> std::string {
        if (!quantity.told())
            return {};
        const auto whole = [](double value) { return fmt::format("{:.0f}", value); };
        std::string text;
        if (quantity.low && quantity.high)
            text = *quantity.low == *quantity.high ? whole(*quantity.low)
                                                   : whole(*quantity.low) + " to " + whole(*quantity.high);
        else if (quantity.low)
            text = "at least " + whole(*quantity.low);
        else if (quantity.high)
            text = "at most " + whole(*quantity.high);
        else
            text = whole(*quantity.best);
        return text + " " + std::string{what};
    };
    std::string text;
    for (const std::string& part :
         {range(incident.people, "people"), range(incident.killed, "killed"),
          range(incident.injured, "injured"),
          range(incident.count, incident.count_unit.empty() ? "counted" : incident.count_unit)}) {
        if (!part.empty())
            text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

/// The reports and incidents that the page tells, made fit for its readers.
class Page {
public:
    Page(const StoreContents& contents, const WebOptions& options, WebSummary& summary)
        : m_contents(contents), m_tables(contents.own_layers), m_options(options), m_summary(summary),
          m_profile(options.profile) {
        for (const StoredArticle& article : contents.articles)
            m_articles.emplace(article.article_id, &article);
        for (const Report& report : contents.reports)
            m_reports[report.incident_id].push_back(&report);
        for (auto& [id, reports] : m_reports)
            std::sort(reports.begin(), reports.end(),
                      [](const Report* a, const Report* b) { return a->report_id < b->report_id; });
        if (m_profile)
            m_profile->withheld =
                Withheld{[&](std::string_view table, const std::function<void(const Row&)>& sink) {
                             each_row_of(table, sink);
                         },
                         m_tables, m_profile->today};
        for (const char* kind : {"incident", "fortification"}) {
            for (TypeSymbol& symbol : type_symbols(kind)) {
                m_type_index[{kind, symbol.type}] = m_types.size();
                m_types.push_back(std::move(symbol));
            }
        }
        for (const OwnType& type : contents.own_layers.types) {
            if (m_type_index.try_emplace({type.symbol.kind, type.symbol.type}, m_types.size()).second)
                m_types.push_back(type.symbol);
        }
    }

    std::string data() {
        std::string out{"{\"types\":["};
        for (const TypeSymbol& type : m_types) {
            out += out.back() == '[' ? "{" : ",{";
            Json json{out};
            json.text("type", type.type);
            json.text("label", type.label);
            json.text("colour", type.colour);
            json.text("shape", type.shape);
            json.text("dash", type.dash);
            json.number("width", type.width_mm);
            out += '}';
        }
        out += "],\"items\":[";
        std::set<std::string_view> deleted;
        for (const Correction& correction : m_contents.corrections) {
            if (correction.field == "deleted")
                deleted.insert(correction.incident_id);
        }
        for (const IncidentRecord& record : shown_incidents(m_contents)) {
            if (record.review.status != "rejected" && record.review.merged_into.empty() &&
                !deleted.contains(record.incident.incident_id))
                item(out, record);
        }
        out += "],\"outlines\":[";
        for (const StoredOutline& outline : m_contents.outlines)
            lines(out, outline.shape.lines);
        out += "],\"land\":[";
        for (const StoredOutline& outline : m_contents.outlines) {
            for (const Rings& rings : outline.shape.polygons)
                lines(out, rings);
        }
        const MapWords words = m_options.words ? m_options.words(m_contents) : MapWords{};
        out += "],\"names\":[";
        for (const PlaceLabel& label : words.labels)
            name(out, label);
        out += "],\"notes\":";
        std::string notes;
        for (const std::string& note : words.notes)
            notes += (notes.empty() ? "" : "; ") + note;
        append_json_string(out, notes, true);
        out += ",\"attribution\":";
        std::string attribution;
        for (const std::string& line : m_contents.attribution) {
            if (line.size() > 1)
                attribution += (attribution.empty() ? "" : "; ") + line;
        }
        append_json_string(out, attribution, true);
        out += ",\"note\":";
        append_json_string(
            out,
            m_profile ? "Places of people at risk are coarsened, quotes shortened and recent "
                        "happenings of some kinds withheld. Boundaries are drawn as sources have them."
                      : "Internal copy: not for the public. Boundaries are drawn as sources have them.",
            true);
        return out + "}";
    }

private:
    /// A name on the ground: what, where, from and up to which zoom, whether it is water.
    static void name(std::string& out, const PlaceLabel& label) {
        out += out.back() == '[' ? "\n[" : ",\n[";
        append_json_string(out, label.name, true);
        for (const double degrees : {label.point.lon, label.point.lat}) {
            out += ',';
            append_decimal(out, degrees, outline_decimals);
        }
        out += fmt::format(",{},{},{}]", label.from_zoom, label.to_zoom, label.water ? 1 : 0);
    }

    /// The rows that a public copy learns from.
    void each_row_of(std::string_view table, const std::function<void(const Row&)>& sink) const {
        if (table == "articles") {
            for (const StoredArticle& article : m_contents.articles)
                sink(article_row(article));
        } else if (table == "reports") {
            for (const Report& report : m_contents.reports)
                sink(report_row(report, {}));
        } else {
            for (const IncidentRecord& record : shown_incidents(m_contents)) {
                if (incident_table(record.incident, record.own_table) == table)
                    sink(incident_row(record));
            }
        }
    }

    /// Lines or rings of the ground, as coarse as the page draws them.
    static void lines(std::string& out, const std::vector<Path>& paths) {
        Geometry ground; // line by line: a country may lie on both sides of the globe
        for (const Path& path : paths) {
            Geometry line = simplified({{}, {path}, {}}, outline_tolerance_m);
            std::move(line.lines.begin(), line.lines.end(), std::back_inserter(ground.lines));
        }
        const Geometry shape = rounded(ground, outline_decimals);
        if (shape.lines.empty())
            return;
        out += out.back() == '[' ? "" : ",";
        out += lines_json(shape.lines, outline_decimals);
    }

    void item(std::string& out, const IncidentRecord& record) {
        const TableDefinition& table = *m_tables.find(incident_table(record.incident, record.own_table));
        IncidentRecord shown = record;
        if (m_profile) {
            Row row = incident_row(record);
            const PublicProfile::Verdict verdict = m_profile->apply(row, table);
            if (verdict == PublicProfile::Verdict::withheld) {
                ++m_summary.withheld;
                return;
            }
            const bool coarsened = verdict == PublicProfile::Verdict::coarsened;
            m_summary.coarsened += coarsened ? 1 : 0;
            shown = incident_from_row(row, table);
            if (!coarsened && !m_profile->withheld.touches(record.incident.incident_id))
                shown.incident.disagreements = record.incident.disagreements;
        }
        ++m_summary.incidents;
        const Incident& incident = shown.incident;
        const bool line = table.kind == TableKind::line;
        const std::string precision{to_string(incident.where.precision)};
        out += out.back() == '[' ? "\n{" : ",\n{";
        Json json{out};
        json.text("id", incident.incident_id);
        const std::string kind{to_string(incident.kind)};
        const auto type = m_type_index.find({kind, incident.type});
        json.number("t", static_cast<double>(type == m_type_index.end() ? m_type_index.at({kind, "other"})
                                                                        : type->second));
        json.text("title", incident.title.empty() ? incident.incident_id : incident.title);
        if (incident.when.start)
            json.text("start", to_iso(*incident.when.start));
        if (incident.when.end)
            json.text("end", to_iso(*incident.when.last_day()));
        json.text("when", incident.when.edtf);
        json.text("place", incident.place_name);
        json.text("precision", precision);
        json.text("status", incident.status);
        json.text("confidence", incident.confidence);
        json.text("people", people_text(incident));
        json.number("radius", incident.where.radius_m);
        json.number("sources", incident.sources);
        json.number("independent", std::max(1U, incident.independent_sources));
        if (!incident.where.geometry.empty()) {
            const int decimals = decimals_for(precision, false);
            json.key("at");
            out += '[';
            append_decimal(out, incident.where.point.lon, decimals);
            out += ',';
            append_decimal(out, incident.where.point.lat, decimals);
            out += ']';
        }
        if (line) {
            json.key("lines");
            out += lines_json(rounded(simplified(incident.where.geometry, 50), 4).lines, 4);
        }
        std::string differs;
        for (const Disagreement& disagreement : incident.disagreements) {
            differs += (differs.empty() ? "" : "; ") + disagreement.field + ": ";
            for (std::size_t i = 0; i < disagreement.values.size(); ++i)
                differs += (i == 0 ? "" : " / ") + disagreement.values[i];
        }
        json.text("disagreement", m_profile ? without_private_names(differs) : differs);
        json.key("reports");
        out += '[';
        reports(out, record.incident.incident_id);
        out += "]}";
    }

    void reports(std::string& out, const std::string& incident_id) {
        const auto found = m_reports.find(incident_id);
        if (found == m_reports.end())
            return;
        for (const Report* report : found->second) {
            StoredArticle article;
            if (const auto known = m_articles.find(report->article_id); known != m_articles.end())
                article = *known->second;
            std::string quote = report->quote;
            if (m_profile) {
                Row told = report_row(*report, {});
                Row page = article_row(article);
                if (m_profile->apply(told, *m_tables.find("reports")) == PublicProfile::Verdict::withheld ||
                    m_profile->apply(page, *m_tables.find("articles")) == PublicProfile::Verdict::withheld)
                    continue;
                std::string footprint_id;
                quote = report_from_row(told, footprint_id).quote;
                article = article_from_row(page);
            }
            const bool web = article.url.starts_with("https://") || article.url.starts_with("http://");
            out += out.back() == '[' ? "{" : ",{";
            Json json{out};
            json.text("site", article.site);
            json.text("title", article.title);
            json.text("published",
                      article.published.substr(0, std::min<std::size_t>(10, article.published.size())));
            if (web && article.url.size() < longest_text_bytes)
                json.text("url", article.url);
            json.text("quote", quote);
            out += '}';
        }
    }

    const StoreContents& m_contents;
    StoreTables m_tables;
    const WebOptions& m_options;
    WebSummary& m_summary;
    std::optional<PublicProfile> m_profile;
    std::map<std::string_view, const StoredArticle*> m_articles;
    std::map<std::string_view, std::vector<const Report*>> m_reports;
    std::vector<TypeSymbol> m_types;
    std::map<std::pair<std::string, std::string>, std::size_t> m_type_index;
};

std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::vector<unsigned> bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(nibble(hex[i]) * 16 + nibble(hex[i + 1]));
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const unsigned b = i + 1 < bytes.size() ? bytes[i + 1] : 0;
        const unsigned c = i + 2 < bytes.size() ? bytes[i + 2] : 0;
        const unsigned all = (bytes[i] << 16U) | (b << 8U) | c;
        out += digits[(all >> 18U) & 63U];
        out += digits[(all >> 12U) & 63U];
        out += i + 1 < bytes.size() ? digits[(all >> 6U) & 63U] : '=';
        out += i + 2 < bytes.size() ? digits[all & 63U] : '=';
    }
    return out;
}

/// A library's file as it may stand in a page without asking for anything else: no pictures, no source maps.
std::string inlined(std::string_view name) {
    std::string text{embedded_publish_file(name)};
    if (text.empty())
        fail<SystemError>("this build has no web page: Leaflet was not there (Debian: libjs-leaflet, "
                          "libjs-leaflet.markercluster)");
    for (std::size_t at = text.find("url("); at != std::string::npos; at = text.find("url(", at)) {
        const std::size_t end = text.find(')', at);
        if (end == std::string::npos || !name.ends_with(".css"))
            break;
        text.replace(at, end - at + 1, "none");
    }
    for (const auto& [mark, end] :
         {std::pair{"//# sourceMappingURL=", "\n"}, std::pair{"/*# sourceMappingURL=", "*/"}}) {
        if (const std::size_t map = text.find(mark); map != std::string::npos)
            text.erase(map, text.find(end, map) - map + 2);
    }
    return text;
}

/// The template with every `{{name}}` replaced, in one pass: what is put in is never read for names.
std::string filled(std::string_view text, const std::map<std::string_view, std::string>& contents) {
    std::string page;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t mark = text.find("{{", at);
        const std::size_t end = mark == std::string_view::npos ? mark : text.find("}}", mark);
        if (end == std::string_view::npos)
            return page.append(text.substr(at));
        page.append(text.substr(at, mark - at)).append(contents.at(text.substr(mark + 2, end - mark - 2)));
        at = end + 2;
    }
    return page;
}

} // namespace

std::string web_page(const StoreContents& contents, const WebOptions& options, WebSummary& summary) {
    std::string styles;
    std::string style_hashes;
    std::string scripts;
    std::string script_hashes;
    const auto hash = [](const std::string& text) {
        return " 'sha256-" + base64_of_hex(sha256_hex(text)) + "'";
    };
    for (const char* name : {"leaflet.css", "MarkerCluster.css", "page.css"}) {
        const std::string text = inlined(name);
        styles += "<style>" + text + "</style>\n";
        style_hashes += hash(text);
    }
    for (const char* name : {"leaflet.js", "markercluster.js", "page.js"}) {
        const std::string text = inlined(name);
        scripts += "<script>" + text + "</script>\n";
        script_hashes += hash(text);
    }
    return filled(inlined("page.html"), {{"title", xml_escaped(options.title)},
                                         {"script-hashes", script_hashes.substr(1)},
                                         {"style-hashes", style_hashes.substr(1)},
                                         {"styles", styles},
                                         {"scripts", scripts},
                                         {"data", Page{contents, options, summary}.data()}});
}

WebSummary write_web_page(const std::filesystem::path& store, const std::filesystem::path& path,
                          const WebOptions& options) {
    check_output(path, options.overwrite);
    WebSummary summary;
    const std::string page = web_page(read_store(store), options, summary);
    OutputFile file{path, options.overwrite};
    file.write(page);
    file.finish();
    return summary;
}

} // namespace dateline
