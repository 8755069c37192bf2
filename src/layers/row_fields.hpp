// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"
#include "event/report.hpp"
#include "geo/footprint.hpp"
#include "layers/row.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

/// The day written YYYY-MM-DD at the start of a text (a time of day may follow), or nothing.
std::optional<Day> parse_iso_day(std::string_view text);

/// Appends cells in field order. A struct describes its fields once, for FieldWriter and FieldReader alike.
class FieldWriter {
public:
    explicit FieldWriter(Row& row) : m_row(row) {}

    void text(const std::string& value) { m_row.values.emplace_back(value.empty() ? Value{} : Value{value}); }
    void number(const std::optional<double>& value) {
        m_row.values.emplace_back(value ? Value{*value} : Value{});
    }
    void number(double value) { m_row.values.emplace_back(value); }
    void whole(std::uint32_t value) { m_row.values.emplace_back(static_cast<std::int64_t>(value)); }
    void flag(bool value) { m_row.values.emplace_back(static_cast<std::int64_t>(value)); }
    void day(const std::optional<Day>& value) {
        m_row.values.emplace_back(value ? Value{to_iso(*value)} : Value{});
    }
    void last_day(const std::optional<Day>& exclusive_end) {
        day(exclusive_end ? std::optional{*exclusive_end - std::chrono::days{1}} : std::nullopt);
    }
    void quantity(const Quantity& value) {
        number(value.low);
        number(value.best);
        number(value.high);
    }
    /// The point of a footprint, nothing where there is no place.
    void position(const Footprint& where, bool lat_first) {
        const bool known = !where.geometry.empty();
        const auto lat = known ? std::optional{where.point.lat} : std::nullopt;
        const auto lon = known ? std::optional{where.point.lon} : std::nullopt;
        number(lat_first ? lat : lon);
        number(lat_first ? lon : lat);
    }
    void span(const Span& value) {
        whole(value.begin);
        whole(value.end);
    }
    template <typename Enum>
    void code(Enum value) {
        text(std::string{to_string(value)});
    }

private:
    Row& m_row;
};

/// Takes cells in the same order. Cells of the wrong kind count as empty: people edit these tables.
class FieldReader {
public:
    explicit FieldReader(const Row& row) : m_row(row) {}

    void text(std::string& value) {
        const Value& cell = next();
        if (const auto* string = std::get_if<std::string>(&cell))
            value = *string;
        else
            value.clear();
    }
    void number(std::optional<double>& value) {
        const Value& cell = next();
        value.reset();
        if (const auto* real = std::get_if<double>(&cell))
            value = *real;
        else if (const auto* integer = std::get_if<std::int64_t>(&cell))
            value = static_cast<double>(*integer);
    }
    void number(double& value) {
        std::optional<double> read;
        number(read);
        value = read.value_or(0);
    }
    void whole(std::uint32_t& value) {
        std::optional<double> read;
        number(read);
        value = read && *read >= 0 && *read <= 4294967295.0 ? static_cast<std::uint32_t>(*read) : 0;
    }
    void flag(bool& value) {
        std::uint32_t read = 0;
        whole(read);
        value = read != 0;
    }
    void day(std::optional<Day>& value) {
        const Value& cell = next();
        const auto* string = std::get_if<std::string>(&cell);
        value = string == nullptr ? std::nullopt : parse_iso_day(*string);
    }
    void last_day(std::optional<Day>& exclusive_end) {
        day(exclusive_end);
        if (exclusive_end)
            *exclusive_end += std::chrono::days{1};
    }
    void quantity(Quantity& value) {
        number(value.low);
        number(value.best);
        number(value.high);
    }
    /// The point also becomes the geometry, until its shape is put there.
    void position(Footprint& where, bool lat_first) {
        std::optional<double> first;
        std::optional<double> second;
        number(first);
        number(second);
        where.geometry = {};
        if (!first || !second)
            return;
        where.point = lat_first ? LonLat{*second, *first} : LonLat{*first, *second};
        where.geometry.points = {where.point};
    }
    void span(Span& value) {
        whole(value.begin);
        whole(value.end);
    }
    /// An enumeration by its written name; an unknown name leaves `value` as it is.
    template <typename Enum>
    void code(Enum& value) {
        std::string name;
        text(name);
        for (std::uint8_t i = 0; i < 16; ++i) {
            if (i > static_cast<std::uint8_t>(last_value(value)))
                return;
            if (to_string(static_cast<Enum>(i)) == name) {
                value = static_cast<Enum>(i);
                return;
            }
        }
    }

private:
    static constexpr ReportKind last_value(ReportKind) { return ReportKind::fortification; }
    static constexpr Modality last_value(Modality) { return Modality::retracted; }
    static constexpr DateBasis last_value(DateBasis) { return DateBasis::none; }
    static constexpr TimePrecision last_value(TimePrecision) { return TimePrecision::unknown; }
    static constexpr PlacePrecision last_value(PlacePrecision) { return PlacePrecision::unknown; }

    const Value& next() {
        static const Value nothing;
        return m_next < m_row.values.size() ? m_row.values[m_next++] : nothing;
    }

    const Row& m_row;
    std::size_t m_next = 0;
};

} // namespace dateline
