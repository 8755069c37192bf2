// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import_gns.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "gazetteer/alternate_names.hpp"
#include "gazetteer/feature_types.hpp"
#include "gazetteer/import_lines.hpp"
#include "gazetteer/import_writer.hpp"
#include "gazetteer/tsv.hpp"
#include "text/word_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_set>

namespace dateline {

namespace embedded {
extern const std::string_view gns_countries_tsv;
}

namespace {

template <typename Number>
bool read_number(std::string_view text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

/// Which column holds what, by the header of either generation of files.
class GnsColumns {
public:
    enum Column : std::uint8_t {
        ufi,
        name,
        kind,
        lat,
        lon,
        feature_class,
        designation,
        country,
        language,
        count
    };

    GnsColumns(std::string_view header, const std::string& file) {
        constexpr std::array<std::array<std::string_view, 2>, count> titles{{{"UFI", "ufi"},
                                                                             {"FULL_NAME_RO", "full_name"},
                                                                             {"NT", "nt"},
                                                                             {"LAT", "lat_dd"},
                                                                             {"LONG", "long_dd"},
                                                                             {"FC", "fc"},
                                                                             {"DSG", "desig_cd"},
                                                                             {"CC1", "cc_ft"},
                                                                             {"LC", "lang_cd"}}};
        const std::vector<std::string_view> columns = split_fields(header, '\t');
        for (std::size_t column = 0; column < count; ++column) {
            const auto found = std::find_first_of(columns.begin(), columns.end(), titles[column].begin(),
                                                  titles[column].end());
            if (found == columns.end() && column != language)
                fail<DataError>("{}:1:1: no column '{}' or '{}': no file of the GEOnet Names Server", file,
                                titles[column][0], titles[column][1]);
            m_numbers[column] = static_cast<std::size_t>(found - columns.begin());
        }
    }

    [[nodiscard]] std::string_view field(const std::vector<std::string_view>& fields, Column column) const {
        return m_numbers[column] < fields.size() ? fields[m_numbers[column]] : std::string_view{};
    }

private:
    std::array<std::size_t, count> m_numbers{};
};

std::map<std::string, std::string, std::less<>> read_countries(const std::filesystem::path& country_info) {
    std::map<std::string, std::string, std::less<>> iso;
    for_each_row(embedded::gns_countries_tsv, "gns_countries.tsv",
                 [&](const WordRow& row) { iso.emplace(row.cell(0), row.cell(1)); });
    if (country_info.empty())
        return iso;
    ImportLines lines{country_info};
    for (std::string_view line; lines.next(line);) {
        const std::vector<std::string_view> fields = split_fields(line, '\t');
        if (fields.size() < 5 || line[0] == '#' || fields[0].size() != 2)
            continue;
        iso.emplace(fields[1], fields[0]);
        iso.emplace(fields[3], fields[0]);
    }
    return iso;
}

std::string_view short_language(std::string_view code) {
    constexpr std::array<std::array<std::string_view, 2>, 5> languages{
        {{"kor", "ko"}, {"zho", "zh"}, {"rus", "ru"}, {"jpn", "ja"}, {"eng", "en"}}};
    for (const auto& [three, two] : languages)
        if (three == code)
            return two;
    return code.size() == 2 || code.size() == 3 ? code : std::string_view{};
}

} // namespace

ImportReport import_gns(const GnsFiles& files, const Gazetteer* base, const std::filesystem::path& output) {
    using Column = GnsColumns::Column;
    const auto iso = read_countries(files.country_info);
    ImportWriter writer{output,
                        base,
                        {"gns", "GEOnet Names Server of the US National Geospatial-Intelligence Agency",
                         "public domain", "https://geonames.nga.mil", "", "NGA GEOnet Names Server"}};
    AlternateNames names;
    // Twice through the file: what features there are, and then all names, so that rows need no order.
    std::string_view line;
    {
        ImportLines lines{files.names};
        if (!lines.next(line))
            fail<DataError>("{}:1:1: empty", lines.name());
        const GnsColumns columns{line, lines.name()};
        while (lines.next(line)) {
            std::int64_t ufi = 0;
            if (read_number(columns.field(split_fields(line, '\t'), Column::ufi), ufi))
                names.expect(static_cast<std::uint32_t>(ufi));
        }
    }
    names.ready();
    {
        ImportLines lines{files.names};
        lines.next(line);
        const GnsColumns columns{line, lines.name()};
        while (lines.next(line)) {
            const std::vector<std::string_view> fields = split_fields(line, '\t');
            std::int64_t ufi = 0;
            const std::string_view name = columns.field(fields, Column::name);
            if (!read_number(columns.field(fields, Column::ufi), ufi) || name.empty() ||
                find_invalid_utf8(line)) {
                writer.report.fault(lines.name(), lines.line_number(), "no UFI, no name or not UTF-8");
                continue;
            }
            const std::string_view kind = columns.field(fields, Column::kind);
            const NameStatus status = kind.starts_with('H')        ? NameStatus::historic
                                      : kind == "C" || kind == "N" ? NameStatus::official
                                                                   : NameStatus::variant;
            // A conventional name is the English one: marked so that it can be told from the approved one
            // below.
            const std::string_view language = kind == "C"
                                                  ? std::string_view{"en"}
                                                  : short_language(columns.field(fields, Column::language));
            names.add(static_cast<std::uint32_t>(ufi), {std::string{name}, std::string{language}, status});
        }
    }
    names.sort();
    ImportLines lines{files.names};
    lines.next(line);
    const GnsColumns columns{line, lines.name()};
    std::unordered_set<std::uint32_t> done;
    while (lines.next(line)) {
        const std::vector<std::string_view> fields = split_fields(line, '\t');
        std::int64_t ufi = 0;
        if (!read_number(columns.field(fields, Column::ufi), ufi) ||
            !done.insert(static_cast<std::uint32_t>(ufi)).second)
            continue;
        PlaceRecord record;
        record.id = fmt::format("gns.{}", ufi);
        const auto feature = feature_type(columns.field(fields, Column::feature_class),
                                          columns.field(fields, Column::designation));
        if (!feature) {
            ++writer.report.other_kinds;
            continue;
        }
        record.type = feature->type;
        record.prominence = std::clamp(0.1 + feature->weight, 0.02, 0.9);
        if (!read_number(columns.field(fields, Column::lat), record.point.lat) ||
            !read_number(columns.field(fields, Column::lon), record.point.lon)) {
            writer.report.fault(lines.name(), lines.line_number(), "no position");
            continue;
        }
        const std::string_view code = columns.field(fields, Column::country);
        if (const auto country = iso.find(code); country != iso.end())
            record.country = country->second;
        if (!files.country.empty())
            record.country = files.country;
        names.take(static_cast<std::uint32_t>(ufi), record.names);
        const auto best =
            std::max_element(record.names.begin(), record.names.end(), [](const auto& a, const auto& b) {
                const auto rank = [](const PlaceName& name) {
                    return name.status == NameStatus::official ? (name.language == "en" ? 2 : 1) : 0;
                };
                return rank(a) < rank(b);
            });
        if (best != record.names.end()) {
            record.name = best->text;
            record.names.erase(best);
        }
        writer.add(std::move(record), lines.name(), lines.line_number());
    }
    return writer.finish();
}

} // namespace dateline
