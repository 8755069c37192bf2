// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include "base/error.hpp"
#include "gazetteer/fold.hpp"
#include "gazetteer/geometry_codec.hpp"
#include "gazetteer/opened_indexes.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace dateline {

namespace format = index_format;

namespace {

constexpr std::array<std::string_view, name_status_count> status_names{
    "official", "variant", "historic", "generated", "abbreviation", "demonym"};

PlacePrecision precision_of(std::string_view name) {
    for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(PlacePrecision::unknown); ++i)
        if (to_string(static_cast<PlacePrecision>(i)) == name)
            return static_cast<PlacePrecision>(i);
    return PlacePrecision::unknown;
}

TypeView view(const IndexFile& file, const format::Type& type) {
    return {file.string(type.code),
            file.string(type.label),
            precision_of(file.string(type.precision)),
            type.radius_m,
            type.near_m,
            file.string(type.words)};
}

NameStatus status_of(const IndexFile& file, std::uint32_t status) {
    if (status >= status_names.size())
        file.corrupt("a name has an unknown status");
    return static_cast<NameStatus>(status);
}

} // namespace

std::string_view to_string(NameStatus status) {
    return status_names[static_cast<std::size_t>(status)];
}

const Gazetteer::Index::File& Gazetteer::Index::file_of(EntryIndex index) const {
    assert(index < size);
    std::size_t file = files.size() - 1;
    while (file > 0 && files[file].first > index)
        --file;
    return files[file];
}

void Gazetteer::Index::settle(std::vector<NameMatch>& matches) const {
    std::sort(matches.begin(), matches.end(), [](const NameMatch& a, const NameMatch& b) {
        return a.entry != b.entry ? a.entry < b.entry : a.status < b.status;
    });
    matches.erase(std::unique(matches.begin(), matches.end(),
                              [](const NameMatch& a, const NameMatch& b) { return a.entry == b.entry; }),
                  matches.end());
    std::stable_sort(matches.begin(), matches.end(), [this](const NameMatch& a, const NameMatch& b) {
        return prominence(a.entry) > prominence(b.entry);
    });
}

Gazetteer::Gazetteer(const std::vector<std::filesystem::path>& indexes) {
    auto index = std::make_unique<Index>();
    for (const std::filesystem::path& path : indexes) {
        IndexFile file{path};
        if (file.size() > std::numeric_limits<EntryIndex>::max() - index->size)
            fail<DataError>("{}: too many places in all the indexes together", path.string());
        const EntryIndex first = index->size;
        index->size += file.size();
        index->files.push_back({std::move(file), first});
    }
    // Whichever of two files is smaller is walked, and its ids are looked for in the other.
    for (std::size_t later = 1; later < index->files.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const Index::File& newer = index->files[later];
            const Index::File& older = index->files[earlier];
            const bool walk_newer = newer.map.size() < older.map.size();
            const Index::File& walked = walk_newer ? newer : older;
            const Index::File& searched = walk_newer ? older : newer;
            for (std::uint32_t number = 0; number < walked.map.size(); ++number) {
                const auto twin = searched.map.find(walked.map.string(walked.map.entry(number).id));
                if (!twin)
                    continue;
                const EntryIndex here = walked.first + number;
                const EntryIndex there = searched.first + *twin;
                index->overrides[walk_newer ? there : here] = walk_newer ? here : there;
            }
        }
    }
    m_index = std::move(index);
}

Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

std::size_t Gazetteer::size() const {
    return m_index->size;
}

bool Gazetteer::overridden(EntryIndex index) const {
    return m_index->overrides.contains(index);
}

EntryView Gazetteer::entry(EntryIndex index) const {
    const Index::File& file = m_index->file_of(index);
    const IndexFile& map = file.map;
    const format::Entry entry = map.entry(index - file.first);
    EntryView view;
    view.id = map.string(entry.id);
    view.name = map.string(entry.name);
    view.type = map.string(map.type(entry.type).code);
    view.country = map.string(entry.country);
    view.point = {static_cast<double>(entry.lon) / format::coordinate_scale,
                  static_cast<double>(entry.lat) / format::coordinate_scale};
    view.radius_m = entry.radius_m;
    view.prominence = entry.prominence;
    view.has_shape = entry.geometry_bytes != 0;
    view.sources = map.string(entry.sources);
    view.valid = map.string(entry.valid);
    view.note = map.string(entry.note);
    if (!(std::abs(view.point.lon) <= 180 && std::abs(view.point.lat) <= 90 && view.radius_m >= 0 &&
          view.radius_m < 1e8 && view.prominence >= 0 && view.prominence <= 1))
        map.corrupt("a place has impossible numbers");
    return view;
}

std::optional<EntryIndex> Gazetteer::find(std::string_view id) const {
    for (std::size_t i = m_index->files.size(); i-- > 0;)
        if (const auto number = m_index->files[i].map.find(id))
            return m_index->files[i].first + *number;
    return std::nullopt;
}

