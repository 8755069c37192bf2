// SPDX-License-Identifier: Apache-2.0
#include "publish/public_profile.hpp"

#include "geo/distance.hpp"
#include "geo/footprint.hpp"
#include "layers/row_fields.hpp"
#include "layers/symbols.hpp"
#include "publish/private_names.hpp"
#include "publish/public_rules.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr int public_quote_words = 25;
constexpr double cell_deg = 0.1;

/// A row whose cells can be changed by the names of their fields.
class Cells : public RowCells {
public:
    Cells(Row& row, const TableDefinition& table) : RowCells(row, table), m_row(row), m_table(table) {}

    void set(std::string_view name, Value value) {
        for (std::size_t i = 0; i < m_table.fields.size() && i < m_row.values.size(); ++i) {
            if (m_table.fields[i].name == name) {
                m_row.values[i] = std::move(value);
                return;
            }
        }
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
void coarsen(Row& row, Cells& cells, const TableDefinition& table, PlacePrecision finest) {
    std::string coarse{cells.text("admin2")};
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
    const std::string type{cells.text("type")};
    if (cells.find("title") != nullptr)
        cells.set("title", type_symbol("incident", type, table.own_types).label +
                               (coarse.empty() ? "" : ", " + coarse));
}

/// Code points that stand between words, also those that only look like a space.
bool is_space(char32_t c) {
    return c <= 0x20 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

/// Scripts that are written without spaces: Kana, Han.
bool has_no_spaces(char32_t c) {
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

/// The code point that begins at `at`, which moves behind it; bytes that are none stand for themselves.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    char32_t c = more == 0 ? lead : lead & (0x3fU >> static_cast<unsigned>(more));
    for (int i = 0; i < more && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
         ++i)
        c = (c << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3fU);
    return c;
}

/// Nothing of other rows that would undo what is withheld. False: the row itself is not to be told.
bool without_withheld(Cells& cells, const TableDefinition& table, const Withheld& withheld) {
    const std::string_view incident = cells.text("incident_id");
    if (!incident.empty() && withheld.embargoed(incident))
        return false;
    if (table.name == "disagreements" && withheld.touches(incident))
        return false;
    if (table.base.starts_with("places") && withheld.holds_place(cells.text("place_id")))
        return false;
    if (withheld.touches(incident))
        cells.set("disagreement", Value{}); // one article's place may be finer than that of all
    for (const char* name : {"source_url", "url"}) {
        if (withheld.holds_url(cells.text(name)))
            cells.set(name, Value{});
    }
    if (table.name == "articles" && withheld.holds_article(cells.text("article_id"))) {
        cells.set("url", Value{});
        cells.set("content_hash", Value{}); // the text can be tried against it
    }
    if (withheld.holds_words(cells.text("quote"))) {
        for (const char* name : {"quote", "quote_start", "quote_end"})
            cells.set(name, Value{});
    }
    return true;
}

} // namespace

std::string first_words(std::string_view text, int words) {
    const std::size_t most_letters = static_cast<std::size_t>(words) * 16;
    int seen = 0;
    int unspaced = 0;
    std::size_t letters = 0;
    std::size_t kept = 0; // end of the last letter that is kept
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_space(c)) {
            inside = false;
            continue;
        }
        if (has_no_spaces(c) ? unspaced++ % 2 == 0 : !inside)
            ++seen;
        inside = !has_no_spaces(c);
        if (seen > words || ++letters > most_letters)
            return std::string{text.substr(0, kept)} + " \u2026";
        kept = at;
    }
    return std::string{text};
}

PublicProfile::Verdict PublicProfile::apply(Row& row, const TableDefinition& table) const {
    Cells cells{row, table};
    Verdict verdict = Verdict::as_is;
    if (!without_withheld(cells, table, withheld))
        return Verdict::withheld;
    std::optional<PublicRule> rule;
    if (table.find_field("precision") != nullptr)
        rule = withheld.rule_for(cells.text("incident_id"), cells.text("type"));
    if (rule && rule->embargo_days > 0) {
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
        if (text == nullptr)
            continue;
        if (field.shortened_in_public)
            *text = first_words(without_private_names(*text), public_quote_words);
        else if (field.name == "attribution" || field.name == "disagreement" || field.name == "value")
            *text = without_private_names(*text);
    }
    if (rule && precision_named(cells.text("precision")) < rule->finest) {
        // An area is the place itself: it is left out rather than bent.
        if (table.kind == TableKind::area || table.kind == TableKind::line)
            return Verdict::withheld;
        coarsen(row, cells, table, rule->finest);
        verdict = Verdict::coarsened;
    }
    return verdict;
}

} // namespace dateline
