// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import_writer.hpp"

#include "base/error.hpp"
#include "gazetteer/feature_types.hpp"
#include "gazetteer/fold.hpp"

#include <cmath>
#include <utility>

namespace dateline {

namespace {

PlacePrecision precision_of(const PlaceType& type) {
    for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(PlacePrecision::unknown); ++i)
        if (to_string(static_cast<PlacePrecision>(i)) == type.precision)
            return static_cast<PlacePrecision>(i);
    return PlacePrecision::unknown;
}

} // namespace

ImportWriter::ImportWriter(const std::filesystem::path& output, const Gazetteer* base, PlaceSource source)
    : m_base(base), m_output(output.string()), m_source(source.code), m_types(import_types(base)),
      m_writer(output, m_types, {std::move(source)}) {
    for (std::size_t i = 0; i < m_types.size(); ++i)
        m_type_numbers.emplace(m_types[i].code, i);
}

void ImportWriter::add(PlaceRecord record, const std::string& file, std::uint64_t line) {
    if (record.name.empty() || record.id.empty()) {
        report.fault(file, line, "a place without a name or an id");
        return;
    }
    if (!(std::abs(record.point.lon) <= 180 && std::abs(record.point.lat) <= 90)) {
        report.fault(file, line, fmt::format("{}: no position on the globe", record.name));
        return;
    }
    const auto number = m_type_numbers.find(record.type);
    if (number == m_type_numbers.end()) {
        report.fault(file, line, fmt::format("{}: unknown type '{}'", record.name, record.type));
        return;
    }
    if (!m_ids.insert(JoinedHash::of(record.id).mixed()).second) {
        report.fault(file, line, fmt::format("{}: the id {} came before", record.name, record.id));
        return;
    }
    const PlaceType& type = m_types[number->second];
    if (record.radius_m == 0)
        record.radius_m = type.radius_m;
    if (is_known_place(m_base, record, precision_of(type))) {
        ++report.already_known;
        return;
    }
    record.sources = m_source;
    m_writer.add(record);
    ++report.entries;
    report.names += 1 + record.names.size();
}

ImportReport ImportWriter::finish() {
    if (report.entries == 0)
        fail<DataError>(
            "{}: nothing to write: no place in the input can be used ({} faulty, {} known already)", m_output,
            report.faulty, report.already_known);
    m_writer.finish();
    return std::move(report);
}

std::string id_of(std::string_view text) {
    std::string id;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '.' || c == '-' || c == ':' || c == '_';
        id += plain ? c : '_';
    }
    return id;
}

} // namespace dateline
