// SPDX-License-Identifier: Apache-2.0
#include "place/place_memory.hpp"

#include "place/footprint_maker.hpp"
#include "place/type_words.hpp"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace dateline {

namespace {

std::size_t positions(const Geometry& geometry) {
    std::size_t sum = geometry.points.size();
    for (const Path& path : geometry.lines)
        sum += path.size();
    for (const Rings& rings : geometry.polygons)
        for (const Path& ring : rings)
            sum += ring.size();
    return sum;
}

} // namespace

struct PlaceMemory::Kept {
    std::shared_mutex guard;
    std::size_t positions = 0; ///< vertices kept, and a few more for each thing kept
    std::unordered_map<EntryIndex, std::shared_ptr<const Geometry>> geometries;
    std::unordered_map<std::string, Footprint> footprints;
    std::shared_ptr<const TypeWords> type_words;

    /// Under the exclusive lock. Who uses what is forgotten here still holds it.
    void make_room(std::size_t more) {
        constexpr std::size_t overhead = 32; // strings and table nodes, in vertices of 16 bytes
        positions += more + overhead;
        if (positions <= most_positions)
            return;
        geometries.clear();
        footprints.clear();
        positions = more + overhead;
    }
};

PlaceMemory::PlaceMemory() : m_kept(std::make_unique<Kept>()) {}
PlaceMemory::~PlaceMemory() = default;
PlaceMemory::PlaceMemory(PlaceMemory&&) noexcept = default;
PlaceMemory& PlaceMemory::operator=(PlaceMemory&&) noexcept = default;

std::shared_ptr<const Geometry> PlaceMemory::geometry(const Gazetteer& gazetteer, EntryIndex entry) const {
    {
        const std::shared_lock reading{m_kept->guard};
        if (const auto found = m_kept->geometries.find(entry); found != m_kept->geometries.end())
            return found->second;
    }
    auto made = std::make_shared<const Geometry>(gazetteer.geometry(entry));
    const std::unique_lock writing{m_kept->guard};
    m_kept->make_room(positions(*made));
    return m_kept->geometries.try_emplace(entry, std::move(made)).first->second;
}

PlaceMemory::Footprint
PlaceMemory::footprint(const std::string& key,
                       const std::function<std::optional<PlacedFootprint>()>& make) const {
    {
        const std::shared_lock reading{m_kept->guard};
        if (const auto found = m_kept->footprints.find(key); found != m_kept->footprints.end())
            return found->second;
    }
    auto made = std::make_shared<const std::optional<PlacedFootprint>>(make());
    const std::unique_lock writing{m_kept->guard};
    m_kept->make_room(*made ? positions((*made)->footprint.geometry) : 0);
    return m_kept->footprints.try_emplace(key, std::move(made)).first->second;
}

std::shared_ptr<const TypeWords> PlaceMemory::type_words(const Gazetteer& gazetteer) const {
    const std::unique_lock writing{m_kept->guard};
    if (!m_kept->type_words)
        m_kept->type_words = std::make_shared<const TypeWords>(gazetteer);
    return m_kept->type_words;
}

} // namespace dateline
