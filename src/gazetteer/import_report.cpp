// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import_report.hpp"

#include "gazetteer/fold.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

void ImportReport::fault(const std::string& file, std::uint64_t line, std::string what) {
    constexpr std::uint64_t told_in_full = 20;
    ++faulty;
    if (faulty <= told_in_full)
        diagnostics.push_back({Diagnostic::Severity::warning, file, static_cast<std::uint32_t>(line),
                               std::move(what) + "; left out"});
    else if (faulty == told_in_full + 1)
        diagnostics.push_back(
            {Diagnostic::Severity::warning, file, std::nullopt, "more lines like these are left out"});
}

bool is_usable_variant(std::string_view text) {
    constexpr std::size_t longest_bytes = 100;
    constexpr std::size_t longest_code = 4;
    if (text.size() < 2 || text.size() > longest_bytes ||
        text.find_first_of("/;()[]{}|!@=\t\"") != std::string_view::npos)
        return false;
    bool ascii = true;
    bool lower = false;
    bool upper = false;
    bool digit = false;
    for (const char c : text) {
        ascii = ascii && static_cast<unsigned char>(c) < 0x80U;
        lower = lower || (c >= 'a' && c <= 'z');
        upper = upper || (c >= 'A' && c <= 'Z');
        digit = digit || (c >= '0' && c <= '9');
    }
    if (!ascii) {
        const LetterCase first = first_letter_case(text);
        return first == LetterCase::upper || (first == LetterCase::uncased && !digit);
    }
    if (text.size() < 3 || digit || !upper)
        return false;
    return (lower || text.size() > longest_code) && first_letter_case(text) == LetterCase::upper;
}

bool is_known_place(const Gazetteer* base, const PlaceRecord& record, PlacePrecision precision) {
    if (base == nullptr)
        return false;
    constexpr double least_distance_m = 15000;
    const auto matches = base->named(record.name);
    return std::any_of(matches.begin(), matches.end(), [&](const NameMatch& match) {
        const EntryView known = base->entry(match.entry);
        const PlacePrecision theirs = base->type(match.entry).precision;
        // Cities ruled as a division are both.
        const bool city = known.type.find("city") != std::string_view::npos;
        const bool alike = theirs == precision || (city && precision == PlacePrecision::settlement);
        return alike && known.country == record.country && match.status != NameStatus::demonym &&
               distance_m(known.point, record.point) <= std::max(least_distance_m, known.radius_m);
    });
}

} // namespace dateline