std::vector<EntryIndex> Gazetteer::parents(EntryIndex index) const {
    // Breadth first: nearest first. A damaged file may hold a cycle, hence the check for what is already
    // there.
    std::vector<EntryIndex> found;
    std::size_t next = 0;
    for (EntryIndex child = index;; child = found[next++]) {
        const Index::File& file = m_index->file_of(child);
        const std::uint32_t number = child - file.first;
        const std::uint32_t first = file.map.entry(number).first_parent;
        const std::uint32_t end = file.map.entry(number + 1).first_parent;
        for (std::uint32_t i = first; i < end; ++i) {
            const format::Parent link = file.map.parent(i);
            std::optional<EntryIndex> parent;
            if (link.entry > file.map.size())
                file.map.corrupt("a parent is out of range");
            if (link.entry != 0)
                parent = m_index->in_force(file.first + link.entry - 1);
            else
                parent = find(file.map.string(link.id));
            if (parent && *parent != index && std::find(found.begin(), found.end(), *parent) == found.end())
                found.push_back(*parent);
        }
        if (next == found.size())
            return found;
    }
}

bool Gazetteer::within(EntryIndex inner, EntryIndex outer) const {
    const std::vector<EntryIndex> outers = parents(inner);
    return std::find(outers.begin(), outers.end(), outer) != outers.end();
}

Geometry Gazetteer::geometry(EntryIndex index) const {
    const Index::File& file = m_index->file_of(index);
    const format::Entry entry = file.map.entry(index - file.first);
    if (entry.geometry_bytes == 0)
        return {.points = {this->entry(index).point}, .lines = {}, .polygons = {}};
    std::optional<Geometry> geometry = decode_geometry(file.map.geometry(entry));
    if (!geometry)
        file.map.corrupt("a shape cannot be read");
    return *std::move(geometry);
}

std::vector<NameView> Gazetteer::names(EntryIndex index) const {
    const Index::File& file = m_index->file_of(index);
    const std::uint32_t number = index - file.first;
    const std::uint32_t first = file.map.entry(number).first_name;
    const std::uint32_t end = file.map.entry(number + 1).first_name;
    std::vector<NameView> names;
    for (std::uint32_t i = first; i < end; ++i) {
        const format::Name name = file.map.name(i);
        names.push_back(
            {file.map.string(name.text), file.map.string(name.language), status_of(file.map, name.status)});
    }
    return names;
}

TypeView Gazetteer::type(EntryIndex index) const {
    const Index::File& file = m_index->file_of(index);
    return view(file.map, file.map.type(file.map.entry(index - file.first).type));
}

std::vector<TypeView> Gazetteer::types() const {
    std::vector<TypeView> types;
    for (std::size_t file = m_index->files.size(); file-- > 0;) {
        const IndexFile& map = m_index->files[file].map;
        for (std::uint32_t i = 0; i < map.type_count(); ++i)
            types.push_back(view(map, map.type(i)));
    }
    std::stable_sort(types.begin(), types.end(),
                     [](const TypeView& a, const TypeView& b) { return a.code < b.code; });
    types.erase(std::unique(types.begin(), types.end(),
                            [](const TypeView& a, const TypeView& b) { return a.code == b.code; }),
                types.end());
    return types;
}

std::vector<SourceView> Gazetteer::sources() const {
    std::vector<SourceView> sources;
    for (std::size_t file = m_index->files.size(); file-- > 0;) {
        const IndexFile& map = m_index->files[file].map;
        for (std::uint32_t i = 0; i < map.source_count(); ++i) {
            const format::Source source = map.source(i);
            sources.push_back({map.string(source.code), map.string(source.title), map.string(source.licence),
                               map.string(source.url), map.string(source.date),
                               map.string(source.attribution)});
        }
    }
    std::stable_sort(sources.begin(), sources.end(),
                     [](const SourceView& a, const SourceView& b) { return a.code < b.code; });
    sources.erase(std::unique(sources.begin(), sources.end(),
                              [](const SourceView& a, const SourceView& b) { return a.code == b.code; }),
                  sources.end());
    return sources;
}

std::vector<NameMatch> Gazetteer::named(std::string_view name) const {
    const FoldedName folded = fold_words(name);
    const std::uint64_t hash = JoinedHash::of(folded.letters).mixed();
    std::vector<NameMatch> matches;
    if (folded.letters.empty())
        return matches;
    for (const Index::File& file : m_index->files) {
        const IndexFile::Range range = file.map.postings(hash);
        for (std::uint32_t i = range.first; i < range.end; ++i) {
            const format::Posting posting = file.map.posting(i);
            const format::Name bearer = file.map.name(posting.name);
            if (posting.entry >= file.map.size())
                file.map.corrupt("a name leads to no place");
            if (m_index->overrides.contains(file.first + posting.entry) ||
                fold_words(file.map.string(bearer.text)).letters != folded.letters)
                continue;
            matches.push_back({file.first + posting.entry, status_of(file.map, bearer.status)});
        }
    }
    m_index->settle(matches);
    return matches;
}

} // namespace dateline
