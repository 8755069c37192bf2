// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/check_definitions.hpp"

#include "geo/operations.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <unordered_map>

namespace dateline {

namespace {

/// Shapes are simplified and points rounded: what lies this near a border may be on either side of it.
constexpr double border_tolerance_m = 1500;

Diagnostic warning(const GazetteerDefinitions::Entry& entry, std::string message) {
    const std::size_t colon = entry.position.rfind(':');
    std::uint32_t line = 0;
    std::from_chars(entry.position.data() + colon + 1, entry.position.data() + entry.position.size(), line);
    return {Diagnostic::Severity::warning, entry.position.substr(0, colon), line, std::move(message)};
}

} // namespace

Diagnostics check_definitions(const GazetteerDefinitions& definitions) {
    Diagnostics found;
    std::unordered_map<std::string, const PlaceRecord*> by_id;
    for (const GazetteerDefinitions::Entry& entry : definitions.entries)
        by_id.emplace(entry.record.id, &entry.record);
    for (const GazetteerDefinitions::Entry& entry : definitions.entries) {
        const PlaceRecord& record = entry.record;
        if (record.shape.is_polygon()) {
            const double away_m = distance_m(record.shape, record.point);
            if (away_m > 0)
                found.push_back(
                    warning(entry, fmt::format("{}: its point lies {:.1f} km outside its own shape",
                                               record.id, away_m / 1000)));
        }
        if (!record.shape.empty()) {
            const double needed_m = enclosing_radius_m(record.shape, record.point);
            if (record.radius_m < 0.9 * needed_m)
                found.push_back(
                    warning(entry, fmt::format("{}: its radius of {:.0f} m does not cover its shape, which "
                                               "needs {:.0f} m",
                                               record.id, record.radius_m, needed_m)));
        }
        for (const std::string& id : record.parents) {
            const auto parent = by_id.find(id);
            if (parent == by_id.end() || !parent->second->shape.is_polygon())
                continue;
            const double away_m = distance_m(parent->second->shape, record.point);
            if (away_m > border_tolerance_m)
                found.push_back(
                    warning(entry, fmt::format("{}: its point lies {:.1f} km outside its parent {}",
                                               record.id, away_m / 1000, id)));
        }
    }
    return found;
}

void check_index(const Gazetteer& gazetteer) {
    static_cast<void>(gazetteer.types());
    static_cast<void>(gazetteer.sources());
    for (EntryIndex index = 0; index < gazetteer.size(); ++index) {
        const EntryView entry = gazetteer.entry(index);
        static_cast<void>(gazetteer.type(index));
        static_cast<void>(gazetteer.parents(index));
        static_cast<void>(gazetteer.geometry(index));
        static_cast<void>(gazetteer.find(entry.id));
        for (const NameView& name : gazetteer.names(index))
            static_cast<void>(gazetteer.named(name.text));
    }
}

} // namespace dateline
